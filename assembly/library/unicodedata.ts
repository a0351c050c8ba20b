/**
 * The module `unicodedata` (CPython: Modules/unicodedata.c): each function twice, for Unicode 16 and, as a method of `ucd_3_2_0`, for the
 * version that some internet protocols are tied to. Tables and methods are in objects/unicode/.
 */
import { newBuilder } from "../core/builder.ts";
import { bytesAt, bytesCount, openBytes } from "../core/bytes.ts";
import { dictSetStr } from "../core/dict.ts";
import { literal, raise, raisef } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { internText } from "../core/intern.ts";
import { define, defineFunction } from "../core/native.ts";
import { decref, decrefAt, incref, newPlain } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { asStr, charAt, isStr, strIs } from "../core/string.ts";
import { charStr, strFromAscii, strFromChars } from "../core/substring.ts";
import { decimalValue, digitValue } from "../core/text/unicode.ts";
import { typeAt } from "../core/typeids.ts";
import { box, boxBool, boxFloat, ERROR, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { encodeObject } from "../objects/codecs.ts";
import {
  findRow,
  isOldCharacter,
  openUnicode,
  propertiesOf,
  Section,
  wordAt,
  wordLength,
} from "../objects/unicode/data.ts";
import {
  ALIASES_START,
  aliased,
  codeOfNameAt,
  NAME_LIMIT,
  putCode,
  putName,
} from "../objects/unicode/names.ts";
import { decompositionOf, Form, isNormalized, normalized } from "../objects/unicode/normalize.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";

// ---- arguments ----

const BAD: u32 = u32.MAX_VALUE;

/** The character that an argument is, with the file at hand; BAD with an exception pending. `position` is what messages call it. */
function character(v: Value, name: string, position: string): u32 {
  if (!isStr(v)) {
    const message = "%L() %L must be a unicode character, not %A";
    raisef(Exc.TypeError, message, literal(name), literal(position), v);
    return BAD;
  }
  const n = asStr(pointer(v)).length;
  if (n === 1) return openUnicode() ? charAt(pointer(v), 0) : BAD;
  const message = "%L(): %L must be a unicode character, not a string of length %d";
  raisef(Exc.TypeError, message, literal(name), literal(position), n);
  return BAD;
}

function word(table: Section, number: u32): Value {
  const p = wordAt(table, number);
  return strFromAscii(p, wordLength);
}

/** What a look-up gives that finds nothing: the default, or ValueError. */
function otherwise(value: Value, message: string): Value {
  return value === UNBOUND ? raise(Exc.ValueError, message) : incref(value);
}

// ---- properties: (chr) ----

function category(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "category", "argument");
  return c === BAD ? ERROR : word(Section.CATEGORIES, load<u8>(propertiesOf(c, old)));
}

function bidirectional(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "bidirectional", "argument");
  return c === BAD ? ERROR : word(Section.DIRECTIONS, load<u8>(propertiesOf(c, old), 1));
}

function combining(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "combining", "argument");
  return c === BAD ? ERROR : small(load<u8>(propertiesOf(c, old), 2));
}

function eastAsianWidth(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "east_asian_width", "argument");
  return c === BAD ? ERROR : word(Section.WIDTHS, load<u8>(propertiesOf(c, old), 3) & 0x7f);
}

function mirrored(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "mirrored", "argument");
  return c === BAD ? ERROR : small(load<u8>(propertiesOf(c, old), 3) >> 7);
}

function decomposition(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "decomposition", "argument");
  if (c === BAD) return ERROR;
  const out = newBuilder();
  const parts = decompositionOf(c, old);
  if (parts === 0) return out.finish();
  const tag = load<u32>(parts) >> 8;
  if (tag !== 0) {
    const p = wordAt(Section.TAGS, tag);
    out.char(0x3c);
    out.ascii(p, wordLength);
    out.char(0x3e);
  }
  const count = load<u32>(parts) & 0xff;
  for (let i: u32 = 1; i <= count; i++) {
    if (out.length > 0) out.char(0x20);
    putCode(out, load<u32>(parts + (i << 2)));
  }
  return out.finish();
}

// ---- numbers: (chr, default) ----

function decimal(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "decimal", "argument 1");
  if (c === BAD) return ERROR;
  let value = decimalValue(c);
  if (old) {
    const row = findRow(Section.OLD_DECIMALS, 8, c);
    if (row !== 0) value = <i32>load<u32>(row, 4);
    else if (!isOldCharacter(c)) value = -1;
  }
  return value >= 0 ? small(value) : otherwise(load<i64>(args, 8), "not a decimal");
}

function digit(args: usize, _old: bool): Value {
  const c = character(load<i64>(args), "digit", "argument 1");
  if (c === BAD) return ERROR;
  const value = digitValue(c);
  return value >= 0 ? small(value) : otherwise(load<i64>(args, 8), "not a digit");
}

function numeric(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "numeric", "argument 1");
  if (c === BAD) return ERROR;
  if (!old || isOldCharacter(c)) {
    const value = digitValue(c);
    if (value >= 0) return boxFloat(value);
    const row = findRow(Section.NUMBERS, 12, c);
    if (row !== 0) return boxFloat(load<f64>(row, 4));
  }
  return otherwise(load<i64>(args, 8), "not a numeric character");
}

// ---- names ----

function name(args: usize, old: bool): Value {
  const c = character(load<i64>(args), "name", "argument 1");
  if (c === BAD) return ERROR;
  const out = newBuilder();
  if (putName(out, c, old, false)) return out.finish();
  out.drop();
  return otherwise(load<i64>(args, 8), "no such name");
}

/** (name), a str or bytes. In Unicode 3.2 there are characters of all versions, but no aliases and sequences. */
function lookup(args: usize, old: bool): Value {
  const v = load<i64>(args);
  const bytes = isStr(v) ? encodeObject(v, UNBOUND, UNBOUND) : incref(v);
  if (bytes === ERROR) return ERROR;
  const result = openBytes(bytes) ? lookupBytes(v, old) : refuseName(v);
  decref(bytes);
  return result;
}

function refuseName(v: Value): Value {
  return raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", v);
}

function lookupBytes(v: Value, old: bool): Value {
  if (bytesCount > NAME_LIMIT) return raise(Exc.KeyError, "name too long");
  if (!openUnicode()) return ERROR;
  const code = codeOfNameAt(bytesAt, bytesCount);
  if (code >= 0 && code < <i32>ALIASES_START) return charStr(code);
  if (code >= 0 && !old) {
    const characters = aliased(code);
    return strFromChars(characters + 4, 4, load<u32>(characters));
  }
  if (isStr(v)) return raisef(Exc.KeyError, "undefined character name '%S'", v);
  const text = strFromChars(bytesAt, 1, bytesCount);
  if (text === ERROR) return ERROR;
  raisef(Exc.KeyError, "undefined character name '%S'", text);
  decref(text);
  return ERROR;
}

// ---- normal forms: (form, unistr) ----

/** The number of a form; -1 with an exception pending. */
function formOf(v: Value): i32 {
  const p = pointer(v);
  if (strIs(p, "NFC")) return Form.NFC;
  if (strIs(p, "NFKC")) return Form.NFKC;
  if (strIs(p, "NFD")) return Form.NFD;
  if (strIs(p, "NFKD")) return Form.NFKD;
  raise(Exc.ValueError, "invalid normalization form");
  return -1;
}

function checkTexts(args: usize, name: string): bool {
  for (let i = 0; i < 2; i++) {
    const v = load<i64>(args + ((<usize>i) << 3));
    if (isStr(v)) continue;
    raisef(Exc.TypeError, "%L() argument %d must be str, not %A", literal(name), i + 1, v);
    return false;
  }
  return openUnicode();
}

function normalize(args: usize, old: bool): Value {
  if (!checkTexts(args, "normalize")) return ERROR;
  const text = load<i64>(args, 8);
  if (asStr(pointer(text)).length === 0) return incref(text);
  const form = formOf(load<i64>(args));
  return form < 0 ? ERROR : normalized(pointer(text), form, old);
}

function isNormal(args: usize, old: bool): Value {
  if (!checkTexts(args, "is_normalized")) return ERROR;
  const text = load<i64>(args, 8);
  if (asStr(pointer(text)).length === 0) return boxBool(true);
  const form = formOf(load<i64>(args));
  const answer = form < 0 ? -1 : isNormalized(pointer(text), form, old);
  return answer < 0 ? ERROR : boxBool(answer > 0);
}

// ---- the module, and the type of `ucd_3_2_0`: a method's first argument is self ----

function newCategory(args: usize): Value {
  return category(args, false);
}

function oldCategory(args: usize): Value {
  return category(args + 8, true);
}

function newBidirectional(args: usize): Value {
  return bidirectional(args, false);
}

function oldBidirectional(args: usize): Value {
  return bidirectional(args + 8, true);
}

function newCombining(args: usize): Value {
  return combining(args, false);
}

function oldCombining(args: usize): Value {
  return combining(args + 8, true);
}

function newEastAsianWidth(args: usize): Value {
  return eastAsianWidth(args, false);
}

function oldEastAsianWidth(args: usize): Value {
  return eastAsianWidth(args + 8, true);
}

function newMirrored(args: usize): Value {
  return mirrored(args, false);
}

function oldMirrored(args: usize): Value {
  return mirrored(args + 8, true);
}

function newDecomposition(args: usize): Value {
  return decomposition(args, false);
}

function oldDecomposition(args: usize): Value {
  return decomposition(args + 8, true);
}

function newDecimal(args: usize): Value {
  return decimal(args, false);
}

function oldDecimal(args: usize): Value {
  return decimal(args + 8, true);
}

function newDigit(args: usize): Value {
  return digit(args, false);
}

function oldDigit(args: usize): Value {
  return digit(args + 8, true);
}

function newNumeric(args: usize): Value {
  return numeric(args, false);
}

function oldNumeric(args: usize): Value {
  return numeric(args + 8, true);
}

function newName(args: usize): Value {
  return name(args, false);
}

function oldName(args: usize): Value {
  return name(args + 8, true);
}

function newLookup(args: usize): Value {
  return lookup(args, false);
}

function oldLookup(args: usize): Value {
  return lookup(args + 8, true);
}

function newNormalize(args: usize): Value {
  return normalize(args, false);
}

function oldNormalize(args: usize): Value {
  return normalize(args + 8, true);
}

function newIsNormal(args: usize): Value {
  return isNormal(args, false);
}

function oldIsNormal(args: usize): Value {
  return isNormal(args + 8, true);
}

function defineNew(dict: usize, module: usize): void {
  defineFunction(dict, module, "category(chr, /)", newCategory);
  defineFunction(dict, module, "bidirectional(chr, /)", newBidirectional);
  defineFunction(dict, module, "combining(chr, /)", newCombining);
  defineFunction(dict, module, "east_asian_width(chr, /)", newEastAsianWidth);
  defineFunction(dict, module, "mirrored(chr, /)", newMirrored);
  defineFunction(dict, module, "decomposition(chr, /)", newDecomposition);
  defineFunction(dict, module, "decimal(chr, default=<unrepresentable>, /)", newDecimal);
  defineFunction(dict, module, "digit(chr, default=<unrepresentable>, /)", newDigit);
  defineFunction(dict, module, "numeric(chr, default=<unrepresentable>, /)", newNumeric);
  defineFunction(dict, module, "name(chr, default=<unrepresentable>, /)", newName);
  defineFunction(dict, module, "lookup(name, /)", newLookup);
  defineFunction(dict, module, "normalize(form, unistr, /)", newNormalize);
  defineFunction(dict, module, "is_normalized(form, unistr, /)", newIsNormal);
}

function defineOld(): void {
  const type = declare(TypeId.UCD, "UCD", TypeId.OBJECT, TypeFlag.DISALLOW_NEW, 16);
  type.module = <u32>internText("unicodedata");
  openType(type);
  define(type, "category(self, chr, /)", oldCategory);
  define(type, "bidirectional(self, chr, /)", oldBidirectional);
  define(type, "combining(self, chr, /)", oldCombining);
  define(type, "east_asian_width(self, chr, /)", oldEastAsianWidth);
  define(type, "mirrored(self, chr, /)", oldMirrored);
  define(type, "decomposition(self, chr, /)", oldDecomposition);
  define(type, "decimal(self, chr, default=<unrepresentable>, /)", oldDecimal);
  define(type, "digit(self, chr, default=<unrepresentable>, /)", oldDigit);
  define(type, "numeric(self, chr, default=<unrepresentable>, /)", oldNumeric);
  define(type, "name(self, chr, default=<unrepresentable>, /)", oldName);
  define(type, "lookup(self, name, /)", oldLookup);
  define(type, "normalize(self, form, unistr, /)", oldNormalize);
  define(type, "is_normalized(self, form, unistr, /)", oldIsNormal);
  defineGetter(type, "unidata_version", oldVersion);
  ready(type);
}

function oldVersion(_self: Value): Value {
  return box(internText("3.2.0"));
}

/** Puts a value (taken over) into a namespace. */
function add(dict: usize, name: string, value: Value): void {
  const key = internText(name);
  dictSetStr(dict, key, value);
  decrefAt(key);
  decref(value);
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initUnicodedata(dict: usize, module: usize): void {
  defineNew(dict, module);
  defineOld();
  const old = newPlain(typeAt(TypeId.UCD), 16);
  if (old === 0) return;
  add(dict, "unidata_version", box(internText("16.0.0")));
  add(dict, "ucd_3_2_0", box(old));
  add(dict, "UCD", box(typeAt(TypeId.UCD)));
}
