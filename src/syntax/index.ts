/**
 * The front end's first half: source text to syntax tree. Besides `ast.ts` this is the only file of the folder that
 * others import; the folder itself imports nothing from outside.
 */
import type { Mod } from "./ast.ts";
import { Cursor, NestingTooDeep, ParseFailed } from "./cursor.ts";
import { PythonSyntaxError, type SyntaxWarningRecord } from "./errors.ts";
import { Source } from "./source.ts";
import { evaluation, file, interactive } from "./statements.ts";
import { Tokenizer } from "./tokenizer.ts";

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
}

export interface Parsed {
  tree: Mod;
  /** In the order in which CPython gives them. */
  warnings: SyntaxWarningRecord[];
}

const ENTRY_RULES = { exec: file, eval: evaluation, single: interactive };

/** Parses `text`, or throws PythonSyntaxError. */
export function parse(text: string, { filename = "<string>", mode = "exec" }: ParseOptions = {}): Parsed {
  const source = new Source(text, mode === "exec");
  const tokenizer = new Tokenizer(source);
  tokenizer.run();
  const p = new Cursor(tokenizer);
  try {
    return { tree: ENTRY_RULES[mode](p), warnings: [] };
  } catch (error) {
    if (error instanceof NestingTooDeep)
      throw new PythonSyntaxError("MemoryError", error.message, filename, null);
    if (!(error instanceof ParseFailed)) throw error;
    throw new PythonSyntaxError("SyntaxError", "invalid syntax", filename, null);
  }
}
