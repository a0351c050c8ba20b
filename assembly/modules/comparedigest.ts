/** Comparison in a time that tells nothing about where two texts differ: operator._compare_digest, hmac.compare_digest. */
import { bytesAt, bytesCount, openBytes } from "../core/bytes.ts";
import { raise, raisef } from "../core/errors.ts";
import { asStr, isStr, STR_DATA } from "../core/string.ts";
import { boxBool, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";

/** Whether the runs are equal; looks at every byte of b whatever they are. */
function sameBytes(a: usize, m: u32, b: usize, n: u32): bool {
  let difference: u32 = m ^ n;
  const other = m === n ? a : b;
  for (let i: u32 = 0; i < n; i++) difference |= load<u8>(other + i) ^ load<u8>(b + i);
  return difference === 0;
}

/** _compare_digest(a, b, /): both str in ASCII, or both bytes-like. */
export function compareDigest(args: usize): Value {
  const a = load<i64>(args);
  const b = load<i64>(args, 8);
  if (isStr(a) && isStr(b)) {
    const p = pointer(a);
    const q = pointer(b);
    if (!asStr(p).ascii || !asStr(q).ascii) {
      return raise(Exc.TypeError, "comparing strings with non-ASCII characters is not supported");
    }
    return boxBool(sameBytes(p + STR_DATA, asStr(p).length, q + STR_DATA, asStr(q).length));
  }
  if (isStr(a) || isStr(b)) return refuse(a, b);
  if (!openBytes(a) || !openBytes(b)) return refuse(a, b);
  // Again: a `__buffer__` in Python may have moved the bytes of the other.
  openBytes(a);
  const data = bytesAt;
  const length = bytesCount;
  openBytes(b);
  return boxBool(sameBytes(data, length, bytesAt, bytesCount));
}

function refuse(a: Value, b: Value): Value {
  const message = "unsupported operand types(s) or combination of types: '%T' and '%T'";
  return raisef(Exc.TypeError, message, a, b);
}
