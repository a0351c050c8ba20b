// Open files for scripts that run in a worker: what they write stays in memory, over the real files, so that tests change nothing
// on disk. The same calls as Files in src/host/system.ts; what is not written is opened, and shared with, `disk`.
import { constants } from "node:os";

const { EBADF, EEXIST, EINVAL, ENOENT, ENOTDIR } = constants.errno;

/** Flags of open(2), as Linux has them. */
const O_ACCESS = 3;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const S_IFREG = 0o100644;
const BLOCK = 4096;

export class MemoryFiles {
  /** Contents by path. */
  written = new Map();
  /** Open files by descriptor: { path, position, append, file: { data } }. Above those of the system. */
  #open = new Map();
  #next = 1000;

  /** `disk` is the system underneath; `write(fd, data)` takes what goes to standard output and error. */
  constructor(disk, write) {
    this.disk = disk;
    this.writeStandard = write;
  }

  open(path, flags, mode) {
    let file = this.written.get(path);
    if (this.written.has(folderOf(path))) return -ENOTDIR;
    if (file === undefined && (flags & (O_ACCESS | O_CREAT)) === 0)
      return this.disk.files.open(path, flags, mode);
    const onDisk = file ? 0 : this.disk.readFile(path);
    const exists = file !== undefined || typeof onDisk !== "number";
    if (flags & O_EXCL && exists) return -EEXIST;
    // ENOENT: a new file, if its folder is there. Whatever else is wrong stays wrong.
    if (!exists && (!(flags & O_CREAT) || onDisk !== ENOENT)) return -onDisk;
    if (!exists && typeof this.disk.list(folderOf(path)) === "number") return -this.disk.list(folderOf(path));
    file ??= { data: exists ? Buffer.from(onDisk) : Buffer.alloc(0) };
    if (flags & O_TRUNC) file.data = Buffer.alloc(0);
    this.written.set(path, file);
    const fd = this.#next++;
    const append = (flags & O_APPEND) !== 0;
    this.#open.set(fd, { file, position: append ? file.data.length : 0, append });
    return fd;
  }

  close(fd) {
    if (!this.#open.has(fd)) return fd < 3 ? 0 : this.disk.files.close(fd);
    this.#open.delete(fd);
    return 0;
  }

  read(fd, target) {
    const open = this.#open.get(fd);
    if (fd === 0) return 0;
    if (open === undefined) return this.disk.files.read(fd, target);
    const data = open.file.data.subarray(open.position, open.position + target.length);
    target.set(data);
    open.position += data.length;
    return data.length;
  }

  status(fd) {
    const open = this.#open.get(fd);
    if (open === undefined) return this.disk.files.status(fd);
    return { mode: S_IFREG, blockSize: BLOCK, size: open.file.data.length };
  }

  /** Of a file in memory what can be said of it. */
  facts(target, follow) {
    const file = typeof target === "number" ? this.#open.get(target)?.file : this.written.get(target);
    if (file === undefined) return this.disk.files.facts(target, follow);
    const [none, size] = [0n, BigInt(file.data.length)];
    const times = { atimeNs: none, mtimeNs: none, ctimeNs: none };
    const owner = { uid: none, gid: none, rdev: none, dev: none, ino: none, nlink: 1n };
    return { mode: BigInt(S_IFREG), size, ...times, ...owner, blksize: BigInt(BLOCK), blocks: none };
  }

  duplicate(fd) {
    const open = this.#open.get(fd);
    if (open === undefined) return this.disk.files.duplicate(fd);
    this.#open.set(this.#next, open);
    return this.#next++;
  }

  duplicateTo(fd, target) {
    const open = this.#open.get(fd);
    if (open === undefined) return this.disk.files.duplicateTo(fd, target);
    this.#open.set(target, open);
    return target;
  }

  pipe() {
    return this.disk.files.pipe();
  }

  write(fd, data) {
    const open = this.#open.get(fd);
    if (fd === 1 || fd === 2) {
      // The array is a part of the VM's memory.
      this.writeStandard(fd, data.slice());
      return data.length;
    }
    if (open === undefined) return this.disk.files.write(fd, data);
    if (open.append) open.position = open.file.data.length;
    this.#resize(open.file, Math.max(open.file.data.length, open.position + data.length));
    open.file.data.set(data, open.position);
    open.position += data.length;
    return data.length;
  }

  seek(fd, offset, whence) {
    const open = this.#open.get(fd);
    if (open === undefined) return this.disk.files.seek(fd, offset, whence);
    const base = whence === 0 ? 0 : whence === 1 ? open.position : open.file.data.length;
    if (whence > 2 || base + offset < 0) return -EINVAL;
    open.position = base + offset;
    return open.position;
  }

  truncate(fd, size) {
    const open = this.#open.get(fd);
    if (open === undefined) return -EBADF;
    this.#resize(open.file, size);
    return 0;
  }

  #resize(file, size) {
    if (size === file.data.length) return;
    const data = Buffer.alloc(size);
    file.data.copy(data, 0, 0, size);
    file.data = data;
  }
}

function folderOf(path) {
  const end = path.lastIndexOf("/");
  return end < 0 ? "." : path.slice(0, end) || "/";
}
