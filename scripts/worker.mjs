// Runs scripts on taipan in a worker thread, so that a hang can be ended from outside: see pool.mjs.
// A task is `{ name, mode }`; the answer `{ stdout, stderr, status }`, or `{ crash }` where the VM itself failed.
//
// Modes: plain; virtual (plain, on files in memory); audit (plain, and after the program nothing may be left); collect (the same with a collection at every
// allocation of a container); jit (as audit, with loops compiled the second time they come round). A status of "audit" says that something was left; standard error says what.
//
// Mode { from, count, step, fresh }: a sweep. On one instance the script is run again and again, the first time with its
// allocation number `from` failing, then `from + step`, below `from + count`, and each time audited; after one in AFTER
// another program must run as ever. With `fresh` each has an instance of its own, where also what the VM makes at the first
// use of something can fail. The answer is `{ problems, ended }`: descriptions, and whether the script has no more allocations.
// Mode "count" answers `{ allocations }`: how many a script makes where other programs have run before.
//
// Files written by a script stay in memory, over the real ones, so that tests change nothing on disk.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import { createVm, nodeSystem, openMount, VirtualSystem } from "../dist/index.mjs";
import { MemoryFiles } from "./memory-files.mjs";

/** Another build of the VM than the released one: `TAIPAN_WASM=dist/taipan.debug.wasm npm test`. */
const wasm = process.env.TAIPAN_WASM ? pathToFileURL(process.env.TAIPAN_WASM) : undefined;
const MEMORY_LIMIT = 1 << 30;
const HASH_KEY = [0x0123456789abcdefn, 0xfedcba9876543210n];
const ENVIRONMENT = [["PYTHONDONTWRITEBYTECODE", "1"]];

/** Node as the VM's system, but: output kept, no input, no interrupts, files written over the real ones in memory. */
function makeSystem(output) {
  const write = (fd, data) => void output[fd].push(data);
  const files = new MemoryFiles(nodeSystem, write);
  const { written } = files;
  return {
    ...nodeSystem,
    files,
    write,
    interrupted: () => false,
    isTerminal: () => false,
    readLine: () => null,
    readFile: (path) => written.get(path)?.data ?? nodeSystem.readFile(path),
    stat(path) {
      const own = written.get(path);
      return own ? [false, { float: 1e9 }, own.data.length] : nodeSystem.stat(path);
    },
    writeFile(path, data) {
      written.set(path, { data: Buffer.from(data) });
      return null;
    },
  };
}

/** Where a system without zones of its own finds the host's. */
const ZONES = "/usr/share/zoneinfo";

/** A system of files in memory: the script and those beside it; time zones of the host. */
function makeVirtualSystem(name, output) {
  const keep = (fd) => ({ write: (data) => output[fd].push(data) });
  const folder = dirname(name);
  const beside = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".pyc"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return new VirtualSystem({
    cwd: "/project",
    env: Object.fromEntries(ENVIRONMENT),
    files: Object.fromEntries(beside.map((path) => [path, readFileSync(path)])),
    mounts: existsSync(ZONES) ? { [ZONES]: { path: ZONES, readonly: true } } : {},
    openMount,
    stdout: keep(1),
    stderr: keep(2),
  });
}

function run({ name, mode }) {
  const output = { 1: [], 2: [] };
  const jit = mode === "jit" ? "always" : "off";
  const vm = createVm({
    system: mode === "virtual" ? makeVirtualSystem(name, output) : makeSystem(output),
    memoryLimit: MEMORY_LIMIT,
    hashKey: HASH_KEY,
    jit,
    wasm,
  });
  if (mode === "jit") vm.debug.pollEvery(5);
  const isAudited = mode !== "plain" && mode !== "virtual";
  if (isAudited) vm.debug.auditBegin();
  if (mode === "collect") vm.debug.collectAlways(true);
  const status = vm.runProgram(["file", name, [], false, false, 0, ENVIRONMENT, "."]);
  const clean = !isAudited || vm.finish() === 0;
  return { stdout: text(output[1]), stderr: text(output[2]), status: clean ? status : "audit" };
}

const AFTER = 8;
/** Exit status of a program whose standard output could not be written out. */
const UNFLUSHED = 120;
/** The program that must run well afterwards. */
const AFTERWARDS = "print([x * x for x in range(5)], {'a': 1}, 2**80)";
const AFTERWARDS_OUTPUT = "[0, 1, 4, 9, 16] {'a': 1} 1208925819614629174706176\n";

/** An instance that is used for many programs; `run` answers what one printed and its status. */
class Swept {
  output = { 1: [], 2: [] };
  vm = createVm({ system: makeSystem(this.output), memoryLimit: MEMORY_LIMIT, hashKey: HASH_KEY, wasm });

  run(kind, target) {
    this.output[1] = [];
    this.output[2] = [];
    const status = this.vm.runProgram([kind, target, [], false, false, 0, ENVIRONMENT, "."]);
    return { stdout: text(this.output[1]), stderr: text(this.output[2]), status };
  }

  /** Lets allocation n of the script fail: what went wrong (undefined: nothing), and whether there was such an allocation. */
  fail(name, n, andAfter) {
    const { debug } = this.vm;
    debug.failAllocation(n);
    const { status, stderr } = this.run("file", name);
    const failed = debug.failedAllocations() > 0;
    debug.failAllocation(0);
    const good = status === 0 || status === UNFLUSHED || stderr.includes("MemoryError");
    const wrong = good ? undefined : `status ${status}, ${stderr}`;
    this.output[2] = [];
    if (this.vm.finish() > 0) return { failed, problem: text(this.output[2]) };
    if (!andAfter) return { failed, problem: wrong };
    const after = this.run("command", AFTERWARDS);
    const ran = after.status === 0 && after.stdout === AFTERWARDS_OUTPUT && after.stderr === "";
    return { failed, problem: wrong ?? (ran ? undefined : `afterwards: ${after.stdout}${after.stderr}`) };
  }
}

/** More allocations than any script makes. */
const NEVER = 1 << 30;

function count(name) {
  const own = new Swept();
  own.run("file", name);
  own.vm.debug.failAllocation(NEVER);
  own.run("file", name);
  return { allocations: NEVER - own.vm.debug.allocationsLeft() };
}

let swept;

function sweep(name, { from, count, step, fresh }) {
  const problems = [];
  for (let n = from; n < from + count; n += step) {
    let problem;
    let failed = true;
    try {
      if (fresh || !swept) {
        swept = new Swept();
        swept.vm.debug.auditBegin();
      }
      ({ problem, failed } = swept.fail(name, n, fresh || n % AFTER === 0));
    } catch (error) {
      problem = error?.stack ?? String(error);
    }
    if (problem !== undefined) {
      problems.push(`${name}, allocation ${n}: ${problem}`);
      swept = undefined;
    }
    if (!failed) return { problems, ended: true };
  }
  return { problems, ended: false };
}

function text(chunks) {
  return Buffer.concat(chunks).toString("utf8");
}

parentPort.on("message", (task) => {
  const start = performance.now();
  let answer;
  try {
    const { name, mode } = task;
    answer = mode === "count" ? count(name) : typeof mode === "string" ? run(task) : sweep(name, mode);
  } catch (error) {
    answer = { crash: error?.stack ?? String(error) };
  }
  parentPort.postMessage({ ...answer, seconds: (performance.now() - start) / 1000 });
});
