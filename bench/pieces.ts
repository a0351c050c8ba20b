// `npm run bench -- --pieces [filter]`: how fast the pieces are that the programs of bench/programs are made of.
//
//   front end    the compiler over CPython's own library (the archive that the npm package `pyodide` ships), beside
//                CPython's compile() over the same files, in one run, the best of a few rounds after warm-up
//   memory       pairs of allocation and release, through the allocators alone
//   python       small loops run by taipan: calls, containers, attributes, collections; nanoseconds for each step
//
// tinybench takes the samples of the second section, its rows are medians; the loops of the third time themselves, inside
// the program, and give the best of their rounds. Nothing here checks results: the tests do.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Bench } from "tinybench";
import { compile } from "../src/compiler/index.ts";
import type { createVm as CreateVm, System } from "../src/embed/index.ts";
import { assemble, instantiate } from "../tests/support/assemble.ts";
import { readLibrary } from "../tests/support/library.ts";
import { findPython } from "./interpreters.mjs";

const filter = process.argv[2] ?? "";
const wanted = (name: string) => name.includes(filter);

/** Runs the tasks of one section and prints a row for each, divided by `steps` and in nanoseconds. */
async function section(name: string, tasks: [string, number, () => void][]): Promise<void> {
  const chosen = tasks.filter(([task]) => wanted(`${name} ${task}`));
  if (chosen.length === 0) return;
  const bench = new Bench({ time: 300, warmupTime: 100 });
  for (const [task, , run] of chosen) bench.add(task, run);
  await bench.run();
  console.log(`\n${name}: nanoseconds`);
  chosen.forEach(([task, steps], i) => {
    const { result } = bench.tasks[i];
    if (result.state !== "completed") throw new Error(`${task}: ${result.state}`);
    console.log(`  ${task.padEnd(44)}${((result.latency.p50 * 1e6) / steps).toFixed(1).padStart(10)}`);
  });
}

// ---- front end ----

const CPYTHON_ROUNDS = `
import sys, time, zipfile
archive = zipfile.ZipFile(sys.argv[1])
sources = {n: archive.read(n).decode() for n in archive.namelist() if n.endswith(".py")}
def round(names):
    start = time.perf_counter()
    for name in names:
        compile(sources[name], name, "exec", dont_inherit=True)
    return time.perf_counter() - start
good = []
for name in sources:
    try:
        compile(sources[name], name, "exec", dont_inherit=True)
        good.append(name)
    except SyntaxError:
        pass
print(min(round(good) for _ in range(3)))
print("\\n".join(good))
`;

function frontEnd(): void {
  if (!wanted("front end")) return;
  const archive = join(dirname(createRequire(import.meta.url).resolve("pyodide")), "python_stdlib.zip");
  const python = findPython();
  if (python === null) return console.log("\nfront end: no CPython to compare with");
  const args = ["-W", "ignore", "-c", CPYTHON_ROUNDS, archive];
  const { stdout } = spawnSync(python, args, { encoding: "utf8", maxBuffer: 1 << 24 });
  const [cpython, ...names] = stdout.trim().split("\n");
  const library = readLibrary();
  const sources = names.filter((name) => compiles(name, library.get(name)!));
  const bytes = sources.reduce((sum, name) => sum + library.get(name)!.length, 0);
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    for (const name of sources) compile(library.get(name)!, name, "exec");
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  console.log(`\nfront end: ${sources.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  console.log(`  taipan ${best.toFixed(2)} s, ${(bytes / best / 1e6).toFixed(1)} MB/s`);
  console.log(`  CPython ${Number(cpython).toFixed(2)} s; ratio ${(best / Number(cpython)).toFixed(2)}`);
}

/** Whether our compiler takes the file: what belongs to later versions of taipan is left out of the comparison. */
function compiles(name: string, source: string): boolean {
  try {
    compile(source, name, "exec");
    return true;
  } catch {
    return false;
  }
}

// ---- memory ----

const STEPS = 10_000;

interface Pairs {
  objPairs(count: number, size: number): void;
  rawPairs(count: number, size: number): void;
  makeTable(live: number): number;
  objChurn(count: number, table: number, live: number): void;
}

async function memory(): Promise<void> {
  if (!wanted("memory")) return;
  const m = instantiate<Pairs>(assemble("pairs"));
  const [small, large] = [1000, 64000].map((live) => m.makeTable(live));
  await section("memory", [
    ["object allocator, pair of 32 bytes", STEPS, () => m.objPairs(STEPS, 32)],
    ["object allocator, pair of 256 bytes", STEPS, () => m.objPairs(STEPS, 256)],
    ["object allocator, churn among 1,000", STEPS, () => m.objChurn(STEPS, small, 1000)],
    ["object allocator, churn among 64,000", STEPS, () => m.objChurn(STEPS, large, 64000)],
    ["raw allocator, pair of 4 KiB", STEPS, () => m.rawPairs(STEPS, 4096)],
  ]);
}

// ---- python ----

/** A loop of Python: what is made before it, its body, and how often the body runs. */
interface Loop {
  name: string;
  setup?: string;
  body: string;
  count: number;
}

const LOOPS: Loop[] = [
  { name: "nothing", body: "pass", count: 200_000 },
  { name: "call of a function, no arguments", setup: "def f(): pass", body: "f()", count: 100_000 },
  {
    name: "call of a function, three arguments",
    setup: "def f(a, b, c): pass",
    body: "f(1, 2, 3)",
    count: 100_000,
  },
  { name: "call with a keyword", setup: "def f(a, b=2): pass", body: "f(1, b=3)", count: 100_000 },
  {
    name: "call of a method",
    setup: "class C:\n  def m(self): pass\nc = C()",
    body: "c.m()",
    count: 100_000,
  },
  { name: "call of a builtin", setup: "l = [1]", body: "len(l)", count: 100_000 },
  {
    name: "instance made and freed",
    setup: "class C:\n  def __init__(self): self.x = 1",
    body: "C()",
    count: 50_000,
  },
  {
    name: "attribute read and written",
    setup: "class C: pass\nc = C()\nc.x = 1",
    body: "c.x = c.x",
    count: 100_000,
  },
  { name: "list item read and written", setup: "l = [1, 2, 3]", body: "l[1] = l[2]", count: 100_000 },
  { name: "list append and pop", setup: "l = []", body: "l.append(1); l.pop()", count: 50_000 },
  { name: "list of three made and freed", body: "[i, i, i]", count: 50_000 },
  { name: "tuple unpacked", setup: "t = (1, 2)", body: "a, b = t", count: 100_000 },
  {
    name: "dict item read and written, str key",
    setup: "d = {'k': 1}",
    body: "d['k'] = d['k']",
    count: 100_000,
  },
  { name: "dict item read and written, int key", setup: "d = {5: 1}", body: "d[5] = d[5]", count: 100_000 },
  { name: "dict grown by a key", setup: "d = {}", body: "d[i] = i", count: 50_000 },
  { name: "set membership", setup: "s = {1, 2, 3}", body: "i in s", count: 100_000 },
  { name: "int addition", setup: "x = 1", body: "x + i", count: 100_000 },
  { name: "float multiplication", setup: "x = 1.5", body: "x * x", count: 100_000 },
  { name: "str concatenation", setup: "s = 'ab'", body: "s + s", count: 50_000 },
  { name: "f-string of an int", body: "f'{i}'", count: 50_000 },
  {
    name: "exception raised and caught",
    setup: "e = ValueError()",
    body: "\n  try: raise e\n  except ValueError: pass",
    count: 20_000,
  },
  {
    name: "generator resumed",
    setup: "def g():\n  while True: yield\ng = g()",
    body: "next(g)",
    count: 50_000,
  },
];

/** Heaps for gc.collect(): the program makes one, then collects. */
const HEAPS: [string, string][] = [
  ["100,000 reachable lists", "l = [[] for _ in range(100000)]"],
  [
    "100,000 instances in cycles, kept",
    "class C: pass\nl = []\nfor _ in range(100000):\n  c = C(); c.me = c; l.append(c)",
  ],
  [
    "a ring of 100,000 lists, garbage",
    "l = [[] for _ in range(100000)]\nfor i in range(100000): l[i].append(l[i - 1])\ndel l",
  ],
];

/** Runs the program; what it prints on standard output. */
type Runner = (source: string) => string;

async function taipan(): Promise<Runner | null> {
  const bundle = join(process.cwd(), "dist", "index.js");
  if (!existsSync(bundle)) return null;
  const { createVm } = (await import(pathToFileURL(bundle).href)) as { createVm: typeof CreateVm };
  return (source) => {
    const chunks: Uint8Array[] = [];
    const system: System = {
      write: (_fd, data) => void chunks.push(data),
      processTime: () => 0,
      utcOffset: () => 0,
      isTerminal: () => false,
      interrupted: () => false,
      wallClock: () => Date.now() / 1000,
      monotonicClock: () => performance.now() / 1000,
      sleep: () => {},
      readLine: () => null,
      readFile: () => 2,
      stat: () => 2,
      list: () => 2,
      writeFile: () => 2,
    };
    createVm({ system }).runProgram(["command", source, [], false, false, 0, [], "."]);
    return Buffer.concat(chunks).toString();
  };
}

function cpython(): Runner {
  const python = findPython();
  if (python === null) return () => "NaN";
  return (source) => {
    const { stdout, stderr } = spawnSync(python, ["-c", source], { encoding: "utf8" });
    return stdout + stderr;
  };
}

/** A program that prints the nanoseconds of one step: the best of seven rounds of the loop, in a function. */
function timed(loop: Loop): string {
  const setup = (loop.setup ?? "pass").replaceAll("\n", "\n  ");
  return `
import time
def run(count):
  ${setup}
  start = time.perf_counter()
  for i in range(count):
   ${loop.body.replaceAll("\n", "\n  ")}
  return time.perf_counter() - start
best = min(run(${loop.count}) for _ in range(7))
print(best / ${loop.count} * 1e9)
`;
}

function collected(heap: string): string {
  return `
import gc, time
gc.disable()
def run():
  ${heap.replaceAll("\n", "\n  ")}
  start = time.perf_counter()
  gc.collect()
  return time.perf_counter() - start
print(min(run() for _ in range(5)) * 1e9)
`;
}

async function python(): Promise<void> {
  const rows: [string, string][] = [
    ...LOOPS.map((loop): [string, string] => [loop.name, timed(loop)]),
    ...HEAPS.map(([name, heap]): [string, string] => [`collection of ${name}`, collected(heap)]),
  ].filter(([name]) => wanted(`python ${name}`));
  const ours = await taipan();
  if (rows.length === 0 || ours === null) return;
  const theirs = cpython();
  console.log("\npython: nanoseconds for a step, the loop itself included; CPython's; the ratio");
  for (const [name, source] of rows) {
    const [a, b] = [ours, theirs].map((run) => Number(run(source)));
    const cells = [a, b].map((n) => n.toFixed(1).padStart(14)).join("");
    console.log(`  ${name.padEnd(44)}${cells}${(a / b).toFixed(2).padStart(8)}`);
  }
}

frontEnd();
await memory();
await python();
