/**
 * What the module posix asks of a system without processes and users: by the name of the call, with texts for arguments, as src/host/posix.ts
 * answers it for Node. Descriptors are those of descriptors.ts.
 */
import type { Answer } from "../answers.ts";
import type { VirtualFiles } from "./descriptors.ts";
import { Errno, errnoOf, refuse } from "./errors.ts";
import { type FolderNode, Kind } from "./nodes.ts";

type Call = (...args: string[]) => Answer;

/** What the calls work with. */
export interface Environment {
  files: VirtualFiles;
  /** Variables, which programs may change. */
  env: Map<string, string>;
  randomBytes(count: number): Uint8Array;
  /** The names of `os.uname()`. */
  version: string;
}

/** The calls that give nothing back. */
function silent(call: (...args: string[]) => void): Call {
  return (...args) => {
    call(...args);
    return null;
  };
}

/** Nanoseconds of "SECONDS NANOSECONDS". */
function nanoseconds(time: string): bigint {
  const [whole, rest] = time.split(" ");
  return BigInt(whole) * 1_000_000_000n + BigInt(rest);
}

const times = (atime: string, mtime: string) => ({
  atimeNs: nanoseconds(atime),
  mtimeNs: nanoseconds(mtime),
});
/** Of an owner -1 stays as it is. */
const id = (text: string) => (Number(text) < 0 ? undefined : Number(text));
const owners = (uid: string, gid: string) => ({ uid: id(uid), gid: id(gid) });

/** As statvfs(3) has it. Blocks of memory; files are as many as there is room for. */
function fileSystem(folder: FolderNode): Answer {
  const [block, all, left] = folder.room();
  const [blocks, free] = [Math.floor(all / block), Math.floor(left / block)];
  return [block, block, blocks, free, free, blocks, free, free, 0, 255, 0];
}

const EXECUTE = 1;
const RANDOM_AT_ONCE = 2 ** 31 - 1;

/** Makes what answers calls: in an array of one, or an error's number. */
export function virtualCalls(environment: Environment): (name: string, args: string[]) => Answer {
  const calls: Record<string, Call> = { ...fileCalls(environment), ...processCalls(environment) };
  return (name, args) => {
    try {
      const call = Object.hasOwn(calls, name) ? calls[name] : refuse(Errno.ENOSYS);
      // A single empty text arrives as no argument.
      return [call(...(args.length === 0 ? [""] : args))];
    } catch (error) {
      return errnoOf(error);
    }
  };
}

function fileCalls({ files }: Environment): Record<string, Call> {
  const { tree } = files;
  return {
    listdir: (path) => Array.from(tree.folderAt(path).list(), ([name]) => name),
    scandir: (path) => Array.from(tree.folderAt(path).list()),
    mkdir: silent((path, mode) => tree.mkdir(path, Number(mode))),
    rmdir: silent((path) => tree.rmdir(path)),
    unlink: silent((path) => tree.unlink(path)),
    rename: silent((from, to) => tree.rename(from, to)),
    link: silent((from, to) => tree.link(from, to)),
    symlink: silent((target, path) => tree.symlink(target, path)),
    readlink: (path) => tree.readlink(path),
    chmod: silent((path, mode) => tree.change(path, { mode: Number(mode) })),
    fchmod: silent((fd, mode) => files.change(Number(fd), { mode: Number(mode) })),
    chown: silent((path, uid, gid) => tree.change(path, owners(uid, gid))),
    lchown: silent((path, uid, gid) => tree.change(path, owners(uid, gid), false)),
    fchown: silent((fd, uid, gid) => files.change(Number(fd), owners(uid, gid))),
    utime: silent((path, atime, mtime) => tree.change(path, times(atime, mtime))),
    lutime: silent((path, atime, mtime) => tree.change(path, times(atime, mtime), false)),
    futime: silent((fd, atime, mtime) => files.change(Number(fd), times(atime, mtime))),
    truncate: silent((path, size) => tree.truncate(path, Number(size))),
    fsync: silent((fd) => files.sync(Number(fd))),
    statvfs: (path) => {
      tree.find(path);
      return fileSystem(tree.folderAt("/"));
    },
    fstatvfs: (fd) => {
      const found = files.facts(Number(fd));
      return typeof found === "number" ? refuse(-found) : fileSystem(tree.folderAt("/"));
    },
    access: (path, mode) => {
      try {
        const node = tree.find(path);
        const runs = node.kind === Kind.FOLDER || (node.facts().mode & 0o111n) !== 0n;
        return runs || (Number(mode) & EXECUTE) === 0;
      } catch {
        return false;
      }
    },
    getcwd: () => tree.getcwd(),
    chdir: silent((path) => tree.chdir(path)),
    umask: (given) => {
      const old = tree.umask;
      tree.umask = Number(given) & 0o777;
      return old;
    },
  };
}

function processCalls({ env, randomBytes, version, files }: Environment): Record<string, Call> {
  return {
    environ: () => [...env],
    putenv: silent((name, value) => {
      env.set(name, value);
    }),
    unsetenv: silent((name) => {
      env.delete(name);
    }),
    // Process 1, run by root, as whose child nobody knows.
    ids: () => [1, 0, 0, 0, 0, 0],
    groups: () => [],
    login: () => refuse(Errno.ENXIO),
    urandom: (count) => randomBytes(Number(count) > RANDOM_AT_ONCE ? refuse(Errno.ENOMEM) : Number(count)),
    // A program cannot end its host.
    exit: () => refuse(Errno.EPERM),
    cpu_count: () => 1,
    uname: () => ["taipan", "taipan", version, version, "wasm32"],
    terminal_size: (fd) => {
      const found = files.facts(Number(fd));
      return refuse(typeof found === "number" ? -found : Errno.ENOTTY);
    },
  };
}
