/** Open files of an instance, as the VM's io layer wants them: descriptors of files in a tree, of pipes, and the standard streams. */
import type { FileFacts, FileStatus, Files } from "../system.ts";
import { Errno, errnoOf, refuse } from "./errors.ts";
import { BLOCK, MemoryFile, type Space } from "./memory.ts";
import { type Changes, type FolderNode, type Handle, Kind, ModeType, Open } from "./nodes.ts";
import type { StandardStreams } from "./streams.ts";
import type { Tree } from "./tree.ts";

const MOST_DESCRIPTORS = 1024;
/** The standard streams come first. */
const FIRST = 3;

/** An open file, under one descriptor or more. */
interface Opened {
  readonly kind: "file" | "folder" | "pipe" | "standard";
  read(target: Uint8Array): number;
  write(data: Uint8Array): number;
  seek(offset: number, whence: number): number;
  facts(): FileFacts;
  change(changes: Changes): void;
  resize(size: number): void;
  sync(): void;
  close(): void;
  /** The same in a copy of the instance. */
  copy(files: VirtualFiles, known: Map<unknown, unknown>): Opened;
}

const NEWLINE = 10;

const NO_FACTS: FileFacts = {
  mode: 0n,
  ino: 0n,
  dev: 0n,
  nlink: 1n,
  uid: 0n,
  gid: 0n,
  size: 0n,
  atimeNs: 0n,
  mtimeNs: 0n,
  ctimeNs: 0n,
  blksize: BigInt(BLOCK),
  blocks: 0n,
  rdev: 0n,
};

class OpenedFile implements Opened {
  readonly kind = "file";
  private position = 0;

  constructor(
    private readonly handle: Handle,
    private readonly flags: number,
  ) {
    if ((flags & Open.APPEND) !== 0 && handle.seekable) this.position = handle.size();
  }

  private get writes(): boolean {
    return (this.flags & Open.ACCESS) !== 0;
  }

  read(target: Uint8Array): number {
    if ((this.flags & Open.ACCESS) === Open.WRITE) refuse(Errno.EBADF);
    const count = this.handle.read(this.position, target);
    this.position += count;
    return count;
  }

  write(data: Uint8Array): number {
    if (!this.writes) refuse(Errno.EBADF);
    if ((this.flags & Open.APPEND) !== 0) this.position = this.handle.size();
    const count = this.handle.write(this.position, data);
    this.position += count;
    return count;
  }

  seek(offset: number, whence: number): number {
    if (!this.handle.seekable) refuse(Errno.ESPIPE);
    const base = whence === 0 ? 0 : whence === 1 ? this.position : this.handle.size();
    if (whence > 2 || base + offset < 0) refuse(Errno.EINVAL);
    this.position = base + offset;
    return this.position;
  }

  facts(): FileFacts {
    return this.handle.facts();
  }

  change(changes: Changes): void {
    this.handle.change(changes);
  }

  resize(size: number): void {
    if (!this.writes || size < 0) refuse(Errno.EINVAL);
    this.handle.resize(size);
  }

  sync(): void {
    this.handle.sync();
  }

  close(): void {
    this.handle.close();
  }

  copy(files: VirtualFiles, known: Map<unknown, unknown>): OpenedFile {
    let handle = known.get(this.handle) as Handle | undefined;
    // Without a name it is not in the tree.
    if (handle === undefined && this.handle instanceof MemoryFile)
      handle = this.handle.copy(files.tree.space);
    if (handle === undefined) throw new TypeError("a file of a mounted folder is open: it cannot be copied");
    known.set(this.handle, handle);
    const copy = new OpenedFile(handle, this.flags);
    copy.position = this.position;
    return copy;
  }
}

/** What has no bytes of its own to read or write: refuses by a number for each call. */
class Other {
  constructor(private readonly refusal: Errno) {}

  read(_target: Uint8Array): number {
    return refuse(this.refusal);
  }

  write(_data: Uint8Array): number {
    return refuse(Errno.EBADF);
  }

  seek(_offset: number, _whence: number): number {
    return refuse(Errno.ESPIPE);
  }

  facts(): FileFacts {
    return NO_FACTS;
  }

  change(_changes: Changes): void {
    refuse(Errno.EINVAL);
  }

  resize(_size: number): void {
    refuse(Errno.EINVAL);
  }

  sync(): void {
    refuse(Errno.EINVAL);
  }

  close(): void {}
}

class OpenedFolder extends Other implements Opened {
  readonly kind = "folder";

  constructor(readonly folder: FolderNode) {
    super(Errno.EISDIR);
  }

  override facts(): FileFacts {
    return this.folder.facts();
  }

  override change(changes: Changes): void {
    this.folder.change(changes);
  }

  override sync(): void {}

  copy(_files: VirtualFiles, known: Map<unknown, unknown>): OpenedFolder {
    return new OpenedFolder((known.get(this.folder) as FolderNode | undefined) ?? this.folder);
  }
}

/** What was written to a pipe and not read yet. */
interface Pipe {
  chunks: Uint8Array[];
  readers: number;
  writers: number;
}

const PIPE_FACTS = { ...NO_FACTS, mode: BigInt(ModeType.PIPE | 0o600) };

class PipeEnd extends Other implements Opened {
  readonly kind = "pipe";

  constructor(
    private readonly pipe: Pipe,
    private readonly writes: boolean,
    private readonly space: Space,
  ) {
    super(Errno.EBADF);
    if (writes) pipe.writers++;
    else pipe.readers++;
  }

  /** Nothing to read while somebody may write would block for ever. */
  override read(target: Uint8Array): number {
    if (this.writes) refuse(Errno.EBADF);
    const first = this.pipe.chunks[0];
    if (first === undefined) return this.pipe.writers > 0 ? refuse(Errno.EAGAIN) : 0;
    const count = Math.min(first.length, target.length);
    target.set(first.subarray(0, count));
    if (count === first.length) this.pipe.chunks.shift();
    else this.pipe.chunks[0] = first.subarray(count);
    this.space.give(count);
    return count;
  }

  override write(data: Uint8Array): number {
    if (!this.writes) refuse(Errno.EBADF);
    if (this.pipe.readers === 0) refuse(Errno.EPIPE);
    if (data.length === 0) return 0;
    this.space.take(data.length);
    this.pipe.chunks.push(data.slice());
    return data.length;
  }

  override facts(): FileFacts {
    return PIPE_FACTS;
  }

  override close(): void {
    if (this.writes) this.pipe.writers--;
    else this.pipe.readers--;
    if (this.pipe.readers > 0) return;
    for (const { length } of this.pipe.chunks.splice(0)) this.space.give(length);
  }

  copy(files: VirtualFiles, known: Map<unknown, unknown>): PipeEnd {
    const pipe = (known.get(this.pipe) as Pipe | undefined) ?? {
      chunks: [...this.pipe.chunks],
      readers: 0,
      writers: 0,
    };
    known.set(this.pipe, pipe);
    return new PipeEnd(pipe, this.writes, files.tree.space);
  }
}

/** Standard input, output or error. */
class Standard extends Other implements Opened {
  readonly kind = "standard";

  constructor(
    readonly fd: number,
    private readonly streams: StandardStreams,
  ) {
    super(Errno.EBADF);
  }

  override read(target: Uint8Array): number {
    return this.fd === 0 ? this.streams.read(target) : refuse(Errno.EBADF);
  }

  override write(data: Uint8Array): number {
    if (this.fd === 0) refuse(Errno.EBADF);
    this.streams.write(this.fd, data);
    return data.length;
  }

  override facts(): FileFacts {
    const type = this.streams.isTerminal(this.fd) ? ModeType.CHARACTERS : ModeType.PIPE;
    return { ...NO_FACTS, mode: BigInt(type | 0o620) };
  }

  copy(files: VirtualFiles): Standard {
    return new Standard(this.fd, files.streams);
  }
}

export class VirtualFiles implements Files {
  private readonly opened: (Opened | undefined)[];
  /** How many descriptors each open file has. */
  private readonly counts = new Map<Opened, number>();

  constructor(
    readonly tree: Tree,
    readonly streams: StandardStreams,
  ) {
    this.opened = [0, 1, 2].map((fd) => new Standard(fd, streams));
    for (const opened of this.opened) if (opened) this.counts.set(opened, 1);
  }

  /** The same descriptors for a copy of the tree; `known` has what was copied of it. */
  copy(tree: Tree, streams: StandardStreams, known: Map<unknown, unknown>): VirtualFiles {
    const files = new VirtualFiles(tree, streams);
    const copies = new Map<Opened, Opened>();
    files.counts.clear();
    files.opened.length = 0;
    for (const opened of this.opened) {
      const copy = opened && (copies.get(opened) ?? opened.copy(files, known));
      files.opened.push(copy);
      if (opened === undefined || copy === undefined) continue;
      copies.set(opened, copy);
      files.counts.set(copy, (files.counts.get(copy) ?? 0) + 1);
    }
    return files;
  }

  /** Whether anything is open but the standard streams. */
  get hasOpen(): boolean {
    return this.opened.some((opened) => opened !== undefined && opened.kind !== "standard");
  }

  open(path: string, flags: number, mode: number): number {
    return attempt(() => {
      const node = this.tree.open(path, flags, mode);
      if (node.kind === Kind.FOLDER) return this.add(new OpenedFolder(node));
      const handle = node.open(flags);
      try {
        if ((flags & Open.TRUNCATE) !== 0 && node.kind === Kind.FILE) handle.resize(0);
        return this.add(new OpenedFile(handle, flags));
      } catch (error) {
        handle.close();
        throw error;
      }
    });
  }

  private add(opened: Opened): number {
    let fd = FIRST;
    while (this.opened[fd] !== undefined) fd++;
    if (fd >= MOST_DESCRIPTORS) refuse(Errno.EMFILE);
    this.opened[fd] = opened;
    this.counts.set(opened, (this.counts.get(opened) ?? 0) + 1);
    return fd;
  }

  private at(fd: number): Opened {
    return this.opened[fd] ?? refuse(Errno.EBADF);
  }

  close(fd: number): number {
    return attempt(() => {
      const opened = this.at(fd);
      this.opened[fd] = undefined;
      const left = (this.counts.get(opened) ?? 1) - 1;
      if (left > 0) this.counts.set(opened, left);
      else {
        this.counts.delete(opened);
        opened.close();
      }
      return 0;
    });
  }

  read(fd: number, target: Uint8Array): number {
    return attempt(() => this.at(fd).read(target));
  }

  write(fd: number, data: Uint8Array): number {
    return attempt(() => this.at(fd).write(data));
  }

  seek(fd: number, offset: number, whence: number): number {
    return attempt(() => this.at(fd).seek(offset, whence));
  }

  /** The standard stream that a descriptor stands for, if it does. */
  streamOf(fd: number): number | undefined {
    const opened = this.opened[fd];
    return opened instanceof Standard ? opened.fd : undefined;
  }

  /** The bytes up to the end of the line, and that; none at the end. */
  readLine(fd: number): Uint8Array {
    const bytes: number[] = [];
    const next = new Uint8Array(1);
    while (bytes.at(-1) !== NEWLINE && this.at(fd).read(next) === 1) bytes.push(next[0]);
    return Uint8Array.from(bytes);
  }

  truncate(fd: number, size: number): number {
    return attempt(() => {
      this.at(fd).resize(size);
      return 0;
    });
  }

  status(fd: number): FileStatus | number {
    const found = this.facts(fd);
    if (typeof found === "number") return found;
    return { mode: Number(found.mode), blockSize: BLOCK, size: Number(found.size) };
  }

  duplicate(fd: number): number {
    return attempt(() => this.add(this.at(fd)));
  }

  duplicateTo(fd: number, target: number): number {
    return attempt(() => {
      const opened = this.at(fd);
      if (fd === target) return target;
      if (target < 0 || target >= MOST_DESCRIPTORS) refuse(Errno.EBADF);
      this.counts.set(opened, (this.counts.get(opened) ?? 0) + 1);
      if (this.opened[target] !== undefined) this.close(target);
      this.opened[target] = opened;
      return target;
    });
  }

  pipe(): number {
    return attempt(() => {
      const pipe: Pipe = { chunks: [], readers: 0, writers: 0 };
      const reading = new PipeEnd(pipe, false, this.tree.space);
      const writing = new PipeEnd(pipe, true, this.tree.space);
      // The writing end is the next descriptor.
      let fd = FIRST;
      while (this.opened[fd] !== undefined || this.opened[fd + 1] !== undefined) fd++;
      if (fd + 1 >= MOST_DESCRIPTORS) refuse(Errno.EMFILE);
      for (const [i, end] of [reading, writing].entries()) {
        this.opened[fd + i] = end;
        this.counts.set(end, 1);
      }
      return fd;
    });
  }

  facts(target: string | number, follow: boolean = true): FileFacts | number {
    let found: FileFacts | undefined;
    const error = attempt(() => {
      found = typeof target === "number" ? this.at(target).facts() : this.tree.find(target, follow).facts();
      return 0;
    });
    return found ?? error;
  }

  /** What fchmod, fchown and futimes change. */
  change(fd: number, changes: Changes): void {
    this.at(fd).change(changes);
  }

  sync(fd: number): void {
    this.at(fd).sync();
  }

  /** The folder that a descriptor is of. */
  folder(fd: number): FolderNode {
    const opened = this.at(fd);
    return opened instanceof OpenedFolder ? opened.folder : refuse(Errno.ENOTDIR);
  }
}

/** A count or descriptor; an error is its number, negative. */
function attempt(action: () => number): number {
  try {
    return action();
  } catch (error) {
    return -errnoOf(error);
  }
}
