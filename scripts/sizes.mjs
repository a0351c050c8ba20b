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

/** What Pyodide's first program needs, to compare with. */
const PYODIDE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];

function sizes(name, folder = "dist") {
  const file = fileURLToPath(new URL(`../${folder}/${name}`, import.meta.url));
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return [bytes.length, gzipSync(bytes, { level: 9 }).length];
}

function show(name, [plain, zipped], what = "") {
  const kilobytes = (n) => `${(n / 1024).toFixed(1).padStart(8)} KB`;
  console.log(`${name.padEnd(22)}${kilobytes(plain)}${kilobytes(zipped)}  ${what}`);
}

console.log(`${"".padEnd(28)}plain        gzip`);
const add = (one, other) => one.map((n, i) => n + other[i]);
for (const name of CORE) show(name, sizes(name));
const core = CORE.map((name) => sizes(name)).reduce(add);
show("core", core, `${((100 * core[1]) / TARGET).toFixed(0)} % of the target`);
for (const [name, what] of Object.entries(LATER)) {
  const found = sizes(name);
  if (found) show(name, found, what);
}
const pyodide = PYODIDE.map((name) => sizes(name, "node_modules/pyodide"));
if (!pyodide.includes(undefined)) show("pyodide", pyodide.reduce(add), "the same of Pyodide");
