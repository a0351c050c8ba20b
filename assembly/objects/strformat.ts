/** str.__format__, and str.format and str.format_map with their replacement fields (PEP 3101; Objects/stringlib/unicode_format.h). */
import { getAttr } from "../core/attribute.ts";
import { Builder, newBuilder } from "../core/builder.ts";
import { raise, raisef, raiseMemoryError, raiseWith } from "../core/errors.ts";
import { writeFloat } from "../core/format/float.ts";
import { format } from "../core/format/format.ts";
import { writeSmall } from "../core/format/int.ts";
import { formatStr } from "../core/format/str.ts";
import { intern } from "../core/intern.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { repr, str } from "../core/represent.ts";
import { asStr, charAt, isExactStr, isStr, STR_DATA } from "../core/string.ts";
import { getItem } from "../core/subscript.ts";
import { substring } from "../core/substring.ts";
import { findChar } from "../core/text/find.ts";
import { decimalValue } from "../core/text/unicode.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import {
  ERROR,
  floatValue,
  isFloat,
  isSmall,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { objAlloc, objFree } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { asciiRepr } from "./strrepr.ts";

/** str.__format__ */
export function strFormatSpec(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raisef(Exc.TypeError, "__format__() argument must be str, not %A", text);
  return formatStr(load<i64>(args), text);
}

// ---- str.format ----

/** Fields may hold fields in their specification, which may hold none. */
const DEPTH: i32 = 2;

enum Numbering {
  UNDECIDED,
  AUTOMATIC,
  MANUAL,
}

/** One call of format. Python code runs in the middle of it (attributes, items, __format__), so it is no static record. */
@unmanaged
class Formatter {
  /** The format string. */
  text: usize;
  out: Builder;
  /** Positional arguments, or format_map's mapping. */
  args: usize;
  nargs: i32;
  /** Names of the keyword arguments behind them: a tuple, or 0. */
  kwnames: usize;
  mapping: Value;
  numbering: Numbering;
  next: i32;

  // The field that `parseField` read last.
  nameEnd: i32;
  conversion: u32;
  specStart: i32;
  specEnd: i32;
  nested: bool;

  /** Writes characters [from, to) with their fields replaced; false with an exception pending. */
  write(from: i32, to: i32, depth: i32): bool {
    if (depth === 0) return refuse("Max string recursion exceeded");
    let i = from;
    while (i < to) {
      const brace = this.literalEnd(i, to);
      this.out.slice(this.text, i, brace);
      if (brace === to) break;
      const c = this.at(brace);
      if (brace + 1 < to && this.at(brace + 1) === c) {
        this.out.char(c);
        i = brace + 2;
        continue;
      }
      if (c === 0x7d) return refuse("Single '}' encountered in format string");
      if (brace + 1 === to) return refuse("Single '{' encountered in format string");
      i = this.field(brace + 1, to, depth);
      if (i < 0) return false;
    }
    return true;
  }

  private at(i: i32): u32 {
    return charAt(this.text, i);
  }

  /** Index of the first brace from i on, or `to`. */
  private literalEnd(i: i32, to: i32): i32 {
    if (asStr(this.text).width === 1) {
      for (; i < to; i++) {
        const c = load<u8>(this.text + <usize>i, STR_DATA);
        if (c === 0x7b || c === 0x7d) break;
      }
      return i;
    }
    while (i < to && this.at(i) !== 0x7b && this.at(i) !== 0x7d) i++;
    return i;
  }

  /** Replaces the field whose name begins at i: index behind it, or -1 with an exception pending. */
  private field(i: i32, to: i32, depth: i32): i32 {
    const end = this.parseField(i, to);
    if (end < 0) return -1;
    const specStart = this.specStart;
    const specEnd = this.specEnd;
    const nested = this.nested;
    const conversion = this.conversion;
    const v = convert(this.lookup(i, this.nameEnd), conversion);
    if (v === ERROR) return -1;
    const done = this.put(v, specStart, specEnd, nested, depth);
    decref(v);
    return done ? end : -1;
  }

  /** Finds the parts of a field: index behind its closing brace, or -1. */
  private parseField(i: i32, to: i32): i32 {
    this.conversion = 0;
    this.specStart = 0;
    this.specEnd = 0;
    this.nested = false;
    let bracket = false;
    let c: u32 = 0;
    let k = i;
    for (; k < to; k++) {
      c = this.at(k);
      if (c === 0x7b && !bracket) return fail("unexpected '{' in field name");
      if (c === 0x5b) bracket = true;
      else if (c === 0x5d) bracket = false;
      else if (!bracket && (c === 0x7d || c === 0x3a || c === 0x21)) break;
    }
    this.nameEnd = k;
    if (k === to) return fail("expected '}' before end of string");
    if (c === 0x7d) return k + 1;
    if (c === 0x3a) return this.parseSpecRange(k + 1, to);
    return this.parseConversion(k + 1, to);
  }

  /** `r`, `s` or `a` behind the exclamation mark, then the end or a specification. */
  private parseConversion(i: i32, to: i32): i32 {
    if (i === to) return fail("end of string while looking for conversion specifier");
    this.conversion = this.at(i++);
    if (i < to) {
      const c = this.at(i++);
      if (c === 0x7d) return i;
      if (c !== 0x3a) return fail("expected ':' after conversion specifier");
    }
    return this.parseSpecRange(i, to);
  }

  private parseSpecRange(i: i32, to: i32): i32 {
    this.specStart = i;
    let open = 1;
    for (; i < to; i++) {
      const c = this.at(i);
      if (c === 0x7b) {
        this.nested = true;
        open++;
      } else if (c === 0x7d && --open === 0) {
        this.specEnd = i;
        return i + 1;
      }
    }
    return fail("unmatched '{' in format spec");
  }

  // ---- the value of a field ----

  /** The value that the name in [from, to) means, a new reference; or ERROR. */
  private lookup(from: i32, to: i32): Value {
    let i = from;
    while (i < to && this.at(i) !== 0x2e && this.at(i) !== 0x5b) i++;
    let v = this.root(from, i);
    while (v !== ERROR && i < to) {
      const holder = v;
      const c = this.at(i);
      if (c === 0x2e) {
        const end = this.attributeEnd(i + 1, to);
        v = this.attribute(holder, i + 1, end);
        i = end;
      } else if (c === 0x5b) {
        const end = this.bracketEnd(i + 1, to);
        v = end < 0 ? ERROR : this.item(holder, i + 1, end);
        i = end + 1;
      } else {
        v = raise(Exc.ValueError, "Only '.' or '[' may follow ']' in format field specifier");
      }
      decref(holder);
    }
    return v;
  }

  /** The argument that the first part of a name means. */
  private root(from: i32, to: i32): Value {
    const index = this.number(from, to);
    if (index === TOO_LARGE) return ERROR;
    if (index === NO_NUMBER && from < to) return this.keyword(from, to);
    const automatic = from === to;
    if (!this.decide(automatic)) return ERROR;
    if (this.mapping !== UNBOUND) return raise(Exc.ValueError, "Format string contains positional fields");
    const i = automatic ? this.next++ : index;
    if (i < this.nargs) return incref(load<i64>(this.args + ((<usize>i) << 3)));
    return raisef(Exc.IndexError, "Replacement index %d out of range for positional args tuple", i);
  }

  /** Fields are numbered by all names or by none. */
  private decide(automatic: bool): bool {
    const wanted = automatic ? Numbering.AUTOMATIC : Numbering.MANUAL;
    if (this.numbering === Numbering.UNDECIDED) this.numbering = wanted;
    if (this.numbering === wanted) return true;
    if (automatic) {
      return refuse("cannot switch from manual field specification to automatic field numbering");
    }
    return refuse("cannot switch from automatic field numbering to manual field specification");
  }

  private keyword(from: i32, to: i32): Value {
    if (this.mapping === UNBOUND) {
      const v = this.keywordArgument(from, to);
      if (v !== UNBOUND) return v;
    }
    const name = substring(this.text, from, to);
    if (name === ERROR) return ERROR;
    const v = this.mapping !== UNBOUND ? getItem(this.mapping, name) : raiseWith(Exc.KeyError, name);
    decref(name);
    return v;
  }

  /** The keyword argument of the name in [from, to), UNBOUND if there is none. */
  private keywordArgument(from: i32, to: i32): Value {
    const count: u32 = this.kwnames === 0 ? 0 : tupleLength(this.kwnames);
    for (let k: u32 = 0; k < count; k++) {
      if (!this.isName(pointer(tupleItem(this.kwnames, k)), from, to)) continue;
      return incref(load<i64>(this.args + ((<usize>this.nargs + k) << 3)));
    }
    return UNBOUND;
  }

  /** Whether characters [from, to) are the str at p. */
  private isName(p: usize, from: i32, to: i32): bool {
    if (asStr(p).length !== <u32>(to - from)) return false;
    for (let i = from; i < to; i++) if (charAt(p, i - from) !== this.at(i)) return false;
    return true;
  }

  /** The decimal number that characters [from, to) are; NO_NUMBER; TOO_LARGE with ValueError pending. */
  private number(from: i32, to: i32): i32 {
    let value: i64 = from === to ? NO_NUMBER : 0;
    for (let i = from; i < to; i++) {
      const digit = decimalValue(this.at(i));
      if (digit < 0) return NO_NUMBER;
      value = value * 10 + digit;
      if (value > i32.MAX_VALUE) {
        raise(Exc.ValueError, "Too many decimal digits in format string");
        return TOO_LARGE;
      }
    }
    return <i32>value;
  }

  private attributeEnd(i: i32, to: i32): i32 {
    while (i < to && this.at(i) !== 0x2e && this.at(i) !== 0x5b) i++;
    return i;
  }

  private attribute(v: Value, from: i32, to: i32): Value {
    if (from === to) return raise(Exc.ValueError, "Empty attribute in format string");
    const name = substring(this.text, from, to);
    if (name === ERROR) return ERROR;
    const interned = intern(pointer(name));
    const result = getAttr(v, interned);
    decrefAt(interned);
    return result;
  }

  private bracketEnd(i: i32, to: i32): i32 {
    while (i < to && this.at(i) !== 0x5d) i++;
    return i < to ? i : fail("Missing ']' in format string");
  }

  /** v[number] or v["text"] */
  private item(v: Value, from: i32, to: i32): Value {
    if (from === to) return raise(Exc.ValueError, "Empty attribute in format string");
    const index = this.number(from, to);
    if (index === TOO_LARGE) return ERROR;
    if (index !== NO_NUMBER) return getItem(v, small(index));
    const key = substring(this.text, from, to);
    if (key === ERROR) return ERROR;
    const result = getItem(v, key);
    decref(key);
    return result;
  }

  // ---- writing ----

  /** Writes v by the specification in [from, to). */
  private put(v: Value, from: i32, to: i32, nested: bool, depth: i32): bool {
    if (from === to) {
      if (isSmall(v)) {
        this.out.decimal(smallValue(v));
        return true;
      }
      if (isExactStr(v)) {
        this.out.str(pointer(v));
        return true;
      }
      return this.putFormatted(v, UNBOUND);
    }
    if (!nested && isSmall(v)) return writeSmall(this.out, v, this.text, from, to);
    if (!nested && isFloat(v)) return writeFloat(this.out, v, floatValue(v), this.text, from, to);
    const text = nested ? this.expand(from, to, depth - 1) : substring(this.text, from, to);
    if (text === ERROR) return false;
    const good = this.putFormatted(v, text);
    decref(text);
    return good;
  }

  private putFormatted(v: Value, text: Value): bool {
    const result = format(v, text);
    if (result === ERROR) return false;
    this.out.str(pointer(result));
    decref(result);
    return true;
  }

  /** The text of [from, to) with its own fields replaced. */
  private expand(from: i32, to: i32, depth: i32): Value {
    const outer = this.out;
    this.out = newBuilder();
    const good = this.write(from, to, depth);
    const inner = this.out;
    this.out = outer;
    if (good) return inner.finish();
    inner.drop();
    return ERROR;
  }
}

const NO_NUMBER: i32 = -1;
const TOO_LARGE: i32 = -2;

/** Raises ValueError. Gives false. */
function refuse(message: string): bool {
  raise(Exc.ValueError, message);
  return false;
}

/** Raises ValueError. Gives -1. */
function fail(message: string): i32 {
  raise(Exc.ValueError, message);
  return -1;
}

/** v after `!r`, `!s` or `!a` (0: none); takes over the reference. */
function convert(v: Value, conversion: u32): Value {
  if (v === ERROR || conversion === 0) return v;
  let result: Value;
  if (conversion === 0x72) result = repr(v);
  else if (conversion === 0x73) result = str(v);
  else if (conversion === 0x61) result = asciiRepr(v);
  else if (conversion > 32 && conversion < 127) {
    result = raisef(Exc.ValueError, "Unknown conversion specifier %c", conversion);
  } else result = raisef(Exc.ValueError, "Unknown conversion specifier \\x%x", conversion);
  decref(v);
  return result;
}

/** "…".format(*args, **kwargs): the arguments as they come, self first. */
export function strFormat(args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0) return raise(Exc.TypeError, "unbound method str.format() needs an argument");
  return run(load<i64>(args), args + 8, nargs - 1, kwnames, UNBOUND);
}

/** "…".format_map(mapping) */
export function strFormatMap(args: usize): Value {
  return run(load<i64>(args), 0, 0, 0, load<i64>(args, 8));
}

/** Whether the text at p has no field and no brace, so that formatting gives the object itself. */
function isPlain(p: usize): bool {
  const s = asStr(p);
  const data = p + STR_DATA;
  return findChar(data, s.width, s.length, 0x7b) < 0 && findChar(data, s.width, s.length, 0x7d) < 0;
}

function run(self: Value, args: usize, nargs: i32, kwnames: usize, mapping: Value): Value {
  if (isPlain(pointer(self))) return incref(self);
  const p = objAlloc(offsetof<Formatter>());
  if (p === 0) return raiseMemoryError();
  const f = changetype<Formatter>(p);
  f.text = pointer(self);
  f.out = newBuilder();
  f.args = args;
  f.nargs = nargs;
  f.kwnames = kwnames;
  f.mapping = mapping;
  f.numbering = Numbering.UNDECIDED;
  f.next = 0;
  const good = f.write(0, asStr(pointer(self)).length, DEPTH);
  const out = f.out;
  objFree(p);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}
