/**
 * Files in memory. What they take is counted against a limit (`Space`): contents by the bytes that are held for them, and something for each
 * node and name, so that neither large files nor many empty ones can take the host's memory.
 *
 * A copy of a tree (`copy`) shares the contents of files until one side writes.
 */
import type { FileFacts } from "../system.ts";
import { Errno, refuse } from "./errors.ts";
import type { Changes, FolderNode, Handle, Node } from "./nodes.ts";
import { Kind, ModeType } from "./nodes.ts";

/** What a node takes beside its contents, and a name beside its characters: about what V8 needs for them. */
const NODE_SIZE = 256;
const NAME_SIZE = 64;
export const BLOCK = 4096;
/** No array of bytes is longer. */
const LONGEST = 2 ** 31 - 1;

/** What the files of a tree may take, and take. */
export class Space {
  used = 0;
  private lastInode = 1;

  /** `clock` gives nanoseconds since the epoch. */
  constructor(
    readonly limit: number,
    readonly clock: () => bigint,
  ) {}

  /** Counts so many bytes more; ENOSPC where they are too many. */
  take(bytes: number): void {
    if (this.used + bytes > this.limit) refuse(Errno.ENOSPC);
    this.used += bytes;
  }

  give(bytes: number): void {
    this.used -= bytes;
  }

  nextInode(): number {
    return this.lastInode++;
  }

  /** The same for a copy of the tree. */
  copy(clock: () => bigint): Space {
    const copy = new Space(this.limit, clock);
    copy.used = this.used;
    copy.lastInode = this.lastInode;
    return copy;
  }
}

function nameSize(name: string): number {
  return NAME_SIZE + 2 * name.length;
}

abstract class MemoryNode {
  ino: number;
  uid = 0;
  gid = 0;
  atimeNs: bigint;
  mtimeNs: bigint;
  ctimeNs: bigint;
  /** How many names it has. */
  links = 0;
  protected mode: number;
  protected space: Space;

  constructor(space: Space, type: ModeType, mode: number) {
    space.take(NODE_SIZE);
    this.space = space;
    this.ino = space.nextInode();
    this.mode = type | (mode & 0o7777);
    this.atimeNs = this.mtimeNs = this.ctimeNs = space.clock();
  }

  protected abstract size(): number;

  facts(): FileFacts {
    const size = this.size();
    return {
      mode: BigInt(this.mode),
      ino: BigInt(this.ino),
      dev: 1n,
      nlink: BigInt(this.linkCount()),
      uid: BigInt(this.uid),
      gid: BigInt(this.gid),
      size: BigInt(size),
      atimeNs: this.atimeNs,
      mtimeNs: this.mtimeNs,
      ctimeNs: this.ctimeNs,
      blksize: BigInt(BLOCK),
      blocks: BigInt(Math.ceil(size / 512)),
      rdev: 0n,
    };
  }

  protected linkCount(): number {
    return this.links;
  }

  change({ mode, uid, gid, atimeNs, mtimeNs }: Changes): void {
    if (mode !== undefined) this.mode = (this.mode & ModeType.MASK) | (mode & 0o7777);
    this.uid = uid ?? this.uid;
    this.gid = gid ?? this.gid;
    this.atimeNs = atimeNs ?? this.atimeNs;
    this.mtimeNs = mtimeNs ?? this.mtimeNs;
    this.ctimeNs = this.space.clock();
  }

  /** Has one name less. */
  dropLink(): void {
    this.links--;
    this.ctimeNs = this.space.clock();
    if (this.links === 0) this.release();
  }

  /** Gives back what it took. */
  protected release(): void {
    this.space.give(NODE_SIZE);
  }

  /** Takes over what a copy has in common with its original. */
  protected copyTo<T extends MemoryNode>(copy: T, space: Space): T {
    Object.assign(copy, this);
    copy.space = space;
    return copy;
  }
}

/** A file, and what reads and writes it while it is open. */
export class MemoryFile extends MemoryNode implements Handle {
  readonly kind = Kind.FILE;
  readonly seekable = true;
  private data: Uint8Array = new Uint8Array(0);
  private length = 0;
  /** Whether another tree has the same bytes. */
  private shared = false;
  private handles = 0;

  constructor(space: Space, mode: number) {
    super(space, ModeType.FILE, mode);
  }

  open(): Handle {
    this.handles++;
    return this;
  }

  close(): void {
    this.handles--;
    if (this.handles === 0 && this.links === 0) this.release();
  }

  protected override release(): void {
    if (this.handles > 0) return;
    super.release();
    this.space.give(this.data.length);
  }

  size(): number {
    return this.length;
  }

  read(at: number, target: Uint8Array): number {
    const part = this.data.subarray(Math.min(at, this.length), Math.min(at + target.length, this.length));
    target.set(part);
    return part.length;
  }

  write(at: number, data: Uint8Array): number {
    if (data.length === 0) return 0;
    this.reserve(at + data.length);
    this.data.set(data, at);
    this.length = Math.max(this.length, at + data.length);
    this.touch();
    return data.length;
  }

  resize(size: number): void {
    if (size < this.length) this.replace(size, size);
    else this.reserve(size);
    this.length = size;
    this.touch();
  }

  sync(): void {}

  /** Has room for a size of its own, and some more where it grows. */
  private reserve(size: number): void {
    if (size > LONGEST) refuse(Errno.EFBIG);
    if (size <= this.data.length && !this.shared) return;
    const wanted = Math.min(Math.max(size, this.length + (this.length >> 1)), LONGEST);
    this.replace(size <= this.data.length ? this.data.length : wanted, size);
  }

  /** Moves the contents to as many bytes as are wanted, or as few as are needed where there is no space for them. */
  private replace(wanted: number, needed: number): void {
    const left = this.space.limit - this.space.used + this.data.length;
    const capacity = wanted <= left ? wanted : needed;
    this.space.take(capacity - this.data.length);
    const data = allocate(capacity, () => this.space.give(capacity - this.data.length));
    data.set(this.data.subarray(0, Math.min(this.length, capacity)));
    this.data = data;
    this.shared = false;
  }

  private touch(): void {
    this.mtimeNs = this.ctimeNs = this.space.clock();
  }

  copy(space: Space): MemoryFile {
    this.shared = true;
    return this.copyTo(Object.create(MemoryFile.prototype) as MemoryFile, space);
  }
}

/** Bytes; ENOSPC where the host has no memory for them. */
function allocate(size: number, undo: () => void): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch {
    undo();
    refuse(Errno.ENOSPC);
  }
}

export class MemoryLink extends MemoryNode {
  readonly kind = Kind.LINK;

  constructor(
    space: Space,
    private readonly text: string,
  ) {
    super(space, ModeType.LINK, 0o777);
    space.take(2 * text.length);
  }

  target(): string {
    return this.text;
  }

  protected size(): number {
    return new TextEncoder().encode(this.text).length;
  }

  protected override release(): void {
    super.release();
    this.space.give(2 * this.text.length);
  }

  copy(space: Space): MemoryLink {
    return this.copyTo(Object.create(MemoryLink.prototype) as MemoryLink, space);
  }
}

/** What a device does when it is read, and when it is written. */
export interface Device {
  read(target: Uint8Array): number;
  write(data: Uint8Array): number;
}

/** A file that is none: /dev/null. */
export class MemoryDevice extends MemoryNode implements Handle {
  readonly kind = Kind.OTHER;
  readonly seekable = false;

  constructor(
    space: Space,
    private device: Device,
  ) {
    super(space, ModeType.CHARACTERS, 0o666);
  }

  open(): Handle {
    return this;
  }

  read(_at: number, target: Uint8Array): number {
    return this.device.read(target);
  }

  write(_at: number, data: Uint8Array): number {
    return this.device.write(data);
  }

  size(): number {
    return 0;
  }

  resize(): void {
    refuse(Errno.EINVAL);
  }

  sync(): void {
    refuse(Errno.EINVAL);
  }

  close(): void {}

  /** `known` may have another device for the copy. */
  copy(space: Space, known: Map<unknown, unknown>): MemoryDevice {
    const copy = this.copyTo(Object.create(MemoryDevice.prototype) as MemoryDevice, space);
    copy.device = (known.get(this.device) as Device | undefined) ?? this.device;
    return copy;
  }
}

type AnyMemoryNode = MemoryFile | MemoryLink | MemoryDevice | MemoryFolder;

function isOurs(node: Node): node is AnyMemoryNode {
  return node instanceof MemoryNode;
}

export class MemoryFolder extends MemoryNode implements FolderNode {
  readonly kind = Kind.FOLDER;
  private entries = new Map<string, AnyMemoryNode>();
  /** What is seen in its place. */
  mounted: FolderNode | undefined;

  constructor(space: Space, mode: number) {
    super(space, ModeType.FOLDER, mode);
  }

  find(name: string): AnyMemoryNode | undefined {
    return this.entries.get(name);
  }

  *list(): Iterable<[string, Kind]> {
    for (const [name, { kind }] of this.entries) yield [name, kind];
  }

  makeFile(name: string, mode: number): MemoryFile {
    return this.put(name, () => new MemoryFile(this.space, mode));
  }

  makeFolder(name: string, mode: number): MemoryFolder {
    return this.put(name, () => new MemoryFolder(this.space, mode));
  }

  makeLink(name: string, target: string): void {
    this.put(name, () => new MemoryLink(this.space, target));
  }

  makeDevice(name: string, device: Device): void {
    this.put(name, () => new MemoryDevice(this.space, device));
  }

  add(name: string, node: Node): void {
    if (!isOurs(node)) refuse(Errno.EXDEV);
    this.put(name, () => node);
  }

  remove(name: string): void {
    const node = this.entries.get(name);
    if (node === undefined) refuse(Errno.ENOENT);
    this.forget(name);
    node.dropLink();
  }

  removeFolder(name: string): void {
    const folder = this.entries.get(name);
    if (!(folder instanceof MemoryFolder)) refuse(Errno.ENOTDIR);
    folder.mustBeFree();
    this.remove(name);
  }

  move(name: string, folder: FolderNode, newName: string): void {
    const node = this.entries.get(name);
    if (node === undefined) refuse(Errno.ENOENT);
    if (!(folder instanceof MemoryFolder)) refuse(Errno.EXDEV);
    const there = folder.entries.get(newName);
    if (there === node) return;
    if (there instanceof MemoryFolder) {
      if (node.kind !== Kind.FOLDER) refuse(Errno.EISDIR);
      there.mustBeFree();
    } else if (there !== undefined && node.kind === Kind.FOLDER) refuse(Errno.ENOTDIR);
    if (node instanceof MemoryFolder && node.mounted !== undefined) refuse(Errno.EBUSY);
    if (there !== undefined) folder.remove(newName);
    folder.put(newName, () => node);
    this.forget(name);
    node.links--;
  }

  isGone(): boolean {
    return this.links === 0;
  }

  room(): [number, number, number] {
    return [BLOCK, this.space.limit, this.space.limit - this.space.used];
  }

  protected size(): number {
    return BLOCK;
  }

  /** As Linux counts: its name, its own ".", the ".." of folders in it. */
  protected override linkCount(): number {
    if (this.links === 0) return 0;
    let folders = 0;
    for (const { kind } of this.entries.values()) if (kind === Kind.FOLDER) folders++;
    return this.links + 1 + folders;
  }

  private mustBeFree(): void {
    if (this.mounted !== undefined) refuse(Errno.EBUSY);
    if (this.entries.size > 0) refuse(Errno.ENOTEMPTY);
  }

  private put<T extends AnyMemoryNode>(name: string, make: () => T): T {
    this.space.take(nameSize(name));
    let node: T;
    try {
      node = make();
    } catch (error) {
      this.space.give(nameSize(name));
      throw error;
    }
    node.links++;
    this.entries.set(name, node);
    this.touch();
    return node;
  }

  private forget(name: string): void {
    this.entries.delete(name);
    this.space.give(nameSize(name));
    this.touch();
  }

  private touch(): void {
    this.mtimeNs = this.ctimeNs = this.space.clock();
  }

  /** A copy with all that is in it; `known` has what has been copied, by its original. */
  copy(space: Space, known: Map<unknown, AnyMemoryNode>): MemoryFolder {
    const copy = this.copyTo(Object.create(MemoryFolder.prototype) as MemoryFolder, space);
    known.set(this, copy);
    copy.entries = new Map();
    for (const [name, node] of this.entries) {
      const other = known.get(node) ?? node.copy(space, known);
      known.set(node, other);
      copy.entries.set(name, other);
    }
    return copy;
  }
}
