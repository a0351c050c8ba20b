/**
 * Type objects and their slots.
 *
 * A type is 512 bytes at most; built-in types stand at fixed addresses (core/typeids.ts), heap types in our heap. A slot
 * holds an index into the function table, 0 where the type has none; a type inherits its base's slots when it is made
 * ready. The comment beside a slot is the signature to call it by. Conventions of results: a Value is a new reference or ERROR;
 * an i32 is 0 or 1, or -1 with an exception pending; an i64 count or hash is -1 with an exception pending.
 *
 * Names of dunder methods and the slots they stand for: core/slots.ts. Making heap types: objects/type.ts.
 */
import { TYPE_SIZE, TypeFlag } from "../shared/layout.ts";
import { TypeFlags, typeOf } from "./typeids.ts";
import { Value } from "./value.ts";

@unmanaged
export class PyType {
  refcount: i32;
  type: u32;
  /** TypeFlag bits. */
  flags: u32;
  /** Differs between any two states of any two types (bumped when the type or a base changes); 0: not assigned. */
  version: u32;
  /** Addresses of str objects: __name__ and __qualname__. */
  name: u32;
  qualname: u32;
  base: u32;
  /** Tuples. */
  bases: u32;
  mro: u32;
  /** The namespace, a dict. */
  dict: u32;
  /** List of direct subclasses (core/subclasses.ts), 0 if there are none. */
  subclasses: u32;
  /** __module__ of a built-in type: a str object. */
  module: u32;
  /** Bytes of an instance, header included (not the collector's links); itemSize for those that vary. */
  basicSize: u32;
  itemSize: u32;
  /** Bytes before an instance: 0 for plain objects, 8 for the collector's links, 16 with dict and weak references too. */
  preSize: u32;
  /** Offset in an instance of the u32 that holds its dict (0 while there is none); 0: no __dict__. Heap types: -12. */
  dictOffset: i32;
  /** Offset of the u32 head of its weak references; 0: not weakly referenceable. Heap types: -16. */
  weakOffset: i32;
  /** Offset and number of the inline values, and the shared table of their keys (core/instance.ts); 0: none. */
  valuesOffset: u32;
  valuesCount: u32;
  keys: u32;
  /** Member slots declared by __slots__ in this class: a tuple of names, or 0. */
  slotNames: u32;
  /**
   * Heap types: the nearest base that is built in, and the offset of the Values that Python classes added to its instances (slots,
   * then inline values, up to basicSize; equal to basicSize if there are none).
   */
  nativeBase: u32;
  fieldsOffset: u32;
  /** Weak references to the type itself. */
  weakrefs: u32;
  /** Docstring (AS string literal) of a built-in type. */
  doc: u32;

  // ---- life ----
  /** (type: usize, args: usize, nargs: i32, kwnames: usize) => Value */
  new: u32;
  /** (self: Value, args: usize, nargs: i32, kwnames: usize) => i32 */
  init: u32;
  /** (p: usize) => void: drops what it holds and frees the memory. */
  dealloc: u32;
  /** (p: usize, visit: u32) => void: calls visit, a (child: usize) => void, for each reference it holds to a container. */
  traverse: u32;
  /** (p: usize) => void: drops references that may form cycles. */
  clear: u32;
  /** (self: Value) => void: __del__ */
  finalize: u32;

  // ---- attributes ----
  /** (self: Value, name: usize) => Value */
  getattr: u32;
  /** (self: Value, name: usize, value: Value) => i32; UNBOUND deletes */
  setattr: u32;
  /** (self: Value, owner: Value | UNBOUND, type: Value) => Value */
  descrGet: u32;
  /** (self: Value, owner: Value, value: Value) => i32; UNBOUND deletes */
  descrSet: u32;

  // ---- general ----
  /** (self: Value) => Value */
  repr: u32;
  str: u32;
  /** (self: Value) => i64 */
  hash: u32;
  /** (self: Value, args: usize, nargs: i32, kwnames: usize) => Value */
  call: u32;
  /** (a: Value, b: Value, op: Compare) => Value */
  compare: u32;
  /** (self: Value) => Value; next gives END when exhausted */
  iter: u32;
  next: u32;
  /** (self: Value) => Value: of `await`, `async for` (PEP 492) */
  await: u32;
  aiter: u32;
  anext: u32;

  // ---- containers ----
  /** (self: Value) => i64 */
  length: u32;
  /** (self: Value, key: Value) => Value */
  getItem: u32;
  /** (self: Value, key: Value, value: Value) => i32; UNBOUND deletes */
  setItem: u32;
  /** (self: Value, item: Value) => i32 */
  contains: u32;
  /** (a: Value, b: Value) => Value: + of sequences, tried after the number slots */
  concat: u32;
  inplaceConcat: u32;
  /** Lends memory (core/buffer.ts). (v: Value, flags: i32) => i32, what it lends in Lent; releaseBuffer: (v: Value) => void */
  getBuffer: u32;
  releaseBuffer: u32;
  /** (a: Value, count: i64) => Value: * of sequences */
  repeat: u32;
  inplaceRepeat: u32;

  // ---- numbers ----
  /** (self: Value) => i32 */
  bool: u32;
  /** (self: Value) => Value */
  index: u32;
  int: u32;
  float: u32;
  negative: u32;
  positive: u32;
  absolute: u32;
  invert: u32;
  /** (a: Value, b: Value) => Value, NOT_IMPLEMENTED if it does not know the other; in the order of Binary. */
  add: u32;
  subtract: u32;
  multiply: u32;
  matmul: u32;
  trueDivide: u32;
  floorDivide: u32;
  modulo: u32;
  divmod: u32;
  lshift: u32;
  rshift: u32;
  and: u32;
  xor: u32;
  or: u32;
  /** (a: Value, b: Value, modulus: Value) => Value */
  power: u32;
  /** As the above, for `a op= b`; 0: the plain operation serves. */
  inplaceAdd: u32;
  inplaceSubtract: u32;
  inplaceMultiply: u32;
  inplaceMatmul: u32;
  inplaceTrueDivide: u32;
  inplaceFloorDivide: u32;
  inplaceModulo: u32;
  /** Never set: keeps the in-place slots in step with the plain ones. */
  inplaceDivmod: u32;
  inplaceLshift: u32;
  inplaceRshift: u32;
  inplaceAnd: u32;
  inplaceXor: u32;
  inplaceOr: u32;
  inplacePower: u32;
  /**
   * For the collector's count of young objects: instances that CPython would hold in a free list, and the most it would. Taking one
   * from there and putting it back does not change the count. (Memory itself is reused by the caches of memory/arena.ts.)
   */
  spare: u32;
  spareLimit: u32;
  /**
   * (args: usize, nargs: i32) => Value: what a call of this very type with these arguments, all positional, gives; UNBOUND where the usual
   * way, by `new` and `init`, has to tell. Subclasses do not inherit it.
   */
  make: u32;
}

if (offsetof<PyType>() > <usize>TYPE_SIZE) ERROR("PyType is larger than TYPE_SIZE");
if (offsetof<PyType>("flags") !== offsetof<TypeFlags>("flags")) ERROR("TypeFlags is out of step with PyType");

/** Binary operations, in the order of PyType's slots from `add`; in-place ones follow at the same distance. */
export enum Binary {
  ADD,
  SUBTRACT,
  MULTIPLY,
  MATMUL,
  TRUE_DIVIDE,
  FLOOR_DIVIDE,
  MODULO,
  DIVMOD,
  LSHIFT,
  RSHIFT,
  AND,
  XOR,
  OR,
  POWER,
  COUNT,
}

/** The type object of a value. */
export function typeObject(v: Value): PyType {
  return changetype<PyType>(typeOf(v));
}

export function asType(p: usize): PyType {
  return changetype<PyType>(p);
}

/** Whether `type` is `base` or derives from it, by the method resolution order. */
export function isSubtype(type: usize, base: usize): bool {
  if (type === base) return true;
  const mro: usize = asType(type).mro;
  if (mro === 0) {
    for (let t: usize = asType(type).base; t !== 0; t = asType(t).base) if (t === base) return true;
    return false;
  }
  const count = load<u32>(mro, 8);
  for (let i: u32 = 0; i < count; i++) if (<usize>load<i64>(mro + (i << 3), 16) === base) return true;
  return false;
}

export function isType(v: Value): bool {
  return (typeObject(v).flags & TypeFlag.TYPE) !== 0;
}
