// What a page downloads, file by file, as it is and with gzip: `node scripts/sizes.mjs` after an optimised build. The core is what `loadPython` and the first
// program need; the rest is fetched when it is asked for.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** What the core may be, with gzip. */
const TARGET = 400 * 1024;
const CORE = ["taipan.wasm", "browser.mjs"];
const LATER = {
  "tier2.mjs": "what compiles hot code",
  "library.wasm": "natives of the library: re, json, math …",
  "lib.bin": "our modules in Python, but for those of the start",
  "stdlib.bin": "CPython's library, compiled",
  "unicodedata.bin": "names and properties of characters",
  "character-names.txt": "\\N{…} in texts",
  "pyodide.mjs": "taipan/pyodide",
};

function sizes(name) {
  const file = fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return [bytes.length, gzipSync(bytes, { level: 9 }).length];
}

function show(name, [plain, zipped], what = "") {
  const kilobytes = (n) => `${(n / 1024).toFixed(1).padStart(8)} KB`;
  console.log(`${name.padEnd(22)}${kilobytes(plain)}${kilobytes(zipped)}  ${what}`);
}

console.log(`${"".padEnd(28)}plain        gzip`);
let core = [0, 0];
for (const name of CORE) {
  const found = sizes(name);
  show(name, found);
  core = core.map((sum, i) => sum + found[i]);
}
show("core", core, `${((100 * core[1]) / TARGET).toFixed(0)} % of the target`);
for (const [name, what] of Object.entries(LATER)) {
  const found = sizes(name);
  if (found) show(name, found, what);
}
