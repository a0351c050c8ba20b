// Moves the changeable globals of a snapshot into its memory: `node scripts/globals.mjs FILE`, `globalsToMemory(bytes)`. What an instance is then lies in its memory alone, but for
// the few globals that are exported: a copy of the memory is a copy of the instance, and the two modules of the VM (scripts/split.mjs)
// need share no globals, each of which costs 5 µs at the start of an instance. Reading a cell of memory costs no more than reading a global.
//
// Code is rewritten instruction by instruction. It reads what Binaryen writes for the features in asconfig.json, nothing else.
// https://webassembly.github.io/spec/core/binary/instructions.html
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { concat, leb, Reader, Type, WasmModule } from "./wasm-module.mjs";

/** Where the cells lie: GLOBALS_BASE and TYPES_BASE of assembly/shared/layout.ts. */
const BASE = 4096;
const END = 16384;

/** Per type: bytes of a cell, log2 of its alignment, the opcodes that load and store it. */
const CELLS = {
  [Type.I32]: { size: 4, align: 2, load: 0x28, store: 0x36 },
  [Type.I64]: { size: 8, align: 3, load: 0x29, store: 0x37 },
  [Type.F32]: { size: 4, align: 2, load: 0x2a, store: 0x38 },
  [Type.F64]: { size: 8, align: 3, load: 0x2b, store: 0x39 },
};

const Op = { LOCAL_GET: 0x20, LOCAL_SET: 0x21, GLOBAL_GET: 0x23, GLOBAL_SET: 0x24, I32_CONST: 0x41 };

/** What follows an opcode; those that are not here have nothing. */
const IMMEDIATES = tableOf([
  ["leb", 0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x12, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26],
  ["leb", 0x41, 0x42, 0xd0, 0xd2],
  ["two", 0x11, 0x13],
  ["labels", 0x0e],
  ["types", 0x1c],
  ["four", 0x43],
  ["eight", 0x44],
  ["byte", 0x3f, 0x40],
  ["prefixed", 0xfc],
  ["vector", 0xfd],
]);
const FIRST_ACCESS = 0x28;
const LAST_ACCESS = 0x3e;

/** Numbers after the opcodes 0xfc n, and kinds of what follows 0xfd n. */
const PREFIXED = { 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1 };
const VECTOR = {
  access: (n) => n <= 11 || n === 92 || n === 93,
  sixteen: (n) => n === 12 || n === 13,
  lane: (n) => n >= 21 && n <= 34,
  accessLane: (n) => n >= 84 && n <= 91,
};

function tableOf(rows) {
  return new Map(rows.flatMap(([kind, ...opcodes]) => opcodes.map((opcode) => [opcode, kind])));
}

export function globalsToMemory(bytes) {
  const module = new WasmModule(bytes);
  const kept = module.exportedGlobals();
  const cells = new Map();
  let at = BASE;
  for (const { index, type } of [...module.globals].sort((a, b) => CELLS[b.type].size - CELLS[a.type].size)) {
    if (kept.has(index)) continue;
    cells.set(index, { at, type, ...CELLS[type] });
    at += CELLS[type].size;
  }
  if (at > END) throw new Error("there are more globals than there is room for");
  return module.withCells(cells, (body, parameters) => rewritten(body, parameters, cells));
}

/** A function's body, without its length, with cells in place of the globals that have one. */
function rewritten(body, parameters, cells) {
  const reader = new Reader(body);
  const groups = Array.from({ length: reader.u32() }, () => [reader.u32(), reader.byte()]);
  const locals = new Temporaries(parameters + groups.reduce((sum, [count]) => sum + count, 0));
  const parts = [];
  let copied = reader.at;
  while (!reader.done) {
    const start = reader.at;
    const opcode = reader.byte();
    if (opcode !== Op.GLOBAL_GET && opcode !== Op.GLOBAL_SET) {
      skipImmediates(reader, opcode);
      continue;
    }
    const cell = cells.get(reader.u32());
    if (cell === undefined) continue;
    parts.push(body.subarray(copied, start), opcode === Op.GLOBAL_GET ? read(cell) : write(cell, locals));
    copied = reader.at;
  }
  const declared = [...groups, ...locals.types.map((type) => [1, type])];
  const head = declared.map(([count, type]) => concat([leb(count), Buffer.from([type])]));
  return concat([leb(declared.length), ...head, ...parts, body.subarray(copied)]);
}

/** Locals that a function gets for values on their way to a cell: one per type. */
class Temporaries {
  types = [];
  constructor(first) {
    this.first = first;
  }
  of(type) {
    if (!this.types.includes(type)) this.types.push(type);
    return leb(this.first + this.types.indexOf(type));
  }
}

const ZERO = Buffer.from([Op.I32_CONST, 0]);

function read({ load, align, at }) {
  return concat([ZERO, Buffer.from([load, align]), leb(at)]);
}

/** The value is on the stack, and has to come after the address. */
function write({ type, store, align, at }, locals) {
  const local = locals.of(type);
  const swapped = [Buffer.from([Op.LOCAL_SET]), local, ZERO, Buffer.from([Op.LOCAL_GET]), local];
  return concat([...swapped, Buffer.from([store, align]), leb(at)]);
}

/** Goes on behind what follows an opcode. */
export function skipImmediates(reader, opcode) {
  if (opcode >= FIRST_ACCESS && opcode <= LAST_ACCESS) return skipLebs(reader, 2);
  switch (IMMEDIATES.get(opcode)) {
    case "leb":
      return skipLebs(reader, 1);
    case "two":
      return skipLebs(reader, 2);
    case "labels":
      return skipLebs(reader, reader.u32() + 1);
    case "types":
      return void reader.bytes(reader.u32());
    case "four":
      return void reader.bytes(4);
    case "eight":
      return void reader.bytes(8);
    case "byte":
      return void reader.byte();
    case "prefixed":
      return skipLebs(reader, PREFIXED[reader.u32()] ?? 0);
    case "vector":
      return skipVector(reader, reader.u32());
    default:
  }
}

function skipVector(reader, n) {
  if (VECTOR.access(n) || VECTOR.accessLane(n)) skipLebs(reader, 2);
  if (VECTOR.sixteen(n)) reader.bytes(16);
  if (VECTOR.lane(n) || VECTOR.accessLane(n)) reader.byte();
}

function skipLebs(reader, count) {
  for (let i = 0; i < count; i++) reader.skipLeb();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.slice(2);
  writeFileSync(file, globalsToMemory(readFileSync(file)));
}
