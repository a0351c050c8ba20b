/**
 * Where in an expression the marks `~~~^^^` of a traceback change their character: the operator of a binary operation, the
 * brackets of a subscript or call. Found by parsing the piece of source again, as CPython does (Lib/traceback.py).
 *
 * Knows nothing of files and of how the marks are drawn: that is excerpt.ts.
 */
import { type Expr, Kind, type Positioned, type Stmt } from "../syntax/ast.ts";
import { parse } from "../syntax/index.ts";
import { isSpace, splitLines } from "./text.ts";

/** A line of a piece of source, from 0, and a column in characters. */
export interface Place {
  line: number;
  column: number;
}

/** From `left` up to `right` the marks are `^`, outside of it `~`. */
export interface Anchors {
  left: Place;
  right: Place;
}

/** The anchors of a piece of source that is one expression; null where it is none, or all of it is marked alike. */
export function findAnchors(segment: string): Anchors | null {
  // In brackets an expression may go over several lines. Lines count from 1, and the bracket is one more.
  const statement = firstStatement(`(\n${segment}\n)`, true);
  if (statement?.kind !== Kind.Expr) return null;
  const walk = new Walk(splitLines(segment));
  const expression = statement.value;
  switch (expression.kind) {
    case Kind.BinOp:
      return operatorAnchors(walk, expression.left, expression.right);
    case Kind.Subscript:
      return bracketAnchors(walk, expression, expression.value, "[");
    case Kind.Call:
      return bracketAnchors(walk, expression, expression.func, "(");
    default:
      return null;
  }
}

/**
 * Whether lines hold nothing but `return f(…)` or `name = f(…)`, and the call is all that would be marked: then the marks
 * say nothing and are left out. Columns are in characters. Lines without any statement are not marked either.
 */
export function isWholeStatement(lines: readonly string[], column: number, endColumn: number): boolean {
  const statement = firstStatement(lines.join("\n"), false);
  if (statement === undefined) return false;
  if (statement === null) return true;
  const call = assignedCall(statement);
  return (
    call !== null &&
    call.lineno === 1 &&
    call.end_lineno === lines.length &&
    call.col_offset === column &&
    call.end_col_offset === endColumn
  );
}

/** The first statement of a source; null if there is none, undefined if the source is wrong, or has others where `only` one may be. */
function firstStatement(source: string, only: boolean): Stmt | null | undefined {
  try {
    const { tree } = parse(source);
    if (tree.kind !== Kind.Module || (only && tree.body.length !== 1)) return undefined;
    return tree.body[0] ?? null;
  } catch {
    // A SyntaxError, or nested too deeply: then nothing is known of it.
    return undefined;
  }
}

function assignedCall(statement: Stmt): Expr | null {
  if (statement.kind === Kind.Return) {
    const { value } = statement;
    return value?.kind === Kind.Call && value.func.kind === Kind.Name ? value : null;
  }
  if (statement.kind !== Kind.Assign || statement.value.kind !== Kind.Call) return null;
  return statement.targets.length === 1 && statement.targets[0].kind === Kind.Name ? statement.value : null;
}

// --- Anchors -----------------------------------------------------------------------------------------------------------

/** The operator is the first character after the left operand that is no blank and no bracket; it has one character or two. */
function operatorAnchors(walk: Walk, left: Expr, right: Expr): Anchors | null {
  const start = walk.until(walk.endOf(left), (c) => !isSpace(c) && c !== ")");
  if (start === null) return null;
  const operand = walk.startOf(right);
  let column = start.column + 1;
  const second = walk.lines[start.line][column];
  const isOperator = operand.line > start.line || column < operand.column;
  if (second !== undefined && isOperator && !isSpace(second) && !"\\#".includes(second)) column++;
  return { left: start, right: { line: start.line, column } };
}

/** From the opening bracket after `inner` to the end of the expression. */
function bracketAnchors(walk: Walk, outer: Expr, inner: Expr, bracket: string): Anchors | null {
  const left = walk.until(walk.endOf(inner), (c) => c === bracket);
  return left === null ? null : { left, right: walk.endOf(outer) };
}

/** Goes over the characters of a piece of source. */
class Walk {
  readonly lines: string[][];

  constructor(lines: readonly string[]) {
    this.lines = lines.map((line) => Array.from(line));
  }

  startOf({ lineno, col_offset }: Positioned): Place {
    return this.place(lineno, col_offset);
  }

  endOf({ end_lineno, end_col_offset }: Positioned): Place {
    return this.place(end_lineno, end_col_offset);
  }

  private place(lineno: number, bytes: number): Place {
    const line = lineno - 2;
    return { line, column: characterAt(this.lines[line] ?? [], bytes) };
  }

  /** The first place from `from` on whose character is the one wanted; comments and continued line ends are skipped. */
  until(from: Place, wanted: (character: string) => boolean): Place | null {
    let { line, column } = from;
    while (line < this.lines.length) {
      const character = this.lines[line][column];
      if (character === undefined || "\\#".includes(character)) {
        line++;
        column = 0;
      } else if (wanted(character)) return { line, column };
      else column++;
    }
    return null;
  }
}

/** The column in characters of a column in UTF-8 bytes; a character that it cuts counts. */
export function characterAt(line: readonly string[], bytes: number): number {
  let left = bytes;
  let column = 0;
  for (; column < line.length && left > 0; column++) left -= utf8Length(line[column]);
  return column;
}

function utf8Length(character: string): number {
  const point = character.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
