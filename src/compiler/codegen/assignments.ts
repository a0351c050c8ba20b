/**
 * Assignments in all forms, deletion, and unpacking into targets.
 */

import { Op } from "../../../assembly/shared/opcodes.ts";
import {
  type AnnAssign,
  type Assign,
  type AugAssign,
  type Delete,
  type Expr,
  ExprContext,
  Kind,
  type ListDisplay,
  Operator,
  type Tuple,
} from "../../syntax/ast.ts";
import { fail } from "../errors.ts";
import { compileAnnotation } from "./annotations.ts";
import { attributePlace, compileExpr } from "./expressions.ts";
import type { Generator } from "./generator.ts";

const INPLACE_OPS: Record<Operator, Op> = {
  [Operator.Add]: Op.INPLACE_ADD,
  [Operator.Sub]: Op.INPLACE_SUBTRACT,
  [Operator.Mult]: Op.INPLACE_MULTIPLY,
  [Operator.MatMult]: Op.INPLACE_MATRIX_MULTIPLY,
  [Operator.Div]: Op.INPLACE_TRUE_DIVIDE,
  [Operator.Mod]: Op.INPLACE_MODULO,
  [Operator.Pow]: Op.INPLACE_POWER,
  [Operator.LShift]: Op.INPLACE_LSHIFT,
  [Operator.RShift]: Op.INPLACE_RSHIFT,
  [Operator.BitOr]: Op.INPLACE_OR,
  [Operator.BitXor]: Op.INPLACE_XOR,
  [Operator.BitAnd]: Op.INPLACE_AND,
  [Operator.FloorDiv]: Op.INPLACE_FLOOR_DIVIDE,
};

export function compileAssign(c: Generator, node: Assign): void {
  compileAssigned(c, node);
  for (const [i, target] of node.targets.entries()) {
    if (i < node.targets.length - 1) c.emit(Op.DUP_TOP, node);
    compileStore(c, target);
  }
}

/** `a, b = 0, 1` shall not become a constant tuple, since flow.ts can do without the tuple. */
function compileAssigned(c: Generator, { value, targets: [target, ...others] }: Assign): void {
  const unpacks = target.kind === Kind.Tuple && value.kind === Kind.Tuple && others.length === 0;
  if (!unpacks || value.elts.length !== target.elts.length || value.elts.length > 3) {
    return compileExpr(c, value);
  }
  if ([...value.elts, ...target.elts].some((each) => each.kind === Kind.Starred))
    return compileExpr(c, value);
  for (const each of value.elts) compileExpr(c, each);
  c.emitArg(Op.BUILD_TUPLE, value.elts.length, value);
}

/** Stores the value on top of the stack into a target. */
export function compileStore(c: Generator, target: Expr): void {
  c.deeper();
  storeInto(c, target);
  c.back();
}

function storeInto(c: Generator, target: Expr): void {
  switch (target.kind) {
    case Kind.Name:
      return c.nameOp(target.id, ExprContext.Store, target);
    case Kind.Attribute:
      noteStaticAttribute(c, target.value, target.attr);
      compileExpr(c, target.value);
      return c.emitName(Op.STORE_ATTR, target.attr, attributePlace(target, target));
    case Kind.Subscript:
      compileExpr(c, target.value);
      compileExpr(c, target.slice);
      return c.emit(Op.STORE_SUBSCR, target);
    case Kind.Tuple:
    case Kind.List:
      return compileUnpack(c, target);
    case Kind.Starred:
      return fail("starred assignment target must be in a list or tuple", target);
    default:
      throw new Error(`${Kind[target.kind]} is no target`);
  }
}

/** `self.name = …` in a method is listed in the class's `__static_attributes__`. */
function noteStaticAttribute(c: Generator, owner: Expr, attr: string): void {
  if (owner.kind !== Kind.Name || owner.id !== "self") return;
  for (let unit = c.unit.parent; unit; unit = unit.parent) {
    if (unit.isClass) {
      unit.staticAttributes.add(attr);
      return;
    }
  }
}

function compileUnpack(c: Generator, target: Tuple | ListDisplay): void {
  const { elts } = target;
  const star = elts.findIndex((each) => each.kind === Kind.Starred);
  if (star < 0) c.emitArg(Op.UNPACK_SEQUENCE, elts.length, target);
  else {
    const after = elts.length - star - 1;
    if (star > 0xff || after > 0xffffff) fail("too many expressions in star-unpacking assignment", target);
    c.emitArg(Op.UNPACK_EX, star | (after << 8), target);
    if (elts.slice(star + 1).some((each) => each.kind === Kind.Starred)) {
      fail("multiple starred expressions in assignment", target);
    }
  }
  for (const each of elts) compileStore(c, each.kind === Kind.Starred ? each.value : each);
}

// --- Augmented -------------------------------------------------------------------------------------------------

export function compileAugAssign(c: Generator, node: AugAssign): void {
  const { target } = node;
  const op = INPLACE_OPS[node.op];
  if (target.kind === Kind.Name) {
    c.nameOp(target.id, ExprContext.Load, target);
    compileExpr(c, node.value);
    c.emit(op, node);
    return c.nameOp(target.id, ExprContext.Store, target);
  }
  compileExpr(c, target.value);
  if (target.kind === Kind.Attribute) {
    const place = attributePlace(target, target);
    c.emit(Op.DUP_TOP, target);
    c.emitName(Op.LOAD_ATTR, target.attr, place);
    compileExpr(c, node.value);
    c.emit(op, node);
    c.emit(Op.ROT_TWO, place);
    return c.emitName(Op.STORE_ATTR, target.attr, place);
  }
  compileExpr(c, target.slice);
  c.emit(Op.DUP_TOP_TWO, target);
  c.emit(Op.BINARY_SUBSCR, target);
  compileExpr(c, node.value);
  c.emit(op, node);
  c.emit(Op.ROT_THREE, target);
  c.emit(Op.STORE_SUBSCR, target);
}

// --- Annotated -------------------------------------------------------------------------------------------------

export function compileAnnAssign(c: Generator, node: AnnAssign): void {
  const { target } = node;
  if (node.value) {
    compileExpr(c, node.value);
    compileStore(c, target);
  }
  // The annotation of what is no plain name is never evaluated, since 3.14 in modules and classes too.
  if (target.kind === Kind.Name) {
    if (node.simple) compileAnnotation(c, node);
  } else if (!node.value) evaluateTarget(c, target);
}

/** `a.b: int` evaluates `a`, `a[i]: int` also `i`. */
function evaluateTarget(c: Generator, target: Expr): void {
  if (target.kind !== Kind.Attribute && target.kind !== Kind.Subscript) return;
  compileExpr(c, target.value);
  c.emit(Op.POP_TOP, target);
  if (target.kind === Kind.Attribute) return;
  const { slice } = target;
  const parts = slice.kind === Kind.Tuple ? slice.elts : [slice];
  for (const part of parts.flatMap((each) =>
    each.kind === Kind.Slice ? [each.lower, each.upper, each.step] : each,
  )) {
    if (!part) continue;
    compileExpr(c, part);
    c.emit(Op.POP_TOP, target);
  }
}

// --- Deletion --------------------------------------------------------------------------------------------------

export function compileDelete(c: Generator, node: Delete): void {
  for (const each of node.targets) deleteTarget(c, each);
}

function deleteTarget(c: Generator, target: Expr): void {
  switch (target.kind) {
    case Kind.Name:
      return c.nameOp(target.id, ExprContext.Del, target);
    case Kind.Attribute:
      compileExpr(c, target.value);
      return c.emitName(Op.DELETE_ATTR, target.attr, attributePlace(target, target));
    case Kind.Subscript:
      compileExpr(c, target.value);
      compileExpr(c, target.slice);
      return c.emit(Op.DELETE_SUBSCR, target);
    case Kind.Tuple:
    case Kind.List:
      for (const each of target.elts) deleteTarget(c, each);
      return;
    default:
      throw new Error(`${Kind[target.kind]} is no target`);
  }
}
