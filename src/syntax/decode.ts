/**
 * Bytes of a source file to text: byte order mark and encoding declaration (PEP 263), UTF-8 otherwise. Encodings other
 * than UTF-8, Latin-1 and ASCII are those of the host's TextDecoder; others are unknown.
 */
import { PythonSyntaxError } from "./errors.ts";
import { MESSAGES } from "./messages.ts";

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(#.*)?$/;
const BOM = [0xef, 0xbb, 0xbf];
/** Made when first wanted, which takes the engine half a millisecond. */
let utf8: TextDecoder | undefined;
const strictUtf8 = () => (utf8 ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }));
const lossyUtf8 = () => new TextDecoder("utf-8", { ignoreBOM: true });

interface Declaration {
  /** As CPython shortens it. */
  encoding: string;
  lineno: number;
  line: string;
}

/** The text of `bytes`; throws PythonSyntaxError where there is none. */
export function decodeSource(bytes: Uint8Array, filename: string): string {
  const hasBom = BOM.every((byte, i) => bytes[i] === byte);
  const body = hasBom ? bytes.subarray(BOM.length) : bytes;
  const declared = findDeclaration(body);
  if (hasBom && declared !== null && declared.encoding !== "utf-8") {
    const { encoding, lineno, line } = declared;
    const place = { lineno, offset: 0, end_lineno: lineno, end_offset: line.length, text: line };
    throw new PythonSyntaxError("SyntaxError", MESSAGES.encodingWithBom(encoding), filename, place);
  }
  if (declared === null || declared.encoding === "utf-8") return decodeUtf8(body, filename);
  return decodeAs(body, declared.encoding, filename);
}

/** The declaration in the first line, or in the second where the first is blank or a comment. */
function findDeclaration(bytes: Uint8Array): Declaration | null {
  const head = Array.from(bytes.subarray(0, 400), (byte) => String.fromCharCode(byte)).join("");
  const lines = head.split(/\r\n|\r|\n/, 2);
  for (const [i, line] of lines.entries()) {
    const name = COOKIE.exec(line)?.[1];
    if (name !== undefined) return { encoding: normalName(name), lineno: i + 1, line };
    if (!BLANK_OR_COMMENT.test(line)) return null;
  }
  return null;
}

/** One name each for UTF-8 and Latin-1; any other name as it is. */
function normalName(name: string): string {
  const plain = name.slice(0, 12).toLowerCase().replaceAll("_", "-");
  if (/^utf-8($|-)/.test(plain)) return "utf-8";
  return /^(latin-1|iso-8859-1|iso-latin-1)($|-)/.test(plain) ? "iso-8859-1" : name;
}

function decodeUtf8(bytes: Uint8Array, filename: string): string {
  try {
    return strictUtf8().decode(bytes);
  } catch {
    throw notUtf8(bytes, filename);
  }
}

function notUtf8(bytes: Uint8Array, filename: string): PythonSyntaxError {
  const at = firstUndecodable(strictUtf8(), bytes);
  const before = bytes.subarray(0, at);
  const lineno = before.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1);
  const start = before.lastIndexOf(10) + 1;
  const newline = bytes.indexOf(10, at);
  const lossy = lossyUtf8();
  const text = lossy.decode(bytes.subarray(start, newline < 0 ? bytes.length : newline));
  const offset = Array.from(lossy.decode(bytes.subarray(start, at))).length + 1;
  const message = MESSAGES.notUtf8(hexByte(bytes[at]), lineno);
  return new PythonSyntaxError("SyntaxError", message, filename, {
    lineno,
    offset,
    end_lineno: lineno,
    end_offset: offset,
    text,
  });
}

function decodeAs(bytes: Uint8Array, encoding: string, filename: string): string {
  if (encoding === "iso-8859-1") return latin1(bytes);
  if (/^(us[-_]?)?ascii$/i.test(encoding)) {
    const at = bytes.findIndex((byte) => byte >= 0x80);
    if (at < 0) return latin1(bytes);
    throw undecodable("ascii", bytes, at, "ordinal not in range(128)", filename);
  }
  if (/^(windows|cp)[-_]?1252$/i.test(encoding)) return windows1252(bytes, filename);
  const decoder = decoderFor(encoding);
  if (decoder === null) throw withoutPlace(MESSAGES.unknownEncoding(encoding), filename);
  try {
    return decoder.decode(bytes);
  } catch {
    const at = firstUndecodable(decoder, bytes);
    throw undecodable(decoder.encoding, bytes, at, "illegal multibyte sequence", filename);
  }
}

/** What windows-1252 has in place of Latin-1's bytes 0x80 to 0x9f; a space where it has nothing. */
const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** TextDecoder takes windows-1252 for Latin-1 in some versions of Node. */
function windows1252(bytes: Uint8Array, filename: string): string {
  const at = bytes.findIndex((byte) => byte >= 0x80 && byte < 0xa0 && WINDOWS_1252[byte - 0x80] === " ");
  if (at >= 0) throw undecodable("charmap", bytes, at, "character maps to <undefined>", filename);
  return latin1(bytes).replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]);
}

/** Names of Python's that the Encoding Standard does not have: what it calls them. */
const LABELS: Record<string, string> = {
  cp932: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  latin9: "iso-8859-15",
  "latin-9": "iso-8859-15",
  "mac-roman": "macintosh",
};

/** Not for UTF-16, which cannot hold a declaration in ASCII. */
function decoderFor(encoding: string): TextDecoder | null {
  try {
    const label = encoding.replaceAll("_", "-");
    const decoder = new TextDecoder(LABELS[label] ?? label, { fatal: true, ignoreBOM: true });
    return decoder.encoding.startsWith("utf-16") ? null : decoder;
  } catch {
    return null;
  }
}

/** The length of the longest beginning that can be decoded: found by halving. */
function firstUndecodable(decoder: TextDecoder, bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (decodes(decoder, bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  while (good > 0 && !decodesWhole(decoder, bytes.subarray(0, good))) good--;
  return good;
}

/** Whether the bytes are the beginning of something that can be decoded. */
function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(decoder.encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function decodesWhole(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(decoder.encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function latin1(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  }
  return chunks.join("");
}

function undecodable(
  encoding: string,
  bytes: Uint8Array,
  at: number,
  reason: string,
  filename: string,
): PythonSyntaxError {
  return withoutPlace(MESSAGES.undecodable(encoding, hexByte(bytes[at]), at, reason), filename);
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** CPython gives these line 0 and no column. */
function withoutPlace(message: string, filename: string): PythonSyntaxError {
  const place = { lineno: 0, offset: -1, end_lineno: 0, end_offset: -1, text: null };
  return new PythonSyntaxError("SyntaxError", message, filename, place);
}
