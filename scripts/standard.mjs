// Compiles CPython's library with our own compiler and packs it into dist/stdlib.bin; the sources go to dist/stdlib-source.bin. The form
// of both is described in src/embed/standard.ts. Run by scripts/build.mjs; does nothing where the files are up to date.
//
// A module that our compiler refuses has no code in the pack: whoever imports it gets the compiler's error.
import { createHash } from "node:crypto";
import { existsSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { loadFrontEnd } from "./front-end.mjs";
import { standardArchive, standardFiles } from "./standard-files.mjs";

/** What belongs to Pyodide, and what it replaces. */
const PYODIDES = /^(_?pyodide|site-packages)\/|^_sysconfigdata|^_ssl\.py$/;
/** Where tracebacks and `__file__` say that the library is; lib/_standard.py has it too. */
const FOLDER = "/lib/python314.zip";

/**
 * Lines that know how CPython's own instructions are laid out (two bytes each) or name the built-in classes of a kind, and what stands in for them. Where one is
 * not found any more, the build fails.
 */
const POSITION = "return next(itertools.islice(positions_gen, instruction_index // 2, None))";
const OWN_POSITION = `if type(code) is not __import__("types").CodeType:
        ${POSITION}
    return tuple(None if n < 0 else n for n in __import__("_host").position(code, instruction_index))`;
/** Arrays of the embedder's are mutable sequences as lists are. */
const LISTS = "MutableSequence.register(list)";
const REPLACED = {
  "traceback.py": [POSITION, OWN_POSITION],
  "inspect.py": [POSITION, OWN_POSITION],
  "_collections_abc.py": [LISTS, `${LISTS}; MutableSequence.register(__import__("_host").JsArray)`],
};

/**
 * What programs import most, with all that these import in turn, has its code as it is: inflating it takes a tenth of the time that they need to start,
 * most of it for loading node:zlib. The pack is a sixth larger, with gzip it is as large as without.
 */
const PLAIN = new Set(
  `_collections_abc _opcode_table _weakrefset abc annotationlib ast bisect codecs collections/__init__ contextlib copy copyreg dataclasses datetime
  dis enum functools genericpath heapq importlib/__init__ importlib/_bootstrap importlib/_bootstrap_external importlib/machinery inspect io
  json/__init__ json/decoder json/encoder json/scanner keyword linecache opcode operator os posixpath random re/__init__ re/_casefix re/_compiler
  re/_constants re/_parser reprlib stat string/__init__ struct token tokenize types typing warnings weakref`
    .split(/\s+/)
    .map((name) => `${name}.py`),
);

/** The module io copies docstrings of _io's classes when it is imported. */
const READ_BY_IO = "docstrings/_io";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [codePack, sourcePack] = ["stdlib.bin", "stdlib-source.bin"].map((name) => join(root, "dist", name));
const { compileToCode, encodeAnswer, version } = await loadFrontEnd();
const archive = standardArchive();
const cpythons = [...standardFiles(archive), ...multibyteFiles()]
  .filter(([path]) => !PYODIDES.test(path) && !isOurs(path))
  .map(adapted);
const files = [...cpythons, ...ownPackages()].sort();
const docstrings = docstringFiles();
const packed = [...files, ...docstrings, ...PLAIN, READ_BY_IO].map(String).join();
const key = createHash("sha256").update(version).update(archive).update(packed).digest();

if (![codePack, sourcePack].every(isUpToDate)) {
  const sources = [...files, ...docstrings].map(([path, text]) => [
    path,
    Buffer.from(text),
    path === READ_BY_IO,
  ]);
  writeFileSync(sourcePack, pack(sources));
  writeFileSync(codePack, pack(files.map(compiled)));
}

/** Whether lib/ has a module of that name: it is the one that programs get. */
function isOurs(path) {
  return existsSync(join(root, "lib", path));
}

/** Packages of lib/, for what CPython has and the archive lacks: they look like CPython's own. */
function ownPackages() {
  const folder = join(root, "lib");
  const packages = readdirSync(folder).filter((name) => existsSync(join(folder, name, "__init__.py")));
  return packages.flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith(".py"))
      .map((file) => [`${name}/${file}`, readFileSync(join(folder, name, file), "utf8")]),
  );
}

/** The docstrings of built-in things, a file for each module: name, text and so on, between null characters; lib/_docstrings.py reads them. */
function docstringFiles() {
  const modules = JSON.parse(readFileSync(join(root, "assembly/generated/docstrings.json"), "utf8"));
  return Object.entries(modules).map(([name, texts]) => [
    `docstrings/${name}`,
    Object.entries(texts).flat().join("\0"),
  ]);
}

/** The tables of the codecs of East Asia, a module for each encoding (lib/_multibyte.py). */
function multibyteFiles() {
  const tables = JSON.parse(readFileSync(join(root, "assembly/generated/multibyte.json"), "utf8"));
  const modules = Object.entries(tables).map(([name, text]) => [`_multibytetables/${name}.py`, text]);
  return [["_multibytetables/__init__.py", ""], ...modules];
}

function adapted([path, text]) {
  const [old, own] = REPLACED[path] ?? ["", ""];
  if (!text.includes(old)) throw new Error(`${path} has changed: "${old}" is not in it`);
  return [path, text.replace(old, own)];
}

function isUpToDate(pack) {
  if (!existsSync(pack)) return false;
  const found = Buffer.alloc(key.length);
  readSync(openSync(pack), found);
  return found.equals(key) && readFileSync(pack).length > 0;
}

function compiled([path, text]) {
  try {
    const { code } = compileToCode(text, `${FOLDER}/${path}`, "exec");
    return [path, encodeAnswer({ code }), PLAIN.has(path)];
  } catch (error) {
    console.log(`library: ${path}: ${error.message}`);
    return [path, Buffer.alloc(0)];
  }
}

function pack(entries) {
  const packed = entries.map(packedEntry);
  const index = Buffer.from(packed.map(([line]) => line).join("\n"));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([key, length, index, ...packed.map(([, data]) => data)]);
}

/** A file's line in the index, and its data. */
function packedEntry([path, data, isPlain = false]) {
  if (data.length === 0 || isPlain) return [`${path}\t${data.length}${isPlain ? "\tplain" : ""}`, data];
  const deflated = deflateRawSync(data);
  return [`${path}\t${deflated.length}`, deflated];
}
