// Compiles the modules of lib/ (and lib/generated/) with our own compiler and packs them into dist/lib.bin; the form is
// described in src/embed/library.ts. Run by scripts/build.mjs.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadFrontEnd } from "./front-end.mjs";

/** Modules that the snapshot has: lib/_main.py and what it imports. */
const IN_SNAPSHOT = new Set(["_main", "_importer", "_loaders", "_pycache", "_sitebuiltins"]);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { compileToCode, encodeAnswer } = await loadFrontEnd();
const modules = [join(root, "lib")].flatMap((folder) => find(folder, folder));
writeFileSync(join(root, "dist", "lib.bin"), pack(modules.map(compileModule)));

/** Names and files of all modules below a folder; a package is its __init__.py. Those of lib/PACKAGE lie with CPython's library (standard.mjs). */
function find(folder, base) {
  if (existsSync(join(folder, "__init__.py"))) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return find(path, entry.name === "generated" ? path : base);
    if (!entry.name.endsWith(".py")) return [];
    const parts = relative(base, path).slice(0, -3).split("/");
    const isPackage = parts.at(-1) === "__init__";
    return [{ name: (isPackage ? parts.slice(0, -1) : parts).join("."), path, isPackage }];
  });
}

function compileModule({ name, path, isPackage }) {
  // Nobody is shown their source, so positions are lines only; what each instance begins with has no docstrings either.
  const options = { ranges: false, optimize: IN_SNAPSHOT.has(name) ? 2 : 0 };
  const { code } = compileToCode(readFileSync(path, "utf8"), `<frozen ${name}>`, "exec", options);
  if (IN_SNAPSHOT.has(name)) forgetLines(code);
  return { name, data: encodeAnswer([isPackage, { code }]) };
}

/** Frames of these are never shown: what every page downloads says nothing of their lines. */
function forgetLines(code) {
  code.positions = new Uint8Array(0);
  for (const { code: inner } of code.consts) if (inner) forgetLines(inner);
}

function pack(all) {
  const head = [u32(all.length)];
  for (const { name, data } of all)
    head.push(u32(Buffer.byteLength(name)), Buffer.from(name), u32(data.length));
  return Buffer.concat([...head, ...all.map(({ data }) => data)]);
}

function u32(n) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
}
