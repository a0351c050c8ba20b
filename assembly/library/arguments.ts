/** Arguments that natives of bytes have alike. */
import { openBytes, setOpened } from "../core/bytes.ts";
import { errorPending, raise, raisef } from "../core/errors.ts";
import { asInt, INT_DIGITS, intIsZero } from "../core/integer.ts";
import { decref } from "../core/object.ts";
import { asStr, isStr, STR_DATA } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { ERROR, isSmall, pointer, smallValue, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";

/** Opens a bytes-like object (core/bytes.ts); false with TypeError, or what it has raised itself, pending. */
export function openSource(v: Value): bool {
  if (openBytes(v)) return true;
  if (!errorPending()) raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", v);
  return false;
}

/** As openSource, also for a str of ASCII characters. */
export function openAsciiSource(v: Value): bool {
  if (isStr(v)) {
    const p = pointer(v);
    setOpened(p + STR_DATA, asStr(p).length);
    if (!asStr(p).ascii) raise(Exc.ValueError, "string argument should contain only ASCII characters");
    return asStr(p).ascii !== 0;
  }
  if (openBytes(v)) return true;
  if (!errorPending()) raisef(Exc.TypeError, "argument should be bytes, buffer or ASCII string, not '%T'", v);
  return false;
}

/** What `lowBits` gives on error; a value is below. */
export const NO_BITS: i64 = -1;

/** The lowest 32 bits of an int, in two's complement; NO_BITS with TypeError pending. */
export function lowBits(v: Value): i64 {
  if (isSmall(v)) return smallValue(v) & 0xffffffff;
  const index = toIndex(v);
  if (index === ERROR) return NO_BITS;
  let bits: u32 = 0;
  if (isSmall(index)) bits = <u32>smallValue(index);
  else if (!intIsZero(index)) {
    bits = load<u32>(pointer(index), INT_DIGITS);
    if (asInt(pointer(index)).size < 0) bits = 0 - bits;
  }
  decref(index);
  return bits;
}
