// `npm run bench -- [--only PROGRAM,…] [--with CONTENDER,…] [--rounds N] [--quick] [--update]`
// `npm run bench -- --pieces [FILTER]`: the finer measurements of bench/pieces.ts
// `npm run bench -- --library [FILTER]`: the standard library and texts, row by row beside CPython (bench/library.mjs)
// `npm run bench -- --embed [--quick]`: embedding, beside other Pythons and JavaScripts in Wasm (bench/embed.mjs)
// `npm run bench -- --crowd [ALIVE] [ROUNDS]`: many instances at once, and one after the other (bench/crowd.mjs)
// `npm run bench -- --stops [--steps] [NAME…]`: how soon a stop is heard in built-in functions (bench/stops.mjs)
// `npm run bench -- --memory [NAME…]`: built-in functions with large operands where there is little memory (bench/memory.mjs)
// `npm run bench -- --depth [BUILDER,…]`: operands nested deeper than natives may recurse, and all that can be done with them (bench/depth.mjs)
// `npm run bench -- --tiers [PROGRAM,…] [PASSES]`: tier 2 beside the interpreter alone, and its warm-up (bench/tiers.mjs)
// `npm run bench -- --start-up`: how long a process takes that prints one line (bench/startup.mjs); a full run has this too
//
// How fast is taipan beside CPython, PyPy, g++ -O2 and Java? Each program of bench/programs is run by every contender
// on this machine, in one run, interleaved: a pass runs every program with every contender once, so that noise that
// lasts hits all alike; there are N passes (3 unless told). A process runs its program three times (`PROGRAM SIZE 3`)
// and prints the seconds of each round, taken by its own clock, on standard error. Reported are
//   inside   the least of all rounds of all passes: the speed reached, start-up and warm-up left out;
//   whole    the least time from the start of a process to its end, with only its first round counted: what somebody
//            waits who runs the program once, start-up, compilation and warm-up included.
// What a contender prints on standard output must be what the others print, or the run fails. A contender that is not
// installed is named as missing. Ratios compare inside times; the table says which is 1.
// Results go to bench/results/ as JSON; `--update` makes them bench/baseline.json, which later runs are compared with
// (by taipan ÷ CPython, the number that carries over from machine to machine best).
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureCrowd } from "./crowd.mjs";
import { measureDepth } from "./depth.mjs";
import { measureEmbedding } from "./embed.mjs";
import { findPython } from "./interpreters.mjs";
import { measureLibrary } from "./library.mjs";
import { measureMemory } from "./memory.mjs";
import { PROGRAMS } from "./programs.mjs";
import { measureStarts, startRows } from "./startup.mjs";
import { measureStops } from "./stops.mjs";
import { measureTiers } from "./tiers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const work = join(root, "dist", "bench"); // compiled C++ and Java
const INNER_ROUNDS = 3;
const STARTS = 20;
const WORSE = 1.1; // a program is called slower than the baseline past this factor

const PYTHON = findPython();
const TAIPAN = join(root, "dist", "taipan.js");
const pythonFile = (program) => join(here, "programs", `${program}.py`);

/** Who runs: `version` is null where missing; `command` gives the argv for a program, null where it has no such form. */
const CONTENDERS = {
  taipan: {
    version: () => existsSync(TAIPAN) && firstLine("node", [TAIPAN, "-V"]),
    command: (program) => ["node", TAIPAN, pythonFile(program)],
  },
  cpython: {
    version: () => PYTHON && firstLine(PYTHON, ["-VV"]),
    command: (program) => [PYTHON, pythonFile(program)],
  },
  pypy: {
    version: () =>
      firstLine("pypy3", ["-c", "import sys; print('PyPy %d.%d.%d' % sys.pypy_version_info[:3])"]),
    command: (program) => ["pypy3", pythonFile(program)],
  },
  "c++": {
    version: () => firstLine("g++", ["--version"]),
    command: (program) =>
      compiled(program, "cpp", (source, target) => ["g++", "-O2", "-std=c++17", "-o", target, source]),
  },
  "java boxed": java("Boxed"),
  "java array": java("Array"),
};

function java(form) {
  return {
    version: () => firstLine("javac", ["-version"]) && firstLine("java", ["-version"]),
    command: (program) => {
      const name = program[0].toUpperCase() + program.slice(1) + form;
      const source = join(here, "programs", `${name}.java`);
      if (!existsSync(source)) return null;
      build(source, join(work, `${name}.class`), ["javac", "-d", work, source]);
      return ["java", "-cp", work, name];
    },
  };
}

function firstLine(command, args) {
  const { stdout, stderr, status } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  return status === 0 ? (stdout || stderr).split("\n")[0] : null;
}

const built = new Set();
function build(source, target, command) {
  if (built.has(target)) return;
  mkdirSync(work, { recursive: true });
  const { status, stderr } = spawnSync(command[0], command.slice(1), { encoding: "utf8" });
  if (status !== 0) throw new Error(`${source} does not compile:\n${stderr}`);
  built.add(target);
}

function compiled(program, suffix, compiler) {
  const source = join(here, "programs", `${program}.${suffix}`);
  if (!existsSync(source)) return null;
  const target = join(work, program);
  build(source, target, compiler(source, target));
  return [target];
}

/** One process: its output, the seconds of each round, and the seconds a run of one round would have taken. */
function runOnce(argv, size, env = process.env) {
  const start = performance.now();
  const { stdout, stderr, status, error } = spawnSync(argv[0], [...argv.slice(1), size, INNER_ROUNDS], {
    encoding: "utf8",
    env,
  });
  const wall = (performance.now() - start) / 1000;
  if (error || status !== 0) return { failure: `${error ?? `status ${status}`}\n${stderr ?? ""}` };
  const rounds = [...stderr.matchAll(/^round (\S+)/gm)].map((match) => Number(match[1]));
  if (rounds.length !== INNER_ROUNDS) return { failure: `${rounds.length} rounds timed\n${stderr}` };
  return { output: stdout, rounds, whole: wall - rounds.slice(1).reduce((sum, each) => sum + each, 0) };
}

/** Runs everything, pass by pass, and returns `results[program][contender] = { inside, whole, rounds, output }`. */
function measure(programs, contenders, passes, sizeOf, complain) {
  const results = Object.fromEntries(programs.map((program) => [program, {}]));
  for (let pass = 0; pass < passes; pass++) {
    for (const program of programs) {
      for (const contender of contenders) {
        const argv = CONTENDERS[contender].command(program);
        if (argv === null || results[program][contender]?.failure) continue;
        progress(`pass ${pass + 1} of ${passes}: ${program}, ${contender}`);
        const run = runOnce(argv, String(sizeOf(program)));
        if (run.failure) complain(`${program}: ${contender} failed: ${run.failure}`);
        results[program][contender] = merge(results[program][contender], run);
      }
    }
  }
  progress("");
  return results;
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function merge(before, run) {
  if (run.failure) return { failure: run.failure };
  const rounds = [...(before?.rounds ?? []), ...run.rounds];
  const whole = Math.min(before?.whole ?? Infinity, run.whole);
  return { inside: Math.min(...rounds), whole, rounds, output: run.output };
}

function checkOutputs(results, complain) {
  for (const [program, byContender] of Object.entries(results)) {
    const outputs = Object.entries(byContender).filter(([, result]) => !result.failure);
    const odd = outputs.filter(([, { output }]) => output !== outputs[0][1].output);
    if (odd.length === 0) continue;
    const texts = outputs.map(([contender, { output }]) => `  ${contender}: ${output.trim()}`);
    complain(`${program}: the contenders print different results:\n${texts.join("\n")}`);
  }
}

const geometricMean = (numbers) =>
  numbers.length
    ? Math.exp(numbers.reduce((sum, each) => sum + Math.log(each), 0) / numbers.length)
    : undefined;

/** The ratios of one program, by the heading of their column. */
function ratiosOf(byContender) {
  const inside = (contender) => byContender[contender]?.inside;
  const ratio = (a, b) => (inside(a) && inside(b) ? inside(a) / inside(b) : undefined);
  return {
    "taipan/cpython": ratio("taipan", "cpython"),
    "taipan/pypy": ratio("taipan", "pypy"),
    "taipan/c++": ratio("taipan", "c++"),
    "cpython/c++": ratio("cpython", "c++"),
    "pypy/c++": ratio("pypy", "c++"),
    "java boxed/c++": ratio("java boxed", "c++"),
    "java array/c++": ratio("java array", "c++"),
  };
}

function printTable(heading, rows, columns, cell) {
  const shown = columns.filter((column) => rows.some(([, row]) => row[column] !== undefined));
  const widths = shown.map((column) => Math.max(column.length, 8));
  console.log(`\n${heading}`);
  console.log(`${"".padEnd(24)}${shown.map((column, i) => column.padStart(widths[i] + 2)).join("")}`);
  for (const [name, row] of rows) {
    const cells = shown.map((column, i) =>
      (row[column] === undefined ? "-" : cell(row[column])).padStart(widths[i] + 2),
    );
    console.log(`${name.padEnd(24)}${cells.join("")}`);
  }
}

function report(results) {
  const names = Object.keys(CONTENDERS);
  const rows = (key) =>
    Object.entries(results).map(([program, by]) => [
      program,
      Object.fromEntries(names.map((name) => [name, by[name]?.[key]])),
    ]);
  printTable("inside: milliseconds of the best round", rows("inside"), names, milliseconds);
  printTable("whole: milliseconds of the process, one round", rows("whole"), names, milliseconds);
  const ratios = Object.entries(results).map(([program, by]) => [program, ratiosOf(by)]);
  const columns = Object.keys(ratiosOf({}));
  const mean = (column) =>
    geometricMean(ratios.map(([, row]) => row[column]).filter((each) => each !== undefined));
  const means = ["geometric mean", Object.fromEntries(columns.map((column) => [column, mean(column)]))];
  printTable(
    "ratios of inside times (less than 1: the first is faster; c++ = 1)",
    [...ratios, means],
    columns,
    (value) => value.toFixed(value < 10 ? 3 : 1),
  );
  return Object.fromEntries([...ratios, means]);
}

const milliseconds = (seconds) => (seconds * 1000).toFixed(seconds < 0.1 ? 2 : 0);

/** The rows "start-up", for those of the contenders that are there. */
function reportStarts(present) {
  const taipan = present.includes("taipan") && TAIPAN;
  const python = present.includes("cpython") && PYTHON;
  const starts = measureStarts(taipan, python, STARTS);
  const columns = ["median", "least", "above node", "least above"];
  printTable(`start-up: milliseconds of ${STARTS} starts`, startRows(starts), columns, milliseconds);
  return starts;
}

function compareWithBaseline(ratios) {
  const file = join(here, "baseline.json");
  if (!existsSync(file)) return console.log("\nno bench/baseline.json to compare with");
  const baseline = JSON.parse(readFileSync(file, "utf8")).ratios;
  const column = "taipan/cpython";
  console.log("\nagainst bench/baseline.json (taipan/cpython):");
  for (const [program, row] of Object.entries(ratios)) {
    const [now, then] = [row[column], baseline[program]?.[column]];
    if (!now || !then) continue;
    const verdict = now > then * WORSE ? "SLOWER" : now * WORSE < then ? "faster" : "";
    console.log(`${program.padEnd(16)} ${then.toFixed(3)} -> ${now.toFixed(3)}  ${verdict}`);
  }
}

function parse(args) {
  const options = {
    quick: false,
    passes: 3,
    only: Object.keys(PROGRAMS),
    with: Object.keys(CONTENDERS),
    update: false,
  };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--quick") options.quick = true;
    else if (args[i] === "--update") options.update = true;
    else if (args[i] === "--rounds") options.passes = Number(args[++i]);
    else if (args[i] === "--only") options.only = chosen(args[++i], PROGRAMS);
    else if (args[i] === "--with") options.with = chosen(args[++i], CONTENDERS);
    else usage(`unknown option ${args[i]}`);
  }
  if (!(options.passes >= 1)) usage("--rounds wants a number");
  return options;
}

/** The names in a list with commas, each of which is a key of `table`. */
function chosen(list, table) {
  const names = (list ?? "").split(",");
  const strange = names.filter((name) => !Object.hasOwn(table, name));
  if (strange.length) usage(`unknown: "${strange.join(", ")}"; there are ${Object.keys(table).join(", ")}`);
  return names;
}

function usage(complaint) {
  console.error(
    `bench: ${complaint}
usage: npm run bench -- [--only PROGRAM,...] [--with CONTENDER,...] [--rounds N] [--quick] [--update]
       npm run bench -- --pieces [FILTER]
       npm run bench -- --library [FILTER]
       npm run bench -- --embed [--quick]
       npm run bench -- --crowd [ALIVE] [ROUNDS]
       npm run bench -- --stops [--steps] [NAME...]
       npm run bench -- --tiers [PROGRAM,...] [PASSES]
       npm run bench -- --start-up`,
  );
  process.exit(2);
}

/** The finer measurements of bench/pieces.ts, bundled because Node 20 does not run TypeScript. */
async function runPieces(args) {
  const outfile = join(work, "pieces.mjs");
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/pieces.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
    outfile,
  });
  return spawnSync(process.execPath, [outfile, ...args], { cwd: root, stdio: "inherit" }).status;
}

const TIER_PASSES = 3;

function runTiers(only, passes = TIER_PASSES) {
  const names = only === undefined ? Object.keys(PROGRAMS) : chosen(only, PROGRAMS);
  const programs = names.map((name) => [name, pythonFile(name), String(PROGRAMS[name].size)]);
  return measureTiers(TAIPAN, programs, Number(passes), runOnce);
}

async function main() {
  const args = process.argv.slice(2);
  if (args[0] === "--pieces") process.exit((await runPieces(args.slice(1))) ?? 1);
  if (args[0] === "--library") {
    if (PYTHON === null) throw new Error("no CPython to compare with");
    process.exit(measureLibrary([process.execPath, TAIPAN], [PYTHON], args[1]) ? 0 : 1);
  }
  if (args[0] === "--embed") {
    await measureEmbedding({ isQuick: args.includes("--quick") });
    process.exit(0); // some contenders leave workers and timers behind
  }
  if (args[0] === "--crowd") process.exit(measureCrowd(...args.slice(1).map(Number)) ? 0 : 1);
  if (args[0] === "--memory") process.exit((await measureMemory(args.slice(1))) ? 0 : 1);
  if (args[0] === "--depth") process.exit((await measureDepth(args.slice(1))) ? 0 : 1);
  if (args[0] === "--stops") process.exit((await measureStops(args.slice(1))) ? 0 : 1);
  if (args[0] === "--tiers") process.exit(runTiers(args[1], args[2]) ? 0 : 1);
  if (args[0] === "--start-up") return reportStarts(["taipan", "cpython"]);
  const options = parse(args);
  const versions = Object.fromEntries(
    options.with.map((name) => [name, CONTENDERS[name].version() || "missing"]),
  );
  for (const [name, version] of Object.entries(versions)) console.log(`${name.padEnd(12)} ${version}`);

  const complaints = [];
  const complain = (text) => complaints.push(text);
  const present = options.with.filter((name) => versions[name] !== "missing");
  const sizeOf = (program) => PROGRAMS[program][options.quick ? "quick" : "size"];
  const results = measure(options.only, present, options.passes, sizeOf, complain);
  checkOutputs(results, complain);
  const ratios = report(results);
  const starts = reportStarts(present);
  if (!options.quick) compareWithBaseline(ratios);
  save({ date: new Date().toISOString(), versions, quick: options.quick, results, starts, ratios }, options);
  for (const complaint of complaints) console.error(`\n${complaint}`);
  if (complaints.length) process.exit(1);
}

function save(record, options) {
  const folder = join(here, "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${record.date.replaceAll(":", "-")}.json`),
    `${JSON.stringify(record, null, 2)}\n`,
  );
  if (!options.update) return;
  const { date, versions, ratios } = record;
  writeFileSync(join(here, "baseline.json"), `${JSON.stringify({ date, versions, ratios }, null, 2)}\n`);
}

await main();
