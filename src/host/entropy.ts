/** Randomness of the system. */
import { closeSync, openSync, readSync } from "node:fs";
import { builtin } from "./builtin.ts";

/** Bytes that nobody can foretell. Where the system has them as a file, node:crypto (6 ms) need not be loaded. */
export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  try {
    const fd = openSync("/dev/urandom", "r");
    const read = readSync(fd, bytes);
    closeSync(fd);
    if (read === count) return bytes;
  } catch {
    // As on Windows.
  }
  return builtin("node:crypto").randomFillSync(bytes);
}
