/**
 * Bad input: each function of the API is handed what it should not be. Each time there is a clear error, or an answer; the instance goes on, and
 * at the end its heap is sound.
 */
import { afterAll, describe, expect, test } from "vitest";
import { loadPython, PyProxy, type Python, PythonError, thrown } from "../support/embed.ts";
import { ODD as COMMON, disposed, disposedProxy, isClear, other } from "./odd.ts";

const python = await loadPython();
const destroyed = python.run("[1]");
destroyed.destroy();

/** Those that tests share, and some of the instance's own. */
const ODD: (() => unknown)[] = [
  ...COMMON,
  () => python,
  () => python.globals,
  () => destroyed,
  () => python.run("object()"),
  () => python.run("len"),
  () => python.run("(i for i in [1])"),
  () => python.run("type('Odd', (), {'__len__': lambda self: -1, '__str__': lambda self: 5})()"),
];

// biome-ignore lint/suspicious/noExplicitAny: that is the point
type Any = any;

/** Every function of the API, called with two odd values. */
const FUNCTIONS: Record<string, (a: Any, b: Any) => unknown> = {
  run: (a) => python.run(a),
  "run options": (a, b) => python.run("1", { globals: a, locals: b }),
  "run filename": (a) => python.run("1", { filename: a }),
  eval: (a, b) => python.eval(a, b ?? undefined),
  import: (a) => python.import(a),
  addModule: (a, b) => python.addModule(a, b),
  "addModule named": (a) => python.addModule("odd_module", a),
  removeModule: (a) => python.removeModule(a),
  toPy: (a) => python.toPy(a),
  "toPy options": (a, b) =>
    python.toPy([a], { depth: b, defaultConverter: typeof a === "function" ? a : undefined }),
  toJs: (a, b) => python.toJs(a, b ?? undefined),
  "toJs options": (a, b) => python.run("[{1: object()}]").toJs({ depth: a, dictConverter: b, pyproxies: b }),
  inspect: (a) => python.inspect(a),
  "globals.get": (a) => python.globals.get(a),
  "globals.set": (a, b) => python.globals.set(a, b),
  "globals.has": (a) => python.globals.has(a),
  "globals.delete": (a) => python.globals.delete(a),
  call: (a, b) => python.run("lambda *args: args")(a, b),
  callKwargs: (a, b) => python.run("lambda *args, **kwargs: kwargs")?.callKwargs(a, b),
  apply: (a, b) => python.run("lambda *args: args").apply(a, b),
  "result of a host function": (a) => python.run("lambda f: repr(f())")(() => a),
  "thrown by a host function": (a) =>
    python.run("lambda f: f()")(() => {
      throw a;
    }),
  "member of a module": (a) => {
    python.addModule("odd_members", { a });
    return python.run("import odd_members\nrepr(odd_members.a)");
  },
  "attribute of an object": (a) => {
    const holder = python.run("type('Holder', (), {})()");
    holder.a = a;
    return holder.a;
  },
  "everything Python can do": (a) =>
    python.run(`
def attempt(value):
    for action in (repr, len, iter, list, dir, bool, hash, str, callable, lambda v: v.x, lambda v: v(), lambda v: v[0],
                   lambda v: setattr(v, 'x', 1), lambda v: v.to_py(), lambda v: 1 in v, lambda v: v.new()):
        try: action(value)
        except Exception: pass
    if type(value).__name__ != 'JsArray': return
    for action in (lambda v: v.append(object), lambda v: v.insert(0, v), lambda v: v.extend(v), lambda v: v.index([1]), lambda v: v.count(v),
                   lambda v: v.remove(object), lambda v: v.reverse(), lambda v: v.copy(), lambda v: v in v, lambda v: v.pop(), lambda v: v.clear()):
        try: action(value)
        except Exception: pass
attempt`)(a),
  "methods without a proxy": (a) => PyProxy.prototype.toJs.call(a),
};

describe("odd values", () => {
  test.each(Object.keys(FUNCTIONS))("%s", (name) => {
    for (const makeA of ODD) {
      for (const makeB of [ODD[0], ODD[9], ODD[12], ODD[28], ODD[34], makeA]) {
        const [a, b] = [makeA(), makeB()];
        try {
          FUNCTIONS[name](a, b);
        } catch (error) {
          if (!isClear(error, [a, b])) throw error;
        }
      }
      expect(python.run("1 + 1")).toBe(2);
    }
  });
});

test("objects of other instances are refused", () => {
  expect(String(thrown(() => python.globals.set("x", other.globals)))).toMatch(/another Python instance/);
  expect(String(thrown(() => python.inspect(other.globals)))).toMatch(/another Python instance/);
  expect(thrown(() => python.run("1", { globals: other.globals }))).toBeInstanceOf(TypeError);
});

test("disposed instances are refused", () => {
  for (const use of [
    () => disposed.run("1"),
    () => disposed.import("math"),
    () => disposed.toPy([1]),
    () => disposed.memory,
    () => disposed.globals.get("x"),
    () => disposedProxy.length,
    () => disposedProxy.toJs(),
    () => [...disposedProxy],
    () => disposedProxy.copy(),
  ]) {
    expect(String(thrown(use))).toMatch(/disposed/);
  }
  disposedProxy.destroy();
  disposed.dispose();
});

test("host functions may call back, change and end what they were called with", () => {
  const nested = (n: number): unknown =>
    n === 0 ? python.run("1/0") : python.run("lambda f, n: f(n - 1)")(nested, n);
  expect(thrown(() => nested(20))).toMatchObject({ type: "ZeroDivisionError" });
  const list = python.run("reentrant = [1, 2, 3]\nreentrant");
  const seen = python.run("lambda f: [f(x) for x in reentrant]")((x: number) => {
    python.run("reentrant.clear()");
    return x;
  });
  expect(seen.toJs()).toEqual([1]);
  python.run("lambda f: f(reentrant)")((lent: { destroy(): void }) => lent.destroy());
  expect(list.length).toBe(0);
});

test("an instance disposed of in the midst of a call ends with that call", async () => {
  const victim = await loadPython();
  victim.globals.set("end", () => victim.dispose());
  expect(victim.run("end()\n1")).toBe(1);
  expect(String(thrown(() => victim.run("1")))).toMatch(/disposed/);
});

describe("too deep", () => {
  test("calls between the two languages", () => {
    python.globals.set("again", () => python.run("again()"));
    expect(thrown(() => python.run("again()"))).toBeInstanceOf(Error);
    expect(python.run("1")).toBe(1);
    python.run("def down(f): return f(down)");
    const up = (down: (f: unknown) => unknown): unknown => down(up);
    expect(thrown(() => python.globals.get("down")(up))).toBeInstanceOf(Error);
    expect(python.run("try:\n    again()\nexcept Exception as e:\n    text = str(e)\ntext")).toMatch(
      /nested too deeply/,
    );
  });

  test("recursion in Python", () => {
    expect(thrown(() => python.run("def r(): r()\nr()"))).toMatchObject({ type: "RecursionError" });
    expect(thrown(() => python.run(`${"(".repeat(5000)}1${")".repeat(5000)}`))).toBeInstanceOf(PythonError);
  });
});

test("memory that runs out is an error, and comes back", async () => {
  const small = await loadPython({ memoryLimit: 16 * 1024 * 1024 });
  for (let i = 0; i < 5; i++) {
    const error = thrown(() => small.run("x = []\nwhile True: x.append('y' * 1000)"));
    expect(error).toMatchObject({ name: "PythonMemoryError" });
    small.run("x = None");
    expect(small.run("sum(range(10))")).toBe(45);
  }
  expect(thrown(() => small.globals.set("text", "x".repeat(30_000_000)))).toMatchObject({
    name: "PythonMemoryError",
  });
  expect(thrown(() => small.toPy(new Array(3_000_000).fill(1)))).toMatchObject({ name: "PythonMemoryError" });
  expect(small.run("1")).toBe(1);
});

test("a failing allocation at any moment of a call is an error, and nothing breaks", async () => {
  const victim: Python = await loadPython();
  const f = victim.run("def f(a, b): return [a, b, {'k': a}]\nf");
  const action = () => {
    const result = f("text", { key: 1 });
    result.toJs();
    result.destroy();
    victim.toPy({ a: [1, new Map([[1, "x"]])] }).destroy();
    thrown(() => victim.run("raise ValueError('x')"));
  };
  for (let i = 0; i < 5; i++) action();
  for (let n = 1; n < 250; n++) {
    victim.debug.failAllocation(n);
    try {
      action();
    } catch (error) {
      if (!(error instanceof PythonError)) throw error;
    }
    victim.debug.failAllocation(0);
    expect(victim.run("1")).toBe(1);
  }
  expect(victim.debug.auditCounts()).toBe(0);
});

afterAll(() => {
  python.collect();
  expect(python.debug.auditCounts()).toBe(0);
});
