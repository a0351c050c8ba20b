/**
 * The typed error of the front end: a Python exception that the source itself causes, before any of it runs.
 * Whoever embeds the parser turns it into the exception object of the same name.
 */

/** The Python class to raise. All but the last four are SyntaxError or its subclasses and carry a place. */
export type SyntaxExceptionName =
  | "SyntaxError"
  | "IndentationError"
  | "TabError"
  /** The source could be the beginning of a correct one (only with `allowIncomplete`). */
  | "_IncompleteInputError"
  | "MemoryError"
  | "UnicodeEncodeError"
  /** An escape in a format specifier that cannot be decoded. */
  | "UnicodeDecodeError";

/** A place as Python's SyntaxError shows it: lines and columns from 1, columns in characters, the end exclusive. */
export interface ErrorPlace {
  lineno: number;
  offset: number;
  end_lineno: number;
  end_offset: number;
  /** The source line, where there is one. */
  text: string | null;
}

/** A place as CPython computes it before it counts characters: lines from 1, columns in bytes from 1. */
export interface BytePlace {
  lineno: number;
  col: number;
  endLineno: number;
  endCol: number;
}

export class PythonSyntaxError extends Error {
  override readonly name = "PythonSyntaxError";
  readonly exception: SyntaxExceptionName;
  readonly filename: string;
  readonly place: ErrorPlace | null;
  /** The line of the last compound statement before the error, 0 where there is none; for suggesting keywords. */
  lastCompound: number | null = null;
  /** Warnings of what came before the error. */
  warnings: SyntaxWarningRecord[] = [];

  constructor(exception: SyntaxExceptionName, message: string, filename: string, place: ErrorPlace | null) {
    super(message);
    this.exception = exception;
    this.filename = filename;
    this.place = place;
  }
}

/** A warning that the source gives rise to; whoever runs the filters decides whether it is shown, or an error. */
export interface SyntaxWarningRecord {
  category: "SyntaxWarning" | "DeprecationWarning";
  message: string;
  lineno: number;
  /** Where the SyntaxError stands that the warning becomes when the filter says "error". */
  place: ErrorPlace | null;
  /** The message of that error, where it is another. */
  errorMessage?: string;
}
