/**
 * The str type: slots, construction, indexing, and its table of methods (CPython: Objects/unicodeobject.c). Bodies of methods that
 * bytes have too: objects/text/; formatting: strformat.ts and percent.ts; encodings: codecs.ts; iteration: textiterator.ts.
 */
import { orderResult } from "../core/compare.ts";
import { literal, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { emptyStr, internForget } from "../core/intern.ts";
import {
  bindSlot,
  define,
  defineStatic,
  defineVector,
  endSlot,
  NativeDef,
  slotSignature,
} from "../core/native.ts";
import { decref, freeObject, gcTrack, newContainer, newPlain } from "../core/object.ts";
import { str } from "../core/represent.ts";
import { adjustSlice, sliceStart, sliceStep, unpackSlice } from "../core/slice.ts";
import { allocStr, asStr, charAt, isStr, STR_DATA, strHash } from "../core/string.ts";
import { BAD_INDEX, indexNumber, isSlice } from "../core/subscript.ts";
import { charStr, exactStr, strConcat, strFromChars, substring } from "../core/substring.ts";
import { copyBytes, gatherChars } from "../core/text/chars.ts";
import { compareChars, equalBytes } from "../core/text/compare.ts";
import { allocTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  ERROR,
  isSmall,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { decodeObject, strEncode } from "./codecs.ts";
import { strPercent } from "./percent.ts";
import { strFormat, strFormatMap, strFormatSpec } from "./strformat.ts";
import { strRepr } from "./strrepr.ts";
import { strMakeTrans, strTranslate } from "./strtranslate.ts";
import { textCapitalize, textCasefold, textLower, textSwapCase, textTitle, textUpper } from "./text/case.ts";
import { textJoin } from "./text/join.ts";
import {
  strIsIdentifier,
  textIsAlnum,
  textIsAlpha,
  textIsAscii,
  textIsDecimal,
  textIsDigit,
  textIsLower,
  textIsNumeric,
  textIsPrintable,
  textIsSpace,
  textIsTitle,
  textIsUpper,
} from "./text/predicates.ts";
import { textRepeat, textReplace } from "./text/replace.ts";
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
  textCenter,
  textExpandTabs,
  textLjust,
  textLstrip,
  textRjust,
  textRstrip,
  textStrip,
  textZfill,
} from "./text/trim.ts";
import { strIter } from "./textiterator.ts";

// ---- life ----

let newSignature: NativeDef = changetype<NativeDef>(0);

/** str(object='') or str(bytes, encoding, errors), for str and its subclasses. */
function strNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 1 && kwnames === 0 && type === typeAt(TypeId.STR)) return str(load<i64>(args));
  if (nargs > 3 && kwnames === 0) {
    const message =
      type === typeAt(TypeId.STR)
        ? "str expected at most 3 arguments, got %d"
        : "str() takes at most 3 arguments (%d given)";
    return raisef(Exc.TypeError, message, nargs);
  }
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const direct = type === typeAt(TypeId.STR) && kwnames === 0;
  const good =
    !direct || (isName(load<i64>(values, 8), "encoding") && isName(load<i64>(values, 16), "errors"));
  const text = !good ? ERROR : textOf(load<i64>(values), load<i64>(values, 8), load<i64>(values, 16));
  endSlot(newSignature, values);
  if (text === ERROR || type === typeAt(TypeId.STR)) return text;
  const copy = copyAs(type, pointer(text));
  decref(text);
  return copy;
}

/** PyType.make: of what is made a plain str of without asking Python code. */
function strMake(args: usize, nargs: i32): Value {
  if (nargs !== 1) return UNBOUND;
  const v = load<i64>(args);
  return isSmall(v) || isFloat(v) || isExactly(v, TypeId.STR) ? str(v) : UNBOUND;
}

/** str() itself tells of None by its type, which no other function does; else the TypeError comes later. */
function isName(v: Value, parameter: string): bool {
  if (v !== NONE) return true;
  raisef(Exc.TypeError, "str() argument '%L' must be str, not %T", literal(parameter), v);
  return false;
}

function textOf(v: Value, encoding: Value, errors: Value): Value {
  if (encoding !== UNBOUND || errors !== UNBOUND) return decodeObject(v, encoding, errors);
  return v === UNBOUND ? box(emptyStr()) : str(v);
}

/** An instance of a subclass with the text of the str at p. */
function copyAs(type: usize, p: usize): Value {
  const s = asStr(p);
  const bytes = <usize>s.length * s.width;
  const hasLinks = (asType(type).flags & TypeFlag.HAVE_GC) !== 0;
  const q = hasLinks ? newContainer(type, STR_DATA + bytes) : newPlain(type, STR_DATA + bytes);
  if (q === 0) return raiseMemoryError();
  const copy = asStr(q);
  copy.hash = s.hash;
  copy.length = s.length;
  copy.width = s.width;
  copy.ascii = s.ascii;
  copy.interned = 0;
  copy.pad = 0;
  copyBytes(q + STR_DATA, p + STR_DATA, bytes);
  if (hasLinks) gcTrack(q);
  return box(q);
}

export function strDealloc(p: usize): void {
  if (asStr(p).interned) internForget(p);
  freeObject(p);
}

// ---- general slots ----

/** str(v) of a str: itself, of a subclass its text. */
function strStr(v: Value): Value {
  return exactStr(pointer(v));
}

function strHashSlot(v: Value): i64 {
  return strHash(pointer(v));
}

function strCompare(a: Value, b: Value, op: Compare): Value {
  if (!isStr(a) || !isStr(b)) return NOT_IMPLEMENTED;
  const p = pointer(a);
  const q = pointer(b);
  const s = asStr(p);
  const t = asStr(q);
  if (p === q) return orderResult(0, op);
  if (op === Compare.EQ || op === Compare.NE) {
    const same =
      s.length === t.length &&
      s.width === t.width &&
      equalBytes(p + STR_DATA, q + STR_DATA, <usize>s.length * s.width);
    return orderResult(i32(!same), op);
  }
  return orderResult(compareChars(p + STR_DATA, s.width, s.length, q + STR_DATA, t.width, t.length), op);
}

// ---- as a sequence ----

function strLength(v: Value): i64 {
  return asStr(pointer(v)).length;
}

function strConcatSlot(a: Value, b: Value): Value {
  if (isStr(b)) return strConcat(pointer(a), pointer(b));
  return raisef(Exc.TypeError, 'can only concatenate str (not "%T") to str', b);
}

/** v[key] */
function strGetItem(v: Value, key: Value): Value {
  if (isSmall(key)) return characterAt(v, smallValue(key));
  if (isSlice(key)) return slice(v, key);
  if (asType(typeOf(key)).index === 0) {
    return raisef(Exc.TypeError, "string indices must be integers, not '%T'", key);
  }
  const i = indexNumber(key);
  return i === BAD_INDEX ? ERROR : characterAt(v, i);
}

function characterAt(v: Value, i: i64): Value {
  const p = pointer(v);
  const length: i64 = asStr(p).length;
  if (i < 0) i += length;
  if (<u64>i >= <u64>length) return raise(Exc.IndexError, "string index out of range");
  return charStr(charAt(p, <u32>i));
}

function slice(v: Value, key: Value): Value {
  return unpackSlice(pointer(key)) ? strGetRange(pointer(v)) : ERROR;
}

/** The characters that the unpacked slice (core/slice.ts) selects. */
export function strGetRange(p: usize): Value {
  const count = adjustSlice(asStr(p).length);
  if (sliceStep === 1 || count <= 1) return substring(p, <i32>sliceStart, <i32>(sliceStart + count));
  return everyNth(p, sliceStart, sliceStep, <i32>count);
}

/** Characters start, start + step …: `count` of them. */
function everyNth(p: usize, start: i64, step: i64, count: i32): Value {
  const s = asStr(p);
  const q = allocStr(count, s.width);
  if (q === 0) return ERROR;
  gatherChars(q + STR_DATA, p + STR_DATA, s.width, <i32>start, <i32>step, count);
  asStr(q).ascii = s.ascii;
  if (s.ascii) return box(q);
  const least = strFromChars(q + STR_DATA, s.width, count);
  decref(box(q));
  return least;
}

// ---- methods that bytes have not ----

function strGetNewArgs(args: usize): Value {
  const p = allocTuple(1);
  const self = pointer(load<i64>(args));
  // A copy, not the object itself, as CPython gives it.
  const text = p === 0 ? ERROR : strFromChars(self + STR_DATA, asStr(self).width, asStr(self).length);
  if (text === ERROR) {
    if (p !== 0) decref(box(p));
    return ERROR;
  }
  tupleInit(p, 0, text);
  return finishTuple(p);
}

function strSizeof(args: usize): Value {
  const s = asStr(pointer(load<i64>(args)));
  return small(STR_DATA + <i64>s.length * s.width);
}

/** `%` of a str; the right operand may be anything. */
function strModulo(a: Value, b: Value): Value {
  return isStr(a) ? strPercent(a, b) : NOT_IMPLEMENTED;
}

export function initStr(): void {
  const type = asType(typeAt(TypeId.STR));
  type.flags |= TypeFlag.BASETYPE;
  newSignature = slotSignature("str(object=unset, encoding=unset, errors=unset)");
  type.new = strNew.index;
  type.make = strMake.index;
  type.dealloc = strDealloc.index;
  type.repr = strRepr.index;
  type.str = strStr.index;
  type.hash = strHashSlot.index;
  type.compare = strCompare.index;
  type.iter = strIter.index;
  type.length = strLength.index;
  type.getItem = strGetItem.index;
  type.contains = textContains.index;
  type.concat = strConcatSlot.index;
  type.repeat = textRepeat.index;
  type.modulo = strModulo.index;
  define(type, "capitalize(self, /)", textCapitalize);
  define(type, "casefold(self, /)", textCasefold);
  define(type, "center(self, width, fillchar=unset, /)", textCenter);
  define(type, "count(self, sub, start=None, end=None, /)", textCount);
  define(type, "encode(self, /, encoding='utf-8', errors='strict')", strEncode);
  define(type, "endswith(self, suffix, start=None, end=None, /)", textEndsWith);
  define(type, "expandtabs(self, /, tabsize=8)", textExpandTabs);
  define(type, "find(self, sub, start=None, end=None, /)", textFind);
  defineVector(type, "format(self, /, *args, **kwargs)", strFormat);
  define(type, "format_map(self, mapping, /)", strFormatMap);
  define(type, "index(self, sub, start=None, end=None, /)", textIndex);
  define(type, "isalnum(self, /)", textIsAlnum);
  define(type, "isalpha(self, /)", textIsAlpha);
  define(type, "isascii(self, /)", textIsAscii);
  define(type, "isdecimal(self, /)", textIsDecimal);
  define(type, "isdigit(self, /)", textIsDigit);
  define(type, "isidentifier(self, /)", strIsIdentifier);
  define(type, "islower(self, /)", textIsLower);
  define(type, "isnumeric(self, /)", textIsNumeric);
  define(type, "isprintable(self, /)", textIsPrintable);
  define(type, "isspace(self, /)", textIsSpace);
  define(type, "istitle(self, /)", textIsTitle);
  define(type, "isupper(self, /)", textIsUpper);
  define(type, "join(self, iterable, /)", textJoin);
  define(type, "ljust(self, width, fillchar=unset, /)", textLjust);
  define(type, "lower(self, /)", textLower);
  define(type, "lstrip(self, chars=None, /)", textLstrip);
  defineStatic(type, "maketrans(x, y=unset, z=unset, /)", strMakeTrans);
  define(type, "partition(self, sep, /)", textPartition);
  define(type, "removeprefix(self, prefix, /)", textRemovePrefix);
  define(type, "removesuffix(self, suffix, /)", textRemoveSuffix);
  define(type, "replace(self, old, new, /, count=-1)", textReplace);
  define(type, "rfind(self, sub, start=None, end=None, /)", textRfind);
  define(type, "rindex(self, sub, start=None, end=None, /)", textRindex);
  define(type, "rjust(self, width, fillchar=unset, /)", textRjust);
  define(type, "rpartition(self, sep, /)", textRpartition);
  define(type, "rsplit(self, /, sep=None, maxsplit=-1)", textRsplit);
  define(type, "rstrip(self, chars=None, /)", textRstrip);
  define(type, "split(self, /, sep=None, maxsplit=-1)", textSplit);
  define(type, "splitlines(self, /, keepends=False)", textSplitLines);
  define(type, "startswith(self, prefix, start=None, end=None, /)", textStartsWith);
  define(type, "strip(self, chars=None, /)", textStrip);
  define(type, "swapcase(self, /)", textSwapCase);
  define(type, "title(self, /)", textTitle);
  define(type, "translate(self, table, /)", strTranslate);
  define(type, "upper(self, /)", textUpper);
  define(type, "zfill(self, width, /)", textZfill);
  define(type, "__format__(self, format_spec, /)", strFormatSpec);
  define(type, "__getnewargs__(self, /)", strGetNewArgs);
  define(type, "__sizeof__(self, /)", strSizeof);
}
