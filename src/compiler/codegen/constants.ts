/**
 * Constants of the tree as constants of the code.
 */

import { Op } from "../../../assembly/shared/opcodes.ts";
import { type Const, type ConstantPool, ConstKind } from "../../bytecode/constants.ts";
import {
  type Constant,
  ConstantType,
  type Expr,
  Kind,
  Operator,
  type Stmt,
  UnaryOperator,
} from "../../syntax/ast.ts";
import { foldBinary, foldUnary } from "../fold.ts";

/** The constant that a Constant node stands for. */
export function constantOf(pool: ConstantPool, node: Constant): Const {
  switch (node.type) {
    case ConstantType.None:
      return pool.none;
    case ConstantType.Bool:
      return pool.bool(node.value as boolean);
    case ConstantType.Ellipsis:
      return pool.ellipsis;
    case ConstantType.Int:
      return pool.int(node.value as number | bigint);
    case ConstantType.Float:
      return pool.float(node.value as number);
    case ConstantType.Complex:
      return pool.complex(0, node.value as number);
    case ConstantType.Str:
    case ConstantType.StrCodePoints:
      return pool.str(node.value as string | Uint32Array);
    case ConstantType.Bytes:
      return pool.bytes(node.value as Uint8Array);
    case ConstantType.Other:
      return adopt(pool, node.value as Const);
  }
}

/** A constant of another pool as one of this. */
function adopt(pool: ConstantPool, value: Const): Const {
  switch (value.kind) {
    case ConstKind.None:
      return pool.none;
    case ConstKind.True:
    case ConstKind.False:
      return pool.bool(value.kind === ConstKind.True);
    case ConstKind.Ellipsis:
      return pool.ellipsis;
    case ConstKind.Int:
      return pool.int(value.value);
    case ConstKind.Float:
      return pool.float(value.value);
    case ConstKind.Complex:
      return pool.complex(value.real, value.imag);
    case ConstKind.Str:
      return pool.str(value.value);
    case ConstKind.Bytes:
      return pool.bytes(value.value);
    case ConstKind.FrozenSet:
      return pool.frozenset(value.items.map((item) => adopt(pool, item)));
    case ConstKind.Tuple:
      return pool.tuple(value.items.map((item) => adopt(pool, item)));
    default:
      throw new Error("a tree has no such constants");
  }
}

/** The value of a literal as patterns may hold: a constant, a signed or a complex number. Null for any other expression. */
export function literalOf(pool: ConstantPool, node: Expr): Const | null {
  if (node.kind === Kind.Constant) return constantOf(pool, node);
  if (node.kind === Kind.UnaryOp && node.op === UnaryOperator.USub) {
    const value = literalOf(pool, node.operand);
    return value && foldUnary(pool, Op.UNARY_NEGATIVE, value);
  }
  if (node.kind !== Kind.BinOp) return null;
  const left = literalOf(pool, node.left);
  const right = literalOf(pool, node.right);
  const op = node.op === Operator.Add ? Op.BINARY_ADD : Op.BINARY_SUBTRACT;
  return left && right && foldBinary(pool, op, left, right);
}

/** Whether an expression is a constant, or will be once folded (signed numbers, tuples). It need not find all. */
export function looksConstant(node: Expr): boolean {
  switch (node.kind) {
    case Kind.Constant:
      return true;
    case Kind.UnaryOp:
      return node.operand.kind === Kind.Constant;
    case Kind.Tuple:
      return node.elts.every(looksConstant);
    default:
      return false;
  }
}

/** The docstring that a body begins with. */
export function docstringOf(body: readonly Stmt[]): Constant | null {
  const first = body[0];
  if (first?.kind !== Kind.Expr || first.value.kind !== Kind.Constant) return null;
  const { type } = first.value;
  return type === ConstantType.Str || type === ConstantType.StrCodePoints ? first.value : null;
}
