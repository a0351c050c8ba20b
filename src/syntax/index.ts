/**
 * The front end's first half: source text to syntax tree. Besides `ast.ts` this is the only file of the folder that
 * others import; the folder itself imports nothing from outside.
 */
import type { Mod } from "./ast.ts";
import { Cursor, NestingTooDeep, ParseFailed } from "./cursor.ts";
import { explain, multipleStatements } from "./diagnose/explain.ts";
import { PythonSyntaxError, type SyntaxWarningRecord } from "./errors.ts";
import { Source } from "./source.ts";
import { evaluation, file, interactive } from "./statements.ts";
import { Tokenizer } from "./tokenizer.ts";
import { collectWarnings } from "./warnings.ts";

export {
  type ErrorPlace,
  PythonSyntaxError,
  type SyntaxExceptionName,
  type SyntaxWarningRecord,
} from "./errors.ts";

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
}

export interface Parsed {
  tree: Mod;
  /** In the order in which CPython gives them. */
  warnings: SyntaxWarningRecord[];
}

const ENTRY_RULES = { exec: file, eval: evaluation, single: interactive };

/** Parses `text`, or throws PythonSyntaxError. */
export function parse(
  text: string,
  {
    filename = "<string>",
    mode = "exec",
    allowIncomplete = false,
    dontImplyDedent = false,
  }: ParseOptions = {},
): Parsed {
  const source = new Source(text, mode === "exec");
  const tokenizer = new Tokenizer(source, mode === "single", !dontImplyDedent);
  tokenizer.run();
  const p = new Cursor(tokenizer);
  try {
    const tree = ENTRY_RULES[mode](p);
    if (mode === "single") checkSingle(p, filename);
    return { tree, warnings: collectWarnings(p, p.pos, filename) };
  } catch (error) {
    if (error instanceof NestingTooDeep)
      throw new PythonSyntaxError("MemoryError", error.message, filename, null);
    if (!(error instanceof ParseFailed)) throw error;
    const refused = explain({
      tokenizer,
      mode,
      filename,
      from: p.outermost,
      barry: p.barry,
      allowIncomplete,
    });
    // Looking for further mistakes, CPython has read all tokens; it does not look past an unexpected indent.
    const read = refused.exception === "IndentationError" ? p.pos + 1 : tokenizer.tokens.count;
    refused.warnings = collectWarnings(p, read, filename);
    throw refused;
  }
}

/** Only blank lines and comments may follow an interactive statement. */
function checkSingle(p: Cursor, filename: string): void {
  const last = p.pos - 1;
  const rest = p.source.slice(p.tokenizer.tokens.end[last], p.source.length);
  if (!/^([ \t\n\f]|#.*)*$/.test(rest)) throw multipleStatements(p.tokenizer, last, filename);
}
