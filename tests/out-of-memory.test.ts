/**
 * A cap on memory (`memoryLimit`): whatever uses memory up gives MemoryError, which a program can catch; it goes on, and what it let go of
 * can be used again, by itself and by the programs after it.
 */
import { afterAll, describe, expect, test } from "vitest";
// @ts-expect-error the bundle has no declarations beside it
import { createVm, nodeSystem } from "../dist/index.mjs";

const MEGABYTE = 1 << 20;
const CAP = 32 * MEGABYTE;
const ENVIRONMENT = [["PYTHONDONTWRITEBYTECODE", "1"]];

let output = "";
const system = {
  ...nodeSystem,
  write(_fd: number, data: Uint8Array): void {
    output += Buffer.from(data).toString();
  },
};
const vm = createVm({ system, memoryLimit: CAP });

/** Runs a program: what it printed, and its status if that is not 0. */
function run(source: string): string {
  output = "";
  const status = vm.runProgram(["command", source, [], false, false, 0, ENVIRONMENT, "."]);
  return status === 0 ? output : `${output}status ${status}`;
}

/** Programs that use up memory, each by other means. `full` is where they keep it. */
const WAYS: [string, string][] = [
  ["a text", "full = 'x' * 10**9"],
  ["bytes", "full = bytes(10**9)"],
  ["a text that doubles", "full = 'x' * 1000\nwhile True: full += full"],
  ["a text that grows", "full = ''\nwhile True: full += 'x' * 100000"],
  ["a list repeated", "full = [None] * 10**9"],
  ["a list that grows", "full = []\nwhile True: full.append(None)"],
  ["a list of lists", "full = []\nwhile True: full = [full, [], {}]"],
  ["a list of texts", "full = []\nwhile True: full.append('%d' % len(full))"],
  ["a list extended", "import itertools\nfull = list(itertools.repeat(1))"],
  ["a list slice", "full = [1]\nwhile True: full[1:1] = full"],
  ["a tuple", "full = ()\nwhile True: full += (1,) * 100000"],
  ["a dict", "full = {}\nwhile True: full[len(full)] = None"],
  ["a set", "full = set()\nwhile True: full.add(len(full))"],
  ["a dict of instances", "class C: pass\nfull = {}\nwhile True: c = C(); c.x = full; full[len(full)] = c"],
  ["a bytearray", "full = bytearray()\nwhile True: full += b'x' * 100000"],
  ["an int shifted", "full = 1 << 10**10"],
  ["a power", "full = 3 ** 10**9"],
  ["a join", "full = ','.join(['x' * 100000] * 10000)"],
  ["a format", "full = f\"{'x':>1000000000}\""],
  ["a replacement", "full = ('x' * 100000).replace('x', 'y' * 100000)"],
  ["a sort", "full = list(range(2000000))\nfull.sort(key=lambda x: [x])"],
  ["a comprehension", "full = [[i] for i in range(10**8)]"],
  ["a generator's frames", "def g(x): yield x\nfull = None\nwhile True: full = g(full); next(full)"],
  ["closures", "full = None\nwhile True: full = lambda x=full: x"],
  ["exceptions", "full = None\nwhile True: full = ValueError(full)"],
  ["interned names", "import sys\nfull = []\nwhile True: full.append(sys.intern(f'name{len(full)}'))"],
  ["classes", "full = []\nwhile True: full.append(type('C', (), {}))"],
  [
    "deep recursion",
    "import sys\nsys.setrecursionlimit(10**9)\nfull = None\ndef f(a, b, c): return f(a, b, c) + 1\nf(1, 2, 3)",
  ],
  [
    "weak references",
    "import weakref\nclass C: pass\nc = C()\nfull = []\nwhile True: full.append(weakref.ref(c, print))",
  ],
];

const PROGRAM = (way: string) => `
import gc

def use_up():
    global full
${way.replace(/^/gm, "    ")}

full = None
for attempt in range(2):
    try:
        use_up()
    except MemoryError as error:
        full = None  # there is no memory even to print before
        gc.collect()
        print(type(error).__name__)
print(len("x" * 10_000_000), sum([1] * 1_000_000), len({i: i for i in range(100_000)}))
`;
const OUTCOME = "MemoryError\nMemoryError\n10000000 1000000 100000\n";

describe("memory is used up by", () => {
  test.each(WAYS)("%s", { timeout: 60_000 }, (_what, way) => {
    expect(run(PROGRAM(way))).toBe(OUTCOME);
  });
  afterAll(() => expect(run("print(len([None] * 1_000_000))")).toBe("1000000\n"));
});

test("an uncaught MemoryError ends the program, and not the instance", () => {
  expect(run("x = []\nwhile True: x.append(x[:])")).toContain("MemoryError");
  expect(run("print('well')")).toBe("well\n");
});

test("an instance that cannot even boot says so", () => {
  expect(() => createVm({ memoryLimit: MEGABYTE })).toThrow(/not enough memory|boot/);
});
