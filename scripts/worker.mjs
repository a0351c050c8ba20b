// Runs scripts on taipan in a worker thread, so that a hang can be ended from outside: see pool.mjs.
// A task is `{ name, mode }`; the answer `{ stdout, stderr, status }`, or `{ crash }` where the VM itself failed.
//
// Modes: plain; collect (a collection at every allocation of a container); audit (after the program nothing may be
// left); { fail: n } (the n-th allocation fails, then the audit; answers `failed` too: whether there was an n-th).
//
// Files written by a script stay in memory, over the real ones, so that tests change nothing on disk.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { constants } from "node:os";
import { parentPort } from "node:worker_threads";
import { createVm } from "../dist/index.js";

const MEMORY_LIMIT = 1 << 30;
const HASH_KEY = [0x0123456789abcdefn, 0xfedcba9876543210n];
const ENVIRONMENT = [["PYTHONDONTWRITEBYTECODE", "1"]];

/** What the VM sees of the world: its output kept, its files over ours, no input, never interrupted. */
function makeSystem(output) {
  const written = new Map();
  return {
    write(fd, data) {
      output[fd].push(data);
    },
    interrupted: () => false,
    wallClock: () => Date.now() / 1000,
    monotonicClock: () => performance.now() / 1000,
    processTime: () => process.cpuUsage().user / 1e6,
    utcOffset: () => 0,
    isTerminal: () => false,
    sleep(seconds) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
    },
    readLine: () => null,
    readFile: (path) => written.get(path) ?? attempt(() => readFileSync(path)),
    stat(path) {
      const own = written.get(path);
      if (own) return [false, { float: 1e9 }, own.length];
      return attempt(() => {
        const found = statSync(path);
        return [found.isDirectory(), { float: found.mtimeMs / 1000 }, found.size];
      });
    },
    list: (path) => attempt(() => readdirSync(path)),
    writeFile(path, data) {
      written.set(path, data);
      return null;
    },
  };
}

function attempt(action) {
  try {
    return action();
  } catch (error) {
    return constants.errno[error.code] ?? constants.errno.EIO;
  }
}

function run({ name, mode }) {
  const output = { 1: [], 2: [] };
  const vm = createVm({ system: makeSystem(output), memoryLimit: MEMORY_LIMIT, hashKey: HASH_KEY });
  const { debug } = vm;
  const audited = mode !== "plain" && mode !== "collect";
  if (audited) debug.auditBegin();
  if (mode === "collect") debug.collectAlways(true);
  if (mode.fail) debug.failAllocation(mode.fail);
  let status = vm.runProgram(["file", name, [], false, false, 0, ENVIRONMENT, "."]);
  const failed = mode.fail ? debug.failedAllocations() > 0 : undefined;
  if (mode.fail) debug.failAllocation(0);
  if (audited && vm.finish() > 0) status = "audit";
  return { stdout: text(output[1]), stderr: text(output[2]), status, failed };
}

function text(chunks) {
  return Buffer.concat(chunks).toString("utf8");
}

parentPort.on("message", (task) => {
  const start = performance.now();
  let answer;
  try {
    answer = run(task);
  } catch (error) {
    answer = { crash: error?.stack ?? String(error) };
  }
  parentPort.postMessage({ ...answer, seconds: (performance.now() - start) / 1000 });
});
