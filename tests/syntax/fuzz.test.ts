/**
 * Programs with tokens removed, doubled, exchanged and put in. Whatever comes out, parsing gives a tree or the typed
 * error, and the two readers of the grammar, the parser and the error pass, agree on which.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readChunks } from "../../scripts/syntax-chunks.mjs";
import { accepts } from "../../src/syntax/diagnose/explain.ts";
import { PythonSyntaxError, parse } from "../../src/syntax/index.ts";
import { Source } from "../../src/syntax/source.ts";
import { Tokenizer } from "../../src/syntax/tokenizer.ts";
import { change, mutate } from "../support/tokens.ts";

const programs = readChunks("trees")
  .filter(({ mode }) => mode === "exec")
  .flatMap(({ sources }) => sources);

function parses(source: string): boolean {
  try {
    parse(source);
    return true;
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    return false;
  }
}

function errorPassAccepts(source: string): boolean {
  const tokenizer = new Tokenizer(new Source(source, true));
  tokenizer.run();
  return accepts(tokenizer, "exec");
}

const mutant = fc.tuple(fc.constantFrom(...programs), fc.array(change, { minLength: 1, maxLength: 4 }));

test("a changed program parses or gives a PythonSyntaxError, and both readers agree", () => {
  fc.assert(
    fc.property(mutant, ([program, changes]) => {
      const source = mutate(program, changes);
      expect(errorPassAccepts(source)).toBe(parses(source));
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test("any text parses or gives a PythonSyntaxError", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (source) => {
      parses(source);
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test("any bytes parse or give a PythonSyntaxError", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        parse(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(PythonSyntaxError);
      }
    }),
    { numRuns: 1000, seed: 1 },
  );
});
