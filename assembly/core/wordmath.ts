/**
 * Operators on ints of at most 64 bits whose results fit too, without limbs or type slots: hashes and random numbers written in Python
 * are made of these, a product or a shift beyond 49 bits and a mask. Gives UNBOUND for all else (core/intmath.ts knows every int).
 */
import { TypeId } from "../shared/types.ts";
import { asInt, INT_DIGITS, intFromI64 } from "./integer.ts";
import { Binary } from "./type.ts";
import { isExactly } from "./typeids.ts";
import { isSmall, pointer, smallValue, UNBOUND, Value } from "./value.ts";

class Word {
  /** Whether v is an int, of no subclass, of a magnitude below 2 ** 63. One that is an object has two digits at least. */
  @inline
  static is(v: Value): bool {
    if (isSmall(v)) return true;
    if (!isExactly(v, TypeId.INT)) return false;
    const size = asInt(pointer(v)).size;
    return (size === 2 || size === -2) && load<i64>(pointer(v), INT_DIGITS) >= 0;
  }

  /** Its value. */
  @inline
  static of(v: Value): i64 {
    if (isSmall(v)) return smallValue(v);
    const magnitude = load<i64>(pointer(v), INT_DIGITS);
    return asInt(pointer(v)).size < 0 ? 0 - magnitude : magnitude;
  }
}

/** x op y: a reference, UNBOUND, or ERROR with MemoryError pending. */
export function wordOperation(x: Value, y: Value, op: Binary): Value {
  if (!Word.is(x) || !Word.is(y)) return UNBOUND;
  const m = Word.of(x);
  const n = Word.of(y);
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
