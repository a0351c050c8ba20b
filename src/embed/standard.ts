/** The standard library of a program in Node: packed files of which parts are read. */
import { openSync, readSync } from "node:fs";
import { builtin } from "../host/builtin.ts";
import type { StandardLibrary } from "../host/vm.ts";
import { type PackedFile, packedLibrary } from "./pack.ts";
import { readingFile } from "./packagefiles.ts";

/** The library packed in two files; the second, its source, may be missing. */
export function standardLibrary(code: URL, source: URL): StandardLibrary {
  return packedLibrary(new DiskFile(code, true), new DiskFile(source, false), (data) =>
    builtin("node:zlib").inflateRawSync(data),
  );
}

class DiskFile implements PackedFile {
  /** -1: not opened yet, undefined: not there. */
  private fd: number | undefined = -1;

  constructor(
    private readonly file: URL,
    private readonly isNeeded: boolean,
  ) {}

  read(start: number, length: number): Uint8Array | undefined {
    if (this.fd === -1) this.open();
    if (this.fd === undefined) return undefined;
    const data = Buffer.allocUnsafe(length);
    readSync(this.fd, data, 0, length, start);
    return data;
  }

  private open(): void {
    try {
      this.fd = readingFile(this.file, (path) => openSync(path, "r"));
    } catch (error) {
      if (this.isNeeded) throw error;
      this.fd = undefined;
    }
  }
}
