/**
 * A folder of the host in a virtual file system: nodes over Node's file system.
 *
 * Each name is looked at by itself (lstat), and links are followed by the tree (virtual/tree.ts), so that no path leaves the folder. A file
 * is opened without following a link, for the case that it has become one in between. What other processes do to the folders on the way while a call is made
 * is not looked at: whoever mounts a folder must not let strangers write to it.
 */
import {
  type BigIntStats,
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  futimesSync,
  lchownSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statfsSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { fromPath, toPath } from "./paths.ts";
import type { FileFacts } from "./system.ts";
import { Errno, errnoOf, FileError, refuse } from "./virtual/errors.ts";
import type { Changes, FileNode, FolderNode, Handle, LinkNode, Node } from "./virtual/nodes.ts";
import { Kind, Open } from "./virtual/nodes.ts";
import type { Mount } from "./virtual/store.ts";

const EXACT = { bigint: true, throwIfNoEntry: false } as const;
const { O_NOFOLLOW = 0, O_RDWR, O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = constants;

/** The folder of the host that is to be seen in a tree. */
export function openMount(mount: Mount): FolderNode {
  const { path, readonly = false } = typeof mount === "string" ? { path: mount } : mount;
  const real = realPath(path);
  if (!lstatSync(real).isDirectory()) refuse(Errno.ENOTDIR);
  return new HostFolder(real, readonly);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new FileError(errnoOf(error), path);
  }
}

abstract class HostNode {
  constructor(
    protected readonly path: string,
    protected readonly readonly: boolean,
  ) {}

  facts(): FileFacts {
    return lstatSync(toPath(this.path), EXACT) ?? refuse(Errno.ENOENT);
  }

  change({ mode, uid, gid, atimeNs, mtimeNs }: Changes): void {
    this.mayChange();
    const path = toPath(this.path);
    const old = this.facts();
    if (mode !== undefined && this.isPlain()) chmodSync(path, mode);
    if (uid !== undefined || gid !== undefined)
      lchownSync(path, uid ?? Number(old.uid), gid ?? Number(old.gid));
    if (atimeNs !== undefined || mtimeNs !== undefined)
      lutimesSync(path, seconds(atimeNs ?? old.atimeNs), seconds(mtimeNs ?? old.mtimeNs));
  }

  /** Whether permissions are its own, and not those of what it leads to. */
  protected isPlain(): boolean {
    return true;
  }

  protected mayChange(): void {
    if (this.readonly) refuse(Errno.EROFS);
  }
}

class HostFolder extends HostNode implements FolderNode {
  readonly kind = Kind.FOLDER;

  private child(name: string): string {
    return `${this.path === "/" ? "" : this.path}/${name}`;
  }

  find(name: string): Node | undefined {
    const path = this.child(name);
    const found = lstatSync(toPath(path), EXACT);
    return found && nodeOf(found, path, this.readonly);
  }

  *list(): Iterable<[string, Kind]> {
    for (const name of readdirSync(toPath(this.path), "buffer")) {
      const text = fromPath(name);
      const found = lstatSync(toPath(this.child(text)), EXACT);
      if (found !== undefined) yield [text, kindOf(found)];
    }
  }

  makeFile(name: string, mode: number): FileNode {
    this.mayChange();
    const path = this.child(name);
    closeSync(openSync(toPath(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode));
    return new HostFile(path, false);
  }

  makeFolder(name: string, mode: number): void {
    this.mayChange();
    mkdirSync(toPath(this.child(name)), mode);
  }

  makeLink(name: string, target: string): void {
    this.mayChange();
    symlinkSync(toPath(target), toPath(this.child(name)));
  }

  add(name: string, node: Node): void {
    this.mayChange();
    if (!(node instanceof HostFile)) refuse(Errno.EXDEV);
    linkSync(toPath(node.place), toPath(this.child(name)));
  }

  remove(name: string): void {
    this.mayChange();
    unlinkSync(toPath(this.child(name)));
  }

  removeFolder(name: string): void {
    this.mayChange();
    rmdirSync(toPath(this.child(name)));
  }

  move(name: string, folder: FolderNode, newName: string): void {
    if (!(folder instanceof HostFolder)) refuse(Errno.EXDEV);
    this.mayChange();
    folder.mayChange();
    renameSync(toPath(this.child(name)), toPath(folder.child(newName)));
  }

  isGone(): boolean {
    return false;
  }

  room(): [number, number, number] {
    const { bsize, blocks, bavail } = statfsSync(toPath(this.path));
    return [bsize, blocks * bsize, bavail * bsize];
  }
}

class HostLink extends HostNode implements LinkNode {
  readonly kind = Kind.LINK;

  target(): string {
    return fromPath(readlinkSync(toPath(this.path), "buffer"));
  }

  protected override isPlain(): boolean {
    return false;
  }
}

class HostFile extends HostNode implements FileNode {
  readonly kind = Kind.FILE;

  get place(): string {
    return this.path;
  }

  open(flags: number): Handle {
    const access = flags & Open.ACCESS;
    if (access !== 0) this.mayChange();
    const own = access === 0 ? O_RDONLY : access === Open.WRITE ? O_WRONLY : O_RDWR;
    return new HostHandle(openSync(toPath(this.path), own | O_NOFOLLOW), this.readonly);
  }
}

/** Devices, pipes and sockets of the host are seen, and not opened. */
class HostOther extends HostNode implements FileNode {
  readonly kind = Kind.OTHER;

  open(): Handle {
    return refuse(Errno.EACCES);
  }
}

class HostHandle implements Handle {
  readonly seekable = true;

  constructor(
    private readonly fd: number,
    private readonly readonly: boolean,
  ) {}

  facts(): FileFacts {
    return fstatSync(this.fd, { bigint: true });
  }

  change({ mode, uid, gid, atimeNs, mtimeNs }: Changes): void {
    if (this.readonly) refuse(Errno.EROFS);
    const old = this.facts();
    if (mode !== undefined) fchmodSync(this.fd, mode);
    if (uid !== undefined || gid !== undefined)
      fchownSync(this.fd, uid ?? Number(old.uid), gid ?? Number(old.gid));
    if (atimeNs !== undefined || mtimeNs !== undefined)
      futimesSync(this.fd, seconds(atimeNs ?? old.atimeNs), seconds(mtimeNs ?? old.mtimeNs));
  }

  read(at: number, target: Uint8Array): number {
    return readSync(this.fd, target, 0, target.length, at);
  }

  write(at: number, data: Uint8Array): number {
    return writeSync(this.fd, data, 0, data.length, at);
  }

  size(): number {
    return fstatSync(this.fd).size;
  }

  resize(size: number): void {
    ftruncateSync(this.fd, size);
  }

  sync(): void {
    fsyncSync(this.fd);
  }

  close(): void {
    closeSync(this.fd);
  }
}

function kindOf(found: BigIntStats): Kind {
  if (found.isDirectory()) return Kind.FOLDER;
  if (found.isSymbolicLink()) return Kind.LINK;
  return found.isFile() ? Kind.FILE : Kind.OTHER;
}

const NODES = {
  [Kind.FOLDER]: HostFolder,
  [Kind.LINK]: HostLink,
  [Kind.FILE]: HostFile,
  [Kind.OTHER]: HostOther,
};

function nodeOf(found: BigIntStats, path: string, readonly: boolean): Node {
  return new NODES[kindOf(found)](path, readonly);
}

function seconds(nanoseconds: bigint): number {
  return Number(nanoseconds / 1000n) / 1e6;
}
