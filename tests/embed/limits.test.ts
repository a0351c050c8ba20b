/** Limits of time, steps and memory: they end whatever runs, in built-ins too, and the instance goes on. */
import { expect, test } from "vitest";
import { loadPython } from "../support/embed.ts";

const MEGABYTE = 1 << 20;
const python = await loadPython({ memoryLimit: 256 * MEGABYTE, stderr: () => {} });

/** Programs that would take minutes or for ever, most of it within one kind of native. */
const BOMBS: [name: string, code: string][] = [
  ["a loop", "while True: pass"],
  ["recursion", "def f(n):\n    return f(n - 1) + f(n - 1) if n else 1\nf(60)"],
  ["a power", "7 ** 10 ** 8"],
  ["a power modulo", "x = 1 << 2000000\npow(x - 1, x - 3, x - 5)"],
  ["a power of zero modulo", "x = (1 << 2000000) - 1\npow(x, x, x)"],
  ["text of an int", "import sys\nsys.set_int_max_str_digits(0)\nwhile True: str(7 ** 10 ** 6)"],
  ["a factorial", "import math\nmath.factorial(10 ** 7)"],
  ["shifts", "x = 1 << 10 ** 7\nwhile True: x >> 1"],
  ["hashes of ints", "x = (1 << 10 ** 7) - 1\nwhile True: hash(x)"],
  ["repeats", "while True: 'ab' * 10 ** 7"],
  ["joins", "x = ['a' * 1000] * 10 ** 4\nwhile True: ''.join(x)"],
  ["searches", "x = 'a' * 10 ** 7\nwhile True: x.find('b'); x.count('ab'); 'b' in x"],
  ["comparisons of text", "x, y = 'a' * 10 ** 7, 'a' * 10 ** 7\nwhile True: x == y"],
  ["formatting", "while True: '%0*d' % (10 ** 6, 5)"],
  ["a regular expression", "import re\nre.match('(a+)+$', 'a' * 40 + 'b')"],
  ["sorting", "x = list(range(10 ** 5)) * 3\nwhile True: x.sort(key=lambda v: -v)"],
  ["membership", "x = list(range(10 ** 6))\nwhile True: -1 in x"],
  ["an endless iterator", "import itertools\n5 in itertools.repeat(1)"],
  ["sums", "import itertools\nsum(itertools.repeat(0))"],
  ["dropping", "import itertools\nnext(filter(None, itertools.repeat(0)))"],
  ["a comprehension", "sum(1 for a in range(10 ** 5) for b in range(10 ** 5))"],
  ["nested comparisons", "a, b = [1], [1]\nfor i in range(60): a, b = [a, a], [b, b]\na == b"],
  ["nested hashes", "a = (1,)\nfor i in range(60): a = (a, a)\nhash(a)"],
  ["nested reprs", "a = [1]\nfor i in range(60): a = [a, a]\nrepr(a)"],
  ["finally", "def f():\n    try:\n        f()\n    finally:\n        f()\nf()"],
  ["catching everything", "while True:\n    try:\n        while True: pass\n    except BaseException: pass"],
  ["finalizers", "class A:\n    def __del__(self):\n        while True: pass\nwhile True: A()"],
  ["compiling sums", "exec('x + ' * 500000 + 'x')"],
  ["compiling lists", "eval('[' + '1,' * 1000000 + ']')"],
  ["compiling functions", "exec('def f(a):\\n  return a\\n' * 100000)"],
  ["compiling what is wrong at its end", "exec('x = 1\\n' * 300000 + '(')"],
  ["importing", "open('big.py', 'w').write('x = 1\\n' * 400000)\nimport big"],
  ["trees of programs", "import ast\nast.parse('x = 1\\n' * 300000)"],
  ["insertions", "x = [0] * 10 ** 6\nwhile True: x.insert(0, 1)"],
  ["removals", "x = [0] * 10 ** 7\nwhile True: del x[0]"],
  ["comparisons of lists", "x, y = [0] * 10 ** 6, [0] * 10 ** 6\nwhile True: x == y"],
  ["reversals", "x = [0] * 10 ** 6\nwhile True: x.reverse()"],
  ["hashes of tuples", "x = (0,) * 10 ** 6\nwhile True: hash(x)"],
  [
    "exact sums",
    "import math\nx = [1.5] * 10 ** 6\nwhile True: math.fsum(x); math.sumprod(x, x); math.dist(x, x)",
  ],
  ["stripping", "x = ' ' * 10 ** 7\nwhile True: x.strip(); x.rstrip('x ')"],
  ["back references", "import re\nre.match(r'(.*)(.*)(.*)(.*)(.*)\\1\\2x', 'a' * 400)"],
  [
    "the middle of a deque",
    "import collections\nx = collections.deque([0] * 10 ** 6)\nwhile True: x.insert(500000, 1)",
  ],
  ["collections of garbage", "import gc\nx = [[] for i in range(10 ** 5)]\nwhile True: gc.collect()"],
  [
    "decimals",
    "import decimal\nx = decimal.Decimal('7' * 10 ** 6)\ndecimal.getcontext().prec = 999999\nwhile True: x * x; 1 / x",
  ],
  ["bases", "x = object\nwhile True: x = type('A', (x,), {})"],
  ["sleeping", "import time\nwhile True: time.sleep(1000)"],
];

/** Milliseconds: far above what is wanted, far below for ever. */
const GENEROUS = 5000;

test.each(BOMBS)("a timeout ends %s", (_, code) => {
  const start = performance.now();
  expect(() => python.run(code, { timeout: 50 })).toThrow(
    expect.objectContaining({ name: expect.stringMatching(/Python(Timeout|Memory)Error/) }),
  );
  expect(performance.now() - start).toBeLessThan(GENEROUS);
  expect(python.run("1 + 1")).toBe(2);
});

test("the same program is ended after the same steps", async () => {
  const counts = [];
  for (let i = 0; i < 2; i++) {
    const instance = await loadPython({ jit: "off", hashSeed: 1 });
    const code = "n = 0\nwhile True:\n    n += 1";
    expect(() => instance.run(code, { maxSteps: 100_000 })).toThrow(
      expect.objectContaining({ name: "PythonTimeoutError" }),
    );
    counts.push(instance.globals.get("n"));
    instance.dispose();
  }
  expect(counts[0]).toBeGreaterThan(10_000);
  expect(counts[1]).toBe(counts[0]);
});

/** Sets n, again and again: loops, calls, generators, exceptions, natives. */
const ENDLESS = `
def add(x): return x + 1
def numbers():
    i = 0
    while True:
        yield i
        i += 1
class A:
    def __init__(self, x): self.x = x
    def next(self): return self.x + 1
def go(most):
    global n, rounds
    n = 0
    for i in numbers():
        rounds = i
        if i == most: break
        n = A(add(n)).next()
        for j in range(7): n += j
        try: [][n]
        except IndexError: n = n % 1000
        n += len(sorted([k * k for k in range(5)])) + i
`;

test("steps are the same whether tier 2 has compiled the program or not", async () => {
  const ends = [];
  for (const jit of ["off", "always", "on"] as const) {
    const instance = await loadPython({ jit, hashSeed: 1 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    instance.run(ENDLESS);
    const reached = [];
    for (const most of [0, 20_000]) {
      instance.run(`go(${most})`);
      expect(() => instance.run("go(-1)", { maxSteps: 100_000 })).toThrow("step limit");
      reached.push(instance.eval("(rounds, n)").toJs());
    }
    ends.push(reached);
    instance.dispose();
  }
  expect(ends[0]![0][0]).toBeGreaterThan(100);
  expect(ends[1]).toEqual(ends[0]);
  expect(ends[2]).toEqual(ends[0]);
});

test("a text of more tokens than there is memory for is MemoryError", async () => {
  const small = await loadPython({ memoryLimit: 16 * MEGABYTE });
  expect(() => small.run("exec('1,' * 200000)")).toThrow(
    expect.objectContaining({ name: "PythonMemoryError", text: "the source has too many tokens" }),
  );
  expect(small.run("exec('x = 1\\n' * 5000)\nx")).toBe(1);
});

test("compiling counts as steps, the same each time", async () => {
  const instance = await loadPython({ hashSeed: 1 });
  const code = "s = 'x = 1\\n' * 20000\nexec(s)";
  expect(() => instance.run(code, { maxSteps: 100_000 })).toThrow("KeyboardInterrupt");
  expect(instance.run(code, { maxSteps: 100_000_000 })).toBe(undefined);
});

test("what describes an error takes no longer than it may", () => {
  const code =
    "e = None\nfor i in range(50000):\n    n = ValueError(i)\n    n.__context__, e = e, n\nraise e";
  const start = performance.now();
  expect(() => python.run(code)).toThrow("ValueError: 49999");
  expect(performance.now() - start).toBeLessThan(GENEROUS);
});

test("what is no limit is refused", () => {
  expect(() => python.run("1", { timeout: 0 })).toThrow(RangeError);
  expect(() => python.run("1", { timeout: "5" as unknown as number })).toThrow(TypeError);
  expect(() => python.run("1", { maxSteps: Number.NaN })).toThrow(RangeError);
});

test("a program may clean up when its time is over", () => {
  const code = "done = []\ntry:\n    while True: pass\nfinally:\n    done.append(1)";
  expect(() => python.run(code, { timeout: 20 })).toThrow();
  expect(python.run("len(done)")).toBe(1);
});

test.each([
  ["with a limit", { timeout: 100 }],
  ["without", {}],
])("describing an exception ends, whatever its class does: an instance %s", async (_, options) => {
  const instance = await loadPython(options);
  const raise = (body: string) => `class E(Exception):\n  def __str__(self):\n    ${body}\nraise E()`;
  expect(() => instance.run(raise("while True: pass"))).toThrow(expect.objectContaining({ type: "E" }));
  await expect(instance.runAsync(raise("while True: pass"))).rejects.toMatchObject({ type: "E" });
  expect(() => instance.run(raise("return 'text'"))).toThrow("text");
  expect(instance.run("1 + 1")).toBe(2);
});

/** A module that is stopped only where no handler is asked any more. */
const STUBBORN = "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n";

test("a module that was being imported when its run was stopped is imported anew", async () => {
  const instance = await loadPython({ files: { "stubborn.py": STUBBORN, "other.py": "import stubborn" } });
  const runs = [
    async () => instance.run("import other", { timeout: 50 }),
    async () => instance.run("import other", { maxSteps: 100_000 }),
    () => instance.runAsync("import other", { timeout: 50 }),
  ];
  for (const run of runs) {
    await expect(run()).rejects.toThrow(expect.objectContaining({ name: "PythonTimeoutError" }));
    expect(instance.run("import sys; {'stubborn', 'other'} & set(sys.modules)").toJs()).toEqual(new Set());
  }
  instance.files.write("stubborn.py", "x = 1  # no longer");
  expect(instance.run("import other; other.stubborn.x")).toBe(1);
});

/** Calls of all kinds, then as many steps as are left. */
const CALLS = `
def f(a, b=1): return a + b
def g(n):
    yield from range(n)
class A:
    def __init__(self, x): self.x = x
    def method(self): return self.x
    def __add__(self, other): return A(self.x + other.x)
    def __getitem__(self, i): return i
    @property
    def p(self): return self.x
    @classmethod
    def c(cls): return cls(1)
async def wait(n): return await wait(n - 1) if n else 0
`;
const COUNTED = `
f(1); f(1, 2); f(1, b=2); f(*[1]); list(g(3)); sum(x for x in g(2))
a = A(1); a.method(); m = a.method; m(); a + a; a[1]; a.p; A.c(); sorted([2, 1], key=f)
try: wait(3).send(None)
except StopIteration: pass
exec("f(2)")
n = 0
while True: n += 1
`;

test("steps are the same when functions are called first and later", async () => {
  const instance = await loadPython({ hashSeed: 1 });
  instance.run(CALLS);
  const reached = [1, 2, 3].map((time) => {
    expect(() => instance.run(`${COUNTED}# ${time}`, { maxSteps: 50_000 })).toThrow("step limit");
    return instance.globals.get("n");
  });
  expect(reached[0]).toBeGreaterThan(10_000);
  expect(new Set(reached).size).toBe(1);
});
