/** The error pass over the parameters of functions and lambdas, and over type parameters. */
import { MESSAGES } from "../messages.ts";
import { Token } from "../tokens.ts";
import { expression, starExpression } from "./expressions.ts";
import { type Found, type Peg, Rule } from "./peg.ts";

/** Functions and lambdas have the same grammar, but for annotations and the token after the last parameter. */
interface Style {
  close: Token;
  parenthesized: string;
}

const FUNCTION: Style = { close: Token.RPAR, parenthesized: MESSAGES.parenthesizedParameters("Function") };
const LAMBDA: Style = {
  close: Token.COLON,
  parenthesized: MESSAGES.parenthesizedParameters("Lambda expression"),
};

export function functionParameters(p: Peg): boolean {
  return parametersOf(p, FUNCTION);
}

export function lambdaParameters(p: Peg): boolean {
  return parametersOf(p, LAMBDA);
}

function parametersOf(p: Peg, style: Style): boolean {
  if (p.invalid) invalidParameters(p, style);
  return parameters(p, style);
}

// --- Grammar -------------------------------------------------------------------------------------------------------

function parameters(p: Peg, style: Style): boolean {
  const read = p.option(() => slashNoDefault(p, style) ?? slashWithDefault(p, style));
  const plain = read === "with default" ? [] : p.many(() => noDefault(p, style));
  const defaults = p.many(() => withDefault(p, style));
  const rest = starEtc(p, style);
  return read !== null || plain.length > 0 || defaults.length > 0 || rest;
}

type Slash = "no default" | "with default";

/** `a, b, /` */
function slashNoDefault(p: Peg, style: Style): Slash | null {
  return p.option(() => p.some(() => noDefault(p, style)) && slash(p, style) && "no default");
}

/** `a, b=1, /` */
function slashWithDefault(p: Peg, style: Style): Slash | null {
  return p.option(() => {
    p.many(() => noDefault(p, style));
    return p.some(() => withDefault(p, style)) && slash(p, style) && "with default";
  });
}

function slash(p: Peg, style: Style): boolean {
  return p.eat(Token.SLASH) && ends(p, style);
}

/** The comma after a parameter, or the end of them. */
function ends(p: Peg, { close }: Style): boolean {
  return p.eat(Token.COMMA) || p.at(close);
}

function noDefault(p: Peg, style: Style): Found | null {
  return p.option(() => {
    const found = parameter(p, style);
    return found !== null && ends(p, style) && found;
  });
}

function withDefault(p: Peg, style: Style): Found | null {
  return p.option(() => {
    const found = parameter(p, style);
    return found !== null && defaultValue(p) && ends(p, style) && found;
  });
}

function maybeDefault(p: Peg, style: Style): Found | null {
  return p.option(() => {
    const found = parameter(p, style);
    if (found === null) return null;
    defaultValue(p);
    return ends(p, style) && found;
  });
}

function parameter(p: Peg, { close }: Style): Found | null {
  const s = p.pos;
  if (p.name() === null) return null;
  if (close === Token.RPAR) p.option(() => p.eat(Token.COLON) && expression(p));
  return p.found("parameter", s);
}

function starAnnotated(p: Peg, style: Style): boolean {
  if (style.close !== Token.RPAR) return false;
  return Boolean(p.option(() => p.name() && p.eat(Token.COLON) && starExpression(p) && ends(p, style)));
}

function defaultValue(p: Peg): boolean {
  if (p.option(() => p.eat(Token.EQUAL) && expression(p))) return true;
  if (p.invalid && p.ahead(() => p.eat(Token.EQUAL) && p.at(Token.RPAR, Token.COMMA))) {
    p.raiseTokens(p.pos, p.pos, MESSAGES.expectedDefault);
  }
  return false;
}

function starEtc(p: Peg, style: Style): boolean {
  if (p.invalid) invalidStarEtc(p, style);
  const s = p.pos;
  if (p.eat(Token.STAR)) {
    if (noDefault(p, style) !== null || starAnnotated(p, style)) {
      p.many(() => maybeDefault(p, style));
      keywords(p, style);
      return true;
    }
    if (p.eat(Token.COMMA) && p.some(() => maybeDefault(p, style)) !== null) {
      keywords(p, style);
      return true;
    }
    p.pos = s;
  }
  return keywords(p, style);
}

function keywords(p: Peg, style: Style): boolean {
  if (p.invalid) invalidKeywords(p, style);
  return Boolean(p.option(() => p.eat(Token.DOUBLESTAR) && noDefault(p, style)));
}

// --- Mistakes ------------------------------------------------------------------------------------------------------

function invalidParameters(p: Peg, style: Style): void {
  const s = p.pos;
  const again = (): number => {
    p.pos = s;
    return s;
  };
  if (p.eat(Token.SLASH) && p.eat(Token.COMMA)) p.raiseTokens(s, s, MESSAGES.nothingBeforeSlash);
  again();
  if (slashNoDefault(p, style) ?? slashWithDefault(p, style)) {
    p.many(() => maybeDefault(p, style));
    if (p.eat(Token.SLASH)) p.raiseTokens(p.pos - 1, p.pos - 1, MESSAGES.secondSlash);
  }
  again();
  missingDefault(p, style);
  again();
  invalidParenthesized(p, style);
  again();
  slashAfterStar(p, style);
  again();
  if (p.some(() => maybeDefault(p, style)) && p.eat(Token.SLASH) && p.eat(Token.STAR)) {
    p.raiseTokens(p.pos - 1, p.pos - 1, MESSAGES.commaBetweenSlashAndStar);
  }
  again();
}

/** `a=1, b` */
function missingDefault(p: Peg, style: Style): void {
  slashNoDefault(p, style);
  p.many(() => noDefault(p, style));
  if (!slashWithDefault(p, style) && !p.some(() => withDefault(p, style))) return;
  const found = noDefault(p, style);
  if (found !== null) p.raiseAt(found, MESSAGES.missingDefault);
}

function invalidParenthesized(p: Peg, style: Style): void {
  p.many(() => noDefault(p, style));
  const open = p.pos;
  if (!p.eat(Token.LPAR)) return;
  if (style === LAMBDA) {
    if (p.commas(() => parameter(p, style)) === null) return;
  } else if (p.some(() => noDefault(p, style)) === null) {
    return;
  }
  p.eat(Token.COMMA);
  if (p.eat(Token.RPAR)) p.raiseTokens(open, p.pos - 1, style.parenthesized);
}

/** `*, a, /` */
function slashAfterStar(p: Peg, style: Style): void {
  if (!slashNoDefault(p, style)) slashWithDefault(p, style);
  p.many(() => maybeDefault(p, style));
  if (!p.eat(Token.STAR) || (!p.eat(Token.COMMA) && noDefault(p, style) === null)) return;
  p.many(() => maybeDefault(p, style));
  if (p.eat(Token.SLASH)) p.raiseTokens(p.pos - 1, p.pos - 1, MESSAGES.slashAfterStar);
}

function invalidStarEtc(p: Peg, style: Style): void {
  const s = p.pos;
  if (!p.eat(Token.STAR)) return;
  const bare = (): boolean =>
    p.at(style.close) || (p.eat(Token.COMMA) && p.at(style.close, Token.DOUBLESTAR));
  if (p.ahead(bare)) {
    if (style === LAMBDA) p.raise(MESSAGES.nothingAfterStar);
    p.raiseTokens(s, s, MESSAGES.nothingAfterStar);
  }
  if (parameter(p, style) !== null && p.at(Token.EQUAL)) {
    p.raiseTokens(p.pos, p.pos, MESSAGES.defaultOf("var-positional"));
  }
  p.pos = s + 1;
  if (noDefault(p, style) !== null || p.eat(Token.COMMA)) {
    p.many(() => maybeDefault(p, style));
    const second = p.pos;
    if (p.eat(Token.STAR) && (noDefault(p, style) !== null || p.eat(Token.COMMA))) {
      p.raiseTokens(second, second, MESSAGES.secondStar);
    }
  }
  p.pos = s;
}

function invalidKeywords(p: Peg, style: Style): void {
  const s = p.pos;
  if (p.eat(Token.DOUBLESTAR) && parameter(p, style) !== null) {
    if (p.at(Token.EQUAL)) p.raiseTokens(p.pos, p.pos, MESSAGES.defaultOf("var-keyword"));
    if (p.eat(Token.COMMA)) {
      const after = p.pos;
      const found = parameter(p, style);
      if (found !== null) p.raiseAt(found, MESSAGES.afterKeywords);
      if (p.eat(Token.STAR, Token.DOUBLESTAR, Token.SLASH))
        p.raiseTokens(after, after, MESSAGES.afterKeywords);
    }
  }
  p.pos = s;
}

// --- Type parameters -----------------------------------------------------------------------------------------------

/** `[T, *Ts, **P]`; true also where there is no bracket. */
export function typeParameters(p: Peg): boolean {
  const s = p.pos;
  if (!p.eat(Token.LSQB)) return true;
  if (p.invalid && p.at(Token.RSQB)) {
    p.raiseFrom(p.pos, MESSAGES.noTypeParameters);
  }
  if (p.commas(() => typeParameter(p)) !== null) {
    p.eat(Token.COMMA);
    if (p.eat(Token.RSQB)) return true;
  }
  p.pos = s;
  return true;
}

function typeParameter(p: Peg): Found | null {
  const known = p.recall(Rule.TypeParameter);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.name() !== null) {
    p.option(() => p.eat(Token.COLON) && expression(p));
    p.option(() => p.eat(Token.EQUAL) && expression(p));
    return p.remember(Rule.TypeParameter, s, p.found("type parameter", s));
  }
  if (p.invalid) invalidTypeParameter(p);
  const star = p.eat(Token.STAR);
  if ((star || p.eat(Token.DOUBLESTAR)) && p.name() !== null) {
    p.option(() => p.eat(Token.EQUAL) && (star ? starExpression(p) : expression(p)));
    return p.remember(Rule.TypeParameter, s, p.found("type parameter", s));
  }
  return p.remember(Rule.TypeParameter, s, null);
}

/** `*Ts: bound` */
function invalidTypeParameter(p: Peg): void {
  const s = p.pos;
  const variable = p.at(Token.STAR) ? "TypeVarTuple" : "ParamSpec";
  if (p.eat(Token.STAR, Token.DOUBLESTAR) && p.name() !== null) {
    const colon = p.pos;
    const bound = p.eat(Token.COLON) && expression(p);
    if (bound)
      p.raiseFrom(colon, MESSAGES.boundOf(bound.what === "tuple" ? "constraints" : "bound", variable));
  }
  p.pos = s;
}
