/**
 * What may be assigned to or deleted. Targets are parsed as expressions and turned into targets when the `=`, `in` or
 * end of a `del` shows what they are: the same nodes with another context.
 */
import { type Attribute, type Expr, ExprContext, Kind, type Name, type Subscript } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { newStarred } from "./expression-nodes.ts";
import { primary, tupleOf } from "./expressions.ts";
import { Token } from "./tokens.ts";

/** Sets the context of `target` and of what it unpacks to; fails where it is no target. */
export function setContext(p: Cursor, target: Expr, ctx: ExprContext.Store | ExprContext.Del): void {
  switch (target.kind) {
    case Kind.Name:
    case Kind.Attribute:
    case Kind.Subscript:
      target.ctx = ctx;
      return;
    case Kind.Tuple:
    case Kind.List:
      target.ctx = ctx;
      for (const element of target.elts) setContext(p, element, ctx);
      return;
    case Kind.Starred:
      if (ctx === ExprContext.Del || target.value.kind === Kind.Starred) p.fail();
      target.ctx = ctx;
      setContext(p, target.value, ctx);
      return;
  }
  p.fail();
}

/** The targets of a `for`: they end before `in`, so they are no general expressions. */
export function forTargets(p: Cursor): Expr {
  const s = p.pos;
  const first = starTarget(p);
  if (!p.at(Token.COMMA)) return first;
  const targets = tupleOf(p, s, first, starTarget);
  setContext(p, targets, ExprContext.Store);
  return targets;
}

/** One target, perhaps starred, without a comma. */
export function starTarget(p: Cursor): Expr {
  const s = p.pos;
  const target = p.accept(Token.STAR) ? newStarred(p, s, primary(p), ExprContext.Store) : primary(p);
  setContext(p, target, ExprContext.Store);
  return target;
}

/** `x`, `x.y` or `x[y]`, perhaps in parentheses: what can be annotated or augmented. */
export function singleTarget(p: Cursor, target: Expr): Name | Attribute | Subscript {
  switch (target.kind) {
    case Kind.Name:
    case Kind.Attribute:
    case Kind.Subscript:
      target.ctx = ExprContext.Store;
      return target;
  }
  return p.fail();
}

export function deleteTarget(p: Cursor): Expr {
  const target = primary(p);
  setContext(p, target, ExprContext.Del);
  return target;
}
