/**
 * The standard library as the build has packed it (scripts/standard.mjs): the compiled modules in one file, their sources in another.
 *
 *     32 bytes: changes when anything packed does   u32 length of the index   index   the data, one after the other
 *
 * The index is a line for each file: its path, a tab, how many bytes its data has, and what is not deflated (RFC 1951) has one more tab and "plain". The data
 * is code as the answer to `standardCode` (assembly/host.ts), none where our compiler refuses the module; or the source in UTF-8.
 *
 * Only what is asked for is read: the index at the first question, then the data of single files.
 */
import type { StandardLibrary } from "../host/vm.ts";

const KEY_SIZE = 32;

/** A packed file; nothing where there is none. */
export interface PackedFile {
  read(start: number, length: number): Uint8Array | undefined;
}

export type Inflate = (data: Uint8Array) => Uint8Array;

/** The library packed in two files; where there are none, an empty one. */
export function packedLibrary(code: PackedFile, source: PackedFile, inflate: Inflate): StandardLibrary {
  const codePack = new Pack(code, inflate);
  const sourcePack = new Pack(source, inflate);
  return {
    paths: () => codePack.paths(),
    has: (path) => codePack.has(path),
    code: (path) => codePack.data(path),
    source: (path) => sourcePack.data(path),
  };
}

/** Where a file's data lies. */
interface Place {
  start: number;
  length: number;
  isPlain: boolean;
}

class Pack {
  private index: Map<string, Place> | undefined;

  constructor(
    private readonly file: PackedFile,
    private readonly inflate: Inflate,
  ) {}

  paths(): string[] {
    return [...this.open().keys()];
  }

  has(path: string): boolean {
    return this.open().has(path);
  }

  /** What is packed for a path; nothing where there is no data or no such path. */
  data(path: string): Uint8Array | undefined {
    const place = this.open().get(path);
    if (place === undefined || place.length === 0) return undefined;
    const data = this.file.read(place.start, place.length);
    return data && (place.isPlain ? data : this.inflate(data));
  }

  private open(): Map<string, Place> {
    if (this.index !== undefined) return this.index;
    const head = this.file.read(KEY_SIZE, 4);
    const index = new Map<string, Place>();
    this.index = index;
    if (head === undefined) return index;
    const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
    let start = KEY_SIZE + 4 + length;
    for (const line of new TextDecoder().decode(this.file.read(KEY_SIZE + 4, length)).split("\n")) {
      const [path, size, form] = line.split("\t");
      index.set(path, { start, length: Number(size), isPlain: form === "plain" });
      start += Number(size);
    }
    return index;
  }
}
