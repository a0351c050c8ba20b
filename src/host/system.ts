/** What the VM needs of the system it runs on. Node's is in node.ts; a browser's hands in less. */
import type { Answer } from "./answers.ts";

/** The number of this error on every system: of a file that takes nothing and does not say why. */
const EIO = 5;

/** What is known of an open file; the mode as Linux has it. */
export interface FileStatus {
  mode: number;
  blockSize: number;
  size: number;
}

/** What is known of a file: numbers as Linux has them, times in nanoseconds. */
export interface FileFacts {
  mode: bigint;
  ino: bigint;
  dev: bigint;
  nlink: bigint;
  uid: bigint;
  gid: bigint;
  size: bigint;
  atimeNs: bigint;
  mtimeNs: bigint;
  ctimeNs: bigint;
  blksize: bigint;
  blocks: bigint;
  rdev: bigint;
}

/** Open files. Answers are counts, positions or descriptors; an error is its number, negative. */
export interface Files {
  /** As open(2), with the flags of Linux. */
  open(path: string, flags: number, mode: number): number;
  close(fd: number): number;
  /** Fills the array as far as there is something; 0 at the end. */
  read(fd: number, target: Uint8Array): number;
  write(fd: number, data: Uint8Array): number;
  /** From the start, the position, or the end: whence 0, 1, 2. The new position. */
  seek(fd: number, offset: number, whence: number): number;
  truncate(fd: number, size: number): number;
  status(fd: number): FileStatus | number;
  /** As dup(2). */
  duplicate(fd: number): number;
  /** As dup2(2). */
  duplicateTo(fd: number, target: number): number;
  /** A pipe: the descriptor to read from; that to write to is the next. */
  pipe(): number;
  /** As stat(2), lstat(2) and fstat(2). */
  facts(target: string | number, follow: boolean): FileFacts | number;
}

/** Writes all to an open file, however little it takes at once: 0, or an error's number. */
export function writeWhole(files: Files, fd: number, data: Uint8Array): number {
  for (let rest = data; rest.length > 0; ) {
    const done = files.write(fd, rest);
    if (done <= 0) return -done || EIO;
    rest = rest.subarray(done);
  }
  return 0;
}

export interface System {
  /** Files that programs open. Descriptors 0 to 2 are the standard streams. */
  files: Files;
  /** Writes to standard output (1) or error (2); may give an errno. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most systems write, and that is it
  write(fd: number, data: Uint8Array): number | void;
  /** Whether the user has asked to stop since the last time. */
  interrupted(): boolean;
  /** Seconds since the epoch, and of a clock that never goes back. */
  wallClock(): number;
  monotonicClock(): number;
  /** Lets time pass; ends early where the user has asked to stop. */
  sleep(seconds: number): void;
  /** Seconds of processor time that the process has used. */
  processTime(): number;
  /** Seconds east of UTC that local time is at a moment (seconds since the epoch). */
  utcOffset(seconds: number): number;
  /** Name of the local zone while it is so many seconds east of UTC. */
  zoneName(offset: number): string;
  isTerminal(fd: number): boolean;
  /** A line from standard input with its line end, null at the end, or an errno: EINTR where the user has asked to stop. */
  readLine(prompt: string): string | number | null;
  /** Whether that can be had at once; if not, somebody says when it is there. It can be unless this is given. */
  inputReady?(): boolean;
  /** A call of the system for the module posix: its answer in an array of one, or an error's number. */
  call(name: string, args: string[]): Answer;
  /** Contents, or an errno. */
  readFile(path: string): Uint8Array | number;
  /** (is a folder, seconds of the last change, size), or an errno. */
  stat(path: string): Answer;
  list(path: string): Answer;
  /** Replaces a file at once; null, or an errno. */
  writeFile(path: string, data: Uint8Array): null | number;
}
