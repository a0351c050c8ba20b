/**
 * The front end's first half: source text to syntax tree. Besides `ast.ts` this is the only file of the folder that
 * others import; the folder itself imports nothing from outside.
 */
import type { FunctionType, Mod, Node } from "./ast.ts";
import { Cursor, NestingTooDeep, ParseFailed, Refusal } from "./cursor.ts";
import { decodeSource } from "./decode.ts";
import { explain, type Refused, refuseAt } from "./diagnose/explain.ts";
import { PythonSyntaxError, type SyntaxWarningRecord } from "./errors.ts";
import { type KeywordSuggestion, type NameInSource, suggestKeyword } from "./keyword-typos.ts";
import { MESSAGES } from "./messages.ts";
import { Source } from "./source.ts";
import { evaluation, file, interactive } from "./statements.ts";
import { READING, type ReadingOptions, Tokenizer, type TypeIgnore } from "./tokenizer.ts";
import { FIRST_KEYWORD, Token } from "./tokens.ts";
import { functionType } from "./type-comments.ts";
import { flowWarnings, tokenWarnings } from "./warnings.ts";

export { type Budget, CompileStopped, onBudget, spend, TooManyTokens } from "./budget.ts";
export { setCharacterNames } from "./character-names.ts";
export { decodeSource } from "./decode.ts";
export { dump } from "./dump.ts";
export {
  type ErrorPlace,
  PythonSyntaxError,
  type SyntaxExceptionName,
  type SyntaxWarningRecord,
} from "./errors.ts";
export { nearestName } from "./similar.ts";
export type { TypeIgnore } from "./tokenizer.ts";

/** As the third argument of Python's `compile`. */
export type Mode = "exec" | "eval" | "single";

export interface ParseOptions {
  /** For errors only. */
  filename?: string;
  /** "exec" unless given. */
  mode?: Mode;
  /** Throw `_IncompleteInputError` where more source could make it right: for interactive sessions. */
  allowIncomplete?: boolean;
  /** In "single" mode an indented block must be closed by a line, not by the end of the text. */
  dontImplyDedent?: boolean;
  /** Whether type comments are kept, and refused where they may not stand. */
  typeComments?: boolean;
  /** The minor version of Python 3 whose grammar is wanted, as far as CPython tells them apart; the newest unless given. */
  featureVersion?: number;
  /** How many digits a decimal int may have, 0 for any number; 4300 unless given. */
  maxDigits?: number;
}

export interface Parsed<Tree = Mod> {
  tree: Tree;
  /** What type comments say, by the node that they belong to. */
  typeComments: ReadonlyMap<Node, string>;
  typeIgnores: readonly TypeIgnore[];
  /** In the order in which CPython gives them. */
  warnings: SyntaxWarningRecord[];
}

const ENTRY_RULES = { exec: file, eval: evaluation, single: interactive };

/** Parses `source`, or throws PythonSyntaxError. Bytes are decoded as PEP 263 says; in text a declaration means nothing. */
export function parse(source: string | Uint8Array, options: ParseOptions = {}): Parsed {
  return parseBy(ENTRY_RULES[options.mode ?? "exec"], source, options);
}

/** Parses `(int, str) -> bool`: `compile`'s mode "func_type". Throws as `parse`. */
export function parseFunctionType(source: string | Uint8Array, options: ParseOptions): Parsed<FunctionType> {
  return parseBy(functionType, source, { ...options, mode: "eval" });
}

function parseBy<Tree>(
  rule: (p: Cursor) => Tree,
  source: string | Uint8Array,
  options: ParseOptions,
): Parsed<Tree> {
  const { filename = "<string>", mode = "exec", allowIncomplete = false } = options;
  const tokenizer = openSource(source, mode, filename, options);
  tokenizer.run();
  const p = new Cursor(tokenizer);
  try {
    const tree = rule(p);
    if (mode === "single") checkSingle(p, filename);
    const warnings = [...tokenWarnings(p, p.pos), ...flowWarnings(p)];
    return { tree, typeComments: p.typeComments, typeIgnores: tokenizer.typeIgnores, warnings };
  } catch (error) {
    if (isTooDeep(error)) throw new PythonSyntaxError("MemoryError", MESSAGES.tooDeep, filename, null);
    if (error instanceof Refusal) throw refuseAt(tokenizer, error.token, error.message, filename);
    if (!(error instanceof ParseFailed)) throw error;
    if (rule === functionType && !p.at(Token.ERRORTOKEN))
      throw refuseAt(tokenizer, p.pos, MESSAGES.invalidSyntax, filename);
    if (tokenizer.options.typeComments) throw withoutTypeComments(p, rule, source, options);
    throw explainFailure(p, {
      tokenizer,
      mode,
      filename,
      from: p.outermost,
      barry: p.barry,
      allowIncomplete,
    });
  }
}

/**
 * The error of a source with type comments, which the error pass does not know: either one of them is what is wrong, or
 * the error is there without them, too.
 */
function withoutTypeComments<Tree>(
  p: Cursor,
  rule: (p: Cursor) => Tree,
  source: string | Uint8Array,
  options: ParseOptions,
): unknown {
  if (p.at(Token.TYPE_COMMENT)) {
    return refuseAt(p.tokenizer, p.pos, MESSAGES.invalidSyntax, options.filename ?? "<string>");
  }
  try {
    parseBy(rule, source, { ...options, typeComments: false });
  } catch (error) {
    return error;
  }
  throw new Error("a type comment is refused that no rule names");
}

/** The host's stack may be smaller than the depth that is allowed; CPython's too counts what is left of its stack. */
function isTooDeep(error: unknown): boolean {
  return error instanceof NestingTooDeep || (error instanceof RangeError && /call stack/.test(error.message));
}

function explainFailure(p: Cursor, refused: Refused): PythonSyntaxError {
  try {
    const error = explain(refused);
    // Looking for further mistakes, CPython has read all tokens; it does not look past an unexpected indent.
    const read = error.exception === "IndentationError" ? p.pos + 1 : refused.tokenizer.tokens.count;
    error.warnings = tokenWarnings(p, read);
    return error;
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    return new PythonSyntaxError("MemoryError", MESSAGES.tooDeep, refused.filename, null);
  }
}

export interface TokenInfo {
  /** The name in CPython's `token` module; NAME for keywords. */
  type: string;
  text: string;
  /** Line from 1, column in bytes from 0; -1 where the token has no width. */
  start: [number, number];
  end: [number, number];
}

/** The tokens of `source` up to its end, or to what the tokenizer refuses: for tests, and to look at. */
export function tokenize(source: string | Uint8Array, mode: Mode = "exec"): TokenInfo[] {
  const tokenizer = openSource(source, mode, "<string>");
  tokenizer.run();
  const { kind, start, end, line, col, endLine, count } = tokenizer.tokens;
  return Array.from({ length: count }, (_, at) => {
    const hasWidth = !WITHOUT_WIDTH.includes(kind[at]);
    return {
      type: kind[at] >= FIRST_KEYWORD ? "NAME" : Token[kind[at]],
      text: tokenizer.source.slice(start[at], end[at]),
      start: [line[at], hasWidth ? col[at] : -1],
      end: [endLine[at], hasWidth ? end[at] - tokenizer.source.lineStart(endLine[at]) : -1],
    };
  });
}

const WITHOUT_WIDTH: readonly Token[] = [Token.INDENT, Token.DEDENT, Token.ENDMARKER];

/**
 * "Did you mean 'for'?": what a traceback shows in place of an error of `parse`, or null. `fromFile` says that `source`
 * is a file's text, where only names on the line of the error are considered. `compile` throws PythonSyntaxError where a
 * source that parses does not compile (`return` outside of functions …): then there is no point in suggesting it.
 */
export function keywordSuggestion(
  error: PythonSyntaxError,
  source: string,
  fromFile: boolean,
  compile: (source: string) => void,
): KeywordSuggestion | null {
  const mayCompile = (changed: string): boolean => {
    try {
      parse(changed, { allowIncomplete: true });
      compile(changed);
      return true;
    } catch (refused) {
      if (!(refused instanceof PythonSyntaxError)) throw refused;
      return refused.exception === "_IncompleteInputError";
    }
  };
  return suggestKeyword(error, source, fromFile, { names: namesOf, mayCompile });
}

/** The names and keywords of a source with columns in characters. */
function namesOf(text: string): NameInSource[] {
  const tokenizer = new Tokenizer(new Source(text, true));
  tokenizer.run();
  const { source } = tokenizer;
  const { kind, start, end, line, count } = tokenizer.tokens;
  const found: NameInSource[] = [];
  for (let at = 0; at < count; at++) {
    if (kind[at] !== Token.NAME && kind[at] < FIRST_KEYWORD) continue;
    const column = (byte: number): number => source.characters(source.lineStart(line[at]), byte);
    found.push({
      text: source.slice(start[at], end[at]),
      line: line[at],
      start: column(start[at]),
      end: column(end[at]),
    });
  }
  return found;
}

function openSource(
  source: string | Uint8Array,
  mode: Mode,
  filename: string,
  options: ParseOptions = {},
): Tokenizer {
  const hasNull = typeof source === "string" ? source.includes("\0") : source.includes(0);
  if (hasNull) throw new PythonSyntaxError("SyntaxError", MESSAGES.nullBytes, filename, null);
  const text = typeof source === "string" ? source : decodeSource(source, filename);
  const surrogates = /\p{Surrogate}+/u.exec(text);
  if (surrogates !== null) throw surrogatesError(text, surrogates, filename);
  return new Tokenizer(new Source(text, mode === "exec"), readingOptions(mode, options));
}

function readingOptions(mode: Mode, options: ParseOptions): ReadingOptions {
  const {
    dontImplyDedent = false,
    typeComments = READING.typeComments,
    featureVersion = READING.featureVersion,
    maxDigits = READING.maxDigits,
  } = options;
  const interactive = mode === "single";
  return { interactive, implyDedent: !dontImplyDedent, typeComments, featureVersion, maxDigits };
}

function surrogatesError(
  text: string,
  { index, 0: run }: RegExpExecArray,
  filename: string,
): PythonSyntaxError {
  const start = Array.from(text.slice(0, index)).length;
  const single = run.length === 1;
  const what = single ? `character '\\u${run.charCodeAt(0).toString(16)}'` : "characters";
  const position = single ? `${start}` : `${start}-${start + run.length - 1}`;
  return new PythonSyntaxError("UnicodeEncodeError", MESSAGES.surrogates(what, position), filename, null);
}

/** Only blank lines and comments may follow an interactive statement. */
function checkSingle(p: Cursor, filename: string): void {
  const last = p.pos - 1;
  const rest = p.source.slice(p.tokenizer.tokens.end[last], p.source.length);
  if (!/^([ \t\n\f]|#.*)*$/.test(rest))
    throw refuseAt(p.tokenizer, last, MESSAGES.multipleStatements, filename);
}
