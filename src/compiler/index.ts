/**
 * The compiler: Python source to the serial form of its code object. The only file of the folder that others import.
 *
 * It runs nothing and reads no files. Warnings are handed back; whoever calls decides what becomes of them.
 */

import type { CodeObject } from "../bytecode/code.ts";
import { encodeCode } from "../bytecode/encode.ts";
import type { Mod, Positioned } from "../syntax/ast.ts";
import {
  decodeSource,
  type ErrorPlace,
  type Mode,
  PythonSyntaxError,
  parse,
  type SyntaxWarningRecord,
} from "../syntax/index.ts";
import { Generator } from "./codegen/generator.ts";
import { compileTree } from "./codegen/module.ts";
import { CompileError, CompileRecursionError } from "./errors.ts";
import { FutureFlag, readFuture } from "./future.ts";
import { buildSymbols, type Scope } from "./symbols.ts";

export interface CompileOptions {
  /** 0; 1 (`-O`): no assert, `__debug__` is false; 2 (`-OO`): no docstrings either. */
  optimize?: number;
  /** Whether positions have columns and ends, not lines only (CPython's `-X no_debug_ranges`): true unless given. */
  ranges?: boolean;
  /** Bits of CompileFlag, and of FutureFlag those that the calling code has on. */
  flags?: number;
  /** How many digits a decimal int may have, 0 for any number: `sys.set_int_max_str_digits`. */
  maxDigits?: number;
}

/** `compile`'s flags, those that make a difference here: CPython's PyCF_*. */
export enum CompileFlag {
  /** In "single" mode an indented block must be closed by a line. */
  DontImplyDedent = 0x200,
  /** A module may await, and is a coroutine then. */
  AllowTopLevelAwait = 0x2000,
  /** Source that more input could make right is refused as `_IncompleteInputError`. */
  AllowIncompleteInput = 0x4000,
  /** A module whose last statement is an expression gives its value. No program can ask for that: embedding does. */
  GiveLast = 0x1000_0000,
}

export interface Compiled {
  bytes: Uint8Array;
  warnings: SyntaxWarningRecord[];
}

/** The source's tree is too deep: RecursionError, with this message. */
export { setCharacterNames } from "../syntax/index.ts";
export { CompileRecursionError } from "./errors.ts";
export { ComprehensionKind, type Scope, ScopeKind } from "./symbols.ts";

const INHERITED = FutureFlag.Annotations | FutureFlag.BarryAsBdfl;

/**
 * Compiles source; bytes are decoded as PEP 263 says. Throws PythonSyntaxError for what Python refuses to compile, and CompileRecursionError for what is nested
 * too deeply.
 */
export function compile(
  source: string | Uint8Array,
  filename: string,
  mode: Mode,
  options: CompileOptions = {},
): Compiled {
  const { code, warnings } = compileToCode(source, filename, mode, options);
  return { bytes: encodeCode(code), warnings };
}

/** As `compile`, but the result is the code object itself. */
export function compileToCode(
  source: string | Uint8Array,
  filename: string,
  mode: Mode,
  options: CompileOptions = {},
): { code: CodeObject; warnings: SyntaxWarningRecord[] } {
  const { flags = 0 } = options;
  const text = typeof source === "string" ? source : decodeSource(source, filename);
  const { tree, warnings } = parse(text, {
    filename,
    mode,
    allowIncomplete: (flags & CompileFlag.AllowIncompleteInput) !== 0,
    dontImplyDedent: (flags & CompileFlag.DontImplyDedent) !== 0,
    maxDigits: options.maxDigits,
  });
  return generate({ tree, text, warnings }, filename, mode, options);
}

/** As `compileToCode` for a tree that a program has made, and of which compile() has seen that it is one. */
export function compileTreeToCode(
  tree: Mod,
  filename: string,
  mode: Mode,
  options: CompileOptions,
): { code: CodeObject; warnings: SyntaxWarningRecord[] } {
  return generate({ tree, text: "", warnings: [] }, filename, mode, options);
}

/** The scopes of a source, from the outermost: for the module `symtable`. Throws as `compile`. */
export function symbolsOf(source: string | Uint8Array, filename: string, mode: Mode, flags: number): Scope {
  const text = typeof source === "string" ? source : decodeSource(source, filename);
  const { tree } = parse(text, { filename, mode });
  try {
    const scopes = buildSymbols(tree, readFuture(tree, flags & INHERITED));
    return scopes.get(tree)!;
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const place = new Lines(text, filename).place(error.place);
    throw new PythonSyntaxError("SyntaxError", error.message, filename, place);
  }
}

function generate(
  { tree, text, warnings }: { tree: Mod; text: string; warnings: SyntaxWarningRecord[] },
  filename: string,
  mode: Mode,
  options: CompileOptions,
): { code: CodeObject; warnings: SyntaxWarningRecord[] } {
  const { flags = 0 } = options;
  const lines = new Lines(text, filename);
  try {
    const future = readFuture(tree, flags & INHERITED);
    const scopes = buildSymbols(tree, future, (flags & CompileFlag.AllowTopLevelAwait) !== 0);
    const settings = {
      filename,
      optimize: options.optimize ?? 0,
      ranges: options.ranges ?? true,
      interactive: mode === "single",
      giveLast: (flags & CompileFlag.GiveLast) !== 0,
      future,
    };
    const generator = new Generator(settings, scopes);
    const code = compileTree(generator, tree);
    for (const { message, place } of generator.warnings) {
      warnings.push({ category: "SyntaxWarning", message, lineno: place.lineno, place: lines.place(place) });
    }
    return { code, warnings };
  } catch (error) {
    if (error instanceof CompileError) {
      const refusal = new PythonSyntaxError("SyntaxError", error.message, filename, lines.place(error.place));
      refusal.warnings = warnings;
      throw refusal;
    }
    // A host with a small stack gets there before MAX_DEPTH does.
    if (error instanceof RangeError && /call stack/.test(error.message)) throw new CompileRecursionError();
    throw error;
  }
}

/**
 * Turns places of the tree into those of an error. The columns stay bytes, counted from 1: CPython converts them to
 * characters in the parser's errors only.
 */
class Lines {
  private lines: string[] | null = null;

  constructor(
    private readonly source: string,
    private readonly filename: string,
  ) {}

  place(at: Positioned): ErrorPlace {
    return {
      lineno: at.lineno,
      offset: at.col_offset + 1,
      end_lineno: at.end_lineno,
      end_offset: at.end_col_offset + 1,
      // CPython reads the line from the file, so there is none where the source is no file.
      text: this.filename.startsWith("<") ? null : this.line(at.lineno),
    };
  }

  private line(lineno: number): string {
    this.lines ??= this.source.split(/\r\n|\r|\n/);
    return this.lines[lineno - 1] ?? "";
  }
}
