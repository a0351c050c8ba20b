/** Names of module and class bodies, globals to set and delete, cells. All in stack form but the cells. */
import { dictDelete, dictSetStr } from "../../core/dict.ts";
import { catchError, raise } from "../../core/errors.ts";
import { decref, incref, increfAt } from "../../core/object.ts";
import { setItem } from "../../core/subscript.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { asCell } from "../../objects/function.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { findGlobal, findLocal, findName, lookupMapping, nameAt, raiseNameError } from "./lookups.ts";
import { aOf, begin, bOf, cOf, consume, read, write } from "./operands.ts";

/** Result of an operation that leaves a value in slot a. */
function give(frame: Frame, pc: usize, v: Value): usize {
  if (v === ERROR) return 0;
  write(frame, aOf(pc), v);
  return pc + 8;
}

export function loadName(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  return give(frame, pc, findName(frame, nameAt(frame, bOf(pc))));
}

export function storeName(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = incref(read(frame, aOf(pc)));
  const done = setName(frame, nameAt(frame, bOf(pc)), v);
  decref(v);
  if (done < 0) return 0;
  consume(frame, aOf(pc));
  return pc + 8;
}

function setName(frame: Frame, name: usize, v: Value): i32 {
  if (frame.locals === 0) {
    raise(Exc.SystemError, "no locals found when storing a name");
    return -1;
  }
  const locals = box(frame.locals);
  return isExactly(locals, TypeId.DICT)
    ? dictSetStr(pointer(locals), name, v)
    : setItem(locals, box(name), v);
}

export function deleteName(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const name = nameAt(frame, bOf(pc));
  if (frame.locals === 0) {
    raise(Exc.SystemError, "no locals when deleting a name");
    return 0;
  }
  const locals = box(frame.locals);
  let done: i32;
  if (isExactly(locals, TypeId.DICT)) done = dictDelete(pointer(locals), box(name));
  else {
    done = setItem(locals, box(name), UNBOUND) < 0 ? -1 : 1;
    if (done < 0 && catchError(Exc.KeyError)) done = 0;
  }
  if (done === 0) raiseNameError("name '%S' is not defined", name);
  return done === 1 ? pc + 8 : 0;
}

export function storeGlobal(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  if (dictSetStr(frame.globals, nameAt(frame, bOf(pc)), read(frame, aOf(pc))) < 0) return 0;
  consume(frame, aOf(pc));
  return pc + 8;
}

export function deleteGlobal(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const name = nameAt(frame, bOf(pc));
  const done = dictDelete(frame.globals, box(name));
  if (done === 0) raiseNameError("name '%S' is not defined", name);
  return done === 1 ? pc + 8 : 0;
}

/** The namespace itself. */
export function loadLocals(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  if (frame.locals === 0) {
    raise(Exc.SystemError, "no locals");
    return 0;
  }
  increfAt(frame.locals);
  return give(frame, pc, box(frame.locals));
}

/** Mapping in a, name b: the mapping's value, else the global. */
export function loadFromDictOrGlobals(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const name = nameAt(frame, bOf(pc));
  const v = lookupMapping(read(frame, aOf(pc)), name);
  return give(frame, pc, v === UNBOUND ? findGlobal(frame, name) : v);
}

// ---- cells ----

/** Name of cell number i. */
function cellName(frame: Frame, i: u32): usize {
  const code = asCode(frame.code);
  const own = tupleLength(code.cellvars);
  return pointer(i < own ? tupleItem(code.cellvars, i) : tupleItem(code.freevars, i - own));
}

function cellNumber(frame: Frame, slot: u32): u32 {
  return (slot >> 3) - asCode(frame.code).nlocals;
}

/** UnboundLocalError or NameError for an empty cell. Gives ERROR. */
function raiseEmptyCell(frame: Frame, i: u32): Value {
  const own = i < tupleLength(asCode(frame.code).cellvars);
  const name = cellName(frame, i);
  if (own) {
    return raiseNameError(
      "cannot access local variable '%S' where it is not associated with a value",
      name,
      Exc.UnboundLocalError,
    );
  }
  return raiseNameError(
    "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
    name,
  );
}

function cellValue(frame: Frame, slot: u32): Value {
  const v = asCell(pointer(read(frame, slot))).value;
  return v === UNBOUND ? raiseEmptyCell(frame, cellNumber(frame, slot)) : incref(v);
}

export function loadDeref(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  return give(frame, pc, cellValue(frame, bOf(pc)));
}

export function deleteDeref(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const cell = asCell(pointer(read(frame, aOf(pc))));
  const v = cell.value;
  if (v === UNBOUND) {
    raiseEmptyCell(frame, cellNumber(frame, aOf(pc)));
    return 0;
  }
  cell.value = UNBOUND;
  decref(v);
  return pc + 8;
}

/** The namespace's value for the name of cell b (slot c), else the cell's. */
export function loadClassDeref(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = findLocal(frame, cellName(frame, bOf(pc)));
  return give(frame, pc, v === UNBOUND ? cellValue(frame, cOf(pc)) : v);
}

/** As loadClassDeref, the mapping in a. */
export function loadFromDictOrDeref(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = lookupMapping(read(frame, aOf(pc)), cellName(frame, bOf(pc)));
  return give(frame, pc, v === UNBOUND ? cellValue(frame, cOf(pc)) : v);
}

/** CHECK found a local unbound. */
export function unboundLocal(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const name = pointer(tupleItem(asCode(frame.code).varnames, bOf(pc)));
  raiseNameError(
    "cannot access local variable '%S' where it is not associated with a value",
    name,
    Exc.UnboundLocalError,
  );
  return 0;
}
