/** What Python sees of cells: `cell_contents`, comparison. Layout and life: objects/function.ts. */

import { orderResult, richCompare } from "../core/compare.ts";
import { formatText, raise, raisef } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { decref, incref } from "../core/object.ts";
import { tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, ERROR, isPointer, NOT_IMPLEMENTED, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { asCell, newCell } from "./function.ts";

/** types.CellType([contents]) */
function cellNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return raise(Exc.TypeError, "cell() takes no keyword arguments");
  }
  if (nargs > 1) return raisef(Exc.TypeError, "cell expected at most 1 argument, got %d", nargs);
  const p = newCell(nargs === 0 ? UNBOUND : incref(load<i64>(args)));
  return p === 0 ? ERROR : box(p);
}

function cellRepr(self: Value): Value {
  const v = asCell(pointer(self)).value;
  const address = <i64>pointer(self);
  if (v === UNBOUND) return formatText("<cell at 0x%x: empty>", address);
  return formatText("<cell at 0x%x: %T object at 0x%x>", address, v, isPointer(v) ? <i64>pointer(v) : v);
}

function getContents(self: Value): Value {
  const v = asCell(pointer(self)).value;
  return v === UNBOUND ? raise(Exc.ValueError, "Cell is empty") : incref(v);
}

/** Deleting empties the cell. */
function setContents(self: Value, value: Value): i32 {
  const cell = asCell(pointer(self));
  const old = cell.value;
  cell.value = incref(value);
  decref(old);
  return 0;
}

/** By their contents; an empty cell is less than any other. */
function cellCompare(a: Value, b: Value, op: Compare): Value {
  if (!isExactly(a, TypeId.CELL) || !isExactly(b, TypeId.CELL)) return NOT_IMPLEMENTED;
  const x = asCell(pointer(a)).value;
  const y = asCell(pointer(b)).value;
  if (x !== UNBOUND && y !== UNBOUND) return richCompare(x, y, op);
  return orderResult((x === UNBOUND ? 0 : 1) - (y === UNBOUND ? 0 : 1), op);
}

export function initCell(): void {
  const type = asType(typeAt(TypeId.CELL));
  type.new = cellNew.index;
  type.repr = cellRepr.index;
  type.compare = cellCompare.index;
  defineGetter(type, "cell_contents", getContents, setContents);
}
