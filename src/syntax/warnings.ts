/** The SyntaxWarnings of a source: invalid escapes, numbers run into keywords, and what leaves a `finally` block. */
import type { Stmt } from "./ast.ts";
import type { Cursor, EscapeWarning } from "./cursor.ts";
import { PythonSyntaxError, type SyntaxWarningRecord } from "./errors.ts";
import { MESSAGES } from "./messages.ts";
import type { TokenWarning } from "./tokenizer.ts";

/** All warnings of the tokens before `end`, in the order in which CPython gives them. */
export function collectWarnings(p: Cursor, end: number, filename: string): SyntaxWarningRecord[] {
  const { warnings } = p.tokenizer;
  if (warnings.length === 0 && p.warnings.length === 0 && p.flow.warnings.length === 0) return [];
  const ordered = [
    ...warnings.map((warning) => ({ order: warning.order, record: ofToken(p, warning, filename) })),
    ...p.warnings.map((warning) => ({ order: warning.order, record: ofEscape(p, warning, filename) })),
  ];
  ordered.sort((a, b) => a.order - b.order);
  const records = ordered.filter(({ order }) => order < end).map(({ record }) => record);
  // These CPython finds in a walk over the finished tree.
  for (const { message, statement } of p.flow.warnings)
    records.push(ofStatement(message, statement, filename));
  return records;
}

function ofToken({ source }: Cursor, warning: TokenWarning, filename: string): SyntaxWarningRecord {
  const { lineno, col: offset } = warning.place;
  const text = source.slice(source.lineStart(lineno), source.lineEnd(lineno));
  const place = { lineno, offset, end_lineno: lineno, end_offset: offset, text };
  const asError = new PythonSyntaxError("SyntaxError", warning.errorMessage, filename, place);
  return { category: "SyntaxWarning", message: warning.message, lineno, asError };
}

function ofEscape(p: Cursor, warning: EscapeWarning, filename: string): SyntaxWarningRecord {
  const { sequence, octal, token, order, lines, at } = warning;
  const { source } = p;
  const line = p.line[token] + lines;
  const start = source.lineStart(line);
  const offset = source.characters(start, at) + 1;
  const text = source.slice(start, Math.min(source.lineEnd(line) + 1, source.length));
  const place = { lineno: line, offset, end_lineno: line, end_offset: offset + 1 + sequence.length, text };
  const message = MESSAGES.invalidEscape(sequence, octal, false);
  return {
    category: "SyntaxWarning",
    message: MESSAGES.invalidEscape(sequence, octal),
    // CPython counts the lines of an f-string's text from the string's end.
    lineno: p.line[order] + lines,
    asError: new PythonSyntaxError("SyntaxError", message, filename, place),
  };
}

function ofStatement(message: string, statement: Stmt, filename: string): SyntaxWarningRecord {
  const { lineno, col_offset, end_lineno, end_col_offset } = statement;
  const place = { lineno, offset: col_offset + 1, end_lineno, end_offset: end_col_offset + 1, text: null };
  const asError = new PythonSyntaxError("SyntaxError", message, filename, place);
  return { category: "SyntaxWarning", message, lineno, asError };
}
