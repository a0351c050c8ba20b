/** The `for … in … if …` clauses of comprehensions and generator expressions. */
import { type Comprehension, type Expr, Kind } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { disjunction } from "./expressions.ts";
import { forTargets } from "./targets.ts";
import { Token } from "./tokens.ts";

export function atComprehension(p: Cursor): boolean {
  return p.at(Token.for) || p.at(Token.async);
}

/** One or more clauses. */
export function comprehensions(p: Cursor): Comprehension[] {
  const clauses: Comprehension[] = [];
  do clauses.push(comprehension(p));
  while (atComprehension(p));
  return clauses;
}

function comprehension(p: Cursor): Comprehension {
  const is_async = p.accept(Token.async) ? 1 : 0;
  p.expect(Token.for);
  const target = forTargets(p);
  p.expect(Token.in);
  const iter = disjunction(p);
  const ifs: Expr[] = [];
  while (p.accept(Token.if)) ifs.push(disjunction(p));
  if (is_async) p.since(6, "Async comprehensions are");
  return { kind: Kind.comprehension, target, iter, ifs, is_async };
}
