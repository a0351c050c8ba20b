/**
 * The whole surface of the API against bad input: every member of every class that embedders get, and every option of every function, is handed each
 * odd value (odd.ts) in each place, where nothing runs and from within calls of all kinds. What comes is an answer or a clear error, the instance is sound
 * afterwards, and nothing stays behind.
 *
 * What there is to be tried is found by reflection, or in the source where types have gone: whatever has no row here fails.
 */
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everything, loadPython, PyProxy, type Python } from "../support/embed.ts";
import { loadPyodide } from "../support/pyodide.ts";
import { disposed, disposedProxy, isClear, ODD, other } from "./odd.ts";

// biome-ignore lint/suspicious/noExplicitAny: what is handed over is wrong on purpose
type Any = any;

const python = await loadPython({ stdout: () => {}, stderr: () => {} });
const pyodide = await loadPyodide({ stdout: () => {}, stderr: () => {} });

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

// ---- what there is ----

const source = (file: string) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");

/** As rows have it; older hosts have a symbol of their own for `Symbol.dispose`. */
const nameOf = (key: string | symbol) => (key === Symbol.dispose ? "Symbol.dispose" : String(key));

/** Names of a class, but for those that are private in its source, or said to be internal. */
function membersOf(prototype: object, file: string): string[] {
  const text = source(file);
  const hidden = new Set(["constructor"]);
  for (const [, name] of text.matchAll(
    /^ {2}(?:private|protected) (?:(?:get|set|async|readonly) )*\*?(\w+)/gm,
  ))
    hidden.add(name);
  for (const [, name] of text.matchAll(/@internal[^\n]*\*\/\n {2}(?:(?:get|set|async|readonly) )*(\w+)/g))
    hidden.add(name);
  return Reflect.ownKeys(prototype)
    .map(nameOf)
    .filter((name) => !hidden.has(name));
}

/** Names of the fields of an interface, and of those that it extends in the same file. */
function optionsOf(file: string, name: string): string[] {
  const [, body] = new RegExp(`export interface ${name}\\b[^{]*{\\n(.*?)\\n}`, "s").exec(source(file)) ?? [];
  return [...(body ?? "").matchAll(/^ {2}(?:readonly )?"?([\w.]+)"?\??:/gm)].map(([, option]) => option);
}

// ---- rows: what each member is called with where all is well ----

type Row = () => unknown[];

interface Subject {
  file: string;
  prototype: object;
  /** Objects whose members are called, made for one call where the member ends them. */
  make: () => Any[];
  rows: Record<string, Row>;
}

const list = () => python.run("[1, 2, 3]");
const none: Row = () => [];

const PYTHON: Record<string, Row> = {
  globals: none,
  files: none,
  streams: none,
  memory: none,
  jit: none,
  debug: none,
  fork: none,
  snapshot: none,
  reset: none,
  run: () => ["1 + 1", {}],
  eval: () => ["1 + 1", {}],
  runAsync: () => ["1 + 1", {}],
  interrupt: none,
  import: () => ["math"],
  addModule: () => ["odd_module", { a: 1 }],
  removeModule: () => ["odd_module"],
  toPy: () => [[1], {}],
  toJs: () => [list(), {}],
  setInterruptBuffer: () => [new Int32Array(1)],
  inspect: () => [list()],
  collect: none,
  dispose: none,
  "Symbol.dispose": none,
};

const PROXY: Record<string, Row> = {
  type: none,
  destroy: none,
  "Symbol.dispose": none,
  copy: none,
  toString: none,
  toJs: () => [{}],
  toJSON: none,
  get: () => [0],
  set: () => [0, 1],
  has: () => [0],
  delete: () => [0],
  callKwargs: () => [1, {}],
  apply: () => [undefined, [1]],
  call: () => [undefined, 1],
  bind: () => [undefined, 1],
  length: none,
  next: none,
  "Symbol(Symbol.iterator)": none,
  toTypedArray: none,
  "Symbol(Symbol.toPrimitive)": () => ["number"],
  "Symbol(nodejs.util.inspect.custom)": none,
};

const FILES: Record<string, Row> = {
  read: () => ["odd.txt", "utf-8"],
  write: () => ["odd.txt", "text"],
  list: () => ["."],
  mkdir: () => ["odd", { recursive: true }],
  remove: () => ["odd", { recursive: true }],
  rename: () => ["odd.txt", "other.txt"],
  exists: () => ["odd.txt"],
  stat: () => ["odd.txt"],
  mount: () => ["/odd-mount", { path: "tests", readonly: true }],
  fill: () => [{ "odd.txt": "text" }],
  used: none,
  limit: none,
};

const STREAMS: Record<string, Row> = {
  setInput: () => ["text"],
  setOutput: () => [1, () => {}],
  isTerminal: () => [1],
  setTerminal: () => [1, false],
};

const PYODIDE: Record<string, Row> = {
  runPython: () => ["1 + 1", {}],
  runPythonAsync: () => ["1 + 1", {}],
  toPy: () => [[1], {}],
  toJs: () => [[1], {}],
  pyimport: () => ["math"],
  registerJsModule: () => ["odd_module", { a: 1 }],
  unregisterJsModule: () => ["odd_module"],
  setStdin: () => [{}],
  setStdout: () => [{}],
  setStderr: () => [{}],
  setInterruptBuffer: () => [new Int32Array(1)],
  loadPackagesFromImports: () => ["import os"],
  loadPackage: () => ["numpy"],
};

const FS: Record<string, Row> = {
  writeFile: () => ["odd.txt", "text"],
  readFile: () => ["odd.txt", { encoding: "utf8" }],
  mkdir: () => ["odd"],
  mkdirTree: () => ["odd/folder"],
  readdir: () => ["."],
  unlink: () => ["odd.txt"],
  rmdir: () => ["odd"],
  rename: () => ["odd.txt", "other.txt"],
  stat: () => ["."],
  isDir: () => [0],
  isFile: () => [0],
  analyzePath: () => ["odd.txt"],
};

/** Objects of each kind that a proxy stands for. */
const KINDS = [
  "[1, 2, 3]",
  "{0: 1}",
  "{0, 1}",
  "lambda *args, **kwargs: args",
  "iter([1, 2])",
  "bytearray(b'abc')",
  "type('Odd', (), {})",
  "type('Odd', (), {'__len__': lambda self: -1, '__str__': lambda self: 5, '__iter__': lambda self: 5})()",
  "type('Number', (int,), {})(5)",
];

const SUBJECTS: Record<string, Subject> = {
  Python: {
    file: "embed/python.ts",
    prototype: everything.Python.prototype,
    make: () => [python],
    rows: PYTHON,
  },
  PyProxy: {
    file: "embed/proxies.ts",
    prototype: PyProxy.prototype,
    make: () => KINDS.map((code) => python.run(code)),
    rows: PROXY,
  },
  FileStore: {
    file: "host/virtual/store.ts",
    prototype: Object.getPrototypeOf(python.files),
    make: () => [python.files],
    rows: FILES,
  },
  StandardStreams: {
    file: "host/virtual/streams.ts",
    prototype: Object.getPrototypeOf(python.streams),
    make: () => [python.streams],
    rows: STREAMS,
  },
  Pyodide: {
    file: "embed/pyodide.ts",
    prototype: Object.getPrototypeOf(pyodide),
    make: () => [pyodide],
    rows: PYODIDE,
  },
  FileSystem: {
    file: "embed/pyodide.ts",
    prototype: Object.getPrototypeOf(pyodide.FS),
    make: () => [pyodide.FS],
    rows: FS,
  },
};

/** A structure with all that options of a conversion decide on. */
const mixed = () => python.run("[{1: object()}, {2}, [[]]]");

/** How an option is handed over, by the interface that it is of, and where that is. */
const OPTIONS: Record<string, { file: string; use: (option: string, value: Any) => unknown }> = {
  PythonOptions: {
    file: "embed/options.ts",
    use: async (option, value) =>
      use_(await loadPython({ stdout: () => {}, stderr: () => {}, [option]: value })),
  },
  Limits: { file: "embed/limits.ts", use: (option, value) => python.run("1 + 1", { [option]: value }) },
  RunOptions: { file: "embed/options.ts", use: (option, value) => python.run("1 + 1", { [option]: value }) },
  JobLimits: { file: "embed/jobs.ts", use: (option, value) => python.runAsync("1 + 1", { [option]: value }) },
  ToJsOptions: {
    file: "embed/structures.ts",
    use: (option, value) => {
      const object = mixed();
      try {
        return object.toJs({ [option]: value });
      } finally {
        object.destroy();
      }
    },
  },
  ToPyOptions: {
    file: "embed/structures.ts",
    use: (option, value) => python.toPy([new (class Some {})(), [{ a: [1] }]], { [option]: value }),
  },
  PyodideConfig: {
    file: "embed/pyodide.ts",
    use: async (option, value) => use_((await loadPyodide({ stdout: () => {}, [option]: value })).python),
  },
  StdinOptions: {
    file: "embed/pyodide.ts",
    use: (option, value) => {
      pyodide.setStdin({ [option]: value });
      return pyodide.runPython("import sys; sys.stdin.read(1)");
    },
  },
  StdoutOptions: {
    file: "embed/pyodide.ts",
    use: (option, value) => {
      pyodide.setStdout({ [option]: value });
      return pyodide.runPython("print(1)");
    },
  },
};

/** An instance that was made is of use. */
function use_(made: Python): void {
  try {
    made.run("print(1, flush=True)\nimport sys\nsys.stdin.read(1)\n1 + 1");
  } finally {
    made.dispose();
  }
}

/** Members that end what they are called on, or make a new one: each call gets an instance of its own. */
const ENDING = new Set(["dispose", "reset", "fork", "Symbol.dispose"]);

// ---- trying ----

/** Gives back what a call has given. */
function release(result: Any, depth = 0): void {
  if (isRevoked(result) || KEPT.includes(result)) return;
  if (result instanceof PyProxy) result.destroy();
  else if (result instanceof everything.Python) result.dispose();
  else if (Array.isArray(result) && depth < 3) for (const item of result) release(item, depth + 1);
}

function isRevoked(value: unknown): boolean {
  try {
    return value instanceof Object && false;
  } catch {
    return true;
  }
}

/** What other calls need. */
const KEPT: unknown[] = [
  python,
  other,
  disposed,
  disposedProxy,
  python.globals,
  pyodide.globals,
  other.globals,
];

/** The first call that an error came from stands for all. */
const first = new Map<string, string>();

function note(what: string, given: readonly unknown[], error: unknown): void {
  const key = `${what}: ${shown(error)}`;
  if (!first.has(key)) first.set(key, `${key} (${given.map(shown)})`);
}

function noted(): string[] {
  const list = [...first.values()];
  first.clear();
  return list;
}

async function attempt(what: string, given: readonly unknown[], action: () => unknown): Promise<void> {
  try {
    release(await action());
  } catch (error) {
    if (!isClear(error, given)) note(what, given, error);
  }
}

function attemptNow(what: string, given: readonly unknown[], action: () => unknown): void {
  try {
    const result = action();
    if (result instanceof Promise)
      result.then(release, (error) => isClear(error, given) || note(what, given, error));
    else release(result);
  } catch (error) {
    if (!isClear(error, given)) note(what, given, error);
  }
}

function shown(value: unknown): string {
  try {
    if (value instanceof PyProxy) return "PyProxy";
    if (value instanceof everything.Python) return "Python";
    return value instanceof Error
      ? `${value.name}: ${value.message.slice(0, 150)}`
      : String(value).slice(0, 40);
  } catch {
    return typeof value;
  }
}

/** All calls of a member in which one argument is odd, or all are. */
function* oddCalls(row: Row, odd: () => unknown): Generator<unknown[]> {
  const { length } = row();
  for (let at = 0; at < length; at++) {
    const args = row();
    release(args[at]);
    args[at] = odd();
    yield args;
  }
  yield [odd(), odd(), odd()];
}

/** Calls a member, or reads and writes an accessor. */
function use(subject: Any, prototype: object, name: string, args: unknown[]): unknown {
  const key = Reflect.ownKeys(prototype).find((own) => nameOf(own) === name)!;
  const property = Object.getOwnPropertyDescriptor(prototype, key)!;
  if (property.get === undefined) return (property.value as Any).apply(subject, args);
  return property.get.call(subject);
}

function* calls(
  subject: Subject,
  odds: (() => unknown)[],
): Generator<[name: string, args: unknown[], () => unknown]> {
  for (const [name, row] of Object.entries(subject.rows)) {
    for (const odd of odds) {
      for (const args of oddCalls(row, odd)) {
        for (const made of subject.make()) {
          const isOwn = subject.rows === PYTHON && ENDING.has(name);
          const target = isOwn && name !== "fork" ? python.fork() : made;
          yield [name, args, () => use(target, subject.prototype, name, args)];
          if (isOwn) release(target);
          else if (subject.rows === PROXY) target.destroy();
        }
        for (const arg of args) release(arg);
      }
    }
  }
}

/** Everything back to where other calls expect it. */
function tidy(): void {
  python.setInterruptBuffer(undefined);
  pyodide.setInterruptBuffer(undefined);
  for (const streams of [python.streams, pyodide.python.streams]) {
    streams.setInput(undefined);
    streams.setOutput(1, () => {});
    streams.setOutput(2, () => {});
    for (const fd of [0, 1, 2]) streams.setTerminal(fd, false);
  }
  for (const { files } of [python, pyodide.python]) files.fill({ "odd.txt": "text", odd: null });
}

beforeAll(tidy);

describe("all that there is has a row", () => {
  test.each(Object.entries(SUBJECTS))("members of %s", (_, { prototype, file, rows }) => {
    expect(membersOf(prototype, file).sort()).toEqual(Object.keys(rows).sort());
  });
});

describe("odd values", () => {
  test.each(Object.entries(SUBJECTS))("members of %s", async (_, subject) => {
    for (const [name, args, call] of calls(subject, ODD)) await attempt(name, args, call);
    tidy();
    expect(python.run("1 + 1")).toBe(2);
    expect(pyodide.runPython("1 + 1")).toBe(2);
    expect(noted()).toEqual([]);
  });
});

describe("odd options", () => {
  test.each(Object.entries(OPTIONS))("of %s", async (name, { file, use }) => {
    const options = optionsOf(file, name);
    expect(options.length).toBeGreaterThan(0);
    for (const option of options) {
      for (const odd of ODD) {
        const value = odd();
        await attempt(option, [value], () => use(option, value));
      }
    }
    tidy();
    expect(noted()).toEqual([]);
  });
});

// ---- from within ----

type Context = (instance: Python, action: () => void) => unknown;

/** Ways in which JavaScript is called in the midst of something. */
const CONTEXTS: Record<string, Context> = {
  "a host function": (instance, action) => instance.run("lambda f: f()")(action),
  "a host function that a finalizer calls": (instance, action) => {
    instance.globals.set("end", action);
    instance.run("class Ends:\n    def __del__(self): end()\nEnds()\n1");
  },
  "a property that toPy reads": (instance, action) =>
    instance.toPy([
      {
        get property() {
          return action();
        },
      },
    ]),
  "an argument's own iterator": (instance, action) => {
    function* items() {
      yield 1;
      yield action();
    }
    return instance.run("list")(items());
  },
  "an accessor that Python reads": (instance, action) =>
    instance.run("lambda o: o.property")({
      get property() {
        return action();
      },
    }),
  "a converter of toJs": (instance, action) => {
    const object = instance.run("[{1: [2, object()]}, 3]");
    try {
      return object.toJs({ dictConverter: action, defaultConverter: action });
    } finally {
      object.destroy();
    }
  },
  "a converter of toPy": (instance, action) =>
    instance.toPy([new (class Some {})(), 1], { defaultConverter: action }),
  "an iteration over a proxy": (instance, action) => {
    for (const item of instance.run("iter([1, 2, 3])")) if (item === 2) action();
  },
  "standard output": (instance, action) => {
    instance.streams.setOutput(1, action);
    instance.run("print(1, flush=True)\nprint(2, flush=True)");
  },
  "standard input": (instance, action) => {
    instance.streams.setInput(() => {
      action();
      return "line";
    });
    instance.run("input()");
  },
  "a module's property": (instance, action) => {
    const module = {};
    instance.addModule("lazy", module);
    Object.defineProperty(module, "late", { get: action });
    instance.run("import lazy\nlazy.late");
  },
  "the text of an error": (instance, action) =>
    instance.run("lambda f: f()")(() => {
      throw Object.defineProperty(new Error("x"), "message", { get: action });
    }),
};

describe("called from within", () => {
  test.each(Object.entries(CONTEXTS))("%s", (_, context) => {
    for (const subject of [SUBJECTS.Python, SUBJECTS.PyProxy, SUBJECTS.FileStore]) {
      for (const [name, row] of Object.entries(subject.rows)) {
        const instance = python.fork();
        const targets = () =>
          subject.rows === PYTHON
            ? [instance]
            : subject.rows === FILES
              ? [instance.files]
              : KINDS.map((code) => instance.run(code));
        const action = () => {
          for (const target of targets()) {
            // Arguments that are proxies belong to the original: that is one more thing to refuse.
            const args = row();
            attemptNow(name, args, () => use(target, subject.prototype, name, args));
            for (const arg of args) release(arg);
          }
        };
        attemptNow(`within ${name}`, [], () => context(instance, action));
        attemptNow(`after ${name}`, [], () => {
          expect(instance.run("1 + 1")).toBe(2);
          instance.collect();
          expect(instance.debug.auditCounts()).toBe(0);
        });
        release(instance);
      }
    }
    expect(noted()).toEqual([]);
  });
});

describe("when it is over", () => {
  const useless = python.fork();
  const orphan = useless.run("[1]");
  const { files, streams } = useless;
  useless.dispose();

  test.each([
    ["an instance that was disposed of", useless, SUBJECTS.Python],
    ["a proxy of one", orphan, SUBJECTS.PyProxy],
    ["the files of one", files, SUBJECTS.FileStore],
    ["the streams of one", streams, SUBJECTS.StandardStreams],
  ])("%s", async (_, target, { prototype, rows }) => {
    for (const [name, row] of Object.entries(rows))
      await attempt(name, [], () => use(target, prototype, name, row()));
    expect(noted()).toEqual([]);
  });

  test("a proxy that was destroyed", async () => {
    for (const [name, row] of Object.entries(PROXY)) {
      const proxy = list();
      proxy.destroy();
      await attempt(name, [], () => use(proxy, PyProxy.prototype, name, row()));
    }
    expect(noted()).toEqual([]);
  });
});

/** Blocks that the instance has when all is gone that can go. */
async function blocks(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    // What JavaScript has collected is told later.
    await new Promise((resolve) => setTimeout(resolve, 10));
    python.collect();
  }
  return python.memory.blocks;
}

test("nothing stays behind", async () => {
  const odds = ODD.filter((_, i) => i % 3 === 0);
  const round = async () => {
    for (const subject of [SUBJECTS.Python, SUBJECTS.PyProxy])
      for (const [name, args, call] of calls(subject, odds)) await attempt(name, args, call);
    for (const [name, { file, use }] of Object.entries(OPTIONS)) {
      if (name === "PythonOptions" || name === "PyodideConfig") continue;
      for (const option of optionsOf(file, name))
        for (const odd of odds) {
          const value = odd();
          await attempt(option, [value], () => use(option, value));
        }
    }
    python.run("import sys; sys.modules.pop('odd_module', None)");
    tidy();
    noted();
  };
  await round();
  const before = await blocks();
  await round();
  // Tens are what caches still take in; what leaks does so for each of thousands of calls.
  expect((await blocks()) - before).toBeLessThan(100);
});

afterAll(() => {
  for (const instance of [python, pyodide.python] as Python[]) {
    instance.collect();
    expect(instance.debug.auditCounts()).toBe(0);
  }
});
