// The chunks of tests/syntax: pieces of Python source, in files by subject, between lines `---`. Characters that an
// editor would not show stand as their control pictures. Read by the tests and by record-syntax.mjs.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const syntaxTests = join(dirname(dirname(fileURLToPath(import.meta.url))), "tests", "syntax");

const PICTURES = { "␀": "\0", "␉": "\t", "␊": "\n", "␌": "\f", "␍": "\r", "␤": "\n" };

/** The chunk files below a folder of tests/syntax: for each its name, its mode, and the sources in it. */
export function readChunks(folder) {
  return readdirSync(join(syntaxTests, folder))
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => {
      const name = file.slice(0, -".txt".length);
      const text = readFileSync(join(syntaxTests, folder, file), "utf8").replace(/\n$/, "");
      const sources = text
        .split(/\n---\n/)
        .map((chunk) => chunk.replace(/[␀␉␊␌␍␤]/g, (picture) => PICTURES[picture]));
      return { name, mode: name === "eval" || name === "single" ? name : "exec", sources };
    });
}

export function expectedFile(folder, name) {
  return join(syntaxTests, folder, `${name}.json`);
}
