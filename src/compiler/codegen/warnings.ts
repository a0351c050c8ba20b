/**
 * SyntaxWarnings about expressions that can hardly be meant. They say nothing about what the code does.
 */

import { CmpOp, type Compare, ConstantType, type Expr, Kind, type Subscript } from "../../syntax/ast.ts";
import { looksConstant } from "./constants.ts";
import type { Generator } from "./generator.ts";

const CONSTANT_TYPES: Record<ConstantType, string> = {
  [ConstantType.None]: "NoneType",
  [ConstantType.Bool]: "bool",
  [ConstantType.Ellipsis]: "ellipsis",
  [ConstantType.Int]: "int",
  [ConstantType.Float]: "float",
  [ConstantType.Complex]: "complex",
  [ConstantType.Str]: "str",
  [ConstantType.StrCodePoints]: "str",
  [ConstantType.Bytes]: "bytes",
  [ConstantType.Other]: "tuple",
};

/** The type of displays and other expressions that can only have one. */
const DISPLAY_TYPES: Partial<Record<Kind, string>> = {
  [Kind.Tuple]: "tuple",
  [Kind.List]: "list",
  [Kind.ListComp]: "list",
  [Kind.Dict]: "dict",
  [Kind.DictComp]: "dict",
  [Kind.Set]: "set",
  [Kind.SetComp]: "set",
  [Kind.GeneratorExp]: "generator",
  [Kind.Lambda]: "function",
  [Kind.JoinedStr]: "str",
  [Kind.FormattedValue]: "str",
  [Kind.TemplateStr]: "string.templatelib.Template",
  [Kind.Interpolation]: "string.templatelib.Template",
};

const NOT_SUBSCRIPTABLE = new Set([
  "NoneType",
  "bool",
  "ellipsis",
  "int",
  "float",
  "complex",
  "set",
  "generator",
  "function",
  "string.templatelib.Template",
]);

const INDEXED_BY_INTS = new Set(["tuple", "list", "str", "bytes"]);

function typeOf(node: Expr): string | undefined {
  return node.kind === Kind.Constant ? CONSTANT_TYPES[node.type] : DISPLAY_TYPES[node.kind];
}

/** `x is 1` compares identities, which for numbers and strings nobody promises. */
export function warnAboutComparison(c: Generator, node: Compare): void {
  let left = node.left;
  for (const [i, op] of node.ops.entries()) {
    const right = node.comparators[i];
    const literal = isLiteral(left) ? left : right;
    if ((op === CmpOp.Is || op === CmpOp.IsNot) && isLiteral(literal)) {
      const [word, better] = op === CmpOp.Is ? ["is", "=="] : ["is not", "!="];
      c.warn(`"${word}" with '${typeOf(literal)}' literal. Did you mean "${better}"?`, node);
      return;
    }
    left = right;
  }
}

function isLiteral(node: Expr): boolean {
  if (node.kind === Kind.Tuple) return looksConstant(node);
  return node.kind === Kind.Constant && node.type > ConstantType.Ellipsis;
}

/** `(1, 2)(3)`, mostly for want of a comma. */
export function warnAboutCallee(c: Generator, node: Expr): void {
  const type = typeOf(node);
  if (type === undefined || node.kind === Kind.Lambda) return;
  c.warn(`'${type}' object is not callable; perhaps you missed a comma?`, node);
}

/** `1[2]`, `[1]["a"]`. */
export function warnAboutIndex(c: Generator, node: Subscript): void {
  const type = typeOf(node.value);
  if (type === undefined) return;
  if (NOT_SUBSCRIPTABLE.has(type)) {
    c.warn(`'${type}' object is not subscriptable; perhaps you missed a comma?`, node.value);
  }
  const index = typeOf(node.slice);
  if (index === undefined || index === "int" || index === "bool" || !INDEXED_BY_INTS.has(type)) return;
  c.warn(`${type} indices must be integers or slices, not ${index}; perhaps you missed a comma?`, node.value);
}
