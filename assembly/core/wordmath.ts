/**
 * Operators on ints of at most 64 bits whose results fit too, without limbs or type slots: hashes and random numbers written in Python
 * are made of these, a product or a shift beyond 49 bits and a mask. Gives UNBOUND for all else (core/intmath.ts knows every int).
 */
import { TypeId } from "../shared/types.ts";
import { fitsI64, intFromI64, intToI64 } from "./integer.ts";
import { Binary } from "./type.ts";
import { isExactly } from "./typeids.ts";
import { isSmall, UNBOUND, Value } from "./value.ts";

/** Whether v is an int, of no subclass, that intToI64 knows. */
function isWord(v: Value): bool {
  return isSmall(v) || (isExactly(v, TypeId.INT) && fitsI64(v));
}

/** x op y: a reference, UNBOUND, or ERROR with MemoryError pending. */
export function wordOperation(x: Value, y: Value, op: Binary): Value {
  if (!isWord(x) || !isWord(y)) return UNBOUND;
  const m = intToI64(x);
  const n = intToI64(y);
  switch (op) {
    case Binary.ADD: {
      const r = m + n;
      return ((m ^ r) & (n ^ r)) < 0 ? UNBOUND : intFromI64(r);
    }
    case Binary.SUBTRACT: {
      const r = m - n;
      return ((m ^ n) & (m ^ r)) < 0 ? UNBOUND : intFromI64(r);
    }
    case Binary.MULTIPLY:
      return leadingZeros(m) + leadingZeros(n) < 65 ? UNBOUND : intFromI64(m * n);
    case Binary.AND:
      return intFromI64(m & n);
    case Binary.OR:
      return intFromI64(m | n);
    case Binary.XOR:
      return intFromI64(m ^ n);
    case Binary.RSHIFT:
      return <u64>n > 63 ? UNBOUND : intFromI64(m >> n);
    default:
      return UNBOUND;
  }
}

/** Of the magnitude: two numbers that have 65 together have a product below 2 ** 63. */
function leadingZeros(i: i64): i64 {
  return clz<i64>(i < 0 ? 0 - i : i);
}
