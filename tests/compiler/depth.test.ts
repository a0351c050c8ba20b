/** Deep and long sources through the whole compiler: code, or the error that docs/deviations.md names; never JavaScript's own. */
import { expect, test } from "vitest";
import { CompileRecursionError, compile } from "../../src/compiler/index.ts";
import { PythonSyntaxError } from "../../src/syntax/index.ts";

function verdictOn(source: string): string {
  try {
    compile(source, "<chunk>", "exec");
    return "ok";
  } catch (error) {
    if (error instanceof CompileRecursionError) return "RecursionError";
    if (!(error instanceof PythonSyntaxError)) throw error;
    return `${error.exception}: ${error.message}`;
  }
}

const LONG = 20_000;
const TOO_DEEP = 5_000;

/** `n` blocks in each other. */
function nested(head: string, n: number): string {
  return `${Array.from({ length: n }, (_, i) => `${" ".repeat(i)}${head}\n`).join("")}${" ".repeat(n)}b\n`;
}

test.each([
  ["a sum of constants", "1".padEnd(2 * LONG, "+1").slice(0, 2 * LONG - 1)],
  ["a sum of names", `${"a + ".repeat(LONG)}b`],
  ["a sum of strings", `${"'a' + ".repeat(LONG)}'b'`],
  ["a sum of tuples", `${"(1,) + ".repeat(LONG)}(2,)`],
  ["two large bytes", `b'${"a".repeat(200_000)}' + b'b'`],
  ["adjacent strings", "'a' ".repeat(LONG)],
  ["a chain of comparisons", `${"a < ".repeat(LONG)}b`],
  ["a chain of ands", `${"a and ".repeat(LONG)}b`],
  ["a long tuple", "a, ".repeat(LONG)],
  ["many targets", `${"a = ".repeat(LONG)}b`],
  ["many elifs", `if a: b\n${"elif a: b\n".repeat(LONG)}`],
  ["many decorators", `${"@a\n".repeat(LONG)}def f(): pass`],
  ["many statements", "a\n".repeat(LONG)],
  ["many try statements", "try: a\nexcept B: c\n".repeat(LONG / 4)],
  ["many fields", `f"${"{a}".repeat(LONG)}"`],
  ["20 for statements in each other", nested("for a in b:", 20)],
  ["99 if statements in each other", nested("if a:", 99)],
  ["99 functions in each other", nested("def f():", 99)],
  ["99 classes in each other", nested("class c:", 99)],
  ["900 method calls", `a${".b()".repeat(900)}`],
  ["1,500 unary operators", `${"-".repeat(1500)}a`],
])("%s compile", (_, source) => {
  expect(verdictOn(source)).toBe("ok");
});

test.each([
  ["attributes", `a${".b".repeat(TOO_DEEP)}`],
  ["calls", `a${"()".repeat(TOO_DEEP)}`],
  ["subscripts", `a${"[0]".repeat(TOO_DEEP)}`],
])("too many %s are a RecursionError", (_, source) => {
  expect(verdictOn(source)).toBe("RecursionError");
});

test("41 for statements in each other have too many blocks", () => {
  expect(verdictOn(nested("for a in b:", 41))).toBe("SyntaxError: too many statically nested blocks");
});
