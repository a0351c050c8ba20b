/**
 * f-strings: the parts are formatted one by one and joined.
 */

import { FormatValue, Op } from "../../../assembly/shared/opcodes.ts";
import type { FormattedValue, JoinedStr } from "../../syntax/ast.ts";
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

export function compileFormattedValue(c: Generator, node: FormattedValue): void {
  compileExpr(c, node.value);
  let flags = CONVERSIONS[node.conversion];
  if (node.format_spec) {
    compileExpr(c, node.format_spec);
    flags |= FormatValue.SPEC;
  }
  c.emitArg(Op.FORMAT_VALUE, flags, node);
}
