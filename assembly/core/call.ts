/**
 * Calling any object from native code.
 *
 * Arguments lie side by side in memory: `nargs` positional ones, then those whose keywords the tuple `kwnames` (0: none) gives.
 * Behind them at least STACK_HEADROOM values may be overwritten (natives put defaults of missing parameters there). The dispatch loop
 * passes its window; native code takes room from the stack of arguments below.
 */
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { STACK_HEADROOM } from "../shared/limits.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { bind, getAttr, typeLookupName } from "./attribute.ts";
import { enterNative, leaveNative } from "./depth.ts";
import { raise, raisef, raiseMemoryError } from "./errors.ts";
import { nameOf } from "./intern.ts";
import { decref, incref } from "./object.ts";
import { tupleLength } from "./tuple.ts";
import { asType } from "./type.ts";
import { isExactly, typeOf } from "./typeids.ts";
import { ERROR, UNBOUND, Value } from "./value.ts";

/** What the stack of arguments begins with, what it grows by at least, and what it may come to. */
const FIRST_CHUNK: usize = 16 * 1024;
const CHUNK: usize = 64 * 1024;
const ARGUMENTS_SIZE: usize = 512 * 1024;

let top: usize = 0;
let limit: usize = 0;
/** Where the chunk begins that `top` lies in; below it, where the one before stands. Nobody's arguments begin at the first one's. */
let base: usize = 0;
let spaceLeft: usize = ARGUMENTS_SIZE;

/** Stands before each chunk but the first: what to go back to. */
@unmanaged
class ChunkHeader {
  top: usize;
  limit: usize;
  base: usize;
  space: usize;

  @inline static of(base: usize): ChunkHeader {
    return changetype<ChunkHeader>(base - offsetof<ChunkHeader>());
  }
}

export function initCalls(): bool {
  base = rawAlloc(FIRST_CHUNK);
  top = base + 8;
  limit = base + FIRST_CHUNK;
  return base !== 0;
}

/** Room for `count` arguments (and headroom), 0 with an exception pending. Give back with dropArguments(result). */
export function takeArguments(count: u32): usize {
  const p = top;
  const size = (<usize>count + STACK_HEADROOM) << 3;
  if (p + size > limit) return takeFromChunk(size);
  top = p + size;
  return p;
}

/** Also gives back what was taken later. */
export function dropArguments(p: usize): void {
  top = p;
  if (p <= base || p > limit) closeChunks(p);
}

function takeFromChunk(size: usize): usize {
  const space = max(CHUNK, size + offsetof<ChunkHeader>());
  if (space > spaceLeft) {
    raise(Exc.RecursionError, "maximum recursion depth exceeded");
    return 0;
  }
  const block = rawAlloc(space);
  if (block === 0) {
    raiseMemoryError();
    return 0;
  }
  const p = block + offsetof<ChunkHeader>();
  const header = ChunkHeader.of(p);
  header.top = top;
  header.limit = limit;
  header.base = base;
  header.space = space;
  spaceLeft -= space;
  base = p;
  limit = block + space;
  top = p + size;
  return p;
}

/** Gives back chunks until `p` is what is free next. */
function closeChunks(p: usize): void {
  do {
    const begin = base;
    const header = ChunkHeader.of(begin);
    top = p === begin ? header.top : p;
    limit = header.limit;
    base = header.base;
    spaceLeft += header.space;
    rawFree(changetype<usize>(header));
    if (p === begin) return;
  } while (p <= base || p > limit);
}

/** callable(*args, **kwargs), or ERROR. Arguments are borrowed. */
export function callVector(callable: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const slot = asType(typeOf(callable)).call;
  if (slot === 0) return raisef(Exc.TypeError, "'%T' object is not callable", callable);
  if (!enterNative()) return ERROR;
  const result = call_indirect<Value>(slot, callable, args, nargs, kwnames);
  leaveNative();
  return result;
}

export function call0(callable: Value): Value {
  const args = takeArguments(0);
  if (args === 0) return ERROR;
  const result = callVector(callable, args, 0, 0);
  dropArguments(args);
  return result;
}

export function call1(callable: Value, a: Value): Value {
  const args = takeArguments(1);
  if (args === 0) return ERROR;
  store<i64>(args, a);
  const result = callVector(callable, args, 1, 0);
  dropArguments(args);
  return result;
}

export function call2(callable: Value, a: Value, b: Value): Value {
  const args = takeArguments(2);
  if (args === 0) return ERROR;
  store<i64>(args, a);
  store<i64>(args, b, 8);
  const result = callVector(callable, args, 2, 0);
  dropArguments(args);
  return result;
}

export function call3(callable: Value, a: Value, b: Value, c: Value): Value {
  const args = takeArguments(3);
  if (args === 0) return ERROR;
  store<i64>(args, a);
  store<i64>(args, b, 8);
  store<i64>(args, c, 16);
  const result = callVector(callable, args, 3, 0);
  dropArguments(args);
  return result;
}

export function call4(callable: Value, a: Value, b: Value, c: Value, d: Value): Value {
  const args = takeArguments(4);
  if (args === 0) return ERROR;
  store<i64>(args, a);
  store<i64>(args, b, 8);
  store<i64>(args, c, 16);
  store<i64>(args, d, 24);
  const result = callVector(callable, args, 4, 0);
  dropArguments(args);
  return result;
}

/**
 * Calls the special method `name` of self's type with up to three arguments (UNBOUND: no more), as the slots of Python
 * classes do: the function is found on the type, plain functions get self without a bound method. UNBOUND if there is none.
 */
export function callSpecial(
  self: Value,
  name: Name,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
): Value {
  const attribute = typeLookupName(self, name);
  if (attribute === UNBOUND) return UNBOUND;
  const args = takeArguments(3);
  if (args === 0) return ERROR;
  let count = 0;
  if (a !== UNBOUND) store<i64>(args + (count++ << 3), a);
  if (b !== UNBOUND) store<i64>(args + (count++ << 3), b);
  if (c !== UNBOUND) store<i64>(args + (count++ << 3), c);
  const result = callAttribute(attribute, self, args, count, 0);
  dropArguments(args);
  return result;
}

/** As callSpecial, for a call with any arguments. */
export function callSpecialVector(self: Value, name: Name, args: usize, nargs: i32, kwnames: usize): Value {
  const attribute = typeLookupName(self, name);
  return attribute === UNBOUND ? UNBOUND : callAttribute(attribute, self, args, nargs, kwnames);
}

/** Calls what was found on self's type (borrowed) as a method of self. */
export function callAttribute(attribute: Value, self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  if (isExactly(attribute, TypeId.FUNCTION) || isExactly(attribute, TypeId.METHOD_DESCRIPTOR)) {
    incref(attribute);
    const result = callWithSelf(attribute, self, args, nargs, kwnames);
    decref(attribute);
    return result;
  }
  const bound = bind(attribute, self);
  if (bound === ERROR) return ERROR;
  const result = callVector(bound, args, nargs, kwnames);
  decref(bound);
  return result;
}

/** callable(self, *args, **kwargs). */
export function callWithSelf(callable: Value, self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const total = <u32>nargs + (kwnames === 0 ? 0 : tupleLength(kwnames));
  const values = takeArguments(total + 1);
  if (values === 0) return ERROR;
  store<i64>(values, self);
  for (let i: u32 = 0; i < total; i++) store<i64>(values + (i << 3), load<i64>(args + (i << 3)), 8);
  const result = callVector(callable, values, nargs + 1, kwnames);
  dropArguments(values);
  return result;
}

/** v.name(*up to three arguments) through ordinary attribute access, or ERROR. */
export function callMethod(
  v: Value,
  name: Name,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
): Value {
  const method = getAttr(v, nameOf(name));
  if (method === ERROR) return ERROR;
  let result: Value;
  if (a === UNBOUND) result = call0(method);
  else if (b === UNBOUND) result = call1(method, a);
  else if (c === UNBOUND) result = call2(method, a, b);
  else result = call3(method, a, b, c);
  decref(method);
  return result;
}
