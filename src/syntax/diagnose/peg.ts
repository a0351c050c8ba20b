/**
 * The state of the error pass. When the parser has refused a source, this second reader goes over the same tokens as
 * CPython's parser does: a parsing expression grammar with ordered choice and memory, first without and then with the
 * rules that recognise mistakes (PEP 617). Which message a mistake gets depends on that order, so it is kept to the
 * letter here; speed is not: only sources with errors come this way. It builds no syntax tree.
 *
 * A rule is a function from the state to what it found, or null; one that returns null leaves the position where it
 * was. A mistake that is recognised is thrown as a Diagnosis.
 */
import { spend } from "../budget.ts";
import { Cursor, LiteralError } from "../cursor.ts";
import type { BytePlace, SyntaxExceptionName } from "../errors.ts";
import { MESSAGES, UNICODE_ERROR } from "../messages.ts";
import type { Tokenizer } from "../tokenizer.ts";
import { Token } from "../tokens.ts";

export class Diagnosis {
  readonly exception: SyntaxExceptionName;
  readonly message: string;
  readonly place: BytePlace;
  constructor(exception: SyntaxExceptionName, message: string, place: BytePlace) {
    this.exception = exception;
    this.message = message;
    this.place = place;
  }
}

/** Thrown when a rule asks for the ERRORTOKEN. */
export class TokenizerStopped {}

/** What a rule has read: enough of it to name and mark it. */
export interface Found {
  /** CPython's name for the kind of expression, as in "cannot assign to …". */
  what: string;
  /** First and last token. */
  s: number;
  e: number;
  /** Elements of lists, tuples and starred expressions; the left side of `a in b`. */
  parts: readonly Found[];
}

export const NO_PARTS: readonly Found[] = [];

/** The rules whose results CPython remembers by position, whether or not mistakes were looked for. */
export enum Rule {
  SimpleStatement,
  Block,
  Expression,
  StarExpression,
  Disjunction,
  Conjunction,
  Inversion,
  Sum,
  Factor,
  AwaitPrimary,
  Primary,
  TargetPrimary,
  Arguments,
  StarTarget,
  TargetWithStarAtom,
  DeleteTarget,
  ClosedPattern,
  StarPattern,
  TypeParameter,
  Strings,
  InvalidNamedExpression,
  BitwiseOr,
  Count,
}

interface Remembered {
  found: Found | null;
  pos: number;
}

/** The column that stands for "none" in a token of no width: INDENT, DEDENT, ENDMARKER, an implied NEWLINE. */
const NO_COLUMN = -1;

export class Peg {
  readonly t: Tokenizer;
  pos: number;
  /** The last token that any rule has looked at. */
  farthest: number;
  /** Look for mistakes. */
  invalid = false;
  barry: boolean;
  /** The line of the last compound statement that was read, or 0. */
  lastCompound = 0;
  /** For reading the values of literals: some have none. */
  readonly literals: Cursor;
  private memory = new Map<number, Remembered>();

  constructor(tokenizer: Tokenizer, pos: number, barry: boolean) {
    this.t = tokenizer;
    this.pos = pos;
    this.farthest = pos;
    this.barry = barry;
    this.literals = new Cursor(tokenizer);
  }

  // --- Tokens ------------------------------------------------------------------------------------------------------

  /** The kind of the next token. */
  kind(): Token {
    const kind = this.t.tokens.kind[this.pos];
    if (this.pos > this.farthest) this.farthest = this.pos;
    if (kind === Token.ERRORTOKEN) throw new TokenizerStopped();
    return kind;
  }

  at(...kinds: Token[]): boolean {
    return kinds.includes(this.kind());
  }

  /** Reads a token of one of the kinds. */
  eat(...kinds: Token[]): boolean {
    if (!kinds.includes(this.kind())) return false;
    this.pos++;
    return true;
  }

  /** Reads the soft keyword of that number in the name table. */
  eatSoft(word: number): boolean {
    if (this.kind() !== Token.NAME || this.t.tokens.name[this.pos] !== word) return false;
    this.pos++;
    return true;
  }

  /** Reads a NAME. */
  name(): Found | null {
    return this.eat(Token.NAME) ? this.found("name", this.pos - 1) : null;
  }

  text(token: number): string {
    return this.t.source.slice(this.t.tokens.start[token], this.t.tokens.end[token]);
  }

  line(token: number): number {
    return this.t.tokens.line[token];
  }

  // --- Combinators -------------------------------------------------------------------------------------------------

  /** `rule`'s result, with the position put back where it finds nothing. */
  option<T>(rule: () => T | null | false): T | null {
    const { pos } = this;
    const found = rule();
    if (found) return found;
    this.pos = pos;
    return null;
  }

  /** Whether `rule` would match here; nothing is read. */
  ahead(rule: () => unknown): boolean {
    const { pos } = this;
    const found = rule();
    this.pos = pos;
    return Boolean(found);
  }

  /** As often as `rule` matches. */
  many<T>(rule: () => T | null | false): T[] {
    const all: T[] = [];
    for (let one = this.option(rule); one !== null; one = this.option(rule)) all.push(one);
    return all;
  }

  some<T>(rule: () => T | null | false): T[] | null {
    const all = this.many(rule);
    return all.length > 0 ? all : null;
  }

  /** One or more with commas between; a trailing comma is left. */
  commas<T>(rule: () => T | null | false): T[] | null {
    const first = this.option(rule);
    if (first === null) return null;
    return [first, ...this.many(() => this.eat(Token.COMMA) && rule())];
  }

  /** Runs a rule without looking for mistakes. */
  withoutInvalid<T>(rule: () => T): T {
    const { invalid } = this;
    this.invalid = false;
    const found = rule();
    this.invalid = invalid;
    return found;
  }

  // --- Memory ------------------------------------------------------------------------------------------------------

  /** What `rule` found here before, with the position moved past it; undefined where it has not been tried. */
  recall(rule: Rule): Found | null | undefined {
    spend(20);
    const known = this.memory.get(this.pos * Rule.Count + rule);
    if (known === undefined) return undefined;
    this.pos = known.pos;
    return known.found;
  }

  /** Keeps and returns what `rule` found at token `s`. */
  remember(rule: Rule, s: number, found: Found | null): Found | null {
    if (found === null) this.pos = s;
    this.memory.set(s * Rule.Count + rule, { found, pos: this.pos });
    return found;
  }

  forget(): void {
    this.memory.clear();
  }

  /**
   * Reads the value of the literal at token `s`, which may turn out to have none. In format specifiers CPython does
   * not turn the UnicodeDecodeError into a SyntaxError.
   */
  literal(s: number, read: () => unknown, asSyntaxError = true): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof LiteralError)) throw error;
      if (error.message === MESSAGES.nonAsciiBytes) this.raiseAtToken(s, error.message);
      if (asSyntaxError) this.raise(error.message);
      this.raise(error.message.slice(UNICODE_ERROR.length), "UnicodeDecodeError");
    }
  }

  // --- Results and mistakes ----------------------------------------------------------------------------------------

  /** What lies from token `s` to the last one read. */
  found(what: string, s: number, parts: readonly Found[] = NO_PARTS): Found {
    return { what, s, e: this.lastToken(), parts };
  }

  private lastToken(): number {
    const { kind } = this.t.tokens;
    let at = this.pos - 1;
    while (kind[at] >= Token.NEWLINE && kind[at] <= Token.DEDENT) at--;
    return at;
  }

  /** Marks a token. */
  raiseAtToken(token: number, message: string, exception: SyntaxExceptionName = "SyntaxError"): never {
    throw new Diagnosis(exception, message, this.placeOfToken(token));
  }

  /** Marks the last token that was looked at: where CPython stands when a rule names no place. */
  raise(message: string, exception: SyntaxExceptionName = "SyntaxError"): never {
    this.raiseAtToken(this.farthest, message, exception);
  }

  raiseAtNext(message: string): never {
    this.kind();
    this.raiseAtToken(this.pos, message);
  }

  raiseAt(found: Found, message: string): never {
    this.raiseTokens(found.s, found.e, message);
  }

  raiseRange(first: Found, last: Found, message: string): never {
    this.raiseTokens(first.s, last.e, message);
  }

  /** Marks tokens `s` to `e`. */
  raiseTokens(s: number, e: number, message: string): never {
    const { line, endLine } = this.t.tokens;
    throw new Diagnosis("SyntaxError", message, {
      lineno: line[s],
      col: this.column(s) + 1,
      endLineno: endLine[e],
      endCol: this.endColumn(e) + 1,
    });
  }

  /** Marks from token `s` to the end of the last token that was looked at. */
  raiseFrom(s: number, message: string): never {
    const { tokens } = this.t;
    throw new Diagnosis("SyntaxError", message, {
      lineno: tokens.line[s],
      col: this.column(s) + 1,
      endLineno: tokens.endLine[this.farthest],
      endCol: tokens.endCol[this.farthest],
    });
  }

  raisePlace(place: BytePlace, message: string): never {
    throw new Diagnosis("SyntaxError", message, place);
  }

  /** A token of no width has no columns: then the tokenizer's own place stands for its beginning. */
  private placeOfToken(token: number): BytePlace {
    const { tokens } = this.t;
    const col = this.column(token);
    const endCol = this.endColumn(token);
    return {
      lineno: tokens.line[token],
      col: col === NO_COLUMN ? tokens.endCol[this.farthest] : col + 1,
      endLineno: tokens.endLine[token],
      endCol: endCol === NO_COLUMN ? NO_COLUMN : endCol + 1,
    };
  }

  column(token: number): number {
    return this.hasWidth(token) ? this.t.tokens.col[token] : NO_COLUMN;
  }

  endColumn(token: number): number {
    return this.hasWidth(token) ? this.t.tokens.endCol[token] : NO_COLUMN;
  }

  private hasWidth(token: number): boolean {
    const { kind, col, endCol } = this.t.tokens;
    if (kind[token] === Token.NEWLINE) return endCol[token] > col[token];
    return kind[token] !== Token.INDENT && kind[token] !== Token.DEDENT && kind[token] !== Token.ENDMARKER;
  }
}
