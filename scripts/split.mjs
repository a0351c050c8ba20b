// Takes out of an optimised VM what few programs need, into a module of its own: `node scripts/split.mjs BOOT FILE LIBRARY [--names]`. FILE is
// a snapshot (scripts/snapshot.mjs) of BOOT that has the names of its functions; both files are written without, unless they are wanted for profiles.
//
// LIBRARY gets the natives of the standard library (what lies below assembly/library/) and every function that no program of
// scripts/training.mjs has called. It is instantiated when the first of its functions is called, and shares memory, table and globals with the
// VM, whose functions it calls through the table: exported functions would cost 10 µs each whenever an instance is made.
//
// In the table:
//
//   a native of the standard library      its place in the table stays empty: before the first is made, the VM asks for LIBRARY
//   one of another module or type         the same, where its declaration is read before it is called: that is the library's, too
//   any other function that is needed     a stub of that name asks for LIBRARY, then calls through the table
//
// LIBRARY may not come, as when a page has lost its server. Then a stub does what its function does to raise (RAISING); the few that cannot raise stop the instance.
//
// Texts and function objects that the core's functions never read are the library's, too, or nobody's. What only booting calls is in neither: a
// snapshot is booted.
import { readFileSync, writeFileSync } from "node:fs";
import { binaryen } from "./binaryen.mjs";
import { withBranchHints } from "./branch-hints.mjs";
import { globalsToMemory } from "./globals.mjs";
import { findConstants, isDeclaration, numbersOf, readers, textAt } from "./literals.mjs";
import { usedFunctions } from "./training.mjs";
import { WasmModule } from "./wasm-module.mjs";

const LIBRARY = /^assembly\/library\//;
/** Under which the library imports everything. */
const MODULE = "vm";
/** Where data begins: asconfig.json, assembly/shared/layout.ts. */
const MEMORY_BASE = 180224;
/** No maximum, as the VM has none. */
const UNLIMITED = -1;
/** The global that says whether LIBRARY is there, and the function by which LIBRARY sets it. */
const LOADED = "isLibraryLoaded";
const START = "noteLoaded";
/** Most nodes of a function that only calls through the table. */
const TRAMPOLINE = 10;
/** Host function that instantiates LIBRARY: its name in imports. */
const LOAD = "loadNatives";
/** The VM's own that does so, and the one that raises where it cannot (assembly/core/library.ts). */
const ALWAYS_THERE = ["needLibrary", "raiseMissing"].map((name) => `assembly/core/library/${name}`);
const RAISE = ALWAYS_THERE[1];
/** Functions made here: whether LIBRARY cannot be had, and one that stops the instance then. */
const LACKS = "lacksLibrary";
const MUST = "mustHaveLibrary";
/** What functions give that have raised, by what they are called and what they give; `error`: what RAISE gives. */
const RAISING = [
  // Lengths and hashes.
  { name: /(Length|Hash)$/, results: binaryen.i64, inTable: true, give: (m) => m.i64.const(-1n) },
  // Natives and slots: an exception is pending, and this says so.
  { name: /./, results: binaryen.i64, inTable: true, give: (_, error) => error },
  // So it is with other functions that give values: all but those that give numbers, or what compiled code is told.
  {
    name: /^(?!.*(vm\/tier2|vm\/kernels|shortmath|Clamped|Size|Length|lengthOf|Number|plain|byteValue|beginSet))/,
    results: binaryen.i64,
    give: (_, error) => error,
  },
  // Slots that make or change an object, or say yes or no.
  {
    name: /(Init|\/set\w+|Set\w*|Contains?\w*|Bool|boolSlot|\/assignClass|\/refuseSet)$/,
    results: binaryen.i32,
    inTable: true,
    give: (m) => m.i32.const(-1),
  },
  // What only raises, and what fills modules (vm/builtinmodules.ts looks for the exception).
  {
    name: /\/(raise|refuse|missing|wrong|bad|unknown|explain|needBytes|init[A-Z])\w*$/,
    results: binaryen.none,
    give: () => undefined,
  },
];
/** What `tidy` does, and where it does not: these get hints for their branches. */
const TIDYING = [
  "remove-unused-brs",
  "remove-unused-names",
  "merge-blocks",
  "optimize-instructions",
  "precompute",
  "simplify-locals",
  "coalesce-locals",
  "reorder-locals",
  "vacuum",
];
const LOOPS = ["assembly/vm/dispatch/loop"];
/** Offsets in a NativeDef (assembly/core/native.ts). */
const NATIVE_DEF = { DECLARATION: 4, FN: 8, KIND: 12, PARSED: 14 };
/** Natives whose arguments are bound by the declaration. */
const BOUND = 0;
/** What makes the snapshot, and is of no use in one. */
const MAKER = "makeSnapshot";

const [bootFile, file, libraryFile, names] = process.argv.slice(2);
binaryen.setDebugInfo(true);
const whole = globalsToMemory(withoutBoot(readFileSync(file)));

const vm = read(whole);
const table = binaryen.getTableInfo(vm.getTableByIndex(0)).name;
const functions = new Map(listFunctions(vm).map((info) => [info.name, info]));
const uses = new Map([...functions].map(([name, info]) => [name, usesOf(info)]));
const called = await usedFunctions(binaryen, whole);
const moved = movable();
/** [name, place]: a function may have several. */
const contents = tableOf(vm);
const places = new Map(contents);
const isInTable = new Set(places.keys());
let free = binaryen.getTableInfo(vm.getTableByIndex(0)).initial;
const stubs = new Set([...stubbed()].filter((name) => moved.has(name)));
const shared = sharedFunctions();

tidy(core());
const coreBinary = new WasmModule(coreBytes());
const image = coreBinary.image();
/** Heap and what changes begin where BOOT's data ends. */
const constantsEnd = new WasmModule(readFileSync(bootFile)).image().length;
const constants = findConstants(image, MEMORY_BASE, constantsEnd);
/** Addresses of the declarations of natives. */
const texts = new Set(constants.filter((one) => isDeclaration(image, one)).map(({ start }) => textAt(start)));
const unread = withoutThoseReadBy(vm, constants, declarationsOfMoved());
const declared = declaredFirst();
withoutStubs(declared);
const smallerBinary = new WasmModule(coreBytes());
binaryen.setDebugInfo(names === "--names");
writeFileSync(libraryFile, library().emitBinary());
for (const { start, header } of constants) image.fill(0, start, header);
for (const { start, end } of unread) image.fill(0, start, end);
writeFileSync(file, smallerBinary.withImage(image));
console.log(
  `${moved.size} of ${functions.size} functions are the library's, ${stubs.size - declared.size} have stubs`,
);
console.log(`${unread.length} of ${constants.length} constants are not the core's`);

function coreBytes() {
  binaryen.setDebugInfo(true);
  const hinted = withBranchHints(vm.emitBinary(), (name) => LOOPS.includes(name));
  return names === "--names" ? hinted : new WasmModule(hinted).withoutNames();
}

function read(bytes) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(binaryen.Features.All);
  return module;
}

/** A snapshot without what only its making needed: that it is one has become a constant. */
function withoutBoot(bytes) {
  const module = read(bytes);
  module.removeExport(MAKER);
  const sweep = ["simplify-globals", "precompute", "vacuum", "remove-unused-module-elements"];
  module.runPasses([...sweep, ...sweep]);
  return module.emitBinary();
}

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

/** All functions that no program has called. */
function movable() {
  const own = [...functions.values()].filter(({ module }) => module === "");
  return new Set(
    own.map(({ name }) => name).filter((name) => !called.has(name) && !ALWAYS_THERE.includes(name)),
  );
}

/** What the VM needs a stub of, if it is moved. */
function stubbed() {
  const wanted = new Set(exportsOf(vm).map(({ value }) => value));
  for (const [name, { functions: callees }] of uses)
    if (!moved.has(name)) for (const callee of callees) wanted.add(callee);
  for (const [name] of contents) if (!LIBRARY.test(name)) wanted.add(name);
  return wanted;
}

function exportsOf(module) {
  return Array.from({ length: module.getNumExports() }, (_, i) =>
    binaryen.getExportInfo(module.getExportByIndex(i)),
  );
}

/** Functions of the VM that the library calls. */
function sharedFunctions() {
  const callees = [...moved].flatMap((name) => [...uses.get(name).functions]);
  return new Set(callees.filter((name) => !moved.has(name)));
}

/**
 * Addresses of the words by which natives that have been moved know their declarations, which are read when they are called or looked at: the core asks for
 * LIBRARY then (declarationOf of assembly/core/native.ts).
 */
function declarationsOfMoved() {
  const words = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const functions = new Set(contents.filter(([name]) => moved.has(name)).map(([, place]) => place));
  const found = new Set();
  for (let at = constantsEnd + (-constantsEnd & 3); at + NATIVE_DEF.FN + 4 <= image.length; at += 4) {
    const word = at + NATIVE_DEF.DECLARATION;
    if (!texts.has(words.getUint32(word, true))) continue;
    if (functions.has(words.getUint32(at + NATIVE_DEF.FN, true))) found.add(word);
  }
  return found;
}

/**
 * Natives that the VM calls only after it has read a declaration, which comes with LIBRARY, and whose function objects nobody reads: these need no stub.
 */
function declaredFirst() {
  const words = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const absent = new Set(unread);
  const declarations = new Set(unread.map(({ start }) => textAt(start)));
  const read = new Set(
    constants.filter((one) => !absent.has(one)).map(({ start }) => words.getUint32(textAt(start), true)),
  );
  const declared = new Set();
  const others = new Set();
  for (let at = constantsEnd + (-constantsEnd & 3); at + NATIVE_DEF.PARSED < image.length; at += 4) {
    if (!texts.has(words.getUint32(at + NATIVE_DEF.DECLARATION, true))) continue;
    const isLate =
      declarations.has(words.getUint32(at + NATIVE_DEF.DECLARATION, true)) &&
      words.getUint8(at + NATIVE_DEF.KIND) === BOUND &&
      words.getUint8(at + NATIVE_DEF.PARSED) === 0;
    (isLate ? declared : others).add(words.getUint32(at + NATIVE_DEF.FN, true));
  }
  const callees = new Set([...uses].flatMap(([name, used]) => (moved.has(name) ? [] : [...used.functions])));
  const exported = new Set(exportsOf(vm).map(({ value }) => value));
  // What has no declaration in the image is made by the library, which has it then.
  const isNative = (name) => {
    const { params, results } = functions.get(name);
    return params === binaryen.i32 && results === binaryen.i64;
  };
  const isLate = (place, name) =>
    !others.has(place) && !read.has(place) && (declared.has(place) || isNative(name));
  return new Set(
    contents
      .filter(([name]) => stubs.has(name) && !callees.has(name) && !exported.has(name))
      .filter(([name]) => contents.every(([other, place]) => other !== name || isLate(place, name)))
      .map(([name]) => name),
  );
}

/** Takes stubs out of the core, whose places in the table stay empty. */
function withoutStubs(names) {
  const kept = tableOf(vm).filter(([name]) => !names.has(name));
  refill(vm, kept);
  for (const name of names) vm.removeFunction(name);
}

function codeOf(module) {
  return listFunctions(module).filter(({ module: importedFrom }) => importedFrom === "");
}

/** Those constants of the image that no function of a module reads, nor any word of it but those at some addresses. */
function withoutThoseReadBy(module, constants, but) {
  const numbers = codeOf(module).flatMap(({ body }) => numbersOf(binaryen.emitText(body)));
  const isRead = readers(image, MEMORY_BASE, constantsEnd, numbers, but);
  return constants.filter((constant) => !isRead(constant));
}

/** A function's place in the table; it gets one if it has none. */
function placeOf(name) {
  if (!places.has(name)) places.set(name, free++);
  return places.get(name);
}

/** The table's contents. */
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

/** Fills the table anew, a segment for each run of neighbours. */
function refill(module, content) {
  const entries = content.sort(([, a], [, b]) => a - b);
  while (module.getNumElementSegments() > 0) module.removeElementSegment(segmentAt(module, 0).name);
  for (let start = 0; start < entries.length; ) {
    let end = start + 1;
    while (end < entries.length && entries[end][1] === entries[end - 1][1] + 1) end++;
    const run = entries.slice(start, end).map(([name]) => name);
    module.addActiveElementSegment(table, `run ${start}`, run, module.i32.const(entries[start][1]));
    start = end;
  }
}

/** The VM with stubs in place of the library's functions. */
function core() {
  vm.addGlobal(LOADED, binaryen.i32, true, vm.i32.const(0));
  vm.addGlobalExport(LOADED, LOADED);
  const kept = contents.filter(([name]) => !moved.has(name) || stubs.has(name));
  const added = [...shared].filter((name) => !kept.some(([other]) => other === name));
  refill(vm, [...kept, ...added.map((name) => [name, placeOf(name)])]);
  for (const name of moved) if (!stubs.has(name)) vm.removeFunction(name);
  addQuestions();
  // Made anew, since they would keep the locals, and in an order in which neighbours are alike: with gzip that is half of them.
  for (const name of [...stubs].sort(byFormAndPlace)) {
    const { params, results } = functions.get(name);
    const body = vm.block(null, [askFor(name), throughTable(vm, name)], results);
    vm.removeFunction(name);
    vm.addFunction(name, params, results, [], body);
  }
  vm.removeTable(table);
  vm.addTable(table, free, UNLIMITED);
  return vm;
}

/** How the stub of a function begins: where there is no LIBRARY yet, it asks for it. */
function askFor(name) {
  const isMissing = vm.i32.eqz(vm.global.get(LOADED, binaryen.i32));
  const { results } = functions.get(name);
  const raising = RAISING.find(
    (row) => row.results === results && row.name.test(name) && (!row.inTable || isInTable.has(name)),
  );
  if (raising === undefined) return vm.if(isMissing, vm.call(MUST, [], binaryen.none));
  const error = vm.call(RAISE, [], binaryen.i64);
  const give =
    results === binaryen.i64 && raising.give(vm, error) === error
      ? vm.return(error)
      : vm.block(null, [vm.drop(error), vm.return(raising.give(vm))]);
  return vm.if(isMissing, vm.if(vm.call(LACKS, [], binaryen.i32), give));
}

/** Adds what stubs call where there is no LIBRARY yet. */
function addQuestions() {
  const { name } = [...functions.values()].find(({ base }) => base === LOAD);
  const load = (isVital) => vm.call(name, [vm.i32.const(isVital)], binaryen.i32);
  vm.addFunction(LACKS, binaryen.none, binaryen.i32, [], vm.i32.eqz(load(0)));
  vm.addFunction(MUST, binaryen.none, binaryen.none, [], vm.drop(load(1)));
}

/** Makes the core smaller: what was inlined has left blocks, and locals for values used once. With gzip they are 3.5 KB. */
function tidy(module) {
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(1);
  const inner = new Set(LOOPS);
  for (const { name, module: importedFrom } of listFunctions(module))
    if (importedFrom === "" && !inner.has(name))
      module.runPassesOnFunction(module.getFunction(name), TIDYING);
}

function byFormAndPlace(a, b) {
  const [one, other] = [a, b].map((name) => functions.get(name));
  return one.params - other.params || one.results - other.results || placeOf(a) - placeOf(b);
}

/** Calls what lies at a function's place in the table, with the parameters at hand. */
function throughTable(module, name) {
  const { params, results } = functions.get(name);
  const args = binaryen.expandType(params).map((type, i) => module.local.get(i, type));
  return module.call_indirect(table, module.i32.const(placeOf(name)), args, params, results);
}

/** The library's functions, all else imported. */
function library() {
  const module = read(whole);
  const known = contents.filter(([name]) => moved.has(name));
  const added = [...stubs].filter((name) => !known.some(([other]) => other === name));
  refill(module, [...known, ...added.map((name) => [name, placeOf(name)])]);
  for (const { name } of exportsOf(module)) module.removeExport(name);
  for (const name of functions.keys()) if (!moved.has(name)) module.removeFunction(name);
  for (const name of shared) {
    const { params, results } = functions.get(name);
    module.addFunction(name, params, results, [], throughTable(module, name));
  }
  module.addTableImport(table, MODULE, "table");
  const unused = new Set(withoutThoseReadBy(module, unread));
  const data = unread
    .filter((constant) => !unused.has(constant))
    .map(({ header, end }) => ({
      offset: module.i32.const(header),
      data: image.subarray(header, end),
      passive: false,
    }));
  module.setMemory(1, UNLIMITED, null, data);
  module.addMemoryImport("0", MODULE, "memory");
  importGlobals(module);
  module.addGlobalImport(LOADED, MODULE, LOADED, binaryen.i32, true);
  const note = module.global.set(LOADED, module.i32.const(1));
  module.setStart(module.addFunction(START, binaryen.none, binaryen.none, [], note));
  // The functions that only call through the table disappear in their callers.
  binaryen.setOptimizeLevel(3);
  binaryen.setAlwaysInlineMaxSize(TRAMPOLINE);
  binaryen.setOneCallerInlineMaxSize(0);
  module.runPasses(["inlining", "vacuum"]);
  return module;
}

/** Globals that the VM exports become imports; the rest are constants. */
function importGlobals(module) {
  const exported = new Map(exportsOf(vm).map(({ value, name }) => [value, name]));
  const infos = Array.from({ length: module.getNumGlobals() }, (_, i) =>
    binaryen.getGlobalInfo(module.getGlobalByIndex(i)),
  );
  for (const { name, type, mutable } of infos) {
    const as = exported.get(name);
    if (as === undefined) continue;
    module.removeGlobal(name);
    module.addGlobalImport(name, MODULE, as, type, mutable);
  }
}
