/**
 * The pairs that enumerate, zip and dict.items() give: where nobody kept the last one, it is filled anew instead of being freed and
 * made again (as CPython does), since `for i, x in …` takes it apart at once.
 */
import { decref, gcIsTracked, gcTrack, incref } from "../core/object.ts";
import { TUPLE_ITEMS, tuple2 } from "../core/tuple.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
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

/**
 * As pairFrom; or, with `at` not 0, without a pair: puts b there and a behind it, as UNPACK_SEQUENCE would, and gives UNBOUND. That
 * is how `for i, x in …` asks.
 */
export function pairOrParts(at: usize, last: Value, a: Value, b: Value): Value {
  if (at === 0) return pairFrom(last, a, b);
  store<i64>(at, b);
  store<i64>(at, a, 8);
  return UNBOUND;
}
