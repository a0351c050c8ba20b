/** The chunks of this folder against what CPython 3.14 was recorded to make of them. */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/index.ts";
import { ConstantType, Kind } from "../../src/syntax/ast.ts";
import { keywordSuggestion, PythonSyntaxError, parse, tokenize } from "../../src/syntax/index.ts";
import { type Outcome, outcome, type Place, recorded } from "./outcome.ts";

function title(source: string): string {
  return JSON.stringify(source).slice(0, 80);
}

/** Where CPython has no place at all, or no end, neither do we. */
function comparable(found: Outcome): Outcome {
  if (found[0] === "ok") return found;
  const [exception, message, place, warnings] = found as [string, string, Place, [string, number][]];
  const known = place?.[0] === null ? null : place?.[4] === null ? place.slice(0, 2) : place;
  return [exception, message, known ?? null, warnings];
}

for (const folder of ["errors", "trees"]) {
  for (const { name, chunks } of recorded<Outcome>(folder)) {
    describe(`${folder}: ${name}`, () => {
      test.each(chunks.map((chunk) => [title(chunk.source), chunk] as const))("%s", (_, chunk) => {
        const { source, mode, expected } = chunk;
        expect(comparable(outcome(source, { filename: "<chunk>", mode }))).toEqual(comparable(expected));
      });
    });
  }
}

test("at least 400 mistakes are covered", () => {
  const mistakes = recorded<Outcome>("errors").flatMap(({ chunks }) => chunks);
  expect(mistakes.filter(({ expected }) => expected[0] !== "ok").length).toBeGreaterThan(400);
});

describe("source encodings", () => {
  for (const { chunks } of recorded<Outcome>("encodings")) {
    test.each(chunks.map((chunk) => [title(chunk.source), chunk] as const))(
      "%s",
      (_, { source, expected }) => {
        expect(comparable(outcome(bytesOf(source), { filename: "<chunk>" }))).toEqual(comparable(expected));
      },
    );
  }

  /** The value of a bytes literal. */
  function bytesOf(literal: string): Uint8Array {
    const { tree } = parse(literal, { mode: "eval" });
    if (tree.kind !== Kind.Expression || tree.body.kind !== Kind.Constant) throw new Error(literal);
    expect(tree.body.type).toBe(ConstantType.Bytes);
    return tree.body.value as Uint8Array;
  }
});

describe("interactive input", () => {
  type Pair = [[string, string], [string, string]];
  const options = { mode: "single", allowIncomplete: true, dontImplyDedent: true } as const;
  for (const { chunks } of recorded<Pair>("interactive")) {
    test.each(chunks.map((chunk) => [title(chunk.source), chunk] as const))(
      "%s",
      (_, { source, expected }) => {
        const found = [source, `${source}\n`].map((text) => outcome(text, options).slice(0, 2));
        expect(found).toEqual(expected);
      },
    );
  }
});

describe("keyword suggestions", () => {
  type Shown = [string, number, number, number];
  for (const { chunks } of recorded<Shown | ["ok"]>("typos")) {
    test.each(chunks.map((chunk) => [title(chunk.source), chunk] as const))(
      "%s",
      (_, { source, expected }) => {
        expect(shown(source)).toEqual(expected);
      },
    );
  }

  /** What the compiler has not learnt yet, CPython compiles. */
  function compileOrPass(source: string): void {
    try {
      compile(source, "<chunk>", "exec");
    } catch (error) {
      if (!(error instanceof PythonSyntaxError) || !error.message.includes("not supported yet")) throw error;
    }
  }

  function shown(source: string): Shown | ["ok"] {
    try {
      parse(source);
      return ["ok"];
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw error;
      const { message, place } = keywordSuggestion(error, source, false, compileOrPass) ?? error;
      return [message, place!.lineno, place!.offset, place!.end_offset];
    }
  }
});

describe("tokens", () => {
  type TokenRow = [string, string, number, number, number, number];
  for (const { chunks } of recorded<TokenRow[]>("tokens")) {
    test.each(chunks.map((chunk) => [title(chunk.source), chunk] as const))(
      "%s",
      (_, { source, expected }) => {
        const found = tokenize(source).map(({ type, text, start, end }) => [type, text, ...start, ...end]);
        expect(found).toEqual(expected);
      },
    );
  }
});
