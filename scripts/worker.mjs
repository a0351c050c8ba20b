// Runs scripts on taipan in a worker thread, so that a hang can be ended from outside: see pool.mjs.
// A task is `{ name, mode }`; the answer `{ stdout, stderr, status }`, or `{ crash }` where the VM itself failed.
//
// Modes: plain; collect (a collection at every allocation of a container); audit (after the program nothing may be
// left); { fail: n } (the n-th allocation fails, then the audit; answers `failed` too: whether there was an n-th).
//
// Files written by a script stay in memory, over the real ones, so that tests change nothing on disk.
import { parentPort } from "node:worker_threads";
import { createVm, nodeSystem } from "../dist/index.js";

const MEMORY_LIMIT = 1 << 30;
const HASH_KEY = [0x0123456789abcdefn, 0xfedcba9876543210n];
const ENVIRONMENT = [["PYTHONDONTWRITEBYTECODE", "1"]];

/** Node as the VM's system, but: output kept, no input, no interrupts, files written over the real ones in memory. */
function makeSystem(output) {
  const written = new Map();
  return {
    ...nodeSystem,
    write(fd, data) {
      output[fd].push(data);
    },
    interrupted: () => false,
    isTerminal: () => false,
    readLine: () => null,
    readFile: (path) => written.get(path) ?? nodeSystem.readFile(path),
    stat(path) {
      const own = written.get(path);
      return own ? [false, { float: 1e9 }, own.length] : nodeSystem.stat(path);
    },
    writeFile(path, data) {
      written.set(path, data);
      return null;
    },
  };
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
