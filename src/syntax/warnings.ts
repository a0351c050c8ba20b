/** The SyntaxWarnings of a source: invalid escapes, numbers run into keywords, and what leaves a `finally` block. */
import type { Stmt } from "./ast.ts";
import type { Cursor, EscapeWarning } from "./cursor.ts";
import type { SyntaxWarningRecord } from "./errors.ts";
import { MESSAGES } from "./messages.ts";
import type { TokenWarning } from "./tokenizer.ts";

/** The warnings of the tokens before `end`, in the order in which CPython gives them. */
export function tokenWarnings(p: Cursor, end: number): SyntaxWarningRecord[] {
  const { warnings } = p.tokenizer;
  if (warnings.length === 0 && p.warnings.length === 0) return [];
  const ordered = [
    ...warnings.map((warning) => ({ order: warning.order, record: ofToken(p, warning) })),
    ...p.warnings.map((warning) => ({ order: warning.order, record: ofEscape(p, warning) })),
  ];
  ordered.sort((a, b) => a.order - b.order);
  return ordered.filter(({ order }) => order < end).map(({ record }) => record);
}

/** The warnings that CPython finds in a walk over the finished tree, when it compiles. */
export function flowWarnings(p: Cursor): SyntaxWarningRecord[] {
  return p.flow.warnings.map(({ message, statement }) => ofStatement(message, statement));
}

function ofToken({ source }: Cursor, warning: TokenWarning): SyntaxWarningRecord {
  const { lineno, col: offset } = warning.place;
  const text = source.slice(source.lineStart(lineno), source.lineEnd(lineno));
  const place = { lineno, offset, end_lineno: lineno, end_offset: offset, text };
  return {
    category: "SyntaxWarning",
    message: warning.message,
    lineno,
    place,
    errorMessage: warning.errorMessage,
  };
}

function ofEscape(p: Cursor, warning: EscapeWarning): SyntaxWarningRecord {
  const { sequence, octal, token, order, lines, at } = warning;
  const { source } = p;
  const line = p.line[token] + lines;
  const start = source.lineStart(line);
  const offset = source.characters(start, at) + 1;
  const text = source.slice(start, Math.min(source.lineEnd(line) + 1, source.length));
  const place = { lineno: line, offset, end_lineno: line, end_offset: offset + 1 + sequence.length, text };
  return {
    category: "SyntaxWarning",
    message: MESSAGES.invalidEscape(sequence, octal),
    // CPython counts the lines of an f-string's text from the string's end.
    lineno: p.line[order] + lines,
    place,
    errorMessage: MESSAGES.invalidEscape(sequence, octal, false),
  };
}

function ofStatement(message: string, statement: Stmt): SyntaxWarningRecord {
  const { lineno, col_offset, end_lineno, end_col_offset } = statement;
  const place = { lineno, offset: col_offset + 1, end_lineno, end_offset: end_col_offset + 1, text: null };
  return { category: "SyntaxWarning", message, lineno, place };
}
