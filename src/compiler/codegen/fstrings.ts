/**
 * f-strings: the parts are formatted one by one and joined. t-strings: the parts are kept.
 */

import { FormatValue, Op } from "../../../assembly/shared/opcodes.ts";
import type { Const } from "../../bytecode/constants.ts";
import {
  type Expr,
  type FormattedValue,
  type Interpolation,
  type JoinedStr,
  Kind,
  type TemplateStr,
} from "../../syntax/ast.ts";
import { constantOf } from "./constants.ts";
import { compileExpr, STACK_GUIDELINE } from "./expressions.ts";
import type { Generator } from "./generator.ts";

/** Conversions by the character code of their letter. */
const CONVERSIONS: Record<number, FormatValue> = {
  [-1]: FormatValue.NONE,
  115: FormatValue.STR,
  114: FormatValue.REPR,
  97: FormatValue.ASCII,
};

export function compileJoinedStr(c: Generator, node: JoinedStr): void {
  const { values } = node;
  if (values.length > STACK_GUIDELINE) return compileByJoin(c, node);
  for (const each of values) compileExpr(c, each);
  if (values.length > 1) c.emitArg(Op.BUILD_STRING, values.length, node);
  else if (values.length === 0) c.loadConst(c.pool.str(""), node);
}

/** One of many parts goes through a list, so that the stack stays small. */
function compileByJoin(c: Generator, node: JoinedStr): void {
  c.loadConst(c.pool.str(""), node);
  c.emitName(Op.LOAD_METHOD, "join", node);
  c.emitArg(Op.BUILD_LIST, 0, node);
  for (const each of node.values) {
    compileExpr(c, each);
    c.emitArg(Op.LIST_APPEND, 1, node);
  }
  c.emitArg(Op.CALL_METHOD, 1, node);
}

/** A t-string (PEP 750): the strings, one before and behind each replacement field, then the fields. */
export function compileTemplateStr(c: Generator, node: TemplateStr): void {
  const strings: Const[] = [];
  const fields: Expr[] = [];
  for (const each of node.values) {
    if (each.kind === Kind.Constant) strings.push(constantOf(c.pool, each));
    else {
      if (strings.length === fields.length) strings.push(c.pool.str(""));
      fields.push(each);
    }
  }
  if (strings.length === fields.length) strings.push(c.pool.str(""));
  c.loadConst(c.pool.tuple(strings), node);
  if (fields.length > STACK_GUIDELINE) {
    c.emitArg(Op.BUILD_LIST, 0, node);
    for (const each of fields) {
      compileExpr(c, each);
      c.emitArg(Op.LIST_APPEND, 1, node);
    }
    c.emit(Op.LIST_TO_TUPLE, node);
  } else {
    for (const each of fields) compileExpr(c, each);
    c.buildTuple(fields.length, node);
  }
  c.emit(Op.BUILD_TEMPLATE, node);
}

export function compileInterpolation(c: Generator, node: Interpolation): void {
  compileExpr(c, node.value);
  c.loadConst(c.pool.str(node.str), node);
  let flags = CONVERSIONS[node.conversion];
  if (node.format_spec) {
    compileExpr(c, node.format_spec);
    flags |= FormatValue.SPEC;
  }
  c.emitArg(Op.BUILD_INTERPOLATION, flags, node);
}

export function compileFormattedValue(c: Generator, node: FormattedValue): void {
  compileExpr(c, node.value);
  let flags = CONVERSIONS[node.conversion];
  if (node.format_spec) {
    compileExpr(c, node.format_spec);
    flags |= FormatValue.SPEC;
  }
  c.emitArg(Op.FORMAT_VALUE, flags, node);
}
