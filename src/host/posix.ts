/**
 * What lib/posix.py asks of Node's file system and process, by the name of the system call: paths and numbers come as texts; an answer
 * comes in an array of one, an error as its number. Descriptors are those of files.ts.
 *
 * Not here: processes other than this one, users, terminals, sockets.
 */
import {
  accessSync,
  type BigIntStats,
  chmodSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
} from "node:fs";
import type { Answer } from "./answers.ts";
import { builtin } from "./builtin.ts";
import { randomBytes } from "./entropy.ts";
import { errno, errnoOf } from "./files.ts";

type Call = (...args: string[]) => Answer;

/** mode, ino, dev, nlink, uid, gid, size, then nanoseconds of the last access, of the last change of content and of status; blksize, blocks, rdev. */
function stat(found: BigIntStats): Answer {
  const { mode, ino, dev, nlink, uid, gid, size, atimeNs, mtimeNs, ctimeNs, blksize, blocks, rdev } = found;
  return [mode, ino, dev, nlink, uid, gid, size, atimeNs, mtimeNs, ctimeNs, blksize, blocks, rdev];
}

const exact = { bigint: true } as const;

/** The calls that give nothing back. */
function silent(call: (...args: string[]) => void): Call {
  return (...args) => {
    call(...args);
    return null;
  };
}

const CALLS: Record<string, Call> = {
  stat: (path) => stat(statSync(path, exact)),
  lstat: (path) => stat(lstatSync(path, exact)),
  fstat: (fd) => stat(fstatSync(Number(fd), exact)),
  listdir: (path) => readdirSync(path),
  // Names with their kind: 1 file, 2 folder, 3 link, 0 something else.
  scandir: (path) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => [
      entry.name,
      entry.isFile() ? 1 : entry.isDirectory() ? 2 : entry.isSymbolicLink() ? 3 : 0,
    ]),
  mkdir: silent((path, mode) => mkdirSync(path, Number(mode))),
  rmdir: silent((path) => rmdirSync(path)),
  unlink: silent((path) => unlinkSync(path)),
  rename: silent((from, to) => renameSync(from, to)),
  link: silent((from, to) => linkSync(from, to)),
  symlink: silent((target, path) => symlinkSync(target, path)),
  readlink: (path) => readlinkSync(path),
  chmod: silent((path, mode) => chmodSync(path, Number(mode))),
  utime: silent((path, atime, mtime) => utimesSync(path, Number(atime), Number(mtime))),
  truncate: silent((path, size) => truncateSync(path, Number(size))),
  fsync: silent((fd) => fsyncSync(Number(fd))),
  access: (path, mode) => {
    try {
      accessSync(path, Number(mode));
      return true;
    } catch {
      return false;
    }
  },
  getcwd: () => process.cwd(),
  chdir: silent((path) => process.chdir(path)),
  environ: () => Object.entries(process.env).map(([name, value]) => [name, value ?? ""]),
  putenv: silent((name, value) => {
    process.env[name] = value;
  }),
  unsetenv: silent((name) => {
    delete process.env[name];
  }),
  ids: () => [
    process.pid,
    process.ppid,
    process.getuid?.() ?? 0,
    process.geteuid?.() ?? 0,
    process.getgid?.() ?? 0,
    process.getegid?.() ?? 0,
  ],
  umask: (mask) => process.umask(Number(mask)),
  urandom: (count) => randomBytes(Number(count)),
  exit: (status) => process.exit(Number(status)),
  cpu_count: () => builtin("node:os").cpus().length,
  uname: () => {
    const os = builtin("node:os");
    return [os.type(), os.hostname(), os.release(), os.version(), os.machine()];
  },
  terminal_size: (fd) => {
    const stream = [process.stdin, process.stdout, process.stderr][Number(fd)];
    const size = (stream as Partial<NodeJS.WriteStream> | undefined)?.getWindowSize?.();
    if (size === undefined) throw Object.assign(new Error("no terminal"), { code: "ENOTTY" });
    return size;
  },
  constants: () =>
    Object.entries(constants).filter(([name]) => /^(O_|S_I|[FRWX]_OK)/.test(name)) as unknown as Answer,
};

/** Makes a call: its answer in an array of one, or an error's number. */
export function systemCall(name: string, args: string[]): Answer {
  const call = CALLS[name];
  if (call === undefined) return errno("ENOSYS");
  try {
    return [call(...args)];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code?.startsWith("ERR_") ? errno("EINVAL") : errnoOf(error);
  }
}
