/**
 * Open files of Node, as the VM's io layer wants them (lib/_files.py). Node has no lseek, so where a regular file is read and
 * written next is kept here; what cannot seek (pipes, terminals) is left to the system.
 *
 * Answers are counts, positions or descriptors; an error is its number, negative.
 */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { builtin } from "./builtin.ts";
import type { Files } from "./system.ts";

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY } = constants;

/** What each of "rwax" asks of the system besides reading or writing. */
const CREATION: Record<string, number> = {
  r: 0,
  w: O_CREAT | O_TRUNC,
  a: O_CREAT | O_APPEND,
  x: O_CREAT | O_EXCL,
};

interface OpenFile {
  /** Where the next byte is read or written; null where the file cannot seek. */
  position: number | null;
  append: boolean;
}

/** The system's number for an error by its name; that of EIO if it knows none. */
export function errno(name = "EIO"): number {
  const table = builtin("node:os").constants.errno as Record<string, number>;
  return table[name] ?? table.EIO;
}

export function errnoOf(error: unknown): number {
  return errno((error as NodeJS.ErrnoException).code);
}

/** The files that programs of a process have open. */
export class NodeFiles implements Files {
  private readonly known = new Map<number, OpenFile>();

  /** `mode` is one of "rwax", with "+" behind it for reading and writing. */
  open(path: string, mode: string): number {
    const access = mode.includes("+") ? O_RDWR : mode === "r" ? O_RDONLY : O_WRONLY;
    return this.attempt(() => {
      const fd = openSync(path, access | CREATION[mode[0]], 0o666);
      if (fstatSync(fd).isDirectory()) {
        closeSync(fd);
        return -errno("EISDIR");
      }
      this.known.set(fd, this.describe(fd, mode[0] === "a"));
      return fd;
    });
  }

  /** As the system's open(). */
  openWithFlags(path: string, flags: number, mode: number): number {
    return this.attempt(() => {
      const fd = openSync(path, flags, mode);
      const found = fstatSync(fd);
      const append = (flags & O_APPEND) !== 0;
      this.known.set(fd, { position: found.isFile() ? (append ? found.size : 0) : null, append });
      return fd;
    });
  }

  close(fd: number): number {
    return this.attempt(() => {
      this.known.delete(fd);
      closeSync(fd);
      return 0;
    });
  }

  read(fd: number, count: number): Uint8Array | number {
    const chunk = new Uint8Array(count);
    const got = this.attempt(() => {
      const file = this.fileOf(fd);
      const done = readSync(fd, chunk, 0, count, file.position);
      if (file.position !== null) file.position += done;
      return done;
    });
    return got < 0 ? got : chunk.subarray(0, got);
  }

  write(fd: number, data: Uint8Array): number {
    return this.attempt(() => {
      const file = this.fileOf(fd);
      const done = writeSync(fd, data, 0, data.length, file.append ? null : file.position);
      if (file.append && file.position !== null) file.position = fstatSync(fd).size;
      else if (file.position !== null) file.position += done;
      return done;
    });
  }

  /** From the start, the position, or the end: whence 0, 1, 2. The new position. */
  seek(fd: number, offset: number, whence: number): number {
    return this.attempt(() => {
      const file = this.fileOf(fd);
      if (file.position === null) return -errno("ESPIPE");
      const base = whence === 0 ? 0 : whence === 1 ? file.position : fstatSync(fd).size;
      if (whence > 2 || base + offset < 0) return -errno("EINVAL");
      file.position = base + offset;
      return file.position;
    });
  }

  truncate(fd: number, size: number): number {
    return this.attempt(() => {
      ftruncateSync(fd, size);
      return 0;
    });
  }

  /** What is kept of a descriptor, perhaps one that was not opened here. */
  private fileOf(fd: number): OpenFile {
    let file = this.known.get(fd);
    if (file === undefined) {
      file = this.describe(fd, false);
      this.known.set(fd, file);
    }
    return file;
  }

  private describe(fd: number, append: boolean): OpenFile {
    const found = fstatSync(fd);
    if (found.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    return { position: found.isFile() ? (append ? found.size : 0) : null, append };
  }

  private attempt(action: () => number): number {
    try {
      return action();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      return code === "ERR_OUT_OF_RANGE" ? -errno("EBADF") : -errnoOf(error);
    }
  }
}
