/** Notes of exceptions (PEP 678): `__notes__` is a list of strs, made with the first note. */
import { getAttrOptional, setAttr } from "../../core/attribute.ts";
import { formatText, pending, raise, restoreError, takeError } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { allocList, isList, listAppend } from "../../core/list.ts";
import { decref } from "../../core/object.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";

/** Adds a note (a str, borrowed) to an exception; false with an exception pending. */
export function addNote(exception: Value, note: Value): bool {
  const name = nameOf(Name.__notes__);
  let notes = getAttrOptional(exception, name);
  if (notes === ERROR) return false;
  if (notes === UNBOUND) {
    const list = allocList();
    if (list === 0) return false;
    notes = box(list);
    if (setAttr(exception, name, notes) < 0) {
      decref(notes);
      return false;
    }
  }
  let good: bool = false;
  if (isList(notes)) good = listAppend(pointer(notes), note);
  else raise(Exc.TypeError, "Cannot add note: __notes__ is not a list");
  decref(notes);
  return good;
}

/** Adds a note, formatted as by raisef, to the pending exception. If that fails, the failure is pending instead. */
export function notePending(
  format: string,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
): void {
  if (pending === UNBOUND) return;
  const exception = takeError();
  const note = formatText(format, a, b, c);
  const good = note !== ERROR && addNote(exception, note);
  decref(note);
  if (good) restoreError(exception);
  else decref(exception);
}
