/**
 * Where the parser stands in the tokens, and the little that its functions share. The grammar is in the files that
 * take a Cursor: statements, compound statements, expressions, patterns and so on.
 *
 * Parsing does not explain its failures: it throws ParseFailed, and the error pass (`diagnose/`) then reads the same
 * tokens again to find what CPython would say. So correct programs pay nothing for messages.
 */
import type { Node } from "./ast.ts";
import { FlowContext } from "./flow.ts";
import { MESSAGES } from "./messages.ts";
import type { Source } from "./source.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { Token } from "./tokens.ts";

/** CPython's MAXSTACK: how many grammar rules may be under way. */
const MAX_DEPTH = 4000;

/** Thrown where the tokens do not follow the grammar. One object, without a stack trace: nothing about it is read. */
export class ParseFailed {}
const FAILED = new ParseFailed();

/** A literal that follows the lexical grammar but has no value; the error pass shows the message. */
export class LiteralError extends ParseFailed {
  readonly message: string;
  constructor(message: string) {
    super();
    this.message = message;
  }
}

/** Thrown where a mistake is known for what it is: there is nothing to explain. `token` is where it stands. */
export class Refusal {
  constructor(
    readonly message: string,
    readonly token: number,
  ) {}
}

/** Thrown where the source is nested too deeply, which CPython reports as MemoryError. */
export class NestingTooDeep {}

/** An invalid escape sequence. */
export interface EscapeWarning {
  /** What follows the backslash. */
  sequence: string;
  octal: boolean;
  /** The token that it stands in. */
  token: number;
  /** Warnings come in the order of these tokens: where CPython decodes the text. */
  order: number;
  /** How many line ends are before it in its text. */
  lines: number;
  /** The byte of the backslash. */
  at: number;
  /** `order` is known: the text of an f-string is decoded at its end. */
  settled: boolean;
}

export class Cursor {
  readonly source: Source;
  readonly tokenizer: Tokenizer;
  /** Tokens, by index. */
  readonly kinds: Uint8Array;
  readonly line: Int32Array;
  readonly col: Int32Array;
  readonly endLine: Int32Array;
  readonly endCol: Int32Array;
  /** The next token, and its kind. */
  pos = 0;
  kind: Token;
  depth = 0;
  /** The first token of the outermost statement. */
  outermost = 0;
  /** `from __future__ import barry_as_FLUFL`: `<>` means `!=`. */
  barry = false;
  readonly warnings: EscapeWarning[] = [];
  readonly flow = new FlowContext();
  readonly typeComments = new Map<Node, string>();
  private readonly names: readonly string[];
  private readonly nameIds: Int32Array;

  constructor(tokenizer: Tokenizer) {
    const { tokens } = tokenizer;
    this.tokenizer = tokenizer;
    this.source = tokenizer.source;
    this.kinds = tokens.kind;
    this.line = tokens.line;
    this.col = tokens.col;
    this.endLine = tokens.endLine;
    this.endCol = tokens.endCol;
    this.nameIds = tokens.name;
    this.names = tokenizer.names.strings;
    this.kind = this.kinds[0];
  }

  advance(): void {
    this.kind = this.kinds[++this.pos];
  }

  at(kind: Token): boolean {
    return this.kind === kind;
  }

  fail(): never {
    throw FAILED;
  }

  accept(kind: Token): boolean {
    if (this.kind !== kind) return false;
    this.kind = this.kinds[++this.pos];
    return true;
  }

  expect(kind: Token): void {
    if (this.kind !== kind) throw FAILED;
    this.kind = this.kinds[++this.pos];
  }

  /** The kind of the token after the next. */
  peek(): Token {
    return this.kinds[this.pos + 1];
  }

  /**
   * Refuses what has just been read if source of an older version than 3.`minor` is wanted; `what` with its verb. CPython
   * points at the last token that it has looked at.
   */
  since(minor: number, what: string, token = this.pos): void {
    const { featureVersion } = this.tokenizer.options;
    if (featureVersion < minor) throw new Refusal(MESSAGES.newer(what, minor), token);
  }

  /** Reads a NAME. */
  name(): string {
    if (this.kind !== Token.NAME) throw FAILED;
    const name = this.names[this.nameIds[this.pos]];
    this.kind = this.kinds[++this.pos];
    return name;
  }

  /** Whether the next token is the soft keyword of that number in the name table. */
  atSoft(keyword: number): boolean {
    return this.kind === Token.NAME && this.nameIds[this.pos] === keyword;
  }

  text(token: number): string {
    return this.source.slice(this.tokenizer.tokens.start[token], this.tokenizer.tokens.end[token]);
  }

  /** The last token read that is not a line end or an indentation: where a statement ends. */
  lastToken(): number {
    let at = this.pos - 1;
    while (this.kinds[at] >= Token.NEWLINE && this.kinds[at] <= Token.DEDENT) at--;
    return at;
  }

  /** Goes back (or on) to token `pos`. */
  moveTo(pos: number): void {
    this.pos = pos;
    this.kind = this.kinds[pos];
  }

  /** Called on the way into a rule that can contain itself; the caller subtracts what it added. */
  enter(levels: number): void {
    this.depth += levels;
    if (this.depth > MAX_DEPTH) throw new NestingTooDeep();
  }

  /** The result of `parse`, or null with everything as it was where it does not match here. */
  attempt<T>(parse: (p: Cursor) => T): T | null {
    const { pos, depth } = this;
    const warnings = this.warnings.length;
    try {
      return parse(this);
    } catch (error) {
      if (!(error instanceof ParseFailed)) throw error;
      this.moveTo(pos);
      this.depth = depth;
      this.warnings.length = warnings;
      return null;
    }
  }
}
