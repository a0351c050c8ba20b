/**
 * `repr` of constants, close enough to Python's for disassembly: it quotes as Python does, and leaves to the VM what
 * needs Unicode tables (which characters are printable beyond Latin-1).
 */

import { type Const, ConstKind, codePoints, type Text } from "./constants.ts";

const ESCAPES: Record<number, string> = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };

/** A constant as Python writes it. */
export function reprConst(value: Const): string {
  switch (value.kind) {
    case ConstKind.Int:
      return String(value.value);
    case ConstKind.Float:
      return reprFloat(value.value);
    case ConstKind.Complex:
      return reprComplex(value.real, value.imag);
    case ConstKind.Str:
      return reprText(value.value);
    case ConstKind.Bytes:
      return `b${quote(Array.from(value.value), 0x7f)}`;
    case ConstKind.Tuple:
      return `(${value.items.map(reprConst).join(", ")}${value.items.length === 1 ? "," : ""})`;
    case ConstKind.FrozenSet:
      return value.items.length ? `frozenset({${value.items.map(reprConst).join(", ")}})` : "frozenset()";
    case ConstKind.Slice:
      return `slice(${value.items.map(reprConst).join(", ")})`;
    case ConstKind.Code:
      return `<code object ${value.code.name}, file "${value.code.filename}", line ${value.code.firstlineno}>`;
    default:
      return ConstKind[value.kind];
  }
}

/** A str literal of the text. */
export function reprText(text: Text): string {
  return quote(Array.from(codePoints(text)), 0xa1);
}

function quote(points: number[], escapeFrom: number): string {
  const mark = points.includes(39) && !points.includes(34) ? '"' : "'";
  let out = mark;
  for (const point of points) out += quoted(point, mark, escapeFrom);
  return out + mark;
}

function quoted(point: number, mark: string, escapeFrom: number): string {
  const known = ESCAPES[point];
  if (known) return known;
  const text = String.fromCodePoint(point);
  if (text === mark) return `\\${text}`;
  if (point < 32 || (point >= 0x7f && point < 0xa1) || (escapeFrom < 0xa1 && point >= escapeFrom)) {
    return `\\x${point.toString(16).padStart(2, "0")}`;
  }
  if (point >= 0xd800 && point < 0xe000) return `\\u${point.toString(16)}`;
  return text;
}

/** The shortest text that reads back as the same float, in Python's spelling. */
export function reprFloat(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  const [mantissa, exponent] = value.toExponential().split("e");
  const power = Number(exponent);
  if (power >= 16 || power < -4) {
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const plain = String(value);
  if (plain.includes("e")) return value.toFixed(mantissa.replace(/[-.]/g, "").length - 1 - power);
  return plain.includes(".") ? plain : `${plain}.0`;
}

function reprComplex(real: number, imag: number): string {
  const part = (value: number) => reprFloat(value).replace(/\.0$/, "");
  if (Object.is(real, 0)) return `${part(imag)}j`;
  const sign = imag < 0 || Object.is(imag, -0) ? "" : "+";
  return `(${part(real)}${sign}${part(imag)}j)`;
}
