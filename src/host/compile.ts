/** The VM's requests to the compiler: compile(), exec, eval and imports end here. */
import {
  CompileFlag,
  type CompileOptions,
  CompileRecursionError,
  compileToCode,
  compileTreeToCode,
  symbolsOf,
} from "../compiler/index.ts";
import {
  type Budget,
  CompileStopped,
  type ErrorPlace,
  keywordSuggestion,
  type Mode,
  onBudget,
  PythonSyntaxError,
  parse,
  parseFunctionType,
  type SyntaxWarningRecord,
  TooManyTokens,
} from "../syntax/index.ts";
import { type Answer, encodeAnswer } from "./answers.ts";
import type { Sources } from "./sources.ts";
import { symbolTable } from "./symbols.ts";
import { treeFrom, treeSteps } from "./trees.ts";

/** The answer to a request to compile: (code, warnings), or (exception name, message, place, line of the last compound statement, warnings). See assembly/host.ts.
 * Throws CompileStopped where the budget says so. */
export function compileAnswer(
  source: string | Uint8Array,
  filename: string,
  mode: string,
  flags: number,
  optimize: number,
  maxDigits: number,
  budget: Budget,
): Uint8Array {
  return onBudget(budget, () => answerOf(source, filename, mode, { flags, optimize, maxDigits }));
}

function answerOf(
  source: string | Uint8Array,
  filename: string,
  mode: string,
  options: CompileOptions & { flags: number },
): Uint8Array {
  const { flags } = options;
  try {
    if (flags & ONLY_AST) return parseAnswer(source, filename, mode, options);
    if (flags & SYMBOLS) {
      return encodeAnswer([symbolTable(symbolsOf(source, filename, mode as Mode, flags)), []]);
    }
    const { code, warnings } =
      flags & FROM_TREE
        ? compileTreeToCode(treeFrom(source as Uint8Array), filename, mode as Mode, options)
        : compileToCode(source, filename, mode as Mode, options);
    return encodeAnswer([{ code }, records(warnings, filename)]);
  } catch (error) {
    if (error instanceof PythonSyntaxError) return encodeAnswer(refusal(error));
    if (error instanceof CompileRecursionError)
      return encodeAnswer(["RecursionError", error.message, null, null, []]);
    if (error instanceof TooManyTokens)
      return encodeAnswer(["MemoryError", "the source has too many tokens", null, null, []]);
    throw error;
  }
}

/** compile()'s flag PyCF_ONLY_AST: the tree is wanted. */
const ONLY_AST = 0x400;
/** The source is a tree taken apart (lib/_asttree.py). */
const FROM_TREE = 0x4000_0000;
/** Only the scopes are wanted (lib/_symtable.py). */
const SYMBOLS = 0x2000_0000;

/** The minor version of the grammar that `ast` asks for, plus one, for trees only; 0 for the newest. */
const FEATURE_VERSION = 0xf;
/** compile()'s flag PyCF_TYPE_COMMENTS. */
const TYPE_COMMENTS = 0x1000;

/** (steps that build the tree, warnings). */
function parseAnswer(
  source: string | Uint8Array,
  filename: string,
  mode: string,
  { flags, maxDigits }: CompileOptions & { flags: number },
): Uint8Array {
  const version = flags & FEATURE_VERSION;
  const options = {
    filename,
    allowIncomplete: (flags & CompileFlag.AllowIncompleteInput) !== 0,
    dontImplyDedent: (flags & CompileFlag.DontImplyDedent) !== 0,
    typeComments: (flags & TYPE_COMMENTS) !== 0,
    featureVersion: version === 0 ? undefined : version - 1,
    maxDigits,
  };
  const parsed =
    mode === "func_type"
      ? parseFunctionType(source, options)
      : parse(source, { ...options, mode: mode as Mode });
  return encodeAnswer([treeSteps(parsed), records(parsed.warnings, filename)]);
}

function refusal(error: PythonSyntaxError): Answer {
  const { exception, message, filename, place, lastCompound, warnings } = error;
  const details = detailsOf(filename, place);
  return [exception, message, details, details && lastCompound, records(warnings, filename)];
}

/** What a SyntaxError is made with besides its message. */
function detailsOf(filename: string, place: ErrorPlace | null): Answer {
  if (place === null) return null;
  const { lineno, offset, end_lineno, end_offset, text } = place;
  return [filename, lineno, offset, text, end_lineno, end_offset];
}

function records(warnings: readonly SyntaxWarningRecord[], filename: string): Answer {
  return warnings.map(({ category, message, lineno, place, errorMessage }) => [
    category,
    message,
    lineno,
    detailsOf(filename, place),
    errorMessage ?? message,
  ]);
}

/** What a SyntaxError that is shown says of its source. */
export interface ShownError {
  message: string;
  filename: string;
  /** The text that was compiled; null where it is the file's. */
  source: string | null;
  /** The line of the error as the exception has it. */
  text: string;
  /** The line of the last compound statement before the error, 0 where there is none. */
  compound: number;
  lineno: number;
}

/** What looking for a misspelt keyword may take, about 50 ms: it compiles the text many times. */
const SUGGESTION_WORK = 5_000_000;

/** The answer; null where it would have taken too long. */
function inTime<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof CompileStopped) return null;
    throw error;
  }
}

/** The answer to `suggestKeyword`: (message, line, text, offset, end offset), or None. See assembly/host.ts. */
export function keywordAnswer(shown: ShownError, sources: Sources): Answer {
  const file = shown.source === null ? sources.lines(shown.filename).join("\n") : "";
  const isLost = shown.source === null && file === "";
  const { compound, lineno } = isLost ? { compound: 0, lineno: 1 } : shown;
  const place = { lineno, offset: 0, end_lineno: lineno, end_offset: 0, text: shown.text };
  const error = new PythonSyntaxError("SyntaxError", shown.message, shown.filename, place);
  error.lastCompound = compound;
  const source = shown.source ?? (isLost ? shown.text : file);
  const compiles = (changed: string) => void compileToCode(changed, "<input>", "exec");
  let left = SUGGESTION_WORK;
  const budget = {
    tokens: Number.POSITIVE_INFINITY,
    spend: (units: number) => {
      left -= units;
      return left > 0;
    },
  };
  const found = inTime(() => onBudget(budget, () => keywordSuggestion(error, source, file !== "", compiles)));
  if (found === null) return null;
  const { lineno: line, text, offset, end_offset } = found.place;
  return [found.message, line, text, offset, end_offset];
}
