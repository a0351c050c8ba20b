/**
 * The pairs that enumerate, zip and dict.items() give: where nobody kept the last one, it is filled anew instead of being freed and
 * made again (as CPython does), since `for i, x in …` takes it apart at once.
 */
import { decref, gcIsTracked, gcTrack, incref } from "../core/object.ts";
import { TUPLE_ITEMS, tuple2 } from "../core/tuple.ts";
import { box, ERROR, isPointer, pointer, Value } from "../core/value.ts";
import { Header } from "../shared/layout.ts";

/** A tuple (a, b), taking over both references: the one last given if only the iterator still has it. Else ERROR or a new one. */
export function pairFrom(last: Value, a: Value, b: Value): Value {
  if (!isPointer(last) || load<i32>(pointer(last), Header.REFCOUNT) !== 1) {
    const p = tuple2(a, b);
    return p === 0 ? ERROR : box(p);
  }
  const p = pointer(last);
  const oldA = load<i64>(p, TUPLE_ITEMS);
  const oldB = load<i64>(p, TUPLE_ITEMS + 8);
  store<i64>(p, a, TUPLE_ITEMS);
  store<i64>(p, b, TUPLE_ITEMS + 8);
  incref(last);
  decref(oldA);
  decref(oldB);
  if (!gcIsTracked(p)) gcTrack(p);
  return last;
}
