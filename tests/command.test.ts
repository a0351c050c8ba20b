/**
 * The command as users run it: a child process each, its output, its exit status, its files. What a script prints is tests/scripts'
 * matter; here are the options, ways to name a program, signals, the prompt and the compiled files.
 */
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const COMMAND = fileURLToPath(new URL("../dist/taipan.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "taipan-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  stdout: string;
  stderr: string;
  status: number | null;
}

interface Options {
  input?: string;
  env?: Record<string, string>;
  cwd?: string;
  /** Sends SIGINT when this has been printed. */
  interruptAt?: string;
}

/** Runs the command; its environment has no variables of Python's but the given ones. */
function taipan(args: string[], { input = "", env = {}, cwd = folder, interruptAt }: Options = {}) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("PYTHON")),
  );
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd, env: { ...clean, ...env } });
  const out = { stdout: "", stderr: "" };
  let isInterrupted = false;
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk: Buffer) => {
      out[name] += chunk.toString();
      if (isInterrupted || interruptAt === undefined || !out.stdout.includes(interruptAt)) return;
      isInterrupted = child.kill("SIGINT");
    });
  }
  child.stdin.on("error", () => {});
  if (interruptAt === undefined) child.stdin.end(input);
  return new Promise<Outcome>((resolve) => {
    child.on("close", (status) => resolve({ ...out, status }));
  });
}

/** Writes files below a folder of their own: its path. */
function files(contents: Record<string, string>): string {
  const own = mkdtempSync(join(folder, "case-"));
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), text);
  }
  return own;
}

const ok = (stdout: string) => ({ stdout, stderr: "", status: 0 });

describe.concurrent("programs", () => {
  test("a file gets its arguments, and its folder comes first in sys.path", async () => {
    const cwd = files({ "sub/a.py": "import sys, b\nprint(sys.argv, __name__, b.x)", "sub/b.py": "x = 1" });
    expect(await taipan(["-B", "sub/a.py", "-c", "x"], { cwd })).toEqual(
      ok("['sub/a.py', '-c', 'x'] __main__ 1\n"),
    );
  });

  test("-c runs a text, indented or not", async () => {
    expect(await taipan(["-c", "  import sys\n  print(sys.argv, sys.path[0] == '')", "a"])).toEqual(
      ok("['-c', 'a'] True\n"),
    );
  });

  test("a traceback of -c shows the source", async () => {
    const { stderr, status } = await taipan(["-c", "x = 1\nx / 0"]);
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Traceback (most recent call last):\n  File "<string>", line 2, in <module>\n    x / 0\n    ~~^~~\n' +
        "ZeroDivisionError: division by zero\n",
    );
  });

  test("- and a pipe without arguments run standard input", async () => {
    const input = "import sys; print(sys.argv)";
    expect(await taipan(["-", "a"], { input })).toEqual(ok("['-', 'a']\n"));
    expect(await taipan([], { input })).toEqual(ok("['']\n"));
  });

  test("-m runs modules, and packages by their __main__", async () => {
    const cwd = files({
      "m.py": "import sys; print(__name__, __spec__.name, sys.argv[1:])",
      "p/__init__.py": "",
      "p/__main__.py": "from . import q; print(__package__, q.x)",
      "p/q.py": "x = 2",
    });
    expect(await taipan(["-B", "-m", "m", "1"], { cwd })).toEqual(ok("__main__ m ['1']\n"));
    expect(await taipan(["-B", "-m", "p"], { cwd })).toEqual(ok("p 2\n"));
    const { stderr, status } = await taipan(["-B", "-m", "p.r"], { cwd });
    expect([stderr.replace(COMMAND, "taipan"), status]).toEqual(["taipan: No module named p.r\n", 1]);
  });

  test("a folder runs by its __main__.py", async () => {
    const cwd = files({
      "d/__main__.py": "import e; print(__file__[-13:], e.x)",
      "d/e.py": "x = 3",
      "f/g.py": "",
    });
    expect(await taipan(["-B", "d"], { cwd })).toEqual(ok("d/__main__.py 3\n"));
    const { stderr, status } = await taipan(["f"], { cwd });
    expect([stderr, status]).toEqual([`taipan: can't find '__main__' module in '${cwd}/f'\n`, 1]);
  });

  test("a missing file is status 2, in CPython's words", async () => {
    const { stderr, status } = await taipan(["none.py"]);
    const words = "[Errno 2] No such file or directory";
    expect([stderr, status]).toEqual([`taipan: can't open file '${folder}/none.py': ${words}\n`, 2]);
  });

  test("a syntax error has no traceback", async () => {
    const { stderr, status } = await taipan(["-c", "def f(:"]);
    expect([stderr, status]).toEqual([
      '  File "<string>", line 1\n    def f(:\n          ^\nSyntaxError: invalid syntax\n',
      1,
    ]);
  });
});

describe.concurrent("options", () => {
  test("misuse is status 2 and shows the usage", async () => {
    for (const [args, message] of [
      [["-Z"], "Unknown option: -Z"],
      [["--zzz"], "unknown option --zzz"],
      [["-c"], "Argument expected for the -c option"],
      [
        ["--check-hash-based-pycs", "x"],
        "--check-hash-based-pycs must be one of 'default', 'always', or 'never'",
      ],
    ] as const) {
      const { stderr, status } = await taipan([...args]);
      expect([stderr.split("\n")[0], stderr.split("\n")[1].startsWith("usage: taipan"), status]).toEqual([
        message,
        true,
        2,
      ]);
    }
  });

  test("-V and -h print and leave", async () => {
    expect(await taipan(["-V"])).toEqual(ok("Python 3.14.2\n"));
    const { stdout, status } = await taipan(["-h"]);
    expect([stdout.startsWith("usage: taipan [option]"), status]).toEqual([true, 0]);
  });

  test("sys.flags say what was given", async () => {
    const code =
      "import sys; f = sys.flags; print(f.optimize, f.dont_write_bytecode, f.isolated, f.quiet, __debug__)";
    expect(await taipan(["-OO", "-B", "-I", "-qq", "-c", code])).toEqual(ok("2 1 1 2 False\n"));
    const env = { PYTHONOPTIMIZE: "1", PYTHONDONTWRITEBYTECODE: "x" };
    expect(await taipan(["-c", code], { env })).toEqual(ok("1 1 0 0 False\n"));
    expect(await taipan(["-E", "-c", code], { env })).toEqual(ok("0 0 0 0 True\n"));
  });

  test("PYTHONHASHSEED gives the hashes that CPython has", async () => {
    const run = (seed: string) => taipan(["-c", "print(hash('abc'))"], { env: { PYTHONHASHSEED: seed } });
    expect(await run("0")).toEqual(ok("-4594863902769663758\n"));
    expect(await run("5")).toEqual(ok("1824667261547333466\n"));
    expect((await run("x")).status).toBe(1);
  });

  test("PYTHONPATH and -X are handed on", async () => {
    const cwd = files({ "lib/one.py": "x = 1" });
    const code = "import sys, one; print(one.x, sys._xoptions, sys.warnoptions)";
    const env = { PYTHONPATH: `${cwd}/lib` };
    expect(await taipan(["-B", "-X", "a=b", "-X", "c", "-W", "error", "-c", code], { env })).toEqual(
      ok("1 {'a': 'b', 'c': True} ['error']\n"),
    );
  });
});

describe.concurrent("files", () => {
  test("open() reads and writes files on disk", async () => {
    const program = `
with open("a.txt", "w") as f: f.write("one\\ntwo é\\n")
with open("a.txt", "a") as f: print(f.tell(), f.write("three"), f.tell())
with open("a.txt", "r+b") as f: print(f.read(3), f.seek(-5, 2), f.write(b"T"), f.seek(0), f.readlines())
with open("a.txt", "rb", 0) as f: print(f.seek(4), f.read(3), f.tell())
with open("a.txt", "r+") as f: print(f.truncate(7), f.read())
open("x.txt", "x").write("left open")
for name, mode in (("x.txt", "x"), ("none/a", "w"), ("none", "r"), (".", "r"), ("a.txt/b", "r")):
    try: open(name, mode)
    except OSError as error: print(type(error).__name__, error)
`;
    const cwd = files({ "main.py": program });
    expect(await taipan(["main.py"], { cwd })).toEqual(
      ok(
        `${[
          "11 5 16",
          "b'one' 11 1 0 [b'one\\n', b'two \\xc3\\xa9\\n', b'Three']",
          "4 b'two' 7",
          "7 one",
          "two",
          "FileExistsError [Errno 17] File exists: 'x.txt'",
          "FileNotFoundError [Errno 2] No such file or directory: 'none/a'",
          "FileNotFoundError [Errno 2] No such file or directory: 'none'",
          "IsADirectoryError [Errno 21] Is a directory: '.'",
          "NotADirectoryError [Errno 20] Not a directory: 'a.txt/b'",
        ].join("\n")}\n`,
      ),
    );
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe("one\ntwo");
    expect(readFileSync(join(cwd, "x.txt"), "utf8")).toBe("left open");
  });

  test("descriptors are redirected", async () => {
    const program = fileURLToPath(new URL("virtual/redirection.py", import.meta.url));
    expect(await taipan([program])).toEqual(ok("before\nafter\n"));
  });

  test("the standard streams are files of bytes too, and descriptors can be opened", async () => {
    const code = `import sys
print(sys.stdin.buffer.read(3), sys.stdin.buffer.readlines())
sys.stdout.flush()
with open(1, "w", closefd=False) as f: f.write("descriptor")`;
    const reading = "print(open(0, closefd=False).readlines())";
    expect(await taipan(["-c", reading], { input: "a\nb" })).toEqual(ok("['a\\n', 'b']\n"));
    expect(await taipan(["-c", code], { input: "a\nb\nc\nd" })).toEqual(
      ok("b'a\\nb' [b'\\n', b'c\\n', b'd']\ndescriptor"),
    );
  });
});

describe.concurrent("warnings", () => {
  const program = "def f(x):\n    return ~x\nfor _ in range(2): f(True)\nif 1 is 1: print('ran')\n";
  const inversion = "a.py:2: DeprecationWarning: Bitwise inversion";
  const identity = `a.py:4: SyntaxWarning: "is" with 'int' literal`;
  const ignored = "Invalid -W option ignored: ";

  /** How often the two are shown, and the last line of standard error. */
  async function shown(options: string[], env: Record<string, string> = {}) {
    const cwd = files({ "a.py": program });
    const { stdout, stderr, status } = await taipan([...options, "a.py"], { cwd, env });
    const times = (text: string) => stderr.split(text).length - 1;
    return {
      times: [times(inversion), times(identity)],
      ran: stdout === "ran\n",
      status,
      stderr: stderr.replaceAll(`${cwd}/`, ""),
    };
  }

  test.each([
    [[], [1, 1]],
    [
      ["-W", "ignore"],
      [0, 0],
    ],
    [
      ["-W", "always"],
      [2, 1],
    ],
    [
      ["-W", "once"],
      [1, 1],
    ],
    [["-Wi::DeprecationWarning"], [0, 1]],
    [
      ["-W", "ignore:bitwise inv"],
      [0, 1],
    ],
    [
      ["-W", "ignore::SyntaxWarning"],
      [1, 0],
    ],
    [
      ["-W", "ignore:::__main__:3"],
      [1, 1],
    ],
    [
      ["-W", "ignore:::__main__:2"],
      [0, 1],
    ],
    [
      ["-W", "error", "-W", "default"],
      [1, 1],
    ],
  ])("%j", async (options, times) => {
    expect(await shown(options)).toMatchObject({ times, ran: true, status: 0 });
  });

  test("PYTHONWARNINGS comes before -W", async () => {
    const env = { PYTHONWARNINGS: "error,always" };
    expect(await shown([], env)).toMatchObject({ times: [2, 1], ran: true });
    expect(await shown(["-W", "ignore"], env)).toMatchObject({ times: [0, 0], ran: true });
  });

  test("errors are raised: by the compiler with a place, at run time at the line", async () => {
    const compiled = await shown(["-W", "error"]);
    expect(compiled.stderr).toBe(
      `  File "a.py", line 4\n    if 1 is 1: print('ran')\n       ^^^^^^\nSyntaxError: "is" with 'int' literal. Did you mean "=="?\n`,
    );
    const { stderr, status } = await shown(["-W", "error::DeprecationWarning"]);
    expect(stderr).toContain(
      'a.py", line 2, in f\n    return ~x\n           ^^\nDeprecationWarning: Bitwise',
    );
    expect(status).toBe(1);
  });

  test.each([
    ["foo", "invalid action: 'foo'"],
    ["error::Foo", "unknown warning category: 'Foo'"],
    ["error::no.Foo", "invalid module name: 'no'"],
    ["error::int", "invalid warning category: 'int'"],
    ["error:::x:y", "invalid lineno 'y'"],
    ["a:b:c:d:e:f", "too many fields (max 5): 'a:b:c:d:e:f'"],
  ])("-W %s is ignored", async (option, reason) => {
    const { stderr, times, ran } = await shown(["-W", option]);
    expect(stderr.startsWith(`${ignored}${reason}\n`)).toBe(true);
    expect({ times, ran }).toEqual({ times: [1, 1], ran: true });
  });

  test("-u writes output at once", async () => {
    const code =
      "import sys; print(sys.stdout.write_through, sys.stderr.write_through, sys.stdout.line_buffering)";
    expect(await taipan(["-u", "-c", code])).toEqual(ok("True True False\n"));
    expect(await taipan(["-c", code], { env: { PYTHONUNBUFFERED: "1" } })).toEqual(ok("True True False\n"));
    expect(await taipan(["-c", code])).toEqual(ok("False False False\n"));
  });
});

describe.concurrent("exit statuses", () => {
  test.each([
    ["pass", 0, ""],
    ["raise SystemExit", 0, ""],
    ["import sys; sys.exit(7)", 7, ""],
    ["import sys; sys.exit(256 + 3)", 3, ""],
    ["import sys; sys.exit('words')", 1, "words\n"],
    ["import sys; sys.exit((1, 2))", 1, "(1, 2)\n"],
  ])("%s", async (code, status, stderr) => {
    expect(await taipan(["-c", code])).toEqual({ stdout: "", stderr, status });
  });
});

describe.concurrent("Ctrl-C", () => {
  const last = (text: string) => text.trimEnd().split("\n").at(-1);

  test.each([
    ["a running loop", "print('go', flush=True)\nwhile True: pass"],
    ["sleep", "import time\nprint('go', flush=True)\ntime.sleep(60)"],
    ["input", "input('go')"],
    ["native work", "print('go', flush=True)\nsum(i for i in iter(int, 1))"],
  ])("ends %s with KeyboardInterrupt and status 130", async (_, code) => {
    const { stderr, status } = await taipan(["-c", code], { interruptAt: "go" });
    expect([last(stderr), status]).toEqual(["KeyboardInterrupt", 130]);
  });

  test("can be caught, once for each time it is pressed", async () => {
    const code = `
      print('go', flush=True)
      try:
          while True: pass
      except KeyboardInterrupt:
          print('caught')
      for i in range(100000): pass
    `;
    expect(await taipan(["-c", code], { interruptAt: "go" })).toEqual(ok("go\ncaught\n"));
  });
});

describe.concurrent("colors of tracebacks", () => {
  const program = ["-c", "def f():\n  return 1/0\nf()"];

  test("FORCE_COLOR asks for them, with the source", async () => {
    const { stderr, status } = await taipan(program, { env: { FORCE_COLOR: "1" } });
    expect(status).toBe(1);
    expect(stderr).toContain('File \x1b[35m"<string>"\x1b[0m, line \x1b[35m2\x1b[0m, in \x1b[35mf\x1b[0m');
    expect(stderr).toContain("return \x1b[31m1\x1b[0m\x1b[1;31m/\x1b[0m\x1b[31m0\x1b[0m");
    expect(stderr).toContain("\x1b[1;35mZeroDivisionError\x1b[0m: \x1b[35mdivision by zero\x1b[0m");
  });

  test("NO_COLOR and PYTHON_COLORS=0 are stronger", async () => {
    for (const name of ["NO_COLOR", "PYTHON_COLORS"]) {
      const { stderr } = await taipan(program, {
        env: { FORCE_COLOR: "1", [name]: name === "NO_COLOR" ? "1" : "0" },
      });
      expect(stderr).not.toContain("\x1b");
      expect(stderr).toContain("ZeroDivisionError: division by zero\n");
    }
  });
});

describe.concurrent("the prompt", () => {
  test("help prints without a pager where there is no terminal", async () => {
    const { stdout } = await taipan(["-i"], { input: "help(len)\n" });
    expect(stdout).toContain("Help on built-in function len in module builtins:");
  });

  const ask = (input: string, args = ["-i", "-q"]) => taipan(args, { input });

  test("shows values, remembers the last, takes blocks till an empty line", async () => {
    const input = "1 + 1\n_ * 2\ndef f(x):\n    return x\n\nf(7)\nNone\n";
    expect(await ask(input)).toEqual({
      stdout: "2\n4\n7\n",
      stderr: ">>> >>> >>> ... ... >>> >>> >>> \n",
      status: 0,
    });
  });

  test("goes on after errors, and names no frame of its own", async () => {
    const { stdout, stderr, status } = await ask("1/0\nx = (\n1)\nx\n");
    expect([stdout, status]).toEqual(["1\n", 0]);
    expect(stderr).toBe(
      '>>> Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n    1/0\n    ~^~\n' +
        "ZeroDivisionError: division by zero\n>>> ... >>> >>> \n",
    );
  });

  test("syntax errors are shown and forgotten", async () => {
    const { stdout, stderr } = await ask("1 +\n3\n");
    expect(stdout).toBe("3\n");
    expect(stderr).toBe(
      '>>>   File "<stdin>", line 1\n    1 +\n       ^\nSyntaxError: invalid syntax\n>>> >>> \n',
    );
  });

  test("exit() leaves with its status; exit alone says how", async () => {
    expect(await ask("exit\nexit(4)\n1\n")).toEqual({
      stdout: "Use exit() or Ctrl-D (i.e. EOF) to exit\n",
      stderr: ">>> >>> ",
      status: 4,
    });
  });

  test("opens after a program with -i, which SystemExit does not end", async () => {
    const { stdout, stderr, status } = await ask("y\n", ["-i", "-c", "y = 5; raise SystemExit(3)"]);
    expect([stdout, status]).toEqual(["5\n", 0]);
    expect(stderr.trimEnd().split("\n").slice(-2)).toEqual(
      ["SystemExit: 3", ">>> >>> "].map((s) => s.trimEnd()),
    );
  });

  test("has a banner unless -q", async () => {
    const { stderr } = await ask("", ["-i"]);
    expect(stderr).toMatch(/^Python 3\.14\.\d .*\nType "help", .*\n>>> \n$/);
  });

  test("ps1 and ps2 may be objects", async () => {
    const input = "import sys\nsys.ps1 = 'a '\nsys.ps2 = 5\nif 1:\n  2\n\n";
    expect((await ask(input)).stderr).toBe(">>> >>> a a 55a \n");
  });
});

describe.concurrent("compiled files", () => {
  const sources = { "main.py": "import m; print(m.x)", "m.py": "x = 1" };
  const cached = (cwd: string) => (existsSync(`${cwd}/__pycache__`) ? readdirSync(`${cwd}/__pycache__`) : []);

  test("imports write them, with the source's time and size", async () => {
    const cwd = files(sources);
    expect(await taipan(["main.py"], { cwd })).toEqual(ok("1\n"));
    expect(cached(cwd)).toEqual(["m.taipan-314.pyc"]);
    const header = readFileSync(`${cwd}/__pycache__/m.taipan-314.pyc`).subarray(0, 16);
    expect([header.readUInt32LE(4), header.readUInt32LE(12)]).toEqual([0, sources["m.py"].length]);
  });

  test("they are used while they fit the source, and made anew when not", async () => {
    const cwd = files(sources);
    await taipan(["main.py"], { cwd });
    const file = `${cwd}/__pycache__/m.taipan-314.pyc`;
    const kept = readFileSync(file);
    // The same length and time, so the source is not looked at.
    const changed = Buffer.from(kept);
    changed.writeInt32LE(2, changed.indexOf(Buffer.from([0x69, 1, 0, 0, 0])) + 1);
    writeFileSync(file, changed);
    expect(await taipan(["main.py"], { cwd })).toEqual(ok("2\n"));
    writeFileSync(`${cwd}/m.py`, "x = 333");
    expect(await taipan(["main.py"], { cwd })).toEqual(ok("333\n"));
  });

  test("damaged ones are passed over", async () => {
    const cwd = files(sources);
    await taipan(["main.py"], { cwd });
    const file = `${cwd}/__pycache__/m.taipan-314.pyc`;
    const kept = readFileSync(file);
    for (const damaged of [
      kept.subarray(0, 10),
      kept.subarray(0, kept.length - 9),
      Buffer.from("nonsense"),
    ]) {
      writeFileSync(file, damaged);
      expect(await taipan(["main.py"], { cwd })).toEqual(ok("1\n"));
    }
  });

  test("-B and PYTHONDONTWRITEBYTECODE write none, -O others, a prefix elsewhere", async () => {
    const cwd = files(sources);
    await taipan(["-B", "main.py"], { cwd });
    await taipan(["main.py"], { cwd, env: { PYTHONDONTWRITEBYTECODE: "1" } });
    expect(cached(cwd)).toEqual([]);
    await taipan(["-O", "main.py"], { cwd });
    await taipan(["-OO", "main.py"], { cwd });
    expect(cached(cwd)).toEqual(["m.taipan-314.opt-1.pyc", "m.taipan-314.opt-2.pyc"]);
    const prefix = mkdtempSync(join(folder, "prefix-"));
    expect(await taipan(["main.py"], { cwd, env: { PYTHONPYCACHEPREFIX: prefix } })).toEqual(ok("1\n"));
    expect(readdirSync(prefix + cwd)).toEqual(["m.taipan-314.pyc"]);
  });

  test("a folder that cannot be written is no error", async () => {
    const cwd = files({ ...sources, __pycache__: "a file where the folder should be" });
    expect(await taipan(["main.py"], { cwd })).toEqual(ok("1\n"));
  });

  test("-m py_compile and -m compileall write them; they run by their path", async () => {
    const cwd = files({ "a.py": "print('a')", "sub/b.py": "print('b')", "sub/bad.py": "def" });
    expect(await taipan(["-m", "py_compile", "a.py"], { cwd })).toEqual(ok(""));
    expect(await taipan(["__pycache__/a.taipan-314.pyc"], { cwd })).toEqual(ok("a\n"));
    const all = await taipan(["-m", "compileall", "."], { cwd });
    expect([all.status, all.stdout.split("\n")[0], all.stdout.includes("SyntaxError")]).toEqual([
      1,
      "Listing '.'...",
      true,
    ]);
    expect(readdirSync(`${cwd}/sub/__pycache__`)).toEqual(["b.taipan-314.pyc"]);
  });

  test("hash-based ones are checked if they say so", async () => {
    const cwd = files(sources);
    const compile = (mode: string) =>
      taipan(
        ["-c", `import py_compile as p; p.compile('m.py', invalidation_mode=p.PycInvalidationMode.${mode})`],
        {
          cwd,
        },
      );
    await compile("UNCHECKED_HASH");
    writeFileSync(`${cwd}/m.py`, "x = 2");
    expect(await taipan(["main.py"], { cwd })).toEqual(ok("1\n"));
    expect(await taipan(["--check-hash-based-pycs", "always", "main.py"], { cwd })).toEqual(ok("2\n"));
    await compile("CHECKED_HASH");
    writeFileSync(`${cwd}/m.py`, "x = 3");
    expect(await taipan(["main.py"], { cwd })).toEqual(ok("3\n"));
  });

  test("code from a compiled file has the name of its source, with what is nested in it", async () => {
    const m =
      "import sys\nnames = lambda: (lambda: sys._getframe().f_code.co_filename)()\nown = eval('names()')";
    const main = "import importlib.machinery as i, m; print(m.own, m.names.__code__.co_filename)";
    const again = "print(i.SourceFileLoader('m', 'other.py').get_code('m').co_filename)";
    const cwd = files({ "main.py": `${main}\n${again}`, "m.py": m, "other.py": "" });
    await taipan(["-c", "import py_compile; py_compile.compile('m.py', dfile='elsewhere.py')"], { cwd });
    await taipan(["-c", "import py_compile; py_compile.compile('other.py', dfile='elsewhere.py')"], { cwd });
    expect(await taipan(["main.py"], { cwd })).toEqual(ok(`${cwd}/m.py ${cwd}/m.py\nother.py\n`));
  });

  test("a module may be there in compiled form only", async () => {
    const cwd = files({ "main.py": "import m; print(m.x, m.__file__[-5:])", "m.py": "x = 9" });
    await taipan(["-c", "import py_compile; py_compile.compile('m.py', 'm.pyc')"], { cwd });
    rmSync(`${cwd}/m.py`);
    expect(await taipan(["main.py"], { cwd })).toEqual(ok("9 m.pyc\n"));
  });

  test("dis reads a file or standard input", async () => {
    const cwd = files({ "a.py": "x = y" });
    const listing =
      "  1           0 LOAD_NAME                0 (y)\n              3 STORE_NAME               1 (x)\n" +
      "              6 LOAD_CONST               0 (None)\n              9 RETURN_VALUE\n";
    expect(await taipan(["-m", "dis", "a.py"], { cwd })).toEqual(ok(listing));
    expect(await taipan(["-m", "dis"], { cwd, input: "x = y" })).toEqual(ok(listing));
  });
});

describe("what is watched from the beginning", () => {
  const mixed = "print(b'a' == 'a', 1 == b'a', bytearray() != '', str(b'a'))";

  test("-b warns where bytes are taken for text, -bb refuses it", async () => {
    expect(await taipan(["-c", mixed])).toEqual({ stdout: "False False True b'a'\n", stderr: "", status: 0 });
    const warned = await taipan(["-b", "-W", "always", "-c", mixed]);
    expect(warned.stdout).toBe("False False True b'a'\n");
    expect(warned.stderr.match(/BytesWarning: .*/g)).toEqual([
      "BytesWarning: Comparison between bytes and string",
      "BytesWarning: Comparison between bytes and int",
      "BytesWarning: Comparison between bytearray and string",
      "BytesWarning: str() on a bytes instance",
    ]);
    for (const code of ["b'' == ''", "str(bytearray())", "'%s' % b''", "b'' != 3", "f'{b\"\"}'"]) {
      const { stderr, status } = await taipan(["-bb", "-c", code]);
      expect([code, status]).toEqual([code, 1]);
      expect(stderr).toContain("BytesWarning: ");
    }
    expect((await taipan(["-bb", "-c", "b'a' < b'b' == bytearray(b'b'); repr(b''); b'' is ''"])).status).toBe(
      0,
    );
  });

  test("tracemalloc starts before the program", async () => {
    const code =
      "import tracemalloc as t; x = bytearray(9999); print(t.is_tracing(), t.get_traceback_limit())";
    const cases: [string[], Record<string, string>, string][] = [
      [[], {}, "False 1"],
      [["-X", "tracemalloc"], {}, "True 1"],
      [["-X", "tracemalloc=7"], { PYTHONTRACEMALLOC: "3" }, "True 7"],
      [[], { PYTHONTRACEMALLOC: "3" }, "True 3"],
      [["-E"], { PYTHONTRACEMALLOC: "3" }, "False 1"],
      [["-X", "tracemalloc=0"], {}, "False 1"],
    ];
    for (const [options, env, expected] of cases) {
      expect((await taipan([...options, "-c", code], { env })).stdout).toBe(`${expected}\n`);
    }
    const refused = await taipan(["-X", "tracemalloc=many", "-c", code]);
    expect(refused.stderr).toContain("-X tracemalloc=NFRAME: invalid number of frames");
    expect(refused.status).toBe(1);
  });

  test("importtime tells what each import takes", async () => {
    const code =
      "import email.charset\ntry: import missing\nexcept ImportError: print(1)\nimport email.charset";
    const line = /^import time: +(\d+) \| +(\d+) \| ( *)(\S+)$/;
    for (const [options, env] of [
      [["-X", "importtime"], {}],
      [[], { PYTHONPROFILEIMPORTTIME: "1" }],
    ] as [string[], Record<string, string>][]) {
      const { stderr, stdout } = await taipan([...options, "-c", code], { env });
      expect(stdout).toBe("1\n");
      const [header, ...lines] = stderr.trimEnd().split("\n");
      expect(header).toBe("import time: self [us] | cumulative | imported package");
      const told = lines.map((each) => line.exec(each) ?? expect.fail(each));
      const names = told.map(([, , , indent, name]) => `${indent}${name}`);
      expect(names.slice(-2)).toEqual(["email.charset", "missing"]);
      expect(names).toContain("  email");
      expect(names).toContain("  email.encoders");
      for (const [, self, cumulative] of told) expect(Number(self)).toBeLessThanOrEqual(Number(cumulative));
    }
    expect((await taipan(["-E", "-c", code], { env: { PYTHONPROFILEIMPORTTIME: "1" } })).stderr).toBe("");
  });
});
