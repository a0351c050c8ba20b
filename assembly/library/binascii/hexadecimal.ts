/** hexlify and unhexlify. */
import {
  allocBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  emptyBytes,
  isBytes,
  newBytes,
  openBytes,
} from "../../core/bytes.ts";
import { raise } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { decrefAt } from "../../core/object.ts";
import { charAt, isStr } from "../../core/string.ts";
import { BAD_INDEX, lengthOf, sizeNumber } from "../../core/subscript.ts";
import { digitOf, hexDigit } from "../../core/text/ascii.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { openAsciiSource, openSource } from "../arguments.ts";
import { raiseOwn } from "../errors.ts";

/** The byte that a separator is; -1 with an exception pending. */
function separator(v: Value): i32 {
  const length = lengthOf(v);
  if (length < 0) return -1;
  if (length !== 1) raise(Exc.ValueError, "sep must be length 1.");
  else if (isBytes(v)) {
    openBytes(v);
    return load<u8>(bytesAt);
  } else if (!isStr(v)) raise(Exc.TypeError, "sep must be str or bytes.");
  else if (charAt(pointer(v), 0) < 256) return charAt(pointer(v), 0);
  else raise(Exc.ValueError, "sep must be ASCII.");
  return -1;
}

/** The digits of four bytes, all at once: nibbles in bytes of their own, to which 0x30 is added, and 0x27 more from ten on. */
function eightDigits(bytes: u32): u64 {
  let spread: u64 = bytes;
  spread = (spread | (spread << 16)) & 0x0000_ffff_0000_ffff;
  spread = (spread | (spread << 8)) & 0x00ff_00ff_00ff_00ff;
  const nibbles = ((spread >> 4) & 0x000f_000f_000f_000f) | ((spread & 0x000f_000f_000f_000f) << 8);
  const letters = ((nibbles + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101;
  return nibbles + 0x3030_3030_3030_3030 + letters * 0x27;
}

/** hexlify(data, sep, bytes_per_sep): groups are counted from the end, from the start if the number is negative. */
export function toHex(args: usize): Value {
  const sep = load<i64>(args, 8) === UNBOUND ? 0 : separator(load<i64>(args, 8));
  const group = sep < 0 ? BAD_INDEX : sizeNumber(load<i64>(args, 16));
  if (group === BAD_INDEX || !openSource(load<i64>(args))) return ERROR;
  const n = bytesCount;
  if (n === 0) return box(emptyBytes());
  const size = load<i64>(args, 8) === UNBOUND ? 0 : abs(group);
  const gaps = size === 0 ? 0 : (<i64>n - 1) / size;
  const p = charge(n >> 4) ? allocBytes(<i64>n * 2 + gaps) : 0;
  if (p === 0) return ERROR;
  let to = p + BYTES_DATA;
  let from = bytesAt;
  const end = bytesAt + <usize>n;
  if (gaps === 0) {
    for (; from + 4 <= end; from += 4, to += 8) store<u64>(to, eightDigits(load<u32>(from)));
  }
  // How many bytes come before the next separator.
  let left = gaps === 0 ? <i64>n : group < 0 ? size : ((<i64>n - 1) % size) + 1;
  for (let at = from; at < end; at++) {
    if (left-- === 0) {
      store<u8>(to++, <u8>sep);
      left = size - 1;
    }
    const byte: u32 = load<u8>(at);
    store<u16>(to, <u16>(hexDigit(byte >> 4) | (hexDigit(byte & 15) << 8)));
    to += 2;
  }
  return box(p);
}

/** Makes bytes of digits, sixteen at a time, up to the first sixteen that are not all digits or not there: how many were used. */
function bytesOfDigits(to: usize, from: usize, n: i32): i32 {
  const zero = i8x16.splat(0x30);
  const ten = i8x16.splat(10);
  const lower = i8x16.splat(0x20);
  const a = i8x16.splat(0x61);
  const six = i8x16.splat(6);
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    const text = v128.load(from + <usize>i);
    const digit = v128.sub<i8>(text, zero);
    const letter = v128.sub<i8>(v128.or(text, lower), a);
    const isDigit = v128.lt<u8>(digit, ten);
    if (!v128.all_true<i8>(v128.or(isDigit, v128.lt<u8>(letter, six)))) break;
    const nibbles = v128.bitselect(digit, v128.add<i8>(letter, ten), isDigit);
    // In each unit of two bytes the higher digit comes first, so lowest.
    const pairs = v128.or(v128.shl<i16>(nibbles, 4), v128.shr<u16>(nibbles, 8));
    const bytes = v128.and(pairs, i16x8.splat(0xff));
    store<u64>(to + <usize>(i >> 1), v128.extract_lane<i64>(v128.narrow<u16>(bytes, bytes), 0));
  }
  return i;
}

/** unhexlify(hexstr) */
export function fromHex(args: usize): Value {
  if (!openAsciiSource(load<i64>(args))) return ERROR;
  const n = bytesCount;
  if (n & 1) return raiseOwn(TypeId.BINASCII_ERROR, "Odd-length string");
  if (n === 0) return newBytes(0, 0);
  const p = charge(n >> 4) ? allocBytes(n >> 1) : 0;
  if (p === 0) return ERROR;
  const to = p + BYTES_DATA;
  for (let i = bytesOfDigits(to, bytesAt, n); i < n; i += 2) {
    const high = digitOf(load<u8>(bytesAt + <usize>i));
    const low = digitOf(load<u8>(bytesAt + <usize>i + 1));
    if (high > 15 || low > 15) {
      decrefAt(p);
      return raiseOwn(TypeId.BINASCII_ERROR, "Non-hexadecimal digit found");
    }
    store<u8>(to + <usize>(i >> 1), <u8>((high << 4) | low));
  }
  return box(p);
}
