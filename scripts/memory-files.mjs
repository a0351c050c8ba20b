// Open files for scripts that run in a worker: what they write stays in memory, over the real files, so that tests change nothing
// on disk. The same calls as Files in src/host/system.ts; what is not written is opened, and shared with, `disk`.
import { constants } from "node:os";

const { EBADF, EEXIST, EINVAL, ENOENT, ENOTDIR } = constants.errno;

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

  open(path, mode) {
    let file = this.written.get(path);
    if (this.written.has(folderOf(path))) return -ENOTDIR;
    if (file === undefined && mode === "r") return this.disk.files.open(path, mode);
    const onDisk = file ? 0 : this.disk.readFile(path);
    const exists = file !== undefined || typeof onDisk !== "number";
    if (mode[0] === "x" && exists) return -EEXIST;
    const creates = mode[0] !== "r";
    // ENOENT: a new file, if its folder is there. Whatever else is wrong stays wrong.
    if (!exists && (!creates || onDisk !== ENOENT)) return -onDisk;
    if (!exists && typeof this.disk.list(folderOf(path)) === "number") return -this.disk.list(folderOf(path));
    file ??= { data: exists ? Buffer.from(onDisk) : Buffer.alloc(0) };
    if (mode[0] === "w") file.data = Buffer.alloc(0);
    this.written.set(path, file);
    const fd = this.#next++;
    this.#open.set(fd, { file, position: mode[0] === "a" ? file.data.length : 0, append: mode[0] === "a" });
    return fd;
  }

  close(fd) {
    if (!this.#open.has(fd)) return fd < 3 ? 0 : this.disk.files.close(fd);
    this.#open.delete(fd);
    return 0;
  }

  read(fd, count) {
    const open = this.#open.get(fd);
    if (fd === 0) return new Uint8Array(0);
    if (open === undefined) return this.disk.files.read(fd, count);
    const data = open.file.data.subarray(open.position, open.position + count);
    open.position += data.length;
    return data;
  }

  write(fd, data) {
    const open = this.#open.get(fd);
    if (fd === 1 || fd === 2) {
      this.writeStandard(fd, data);
      return data.length;
    }
    if (open === undefined) return -EBADF;
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
