import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileToCode } from "../../src/compiler/index.ts";
import { type ErrorPlace, PythonSyntaxError } from "../../src/syntax/index.ts";

// Recorded by scripts/record-compiler.mjs from CPython 3.14.

interface Verdict {
  source: string;
  error?: string;
  place?: number[];
  warnings?: [message: string, lineno: number][];
  /** Where the first warning stands when it is made an error. */
  as_error: number[] | null;
}

const recorded = JSON.parse(
  readFileSync(new URL("verdicts/expected.json", import.meta.url), "utf8"),
) as Record<"errors" | "warnings", Verdict[]>;

function placeOf(place: ErrorPlace | null): number[] | null {
  return place && [place.lineno, place.offset, place.end_lineno, place.end_offset];
}

function verdictOn(source: string): Omit<Verdict, "source"> {
  try {
    const { warnings } = compileToCode(source, "<chunk>", "exec");
    return {
      warnings: warnings.map(({ message, lineno }) => [message, lineno]),
      as_error: warnings.length ? placeOf(warnings[0].place) : null,
    };
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const place = placeOf(error.place)!;
    return { error: error.message, place, as_error: place };
  }
}

describe.each(["errors", "warnings"] as const)("%s of the compiler are CPython's", (kind) => {
  test.each(recorded[kind])("$source", ({ source, ...expected }) => {
    expect(verdictOn(source)).toEqual(expected);
  });
});
