/** Node as the VM's system. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { binding, builtin } from "./builtin.ts";
import { now, wallTime } from "./clock.ts";
import { descriptors } from "./descriptors.ts";
import { errno, errnoOf, NodeFiles } from "./files.ts";
import { interruptPending, pause, takeInterrupt } from "./interrupts.ts";
import { systemCall } from "./posix.ts";
import { type System, writeWhole } from "./system.ts";
import { utcOffset, zoneName } from "./zone.ts";

function attempt<T>(action: () => T): T | number {
  try {
    return action();
  } catch (error) {
    return errnoOf(error);
  }
}

/** Writes all, waiting where a pipe is full. */
function writeAll(fd: number, data: Uint8Array): void {
  promptShown = data.length > 0 && data[data.length - 1] !== 10;
  for (let at = 0; at < data.length; ) {
    try {
      at += writeSync(fd, data, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") continue;
      if ((error as NodeJS.ErrnoException).code === "EPIPE") return;
      throw error;
    }
  }
}

/** Standard input, read as it comes. */
let pending = Buffer.alloc(0);
let ended = false;

/** Whether what was written last has left a line unfinished. */
let promptShown = false;

/** Milliseconds in which the watchdog has noted a signal. */
const NOTICE = 50;

function readLine(prompt: string): string | number | null {
  if (prompt !== "") writeWhole(files, 1, Buffer.from(prompt));
  let newline = pending.indexOf(10);
  while (newline < 0 && !ended) {
    const chunk = Buffer.alloc(65536);
    const count = readChunk(chunk);
    if (count < 0) return -count;
    // The end of input at a terminal is one line's matter.
    if (count === 0) ended = !isTerminal(0);
    if (count === 0 && !ended) break;
    pending = Buffer.concat([pending, chunk.subarray(0, count)]);
    newline = pending.indexOf(10);
  }
  const end = newline < 0 ? pending.length : newline + 1;
  const line = pending.subarray(0, end).toString();
  pending = pending.subarray(end);
  return line === "" ? null : line;
}

/** Bytes read, 0 at the end, -errno. */
function readChunk(chunk: Uint8Array): number {
  if (descriptors.real(0) !== 0) return files.read(0, chunk);
  // Who answers a prompt at once with Ctrl-C is heard: a read that has begun is not ended by what the watchdog notes later.
  if (promptShown) pause(NOTICE);
  promptShown = false;
  while (true) {
    // A signal that came before the system call does not end it.
    if (interruptPending()) return -errno("EINTR");
    try {
      return readSync(0, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN" && code !== "EINTR") return -errnoOf(error);
      // After EINTR, time for the watchdog to note the signal, if it was Ctrl-C.
      pause(code === "EINTR" ? NOTICE : 10);
    }
  }
}

/** Standard input may have been read ahead; what goes to standard output and error is written whole. */
class ProcessFiles extends NodeFiles {
  override read(fd: number, target: Uint8Array): number {
    if (descriptors.real(fd) !== 0) return super.read(fd, target);
    if (pending.length > 0) {
      const data = pending.subarray(0, target.length);
      pending = pending.subarray(data.length);
      target.set(data);
      return data.length;
    }
    return target.length === 0 ? 0 : readChunk(target);
  }

  override write(fd: number, data: Uint8Array): number {
    const real = descriptors.real(fd);
    if (real !== 1 && real !== 2) return super.write(fd, data);
    writeAll(real, data);
    return data.length;
  }
}

function replaceFile(path: string, data: Uint8Array): null {
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const fd = openSync(temporary, "wx");
    writeSync(fd, data);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return null;
}

interface Terminals {
  isTTY(fd: number): boolean;
}

const terminals = binding<Terminals>("tty_wrap", "isTTY");

function isTerminal(descriptor: number): boolean {
  const fd = descriptors.real(descriptor);
  return terminals === undefined ? builtin("node:tty").isatty(fd) : fd >= 0 && terminals.isTTY(fd);
}

const files = new ProcessFiles();

export const nodeSystem: System = {
  files,
  call: systemCall,
  write: (fd, data) => writeWhole(files, fd, data),
  interrupted: takeInterrupt,
  wallClock: () => wallTime() / 1000,
  monotonicClock: () => now() / 1000,
  processTime() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  utcOffset,
  zoneName,
  isTerminal,
  sleep: (seconds) => pause(seconds * 1000),
  readLine,
  readFile: (path) => attempt(() => readFileSync(path)),
  stat: (path) =>
    attempt(() => {
      // Most questions are about files that are not there: an error takes longer than all else of them.
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined) return errno("ENOENT");
      return [found.isDirectory(), { float: found.mtimeMs / 1000 }, found.size];
    }),
  list: (path) => attempt(() => readdirSync(path)),
  writeFile: (path, data) => attempt(() => replaceFile(path, data)),
};
