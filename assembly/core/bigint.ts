/**
 * Between int values and the magnitudes that core/number computes with: showing any int as limbs, and making an int of
 * limbs. An inline int shows its limbs in a scratch word given by the caller, so that two operands need two words.
 */
import { rawFree } from "../memory/raw.ts";
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { allocInt, asInt, INT_DIGITS, intFromI64, intFromU64 } from "./integer.ts";
import { limbsCopy, limbsTrim } from "./number/bignum.ts";
import { Status } from "./number/status.ts";
import { freePlain } from "./object.ts";
import { isExactly } from "./typeids.ts";
import { box, ERROR, isSmall, pointer, smallValue, Value } from "./value.ts";

/** Scratch words for the limbs of inline ints. */
export const WORD_A: usize = memory.data(8, 8);
export const WORD_B: usize = memory.data(8, 8);
export const WORD_C: usize = memory.data(8, 8);

/** Raises what a kernel's status says. Gives ERROR. */
export function raiseStatus(status: i32): Value {
  // An interrupt has left its exception pending.
  return status === Status.NoMemory ? raiseMemoryError() : ERROR;
}

/** Address of the magnitude of an int; an inline one is written to `word`. */
export function limbsOf(v: Value, word: usize): usize {
  if (!isSmall(v)) return pointer(v) + INT_DIGITS;
  store<i64>(word, abs(smallValue(v)));
  return word;
}

/** Count of limbs of the magnitude; 0 for zero. */
export function limbCount(v: Value): i32 {
  if (!isSmall(v)) return abs(asInt(pointer(v)).size);
  const magnitude = abs(smallValue(v));
  return magnitude === 0 ? 0 : magnitude >> 32 === 0 ? 1 : 2;
}

/**
 * Ends the making of an int: p is from allocInt, its first `n` limbs are set. Trims it; one that fits a word becomes
 * inline and p is freed.
 */
export function finishInt(p: usize, n: i32, negative: bool): Value {
  const limbs = p + INT_DIGITS;
  const allocated = asInt(p).size;
  n = limbsTrim(limbs, n);
  if (n < 2 || (n === 2 && load<u32>(limbs, 4) < 0x10000)) {
    const magnitude: u64 = n === 0 ? 0 : n === 1 ? load<u32>(limbs) : load<u64>(limbs);
    freePlain(p);
    return intFromI64(negative ? -(<i64>magnitude) : <i64>magnitude);
  }
  asInt(p).size = negative ? -n : n;
  if (allocated - n < 16 || allocated < n + (n >> 1)) return box(p);
  return copyShorter(p, n, negative);
}

/** A copy without the unused limbs; the original where there is no memory for it. */
function copyShorter(p: usize, n: i32, negative: bool): Value {
  const copy = allocInt(n);
  if (copy === 0) {
    freePlain(p);
    return ERROR;
  }
  limbsCopy(copy + INT_DIGITS, p + INT_DIGITS, n);
  freePlain(p);
  asInt(copy).size = negative ? -n : n;
  return box(copy);
}

/** Ends the making of an int by a kernel that gave a status. */
export function finishKernel(p: usize, n: i32, negative: bool, status: Status): Value {
  if (status === Status.Ok) return finishInt(p, n, negative);
  freePlain(p);
  return raiseStatus(status);
}

/** A new int of the given magnitude. */
export function intFromLimbs(limbs: usize, n: i32, negative: bool): Value {
  n = limbsTrim(limbs, n);
  if (n === 0) return intFromI64(0);
  if (n <= 2 && !negative) return intFromU64(n === 1 ? load<u32>(limbs) : load<u64>(limbs));
  const p = allocInt(n);
  if (p === 0) return ERROR;
  limbsCopy(p + INT_DIGITS, limbs, n);
  return finishInt(p, n, negative);
}

/** Frees scratch memory and gives the value on. */
export function freeing(block: usize, result: Value): Value {
  rawFree(block);
  return result;
}

/** Whether v, which is an int, is of exactly the type int. */
export function isExactInt(v: Value): bool {
  return isSmall(v) || isExactly(v, TypeId.INT);
}
