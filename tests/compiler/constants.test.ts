import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Op } from "../../assembly/shared/opcodes.ts";
import type { CodeObject } from "../../src/bytecode/code.ts";
import { type Const, ConstKind, codePoints } from "../../src/bytecode/constants.ts";
import { instructions } from "../../src/bytecode/instructions.ts";
import { reprConst } from "../../src/bytecode/repr.ts";
import { compileToCode } from "../../src/compiler/index.ts";

// Recorded by scripts/record-compiler.mjs from CPython 3.14.

const recorded = JSON.parse(readFileSync(new URL("verdicts/expected.json", import.meta.url), "utf8")) as {
  expressions: [source: string, constant: string | null][];
  annotations: [source: string, text: string][];
  docstrings: [literal: string, text: string][];
};

/** What the VM computes at run time, where CPython folds: fold.ts says why. */
const LEFT_TO_RUN_TIME = new Set(["2 ** -1", "1j ** 2"]);

/** Folded here, not by CPython, which takes `-1` and `()` for constants too late. */
const FOLDED_FURTHER = new Set(["not ()", '"abc"[::-1]', "(1, 2, 3)[-1:]"]);

function codeNamed(code: CodeObject, name: string): CodeObject {
  const found = code.consts.find((each) => each.kind === ConstKind.Code && each.code.name === name);
  if (found?.kind !== ConstKind.Code) throw new Error(`no code named ${name}`);
  return found.code;
}

/** As Python's `ascii()`. */
function asciiOf(value: Const): string {
  return Array.from(codePoints(reprConst(value)), (point) => {
    if (point < 0x7f) return String.fromCodePoint(point);
    if (point < 0x100) return `\\x${point.toString(16)}`;
    return point > 0xffff
      ? `\\U${point.toString(16).padStart(8, "0")}`
      : `\\u${point.toString(16).padStart(4, "0")}`;
  }).join("");
}

function foldedConstant(source: string): string | null {
  const { code } = compileToCode(source, "<chunk>", "eval");
  const [load, ...rest] = instructions(code.code);
  if (load.opcode !== Op.LOAD_CONST || rest.length !== 1) return null;
  return asciiOf(code.consts[load.operand]);
}

function textOfConst(value: Const): string {
  if (value.kind !== ConstKind.Str || typeof value.value !== "string") throw new Error("not a str");
  return value.value;
}

describe("constants are folded as CPython folds them", () => {
  const folded = recorded.expressions.filter(([source]) => !FOLDED_FURTHER.has(source));
  test.each(folded)("%s", (source, constant) => {
    expect(foldedConstant(source)).toBe(LEFT_TO_RUN_TIME.has(source) ? null : constant);
  });
});

describe("annotations become the text that CPython writes", () => {
  test.each(recorded.annotations)("%s", (source, text) => {
    const module = `from __future__ import annotations\ndef f(*x: ${source}): pass`;
    const { code } = compileToCode(module, "<chunk>", "exec");
    expect(textOfConst(codeNamed(code, "__annotate__").consts.at(-1)!)).toBe(text);
  });
});

describe("docstrings lose their indentation as CPython's do", () => {
  test.each(recorded.docstrings)("%j", (literal, text) => {
    const { code } = compileToCode(`def f():\n    ${literal}`, "<chunk>", "exec");
    expect(textOfConst(codeNamed(code, "f").consts[0])).toBe(text);
  });
});
