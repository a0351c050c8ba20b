/** Iterators over arrays. */
import { raise } from "../../core/errors.ts";
import { isInt } from "../../core/integer.ts";
import { define } from "../../core/native.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { emptyTuple } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { box, END, ERROR, NONE, pointer, small, Value } from "../../core/value.ts";
import { asCursor, cursorOf, exhaust, initCursor, newCursor } from "../../objects/cursor.ts";
import { builtinReduction } from "../../objects/reduction.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { itemAt, TypeCode } from "./items.ts";
import { asArray, Cell } from "./storage.ts";

/** iter(array): the slot. */
export function arrayIter(self: Value): Value {
  return newCursor(TypeId.ARRAY_ITERATOR, self, 0);
}

function next(v: Value): Value {
  const it = asCursor(pointer(v));
  if (it.sequence === 0) return END;
  const a = asArray(box(it.sequence));
  if (it.index >= <i64>a.length) return exhaust(it);
  return itemAt(Cell.at(a, it.index++), <TypeCode>a.code);
}

/** (iter, (array,), index), of an exhausted one (iter, ((),)). */
function reduce(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence === 0) return builtinReduction(Name.iter, box(emptyTuple()));
  return builtinReduction(Name.iter, box(it.sequence), small(it.index));
}

function setState(args: usize): Value {
  const state = load<i64>(args, 8);
  if (!isInt(state)) return raise(Exc.TypeError, "an integer is required");
  const index = sizeNumber(state);
  if (index === BAD_INDEX) return ERROR;
  const it = cursorOf(args);
  if (it.sequence !== 0) it.index = max<i64>(0, min<i64>(index, asArray(box(it.sequence)).length));
  return NONE;
}

export function fillArrayIterator(type: PyType): void {
  initCursor(type);
  type.next = next.index;
  define(type, "__reduce__(self, /)", reduce);
  define(type, "__setstate__(self, state, /)", setState);
}
