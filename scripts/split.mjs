// Takes the natives of the standard library out of an optimised VM, into a module of their own: `node scripts/split.mjs FILE LIBRARY
// [--names]`. FILE has the names of its functions; both files are written without, unless they are wanted for profiles.
//
// A function goes to LIBRARY if its source lies below assembly/library/ and nothing in the VM calls it but through the function table. The
// places that it has in the table stay empty until LIBRARY is instantiated, with the VM's exports as its imports: before the first native is made
// (assembly/vm/builtinmodules.ts). The two share memory, table, globals, and those functions of the VM that the library calls.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const LIBRARY = /^assembly\/library\//;
/** Under which the library imports everything. */
const MODULE = "vm";
/** No maximum, as the VM has none. */
const UNLIMITED = -1;

// Binaryen is asc's: taken from where asc takes it.
const fromCompiler = createRequire(createRequire(import.meta.url).resolve("assemblyscript/package.json"));
const { default: binaryen } = await import(pathToFileURL(fromCompiler.resolve("binaryen")).href);
const [file, libraryFile, names] = process.argv.slice(2);
const bytes = readFileSync(file);
binaryen.setDebugInfo(names === "--names");

const read = () => {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(binaryen.Features.All);
  return module;
};
const vm = read();
const functions = new Map(listFunctions(vm).map((info) => [info.name, info]));
const uses = new Map([...functions].map(([name, info]) => [name, usesOf(info)]));
const moved = movable();
const shared = sharedNames();

writeFileSync(libraryFile, library().emitBinary());
writeFileSync(file, remainder().emitBinary());
console.log(`${moved.size} of ${functions.size} functions are the library's`);

function listFunctions(module) {
  return Array.from({ length: module.getNumFunctions() }, (_, i) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(i)),
  );
}

/** What a function's body names: functions that it calls, globals. */
function usesOf({ body, module }) {
  const found = { functions: new Set(), globals: new Set() };
  if (module !== "") return found;
  const pattern = /\((call|return_call|ref\.func|global\.get|global\.set) \$(?:"([^"]+)"|([^\s()]+))/g;
  for (const [, what, quoted, plain] of binaryen.emitText(body).matchAll(pattern))
    found[what.startsWith("global") ? "globals" : "functions"].add(quoted ?? plain);
  return found;
}

/** Functions of the library, without those that the rest calls by name, and what these call. */
function movable() {
  const names = new Set([...functions.keys()].filter((name) => LIBRARY.test(name)));
  const staying = [...functions.keys()].filter((name) => !names.has(name));
  for (let name = staying.pop(); name !== undefined; name = staying.pop())
    for (const callee of uses.get(name).functions) if (names.delete(callee)) staying.push(callee);
  for (const { value } of exportsOf(vm)) names.delete(value);
  return names;
}

function exportsOf(module) {
  return Array.from({ length: module.getNumExports() }, (_, i) =>
    binaryen.getExportInfo(module.getExportByIndex(i)),
  );
}

/** What the library uses of the VM: by its name the name of the export. */
function sharedNames() {
  const names = { functions: new Map(), globals: new Map() };
  for (const name of moved) {
    for (const callee of uses.get(name).functions)
      if (!moved.has(callee)) names.functions.set(callee, `f${names.functions.size}`);
    for (const global of uses.get(name).globals) names.globals.set(global, `g${names.globals.size}`);
  }
  // A name that was seen twice has got two numbers: what counts is that no two have the same.
  for (const kind of ["functions", "globals"])
    names[kind] = new Map([...names[kind].keys()].map((name, i) => [name, `${kind[0]}${i}`]));
  return names;
}

/** The table's contents: [name, place]. */
function tableOf(module) {
  const entries = [];
  for (let i = 0; i < module.getNumElementSegments(); i++) {
    const { offset, data } = segmentAt(module, i);
    for (const [at, name] of data.entries()) entries.push([name, offset + at]);
  }
  return entries;
}

function segmentAt(module, i) {
  const { name, offset, data } = binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(i));
  return { name, offset: binaryen.getExpressionInfo(offset).value, data };
}

/** Fills the table with some of its contents only, a segment for each run of neighbours. */
function refill(module, entries) {
  const table = binaryen.getTableInfo(module.getTableByIndex(0)).name;
  while (module.getNumElementSegments() > 0) module.removeElementSegment(segmentAt(module, 0).name);
  for (let start = 0; start < entries.length; ) {
    let end = start + 1;
    while (end < entries.length && entries[end][1] === entries[end - 1][1] + 1) end++;
    const run = entries.slice(start, end).map(([name]) => name);
    module.addActiveElementSegment(table, `run ${start}`, run, module.i32.const(entries[start][1]));
    start = end;
  }
}

/** The VM without the library's functions. */
function remainder() {
  refill(
    vm,
    tableOf(vm).filter(([name]) => !moved.has(name)),
  );
  for (const name of moved) vm.removeFunction(name);
  for (const [name, as] of shared.functions) vm.addFunctionExport(name, as);
  for (const [name, as] of shared.globals) vm.addGlobalExport(name, as);
  return vm;
}

/** The library's functions, all else imported. */
function library() {
  const module = read();
  refill(
    module,
    tableOf(module).filter(([name]) => moved.has(name)),
  );
  for (const { name } of exportsOf(module)) module.removeExport(name);
  module.setStart("");
  for (const [name, { params, results }] of functions) {
    if (moved.has(name)) continue;
    module.removeFunction(name);
    const as = shared.functions.get(name);
    if (as !== undefined) module.addFunctionImport(name, MODULE, as, params, results);
  }
  importGlobals(module);
  const { name: table } = binaryen.getTableInfo(module.getTableByIndex(0));
  module.addTableImport(table, MODULE, "table");
  module.setMemory(1, UNLIMITED, null, []);
  module.addMemoryImport("0", MODULE, "memory");
  return module;
}

function importGlobals(module) {
  const infos = Array.from({ length: module.getNumGlobals() }, (_, i) =>
    binaryen.getGlobalInfo(module.getGlobalByIndex(i)),
  );
  for (const { name, type, mutable } of infos) {
    module.removeGlobal(name);
    const as = shared.globals.get(name);
    if (as !== undefined) module.addGlobalImport(name, MODULE, as, type, mutable);
  }
}
