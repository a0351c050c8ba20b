/**
 * What a traceback shows of the source below `File …, line …`: the lines of the failing instruction with marks under
 * them, long ones cut to those that matter. The rules are CPython 3.14's (Lib/traceback.py, `format_frame_summary`).
 *
 * Reads no files: sources.ts hands over the lines.
 */
import { type Anchors, characterAt, findAnchors, isWholeStatement, type Place } from "./anchors.ts";
import { dedentLines, displayWidth, isSpace, splitLines, stripEnd, stripStart } from "./text.ts";

/** An instruction's place in its source: lines from 1, columns in bytes from 0, null where none is known. */
export interface Span {
  lineno: number;
  endLineno: number;
  column: number | null;
  endColumn: number | null;
}

const INDENT = "    ";

/** The text to show, each line indented and with its end; "" if the source has nothing there. */
export function excerpt(source: readonly string[], span: Span): string {
  const lines: string[] = [];
  for (let n = span.lineno; n <= span.endLineno; n++) lines.push(stripEnd(source[n - 1] ?? ""));
  if (lines.every((line) => line === "")) return "";
  if (span.column === null || span.endColumn === null) return firstLineOnly(lines[0]);
  const shown = showSpan(`${lines.join("\n")}\n`, {
    ...span,
    column: span.column,
    endColumn: span.endColumn,
  });
  return dedentLines(shown)
    .map((line) => `${INDENT}${line}\n`)
    .join("");
}

function firstLineOnly(line: string): string {
  const text = stripStart(line);
  return text === "" ? "\n" : `${INDENT}${text}\n`;
}

/** The marked part of some lines: columns in characters, and as they are displayed. */
interface Marked {
  lines: string[];
  start: number;
  end: number;
  shownStart: number;
  shownEnd: number;
  anchors: Anchors | null;
}

/** The lines to show, with lines of marks between them. */
function showSpan(text: string, span: Span & { column: number; endColumn: number }): string[] {
  const count = span.endLineno - span.lineno + 1;
  const original = splitLines(text).map((line) => Array.from(line));
  const lines = splitLines(dedentLines(text.split("\n")).join("\n")).slice(0, count);
  const cut = original[0].length - Array.from(lines[0]).length;
  const start = Math.max(0, characterAt(original[0], span.column) - cut);
  const end = Math.max(0, characterAt(original[count - 1] ?? [], span.endColumn) - cut);
  const anchors = findAnchors(segmentOf(lines, start, end));
  const marked = {
    lines,
    start,
    end,
    shownStart: shownColumn(lines[0], start),
    shownEnd: shownColumn(lines[lines.length - 1], end),
    anchors,
  };
  const marks = areMarksShown(marked);
  return significantLines(marked).flatMap((at) => {
    if (at < 0) return [`...<${-at} lines>...`];
    return marks ? [lines[at], marksUnder(marked, at)] : [lines[at]];
  });
}

/** The source of the instruction itself. */
function segmentOf(lines: readonly string[], start: number, end: number): string {
  const parts = lines.map((line) => Array.from(line));
  parts[parts.length - 1] = parts[parts.length - 1].slice(0, end);
  parts[0] = parts[0].slice(start);
  return parts.map((part) => part.join("")).join("\n");
}

function shownColumn(line: string, column: number): number {
  return displayWidth(Array.from(line).slice(0, column));
}

/** Marks under the whole of what is shown would say nothing. */
function areMarksShown({ lines, start, end, anchors }: Marked): boolean {
  if (isWholeStatement(lines, start, end)) return false;
  if (anchors !== null) return true;
  const before = Array.from(lines[0]).slice(0, start);
  const after = Array.from(lines[lines.length - 1]).slice(end);
  return ![...before, ...after].every(isSpace);
}

/**
 * The first and the last line and those around the anchors. A gap of one line is shown too; a longer one is given as minus
 * its length.
 */
function significantLines({ lines, anchors }: Marked): number[] {
  const wanted = new Set([0, lines.length - 1]);
  for (const { line } of anchors === null ? [] : [anchors.left, anchors.right]) {
    for (const at of [line - 1, line, line + 1]) if (at >= 0 && at < lines.length) wanted.add(at);
  }
  const sorted = [...wanted].sort((a, b) => a - b);
  return sorted.flatMap((at, i) => {
    const gap = i === 0 ? 0 : at - sorted[i - 1] - 1;
    if (gap === 0) return [at];
    return gap === 1 ? [at - 1, at] : [-gap, at];
  });
}

/** The marks under line `at`. */
function marksUnder({ lines, anchors, start, shownStart, shownEnd }: Marked, at: number): string {
  const line = Array.from(lines[at]);
  const indent = line.length - Array.from(stripStart(lines[at])).length;
  const from = at === 0 ? Math.max(indent, shownStart) : indent;
  const to = at === lines.length - 1 ? shownEnd : displayWidth(line);
  if (anchors === null) return " ".repeat(Math.min(from, to)) + "^".repeat(Math.max(0, to - from));
  const left = shownAnchor(anchors.left);
  const right = shownAnchor(anchors.right);
  let marks = "";
  for (let column = 0; column < to; column++) {
    if (column < from) marks += " ";
    else marks += isBefore(column, left) || !isBefore(column, right) ? "~" : "^";
  }
  return marks;

  function shownAnchor({ line, column }: Place): Place {
    return { line, column: shownColumn(lines[line], line === 0 ? column + start : column) };
  }

  function isBefore(column: number, place: Place): boolean {
    return at < place.line || (at === place.line && column < place.column);
  }
}
