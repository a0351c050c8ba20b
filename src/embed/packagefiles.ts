/** Files of the package on Node's disk. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What `read` gives of a file; where that cannot be read, an Error that says what the file is for. */
export function readingFile<T>(file: URL, read: (path: string) => T): T {
  const path = fileURLToPath(file);
  try {
    return read(path);
  } catch (error) {
    // What the file holds may be at fault as well.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    const advice = "it belongs beside taipan's code: a bundle needs it copied there, or the option `assets`";
    throw new Error(`${path} cannot be read (${(error as Error).message}): ${advice}`, { cause: error });
  }
}

export function packageFile(file: URL): Uint8Array {
  return readingFile(file, (path) => readFileSync(path));
}
