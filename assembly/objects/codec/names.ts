/**
 * Names of the encodings and of the error handlers that are built in. Other encodings are searched for by the functions that
 * programs register (registry.ts), and so are handlers (handlers.ts): here they are unknown.
 */
import { raise } from "../../core/errors.ts";
import { asStr, STR_DATA, strIs, strOf } from "../../core/string.ts";
import { find, findChar } from "../../core/text/find.ts";
import { UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";

export enum Codec {
  UNKNOWN,
  UTF8,
  ASCII,
  LATIN1,
  UTF16,
  UTF16_LE,
  UTF16_BE,
  UTF32,
  UTF32_LE,
  UTF32_BE,
  UNICODE_ESCAPE,
  RAW_UNICODE_ESCAPE,
  UTF7,
  CHARMAP,
  /** UTF-8 with a mark in front: only a name, what does it is UTF8. */
  UTF8_SIG,
  COUNT,
}

/** For each codec what messages call it, then its names, in normal form (see `normalize`): those of CPython's table of aliases. */
const NAMES: StaticArray<string> = [
  "",
  "utf-8 utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001 ",
  "ascii ascii us_ascii 646 ansi_x3_4_1968 ansi_x3_4_1986 cp367 csascii ibm367 iso646_us iso_646_irv_1991 iso_ir_6 us ",
  "latin-1 latin_1 latin1 latin l1 iso_8859_1 iso8859_1 iso8859 8859 cp819 csisolatin1 ibm819 iso_ir_100 iso_8859_1_1987 ",
  "utf-16 utf_16 utf16 u16 ",
  "utf-16-le utf_16_le utf_16le unicodelittleunmarked ",
  "utf-16-be utf_16_be utf_16be unicodebigunmarked ",
  "utf-32 utf_32 utf32 u32 ",
  "utf-32-le utf_32_le utf_32le ",
  "utf-32-be utf_32_be utf_32be ",
  "unicodeescape unicode_escape ",
  "rawunicodeescape raw_unicode_escape ",
  "utf7 utf_7 u7 utf7 unicode_1_1_utf_7 ",
  "charmap charmap ",
  "utf-8 utf_8_sig ",
];

/** Names, in normal form, that CPython knows without a search: errors of the others carry a note that names the codec. */
const DIRECT = " utf_8 utf8 utf_16 utf16 utf_32 utf32 ascii us_ascii latin1 latin_1 iso_8859_1 iso8859_1 ";

/** A name in normal form, a space behind it; longer names than this are unknown. */
const LIMIT: i32 = 40;
const normal = memory.data(44, 2);

/** Letters in lower case, runs of anything else as one underscore: writes to `normal`, gives the length, -1 if it is too long. */
function normalize(p: usize): i32 {
  const s = asStr(p);
  if (!s.ascii) return -1;
  let end = normal;
  let gap = false;
  for (let i: u32 = 0; i < s.length; i++) {
    const c: u32 = load<u8>(p + i, STR_DATA);
    const letter = (c | 0x20) - 0x61 < 26;
    if (!letter && c - 0x30 > 9) {
      gap = true;
      continue;
    }
    if (<i32>(end - normal) > LIMIT - 2) return -1;
    if (gap && end > normal) store<u8>(end++, 0x5f);
    gap = false;
    store<u8>(end++, letter ? c | 0x20 : c);
  }
  store<u8>(end++, 0x20);
  return <i32>(end - normal);
}

/** Whether the name that was last looked up by `codecNamed` is one of CPython's short cuts. */
export let codecDirect: bool = false;

/** The codec of a name; UNKNOWN where it is none of these, or ValueError is pending. */
export function codecNamed(p: usize): Codec {
  const s = asStr(p);
  if (findChar(p + STR_DATA, s.width, s.length, 0) >= 0) {
    raise(Exc.ValueError, "embedded null character");
    return Codec.UNKNOWN;
  }
  const n = normalize(p);
  for (let codec = 1; n > 1 && codec < Codec.COUNT; codec++) {
    const names = changetype<usize>(NAMES[codec]);
    if (!listed(names, NAMES[codec].length, codecLabelLength(codec), n)) continue;
    codecDirect = listed(changetype<usize>(DIRECT), DIRECT.length, 0, n);
    return codec;
  }
  return Codec.UNKNOWN;
}

/** Whether the `n` characters at `normal` are one of the names in a text of UTF-16, from index `at` on. */
function listed(text: usize, length: i32, at: i32, n: i32): bool {
  do {
    at = find(text, 2, length, normal, 1, n, at + 1);
  } while (at > 0 && load<u16>(text + ((<usize>at - 1) << 1)) !== 0x20);
  return at > 0;
}

/** The name that messages use, in UTF-16: `codecLabelLength` characters. */
export function codecLabel(codec: Codec): usize {
  return changetype<usize>(NAMES[codec]);
}

export function codecLabelLength(codec: Codec): i32 {
  return findChar(codecLabel(codec), 2, NAMES[codec].length, 0x20);
}

/** What to do with characters that cannot be encoded, or bytes that cannot be decoded. */
export enum Handler {
  STRICT,
  IGNORE,
  REPLACE,
  BACKSLASH_REPLACE,
  SURROGATE_ESCAPE,
  SURROGATE_PASS,
  XML_CHAR_REF_REPLACE,
  NAME_REPLACE,
  UNKNOWN,
}

/** The handler that a str names, UNBOUND for "strict". An unknown one is an error only when it is needed. */
export function handlerNamed(errors: Value): Handler {
  if (errors === UNBOUND) return Handler.STRICT;
  const p = strOf(errors);
  if (strIs(p, "strict")) return Handler.STRICT;
  if (strIs(p, "ignore")) return Handler.IGNORE;
  if (strIs(p, "replace")) return Handler.REPLACE;
  if (strIs(p, "backslashreplace")) return Handler.BACKSLASH_REPLACE;
  if (strIs(p, "surrogateescape")) return Handler.SURROGATE_ESCAPE;
  if (strIs(p, "surrogatepass")) return Handler.SURROGATE_PASS;
  if (strIs(p, "xmlcharrefreplace")) return Handler.XML_CHAR_REF_REPLACE;
  if (strIs(p, "namereplace")) return Handler.NAME_REPLACE;
  return Handler.UNKNOWN;
}
