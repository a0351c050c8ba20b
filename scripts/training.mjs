// Which functions of the VM programs use: `usedFunctions(binaryen, bytes)` of a VM whose functions have names runs the benchmark's
// programs and a few that fail or print, on an instance in which each function notes that it was called. scripts/split.mjs makes of them the
// core, which is all that many programs ever load.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PROGRAMS } from "../bench/programs.mjs";
import { useSession } from "./training-session.mjs";

const index = new URL("../dist/index.mjs", import.meta.url);
const folder = fileURLToPath(new URL("../bench/programs/", import.meta.url));

/** Programs beside the benchmark's, as the command's option -c has them. */
const COMMANDS = [
  "print('hi')",
  "1 / 0",
  "class C:\n    def __repr__(self): return f'C {id(self) > 0:>6}'\nprint([C(), {1: 'a'}, (2.5, None), {3}], sorted('cab'))",
  "import math, time",
  "def f(*args, key=1, **rest): return args, key, rest\ntry: f(1, key=2, x=3)['y']\nexcept TypeError as e: print(e)",
];

/** Ints of thousands of digits are for those who want them. */
const RARE = ["factorial", "pidigits"];
const TYPICAL = Object.entries(PROGRAMS).filter(([name]) => !RARE.includes(name));

/** What of the library's natives programs use most: they are in a module of their own. */
const LIBRARY = [
  "import json\nfor i in range(20): json.loads(json.dumps({'a': [i, 1.5, 'text', None], 'b': {'c': True}}))",
  "import re\nfor i in range(20): re.sub(r'(\\w+)@(\\w+)\\.com', r'\\2', 'x@y.com, ' * 20); re.compile(f'[a-z]+{i}|b*').findall('ab12 ' * 20)",
  "import collections, dataclasses, datetime, enum, functools, itertools, typing",
  "import argparse, ast, logging, pathlib\nast.unparse(ast.parse('def f(x): return [x + 1, {x: 2}]'))",
];

/** Rounds of each program: the first one is set up, the next ones find hot code compiled. */
const ROUNDS = 3;

/** So often what is beside the programs is run in the VM as it is built, so that V8 optimises what every program does once. */
const STARTS = 100;
const IMPORTS = 10;

export async function usedFunctions(binaryen, bytes) {
  const { createVm, loadPython, nodeSystem } = await import(pathToFileURL(fileURLToPath(index)).href);
  const temporary = mkdtempSync(join(tmpdir(), "taipan-"));
  try {
    const file = join(temporary, "counted.wasm");
    const { names, binary } = instrumented(binaryen, bytes);
    writeFileSync(file, binary);
    const silent = silenced(nodeSystem);
    const found = new Set();
    const note = (exports) => {
      for (const [i, name] of names.entries()) if (exports[flag(i)].value === 1) found.add(name);
    };
    for (const config of configurations()) {
      const vm = createVm({ wasm: pathToFileURL(file), system: silent, hashKey: [1n, 2n] });
      vm.runProgram(config);
      note(vm.exports);
    }
    note(await useSession(loadPython, new WebAssembly.Module(binary)));
    return found;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Runs the same in the VM as it is built, with and without tier 2. */
export async function runTraining() {
  const { createVm, loadPython, nodeSystem } = await import(index.href);
  const system = silenced(nodeSystem);
  const run = (jit, config) => createVm({ jit, system, hashKey: [1n, 2n] }).runProgram(config);
  for (const jit of ["off", "on"]) for (const config of configurations()) run(jit, config);
  for (let i = 0; i < STARTS; i++) for (const text of COMMANDS) run("on", command(text));
  for (let i = 0; i < IMPORTS; i++) for (const text of LIBRARY) run(i === 0 ? "off" : "on", command(text));
  await useSession(loadPython);
}

/** Node as the system, but nothing is written to the standard streams. */
function silenced(system) {
  const write = (fd, data) => (fd < 3 ? data.length : system.files.write(fd, data));
  return { ...system, write: () => {}, files: Object.create(system.files, { write: { value: write } }) };
}

const COMMON = [false, false, 0, [["PYTHONDONTWRITEBYTECODE", "1"]], "."];

/** As lib/_main.py reads them. */
function configurations() {
  return [
    ...COMMANDS.map(command),
    ...TYPICAL.map(([name, { quick }]) => {
      const args = [String(quick), String(ROUNDS)];
      return ["file", join(folder, `${name}.py`), args, ...COMMON];
    }),
  ];
}

function command(text) {
  return ["command", text, [], ...COMMON];
}

function flag(i) {
  return `called ${i}`;
}

/** The module with a global for each of its functions, which the function sets to 1. */
function instrumented(binaryen, bytes) {
  const module = binaryen.readBinary(bytes);
  const names = [];
  const functions = Array.from({ length: module.getNumFunctions() }, (_, i) => module.getFunctionByIndex(i));
  for (const ref of functions) {
    const { name, module: importedFrom, body, results } = binaryen.getFunctionInfo(ref);
    if (importedFrom !== "") continue;
    const global = flag(names.length);
    module.addGlobal(global, binaryen.i32, true, module.i32.const(0));
    module.addGlobalExport(global, global);
    const note = module.global.set(global, module.i32.const(1));
    binaryen.Function(ref).body = module.block(null, [note, body], results);
    names.push(name);
  }
  return { names, binary: module.emitBinary() };
}
