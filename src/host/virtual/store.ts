/** The files of an instance for JavaScript: `python.files`. What is refused is thrown as FileError, with `code` and `errno` as Python's OSError has them. */
import { aBoolean, anObject, aText, checkOptions, either, oneOf } from "../check.ts";
import { Errno, FileError } from "./errors.ts";
import { type FileNode, type FolderNode, Kind, Open } from "./nodes.ts";
import type { Tree } from "./tree.ts";

/** What files are made of: text is written in UTF-8. */
export type FileContents = string | Uint8Array | ArrayBuffer;

/** Files to begin with, by their paths; null makes a folder. */
export type InitialFiles = Readonly<Record<string, FileContents | null>>;

export interface StoredFile {
  isFile: boolean;
  isFolder: boolean;
  size: number;
  /** Permissions: 0o644. */
  mode: number;
  /** Milliseconds since the epoch. */
  mtimeMs: number;
  mtime: Date;
}

/** What can be mounted: a folder of the host (only where there is one, as in Node), by its path; with `readonly` nothing in it can be changed. */
export type Mount = string | { path: string; readonly?: boolean };

/** Makes what the tree sees of a folder of the host. */
export type OpenMount = (mount: Mount) => FolderNode;

export class FileStore {
  /** `openMount` is missing where the host has no folders. */
  constructor(
    private readonly tree: Tree,
    private readonly openMount?: OpenMount,
  ) {}

  /** The bytes of a file, or its text if an encoding is named. */
  read(path: string): Uint8Array;
  read(path: string, encoding: "utf-8" | "utf8"): string;
  read(path: string, encoding?: "utf-8" | "utf8"): Uint8Array | string {
    if (encoding !== undefined) anEncoding(encoding, "the encoding");
    const bytes = this.at(path, () => {
      const handle = openFile(this.tree.open(path, 0, 0), 0, path);
      try {
        const data = new Uint8Array(handle.size());
        let at = 0;
        for (let count = 1; count > 0 && at < data.length; at += count)
          count = handle.read(at, data.subarray(at));
        return data;
      } finally {
        handle.close();
      }
    });
    return encoding === undefined ? bytes : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  }

  /** Writes a whole file; folders on its way are made. */
  write(path: string, contents: FileContents): void {
    const data = bytesOf(contents);
    this.at(path, () => {
      const folder = path.replace(/[^/]*$/, "");
      if (folder !== "") this.tree.makeFolders(folder);
      const handle = openFile(this.tree.open(path, Open.WRITE | Open.CREATE, 0o666), Open.WRITE, path);
      try {
        handle.resize(0);
        handle.write(0, data);
      } finally {
        handle.close();
      }
    });
  }

  /** The names in a folder, in order. */
  list(path = "."): string[] {
    return this.at(path, () => Array.from(this.tree.folderAt(path).list(), ([name]) => name).sort());
  }

  /** Makes a folder; with `recursive` those on its way too, and it may be there already. */
  mkdir(path: string, options: { recursive?: boolean } = {}): void {
    const recursive = isRecursive(options);
    this.at(path, () => (recursive ? this.tree.makeFolders(path) : this.tree.mkdir(path, 0o777)));
  }

  /** Removes a file or an empty folder; with `recursive` also what is in the folder. */
  remove(path: string, options: { recursive?: boolean } = {}): void {
    const recursive = isRecursive(options);
    this.at(path, () => {
      const node = this.tree.find(path, false);
      if (node.kind !== Kind.FOLDER) return this.tree.unlink(path);
      if (recursive) for (const [name] of [...node.list()]) this.remove(`${path}/${name}`, { recursive });
      this.tree.rmdir(path);
    });
  }

  /** Gives a file or folder another name, over a file that has it. */
  rename(from: string, to: string): void {
    aText(to, "the new path");
    this.at(from, () => this.tree.rename(from, to));
  }

  exists(path: string): boolean {
    try {
      this.tree.find(path);
      return true;
    } catch {
      return false;
    }
  }

  stat(path: string): StoredFile {
    return this.at(path, () => {
      const node = this.tree.find(path);
      const { size, mode, mtimeNs } = node.facts();
      const mtimeMs = Number(mtimeNs / 1000n) / 1000;
      return {
        isFile: node.kind === Kind.FILE,
        isFolder: node.kind === Kind.FOLDER,
        size: Number(size),
        mode: Number(mode) & 0o7777,
        mtimeMs,
        mtime: new Date(mtimeMs),
      };
    });
  }

  /** Shows a folder of the host at a path. */
  mount(path: string, mount: Mount): void {
    const { openMount } = this;
    aMount(mount, "what is mounted");
    if (openMount === undefined) throw new Error("this host has no folders to mount");
    this.at(path, () => this.tree.mount(path, openMount(mount)));
  }

  /** Writes the files that an instance begins with. */
  fill(files: InitialFiles): void {
    anObject(files, "files");
    for (const [path, contents] of Object.entries(files)) {
      if (contents === null) this.mkdir(path, { recursive: true });
      else this.write(path, contents);
    }
  }

  /** Bytes that the files in memory take, and may take. */
  get used(): number {
    return this.tree.space.used;
  }

  get limit(): number {
    return this.tree.space.limit;
  }

  /** Errors tell the path. */
  private at<T>(path: string, action: () => T): T {
    aText(path, "the path");
    try {
      if (path.includes("\0")) throw new FileError(Errno.EINVAL);
      return action();
    } catch (error) {
      throw error instanceof FileError && error.path === undefined ? new FileError(error.errno, path) : error;
    }
  }
}

const RECURSIVE = { recursive: aBoolean };

function isRecursive(options: { recursive?: boolean }): boolean {
  checkOptions(RECURSIVE, options);
  return options.recursive ?? false;
}

const anEncoding = oneOf("utf-8", "utf8");

/** What `mount` takes. */
export const aMount = either("the path of a folder, or an object with such a path", aText, (value, name) => {
  anObject(value, name);
  aText((value as { path?: unknown }).path, "path");
  checkOptions(READONLY, value);
});
const READONLY = { readonly: aBoolean };

function openFile(node: FileNode | FolderNode, flags: number, path: string) {
  if (node.kind === Kind.FOLDER) throw new FileError(Errno.EISDIR, path);
  return node.open(flags);
}

function bytesOf(contents: FileContents): Uint8Array {
  if (typeof contents === "string") return new TextEncoder().encode(contents);
  if (contents instanceof Uint8Array) return contents;
  if (contents instanceof ArrayBuffer) return new Uint8Array(contents);
  throw new TypeError("contents of a file are a string, a Uint8Array or an ArrayBuffer");
}
