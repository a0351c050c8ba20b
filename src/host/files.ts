/**
 * Open files of Node, as the VM's io layer wants them. Node has no lseek, so where a regular file is read and
 * written next is kept here; what cannot seek (pipes, terminals) is left to the system.
 *
 * Answers are counts, positions or descriptors; an error is its number, negative.
 */
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { builtin } from "./builtin.ts";
import { descriptors } from "./descriptors.ts";
import { toPath } from "./paths.ts";
import type { FileFacts, FileStatus, Files } from "./system.ts";

const { O_APPEND, O_EXCL, O_RDONLY, O_TRUNC } = constants;

/** Flags of open(2) as Linux has them, which is how the VM gives them, by their names. */
const LINUX_FLAGS: Record<string, number> = {
  O_WRONLY: 0o1,
  O_RDWR: 0o2,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_NOCTTY: 0o400,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  O_NONBLOCK: 0o4000,
  O_DSYNC: 0o10000,
  O_DIRECTORY: 0o200000,
  O_NOFOLLOW: 0o400000,
};

/** The flags as this system has them. */
function ownFlags(flags: number): number {
  const known = constants as unknown as Record<string, number>;
  let own = 0;
  for (const [name, bit] of Object.entries(LINUX_FLAGS)) if (flags & bit) own |= known[name] ?? 0;
  return own;
}

interface OpenFile {
  /** Where the next byte is read or written; null where the file cannot seek. */
  position: number | null;
  append: boolean;
}

/** What was written to a pipe and not read yet. */
interface Pipe {
  chunks: Uint8Array[];
  readers: number;
  writers: number;
}

interface PipeEnd {
  pipe: Pipe;
  writes: boolean;
}

/** Descriptors of pipes are above those of the system. */
const FIRST_PIPE = 1 << 20;
const PIPE_MODE = 0o010600;
const PIPE_BLOCK = 4096;
const EXACT = { bigint: true } as const;

const PIPE_FACTS: FileFacts = {
  mode: BigInt(PIPE_MODE),
  ino: 0n,
  dev: 0n,
  nlink: 1n,
  uid: 0n,
  gid: 0n,
  size: 0n,
  atimeNs: 0n,
  mtimeNs: 0n,
  ctimeNs: 0n,
  blksize: BigInt(PIPE_BLOCK),
  blocks: 0n,
  rdev: 0n,
};

/** Nothing to read while somebody may write would block for ever. */
function readPipe({ pipe, writes }: PipeEnd, target: Uint8Array): number {
  if (writes) return -errno("EBADF");
  const first = pipe.chunks[0];
  if (first === undefined) return pipe.writers > 0 ? -errno("EAGAIN") : 0;
  const count = Math.min(first.length, target.length);
  target.set(first.subarray(0, count));
  if (count === first.length) pipe.chunks.shift();
  else pipe.chunks[0] = first.subarray(count);
  return count;
}

function writePipe({ pipe, writes }: PipeEnd, data: Uint8Array): number {
  if (!writes) return -errno("EBADF");
  if (pipe.readers === 0) return -errno("EPIPE");
  if (data.length > 0) pipe.chunks.push(data.slice());
  return data.length;
}

let errorNumbers: Record<string, number> | undefined;

/** The system's number for an error by its name; that of EIO if it knows none. */
export function errno(name = "EIO"): number {
  errorNumbers ??= builtin("node:os").constants.errno as Record<string, number>;
  return errorNumbers[name] ?? errorNumbers.EIO;
}

/** From here on numbers are libuv's own, for errors that the system has none for. */
const OF_LIBUV = 4000;

/** The number in it is the system's, negative, wherever that has any: nearly all looks for a module end with one, and no table is asked. */
export function errnoOf(error: unknown): number {
  const { errno: number = 0, code } = error as NodeJS.ErrnoException;
  return number < 0 && number > -OF_LIBUV ? -number : errno(code);
}

/** The files that programs of a process have open. */
export class NodeFiles implements Files {
  private readonly known = new Map<number, OpenFile>();
  private readonly pipes = new Map<number, PipeEnd>();
  private nextPipe = FIRST_PIPE;

  open(path: string, flags: number, mode: number): number {
    return this.attempt(() => {
      const own = ownFlags(flags);
      const fd = openUnredirected(toPath(path), own, mode);
      this.known.set(fd, describe(fstatSync(fd), (own & O_APPEND) !== 0));
      return fd;
    });
  }

  close(fd: number): number {
    const isCopy = descriptors.isRedirected(fd);
    const unused = descriptors.close(fd);
    if (unused === null) return -errno("EBADF");
    const [answer = 0] = unused.map((each) => this.closeOwn(each));
    return isCopy ? 0 : answer; // perhaps nothing but a free number was redirected
  }

  private closeOwn(fd: number): number {
    const pipe = this.pipes.get(fd);
    if (pipe !== undefined) return this.closeEnd(fd, pipe);
    return this.attempt(() => {
      this.known.delete(fd);
      closeSync(fd);
      return 0;
    });
  }

  read(descriptor: number, target: Uint8Array): number {
    const fd = descriptors.real(descriptor);
    const pipe = this.pipes.get(fd);
    if (pipe !== undefined) return readPipe(pipe, target);
    return this.attempt(() => {
      const file = this.fileOf(fd);
      const done = readSync(fd, target, 0, target.length, file.position);
      if (file.position !== null) file.position += done;
      return done;
    });
  }

  write(descriptor: number, data: Uint8Array): number {
    const fd = descriptors.real(descriptor);
    const pipe = this.pipes.get(fd);
    if (pipe !== undefined) return writePipe(pipe, data);
    return this.attempt(() => {
      const file = this.fileOf(fd);
      const done = writeSync(fd, data, 0, data.length, file.append ? null : file.position);
      if (file.append && file.position !== null) file.position = fstatSync(fd).size;
      else if (file.position !== null) file.position += done;
      return done;
    });
  }

  /** From the start, the position, or the end: whence 0, 1, 2. The new position. */
  seek(descriptor: number, offset: number, whence: number): number {
    const fd = descriptors.real(descriptor);
    if (this.pipes.has(fd)) return -errno("ESPIPE");
    return this.attempt(() => {
      const file = this.fileOf(fd);
      if (file.position === null) return -errno("ESPIPE");
      const base = whence === 0 ? 0 : whence === 1 ? file.position : fstatSync(fd).size;
      if (whence > 2 || base + offset < 0) return -errno("EINVAL");
      file.position = base + offset;
      return file.position;
    });
  }

  truncate(descriptor: number, size: number): number {
    const fd = descriptors.real(descriptor);
    return this.attempt(() => {
      ftruncateSync(fd, size);
      return 0;
    });
  }

  facts(file: string | number, follow: boolean): FileFacts | number {
    const target = typeof file === "number" ? descriptors.real(file) : file;
    let found: FileFacts | undefined;
    const answer = this.attempt(() => {
      if (typeof target === "number") found = this.pipes.has(target) ? PIPE_FACTS : fstatSync(target, EXACT);
      else found = (follow ? statSync : lstatSync)(toPath(target), { bigint: true, throwIfNoEntry: false });
      return -errno("ENOENT");
    });
    return found ?? answer;
  }

  duplicate(fd: number): number {
    const status = this.status(fd);
    if (typeof status === "number") return status;
    return this.attempt(() => {
      const copy = openUnredirected(builtin("node:os").devNull, O_RDONLY, 0);
      descriptors.duplicate(fd, copy);
      return copy;
    });
  }

  duplicateTo(fd: number, target: number): number {
    const status = target < 0 ? -errno("EBADF") : this.status(fd);
    if (typeof status === "number") return status;
    if (fd !== target) for (const unused of descriptors.duplicate(fd, target)) this.closeOwn(unused);
    return target;
  }

  /** Node makes no pipes: this one is a queue of the program's own. */
  pipe(): number {
    const pipe: Pipe = { chunks: [], readers: 0, writers: 0 };
    const fd = this.addEnd(pipe, false);
    this.addEnd(pipe, true);
    return fd;
  }

  private addEnd(pipe: Pipe, writes: boolean): number {
    const fd = this.nextPipe++;
    if (writes) pipe.writers++;
    else pipe.readers++;
    this.pipes.set(fd, { pipe, writes });
    return fd;
  }

  private closeEnd(fd: number, { pipe, writes }: PipeEnd): number {
    this.pipes.delete(fd);
    if (writes) pipe.writers--;
    else pipe.readers--;
    return 0;
  }

  status(descriptor: number): FileStatus | number {
    const fd = descriptors.real(descriptor);
    if (this.pipes.has(fd)) return { mode: PIPE_MODE, blockSize: PIPE_BLOCK, size: 0 };
    let found: FileStatus | undefined;
    const answer = this.attempt(() => {
      const { mode, blksize, size } = fstatSync(fd);
      found = { mode, blockSize: blksize, size };
      return 0;
    });
    return found ?? answer;
  }

  /** What is kept of a descriptor, perhaps one that was not opened here. */
  private fileOf(fd: number): OpenFile {
    let file = this.known.get(fd);
    if (file === undefined) {
      file = describe(fstatSync(fd), false);
      this.known.set(fd, file);
    }
    return file;
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

/** As openSync, with a descriptor that means no other file to the program. */
function openUnredirected(path: string | Buffer, flags: number, mode: number): number {
  const fd = openSync(path, flags, mode);
  if (!descriptors.isRedirected(fd)) return fd;
  try {
    return openUnredirected(path, flags & ~(O_EXCL | O_TRUNC), mode);
  } finally {
    closeSync(fd);
  }
}

function describe(found: Stats, append: boolean): OpenFile {
  return { position: found.isFile() ? (append ? found.size : 0) : null, append };
}
