/** The error pass over compound statements. */
import { MESSAGES } from "../messages.ts";
import { Token } from "../tokens.ts";
import { callArguments } from "./arguments.ts";
import { expression, expressions, namedExpression, starExpressions } from "./expressions.ts";
import { functionParameters, typeParameters } from "./parameters.ts";
import { matchStatement } from "./patterns.ts";
import { type Found, type Peg, Rule } from "./peg.ts";
import { simpleStatements, statements } from "./statements.ts";
import { invalidForTarget, refuseTarget, starTarget, starTargets, TargetsOf } from "./targets.ts";

/** Reads a compound statement, or nothing. */
export function compoundStatement(p: Peg): boolean {
  const rules = STATEMENTS[p.kind()] ?? [];
  const s = p.pos;
  if (!rules.some((rule) => p.option(() => rule(p))) && !matchStatement(p)) return false;
  p.lastCompound = p.line(s);
  return true;
}

const STATEMENTS: Partial<Record<Token, ((p: Peg) => boolean)[]>> = {
  [Token.def]: [functionDefinition],
  [Token.AT]: [functionDefinition, classDefinition],
  [Token.async]: [functionDefinition, withStatement, forStatement],
  [Token.if]: [ifStatement],
  [Token.class]: [classDefinition],
  [Token.with]: [withStatement],
  [Token.for]: [forStatement],
  [Token.try]: [tryStatement],
  [Token.while]: [whileStatement],
};

// --- Blocks --------------------------------------------------------------------------------------------------------

export function block(p: Peg): boolean {
  const known = p.recall(Rule.Block);
  if (known !== undefined) return known !== null;
  const s = p.pos;
  const indented = p.eat(Token.NEWLINE) && p.eat(Token.INDENT) && statements(p) && p.eat(Token.DEDENT);
  if (!indented) {
    p.pos = s;
    if (!simpleStatements(p)) {
      if (p.invalid && p.eat(Token.NEWLINE) && !p.at(Token.INDENT)) {
        p.raise(MESSAGES.expectedIndent, "IndentationError");
      }
      p.remember(Rule.Block, s, null);
      return false;
    }
  }
  p.remember(Rule.Block, s, p.found("block", s));
  return true;
}

/** At the colon of the statement that begins at token `s`: an indented block must follow its line end. */
export function expectIndented(p: Peg, s: number, after: string): void {
  if (p.eat(Token.COLON) && p.eat(Token.NEWLINE) && !p.at(Token.INDENT)) {
    p.raise(MESSAGES.expectedIndentAfter(after, p.line(s)), "IndentationError");
  }
}

/** A keyword and its condition where a line end has taken the colon's place, or no block follows. */
function invalidHeader(p: Peg, s: number, what: string, header: () => unknown): void {
  p.pos = s;
  if (p.option(() => header() && p.eat(Token.NEWLINE))) p.raise(MESSAGES.expected(":"));
  p.pos = s;
  if (header()) expectIndented(p, s, what);
  p.pos = s;
}

/** Reads a token that must come now. */
function force(p: Peg, kind: Token, text: string): true {
  if (!p.eat(kind)) p.raiseTokens(p.pos, p.pos, MESSAGES.expected(text));
  return true;
}

function elseBlock(p: Peg): void {
  const s = p.pos;
  if (p.invalid) invalidElse(p, s);
  p.pos = s;
  if (p.eat(Token.else) && force(p, Token.COLON, ":") && block(p)) return;
  p.pos = s;
}

function invalidElse(p: Peg, s: number): void {
  if (p.eat(Token.else)) expectIndented(p, s, "'else' statement");
  p.pos = s;
  if (p.eat(Token.else) && p.eat(Token.COLON) && block(p) && p.eat(Token.elif))
    p.raise(MESSAGES.elifAfterElse);
}

// --- if, while, for ------------------------------------------------------------------------------------------------

function ifStatement(p: Peg): boolean {
  if (!branch(p, Token.if, "'if' statement")) return false;
  while (branch(p, Token.elif, "'elif' statement"));
  elseBlock(p);
  return true;
}

function branch(p: Peg, keyword: Token, what: string): boolean {
  const s = p.pos;
  const header = (): boolean => p.eat(keyword) && namedExpression(p) !== null;
  if (p.invalid) invalidHeader(p, s, what, header);
  if (header() && p.eat(Token.COLON) && block(p)) return true;
  p.pos = s;
  return false;
}

function whileStatement(p: Peg): boolean {
  if (!branch(p, Token.while, "'while' statement")) return false;
  elseBlock(p);
  return true;
}

function forStatement(p: Peg): boolean {
  const s = p.pos;
  if (p.invalid) invalidFor(p, s);
  p.eat(Token.async);
  if (p.eat(Token.for) && starTargets(p) !== null && p.eat(Token.in)) {
    // Nothing else is tried once `in` has been read.
    if (starExpressions(p) === null || !p.eat(Token.COLON) || !block(p)) return false;
    elseBlock(p);
    return true;
  }
  p.pos = s;
  if (p.invalid) invalidForTarget(p);
  return false;
}

function invalidFor(p: Peg, s: number): void {
  const keyword = p.eat(Token.async) ? s + 1 : s;
  const header = (): boolean => {
    p.pos = keyword;
    return p.eat(Token.for) && starTargets(p) !== null && p.eat(Token.in) && starExpressions(p) !== null;
  };
  invalidHeader(p, keyword, "'for' statement", header);
  p.pos = s;
}

// --- with ----------------------------------------------------------------------------------------------------------

function withStatement(p: Peg): boolean {
  const s = p.pos;
  const keyword = p.eat(Token.async) ? s + 1 : s;
  if (p.invalid) {
    indentAfterWith(p, keyword, () => looseItems(p));
    indentAfterWith(p, keyword, () => looseParenthesized(p));
  }
  if (withParenthesized(p, keyword) || withPlain(p, keyword)) return true;
  if (p.invalid) {
    missingColonAfterWith(p, keyword, () => looseItems(p));
    missingColonAfterWith(p, keyword, () => looseParenthesized(p));
  }
  return false;
}

function withParenthesized(p: Peg, keyword: number): boolean {
  p.pos = keyword;
  if (!p.eat(Token.with) || !p.eat(Token.LPAR) || p.commas(() => withItem(p)) === null) return false;
  p.eat(Token.COMMA);
  return p.eat(Token.RPAR) && p.eat(Token.COLON) && block(p);
}

function withPlain(p: Peg, keyword: number): boolean {
  p.pos = keyword;
  return p.eat(Token.with) && p.commas(() => withItem(p)) !== null && p.eat(Token.COLON) && block(p);
}

function withItem(p: Peg): boolean {
  const s = p.pos;
  const ends = (): boolean => p.at(Token.COMMA, Token.RPAR, Token.COLON);
  if (expression(p) === null) return false;
  const end = p.pos;
  if (p.eat(Token.as) && starTarget(p) !== null && ends()) return true;
  p.pos = s;
  if (p.invalid && expression(p) !== null && p.eat(Token.as)) {
    const target = expression(p);
    if (target !== null && ends()) refuseTarget(p, target, TargetsOf.Assignment);
  }
  p.pos = end;
  return true;
}

/** The items as far as the rules for mistakes look at them. */
function looseItems(p: Peg): boolean {
  return p.commas(() => looseItem(p, expression)) !== null;
}

function looseParenthesized(p: Peg): boolean {
  if (!p.eat(Token.LPAR) || p.commas(() => looseItem(p, expressions)) === null) return false;
  p.eat(Token.COMMA);
  return p.eat(Token.RPAR);
}

function looseItem(p: Peg, item: (p: Peg) => Found | null): boolean {
  if (item(p) === null) return false;
  p.option(() => p.eat(Token.as) && starTarget(p));
  return true;
}

function indentAfterWith(p: Peg, keyword: number, items: () => boolean): void {
  p.pos = keyword;
  if (p.eat(Token.with) && items()) expectIndented(p, keyword, "'with' statement");
}

function missingColonAfterWith(p: Peg, keyword: number, items: () => boolean): void {
  p.pos = keyword;
  if (p.eat(Token.with) && items() && p.eat(Token.NEWLINE)) p.raise(MESSAGES.expected(":"));
}

// --- try -----------------------------------------------------------------------------------------------------------

function tryStatement(p: Peg): boolean {
  const s = p.pos;
  if (p.invalid) {
    invalidTry(p, s);
    p.pos = s;
  }
  const head = (): boolean => {
    p.pos = s;
    return p.eat(Token.try) && force(p, Token.COLON, ":") && block(p);
  };
  if (head() && finallyBlock(p)) return true;
  for (const star of [false, true]) {
    if (!head() || p.some(() => exceptBlock(p, star)) === null) continue;
    elseBlock(p);
    finallyBlock(p);
    return true;
  }
  return false;
}

function invalidTry(p: Peg, s: number): void {
  p.eat(Token.try);
  expectIndented(p, s, "'try' statement");
  p.pos = s;
  const head = (): boolean => {
    p.pos = s;
    return p.eat(Token.try) && p.eat(Token.COLON);
  };
  if (head() && block(p) && !p.at(Token.except, Token.finally)) p.raise(MESSAGES.expectedExcept);
  for (const star of [false, true]) {
    if (!head()) return;
    p.many(() => block(p));
    if (p.some(() => exceptBlock(p, star)) !== null) otherExcept(p, star);
  }
}

/** An `except*` among `except`s, or the other way round. */
function otherExcept(p: Peg, star: boolean): void {
  const except = p.pos;
  if (!p.eat(Token.except)) return;
  if (!star && !p.eat(Token.STAR)) return;
  if (expression(p) !== null) p.option(() => p.eat(Token.as) && p.name());
  else if (!star) return;
  if (p.eat(Token.COLON)) p.raiseTokens(except, star ? except : except + 1, MESSAGES.bothExcepts);
}

function exceptBlock(p: Peg, star: boolean): boolean {
  const s = p.pos;
  const keyword = (): boolean => {
    p.pos = s;
    return p.eat(Token.except) && (!star || p.eat(Token.STAR));
  };
  if (p.invalid) indentAfterExcept(p, s, star, keyword);
  if (keyword() && expression(p) !== null) {
    const end = p.pos;
    if (p.eat(Token.COLON) && block(p)) return true;
    p.pos = end;
    if (p.eat(Token.as) && p.name() !== null && p.eat(Token.COLON) && block(p)) return true;
  }
  if (keyword() && expressions(p) !== null && p.eat(Token.COLON) && block(p)) return true;
  if (!star && keyword() && p.eat(Token.COLON) && block(p)) return true;
  if (p.invalid) invalidExcept(p, star, keyword);
  return false;
}

function indentAfterExcept(p: Peg, s: number, star: boolean, keyword: () => boolean): void {
  const what = star ? "'except*' statement" : "'except' statement";
  if (keyword() && expression(p) !== null) {
    p.option(() => p.eat(Token.as) && p.name());
    expectIndented(p, s, what);
  }
  if (!star && keyword()) expectIndented(p, s, what);
}

function invalidExcept(p: Peg, star: boolean, keyword: () => boolean): void {
  if (!keyword()) return;
  const first = expression(p);
  if (
    first !== null &&
    p.eat(Token.COMMA) &&
    expressions(p) &&
    p.eat(Token.as) &&
    p.name() &&
    p.eat(Token.COLON)
  ) {
    p.raiseFrom(first.s, MESSAGES.multipleExceptions);
  }
  if (keyword() && expression(p) !== null) {
    p.option(() => p.eat(Token.as) && p.name());
    if (p.eat(Token.NEWLINE)) p.raise(MESSAGES.expected(":"));
  }
  keyword();
  if (star && p.eat(Token.NEWLINE, Token.COLON)) p.raise(MESSAGES.expectedExceptionTypes);
  if (!star && p.eat(Token.NEWLINE)) p.raise(MESSAGES.expected(":"));
  if (keyword() && expression(p) !== null && p.eat(Token.as)) {
    const target = expression(p);
    if (target !== null && p.eat(Token.COLON) && block(p)) {
      p.raiseAt(target, MESSAGES.exceptTarget(star ? "except*" : "except", target.what));
    }
  }
}

function finallyBlock(p: Peg): boolean {
  const s = p.pos;
  if (p.invalid && p.eat(Token.finally)) expectIndented(p, s, "'finally' statement");
  p.pos = s;
  if (p.eat(Token.finally) && force(p, Token.COLON, ":") && block(p)) return true;
  p.pos = s;
  return false;
}

// --- Definitions ---------------------------------------------------------------------------------------------------

function decorators(p: Peg): void {
  p.many(() => p.eat(Token.AT) && namedExpression(p) && p.eat(Token.NEWLINE));
}

function functionDefinition(p: Peg): boolean {
  decorators(p);
  const s = p.pos;
  if (p.invalid) invalidFunction(p, s);
  p.pos = s;
  p.eat(Token.async);
  return (
    p.eat(Token.def) &&
    p.name() !== null &&
    typeParameters(p) &&
    p.eat(Token.LPAR) &&
    signatureRest(p) &&
    p.eat(Token.COLON) &&
    block(p)
  );
}

/** After the opening parenthesis: parameters, its end, and the annotation of the result. */
function signatureRest(p: Peg): boolean {
  functionParameters(p);
  if (!p.eat(Token.RPAR)) return false;
  p.option(() => p.eat(Token.RARROW) && expression(p));
  return true;
}

function invalidFunction(p: Peg, s: number): void {
  const def = p.eat(Token.async) ? s + 1 : s;
  const head = (): boolean => {
    p.pos = def;
    return p.eat(Token.def) && p.name() !== null && typeParameters(p);
  };
  if (head() && p.eat(Token.LPAR) && signatureRest(p)) expectIndented(p, def, "function definition");
  if (head() && force(p, Token.LPAR, "(") && signatureRest(p) && force(p, Token.COLON, ":")) block(p);
}

function classDefinition(p: Peg): boolean {
  decorators(p);
  const s = p.pos;
  const header = (): boolean => {
    if (!p.eat(Token.class) || p.name() === null || !typeParameters(p)) return false;
    p.option(() => {
      if (!p.eat(Token.LPAR)) return false;
      callArguments(p);
      return p.eat(Token.RPAR);
    });
    return true;
  };
  if (p.invalid) invalidHeader(p, s, "class definition", header);
  return header() && p.eat(Token.COLON) && block(p);
}
