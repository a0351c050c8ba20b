/** The error pass over targets of assignments, `for`, `with` and `del`. */
import { MESSAGES } from "../messages.ts";
import { Token } from "../tokens.ts";
import { atom } from "./atoms.ts";
import { starExpressions, trailer } from "./expressions.ts";
import { type Found, type Peg, Rule } from "./peg.ts";

/** Where a target stands decides what is wrong with it. */
export enum TargetsOf {
  Assignment,
  Delete,
  For,
}

export function starTargets(p: Peg): Found | null {
  const s = p.pos;
  const first = starTarget(p);
  if (first === null) return null;
  if (!p.at(Token.COMMA)) return first;
  const rest = p.many(() => p.eat(Token.COMMA) && starTarget(p));
  p.eat(Token.COMMA);
  return p.found("tuple", s, [first, ...rest]);
}

export function starTarget(p: Peg): Found | null {
  const known = p.recall(Rule.StarTarget);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.eat(Token.STAR) && !p.at(Token.STAR) && starTarget(p) !== null) {
    return p.remember(Rule.StarTarget, s, p.found("starred", s));
  }
  p.pos = s;
  return p.remember(Rule.StarTarget, s, targetWithStarAtom(p));
}

function targetWithStarAtom(p: Peg): Found | null {
  const known = p.recall(Rule.TargetWithStarAtom);
  if (known !== undefined) return known;
  const s = p.pos;
  return p.remember(Rule.TargetWithStarAtom, s, attributeOrSubscript(p) ?? starAtom(p));
}

function starAtom(p: Peg): Found | null {
  const s = p.pos;
  if (p.name() !== null) return p.found("name", s);
  if (p.eat(Token.LPAR)) {
    if (targetWithStarAtom(p) !== null && p.eat(Token.RPAR)) return p.found("name", s);
    p.pos = s + 1;
    p.option(() => tupleOfTargets(p));
    if (p.eat(Token.RPAR)) return p.found("tuple", s);
  } else if (p.eat(Token.LSQB)) {
    if (p.commas(() => starTarget(p)) !== null) p.eat(Token.COMMA);
    if (p.eat(Token.RSQB)) return p.found("list", s);
  }
  p.pos = s;
  return null;
}

/** At least two targets, or one and a comma. */
function tupleOfTargets(p: Peg): boolean {
  const targets = p.commas(() => starTarget(p));
  return targets !== null && (p.eat(Token.COMMA) || targets.length > 1);
}

export function singleTarget(p: Peg): Found | null {
  return (
    attributeOrSubscript(p) ??
    p.name() ??
    p.option(
      () => p.eat(Token.LPAR) && singleTarget(p) !== null && p.eat(Token.RPAR) && p.found("name", p.pos - 1),
    )
  );
}

/** An attribute or subscript that is not followed by another trailer. */
export function attributeOrSubscript(p: Peg): Found | null {
  const s = p.pos;
  if (targetPrimary(p) !== null && !p.at(Token.LPAR)) {
    const found = trailer(p, s);
    if (found !== null && !atTrailer(p)) return found;
  }
  p.pos = s;
  return null;
}

function atTrailer(p: Peg): boolean {
  return p.at(Token.LPAR, Token.LSQB, Token.DOT);
}

/** An atom with trailers, as long as yet another trailer follows. */
function targetPrimary(p: Peg): Found | null {
  const known = p.recall(Rule.TargetPrimary);
  if (known !== undefined) return known;
  const s = p.pos;
  let value = atom(p);
  if (value === null || !atTrailer(p)) return p.remember(Rule.TargetPrimary, s, null);
  for (;;) {
    const end = p.pos;
    const longer = trailer(p, s);
    if (longer === null || !atTrailer(p)) {
      p.pos = end;
      return p.remember(Rule.TargetPrimary, s, value);
    }
    value = longer;
  }
}

export function deleteTargets(p: Peg): boolean {
  if (p.commas(() => deleteTarget(p)) === null) return false;
  p.eat(Token.COMMA);
  return true;
}

function deleteTarget(p: Peg): Found | null {
  const known = p.recall(Rule.DeleteTarget);
  if (known !== undefined) return known;
  const s = p.pos;
  return p.remember(Rule.DeleteTarget, s, attributeOrSubscript(p) ?? deleteAtom(p));
}

function deleteAtom(p: Peg): Found | null {
  const s = p.pos;
  if (p.name() !== null) return p.found("name", s);
  if (p.eat(Token.LPAR)) {
    if (deleteTarget(p) !== null && p.eat(Token.RPAR)) return p.found("name", s);
    p.pos = s + 1;
    deleteTargets(p);
    if (p.eat(Token.RPAR)) return p.found("tuple", s);
  } else if (p.eat(Token.LSQB)) {
    deleteTargets(p);
    if (p.eat(Token.RSQB)) return p.found("list", s);
  }
  p.pos = s;
  return null;
}

// --- Mistakes ------------------------------------------------------------------------------------------------------

/** `for f() in x` */
export function invalidForTarget(p: Peg): void {
  p.eat(Token.async);
  if (!p.eat(Token.for)) return;
  const target = starExpressions(p);
  if (target !== null) refuseTarget(p, target, TargetsOf.For);
}

/** Raises where the expression, or one that it unpacks to, is no target. */
export function refuseTarget(p: Peg, target: Found, of: TargetsOf): void {
  const wrong = wrongTarget(target, of);
  if (wrong === null) return;
  p.raiseAt(
    wrong,
    of === TargetsOf.Delete ? MESSAGES.cannotDelete(wrong.what) : MESSAGES.cannotAssign(wrong.what),
  );
}

function wrongTarget(found: Found, of: TargetsOf): Found | null {
  switch (found.what) {
    case "list":
    case "tuple":
      for (const part of found.parts) {
        const wrong = wrongTarget(part, of);
        if (wrong !== null) return wrong;
      }
      return null;
    case "starred":
      return of === TargetsOf.Delete ? found : wrongTarget(found.parts[0], of);
    case "comparison":
      // `a in b` of `for a in b` has been read as a comparison.
      if (of !== TargetsOf.For) return found;
      return found.parts.length > 0 ? wrongTarget(found.parts[0], of) : null;
    case "name":
    case "subscript":
    case "attribute":
      return null;
  }
  return found;
}
