/**
 * Methods of bytes and bytearray that str has not: hex, fromhex, translate, maketrans, indexing; and the table of all that the two
 * types share. Bodies that str shares too: objects/text/.
 */
import { ByteBuilder, newByteBuilder } from "../core/bytebuilder.ts";
import {
  allocBytes,
  asBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  emptyBytes,
  isBytearray,
  isBytes,
  openBytes,
} from "../core/bytes.ts";
import { call1 } from "../core/call.ts";
import { orderResult } from "../core/compare.ts";
import { clearError, errorPending, literal, raise, raisef } from "../core/errors.ts";
import { isInt } from "../core/integer.ts";
import { emptyStr } from "../core/intern.ts";
import { spend } from "../core/interrupt.ts";
import { define, defineClassMethod, defineStatic } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { adjustSlice, sliceStart, sliceStep, unpackSlice } from "../core/slice.ts";
import { allocStr, asStr, isStr, STR_DATA } from "../core/string.ts";
import { BAD_INDEX, indexNumber, isSlice, lengthOf } from "../core/subscript.ts";
import { digitOf, hexDigit } from "../core/text/ascii.ts";
import { charAt, gatherChars } from "../core/text/chars.ts";
import { compareChars, equalBytes } from "../core/text/compare.ts";
import { asType, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, isSmall, NONE, NOT_IMPLEMENTED, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { warn, warnsOfBytes } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { bytesDecode } from "./codecs.ts";
import { bytesPercent } from "./percent.ts";
import { intArgument, needBytes } from "./text/arguments.ts";
import { textCapitalize, textLower, textSwapCase, textTitle, textUpper } from "./text/case.ts";
import { textJoin } from "./text/join.ts";
import {
  textIsAlnum,
  textIsAlpha,
  textIsAscii,
  textIsDigit,
  textIsLower,
  textIsSpace,
  textIsTitle,
  textIsUpper,
} from "./text/predicates.ts";
import { bytesConcat, textRepeat, textReplace } from "./text/replace.ts";
import {
  textContains,
  textCount,
  textEndsWith,
  textFind,
  textIndex,
  textRemovePrefix,
  textRemoveSuffix,
  textRfind,
  textRindex,
  textStartsWith,
} from "./text/search.ts";
import { textPartition, textRpartition, textRsplit, textSplit, textSplitLines } from "./text/split.ts";
import {
  isBytesSpace,
  textCenter,
  textExpandTabs,
  textLjust,
  textLstrip,
  textRjust,
  textRstrip,
  textStrip,
  textZfill,
} from "./text/trim.ts";
import { allocLike, argument, finishLike, first, madeData, subject } from "./text/view.ts";

// ---- slots ----

function length(v: Value): i64 {
  if (isExactly(v, TypeId.BYTES)) return asBytes(pointer(v)).length;
  openBytes(v);
  return bytesCount;
}

/** Warns where bytes are compared with a str, or with an int; false with an exception pending. */
function warnOfMixing(a: Value, b: Value): bool {
  if (isStr(b)) {
    const name = literal(isBytes(a) ? "bytes" : "bytearray");
    return warn(Exc.BytesWarning, "Comparison between %L and string", name);
  }
  return !isBytes(a) || !isInt(b) || warn(Exc.BytesWarning, "Comparison between bytes and int");
}

/** Comparison: bytes with bytes only, a bytearray with anything that lends bytes. */
function compare(a: Value, b: Value, op: Compare): Value {
  if (warnsOfBytes && (op === Compare.EQ || op === Compare.NE) && !warnOfMixing(a, b)) return ERROR;
  if (isBytes(a) && !isBytes(b)) return NOT_IMPLEMENTED;
  subject.open(a);
  if (!first.openLike(subject, b)) {
    clearError();
    return NOT_IMPLEMENTED;
  }
  const n = subject.length;
  if (op === Compare.EQ || op === Compare.NE) {
    const same = n === first.length && equalBytes(subject.data, first.data, n);
    return orderResult(i32(!same), op);
  }
  return orderResult(compareChars(subject.data, 1, n, first.data, 1, first.length), op);
}

/** v[key]: an int, or for a slice an object of the family. */
function getItem(v: Value, key: Value): Value {
  if (isSlice(key)) return slice(v, key);
  const i = byteIndex(v, key);
  return i < 0 ? ERROR : small(load<u8>(subject.data + <usize>i));
}

/** Opens v as `subject` and gives the index that key means in it; -1 with TypeError or IndexError pending. */
export function byteIndex(v: Value, key: Value): i32 {
  const i = byteOffset(v, key);
  return i === BAD_INDEX ? -1 : placeInBytes(v, i);
}

/** The number that key is, negative if it counts from the end; BAD_INDEX with TypeError or IndexError pending. */
export function byteOffset(v: Value, key: Value): i64 {
  const mutable = !isBytes(v);
  if (!isSmall(key) && asType(typeOf(key)).index === 0) {
    const message = mutable
      ? "bytearray indices must be integers or slices, not %T"
      : "byte indices must be integers or slices, not %T";
    raisef(Exc.TypeError, message, key);
    return BAD_INDEX;
  }
  return indexNumber(key);
}

/** Opens v as `subject` and gives the place of byte number i, counted from the end if it is negative; -1 with IndexError pending. */
export function placeInBytes(v: Value, i: i64): i32 {
  subject.open(v);
  if (i < 0) i += subject.length;
  if (<u64>i < <u64>subject.length) return <i32>i;
  raise(Exc.IndexError, !isBytes(v) ? "bytearray index out of range" : "index out of range");
  return -1;
}

function slice(v: Value, key: Value): Value {
  if (!unpackSlice(pointer(key))) return ERROR;
  subject.open(v);
  const count = <i32>adjustSlice(subject.length);
  const start = <i32>sliceStart;
  if (sliceStep === 1 || count <= 1) return subject.part(start, start + count);
  const p = allocLike(subject.family, count, 1, false);
  if (p === 0) return ERROR;
  gatherChars(madeData, subject.data, 1, start, <i32>sliceStep, count);
  return finishLike(subject.family, p);
}

function modulo(a: Value, b: Value): Value {
  return isBytes(a) ? bytesPercent(a, b) : NOT_IMPLEMENTED;
}

function bytearrayModulo(a: Value, b: Value): Value {
  return isBytearray(a) ? bytesPercent(a, b) : NOT_IMPLEMENTED;
}

// ---- hex ----

/** hex(sep, bytes_per_sep): groups are counted from the right, or from the left if the number is negative. */
function bytesHex(args: usize): Value {
  return hexOf(argument(args, 0), argument(args, 1), argument(args, 2));
}

/** The digits of an object that openBytes accepts, in groups as the two arguments of hex say. */
export function hexOf(v: Value, sep: Value, bytesPerSep: Value): Value {
  const group = intArgument(bytesPerSep);
  if (group === BAD_INDEX) return ERROR;
  const separator = hexSeparator(sep);
  if (separator < 0 || !openBytes(v)) return ERROR;
  return hexText(bytesAt, bytesCount, separator, separator === NO_SEPARATOR ? 0 : <i32>group);
}

/** Beyond any character. */
const NO_SEPARATOR: i32 = 256;

/** The ASCII character between groups, NO_SEPARATOR for none; -1 with an exception pending. */
function hexSeparator(v: Value): i32 {
  if (v === UNBOUND) return NO_SEPARATOR;
  const n = lengthOf(v);
  if (n < 0) return -1;
  if (n !== 1) raise(Exc.ValueError, "sep must be length 1.");
  else if (isStr(v)) {
    if (asStr(pointer(v)).ascii) return load<u8>(pointer(v), STR_DATA);
    raise(Exc.ValueError, "sep must be ASCII.");
  } else if (isBytes(v)) {
    const c: u32 = load<u8>(pointer(v), BYTES_DATA);
    if (c < 128) return c;
    raise(Exc.ValueError, "sep must be ASCII.");
  } else raise(Exc.TypeError, "sep must be str or bytes.");
  return -1;
}

/** The digits of `n` bytes in groups of |group|, 0 for one group. */
export function hexText(data: usize, n: i32, separator: u32, group: i32): Value {
  const size = abs(group);
  if (n === 0) return box(emptyStr());
  const separators = size === 0 ? 0 : (n - 1) / size;
  const total = ((<i64>n) << 1) + separators;
  const p = allocStr(total > i32.MAX_VALUE ? u32.MAX_VALUE : <u32>total, 1);
  if (p === 0) return ERROR;
  asStr(p).ascii = 1;
  let to = p + STR_DATA;
  let left = size === 0 ? n : group < 0 ? size : n - separators * size;
  for (let i = 0; i < n; i++) {
    if (left-- === 0) {
      store<u8>(to++, separator);
      left = size - 1;
    }
    const byte: u32 = load<u8>(data + <usize>i);
    store<u8>(to++, hexDigit(byte >> 4));
    store<u8>(to++, hexDigit(byte & 15));
  }
  return box(p);
}

/** fromhex(string): for a subclass, the class is called with the bytes. */
function bytesFromHex(args: usize): Value {
  const text = argument(args, 1);
  if (isStr(text)) first.openStr(text);
  else {
    subject.open(box(emptyBytes()));
    if (!first.openLike(subject, text)) {
      return errorPending()
        ? ERROR
        : raisef(Exc.TypeError, "fromhex() argument must be str or bytes-like, not %T", text);
    }
  }
  const out = newByteBuilder();
  if (!readHex(out)) {
    out.drop();
    return ERROR;
  }
  const bytes = out.finish();
  const type = pointer(argument(args, 0));
  if (bytes === ERROR || type === typeAt(TypeId.BYTES)) return bytes;
  const result = call1(argument(args, 0), bytes);
  decref(bytes);
  return result;
}

/** Reads pairs of digits, white space between pairs, from the view `first`. */
function readHex(out: ByteBuilder): bool {
  const n = first.length;
  spend(n >> 1);
  let i = 0;
  while (true) {
    while (i < n && isBytesSpace(hexChar(i))) i++;
    if (i === n) return true;
    const high = digitOf(hexChar(i));
    if (high > 15) return badHex(i);
    if (i + 1 === n) {
      raise(Exc.ValueError, "fromhex() arg must contain an even number of hexadecimal digits");
      return false;
    }
    const low = digitOf(hexChar(i + 1));
    if (low > 15) return badHex(i + 1);
    out.byte((high << 4) | low);
    i += 2;
  }
}

function hexChar(i: i32): u32 {
  return charAt(first.data, first.kind, i);
}

function badHex(i: i32): bool {
  raisef(Exc.ValueError, "non-hexadecimal number found in fromhex() arg at position %d", i);
  return false;
}

// ---- translate ----

/** A mark for each byte that is deleted. */
const deleted = memory.data(256);

/** translate(table, delete=b''): a table of 256 bytes, or None for no change. */
function bytesTranslate(args: usize): Value {
  const table = argument(args, 1);
  const doomed = argument(args, 2);
  if (table !== NONE) {
    if (!openBytes(table)) return needBytes(table);
    if (bytesCount !== 256) return raise(Exc.ValueError, "translation table must be 256 characters long");
  }
  memory.fill(deleted, 0, 256);
  if (doomed !== UNBOUND) {
    if (!openBytes(doomed)) return needBytes(doomed);
    for (let i = 0; i < bytesCount; i++) store<u8>(deleted + load<u8>(bytesAt + <usize>i), 1);
  }
  if (table !== NONE) openBytes(table);
  const map: usize = table === NONE ? 0 : bytesAt;
  subject.open(argument(args, 0));
  let kept = 0;
  for (let i = 0; i < subject.length; i++)
    kept += i32(!load<u8>(deleted + load<u8>(subject.data + <usize>i)));
  if (kept === subject.length && map === 0) return subject.copy();
  const p = allocLike(subject.family, kept, 1, false);
  if (p === 0) return ERROR;
  let to = madeData;
  for (let i = 0; i < subject.length; i++) {
    const byte: usize = load<u8>(subject.data + <usize>i);
    if (load<u8>(deleted + byte)) continue;
    store<u8>(to++, map === 0 ? <u8>byte : load<u8>(map + byte));
  }
  return finishLike(subject.family, p);
}

/** maketrans(frm, to): a table that maps each byte of the first to that of the second at the same place. */
function bytesMakeTrans(args: usize): Value {
  const from = argument(args, 0);
  const to = argument(args, 1);
  if (!openBytes(from)) return needBytes(from);
  if (!openBytes(to)) return needBytes(to);
  // Again: a `__buffer__` in Python may have moved the bytes of the other.
  openBytes(from);
  const source = bytesAt;
  const count = bytesCount;
  openBytes(to);
  if (bytesCount !== count) return raise(Exc.ValueError, "maketrans arguments must have same length");
  const p = allocBytes(256);
  if (p === 0) return ERROR;
  for (let i = 0; i < 256; i++) store<u8>(p + <usize>i, i, BYTES_DATA);
  for (let i = 0; i < count; i++) {
    store<u8>(p + load<u8>(source + <usize>i), load<u8>(bytesAt + <usize>i), BYTES_DATA);
  }
  return box(p);
}

/** Slots and methods that bytes and bytearray have alike. */
export function initBytesMethods(type: PyType): void {
  type.compare = compare.index;
  type.length = length.index;
  type.getItem = getItem.index;
  type.contains = textContains.index;
  type.concat = bytesConcat.index;
  type.repeat = textRepeat.index;
  type.modulo = changetype<usize>(type) === typeAt(TypeId.BYTES) ? modulo.index : bytearrayModulo.index;
  define(type, "capitalize(self, /)", textCapitalize);
  define(type, "center(self, width, fillchar=b' ', /)", textCenter);
  define(type, "count(self, sub, start=None, end=None, /)", textCount);
  define(type, "decode(self, /, encoding='utf-8', errors='strict')", bytesDecode);
  define(type, "endswith(self, suffix, start=None, end=None, /)", textEndsWith);
  define(type, "expandtabs(self, /, tabsize=8)", textExpandTabs);
  define(type, "find(self, sub, start=None, end=None, /)", textFind);
  defineClassMethod(type, "fromhex(type, string, /)", bytesFromHex);
  define(type, "hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)", bytesHex);
  define(type, "index(self, sub, start=None, end=None, /)", textIndex);
  define(type, "isalnum(self, /)", textIsAlnum);
  define(type, "isalpha(self, /)", textIsAlpha);
  define(type, "isascii(self, /)", textIsAscii);
  define(type, "isdigit(self, /)", textIsDigit);
  define(type, "islower(self, /)", textIsLower);
  define(type, "isspace(self, /)", textIsSpace);
  define(type, "istitle(self, /)", textIsTitle);
  define(type, "isupper(self, /)", textIsUpper);
  define(type, "join(self, iterable_of_bytes, /)", textJoin);
  define(type, "ljust(self, width, fillchar=b' ', /)", textLjust);
  define(type, "lower(self, /)", textLower);
  define(type, "lstrip(self, bytes=None, /)", textLstrip);
  defineStatic(type, "maketrans(frm, to, /)", bytesMakeTrans);
  define(type, "partition(self, sep, /)", textPartition);
  define(type, "removeprefix(self, prefix, /)", textRemovePrefix);
  define(type, "removesuffix(self, suffix, /)", textRemoveSuffix);
  define(type, "replace(self, old, new, count=-1, /)", textReplace);
  define(type, "rfind(self, sub, start=None, end=None, /)", textRfind);
  define(type, "rindex(self, sub, start=None, end=None, /)", textRindex);
  define(type, "rjust(self, width, fillchar=b' ', /)", textRjust);
  define(type, "rpartition(self, sep, /)", textRpartition);
  define(type, "rsplit(self, /, sep=None, maxsplit=-1)", textRsplit);
  define(type, "rstrip(self, bytes=None, /)", textRstrip);
  define(type, "split(self, /, sep=None, maxsplit=-1)", textSplit);
  define(type, "splitlines(self, /, keepends=False)", textSplitLines);
  define(type, "startswith(self, prefix, start=None, end=None, /)", textStartsWith);
  define(type, "strip(self, bytes=None, /)", textStrip);
  define(type, "swapcase(self, /)", textSwapCase);
  define(type, "title(self, /)", textTitle);
  define(type, "translate(self, table, /, delete=b'')", bytesTranslate);
  define(type, "upper(self, /)", textUpper);
  define(type, "zfill(self, width, /)", textZfill);
}
