/**
 * dist/taipan.wasm begins as a snapshot of dist/boot.wasm (scripts/snapshot.mjs): both must behave as one, with any hash key, and what
 * an instance is told at its start must not come from the snapshot.
 */
import { describe, expect, test } from "vitest";
import { createVm, nodeSystem } from "./support/vm.ts";

const BOOT = new URL("../dist/boot.wasm", import.meta.url);
const ENVIRONMENT = [["PYTHONDONTWRITEBYTECODE", "1"]];
const KEY: [bigint, bigint] = [0x0011223344556677n, 0x8899aabbccddeeffn];

type Options = Omit<NonNullable<Parameters<typeof createVm>[0]>, "system"> & { terminal?: boolean };

/** Runs programs one after the other on one instance: what they printed. */
function run(programs: string[], { terminal = false, ...options }: Options): string {
  let output = "";
  const system = {
    ...nodeSystem,
    write(_fd: number, data: Uint8Array): void {
      output += Buffer.from(data).toString();
    },
    isTerminal: () => terminal,
  };
  const vm = createVm({ ...options, system });
  for (const source of programs) vm.runProgram(["command", source, [], false, false, 0, ENVIRONMENT, "."]);
  return output;
}

/** Programs that show where hashes lead, what is built in, and how an instance stands at the start. */
const PROGRAMS: Record<string, string> = {
  hashes: `
print([hash(x) for x in ("", "a", "sys", "é", "€", b"abc", ("a", "b"), frozenset("ab"), 1, 1.5, None is None)])
import sys, itertools
print(sorted(map(hash, dir(sys))), hash("x" * 100))`,
  "names of all built-in types and modules": `
import sys, builtins
for name in sys.builtin_module_names: __import__(name)
for module in list(sys.modules.values()):
    for name in dir(module):
        value = getattr(module, name)
        print(module.__name__, name, type(value).__name__)
        if isinstance(value, type):
            print([(key, value.__dict__[key] is not None) for key in value.__dict__], name in module.__dict__)`,
  "sets of texts": `
s = {str(i) for i in range(100)}
print(list(s), list(frozenset("abcdefgh")), sorted(s)[:3], "7" in s)
import sys
print(sorted(sys.stdlib_module_names)[:5], "os" in sys.stdlib_module_names, len(sys.stdlib_module_names))`,
  "the collector": `
import gc
print(gc.get_threshold(), gc.isenabled(), gc.get_freeze_count(), gc.collect() >= 0, gc.get_count()[1:])`,
  "interned names": `
import sys
print(all(sys.intern(name) is sys.intern(name[:1] + name[1:]) for name in dir(sys) + dir(str)))
print({name: getattr(str, name) is not None for name in dir(str)})`,
  "an error": `
def f(): return undefined_name
f()`,
  imports: `
import dis, weakref, operator, __future__
print(sorted(sys for sys in __import__("sys").modules))`,
};

describe("an instance that begins as a snapshot does what one does that boots", () => {
  for (const [name, source] of Object.entries(PROGRAMS)) {
    test.each([
      ["a key", KEY],
      ["the key of the snapshot", [0n, 0n] as [bigint, bigint]],
    ])(`${name}, with %s`, (_, hashKey) => {
      const output = run([source], { hashKey });
      expect(output.length).toBeGreaterThan(20);
      expect(output).toBe(run([source], { hashKey, wasm: BOOT }));
    });
  }

  test("also with one program after the other", () => {
    const programs = Object.values(PROGRAMS);
    expect(run(programs, { hashKey: KEY })).toBe(run(programs, { hashKey: KEY, wasm: BOOT }));
  });
});

describe("what an instance is told at its start", () => {
  test("hashes are at random", () => {
    const outputs = new Set(Array.from({ length: 5 }, () => run(["print(hash('a'), hash('sys'))"], {})));
    expect(outputs.size).toBe(5);
  });

  test("streams know whether they are terminals", () => {
    const source = "import sys; print(sys.stdout.isatty(), sys.stdout.line_buffering)";
    expect(run([source], { terminal: true })).toBe("True True\n");
    expect(run([source], { terminal: false })).toBe("False False\n");
  });

  test("the cap on memory holds", () => {
    const source =
      "x = []\ntry:\n  while True: x.append(bytes(100000))\nexcept MemoryError: n = len(x); x.clear(); print(n // 100)";
    const [small, large] = [32, 64].map((megabytes) =>
      Number(run([source], { memoryLimit: megabytes << 20 })),
    );
    expect(small).toBeGreaterThan(1);
    expect(large).toBeGreaterThan(small);
    expect(() => run([], { memoryLimit: 1 << 20 })).toThrow("not enough memory to boot");
  });
});
