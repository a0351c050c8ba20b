/**
 * String atoms: adjacent literals joined to one constant, f-string or t-string (PEP 498, 701, 750). The tokenizer has
 * cut f-strings into text and replacement fields; fields hold ordinary expressions.
 */
import { type Constant, ConstantType, type Expr, type JoinedStr, Kind } from "./ast.ts";
import { joinStrs } from "./code-points.ts";
import { type Cursor, LiteralError } from "./cursor.ts";
import {
  newConstant,
  newFormattedValue,
  newInterpolation,
  newJoinedStr,
  newTemplateStr,
} from "./expression-nodes.ts";
import { yieldOrStarExpressions } from "./expressions.ts";
import { formatText, hasUnicodePrefix, stringValue, strLiteral } from "./literals.ts";
import { MESSAGES } from "./messages.ts";
import { Token } from "./tokens.ts";

const CONVERSIONS: Record<string, number> = { s: 115, r: 114, a: 97 };

/** One or more adjacent string literals. */
export function strings(p: Cursor): Expr {
  const s = p.pos;
  if (p.at(Token.TSTRING_START)) return templateStrings(p);
  const parts: (Constant | JoinedStr)[] = [];
  if (p.at(Token.STRING)) {
    const first = plainString(p);
    if (!p.at(Token.STRING) && !p.at(Token.FSTRING_START)) return first;
    parts.push(first);
  }
  for (;;) {
    if (p.at(Token.STRING)) parts.push(plainString(p));
    else if (p.at(Token.FSTRING_START)) parts.push(formatString(p));
    else break;
  }
  return concatenate(p, s, parts);
}

function plainString(p: Cursor): Constant {
  const s = p.pos;
  p.advance();
  const { type, value } = stringValue(p, s);
  return newConstant(p, s, type, value, hasUnicodePrefix(p, s) ? "u" : null);
}

function templateStrings(p: Cursor): Expr {
  const s = p.pos;
  const values: Expr[] = [];
  while (p.at(Token.TSTRING_START)) values.push(...formatString(p).values);
  return newTemplateStr(p, s, joinConstants(values));
}

function concatenate(p: Cursor, s: number, parts: (Constant | JoinedStr)[]): Expr {
  const bytes = parts.filter((part) => part.kind === Kind.Constant && part.type === ConstantType.Bytes);
  if (bytes.length > 0) {
    if (bytes.length < parts.length) throw new LiteralError(MESSAGES.mixedBytes);
    return newConstant(p, s, ConstantType.Bytes, joinBytes(bytes as Constant[]), null);
  }
  if (parts.some((part) => part.kind === Kind.JoinedStr)) {
    const values = parts.flatMap((part): Expr[] => (part.kind === Kind.JoinedStr ? part.values : [part]));
    return newJoinedStr(p, s, joinConstants(values));
  }
  return joinRun(parts as Constant[]);
}

function joinBytes(parts: Constant[]): Uint8Array {
  const pieces = parts.map((part) => part.value as Uint8Array);
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Makes one constant of each run of constants, and drops the empty ones. */
function joinConstants(values: Expr[]): Expr[] {
  const joined: Expr[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value.kind !== Kind.Constant) {
      joined.push(value);
      continue;
    }
    const run: Constant[] = [value];
    while (values[i + 1]?.kind === Kind.Constant) run.push(values[++i] as Constant);
    const constant = run.length === 1 ? value : joinRun(run);
    if ((constant.value as string | Uint32Array).length > 0) joined.push(constant);
  }
  return joined;
}

/** The prefix is that of the first. */
function joinRun(run: Constant[]): Constant {
  const { type, value } = strLiteral(joinStrs(run.map((part) => part.value as string | Uint32Array)));
  const first = run[0];
  const last = run[run.length - 1];
  return {
    kind: Kind.Constant,
    lineno: first.lineno,
    col_offset: first.col_offset,
    end_lineno: last.end_lineno,
    end_col_offset: last.end_col_offset,
    type,
    value,
    prefix: first.prefix,
  };
}

/** How the parts of a string are read. */
interface Style {
  raw: boolean;
  middle: Token;
  /** Replacement fields become Interpolations; in format specifiers they never do. */
  template: boolean;
}

/** One f-string or t-string. */
function formatString(p: Cursor): JoinedStr {
  const s = p.pos;
  const template = p.at(Token.TSTRING_START);
  const middle = template ? Token.TSTRING_MIDDLE : Token.FSTRING_MIDDLE;
  const style = { raw: /r/i.test(p.text(s)), middle, template };
  const end = template ? Token.TSTRING_END : Token.FSTRING_END;
  const values: Expr[] = [];
  const warnings = p.warnings.length;
  p.advance();
  while (!p.accept(end)) formatPart(p, style, values);
  if (template) p.since(14, "t-strings are", p.pos - 1);
  settleWarnings(p, warnings, p.pos - 1);
  return newJoinedStr(p, s, values);
}

/** Invalid escapes since `from` are warned of when token `order` is read, or at their own where there is none. */
function settleWarnings(p: Cursor, from: number, order: number | null): void {
  for (let i = from; i < p.warnings.length; i++) {
    const warning = p.warnings[i];
    if (warning.settled) continue;
    warning.settled = true;
    warning.order = order ?? warning.token;
  }
}

/** Text or a replacement field of the string or format specifier. */
function formatPart(p: Cursor, style: Style, values: Expr[]): void {
  if (p.at(Token.LBRACE)) replacementField(p, style, values);
  else values.push(formatConstant(p, style));
}

function formatConstant(p: Cursor, { raw, middle }: Style): Constant {
  const s = p.pos;
  p.expect(middle);
  const { type, value } = strLiteral(formatText(p, s, raw));
  return newConstant(p, s, type, value, null);
}

/** `{expression=!r:spec}`; with `=` the text of the expression comes first. */
function replacementField(p: Cursor, style: Style, values: Expr[]): void {
  const s = p.pos;
  p.advance();
  const value = yieldOrStarExpressions(p);
  const equal = p.pos;
  const debug = p.accept(Token.EQUAL);
  const delimiter = p.pos;
  let conversion = p.at(Token.EXCLAMATION) ? formatConversion(p) : -1;
  const converted = conversion >= 0;
  const spec = p.at(Token.COLON) ? formatSpecifier(p, style) : null;
  p.expect(Token.RBRACE);
  if (debug && !converted && spec === null) conversion = CONVERSIONS.r;
  if (debug) values.push(debugText(p, s, delimiter, converted));
  if (style.template)
    values.push(newInterpolation(p, s, value, expressionText(p, s, equal), conversion, spec));
  else values.push(newFormattedValue(p, s, value, conversion, spec));
}

function formatConversion(p: Cursor): number {
  const mark = p.pos;
  p.advance();
  const name = p.pos;
  const conversion = CONVERSIONS[p.name()];
  const adjacent = p.line[mark] === p.line[name] && p.endCol[mark] === p.col[name];
  if (!adjacent || conversion === undefined) p.fail();
  return conversion;
}

/** What follows the colon: an f-string of its own, without quotes. */
function formatSpecifier(p: Cursor, style: Style): JoinedStr {
  const s = p.pos;
  const values: Expr[] = [];
  const warnings = p.warnings.length;
  p.advance();
  while (!p.at(Token.RBRACE)) formatPart(p, { ...style, template: false }, values);
  settleWarnings(p, warnings, null);
  return newJoinedStr(p, s, joinConstants(values));
}

/** The source from the brace at token `s` to token `end`, as `{x = }` shows it. */
function debugText(p: Cursor, s: number, end: number, converted: boolean): Constant {
  const { type, value } = strLiteral(sourceBetween(p, s, end));
  const last = converted ? end + 1 : end;
  return {
    kind: Kind.Constant,
    lineno: p.line[s],
    col_offset: p.col[s] + 1,
    end_lineno: p.line[last],
    end_col_offset: converted ? p.col[last] - 1 : p.col[last],
    type,
    value,
    prefix: null,
  };
}

/** The `str` of an Interpolation: the source of the expression without the white space after it. */
function expressionText(p: Cursor, s: number, end: number): string {
  return sourceBetween(p, s, end).trimEnd();
}

/** The source between two tokens, without the comments in it. */
function sourceBetween(p: Cursor, s: number, e: number): string {
  const { start, end } = p.tokenizer.tokens;
  let text = "";
  for (let at = s; at < e; at++) {
    text += p.source.slice(end[at], start[at + 1]).replace(/#[^\n]*/g, "");
    if (at + 1 < e) text += p.source.slice(start[at + 1], end[at + 1]);
  }
  return text;
}
