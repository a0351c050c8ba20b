/**
 * The standard library as the build has packed it (scripts/standard.mjs): the compiled modules in one file, their sources in another.
 *
 *     32 bytes: changes when anything packed does   u32 length of the index   index   the data, one after the other
 *
 * The index is a line for each file: its path, a tab, how many bytes its data has. The data is deflated (RFC 1951): code as the answer
 * to `standardCode` (assembly/host.ts), none where our compiler refuses the module; or the source in UTF-8.
 *
 * Only what is asked for is read: the index at the first question, then the data of single files.
 */
import { openSync, readSync } from "node:fs";
import { builtin } from "../host/builtin.ts";
import type { StandardLibrary } from "../host/vm.ts";

const KEY_SIZE = 32;

/** The library packed in two files; where there are none, an empty one. */
export function standardLibrary(code: URL, source: URL): StandardLibrary {
  const codePack = new Pack(code);
  const sourcePack = new Pack(source);
  return {
    paths: () => codePack.paths(),
    has: (path) => codePack.has(path),
    code: (path) => codePack.data(path),
    source: (path) => sourcePack.data(path),
  };
}

class Pack {
  private fd = -1;
  private index: Map<string, [start: number, length: number]> | undefined;

  constructor(private readonly file: URL) {}

  paths(): string[] {
    return [...this.open().keys()];
  }

  has(path: string): boolean {
    return this.open().has(path);
  }

  /** What is packed for a path; nothing where there is no data or no such path. */
  data(path: string): Uint8Array | undefined {
    const place = this.open().get(path);
    if (place === undefined || place[1] === 0) return undefined;
    return builtin("node:zlib").inflateRawSync(this.read(...place));
  }

  private open(): Map<string, [number, number]> {
    if (this.index !== undefined) return this.index;
    this.index = new Map();
    try {
      this.fd = openSync(this.file, "r");
    } catch {
      return this.index;
    }
    const length = this.read(KEY_SIZE, 4).readUInt32LE();
    let start = KEY_SIZE + 4 + length;
    for (const line of this.read(KEY_SIZE + 4, length)
      .toString()
      .split("\n")) {
      const [path, size] = line.split("\t");
      this.index.set(path, [start, Number(size)]);
      start += Number(size);
    }
    return this.index;
  }

  private read(start: number, length: number): Buffer {
    const data = Buffer.allocUnsafe(length);
    readSync(this.fd, data, 0, length, start);
    return data;
  }
}
