/**
 * A tree as text, equal to what CPython 3.14's `ast.dump(tree, include_attributes=True)` gives for it: so that trees
 * can be compared with CPython's. For tests and debugging; it recurses as deep as the tree is.
 */
import {
  BoolOperator,
  CmpOp,
  type Constant,
  ConstantType,
  type ConstantValue,
  ExprContext,
  Kind,
  type Node,
  Operator,
  UnaryOperator,
} from "./ast.ts";
import { isPrintable } from "./unicode.ts";

const POSITIONS = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

/** The names of the numbers that a field holds. */
function enumOf(kind: Kind, field: string): Record<number, string> | null {
  if (field === "ctx") return ExprContext;
  if (field === "ops") return CmpOp;
  if (field !== "op") return null;
  if (kind === Kind.BoolOp) return BoolOperator;
  return kind === Kind.UnaryOp ? UnaryOperator : Operator;
}

export function dump(node: Node): string {
  const parts: string[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (field === "kind" || POSITIONS.includes(field)) continue;
    if (node.kind === Kind.Constant) {
      const shown = constantField(node, field);
      if (shown !== null) parts.push(shown);
    } else if (node.kind === Kind.MatchSingleton) {
      parts.push(`value=${singletonRepr(node.value)}`);
    } else if (value !== null && !(Array.isArray(value) && value.length === 0)) {
      parts.push(`${field}=${dumpField(value, enumOf(node.kind, field))}`);
    }
  }
  if ("lineno" in node) {
    for (const field of POSITIONS) parts.push(`${field}=${node[field as "lineno"]}`);
  }
  return `${Kind[node.kind]}(${parts.join(", ")})`;
}

function constantField(node: Constant, field: string): string | null {
  if (field === "value") return `value=${constantRepr(node.type, node.value)}`;
  return field === "prefix" && node.prefix !== null ? `kind=${strRepr(node.prefix)}` : null;
}

function dumpField(value: unknown, names: Record<number, string> | null): string {
  if (Array.isArray(value)) return `[${value.map((item) => dumpField(item, names)).join(", ")}]`;
  if (value === null) return "None";
  if (typeof value === "string") return strRepr(value);
  if (typeof value === "number") return names === null ? String(value) : `${names[value]}()`;
  return dump(value as Node);
}

function singletonRepr(value: null | boolean): string {
  return value === null ? "None" : value ? "True" : "False";
}

/** As Python's `repr` of the constant. */
function constantRepr(type: ConstantType, value: ConstantValue): string {
  switch (type) {
    case ConstantType.None:
      return "None";
    case ConstantType.Bool:
      return singletonRepr(value as boolean);
    case ConstantType.Ellipsis:
      return "Ellipsis";
    case ConstantType.Int:
      return String(value);
    case ConstantType.Float:
      return floatRepr(value as number);
    case ConstantType.Complex:
      return `${floatRepr(value as number).replace(/\.0$/, "")}j`;
    case ConstantType.Bytes:
      return bytesRepr(value as Uint8Array);
    default:
      return strRepr(value as string | Uint32Array);
  }
}

/** JavaScript and Python agree on the shortest digits, not on when to write an exponent, and how. */
function floatRepr(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "inf";
  const [digits, exponentText] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) {
    return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const plain = value.toString().includes("e")
    ? value.toFixed(Math.max(0, digits.length - 2 - exponent))
    : String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}

function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

const NAMED_ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function strRepr(value: string | Uint32Array): string {
  const characters =
    typeof value === "string" ? Array.from(value) : Array.from(value, (point) => String.fromCodePoint(point));
  const quote = quoteFor(characters.join(""));
  return quote + characters.map((character) => escapeCharacter(character, quote)).join("") + quote;
}

function escapeCharacter(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const named = NAMED_ESCAPES[character];
  if (named !== undefined) return named;
  if (isPrintable(character)) return character;
  const hex = character.codePointAt(0)!.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

function bytesRepr(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const quote = quoteFor(text);
  const shown = Array.from(text, (character) =>
    character > "\x7f" ? `\\x${character.charCodeAt(0).toString(16)}` : escapeCharacter(character, quote),
  );
  return `b${quote}${shown.join("")}${quote}`;
}
