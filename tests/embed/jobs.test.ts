/** runAsync: runs that leave the host alive, wait for it, and can be stopped. */
import { describe, expect, test } from "vitest";
import type { Python, RunAsyncOptions } from "../../src/embed/index.ts";
import { loadPython, PythonInterrupt } from "../support/embed.ts";

const later = <T>(value: T, milliseconds = 5) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), milliseconds));

const host = {
  later,
  /** Has the instance interrupted a little later. */
  stop() {
    setTimeout(() => python.interrupt(), 5);
  },
  async fail() {
    await later(0);
    throw new RangeError("no");
  },
};

const output: string[] = [];
const python: Python = await loadPython({ modules: { host }, stdout: (text) => output.push(text) });

/** What a run gives, and what it has written. */
async function run(lines: string[], options?: RunAsyncOptions): Promise<unknown[]> {
  output.length = 0;
  const value = await python.runAsync(lines.join("\n"), options);
  return [value, output.join("")];
}

/** How a run ends that must not end well. */
async function failure(lines: string[], options?: RunAsyncOptions): Promise<Error> {
  return python.runAsync(lines.join("\n"), options).then(
    () => expect.unreachable(),
    (error) => error,
  );
}

test("a run gives the value of its last expression", async () => {
  expect(await run(["x = 20", "x + 1"])).toEqual([21, ""]);
  expect(await run(["x = 20"])).toEqual([undefined, ""]);
});

test("a function of the host that gives a promise is waited for, however deep the call", async () => {
  expect(
    await run(["import host", "def f(n):", "    return host.later(n) + 1", "sum([f(i) for i in range(4)])"]),
  ).toEqual([10, ""]);
  expect(await run(["class A:", "    def __getitem__(self, n): return host.later(n)", "A()[7]"])).toEqual([
    7,
    "",
  ]);
});

test("promises can be awaited, with and without an event loop", async () => {
  expect(await run(["import host", "await host.later(3)"])).toEqual([3, ""]);
  expect(
    await run(["async def f(n): return await host.later(n)", "[await f(i) for i in range(3)][2]"]),
  ).toEqual([2, ""]);
  const gathered = ["import asyncio", "a, b = await asyncio.gather(host.later(1), host.later(2))", "a + b"];
  expect(await run(gathered)).toEqual([3, ""]);
});

test("a rejected promise raises its error, and unchanged comes back", async () => {
  const lines = ["try:", "    host.fail()", "except Exception as error:", "    print(error)", "host.fail()"];
  output.length = 0;
  const error = await failure(lines);
  expect(error).toBeInstanceOf(RangeError);
  expect(output.join("")).toBe("RangeError: no\n");
});

test("asyncio works at top level: timers, tasks, timeouts", async () => {
  const lines = [
    "import asyncio",
    "async def work(): return await host.later('v')",
    "task = asyncio.create_task(work())",
    "try:",
    "    async with asyncio.timeout(0.01): await host.later(0, 1000)",
    "except TimeoutError:",
    "    print('timeout')",
    "await task",
  ];
  expect(await run(lines)).toEqual(["v", "timeout\n"]);
  expect(await run(["import asyncio", "asyncio.run(asyncio.sleep(0.001, 'slept'))"])).toEqual(["slept", ""]);
});

test("JavaScript goes on while Python computes, sleeps and waits for locks", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await run(["n = 0", "while n < 300000: n += 1"]);
  await run(["import time", "time.sleep(0.02)"]);
  await run([
    "import threading",
    "lock = threading.Lock()",
    "lock.acquire()",
    "threading.Timer(0.02, lock.release).start()",
    "lock.acquire()",
  ]);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
});

test("several runs go on in turns, and plain runs between them", async () => {
  output.length = 0;
  const lines = (name: string) =>
    `import time\nfor i in range(3):\n    print("${name}", i)\n    time.sleep(0.02)\n"${name}"`;
  const both = Promise.all([python.runAsync(lines("a")), python.runAsync(lines("b"))]);
  await later(0, 10);
  expect(python.run("1 + 1")).toBe(2);
  expect(await both).toEqual(["a", "b"]);
  expect(output.join("").split("\n").slice(0, 4)).toEqual(["a 0", "b 0", "a 1", "b 1"]);
});

test("instances interleave", async () => {
  const others = await Promise.all([1, 2, 3].map(() => loadPython({ modules: { host } })));
  const results = others.map((other, i) =>
    other.runAsync(`import host, time\ntime.sleep(0.01)\nhost.later(${i}) * 2`),
  );
  expect(await Promise.all(results)).toEqual([0, 2, 4]);
  for (const other of others) other.dispose();
});

test.each([
  ["computes", ["while True: pass"]],
  ["sleeps", ["import time", "time.sleep(1000)"]],
  ["waits for a promise", ["import host", "host.later(0, 100000)"]],
  ["awaits one", ["import host", "await host.later(0, 100000)"]],
  ["waits in an event loop", ["import asyncio", "await asyncio.sleep(1000)"]],
  ["waits for a lock", ["import threading", "l = threading.Lock()", "l.acquire()", "l.acquire()"]],
  [
    "catches everything",
    ["while True:", "    try:", "        while True: pass", "    except BaseException: pass"],
  ],
])("an AbortSignal and a timeout stop a run that %s", async (_, lines) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 20);
  expect(await failure(lines, { signal: controller.signal })).toBeInstanceOf(PythonInterrupt);
  expect((await failure(lines, { timeout: 30 })).name).toBe("PythonTimeoutError");
  expect(await run(["1"])).toEqual([1, ""]);
});

test("an AbortSignal is heard within 50 ms on the main thread", async () => {
  const times: number[] = [];
  for (let i = 0; i < 8; i++) {
    const controller = new AbortController();
    const ended = failure(["while True: pass"], { signal: controller.signal });
    await later(0, 20);
    const start = performance.now();
    controller.abort();
    expect(await ended).toBeInstanceOf(PythonInterrupt);
    times.push(performance.now() - start);
  }
  // Others may use the processor.
  expect(Math.min(...times)).toBeLessThan(50);
});

test("a run waits in code that other code runs: comprehensions, constructors, properties", async () => {
  const lines = [
    "import host",
    "class A:",
    "    n = property(lambda self: host.later(1))",
    "    def __init__(self, m): self.m = host.later(m)",
    "(A(0).n, A(2).m, [host.later(i) for i in (3,)][0], {k: host.later(k) for k in (4,)}[4])",
  ];
  const [value] = await run(lines);
  expect(python.toJs(value)).toEqual([1, 2, 3, 4]);
});

test("exec and eval wait, however they are nested", async () => {
  const lines = [
    "import host",
    "space = {'host': host}",
    "exec('a = host.later(1)\\nexec(\"b = host.later(2)\")', space)",
    "def f(): return eval('host.later(n)', {'host': host}, {'n': 3})",
    "exec('try:\\n    host.later(0)\\n    1 / 0\\nexcept ZeroDivisionError:\\n    c = host.later(4)', space)",
    "(space['a'], space['b'], f(), space['c'])",
  ];
  const [value] = await run(lines);
  expect(python.toJs(value)).toEqual([1, 2, 3, 4]);
});

test("bodies of classes wait, with their metaclasses and cells", async () => {
  const lines = [
    "import host",
    "class Meta(type):",
    "    def __prepare__(name, bases, **keywords): return {'given': keywords}",
    "    def __new__(cls, name, bases, space, **keywords): return super().__new__(cls, name, bases, space)",
    "    def __init__(cls, name, bases, space, **keywords): pass",
    "class A:",
    "    n = host.later(1)",
    "    class B(list, metaclass=Meta, k=host.later(2)):",
    "        m = host.later(3)",
    "        def size(self): return __class__, super().__len__()",
    "def make():",
    "    for i in range(2):",
    "        class C(A):",
    "            try: host.later(i) / 0",
    "            except ZeroDivisionError: n = host.later(i + 4)",
    "        yield C.n",
    "(A.n, A.B.given['k'], A.B.m, A.B([1, 2]).size() == (A.B, 2), *[n for n in make()])",
  ];
  const [value] = await run(lines);
  expect(python.toJs(value)).toEqual([1, 2, 3, true, 4, 5]);
});

/** Modules whose bodies wait, in the instance's folder. */
const MODULES = {
  "waits.py": "import host\nx = host.later(5)\nclass A:\n    y = host.later(6)\n",
  "family/__init__.py": "import host, family.child\nfrom family.child import z\nw = host.later(1) + z\n",
  "family/child.py": "import host, time\ntime.sleep(0.01)\nz = host.later(41)\n",
  "fails.py": "import host\nhost.later(1)\n1 / 0\n",
  "slow.py": "import host\nruns.append(1)\nx = host.later(7, 30)\nruns.append(2)\n",
  "one.py": "import host\nhost.later(1, 20)\nimport two\nx = 1\n",
  "two.py": "import host\nhost.later(1, 20)\nimport one\ny = 2\n",
  "runs.py": "import builtins\nbuiltins.runs = []\n",
};

describe.each(["on", "always", "off"] as const)("imports in a run, tier 2 %s,", async (jit) => {
  const instance = await loadPython({ modules: { host }, files: MODULES, jit });
  const waits = async (...lines: string[]) => instance.toJs(await instance.runAsync(lines.join("\n")));

  test("wait where the module's code does", async () => {
    expect(await waits("import waits", "waits.x, waits.A.y")).toEqual([5, 6]);
    expect(await waits("from family import w", "import sys", "w, 'family.child' in sys.modules")).toEqual([
      42,
      true,
    ]);
    const failed = await waits("import fails").catch((error) => error);
    expect(failed.traceback).toMatch(
      /, in <module>\n *import fails\n *File "fails.py", line 3, in <module>\n/,
    );
    expect(await waits("'fails' in sys.modules, [].__len__()")).toEqual([false, 0]);
    expect(await waits("async def f():", "    import json", "    return json.dumps(1)", "await f()")).toBe(
      "1",
    );
  });

  test("are waited for by other runs, unless each would wait for the other", async () => {
    instance.run("import runs, builtins");
    const all = Array.from({ length: 3 }, () => waits("import slow", "slow.x"));
    expect(await Promise.all(all)).toEqual([7, 7, 7]);
    expect(instance.toJs(instance.run("builtins.runs"))).toEqual([1, 2]);
    const both = [waits("import one", "one.x, one.two.y"), waits("import two", "two.y")];
    expect(await Promise.all(both)).toEqual([[1, 2], 2]);
  });

  test("wait below importlib, too", async () => {
    instance.run("for name in ('waits', 'family', 'family.child'): del sys.modules[name]");
    const lines = ["import importlib", "importlib.import_module('waits').x, __import__('family').w"];
    expect(await waits("import family", ...lines)).toEqual([5, 42]);
  });
});

test.each([
  ["a metaclass", "class M(type):\n    def __new__(*given): host.later(1)\nclass A(metaclass=M): pass"],
  ["a native function that calls", "sum(host.later(i) for i in (1, 2))"],
])("waiting in %s is refused, and said why", async (_, code) => {
  expect((await failure(["import host", code])).message).toContain("cannot wait for a promise here");
  expect(await run(["1"])).toEqual([1, ""]);
});

test("interrupt() is Ctrl-C: the program may catch it and go on", async () => {
  const lines = [
    "import host",
    "try:",
    "    host.stop()",
    "    while True: pass",
    "except KeyboardInterrupt:",
    "    print('stopped')",
    "5",
  ];
  expect(await run(lines)).toEqual([5, "stopped\n"]);
  expect(await failure(["import host, time", "host.stop()", "time.sleep(1000)"])).toBeInstanceOf(
    PythonInterrupt,
  );
});

test("a signal that has come already begins no run", async () => {
  expect(await failure(["print(1)"], { signal: AbortSignal.abort() })).toBeInstanceOf(PythonInterrupt);
});

test("waiting is refused below native code and in plain runs", async () => {
  const error = await failure([
    "import time, host",
    "import _host",
    "list(map(_host.own('_waiting').wait_for, [host.later(1)]))",
  ]);
  expect(error.message).toContain("cannot wait for a promise here");
  expect(python.run("import host\ntype(host.later(1)).__name__")).toBe("JsPromise");
});

test("threads that a run has left go on, those of a stopped run end", async () => {
  await run([
    "import threading, time",
    "done = []",
    "threading.Thread(target=lambda: (time.sleep(0.02), done.append(1))).start()",
  ]);
  await later(0, 60);
  expect(python.run("len(done)")).toBe(1);
  await failure(
    [
      "def work():",
      "    while True: time.sleep(0.001); done.append(1)",
      "threading.Thread(target=work).start()",
      "while True: pass",
    ],
    { timeout: 20 },
  );
  const count = python.run("len(done)");
  await run(["time.sleep(0.02)"]);
  expect(python.run("len(done)")).toBe(count);
});

test("nothing is left behind by runs, however they end", async () => {
  const round = async () => {
    await run(["import host", "host.later(1, 0)"]);
    await failure(["while True: pass"], { maxSteps: 50_000 });
    await failure(["1 / 0"]);
  };
  // The last exceptions are kept for a while.
  for (let i = 0; i < 30; i++) await round();
  python.collect();
  const before = python.memory.blocks;
  for (let i = 0; i < 30; i++) await round();
  python.collect();
  expect(python.memory.blocks - before).toBeLessThan(20);
});

test("an instance that is disposed of during a run ends it", async () => {
  const other = await loadPython();
  const ended = other.runAsync("import time\ntime.sleep(1000)").catch((error) => error);
  await later(0);
  other.dispose();
  expect(await ended).toBeInstanceOf(PythonInterrupt);
});

test("a signal stops a loop that does its work in natives, and timers go on beside it", async () => {
  const python = await loadPython();
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  for (const work of ["sorted(range(1000))", "'x'.join(['ab'] * 5000)", "sum(range(3000))"]) {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 60);
    await expect(python.runAsync(`while True: ${work}`, { signal: stop.signal })).rejects.toMatchObject({
      name: "PythonInterrupt",
    });
  }
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});
