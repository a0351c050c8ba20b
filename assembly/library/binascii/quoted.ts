/** Quoted-printable (RFC 1521, RFC 1522 for headers), in the variety that CPython's binascii writes and reads. */
import { ByteBuilder, newByteBuilder } from "../../core/bytebuilder.ts";
import { bytesAt, bytesCount } from "../../core/bytes.ts";
import { charge } from "../../core/interrupt.ts";
import { digitOf } from "../../core/text/ascii.ts";
import { findChar } from "../../core/text/find.ts";
import { isTrue } from "../../core/truth.ts";
import { ERROR, Value } from "../../core/value.ts";
import { openAsciiSource, openSource } from "../arguments.ts";

const TAB: u32 = 9;
const LF: u32 = 10;
const CR: u32 = 13;
const SPACE: u32 = 32;
const DOT: u32 = 46;
const EQUALS: u32 = 61;
const UNDERSCORE: u32 = 95;
/** Lines are no longer than this with the "=" of a soft break. */
const LINE: i32 = 76;

/** The byte at i of the source that is open, LF behind its end. */
function byteAt(i: i32): u32 {
  return i < bytesCount ? load<u8>(bytesAt + <usize>i) : LF;
}

/** a2b_qp(data, header) */
export function fromQuoted(args: usize): Value {
  const header = isTrue(load<i64>(args, 8));
  if (header < 0 || !openAsciiSource(load<i64>(args)) || !charge(bytesCount >> 3)) return ERROR;
  const out = newByteBuilder();
  for (let i = 0; i < bytesCount; ) {
    const c = byteAt(i++);
    if (c === EQUALS) i = unquote(out, i);
    else out.byte(header !== 0 && c === UNDERSCORE ? SPACE : c);
  }
  return out.finish();
}

/** What follows an "=" at i: where to go on. */
function unquote(out: ByteBuilder, i: i32): i32 {
  if (i === bytesCount) return i;
  const c = byteAt(i);
  if (c === LF || c === CR) {
    while (i < bytesCount && byteAt(i) !== LF) i++;
    return min(i + 1, bytesCount);
  }
  if (c === EQUALS) i++;
  else if (i + 1 < bytesCount && digitOf(c) < 16 && digitOf(byteAt(i + 1)) < 16) {
    out.byte((digitOf(c) << 4) | digitOf(byteAt(i + 1)));
    return i + 2;
  }
  out.byte(EQUALS);
  return i;
}

/** One call that quotes. */
class Quoting {
  static tabs: bool = false;
  static text: bool = false;
  static header: bool = false;
  /** Lines end in CR LF, as the first one does. */
  static crlf: bool = false;
}

/** b2a_qp(data, quotetabs, istext, header) */
export function toQuoted(args: usize): Value {
  const tabs = isTrue(load<i64>(args, 8));
  const text = tabs < 0 ? -1 : isTrue(load<i64>(args, 16));
  const header = text < 0 ? -1 : isTrue(load<i64>(args, 24));
  if (header < 0 || !openSource(load<i64>(args)) || !charge(bytesCount >> 2)) return ERROR;
  Quoting.tabs = tabs !== 0;
  Quoting.text = text !== 0;
  Quoting.header = header !== 0;
  const first = findChar(bytesAt, 1, bytesCount, LF);
  Quoting.crlf = first > 0 && byteAt(first - 1) === CR;
  return quoteAll();
}

function quoteAll(): Value {
  const out = newByteBuilder();
  let column = 0;
  for (let i = 0; i < bytesCount; i++) {
    const c = byteAt(i);
    if (mustQuote(c, i, column)) {
      if (column + 3 >= LINE) column = softBreak(out);
      quote(out, c);
      column += 3;
    } else if (Quoting.text && (c === LF || (c === CR && i + 1 < bytesCount && byteAt(i + 1) === LF))) {
      endLine(out);
      column = 0;
      if (c === CR) i++;
    } else {
      if (i + 1 < bytesCount && byteAt(i + 1) !== LF && column + 1 >= LINE) column = softBreak(out);
      out.byte(Quoting.header && c === SPACE ? UNDERSCORE : c);
      column++;
    }
  }
  return out.finish();
}

function mustQuote(c: u32, i: i32, column: i32): bool {
  if (c > 126 || c === EQUALS) return true;
  if (Quoting.header && c === UNDERSCORE) return true;
  if (c === DOT && column === 0) {
    // A dot alone on a line ends a mail.
    const next = byteAt(i + 1);
    return next === LF || next === CR || next === 0;
  }
  if (c === LF || c === CR) return !Quoting.text;
  if (c === TAB || c === SPACE) return Quoting.tabs || i + 1 === bytesCount;
  return c < 33;
}

function hex(digit: u32): u32 {
  return digit < 10 ? 48 + digit : 55 + digit;
}

function quote(out: ByteBuilder, c: u32): void {
  out.byte(EQUALS);
  out.byte(hex(c >> 4));
  out.byte(hex(c & 15));
}

function softBreak(out: ByteBuilder): i32 {
  out.byte(EQUALS);
  if (Quoting.crlf) out.byte(CR);
  out.byte(LF);
  return 0;
}

/** The end of a line of text; a blank before it is quoted after all. */
function endLine(out: ByteBuilder): void {
  if (out.length > 0) {
    const last: u32 = load<u8>(out.end - 1);
    if (last === SPACE || last === TAB) {
      out.length--;
      quote(out, last);
    }
  }
  if (Quoting.crlf) out.byte(CR);
  out.byte(LF);
}
