/**
 * _sre.SRE_Template: a replacement text, parsed by re._parser. What it is made of is a list: text, number of a group, text, …, text.
 * A record (objects/record.ts) with that as a tuple.
 */
import { callMethod } from "../../core/call.ts";
import { raise } from "../../core/errors.ts";
import {
  allocList,
  asList,
  isList,
  listAppend,
  listAppendOwned,
  listItem,
  listLength,
} from "../../core/list.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { newTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, isSmall, NONE, pointer, smallValue, Value } from "../../core/value.ts";
import { fieldOf, newRecord, setField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { groupText, PyMatch } from "./matchobject.ts";
import { slice } from "./pattern.ts";

const PARTS: u32 = 0;
export const TEMPLATE_FIELDS: u32 = 1;

/** template(pattern, template, /) */
export function makeTemplate(args: usize): Value {
  const list = load<i64>(args, 8);
  if (!isList(list) || !isTemplate(pointer(list))) return raise(Exc.TypeError, "invalid template");
  const parts = newTuple(asList(pointer(list)).items, listLength(pointer(list)));
  const p = parts === 0 ? 0 : newRecord(typeAt(TypeId.SRE_TEMPLATE));
  if (p === 0) {
    if (parts !== 0) decrefAt(parts);
    return ERROR;
  }
  setField(p, PARTS, box(parts));
  return box(p);
}

/** Whether a list has numbers that are not negative at odd places, and ends with a text. */
function isTemplate(list: usize): bool {
  const count = listLength(list);
  for (let i: u32 = 1; i < count; i += 2) {
    const v = listItem(list, i);
    if (!isSmall(v) || smallValue(v) < 0) return false;
  }
  return (count & 1) === 1;
}

/** Appends the texts that a template means for a match; false with an exception pending. */
export function appendExpanded(list: usize, template: Value, m: PyMatch): bool {
  if (!isExactly(template, TypeId.SRE_TEMPLATE)) {
    raise(Exc.TypeError, "invalid template");
    return false;
  }
  const parts = pointer(fieldOf(template, PARTS));
  for (let i: u32 = 0; i < tupleLength(parts); i++) {
    const part = tupleItem(parts, i);
    if (!(i & 1)) {
      if (!listAppend(list, part)) return false;
      continue;
    }
    if (smallValue(part) >= <i64>m.groups) {
      raise(Exc.IndexError, "invalid group reference");
      return false;
    }
    const text = groupText(m, <u32>smallValue(part), NONE);
    if (text === ERROR) return false;
    // A group that took no part adds nothing.
    if (text !== NONE && !listAppendOwned(list, text)) return false;
  }
  return true;
}

/** The texts of a list (taken over), joined as those of the subject's kind are. */
export function joinTexts(list: usize, subject: Value): Value {
  const nothing = slice(subject, 0, 0);
  const joined = nothing === ERROR ? ERROR : callMethod(nothing, Name.join, box(list));
  decref(nothing);
  decrefAt(list);
  return joined;
}

/** A template's text for a match, or ERROR. */
export function expandTemplate(template: Value, m: PyMatch): Value {
  const list = allocList();
  if (list === 0) return ERROR;
  if (appendExpanded(list, template, m)) return joinTexts(list, m.string);
  decrefAt(list);
  return ERROR;
}
