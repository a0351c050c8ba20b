/**
 * `"%s: %r" % (a, b)` is compiled as an f-string where only %s, %r and %a occur, as CPython does.
 */

import { FormatValue, Op } from "../../../assembly/shared/opcodes.ts";
import { type BinOp, ConstantType, type Expr, Kind, Operator, type Tuple } from "../../syntax/ast.ts";
import { compileExpr, STACK_GUIDELINE } from "./expressions.ts";
import type { Generator } from "./generator.ts";

/** Text between directives, a directive, or a `%` that is neither (which spoils the whole). */
const PARTS = /[^%]+|%%|%([-+ #0]*)(\d{0,2})(?:\.(\d{0,2}))?([sra])|%/gu;

const CONVERSIONS: Record<string, FormatValue> = {
  s: FormatValue.STR,
  r: FormatValue.REPR,
  a: FormatValue.ASCII,
};

type Part = string | { value: Expr; conversion: FormatValue; spec: string };

/** Compiles a `%` on a literal and a tuple display; false, and nothing emitted, if it is not of that kind. */
export function compilePercentFormat(c: Generator, node: BinOp): boolean {
  const { left, op, right } = node;
  if (op !== Operator.Mod || left.kind !== Kind.Constant || left.type !== ConstantType.Str) return false;
  if (right.kind !== Kind.Tuple) return false;
  const parts = split(left.value as string, right);
  if (!parts || parts.length > STACK_GUIDELINE) return false;
  for (const part of parts) {
    if (typeof part === "string") c.loadConst(c.pool.str(part), node);
    else emitPart(c, part);
  }
  if (parts.length === 0) c.loadConst(c.pool.str(""), node);
  else if (parts.length > 1) c.emitArg(Op.BUILD_STRING, parts.length, node);
  return true;
}

function emitPart(c: Generator, { value, conversion, spec }: Exclude<Part, string>): void {
  compileExpr(c, value);
  if (spec) c.loadConst(c.pool.str(spec), value);
  c.emitArg(Op.FORMAT_VALUE, conversion | (spec ? FormatValue.SPEC : 0), value);
}

/** Null where there is another directive, or not one value for each. */
function split(format: string, { elts }: Tuple): Part[] | null {
  const parts: Part[] = [];
  let text = "";
  let used = 0;
  for (const [whole, flags, width, precision, conversion] of format.matchAll(PARTS)) {
    if (whole === "%") return null;
    if (conversion === undefined) text += whole === "%%" ? "%" : whole;
    else {
      const value = elts[used++];
      if (!value || value.kind === Kind.Starred) return null;
      if (text) parts.push(text);
      text = "";
      parts.push({ value, conversion: CONVERSIONS[conversion], spec: specOf(flags, width, precision) });
    }
  }
  if (text) parts.push(text);
  return used === elts.length ? parts : null;
}

/** The format spec that pads and cuts as the directive does. */
function specOf(flags: string, width: string, precision: string | undefined): string {
  const number = Number(width);
  const align = number > 0 && !flags.includes("-") ? ">" : "";
  return `${align}${width ? number : ""}${precision === undefined ? "" : `.${Number(precision)}`}`;
}
