/** Standard streams and clocks that are the embedder's functions: input that is waited for, and functions that fail. */
import { describe, expect, test } from "vitest";
import type { PythonOptions } from "../../src/embed/index.ts";
import { loadPython, thrown } from "../support/embed.ts";

const later = <T>(value: T, milliseconds = 5) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), milliseconds));

/** An instance whose input comes line by line, a little later each time; at once where a line is given in an array. */
async function withInput(given: (string | [string | Uint8Array] | Error)[], options: PythonOptions = {}) {
  const lines = [...given];
  const output: string[] = [];
  const python = await loadPython({
    stdin: () => {
      const line = lines.shift() ?? null;
      if (line instanceof Error) return Promise.reject(line);
      return Array.isArray(line) ? line[0] : later(line);
    },
    stdout: (text) => output.push(text),
    ...options,
  });
  return { python, output: () => output.join("") };
}

describe("input that is promised", () => {
  test("input() waits for it, while JavaScript goes on", async () => {
    const { python, output } = await withInput(["ada", "36"]);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const code = "name = input('name? ')\nage = int(input())\nf'{name} {age + 1}'";
    expect(await python.runAsync(code)).toBe("ada 37");
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(2);
    expect(output()).toBe("name? ");
  });

  test.each([
    ["readline", "[sys.stdin.readline() for i in range(4)]", ["a\n", "b\n", "c\n", ""]],
    ["readline of so many", "[sys.stdin.readline(1) for i in range(3)]", ["a", "\n", "b"]],
    ["iteration", "[line for line in sys.stdin]", ["a\n", "b\n", "c\n"]],
    ["read", "sys.stdin.read()", "a\nb\nc\n"],
    ["read of so many", "[sys.stdin.read(3), sys.stdin.read(2), sys.stdin.read()]", ["a\nb", "\nc", "\n"]],
    ["readlines", "sys.stdin.readlines()", ["a\n", "b\n", "c\n"]],
    ["readlines of so many", "sys.stdin.readlines(3)", ["a\n", "b\n"]],
    [
      "bytes",
      "[sys.stdin.buffer.readline(), sys.stdin.buffer.read()]",
      [
        [97, 10],
        [98, 10, 99, 10],
      ],
    ],
    ["getpass", "import getpass\ngetpass.getpass('', sys.stdout)", "a"],
    [
      "the end",
      "input(), input(), input()\ntry:\n    input()\nexcept EOFError as error:\n    text = str(error)\ntext",
      "EOF when reading a line",
    ],
  ])("%s", async (_, code, expected) => {
    const { python } = await withInput(["a", ["b"], "c"], { stderr: () => {} });
    const value = await python.runAsync(`import sys, warnings\nwarnings.simplefilter('ignore')\n${code}`);
    const plain = (found: unknown): unknown =>
      found instanceof Uint8Array ? [...found] : Array.isArray(found) ? found.map(plain) : found;
    expect(plain(python.toJs(value))).toEqual(expected);
  });

  test("bytes that end within a line, and ends of input, are put together", async () => {
    const bytes = (...values: number[]): [Uint8Array] => [Uint8Array.from(values)];
    const { python } = await withInput([bytes(0x61, 0xc3), bytes(0xa9, 10, 0x62), bytes(10)]);
    expect(await python.runAsync("input() + '|' + input()")).toBe("aé|b");
  });

  test("what the program has put into the place of sys.stdin is read as ever", async () => {
    const { python } = await withInput([]);
    const code =
      "import sys, io\nsys.stdin = io.StringIO('mine')\nline = input()\nsys.stdin = sys.__stdin__\nline";
    expect(await python.runAsync(code)).toBe("mine");
  });

  test("a promise that fails is OSError in Python, and the run's own error", async () => {
    const { python, output } = await withInput([new RangeError("cut"), "next"]);
    const code = "try:\n    input()\nexcept OSError as error:\n    print(error)\nprint(input())";
    await expect(python.runAsync(code)).rejects.toThrow(new RangeError("cut"));
    expect(output()).toBe("[Errno 5] Input/output error\nnext\n");
  });

  test("a stop ends a run that waits for input; what comes then is the next one's", async () => {
    let give: (line: string) => void = () => {};
    const python = await loadPython({ stdin: () => new Promise<string>((resolve) => (give = resolve)) });
    const controller = new AbortController();
    const stopped = python.runAsync("input()", { signal: controller.signal });
    await later(0);
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ name: "PythonInterrupt" });
    await expect(python.runAsync("input()", { timeout: 20 })).rejects.toMatchObject({
      name: "PythonTimeoutError",
    });
    const next = python.runAsync("input()");
    await later(0);
    give("late");
    expect(await next).toBe("late");
  });

  test("two runs take lines in turns", async () => {
    const { python } = await withInput(["1", "2", "3", "4"]);
    const run = () => python.runAsync("a = [input(), input()]\na");
    const both = await Promise.all([run(), run()]);
    expect(both.flatMap((list) => list.toJs()).sort()).toEqual(["1", "2", "3", "4"]);
  });

  test("a fork waits for the same line", async () => {
    const { python } = await withInput(["1", "2"]);
    expect(await python.runAsync("input()")).toBe("1");
    const fork = python.fork();
    expect(await fork.runAsync("input()")).toBe("2");
  });

  test("is refused in plain runs, and below native code", async () => {
    const { python } = await withInput(["a", "b", "c"]);
    expect(() => python.run("input()")).toThrow("standard input is a promise");
    await later(0, 10);
    expect(python.run("input()")).toBe("a");
    const native = python.runAsync("import sys\nlist(map(lambda i: sys.stdin.readline(), [1]))");
    await expect(native).rejects.toThrow("standard input is a promise");
    await later(0, 10);
    expect(await python.runAsync("input()")).toBe("b");
  });
});

describe("functions of the embedder that fail", () => {
  const fail = () => {
    throw new RangeError("no more");
  };

  /** A clock that is right while instances are made. */
  const clockOf = (now: () => number) => {
    let calls = 0;
    return { now: () => (calls++ < 100 ? calls : now()), monotonic: () => performance.now() };
  };
  const LOOK = "import time\nfor i in range(300): time.time()";

  test.each<[string, PythonOptions, string]>([
    ["stdin", { stdin: fail }, "input()"],
    ["stdin that gives no text", { stdin: (() => 5) as never }, "input()"],
    ["stdin, for bytes", { stdin: fail }, "import os\nos.read(0, 5)"],
    ["stdout", { stdout: fail }, "print(1)"],
    ["stdout, written out at once", { stdout: fail }, "print(1, flush=True)"],
    ["stdout as bytes", { stdout: { write: fail } }, "print(1)"],
    ["stderr", { stderr: fail }, "import sys\nsys.stderr.write('x')\nsys.stderr.flush()"],
    ["the clock", { clock: clockOf(fail) }, LOOK],
    ["a clock without numbers", { clock: clockOf(() => Number.NaN) }, LOOK],
  ])("%s: the run throws what was thrown, and the instance goes on", async (_, options, code) => {
    const python = await loadPython(options);
    expect(thrown(() => python.run(code))).toSatisfy(
      (error) => (error instanceof RangeError && error.message === "no more") || error instanceof TypeError,
    );
    await expect(python.runAsync(code)).rejects.toThrow(/no more|must give/);
    expect(python.run("1 + 1")).toBe(2);
    expect(await python.runAsync("1 + 1")).toBe(2);
    expect(python.debug.auditCounts()).toBe(0);
    python.dispose();
  });

  test("a clock's sleep, and a clock from the start", async () => {
    const python = await loadPython({ clock: { now: Date.now, sleep: fail } });
    expect(() => python.run("import time\ntime.sleep(0.01)")).toThrow("no more");
    await expect(loadPython({ clock: { now: fail } })).rejects.toThrow("no more");
  });

  test("Python sees OSError, and may go on without", async () => {
    const seen: string[] = [];
    const python = await loadPython({ stdin: fail, stdout: (text) => seen.push(text) });
    const code = "try:\n    input()\nexcept OSError as error:\n    print(error)\nprint('went on')";
    expect(() => python.run(code)).toThrow(new RangeError("no more"));
    expect(seen.join("")).toBe("[Errno 5] Input/output error\nwent on\n");
  });
});
