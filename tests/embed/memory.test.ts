/** Built-in functions where there is little memory: a part of what `npm run bench -- --memory` goes through. */
import { expect, test } from "vitest";
import { callAll } from "../../bench/memory.mjs";
import { loadPython } from "../support/embed.ts";

/** Every so many calls: a prime, so that all operands come. */
const EVERY = 1499;

/** Calls that want more than there is, of each kind of operand. */
const TOO_LARGE = [
  ...["'ab' * 10 ** 9", "b'ab' * 10 ** 9", "[0] * 10 ** 9", "(0,) * 10 ** 9", "bytearray(10 ** 9)"],
  ...["1 << 10 ** 9", "list(range(10 ** 12))", "set(range(10 ** 12))", "sorted(range(10 ** 12))"],
  ...["dict.fromkeys(range(10 ** 12))", "''.join(['ab' * 10 ** 5] * 10 ** 4)", "'a'.ljust(10 ** 9)"],
  ...["f'{1:{10 ** 9}}'", "'%0*d' % (10 ** 9, 1)", "('a' * 10 ** 6).replace('a', 'bc' * 1000)"],
  ...["('a\\t' * 10 ** 5).expandtabs(10 ** 4)", "('a,' * 10 ** 6).split(',')", "bytes(10 ** 9)"],
  ...["memoryview(bytes(4 * 10 ** 6)).tolist()", "__import__('itertools').permutations(range(10 ** 8))"],
  ...["__import__('array').array('i', [0]) * 10 ** 9", "__import__('struct').pack('1000000000x')"],
  ...["__import__('collections').deque(range(10 ** 12))", "__import__('zlib').decompress(BOMB)"],
  ...["__import__('re').findall('', 'a' * 4 * 10 ** 6)", "eval('[' + '1,' * 10 ** 6 + ']')"],
];

test("calls that want more memory than there is raise, and the instance goes on", async () => {
  const limit = 12 * 2 ** 20;
  const python = await loadPython({ memoryLimit: limit });
  python.run("import zlib\nbomb = zlib.compressobj()\nBOMB = b''");
  python.run("for i in range(100): BOMB += bomb.compress(bytes(10 ** 6))\nBOMB += bomb.flush()");
  for (const code of TOO_LARGE) {
    expect(() => python.run(code, { maxSteps: 100_000_000 }), code).toThrow(
      expect.objectContaining({ name: "PythonMemoryError" }),
    );
    expect(python.memory.peak).toBeLessThanOrEqual(limit);
    expect(python.run("sum(range(1000))")).toBe(499_500);
  }
  python.collect();
  expect(python.debug.auditCounts()).toBe(0);
});

/** Programs that fill the memory with what their names refer to, in blocks of all sizes. */
const FILLING = [
  "x = None\nwhile True: x = [x]",
  "x = ()\nwhile True: x = (x,)",
  "x = []\nwhile True: x.append(bytearray(100))",
  "x, n = [], 2 ** 22\nwhile n:\n  try: x.append(bytearray(n))\n  except MemoryError: n //= 2\n[0] * 10 ** 9",
];

test.each(FILLING)(
  "where names hold all memory, what is raised is told, and they can be deleted: %s",
  async (code) => {
    const limit = 12 * 2 ** 20;
    const python = await loadPython({ memoryLimit: limit });
    expect(() => python.run(code)).toThrow(
      expect.objectContaining({ name: "PythonMemoryError", frames: [expect.anything()] }),
    );
    expect(python.run("1 + 1")).toBe(2);
    expect(python.globals.has("x")).toBe(true);
    expect(() => python.run("y = bytearray(10 ** 6)")).toThrow(
      expect.objectContaining({ name: "PythonMemoryError" }),
    );
    expect(python.memory.reserved).toBeLessThanOrEqual(limit + 2 ** 20);
    python.globals.delete("x");
    expect(python.run("y = bytearray(8 * 10 ** 6)\nlen(y)")).toBe(8e6);
    expect(python.debug.auditCounts()).toBe(0);
  },
);

test.each(["raise ValueError", "while True: pass", "[0] * 10 ** 9"])(
  "what a run has that has failed is missing in no other: %s",
  async (end) => {
    const python = await loadPython({ memoryLimit: 12 * 2 ** 20 });
    const code = `def f():\n  x = bytearray(8 * 10 ** 6)\n  ${end}\nf()`;
    for (let i = 0; i < 5; i++) expect(() => python.run(code, { maxSteps: 10_000 })).toThrow("in f");
  },
);

test("finalizers of what errors have held are ended", async () => {
  const python = await loadPython({ stderr: () => {} });
  python.run("class A:\n  def __del__(self):\n    while True: pass");
  const attempt = (end: string) => () =>
    python.run(`def f():\n  a = A()\n  ${end}\nf()`, { maxSteps: 10_000 });
  expect(attempt("[0] * 10 ** 12")).toThrow("MemoryError");
  // More than are kept.
  for (let i = 0; i < 20; i++) expect(attempt("raise ValueError")).toThrow("ValueError");
  expect(python.debug.auditCounts()).toBe(0);
});

test("built-in functions with large operands end where there is little memory", async () => {
  const { count, faults } = await callAll(loadPython, (_, number) => number % EVERY === 0);
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(100);
});
