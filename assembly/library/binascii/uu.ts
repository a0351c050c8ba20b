/** One line of uuencoded data: a character for the length, then four for each three bytes. */
import { allocBytes, BYTES_DATA, bytesAt, bytesCount, emptyBytes } from "../../core/bytes.ts";
import { decrefAt } from "../../core/object.ts";
import { isTrue } from "../../core/truth.ts";
import { box, ERROR, Value } from "../../core/value.ts";
import { TypeId } from "../../shared/types.ts";
import { openAsciiSource, openSource } from "../arguments.ts";
import { raiseOwn } from "../errors.ts";

const SPACE: u32 = 32;
const BACKTICK: u32 = 96;
const LINE: i32 = 45;

function isLineEnd(c: u32): bool {
  return c === 10 || c === 13;
}

/** b2a_uu(data, backtick) */
export function toUu(args: usize): Value {
  const backtick = isTrue(load<i64>(args, 8));
  if (backtick < 0 || !openSource(load<i64>(args))) return ERROR;
  const n = bytesCount;
  if (n > LINE) return raiseOwn(TypeId.BINASCII_ERROR, "At most 45 bytes at once");
  const p = allocBytes(2 + <i64>((n + 2) / 3) * 4);
  if (p === 0) return ERROR;
  const zero = backtick !== 0 ? BACKTICK : SPACE;
  let to = p + BYTES_DATA;
  store<u8>(to++, <u8>(n === 0 ? zero : SPACE + n));
  for (let i = 0; i < n; i += 3) {
    let bits: u32 = 0;
    for (let k = i; k < i + 3; k++) bits = (bits << 8) | (k < n ? load<u8>(bytesAt + <usize>k) : 0);
    for (let shift = 18; shift >= 0; shift -= 6) {
      const six = (bits >> shift) & 63;
      store<u8>(to++, <u8>(six === 0 ? zero : SPACE + six));
    }
  }
  store<u8>(to, 10);
  return box(p);
}

/** a2b_uu(data): what is missing at the end of the line counts as zeros, as mailers cut off spaces. */
export function fromUu(args: usize): Value {
  if (!openAsciiSource(load<i64>(args))) return ERROR;
  const size = ((bytesCount > 0 ? <u32>load<u8>(bytesAt) : 0) - SPACE) & 63;
  const p = size === 0 ? emptyBytes() : allocBytes(size);
  if (p === 0) return ERROR;
  const message = decodeLine(p + BYTES_DATA, size);
  if (message === null) return box(p);
  decrefAt(p);
  return raiseOwn(TypeId.BINASCII_ERROR, message);
}

/** Decodes the rest of the line that is open; what is wrong with it, or null. */
function decodeLine(to: usize, size: u32): string | null {
  let at = 1;
  let bits: u32 = 0;
  let have: u32 = 0;
  for (let left = size; left > 0; at++) {
    const c: u32 = at < bytesCount ? load<u8>(bytesAt + <usize>at) : 10;
    const ended = isLineEnd(c);
    if (!ended && (c < SPACE || c > BACKTICK)) return "Illegal char";
    bits = (bits << 6) | (ended ? 0 : (c - SPACE) & 63);
    have += 6;
    if (have < 8) continue;
    have -= 8;
    store<u8>(to++, <u8>(bits >> have));
    left--;
  }
  for (; at < bytesCount; at++) {
    const c: u32 = load<u8>(bytesAt + <usize>at);
    if (c !== SPACE && c !== BACKTICK && !isLineEnd(c)) return "Trailing garbage";
  }
  return null;
}
