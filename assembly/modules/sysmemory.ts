/** The functions of `sys` that look at memory. modules/sys.ts calls initSysMemory for its namespace. CPython: Python/sysmodule.c. */
import { callSpecial } from "../core/call.ts";
import { catchError, raise, raisef } from "../core/errors.ts";
import { fitsI64, intFromI64, intFromU64, intToI64, isInt } from "../core/integer.ts";
import { defineFunction } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import {
  ERROR,
  isPointer,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { write } from "../host.ts";
import { allocatedBlocks } from "../memory/arena.ts";
import { putMemoryStats } from "../memory/stats.ts";
import { textBytes, textEnd, textLength } from "../memory/text.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";

/** What CPython 3.14 says of an immortal object where pointers have 32 bits. */
const IMMORTAL_COUNT: i64 = 0x70000000;
/** Ints that CPython keeps for ever; other ints and floats without an object say what a constant has there. */
const SMALLEST_KEPT: i64 = -5;
const LARGEST_KEPT: i64 = 256;
const CONSTANT_COUNT: i64 = 3;

function getRefcount(args: usize): Value {
  const v = load<i64>(args);
  if (isPointer(v)) {
    const count = load<i32>(pointer(v), Header.REFCOUNT);
    return small(count < 0 ? IMMORTAL_COUNT : count);
  }
  if (!isSmall(v)) return small(CONSTANT_COUNT);
  const n = smallValue(v);
  return small(n >= SMALLEST_KEPT && n <= LARGEST_KEPT ? IMMORTAL_COUNT : CONSTANT_COUNT);
}

/** __sizeof__() as a number, plus the words before the object; -1 with an exception pending. */
function sizeOf(v: Value): i64 {
  const result = callSpecial(v, Name.__sizeof__);
  if (result === UNBOUND) {
    raisef(Exc.TypeError, "Type %T doesn't define __sizeof__", v);
    return -1;
  }
  if (result === ERROR) return -1;
  let size: i64 = -1;
  if (!isInt(result)) raise(Exc.TypeError, "an integer is required");
  else if (!fitsI64(result) || intToI64(result) > i32.MAX_VALUE) {
    raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
  } else if (intToI64(result) < 0) raise(Exc.ValueError, "__sizeof__() should return >= 0");
  else size = intToI64(result);
  decref(result);
  return size < 0 || !isPointer(v) ? size : size + asType(typeOf(v)).preSize;
}

function getSizeof(args: usize): Value {
  const size = sizeOf(load<i64>(args));
  if (size >= 0) return intFromI64(size);
  const fallback = load<i64>(args, 8);
  if (fallback === UNBOUND || !catchError(Exc.TypeError)) return ERROR;
  return incref(fallback);
}

function getAllocatedBlocks(_args: usize): Value {
  return intFromU64(allocatedBlocks());
}

function debugMallocStats(_args: usize): Value {
  putMemoryStats();
  write(2, textBytes(), <u32>textLength());
  textEnd();
  return NONE;
}

/** Adds the functions to the namespace of sys. `module` is its name, a str. */
export function initSysMemory(dict: usize, module: usize): void {
  defineFunction(dict, module, "getrefcount(object, /)", getRefcount);
  defineFunction(dict, module, "getsizeof(object, default=NULL)", getSizeof);
  defineFunction(dict, module, "getallocatedblocks()", getAllocatedBlocks);
  defineFunction(dict, module, "_debugmallocstats()", debugMallocStats);
}
