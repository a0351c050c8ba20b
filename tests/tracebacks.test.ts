/**
 * Marks under source lines, row by row, and errors that are hard to show: no memory, no standard error. What scripts can say about
 * tracebacks is in tests/scripts/tracebacks.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readLibrary } from "../src/embed/library.ts";
import { findAnchors } from "../src/host/anchors.ts";
import { excerpt } from "../src/host/excerpt.ts";
import { nodeSystem } from "../src/host/node.ts";
import { displayWidth, splitLines } from "../src/host/text.ts";
import { Vm } from "../src/host/vm.ts";

/** The segment with its anchors put in: `a [+] b`. */
function anchored(segment: string): string {
  const found = findAnchors(segment);
  if (found === null) return "none";
  const lines = segment.split("\n").map((line) => Array.from(line));
  lines[found.right.line].splice(found.right.column, 0, "⟩");
  lines[found.left.line].splice(found.left.column, 0, "⟨");
  return lines.map((line) => line.join("")).join("\n");
}

describe("anchors", () => {
  const rows: [segment: string, expected: string][] = [
    ["a + b", "a ⟨+⟩ b"],
    ["a+b", "a⟨+⟩b"],
    ["a // b", "a ⟨//⟩ b"],
    ["(a) ** (b)", "(a) ⟨**⟩ (b)"],
    ["a - -b", "a ⟨-⟩ -b"],
    ["a --b", "a ⟨-⟩-b"],
    ["a +\\\nb", "a ⟨+⟩\\\nb"],
    ["a \\\n+ b", "a \\\n⟨+⟩ b"],
    ["a # + b\n* c", "a # + b\n⟨*⟩ c"],
    ["é + ü", "é ⟨+⟩ ü"],
    ["'😀' @ b", "'😀' ⟨@⟩ b"],
    ["a[b]", "a⟨[b]⟩"],
    ["a [b][c]", "a [b]⟨[c]⟩"],
    ["(a)[b:c]", "(a)⟨[b:c]⟩"],
    ["f(x)", "f⟨(x)⟩"],
    ["f (x)(y)", "f (x)⟨(y)⟩"],
    ["(f)(\nx\n)", "(f)⟨(\nx\n)⟩"],
    ["a.b", "none"],
    ["a < b", "none"],
    ["-a", "none"],
    ["not a + b", "none"],
    ["a = b", "none"],
    ["a +", "none"],
    ["", "none"],
    ["a; b", "none"],
  ];
  test.each(rows)("%j", (segment, expected) => {
    expect(anchored(segment)).toBe(expected);
  });
});

describe("excerpts", () => {
  const show = (source: string, lineno: number, endLineno: number, column: number, endColumn: number) =>
    excerpt(source.split("\n"), { lineno, endLineno, column, endColumn });

  test("the operator of an expression is marked", () => {
    expect(show("    x = a + b", 1, 1, 8, 13)).toBe("    x = a + b\n        ~~^~~\n");
  });
  test("marks under the whole line are left out", () => {
    expect(show("  a.b", 1, 1, 2, 5)).toBe("    a.b\n");
    expect(show("return f(x)", 1, 1, 7, 11)).toBe("    return f(x)\n");
    expect(show("return o.f(x)", 1, 1, 7, 13)).toBe("    return o.f(x)\n           ~~~^^^\n");
  });
  test("wide characters take two columns, columns count bytes", () => {
    expect(show("x = '漢' + b", 1, 1, 4, 13)).toBe("    x = '漢' + b\n        ~~~~~^~~\n");
  });
  test("lines that do not matter are counted", () => {
    const source = "f(\n  1,\n  2,\n  3,\n  4,\n)";
    expect(show(source, 1, 6, 0, 1)).toBe(
      "    f(\n    ~^\n      1,\n      ^^\n    ...<2 lines>...\n      4,\n      ^^\n    )\n    ^\n",
    );
  });
  test("without columns there are no marks, without lines nothing", () => {
    const place = { lineno: 1, endLineno: 1, column: null, endColumn: null };
    expect(excerpt(["\tx = 1  "], place)).toBe("    x = 1\n");
    expect(excerpt(["   "], place)).toBe("");
    expect(excerpt([], place)).toBe("");
  });
  test("places beyond the text show what there is", () => {
    expect(show("short", 1, 3, 50, 60)).toBe(`    short\n${"    \n".repeat(5)}`);
  });
});

test("lines end where str.splitlines() says", () => {
  expect(splitLines("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i\n")).toEqual(Array.from("abcdefghi"));
});

test("width counts columns", () => {
  expect(displayWidth(Array.from("aé漢ｱ！😀"))).toBe(9);
});

describe("errors that are hard to show", () => {
  const folder = mkdtempSync(join(tmpdir(), "errors-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "program.py");
  const built = (name: string) => readFileSync(new URL(`../dist/${name}`, import.meta.url));
  const module = new WebAssembly.Module(built("taipan.wasm"));
  const library = readLibrary(built("lib.bin"));
  const natives = () => new WebAssembly.Module(built("library.wasm"));

  function run(source: string, fail = 0): { status: number; stderr: string } {
    writeFileSync(file, source);
    const written: Uint8Array[] = [];
    const system = {
      ...nodeSystem,
      write(fd: number, data: Uint8Array) {
        if (fd === 2) written.push(data);
      },
    };
    const vm = new Vm({ system, module, library, natives, memoryLimit: 1 << 26 });
    if (fail > 0) vm.debug.failAllocation(fail, true);
    const status = vm.runProgram(["file", file, [], false, false, 0, [], "."]);
    return { status, stderr: Buffer.concat(written).toString() };
  }

  test("a file that refuses the text is passed by", () => {
    const refusing =
      "import sys\nclass R:\n  def write(self, text): raise OSError\n  def flush(self): pass\n";
    const { status, stderr } = run(`${refusing}sys.stderr = R()\n{}["key"]`);
    expect(stderr).toContain("KeyError: 'key'\nlost sys.stderr\n");
    expect(status).toBe(1);
  });
  test("a deleted sys.stderr too", () => {
    const { status, stderr } = run("import sys\ndel sys.stderr\n1 / 0");
    expect(stderr).toContain("ZeroDivisionError: division by zero\nlost sys.stderr\n");
    expect(status).toBe(1);
  });
  test("a text without end has an end", () => {
    const { status, stderr } = run("class E(Exception):\n  def __str__(self): return str(self)\nraise E");
    expect(stderr).toContain("E: <exception str() failed>\n");
    expect(status).toBe(1);
  });
  test("memory that is full is enough to say so", () => {
    const { status, stderr } = run("kept = []\nwhile True: kept.append(' ' * 100_000 + str(len(kept)))");
    expect(stderr).toContain("MemoryError");
    expect(status).toBe(1);
  });
  test("with no memory at all there is text, and a status", () => {
    for (let n = 50; n < 2000; n += 150) {
      const { status, stderr } = run("def f(): return 1 / 0\nf()", n);
      expect(stderr).not.toBe("");
      expect(status).not.toBe(0);
    }
  });
});
