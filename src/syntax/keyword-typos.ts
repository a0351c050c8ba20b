/**
 * "invalid syntax. Did you mean 'for'?": whether a SyntaxError goes away when a name is replaced by a keyword that looks
 * like it. CPython asks this when it prints a traceback, not when it compiles (Lib/traceback.py, `_find_keyword_typos`).
 */
import type { ErrorPlace, PythonSyntaxError } from "./errors.ts";
import { MESSAGES } from "./messages.ts";
import { nearestName } from "./similar.ts";
import { KEYWORDS } from "./tokens.ts";

const MAX_SOURCE = 1024;
const MAX_NAMES = 10;
const MAX_MATCHES = 3;
const CUTOFF = 0.5;

/** What the suggestion needs of the parser; given as an argument so that the parser need not know this file. */
export interface Reader {
  /** The names and keywords of a source, up to what the tokenizer refuses. */
  names(source: string): NameInSource[];
  /** Whether the source compiles, or would with more after it. */
  mayCompile(source: string): boolean;
}

/** Columns are in characters, from 0. */
export interface NameInSource {
  text: string;
  line: number;
  start: number;
  end: number;
}

export interface KeywordSuggestion {
  message: string;
  place: ErrorPlace;
}

/**
 * What to show in place of `error`, or null. `source` is all that was parsed; where it came from a file, only names on
 * the line of the error are considered.
 */
export function suggestKeyword(
  error: PythonSyntaxError,
  source: string,
  fromFile: boolean,
  reader: Reader,
): KeywordSuggestion | null {
  const { message, place, lastCompound: line } = error;
  if (place === null || line === null) return null;
  if (message !== MESSAGES.invalidSyntax && message !== MESSAGES.forgotComma) return null;
  const first = line > 0 ? line - 1 : 0;
  const lines = dedent(source.split(/\r\n|\r|\n/).slice(first, place.lineno));
  const code = lines.join("\n");
  if (code.length > MAX_SOURCE) return null;
  const errorLine = line === 0 ? place.lineno : place.lineno + 1;
  let left = MAX_NAMES;
  for (const name of reader.names(code)) {
    if (fromFile && name.line + line !== errorLine) continue;
    if (KEYWORDS.includes(name.text)) continue;
    if (--left < 0) return null;
    for (const keyword of similarKeywords(name.text)) {
      if (!reader.mayCompile(replaced(lines, name, keyword))) continue;
      const { line: lineno, start, end } = name;
      const text = `${lines[lineno - 1]}\n`;
      return {
        message: MESSAGES.didYouMean(keyword),
        place: { lineno, offset: start + 1, end_lineno: lineno, end_offset: end + 1, text },
      };
    }
  }
  return null;
}

function replaced(lines: string[], { line, start, end }: NameInSource, keyword: string): string {
  const characters = Array.from(lines[line - 1]);
  characters.splice(start, end - start, ...keyword);
  return lines.with(line - 1, characters.join("")).join("\n");
}

/** Takes away the white space that all lines begin with. */
function dedent(lines: string[]): string[] {
  const margins = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)![0]);
  let margin = margins[0] ?? "";
  for (const other of margins) while (!other.startsWith(margin)) margin = margin.slice(0, -1);
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(margin.length)));
}

// --- Similarity ----------------------------------------------------------------------------------------------------

function similarKeywords(name: string): string[] {
  const nearest = nearestName(name, KEYWORDS);
  const matches = nearest === null ? [] : [nearest];
  return [...matches, ...closeMatches(name)].slice(0, MAX_MATCHES);
}

/** The keywords that are most alike, best first (Lib/difflib.py, `get_close_matches`). */
function closeMatches(name: string): string[] {
  return KEYWORDS.map((keyword) => ({ keyword, ratio: likeness(keyword, name) }))
    .filter(({ ratio }) => ratio >= CUTOFF)
    .sort((a, b) => b.ratio - a.ratio || (a.keyword < b.keyword ? 1 : -1))
    .slice(0, MAX_MATCHES)
    .map(({ keyword }) => keyword);
}

function likeness(a: string, b: string): number {
  return (2 * matchingCharacters(a, b)) / (a.length + b.length);
}

/** The longest common piece, and those left and right of it (Ratcliff and Obershelp). */
function matchingCharacters(a: string, b: string): number {
  let size = 0;
  let [atA, atB] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && a[i + length] === b[j + length]) length++;
      if (length > size) [size, atA, atB] = [length, i, j];
    }
  }
  if (size === 0) return 0;
  const left = matchingCharacters(a.slice(0, atA), b.slice(0, atB));
  return size + left + matchingCharacters(a.slice(atA + size), b.slice(atB + size));
}
