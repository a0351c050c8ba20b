/**
 * What the module posix asks of Node's file system and process, by the name of the system call: paths and numbers come as texts; an answer
 * comes in an array of one, an error as its number. Descriptors are those of files.ts.
 *
 * Not here: processes other than this one, users, terminals, sockets.
 */
import {
  accessSync,
  chmodSync,
  chownSync,
  type Dirent,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  futimesSync,
  lchownSync,
  linkSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  type StatsFs,
  statfsSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
} from "node:fs";
import type { Answer } from "./answers.ts";
import { builtin } from "./builtin.ts";
import { descriptors } from "./descriptors.ts";
import { randomBytes } from "./entropy.ts";
import { errno, errnoOf } from "./files.ts";
import { fromPath, toPath } from "./paths.ts";

type Call = (...args: string[]) => Answer;

/** The calls that give nothing back. */
function silent(call: (...args: string[]) => void): Call {
  return (...args) => {
    call(...args);
    return null;
  };
}

function descriptor(fd: string): number {
  return descriptors.real(Number(fd));
}

/** A user's or group's number: -1 leaves it as it is. */
function owner(id: string): number {
  return Number(id) < 0 ? 2 ** 32 - 1 : Number(id);
}

/** Seconds of "SECONDS NANOSECONDS". As exact as a double is: Node wants no other. */
function seconds(time: string): number {
  const [whole, nanoseconds] = time.split(" ").map(Number);
  return whole + nanoseconds / 1e9;
}

/** As statvfs(3) has it; flags and number of the file system are not known. */
function fileSystem({ bsize, blocks, bfree, bavail, files, ffree }: StatsFs): Answer {
  return [bsize, bsize, blocks, bfree, bavail, files, ffree, ffree, 0, 255, 0];
}

const CALLS: Record<string, Call> = {
  listdir: (path) => readdirSync(toPath(path), "buffer").map(fromPath),
  // Names with their kind: 1 file, 2 folder, 3 link, 0 something else.
  scandir: (path) =>
    (
      readdirSync(toPath(path), { withFileTypes: true, encoding: "buffer" }) as unknown as Dirent<Buffer>[]
    ).map((entry) => [
      fromPath(entry.name),
      entry.isFile() ? 1 : entry.isDirectory() ? 2 : entry.isSymbolicLink() ? 3 : 0,
    ]),
  mkdir: silent((path, mode) => mkdirSync(toPath(path), Number(mode))),
  rmdir: silent((path) => rmdirSync(toPath(path))),
  unlink: silent((path) => unlinkSync(toPath(path))),
  rename: silent((from, to) => renameSync(toPath(from), toPath(to))),
  link: silent((from, to) => linkSync(toPath(from), toPath(to))),
  symlink: silent((target, path) => symlinkSync(toPath(target), toPath(path))),
  readlink: (path) => fromPath(readlinkSync(toPath(path), "buffer")),
  chmod: silent((path, mode) => chmodSync(toPath(path), Number(mode))),
  fchmod: silent((fd, mode) => fchmodSync(descriptor(fd), Number(mode))),
  chown: silent((path, uid, gid) => chownSync(toPath(path), owner(uid), owner(gid))),
  lchown: silent((path, uid, gid) => lchownSync(toPath(path), owner(uid), owner(gid))),
  fchown: silent((fd, uid, gid) => fchownSync(descriptor(fd), owner(uid), owner(gid))),
  utime: silent((path, atime, mtime) => utimesSync(toPath(path), seconds(atime), seconds(mtime))),
  lutime: silent((path, atime, mtime) => lutimesSync(toPath(path), seconds(atime), seconds(mtime))),
  futime: silent((fd, atime, mtime) => futimesSync(descriptor(fd), seconds(atime), seconds(mtime))),
  truncate: silent((path, size) => {
    // Node would make it zero.
    if (Number(size) < 0) throw Object.assign(new RangeError("negative size"), { code: "EINVAL" });
    truncateSync(toPath(path), Number(size));
  }),
  fsync: silent((fd) => fsyncSync(descriptor(fd))),
  statvfs: (path) => fileSystem(statfsSync(toPath(path))),
  fstatvfs: (fd) => fileSystem(statfsSync(`/dev/fd/${descriptor(fd)}`)),
  access: (path, mode) => {
    try {
      accessSync(toPath(path), Number(mode));
      return true;
    } catch {
      return false;
    }
  },
  getcwd: () => process.cwd(),
  chdir: silent((path) => process.chdir(path)),
  fchdir: silent((fd) => {
    fstatSync(descriptor(fd));
    process.chdir(`/dev/fd/${descriptor(fd)}`);
  }),
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
  groups: () => process.getgroups?.() ?? [],
  login: () => builtin("node:os").userInfo().username,
  loadavg: () =>
    builtin("node:os")
      .loadavg()
      .map((float) => ({ float })),
  umask: (mask) => process.umask(Number(mask)),
  urandom: (count) => randomBytes(Number(count)),
  exit: (status) => process.exit(Number(status)),
  cpu_count: () => builtin("node:os").cpus().length,
  uname: () => {
    const os = builtin("node:os");
    return [os.type(), os.hostname(), os.release(), os.version(), os.machine()];
  },
  terminal_size: (fd) => {
    const stream = [process.stdin, process.stdout, process.stderr][descriptor(fd)];
    const size = (stream as Partial<NodeJS.WriteStream> | undefined)?.getWindowSize?.();
    if (size === undefined) throw Object.assign(new Error("no terminal"), { code: "ENOTTY" });
    return size;
  },
};

/** Makes a call: its answer in an array of one, or an error's number. */
export function systemCall(name: string, args: string[]): Answer {
  const call = CALLS[name];
  if (call === undefined) return errno("ENOSYS");
  try {
    // A single empty text arrives as no argument.
    return [call(...(args.length === 0 ? [""] : args))];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code?.startsWith("ERR_") ? errno("EINVAL") : errnoOf(error);
  }
}
