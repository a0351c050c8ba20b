// CPython's own library, as the package `pyodide` ships it: read from its archive, never unpacked to disk.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/** The bytes of the archive. */
export function standardArchive() {
  const folder = dirname(createRequire(import.meta.url).resolve("pyodide"));
  return readFileSync(join(folder, "python_stdlib.zip"));
}

/** The `.py` files of the library by path: `collections/__init__.py` … */
export function standardFiles(zip = standardArchive()) {
  const files = new Map();
  for (const { name, method, start, size } of entries(zip)) {
    if (!name.endsWith(".py")) continue;
    const packed = zip.subarray(start, start + size);
    files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
  }
  return files;
}

/** The entries of a zip archive (APPNOTE.TXT 4.3); no encryption, no ZIP64. */
function* entries(zip) {
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === CENTRAL_HEADER) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    yield {
      name: zip.toString("utf8", at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      start: local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28),
      size: zip.readUInt32LE(at + 20),
    };
    at += 46 + nameLength + extra + comment;
  }
}
