/**
 * The one table of special methods: which slot of a type each stands for, and in what shape the slot is called.
 *
 * It is read in both directions. objects/wrapper.ts puts a wrapper into a built-in type's namespace for each slot that the type
 * fills; objects/slotupdate.ts fills the slots of Python classes from their namespaces, with the functions of objects/dunder.ts
 * (`fn` of a row) or, where nothing was overridden, with the native slot behind an inherited wrapper.
 *
 * Rows of one slot stand together. A row without `fn` is for built-in types only (sequences' `+`): a Python class
 * that defines such a method gets it through the number slot of the same name.
 */
import { Name } from "../shared/names.ts";
import { nameOf } from "./intern.ts";

/** How a slot is called (see core/type.ts), and with what arguments its wrapper is. */
export enum Shape {
  // (self)
  UNARY,
  // (self); END is StopIteration
  NEXT,
  // (self, other) => slot(self, other)
  BINARY,
  // (self, other) => slot(other, self)
  REFLECTED,
  // (self, other, modulus=None)
  POWER,
  REFLECTED_POWER,
  // (self) => i64
  LENGTH,
  HASH,
  // (self) => i32
  BOOL,
  // (self, *args, **kwargs)
  CALL,
  INIT,
  // (self, name)
  GET_ATTRIBUTE,
  SET_ATTRIBUTE,
  DELETE_ATTRIBUTE,
  // descriptors
  GET,
  SET,
  DELETE,
  // (self, key, value), (self, key)
  SET_ITEM,
  DELETE_ITEM,
  // (self, item) => i32
  CONTAINS,
  // (self, count)
  REPEAT,
  // rich comparisons, in the order of Compare
  LESS,
  LESS_EQUAL,
  EQUAL,
  NOT_EQUAL,
  GREATER,
  GREATER_EQUAL,
  // (self): __del__
  FINALIZE,
  // (self, flags) => memoryview, (self, memoryview): the buffer protocol
  BUFFER,
  RELEASE_BUFFER,
  // in Python classes only
  NO_WRAPPER,
}

@unmanaged
export class SlotRow {
  /** Interned str. */
  name: u32;
  /** Offset in PyType. */
  slot: u32;
  shape: u32;
  /** The slot function of Python classes: index in the function table, 0 for none. */
  fn: u32;
  nameNumber: u32;
}

/** A slot of a built-in type as a method: `int.__add__`. */
@unmanaged
export class PyWrapperDescriptor {
  refcount: i32;
  type: u32;
  /** Address of a SlotRow. */
  row: u32;
  /** The type that fills the slot. */
  owner: u32;
  /** The slot's function: index in the function table. */
  fn: u32;
  pad: u32;
}

const MAX_ROWS: u32 = 128;
const ROW_SIZE: usize = 20;
const rows = memory.data(2560, 8);
let count: u32 = 0;

/** One byte for each index in the function table: 1 for the slot functions of Python classes. */
const PYTHON_SLOTS_SIZE: u32 = 16384;
const pythonSlots = memory.data(16384);

/** Adds a row, at boot. */
export function addSlotRow(name: Name, slot: usize, shape: Shape, fn: u32): void {
  if (count === MAX_ROWS) unreachable();
  const r = slotRow(count++);
  r.name = <u32>nameOf(name);
  r.slot = <u32>slot;
  r.shape = shape;
  r.fn = fn;
  r.nameNumber = name;
  if (fn !== 0) markPythonSlot(fn);
}

/** Marks a function of the table as the slot function of Python classes. */
export function markPythonSlot(fn: u32): void {
  if (fn < PYTHON_SLOTS_SIZE) store<u8>(pythonSlots + fn, 1);
}

/** Whether a slot's index is that of a function that looks up and calls a special method: then Python code will run. */
export function isPythonSlot(fn: u32): bool {
  return fn < PYTHON_SLOTS_SIZE && load<u8>(pythonSlots + fn) !== 0;
}

export function slotRowCount(): u32 {
  return count;
}

export function slotRow(i: u32): SlotRow {
  return changetype<SlotRow>(rows + i * ROW_SIZE);
}
