/** The error pass over simple statements, and its entry rules. */
import { MESSAGES } from "../messages.ts";
import { SOFT_TYPE } from "../names.ts";
import { isAugmented, Token } from "../tokens.ts";
import { atom } from "./atoms.ts";
import { compoundStatement } from "./compound.ts";
import {
  expression,
  expressions,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
  yieldExpression,
  yieldOrStarExpressions,
} from "./expressions.ts";
import { typeParameters } from "./parameters.ts";
import { type Found, type Peg, Rule } from "./peg.ts";
import {
  attributeOrSubscript,
  deleteTargets,
  refuseTarget,
  singleTarget,
  starTargets,
  TargetsOf,
} from "./targets.ts";

// --- Entry rules ---------------------------------------------------------------------------------------------------

export function file(p: Peg): boolean {
  while (statement(p)) p.forget();
  return p.eat(Token.ENDMARKER);
}

export function interactive(p: Peg): boolean {
  if (p.option(() => compoundStatement(p) && p.eat(Token.NEWLINE))) return true;
  return simpleStatements(p) || p.eat(Token.NEWLINE);
}

export function evaluation(p: Peg): boolean {
  if (expressions(p) === null) return false;
  while (p.eat(Token.NEWLINE));
  return p.eat(Token.ENDMARKER);
}

export function statements(p: Peg): boolean {
  let count = 0;
  while (statement(p)) count++;
  return count > 0;
}

function statement(p: Peg): boolean {
  return compoundStatement(p) || simpleStatements(p);
}

export function simpleStatements(p: Peg): boolean {
  const s = p.pos;
  if (simpleStatement(p) !== null && !p.at(Token.SEMI) && p.eat(Token.NEWLINE)) return true;
  p.pos = s;
  if (simpleStatement(p) !== null) {
    p.many(() => p.eat(Token.SEMI) && simpleStatement(p));
    p.eat(Token.SEMI);
    if (p.eat(Token.NEWLINE)) return true;
  }
  p.pos = s;
  return false;
}

// --- Simple statements ---------------------------------------------------------------------------------------------

export function simpleStatement(p: Peg): Found | null {
  const known = p.recall(Rule.SimpleStatement);
  if (known !== undefined) return known;
  const s = p.pos;
  const matched = assignment(p) || otherStatement(p);
  return p.remember(Rule.SimpleStatement, s, matched ? p.found("statement", s) : null);
}

export function breakStatement(p: Peg): Found | null {
  const s = p.pos;
  return p.eat(Token.pass, Token.break, Token.continue) ? p.found("statement", s) : null;
}

function otherStatement(p: Peg): boolean {
  const s = p.pos;
  if (p.eatSoft(SOFT_TYPE)) {
    if (typeAlias(p)) return true;
    p.pos = s;
  }
  if (p.at(Token.import, Token.from)) {
    if (importStatement(p)) return true;
    p.pos = s;
  }
  if (starExpressions(p) !== null) return true;
  const rule = STATEMENTS[p.kind()];
  if (rule === undefined) return false;
  p.pos++;
  if (rule(p, s)) return true;
  p.pos = s;
  return false;
}

/** By keyword, which has been read; `s` is where it stands. */
const STATEMENTS: Partial<Record<Token, (p: Peg, s: number) => boolean>> = {
  [Token.return]: (p) => starExpressions(p) !== null || true,
  [Token.raise]: (p) => {
    if (expression(p) !== null) p.option(() => p.eat(Token.from) && expression(p));
    return true;
  },
  [Token.pass]: () => true,
  [Token.del]: deleteStatement,
  [Token.yield]: (p, s) => {
    p.pos = s;
    return yieldExpression(p) !== null;
  },
  [Token.assert]: (p) => {
    if (expression(p) === null) return false;
    p.option(() => p.eat(Token.COMMA) && expression(p));
    return true;
  },
  [Token.break]: () => true,
  [Token.continue]: () => true,
  [Token.global]: (p) => p.commas(() => p.name()) !== null,
  [Token.nonlocal]: (p) => p.commas(() => p.name()) !== null,
};

function typeAlias(p: Peg): boolean {
  return p.name() !== null && typeParameters(p) && p.eat(Token.EQUAL) && expression(p) !== null;
}

function deleteStatement(p: Peg, s: number): boolean {
  if (deleteTargets(p) && p.at(Token.SEMI, Token.NEWLINE)) return true;
  if (p.invalid) {
    p.pos = s + 1;
    const found = starExpressions(p);
    if (found !== null) refuseTarget(p, found, TargetsOf.Delete);
  }
  return false;
}

// --- Assignments ---------------------------------------------------------------------------------------------------

function assignment(p: Peg): boolean {
  const s = p.pos;
  if (p.name() !== null && annotation(p)) return true;
  p.pos = s;
  if (annotatedTarget(p) && annotation(p)) return true;
  p.pos = s;
  if (p.some(() => starTargets(p) && p.eat(Token.EQUAL)) && yieldOrStarExpressions(p) && !p.at(Token.EQUAL))
    return true;
  p.pos = s;
  if (singleTarget(p) !== null && augmented(p)) {
    // Nothing else is tried once the operator has been read.
    if (yieldOrStarExpressions(p) !== null) return true;
    p.pos = s;
    return false;
  }
  p.pos = s;
  if (p.invalid) {
    invalidAssignment(p, s);
    p.pos = s;
  }
  return false;
}

/** `: annotation = value` */
function annotation(p: Peg): boolean {
  if (!p.eat(Token.COLON) || expression(p) === null) return false;
  p.option(() => p.eat(Token.EQUAL) && yieldOrStarExpressions(p));
  return true;
}

function annotatedTarget(p: Peg): Found | boolean {
  const s = p.pos;
  if (p.eat(Token.LPAR) && singleTarget(p) !== null && p.eat(Token.RPAR)) return true;
  p.pos = s;
  return attributeOrSubscript(p) ?? false;
}

function augmented(p: Peg): boolean {
  if (!isAugmented(p.kind())) return false;
  p.pos++;
  return true;
}

function invalidAssignment(p: Peg, s: number): void {
  const display = displayTarget(p);
  if (display !== null && annotationFollows(p)) p.raiseAt(display, MESSAGES.singleTarget(display.what));
  p.pos = s;
  const first = starNamedExpression(p);
  if (first !== null && p.eat(Token.COMMA)) {
    p.many(() => starNamedExpressions(p));
    if (annotationFollows(p)) p.raiseAt(first, MESSAGES.singleTarget("tuple"));
  }
  p.pos = s;
  const target = expression(p);
  if (target !== null && annotationFollows(p)) p.raiseAt(target, MESSAGES.illegalAnnotation);
  p.pos = s;
  invalidTargets(p, s);
  const augmentedTarget = starExpressions(p);
  if (augmentedTarget !== null && augmented(p) && yieldOrStarExpressions(p) !== null) {
    p.raiseAt(augmentedTarget, MESSAGES.illegalAugmented(augmentedTarget.what));
  }
}

function annotationFollows(p: Peg): boolean {
  return p.eat(Token.COLON) && expression(p) !== null;
}

/** A list or tuple, perhaps in parentheses. */
function displayTarget(p: Peg): Found | null {
  if (!p.at(Token.LPAR, Token.LSQB)) return null;
  return p.option(() => {
    const found = atom(p);
    return found !== null && (found.what === "list" || found.what === "tuple") && found;
  });
}

function invalidTargets(p: Peg, s: number): void {
  const targets = (): unknown => p.many(() => starTargets(p) && p.eat(Token.EQUAL));
  targets();
  const found = starExpressions(p);
  if (found !== null && p.eat(Token.EQUAL)) refuseTarget(p, found, TargetsOf.Assignment);
  p.pos = s;
  targets();
  const value = yieldExpression(p);
  if (value !== null && p.eat(Token.EQUAL)) p.raiseAt(value, MESSAGES.assignToYield);
  p.pos = s;
}

// --- Imports -------------------------------------------------------------------------------------------------------

function importStatement(p: Peg): boolean {
  const s = p.pos;
  if (p.invalid) {
    invalidImport(p, s);
    p.pos = s;
  }
  if (p.eat(Token.import)) return p.commas(() => importedModule(p)) !== null;
  p.eat(Token.from);
  const dots = p.many(() => p.eat(Token.DOT, Token.ELLIPSIS));
  const names = p.pos;
  if (dottedName(p) && p.eat(Token.import)) {
    const first = p.pos;
    if (importedNames(p)) {
      p.barry ||= p.text(names) === "__future__" && first === names + 2 && namesBarry(p, first);
      return true;
    }
  }
  p.pos = names;
  return dots.length > 0 && p.eat(Token.import) && importedNames(p);
}

/** Whether `barry_as_FLUFL` is among the names imported from token `first` on. */
function namesBarry(p: Peg, first: number): boolean {
  for (let at = first; at < p.pos; at++) if (p.text(at) === "barry_as_FLUFL") return true;
  return false;
}

function invalidImport(p: Peg, s: number): void {
  if (!p.eat(Token.import)) return;
  if (p.commas(() => dottedName(p)) !== null && p.eat(Token.from) && dottedName(p)) {
    p.raiseFrom(s, MESSAGES.importFrom);
  }
  p.pos = s + 1;
  if (p.eat(Token.NEWLINE)) p.raiseFrom(s + 1, MESSAGES.importNothing);
}

function dottedName(p: Peg): boolean {
  if (p.name() === null) return false;
  p.many(() => p.eat(Token.DOT) && p.name());
  return true;
}

function importedModule(p: Peg): boolean {
  if (p.invalid) invalidAlias(p, () => dottedName(p));
  if (!dottedName(p)) return false;
  p.option(() => p.eat(Token.as) && p.name());
  return true;
}

function importedName(p: Peg): boolean {
  if (p.invalid) invalidAlias(p, () => p.name());
  if (p.name() === null) return false;
  p.option(() => p.eat(Token.as) && p.name());
  return true;
}

/** `as` and something that is no name. */
function invalidAlias(p: Peg, imported: () => unknown): void {
  const s = p.pos;
  if (imported() && p.eat(Token.as)) {
    const name = p.ahead(() => p.name() && p.eat(Token.COMMA, Token.RPAR, Token.SEMI, Token.NEWLINE));
    const target = name ? null : expression(p);
    if (target !== null) p.raiseAt(target, MESSAGES.cannotUseAs(target.what, "import"));
  }
  p.pos = s;
}

function importedNames(p: Peg): boolean {
  const s = p.pos;
  if (p.eat(Token.LPAR) && p.commas(() => importedName(p)) !== null) {
    p.eat(Token.COMMA);
    if (p.eat(Token.RPAR)) return true;
  }
  p.pos = s;
  if (p.commas(() => importedName(p)) !== null && !p.at(Token.COMMA)) return true;
  p.pos = s;
  if (p.eat(Token.STAR)) return true;
  if (p.invalid) {
    if (p.commas(() => importedName(p)) !== null && p.eat(Token.COMMA) && p.eat(Token.NEWLINE)) {
      p.raise(MESSAGES.trailingComma);
    }
    p.pos = s;
    if (p.eat(Token.NEWLINE)) p.raiseFrom(s, MESSAGES.importNothing);
  }
  return false;
}
