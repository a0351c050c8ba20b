/** What our parser makes of a source, in the shape in which scripts/record-syntax.mjs records CPython's answer. */
import { readFileSync } from "node:fs";
import { expectedFile, readChunks } from "../../scripts/syntax-chunks.mjs";
import { dump, type Parsed, type ParseOptions, PythonSyntaxError, parse } from "../../src/syntax/index.ts";

export type Place = (number | string | null)[] | null;
export type Outcome = [string, string, Place, [string, number][]] | ["ok", string, [string, number][]];

export function outcome(source: string | Uint8Array, options: ParseOptions): Outcome {
  const warningsOf = ({ warnings }: Parsed | PythonSyntaxError): [string, number][] =>
    warnings.map(({ message, lineno }) => [message, lineno]);
  try {
    const parsed = parse(source, options);
    // CPython gives the warnings about `finally` when it compiles, not when it only parses.
    return [
      "ok",
      dump(parsed.tree),
      warningsOf(parsed).filter(([message]) => !message.endsWith("'finally' block")),
    ];
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const { place } = error;
    const columns = place && [place.lineno, place.offset, place.end_lineno, place.end_offset, place.text];
    return [error.exception, error.message, columns, warningsOf(error)];
  }
}

export interface RecordedChunk<T> {
  source: string;
  mode: "exec" | "eval" | "single";
  expected: T;
}

/** The chunks of a folder with what was recorded for each. */
export function recorded<T>(folder: string): { name: string; chunks: RecordedChunk<T>[] }[] {
  return readChunks(folder).map(({ name, mode, sources }) => {
    const expected = JSON.parse(readFileSync(expectedFile(folder, name), "utf8")) as T[];
    if (expected.length !== sources.length) throw new Error(`${folder}/${name}: record again`);
    return { name, chunks: sources.map((source, i) => ({ source, mode, expected: expected[i] })) };
  });
}
