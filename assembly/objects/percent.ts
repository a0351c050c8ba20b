/**
 * `%` of str and bytes (CPython: unicode_format in Objects/unicodeobject.c, _PyBytes_FormatEx):
 *
 *     "%" ["(" key ")"] {"#" | "0" | "-" | " " | "+"} [width | "*"] ["." precision | "*"] ["h" | "l" | "L"] type
 *
 * Bytes are formatted as the Latin-1 text that they are, so that both go the same way; the result is turned into bytes at the end.
 */

import { lendsBuffer } from "../core/buffer.ts";
import { Builder, newBuilder } from "../core/builder.ts";
import {
  bytesAt,
  bytesCount,
  isBytearray,
  isBytes,
  newBytearray,
  newBytes,
  openBytes,
} from "../core/bytes.ts";
import { callSpecial } from "../core/call.ts";
import { catchError, literal, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { PercentFlag, percentFloat, percentInt } from "../core/format/percent.ts";
import { fitsI64, intToI64, isInt } from "../core/integer.ts";
import { latin1 } from "../core/intern.ts";
import { DECIMAL_END, writeDecimal } from "../core/inttext.ts";
import { decref, incref } from "../core/object.ts";
import { repr, str } from "../core/represent.ts";
import { asStr, charAt, isStr, STR_DATA, strOf } from "../core/string.ts";
import { getItem, toIndex } from "../core/subscript.ts";
import { allocLong, charStr, strFromChars, substring } from "../core/substring.ts";
import { copyBytes } from "../core/text/chars.ts";
import { findChar } from "../core/text/find.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeOf } from "../core/typeids.ts";
import { box, ERROR, isSmall, pointer, smallValue, UNBOUND, Value } from "../core/value.ts";
import { objAlloc, objFree } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { RealArgument, toReal } from "./float.ts";
import { bytesOfLender } from "./memoryview.ts";
import { asciiRepr } from "./strrepr.ts";

/** One use of `%`. Python code runs in the middle of it, so it is no static record. */
@unmanaged
class Directives {
  /** The format: a str, of which a bytes format is a Latin-1 copy. */
  text: usize;
  length: i32;
  /** Of bytes. */
  binary: bool;
  out: Builder;
  at: i32;
  /** The right operand: a tuple of arguments, or the only one; or what a key gave last (then `owned`). */
  args: Value;
  owned: bool;
  isTuple: bool;
  /** Arguments used up. */
  used: u32;
  /** The right operand where keys may look, else UNBOUND. */
  mapping: Value;

  // The directive being read.
  /** PercentFlag bits. */
  flags: i32;
  width: i32;
  precision: i32;
  type: u32;

  private char(i: i32): u32 {
    return charAt(this.text, i);
  }

  /** Writes everything; false with an exception pending. */
  run(): bool {
    while (this.at < this.length) {
      let percent = this.at;
      while (percent < this.length && this.char(percent) !== 0x25) percent++;
      this.out.slice(this.text, this.at, percent);
      this.at = percent + 1;
      if (percent < this.length && !this.directive()) return false;
    }
    return this.allUsed();
  }

  private allUsed(): bool {
    if (this.mapping !== UNBOUND) return true;
    const given = this.isTuple ? tupleLength(pointer(this.args)) : 1;
    if (this.used >= given) return true;
    const kind = literal(this.binary ? "bytes" : "string");
    raisef(Exc.TypeError, "not all arguments converted during %L formatting", kind);
    return false;
  }

  /** Reads and writes one directive; `at` is behind the per cent sign. */
  private directive(): bool {
    if (this.at < this.length && this.char(this.at) === 0x25) {
      this.out.char(0x25);
      this.at++;
      return true;
    }
    if (!this.parse()) return false;
    const v = this.nextArgument();
    return v !== UNBOUND && this.convert(v);
  }

  /** The next argument, borrowed; UNBOUND with TypeError pending. */
  private nextArgument(): Value {
    const used = this.used;
    if (this.isTuple ? used < tupleLength(pointer(this.args)) : used === 0) {
      this.used++;
      return this.isTuple ? tupleItem(pointer(this.args), used) : this.args;
    }
    raise(Exc.TypeError, "not enough arguments for format string");
    return UNBOUND;
  }

  // ---- reading a directive ----

  private parse(): bool {
    this.width = -1;
    this.precision = -1;
    if (this.at < this.length && this.char(this.at) === 0x28 && !this.parseKey()) return false;
    this.parseFlags();
    if (!this.parseWidth() || !this.parsePrecision()) return false;
    if (this.at < this.length) {
      const c = this.char(this.at);
      if (c === 0x68 || c === 0x6c || c === 0x4c) this.at++;
    }
    if (this.at === this.length) return refuse(Exc.ValueError, "incomplete format");
    this.type = this.char(this.at++);
    return true;
  }

  /** `(key)`: the mapping's value becomes the argument. */
  private parseKey(): bool {
    if (this.mapping === UNBOUND) return refuse(Exc.TypeError, "format requires a mapping");
    const start = this.at + 1;
    let open = 1;
    let i = start;
    for (; i < this.length && open > 0; i++) {
      const c = this.char(i);
      if (c === 0x28) open++;
      else if (c === 0x29) open--;
    }
    if (open > 0) return refuse(Exc.ValueError, "incomplete format key");
    this.at = i;
    const key = this.keyOf(start, i - 1);
    if (key === ERROR) return false;
    const v = getItem(this.mapping, key);
    decref(key);
    if (v === ERROR) return false;
    this.dropOwned();
    this.args = v;
    this.owned = true;
    this.isTuple = false;
    this.used = 0;
    return true;
  }

  private keyOf(from: i32, to: i32): Value {
    if (!this.binary) return substring(this.text, from, to);
    return newBytes(this.text + STR_DATA + <usize>from, to - from);
  }

  dropOwned(): void {
    if (this.owned) decref(this.args);
    this.owned = false;
  }

  private parseFlags(): void {
    this.flags = 0;
    while (this.at < this.length) {
      const flag = flagOf(this.char(this.at));
      if (flag === 0) return;
      this.flags |= flag;
      this.at++;
    }
  }

  private parseWidth(): bool {
    if (this.accept(0x2a)) {
      const v = this.nextArgument();
      if (v === UNBOUND) return false;
      if (!isInt(v)) return refuse(Exc.TypeError, "* wants int");
      const n = fitsI64(v) ? intToI64(v) : i64.MAX_VALUE;
      if (n > i32.MAX_VALUE || n < -i32.MAX_VALUE) {
        return refuse(Exc.OverflowError, "Python int too large to convert to C ssize_t");
      }
      if (n < 0) this.flags |= PercentFlag.LEFT;
      this.width = <i32>abs(n);
      return true;
    }
    this.width = this.number();
    return this.width !== TOO_BIG || refuse(Exc.ValueError, "width too big");
  }

  private parsePrecision(): bool {
    if (!this.accept(0x2e)) return true;
    if (this.accept(0x2a)) {
      const v = this.nextArgument();
      if (v === UNBOUND) return false;
      if (!isInt(v)) return refuse(Exc.TypeError, "* wants int");
      const n = fitsI64(v) ? intToI64(v) : i64.MAX_VALUE;
      if (n > i32.MAX_VALUE || n < i32.MIN_VALUE) {
        return refuse(Exc.OverflowError, "Python int too large to convert to C int");
      }
      this.precision = max(<i32>n, 0);
      return true;
    }
    const n = this.number();
    if (n === TOO_BIG) return refuse(Exc.ValueError, "precision too big");
    this.precision = max(n, 0);
    return true;
  }

  private accept(c: u32): bool {
    if (this.at === this.length || this.char(this.at) !== c) return false;
    this.at++;
    return true;
  }

  /** A decimal number; -1 if there is none; TOO_BIG. */
  private number(): i32 {
    let value: i64 = -1;
    while (this.at < this.length && this.char(this.at) - 0x30 < 10) {
      value = max<i64>(value, 0) * 10 + (this.char(this.at) - 0x30);
      if (value > i32.MAX_VALUE) return TOO_BIG;
      this.at++;
    }
    return <i32>value;
  }

  // ---- writing an argument ----

  private convert(v: Value): bool {
    switch (this.type) {
      case 0x64: // d
      case 0x69: // i
      case 0x75: // u
      case 0x6f: // o
      case 0x78: // x
      case 0x58: // X
        return this.integer(v);
      case 0x65: // e
      case 0x45: // E
      case 0x66: // f
      case 0x46: // F
      case 0x67: // g
      case 0x47: // G
        return this.float(v);
      case 0x63: // c
        return this.character(v);
      case 0x72: // r
        return this.putText(this.binary ? asciiRepr(v) : repr(v));
      case 0x61: // a
        return this.putText(asciiRepr(v));
      case 0x73: // s
        return this.putText(this.binary ? bytesText(v) : str(v));
      case 0x62: // b
        if (this.binary) return this.putText(bytesText(v));
        break;
      default:
    }
    const shown: i64 = this.type > 31 && this.type < 127 ? this.type : 0x3f;
    const at: i64 = this.at - 1;
    raisef(Exc.ValueError, "unsupported format character '%c' (0x%x) at index %d", shown, this.type, at);
    return false;
  }

  /** A str, cut to the precision; takes over the reference. ERROR gives false. */
  private putText(text: Value): bool {
    if (text === ERROR) return false;
    const length = <i32>asStr(pointer(text)).length;
    const kept = this.precision >= 0 ? min(this.precision, length) : length;
    const room = this.width - kept;
    if (!(this.flags & PercentFlag.LEFT)) this.pad(room);
    this.out.slice(pointer(text), 0, kept);
    if (this.flags & PercentFlag.LEFT) this.pad(room);
    decref(text);
    return true;
  }

  private pad(room: i32): void {
    if (room > 0) this.out.repeat(0x20, room);
  }

  private character(v: Value): bool {
    const c = this.binary ? byteOf(v) : codePointOf(v);
    if (c < 0) return false;
    this.precision = -1;
    return this.putText(charStr(c));
  }

  private integer(v: Value): bool {
    const decimal = this.type === 0x64 || this.type === 0x69 || this.type === 0x75;
    const n = this.integerOf(v, decimal);
    if (n === ERROR) return false;
    const good = percentInt(this.out, n, this.type, this.flags, this.width, this.precision);
    decref(n);
    return good;
  }

  /** The int that v is or stands for: a real number may be cut for a decimal type, else it must be an integer. */
  private integerOf(v: Value, decimal: bool): Value {
    if (isInt(v)) return incref(v);
    const type = asType(typeOf(v));
    const slot = decimal && type.int !== 0 ? type.int : type.index;
    if (slot !== 0) {
      const n = call_indirect<Value>(slot, v);
      if (n !== ERROR && isInt(n)) return n;
      if (n !== ERROR) decref(n);
      else if (!catchError(Exc.TypeError)) return ERROR;
    }
    const wanted = literal(decimal ? "a real number" : "an integer");
    return raisef(Exc.TypeError, "%%%c format: %L is required, not %T", this.type, wanted, v);
  }

  private float(v: Value): bool {
    const x = toReal(v);
    if (RealArgument.failed) {
      if (this.binary && catchError(Exc.TypeError)) {
        raisef(Exc.TypeError, "float argument required, not %T", v);
      }
      return false;
    }
    return percentFloat(this.out, x, this.type, this.flags, this.width, this.precision);
  }
}

const TOO_BIG: i32 = -2;

function flagOf(c: u32): i32 {
  if (c === 0x2d) return PercentFlag.LEFT;
  if (c === 0x2b) return PercentFlag.SIGN;
  if (c === 0x20) return PercentFlag.BLANK;
  if (c === 0x23) return PercentFlag.ALTERNATE;
  return c === 0x30 ? PercentFlag.ZERO : 0;
}

/** Raises. Gives false. */
function refuse(exc: Exc, message: string): bool {
  raise(exc, message);
  return false;
}

/** The code point for `%c`; -1 with an exception pending. */
function codePointOf(v: Value): i32 {
  if (isStr(v)) {
    const length: i64 = asStr(strOf(v)).length;
    if (length === 1) return charAt(strOf(v), 0);
    const message = "%%c requires an int or a unicode character, not a string of length %d";
    raisef(Exc.TypeError, message, length);
    return -1;
  }
  const code = smallIndex(v, 0x110000, "%c arg not in range(0x110000)");
  if (code >= 0 || isInt(v) || !catchError(Exc.TypeError)) return code;
  raisef(Exc.TypeError, "%%c requires an int or a unicode character, not %T", v);
  return -1;
}

/** The byte for `%c` of bytes; -1 with an exception pending. */
function byteOf(v: Value): i32 {
  const bytes = isBytes(v);
  if (bytes || isBytearray(v)) {
    openBytes(v);
    if (bytesCount === 1) return load<u8>(bytesAt);
    const message = "%%c requires an integer in range(256) or a single byte, not a %L object of length %d";
    raisef(Exc.TypeError, message, literal(bytes ? "bytes" : "bytearray"), bytesCount);
    return -1;
  }
  if (!isInt(v) && asType(typeOf(v)).index === 0) {
    raisef(Exc.TypeError, "%%c requires an integer in range(256) or a single byte, not %T", v);
    return -1;
  }
  return smallIndex(v, 256, "%c arg not in range(256)");
}

/** An int below `limit`; -1 with OverflowError or the error of __index__ pending. */
function smallIndex(v: Value, limit: i64, message: string): i32 {
  const index = toIndex(v);
  if (index === ERROR) return -1;
  const n = fitsI64(index) ? intToI64(index) : -1;
  decref(index);
  if (n >= 0 && n < limit) return <i32>n;
  raise(Exc.OverflowError, message);
  return -1;
}

/** The bytes of an argument of `%s` and `%b` of bytes, as Latin-1 text. */
function bytesText(v: Value): Value {
  if (isBytes(v) || isBytearray(v)) {
    openBytes(v);
    return strFromChars(bytesAt, 1, bytesCount);
  }
  let bytes = callSpecial(v, Name.__bytes__);
  if (bytes === UNBOUND && lendsBuffer(v)) bytes = bytesOfLender(v);
  if (bytes === ERROR) return ERROR;
  if (bytes === UNBOUND) {
    const message = "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'";
    return raisef(Exc.TypeError, message, v);
  }
  let text: Value;
  if (!isBytes(bytes)) text = raisef(Exc.TypeError, "__bytes__ returned non-bytes (type %T)", bytes);
  else {
    openBytes(bytes);
    text = strFromChars(bytesAt, 1, bytesCount);
  }
  decref(bytes);
  return text;
}

/**
 * `%` where nothing but %s and %d stands in an ASCII format, and all arguments are exact ASCII str or small ints: what most uses are,
 * and what runs no Python code. One pass measures, one writes. UNBOUND for all else, errors included.
 */
function plainPercent(p: usize, args: Value): Value {
  const tuple = isExactly(args, TypeId.TUPLE);
  const given: u32 = tuple ? tupleLength(pointer(args)) : 1;
  if (!asStr(p).ascii || given === 0) return UNBOUND;
  const end = p + STR_DATA + asStr(p).length;
  let length: u64 = asStr(p).length;
  let used: u32 = 0;
  for (let at = p + STR_DATA; at < end; at++) {
    if (load<u8>(at) !== 0x25) continue;
    const v = used === given ? UNBOUND : tuple ? tupleItem(pointer(args), used) : args;
    const size = ++at === end ? -1 : plainLength(load<u8>(at), v);
    if (size < 0) return UNBOUND;
    length += size - 2;
    used++;
  }
  if (used !== given || length === 0) return UNBOUND;
  const text = writePlain(p, tuple, args, length);
  if (length > 1 || text === ERROR) return text;
  const only = latin1(load<u8>(pointer(text), STR_DATA));
  decref(text);
  return box(only);
}

/** The length of an argument for %s or %d if it is plain; -1 if not. */
function plainLength(type: u32, v: Value): i64 {
  if (isSmall(v) && (type === 0x73 || type === 0x64)) return DECIMAL_END - writeDecimal(smallValue(v));
  if (type !== 0x73 || !isExactly(v, TypeId.STR) || !asStr(pointer(v)).ascii) return -1;
  return asStr(pointer(v)).length;
}

function writePlain(p: usize, tuple: bool, args: Value, length: u64): Value {
  const result = allocLong(length, 1);
  if (result === 0) return ERROR;
  const end = p + STR_DATA + asStr(p).length;
  let to = result + STR_DATA;
  let used: u32 = 0;
  for (let at = p + STR_DATA; at < end; at++) {
    if (load<u8>(at) !== 0x25) {
      store<u8>(to++, load<u8>(at));
      continue;
    }
    at++;
    const v = tuple ? tupleItem(pointer(args), used++) : args;
    const data = isSmall(v) ? writeDecimal(smallValue(v)) : pointer(v) + STR_DATA;
    const size = isSmall(v) ? DECIMAL_END - data : <usize>asStr(pointer(v)).length;
    copyBytes(to, data, size);
    to += size;
  }
  asStr(result).ascii = 1;
  return box(result);
}

/** `format % args` for a str. */
export function strPercent(format: Value, args: Value): Value {
  const p = pointer(format);
  const quick = plainPercent(p, args);
  if (quick !== UNBOUND) return quick;
  const out = newBuilder();
  const good = percent(p, args, false, out);
  const plain = findChar(p + STR_DATA, asStr(p).width, asStr(p).length, 0x25) < 0;
  if (good && !plain) return out.finish();
  out.drop();
  // Without a directive, the object itself.
  return good ? incref(format) : ERROR;
}

/** `format % args` for bytes and bytearray. */
export function bytesPercent(format: Value, args: Value): Value {
  openBytes(format);
  const text = strFromChars(bytesAt, 1, bytesCount);
  if (text === ERROR) return ERROR;
  const out = newBuilder();
  const good = percent(pointer(text), args, true, out);
  decref(text);
  if (!good) {
    out.drop();
    return ERROR;
  }
  const result = out.finish();
  if (result === ERROR) return ERROR;
  const data = pointer(result) + STR_DATA;
  const length = asStr(pointer(result)).length;
  const bytes = isBytes(format) ? newBytes(data, length) : newBytearray(data, length);
  decref(result);
  return bytes;
}

function percent(text: usize, args: Value, binary: bool, out: Builder): bool {
  const p = objAlloc(offsetof<Directives>());
  if (p === 0) {
    raiseMemoryError();
    return false;
  }
  const d = changetype<Directives>(p);
  d.text = text;
  d.length = asStr(text).length;
  d.binary = binary;
  d.out = out;
  d.at = 0;
  d.args = args;
  d.owned = false;
  d.isTuple = isTuple(args);
  d.used = 0;
  d.mapping = isMapping(args, binary) ? args : UNBOUND;
  const good = d.run();
  d.dropOwned();
  objFree(p);
  return good;
}

/** Whether keys may be looked up in the right operand: anything with subscripts that is not a tuple or a text. */
function isMapping(v: Value, binary: bool): bool {
  if (asType(typeOf(v)).getItem === 0 || isTuple(v) || isStr(v)) return false;
  return !binary || (!isBytes(v) && !isBytearray(v));
}
