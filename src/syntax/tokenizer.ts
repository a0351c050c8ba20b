/**
 * Source to tokens, all of them before parsing begins: the whole lexical grammar of Python 3.14. It stops at the first
 * thing it refuses and leaves an ERRORTOKEN there, which the parser raises if it gets that far: an error of the grammar
 * further up comes first, as in CPython, which tokenizes on demand.
 *
 * The state follows CPython's Parser/lexer: stacks of indentations (with tabs as 8 and as 1), of open brackets, and of
 * the f-strings and t-strings being read (PEP 701), which switch between literal text and ordinary tokens.
 */
import { checkTokens, spend } from "./budget.ts";
import { CASE_BIT, Char, continuesIdentifier, isDigit, startsIdentifier } from "./chars.ts";
import type { BytePlace, SyntaxExceptionName } from "./errors.ts";
import { MESSAGES } from "./messages.ts";
import { hashStep, NameTable } from "./names.ts";
import { scanNumber } from "./number-scanner.ts";
import type { Source } from "./source.ts";
import { type FormatString, scanFormatText, scanString, startFormatString } from "./string-scanner.ts";
import { TokenBuffer } from "./token-buffer.ts";
import { FIRST_KEYWORD, KEYWORDS, Token } from "./tokens.ts";
import { firstInvalidCharacter, hexCode, isPrintable, normalizeIdentifier } from "./unicode.ts";

const TAB_SIZE = 8;
const MAX_INDENT = 100;
const MAX_BRACKETS = 200;

export interface TokenError {
  exception: SyntaxExceptionName;
  message: string;
  place: BytePlace;
  /**
   * CPython's tokenizer raises it itself, with columns in characters; the others arise only when the parser asks for
   * the token.
   */
  immediate: boolean;
}

export interface TokenWarning {
  message: string;
  /** The message of the error that the warning may become. */
  errorMessage: string;
  place: BytePlace;
  /** The token that was being read. */
  order: number;
}

/** How a source is to be read. */
export interface ReadingOptions {
  /** The end of the source counts as a line end. */
  interactive: boolean;
  /** The end of an interactive source closes what is indented. */
  implyDedent: boolean;
  /** `# type: …` is a token. */
  typeComments: boolean;
  /** The minor version of Python 3 whose grammar is wanted. */
  featureVersion: number;
  /** How many digits a decimal int may have; 0 for any number. */
  maxDigits: number;
}

/** How a module's source is read. */
export const READING: Readonly<ReadingOptions> = {
  interactive: false,
  implyDedent: true,
  typeComments: false,
  featureVersion: Number.POSITIVE_INFINITY,
  maxDigits: 4300,
};

/** `# type: ignore`, and what follows. */
export interface TypeIgnore {
  lineno: number;
  tag: string;
}

/** An open bracket. */
interface Bracket {
  open: string;
  line: number;
  col: number;
}

const sharedTokens = new TokenBuffer();

/** Work on so many tokens is counted at once, a power of two less 1. */
const MANY = 255;
const TOKEN_WORK = 20;

export class Tokenizer {
  readonly source: Source;
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly tokens: TokenBuffer;
  readonly names = new NameTable();
  readonly options: Readonly<ReadingOptions>;
  error: TokenError | null = null;
  /** The source ended inside something unfinished: what an interactive session waits for more of. */
  endedEarly = false;
  readonly warnings: TokenWarning[] = [];
  /** `# type: ignore` comments, where type comments are wanted. */
  readonly typeIgnores: TypeIgnore[] = [];

  /** Where the scan stands. */
  pos = 0;
  line = 1;
  lineStart = 0;
  /** Where the first of the lines begins that are joined to this one; CPython counts a column from there. */
  private joinedFrom = 0;
  /** The f-strings around `pos`, innermost last, and the innermost. */
  readonly formats: FormatString[] = [];
  format: FormatString | null = null;
  level = 0;
  private readonly brackets: Bracket[] = [];
  private readonly indents = [0];
  private readonly altIndents = [0];
  private atLineStart = true;

  constructor(source: Source, options = READING) {
    this.options = options;
    if (source.length === 0) this.line = 0;
    this.source = source;
    this.bytes = source.bytes;
    this.end = source.length;
    this.tokens = sharedTokens;
    this.tokens.count = 0;
  }

  /** Fills `tokens` up to ENDMARKER or ERRORTOKEN. */
  run(): void {
    let going = true;
    while (going) {
      if (this.format?.inText) going = scanFormatText(this, this.format);
      else going = (!this.atLineStart || this.indentation()) && this.token();
    }
  }

  /** Counts the work on the tokens so far, and on the text between them. */
  private pay(tokens: number): void {
    spend(TOKEN_WORK * (MANY + 1));
    checkTokens(tokens);
  }

  /** The bracket that is open innermost, for "never closed". */
  openBracket(): Bracket | null {
    return this.level > 0 ? this.brackets[this.level - 1] : null;
  }

  push(kind: Token, start: number, end: number): true {
    return this.pushFrom(kind, start, end, this.line, this.lineStart);
  }

  /** A token that began on an earlier line than it ends on. */
  pushFrom(kind: Token, start: number, end: number, line: number, lineStart: number): true {
    const { tokens } = this;
    if (tokens.count === tokens.kind.length) tokens.grow();
    const at = tokens.count++;
    if ((at & MANY) === MANY) this.pay(at);
    tokens.kind[at] = kind;
    tokens.level[at] = this.level;
    tokens.start[at] = start;
    tokens.end[at] = end;
    tokens.line[at] = line;
    tokens.col[at] = start - lineStart;
    tokens.endLine[at] = this.line;
    tokens.endCol[at] = end - this.lineStart;
    this.pos = end;
    return true;
  }

  // --- Failures: each returns false or -1, so that a scanner can return what it returns ------------------------

  /** Refuses the source at `pos`. */
  private fail(exception: SyntaxExceptionName, message: string, place: BytePlace, immediate = false): false {
    this.error = { exception, message, place, immediate };
    this.push(Token.ERRORTOKEN, this.pos, this.pos);
    return false;
  }

  /** Marks columns `col` to `endCol` of the current line. */
  private failLine(exception: SyntaxExceptionName, message: string, col: number, endCol: number): false {
    return this.fail(exception, message, { lineno: this.line, col, endLineno: this.line, endCol });
  }

  /** Marks bytes `start` to `end` of the current line; CPython takes them for characters here. */
  failRange(message: string, start: number, end: number): -1 {
    const { line: lineno, lineStart } = this;
    const place = { lineno, col: start - lineStart, endLineno: lineno, endCol: end - lineStart };
    this.fail("SyntaxError", message, place, true);
    return -1;
  }

  /** Marks the last character before `cursor`: where CPython's tokenizer stands when it gives up. */
  failAt(message: string, cursor: number): -1 {
    const col = this.source.characters(this.lineStart, cursor);
    this.fail("SyntaxError", message, { lineno: this.line, col, endLineno: this.line, endCol: col }, true);
    return -1;
  }

  /** As `failAt`, on the line where a string began. */
  failOnLine(message: string, cursor: number, line: number, lineStart: number): false {
    this.line = line;
    this.lineStart = lineStart;
    this.failAt(message, cursor);
    return false;
  }

  /** Warns of what ends before `cursor`. */
  warnAt(message: string, cursor: number, errorMessage = message): void {
    const col = this.source.characters(this.lineStart, cursor);
    const place = { lineno: this.line, col, endLineno: this.line, endCol: col };
    this.warnings.push({ message, errorMessage, place, order: this.tokens.count });
  }

  /** Moves past the line end at `newline`, which is within a token or after a backslash. */
  joinLine(newline: number): void {
    this.pos = newline + 1;
    // At the end of the source CPython stays on the last line.
    if (this.pos < this.end) {
      this.line++;
      this.lineStart = this.pos;
    }
  }

  /** Moves past the line end at `newline`, which separates tokens. */
  private nextLine(newline: number): void {
    spend(1 + ((newline - this.lineStart) >> 4));
    this.joinLine(newline);
    this.joinedFrom = this.lineStart;
  }

  // --- Lines ------------------------------------------------------------------------------------------------

  /** Skips empty lines; measures the next one and pushes INDENT or DEDENTs. */
  private indentation(): boolean {
    const { bytes } = this;
    for (;;) {
      const columns = this.measure();
      if (columns === null) return false;
      const byte = bytes[this.pos];
      if (byte === Char.Hash && this.comment(true)) {
        this.atLineStart = false;
        return true;
      }
      if (bytes[this.pos] === Char.Newline && (byte === Char.Hash || byte === Char.Newline)) {
        this.nextLine(this.pos);
        continue;
      }
      this.atLineStart = false;
      return this.level > 0 || byte === Char.Hash || this.indentTo(columns.col, columns.alt);
    }
  }

  /** The width of the white space at `pos`, which it skips; `alt` counts a tab as one. */
  private measure(): { col: number; alt: number } | null {
    const { bytes } = this;
    let col = 0;
    let alt = 0;
    let continued = 0;
    for (let p = this.pos; ; p++) {
      const byte = bytes[p];
      if (byte === Char.Space) {
        col++;
        alt++;
      } else if (byte === Char.Tab) {
        col = (Math.floor(col / TAB_SIZE) + 1) * TAB_SIZE;
        alt++;
      } else if (byte === Char.FormFeed) {
        col = alt = 0;
      } else if (byte === Char.Backslash) {
        // The white space before the first backslash is what counts.
        continued ||= col;
        this.pos = p;
        if (!this.continuation(p)) return null;
        this.joinedFrom = this.lineStart;
        p = this.pos - 1;
      } else {
        this.pos = p;
        return continued ? { col: continued, alt: continued } : { col, alt };
      }
    }
  }

  private indentTo(col: number, alt: number): boolean {
    const { indents, altIndents, pos } = this;
    const top = indents.length - 1;
    if (col === indents[top]) return alt === altIndents[top] || this.failTabs();
    if (col > indents[top]) {
      if (indents.length >= MAX_INDENT)
        return this.failLine("IndentationError", MESSAGES.tooDeepIndent, 1, 0);
      if (alt <= altIndents[top]) return this.failTabs();
      indents.push(col);
      altIndents.push(alt);
      return this.push(Token.INDENT, pos, pos);
    }
    let closed = 0;
    while (indents.length > 1 && col < indents[indents.length - 1]) {
      indents.pop();
      altIndents.pop();
      closed++;
    }
    if (col !== indents[indents.length - 1]) {
      const lineEnd = Math.min(this.endOfLine() + 1, this.end);
      return this.failLine("IndentationError", MESSAGES.unindent, lineEnd - this.lineStart, -1);
    }
    if (alt !== altIndents[altIndents.length - 1]) return this.failTabs();
    for (; closed > 0; closed--) this.push(Token.DEDENT, pos, pos);
    return true;
  }

  private failTabs(): boolean {
    return this.failLine("TabError", MESSAGES.tabs, 1, 0);
  }

  private endOfLine(): number {
    const newline = this.bytes.indexOf(Char.Newline, this.pos);
    return newline < 0 || newline > this.end ? this.end : newline;
  }

  /** Moves to the end of the comment at `pos`, `alone` on its line or not. A type comment is a token where such are wanted: then true. */
  private comment(alone: boolean): boolean {
    const { bytes, end, pos } = this;
    let p = pos;
    while (p < end && bytes[p] !== Char.Newline) p++;
    this.pos = p;
    return this.options.typeComments && this.typeComment(pos, p, alone);
  }

  /**
   * As CPython reads it: "# type: " with any white space where the spaces are. The tag of an `ignore` that is alone on its
   * line takes in the line end.
   */
  private typeComment(start: number, end: number, alone: boolean): boolean {
    const text = this.source.slice(start, end);
    const [prefix] = /^#[ \t]*type:[ \t]*/.exec(text) ?? [];
    if (prefix === undefined) return false;
    const [ignore] = /^ignore(?![A-Za-z0-9\u0080-\u{10ffff}])/u.exec(text.slice(prefix.length)) ?? [];
    if (ignore === undefined) return this.push(Token.TYPE_COMMENT, start + prefix.length, end);
    const tag = text.slice(prefix.length + ignore.length) + (alone && end < this.end ? "\n" : "");
    this.typeIgnores.push({ lineno: this.line, tag });
    return false;
  }

  /** Moves past the backslash at `p` and its line end; more source must follow. */
  private continuation(p: number): boolean {
    const next = Math.min(p + 1, this.end);
    if (this.bytes[next] !== Char.Newline || next === this.end) {
      const cursor = Math.min(next + 1, this.end);
      return this.failLine("SyntaxError", MESSAGES.afterBackslash, cursor - this.joinedFrom, 0);
    }
    if (p + 2 >= this.end) {
      this.endedEarly = true;
      this.pos = p + 2;
      return this.failAtEnd();
    }
    this.joinLine(p + 1);
    return true;
  }

  /** The source ends too early: the innermost open bracket is to blame, if there is one. */
  private failAtEnd(): false {
    this.endedEarly = true;
    const bracket = this.openBracket();
    if (bracket === null) {
      return this.failLine("SyntaxError", MESSAGES.unexpectedEof, this.pos - this.lineStart, -1);
    }
    const { open, line, col } = bracket;
    const place = { lineno: line, col: col + 1, endLineno: line, endCol: 0 };
    return this.fail("SyntaxError", MESSAGES.neverClosed(open), place);
  }

  private endOfSource(): boolean {
    if (this.level > 0) return this.failAtEnd();
    if (this.options.interactive && this.tokens.count > 0) this.endOfInput();
    this.push(Token.ENDMARKER, this.pos, this.pos);
    return false;
  }

  /** The end of an interactive input counts as a line end, and closes what is indented. */
  private endOfInput(): void {
    const { pos } = this;
    this.push(Token.NEWLINE, pos, pos);
    if (this.indents.length === 1 || !this.options.implyDedent) return;
    for (let open = this.indents.length; open > 1; open--) this.push(Token.DEDENT, pos, pos);
    this.push(Token.NEWLINE, pos, pos);
  }

  /** A line end at `p`, where the comment before it begins at `start`. */
  private newline(start: number, p: number): boolean {
    if (this.level === 0) {
      this.push(Token.NEWLINE, start, p);
      // Its columns take in the line end, its text does not.
      this.tokens.endCol[this.tokens.count - 1]++;
    }
    this.atLineStart = true;
    this.nextLine(p);
    return true;
  }

  // --- Tokens ---------------------------------------------------------------------------------------------------

  /** Pushes the next token of ordinary source. */
  private token(): boolean {
    const { bytes } = this;
    let p = this.pos;
    let byte = bytes[p];
    let comment = -1;
    for (;;) {
      while (byte === Char.Space || byte === Char.Tab || byte === Char.FormFeed) byte = bytes[++p];
      this.pos = p;
      if (startsIdentifier(byte)) return this.identifier(p);
      if (byte === Char.Newline) return this.newline(comment < 0 ? p : comment, p);
      if (byte === Char.Hash) {
        comment = p;
        if (this.comment(false)) return true;
      } else if (byte === Char.Backslash) {
        if (!this.continuation(p)) return false;
      } else break;
      p = this.pos;
      byte = bytes[p];
    }
    if (byte === Char.SingleQuote || byte === Char.DoubleQuote) return scanString(this, p, p);
    if (isDigit(byte) || (byte === Char.Dot && isDigit(bytes[p + 1]))) {
      const end = scanNumber(this, p);
      return end >= 0 && this.push(Token.NUMBER, p, end);
    }
    if (byte === 0 && p >= this.end) return this.endOfSource();
    return this.operator(p, byte);
  }

  private identifier(start: number): boolean {
    const { bytes, names } = this;
    let p = start;
    let hash = 0;
    let ored = 0;
    let byte = bytes[p];
    do {
      hash = hashStep(hash, byte);
      ored |= byte;
      byte = bytes[++p];
    } while (continuesIdentifier(byte));
    if ((byte === Char.SingleQuote || byte === Char.DoubleQuote) && p - start <= MAX_PREFIX) {
      const letters = prefixLetters(bytes, start, p);
      if (letters !== null) return this.prefixedString(letters, start, p);
    }
    if (ored >= 128) return this.unicodeIdentifier(start, p);
    let id = names.find(bytes, start, p, hash);
    if (id < 0) id = names.add(this.source.slice(start, p), hash);
    const kind = id < KEYWORDS.length ? FIRST_KEYWORD + id : Token.NAME;
    this.push(kind, start, p);
    this.tokens.name[this.tokens.count - 1] = id;
    return true;
  }

  private unicodeIdentifier(start: number, end: number): boolean {
    const text = this.source.slice(start, end);
    const name = normalizeIdentifier(text);
    if (name === null) return this.invalidCharacter(start, text);
    this.push(Token.NAME, start, end);
    this.tokens.name[this.tokens.count - 1] = this.names.intern(name);
    return true;
  }

  private invalidCharacter(start: number, text: string): boolean {
    const character = firstInvalidCharacter(text);
    const before = text.slice(0, text.indexOf(character));
    const end = start + new TextEncoder().encode(before + character).length;
    const code = hexCode(character);
    this.failAt(
      isPrintable(character) ? MESSAGES.invalidCharacter(character, code) : MESSAGES.nonPrintable(code),
      end,
    );
    return false;
  }

  /** A string with a prefix: `letters` in lower case, the quote at `quote`. */
  private prefixedString(letters: string, start: number, quote: number): boolean {
    for (const [a, b] of INCOMPATIBLE_PREFIXES) {
      if (letters.includes(a) && letters.includes(b)) {
        this.failRange(MESSAGES.incompatiblePrefixes(a, b), start + 1, quote + 1);
        return false;
      }
    }
    if (letters.includes("f") || letters.includes("t")) return startFormatString(this, letters, start, quote);
    return scanString(this, start, quote);
  }

  private operator(p: number, byte: number): boolean {
    const format = this.format;
    if (format !== null && format.exprDepth >= 0 && this.formatDelimiter(format, p, byte)) return true;
    const next = this.bytes[p + 1];
    switch (byte) {
      case Char.LeftParen:
        return this.open(Token.LPAR, p);
      case Char.LeftSquare:
        return this.open(Token.LSQB, p);
      case Char.LeftBrace:
        return this.open(Token.LBRACE, p);
      case Char.RightParen:
        return this.close(Token.RPAR, p);
      case Char.RightSquare:
        return this.close(Token.RSQB, p);
      case Char.RightBrace:
        return this.close(Token.RBRACE, p);
      case Char.Dot:
        if (next === Char.Dot && this.bytes[p + 2] === Char.Dot) return this.push(Token.ELLIPSIS, p, p + 3);
        return this.push(Token.DOT, p, p + 1);
      case Char.Equal:
        if (next === Char.Equal) return this.push(Token.EQEQUAL, p, p + 2);
        return this.push(Token.EQUAL, p, p + 1);
      case Char.Exclamation:
        if (next === Char.Equal) return this.push(Token.NOTEQUAL, p, p + 2);
        return this.push(Token.EXCLAMATION, p, p + 1);
      case Char.Comma:
        return this.push(Token.COMMA, p, p + 1);
      case Char.Semicolon:
        return this.push(Token.SEMI, p, p + 1);
      case Char.Tilde:
        return this.push(Token.TILDE, p, p + 1);
      case Char.Colon:
        if (next === Char.Equal) return this.push(Token.COLONEQUAL, p, p + 2);
        return this.push(Token.COLON, p, p + 1);
      case Char.Less:
        if (next === Char.Greater) return this.push(Token.NOTEQUAL, p, p + 2);
        if (next === Char.Equal) return this.push(Token.LESSEQUAL, p, p + 2);
        return next === byte ? this.binary(Token.LEFTSHIFT, p, 2) : this.push(Token.LESS, p, p + 1);
      case Char.Greater:
        if (next === Char.Equal) return this.push(Token.GREATEREQUAL, p, p + 2);
        return next === byte ? this.binary(Token.RIGHTSHIFT, p, 2) : this.push(Token.GREATER, p, p + 1);
      case Char.Minus:
        if (next === Char.Greater) return this.push(Token.RARROW, p, p + 2);
        return this.binary(Token.MINUS, p, 1);
      case Char.Star:
        return next === byte ? this.binary(Token.DOUBLESTAR, p, 2) : this.binary(Token.STAR, p, 1);
      case Char.Slash:
        return next === byte ? this.binary(Token.DOUBLESLASH, p, 2) : this.binary(Token.SLASH, p, 1);
      case Char.Plus:
        return this.binary(Token.PLUS, p, 1);
      case Char.Percent:
        return this.binary(Token.PERCENT, p, 1);
      case Char.At:
        return this.binary(Token.AT, p, 1);
      case Char.Bar:
        return this.binary(Token.VBAR, p, 1);
      case Char.Caret:
        return this.binary(Token.CIRCUMFLEX, p, 1);
      case Char.Ampersand:
        return this.binary(Token.AMPER, p, 1);
    }
    const character = String.fromCharCode(byte);
    if (isPrintable(character)) return this.push(Token.OP, p, p + 1);
    this.failAt(MESSAGES.nonPrintable(hexCode(character)), p + 1);
    return false;
  }

  /** A binary operator of `length` bytes, or its augmented assignment. */
  private binary(kind: Token, p: number, length: number): boolean {
    if (this.bytes[p + length] !== Char.Equal) return this.push(kind, p, p + length);
    return this.push(kind + (Token.PLUSEQUAL - Token.PLUS), p, p + length + 1);
  }

  /** A colon that ends the expression of a replacement field: what follows is text again. */
  private formatDelimiter(format: FormatString, p: number, byte: number): boolean {
    if (byte !== Char.Colon || format.depth - 1 !== format.exprDepth) return false;
    format.inText = true;
    format.inSpec = true;
    return this.push(Token.COLON, p, p + 1);
  }

  private open(kind: Token, p: number): boolean {
    if (this.level >= MAX_BRACKETS) {
      this.failAt(MESSAGES.tooManyBrackets, p + 1);
      return false;
    }
    const open = String.fromCharCode(this.bytes[p]);
    this.brackets[this.level++] = { open, line: this.line, col: p - this.lineStart };
    if (this.format !== null) this.format.depth++;
    return this.push(kind, p, p + 1);
  }

  private close(kind: Token, p: number): boolean {
    const { format } = this;
    const close = String.fromCharCode(this.bytes[p]);
    if (format !== null && format.depth === 0 && kind === Token.RBRACE) {
      return this.failClose(MESSAGES.singleBrace(format.letter), p);
    }
    if (this.level === 0) return this.failClose(MESSAGES.unmatched(close), p);
    const bracket = this.brackets[--this.level];
    if (CLOSING[bracket.open] !== close) {
      if (format !== null && bracket.open === "{" && format.depth - 1 === format.exprDepth) {
        return this.failClose(MESSAGES.unmatchedFormat(format.letter, close), p);
      }
      if (bracket.line === this.line) return this.failClose(MESSAGES.mismatch(close, bracket.open), p);
      return this.failClose(MESSAGES.mismatchOnLine(close, bracket.open, bracket.line), p);
    }
    if (format !== null) {
      format.depth--;
      if (format.depth < 0) return this.failClose(MESSAGES.unmatchedFormat(format.letter, close), p);
      if (kind === Token.RBRACE && format.depth === format.exprDepth) {
        format.exprDepth--;
        format.inText = true;
        format.inSpec = false;
      }
    }
    return this.push(kind, p, p + 1);
  }

  private failClose(message: string, p: number): boolean {
    this.failAt(message, p + 1);
    return false;
  }
}

const CLOSING: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** Each prefix letter can stand once. */
const MAX_PREFIX = 5;
const INCOMPATIBLE_PREFIXES = ["ub", "ur", "uf", "ut", "bf", "bt", "ft"];

/** The letters before a quote in lower case, or null where they are an ordinary name. */
function prefixLetters(bytes: Uint8Array, start: number, end: number): string | null {
  let letters = "";
  for (let p = start; p < end; p++) {
    const letter = String.fromCharCode(bytes[p] | CASE_BIT);
    if (!"bruft".includes(letter) || letters.includes(letter)) return null;
    letters += letter;
  }
  return letters;
}
