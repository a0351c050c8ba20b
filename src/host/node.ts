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
import { constants } from "node:os";
import { dirname } from "node:path";
import { isatty } from "node:tty";
import type { System } from "./system.ts";

/** Set by the handler of SIGINT. */
let stop = false;

/** Ctrl-C asks the running program to stop; a handler set here replaces Node's own. */
export function catchInterrupts(): void {
  process.on("SIGINT", () => {
    stop = true;
  });
}

function errnoOf(error: unknown): number {
  const code = (error as NodeJS.ErrnoException).code;
  const table = constants.errno as Record<string, number>;
  return code !== undefined && code in table ? table[code] : constants.errno.EIO;
}

function attempt<T>(action: () => T): T | number {
  try {
    return action();
  } catch (error) {
    return errnoOf(error);
  }
}

/** Writes all, waiting where a pipe is full. */
function writeAll(fd: number, data: Uint8Array): void {
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

function readLine(prompt: string): string | null {
  if (prompt !== "") writeAll(1, Buffer.from(prompt));
  let newline = pending.indexOf(10);
  while (newline < 0 && !ended) {
    const chunk = Buffer.alloc(65536);
    const count = readChunk(chunk);
    if (count === 0) ended = true;
    pending = Buffer.concat([pending, chunk.subarray(0, count)]);
    newline = pending.indexOf(10);
  }
  const end = newline < 0 ? pending.length : newline + 1;
  const line = pending.subarray(0, end).toString();
  pending = pending.subarray(end);
  return line === "" ? null : line;
}

function readChunk(chunk: Buffer): number {
  while (true) {
    try {
      return readSync(0, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
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

export const nodeSystem: System = {
  write: writeAll,
  interrupted() {
    const was = stop;
    stop = false;
    return was;
  },
  wallClock: () => Date.now() / 1000,
  monotonicClock: () => performance.now() / 1000,
  processTime() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  utcOffset: (seconds) => -60 * new Date(seconds * 1000).getTimezoneOffset(),
  isTerminal: isatty,
  sleep(seconds) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
  },
  readLine,
  readFile: (path) => attempt(() => readFileSync(path)),
  stat: (path) =>
    attempt(() => {
      const found = statSync(path);
      return [found.isDirectory(), { float: found.mtimeMs / 1000 }, found.size];
    }),
  list: (path) => attempt(() => readdirSync(path)),
  writeFile: (path, data) => attempt(() => replaceFile(path, data)),
};
