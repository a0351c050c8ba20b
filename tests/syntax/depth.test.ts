/** Deep and long sources: what CPython accepts is read without recursion, the rest gets its error. */
import { expect, test } from "vitest";
import { PythonSyntaxError, parse } from "../../src/syntax/index.ts";

function messageOf(source: string): string {
  try {
    parse(source);
    return "ok";
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    return `${error.exception}: ${error.message}`;
  }
}

const LONG = 20_000;
const TOO_DEEP = "MemoryError: Parser stack overflowed - Python source too complex to parse";
const FORGOT_COMMA = "SyntaxError: invalid syntax. Perhaps you forgot a comma?";

test.each([
  ["a chain of operators", `${"a + ".repeat(LONG)}b`],
  ["a chain of attributes", `a${".b".repeat(LONG)}`],
  ["a chain of calls", `a${"()".repeat(LONG)}`],
  ["a chain of comparisons", `${"a < ".repeat(LONG)}b`],
  ["a chain of ands", `${"a and ".repeat(LONG)}b`],
  ["a long tuple", "a, ".repeat(LONG)],
  ["many targets", `${"a = ".repeat(LONG)}b`],
  ["many statements on a line", "a; ".repeat(LONG)],
  ["many elifs", `if a: b\n${"elif a: b\n".repeat(LONG)}`],
  ["many decorators", `${"@a\n".repeat(LONG)}def f(): pass`],
  ["200 brackets", `${"(".repeat(200)}a${")".repeat(200)}`],
  ["200 lambdas in brackets", `${"(lambda: ".repeat(200)}a${")".repeat(200)}`],
  ["3,000 unary operators", `${"-".repeat(3000)}a`],
  ["1,000 conditional expressions", `${"a if b else ".repeat(1000)}c`],
  [
    "99 blocks",
    `${Array.from({ length: 99 }, (_, i) => `${" ".repeat(i)}if a:\n`).join("") + " ".repeat(99)}b`,
  ],
])("%s are read", (_, source) => {
  expect(messageOf(source)).toBe("ok");
});

test.each([
  ["201 brackets", `${"(".repeat(201)}`, "SyntaxError: too many nested parentheses"],
  ["unary operators", `${"-".repeat(10_000)}a`, TOO_DEEP],
  ["nots", `${"not ".repeat(10_000)}a`, TOO_DEEP],
  ["lambdas", `${"lambda: ".repeat(10_000)}a`, TOO_DEEP],
  ["defaults of lambdas", `${"lambda a=".repeat(10_000)}a${": b".repeat(10_000)}`, TOO_DEEP],
  ["powers", `${"a ** ".repeat(10_000)}b`, TOO_DEEP],
  ["conditional expressions", `${"a if b else ".repeat(10_000)}c`, TOO_DEEP],
  ["f-strings", nestedFormats(160), "SyntaxError: too many nested f-strings"],
  ["blocks", Array.from({ length: 101 }, (_, i) => `${" ".repeat(i)}if a:\n`).join(""), indentError()],
])("too many %s are refused as CPython does", (_, source, message) => {
  expect(messageOf(source)).toBe(message);
});

test.each([
  ["brackets", `${"(".repeat(199)}a b${")".repeat(199)}`],
  ["lists", `${"[".repeat(199)}a b${"]".repeat(199)}`],
  ["dicts", `${"{1: ".repeat(199)}a b${"}".repeat(199)}`],
  ["calls", `${"f(a, *b, c=".repeat(199)}a b${")".repeat(199)}`],
  ["f-strings", nestedFormats(140).replace("1", "a b")],
])("a mistake inside many %s is found", (_, source) => {
  expect(messageOf(source)).toBe(FORGOT_COMMA);
});

test("a mistake after a very deep expression is no stack overflow", () => {
  expect(messageOf(`${"a if b else ".repeat(1900)}c d`)).toMatch(
    /^(SyntaxError: invalid syntax|MemoryError: .*)$/,
  );
});

function nestedFormats(depth: number): string {
  let source = "1";
  for (let i = 0; i < depth; i++) source = `f"{${source}}"`;
  return source;
}

function indentError(): string {
  return "IndentationError: too many levels of indentation";
}
