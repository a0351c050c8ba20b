// Reading and rewriting the sections of a WebAssembly module that scripts/snapshot.mjs and globals.mjs need. It reads what AssemblyScript writes: one memory, globals and offsets given by constants. Anything else is an error.
// https://webassembly.github.io/spec/core/binary/modules.html

const Section = {
  CUSTOM: 0,
  TYPE: 1,
  IMPORT: 2,
  FUNCTION: 3,
  MEMORY: 5,
  GLOBAL: 6,
  EXPORT: 7,
  START: 8,
  CODE: 10,
  DATA: 11,
  DATA_COUNT: 12,
};
export const Type = { I32: 0x7f, I64: 0x7e, F32: 0x7d, F64: 0x7c };
/** Instructions that give a constant of each type. */
const CONST = { [Type.I32]: 0x41, [Type.I64]: 0x42, [Type.F32]: 0x43, [Type.F64]: 0x44 };
const END = 0x0b;
const GLOBAL_EXPORT = 3;
const FUNCTION_IMPORT = 0;
/** The custom section that has names, and its part that has those of functions. */
const NAMES = "name";
const FUNCTION_NAMES = 1;
/** How the type of a function begins. */
const FUNCTION_TYPE = 0x60;
const HEADER = 8;

/** A module taken apart: `sections` are `{ id, body }` in order, `globals` those that can change: `{ index, type }`. */
export class WasmModule {
  constructor(bytes) {
    this.header = bytes.subarray(0, HEADER);
    this.sections = [];
    const reader = new Reader(bytes.subarray(HEADER));
    while (!reader.done) {
      const id = reader.byte();
      this.sections.push({ id, body: reader.bytes(reader.u32()) });
    }
    this.allGlobals = this.#readGlobals();
    this.globals = this.allGlobals.filter(({ mutable }) => mutable);
  }

  #body(id) {
    return this.sections.find((section) => section.id === id)?.body;
  }

  #readGlobals() {
    const reader = new Reader(this.#body(Section.GLOBAL));
    return Array.from({ length: reader.u32() }, (_, index) => {
      const type = reader.byte();
      const mutable = reader.byte() === 1;
      const start = reader.at;
      const opcode = reader.byte();
      if (opcode !== CONST[type]) throw new Error(`global ${index} does not begin as a constant`);
      if (type === Type.F32 || type === Type.F64) reader.bytes(type === Type.F32 ? 4 : 8);
      else reader.skipLeb();
      if (reader.byte() !== END) throw new Error(`global ${index} does not begin as one constant`);
      return { index, type, mutable, value: reader.from(start) };
    });
  }

  /** With other bodies for some sections (null: without the section). */
  #with(bodies) {
    const parts = [this.header];
    for (const { id, body } of this.sections) {
      const now = id in bodies ? bodies[id] : body;
      if (now !== null) parts.push(Buffer.from([id]), leb(now.length), now);
    }
    return Buffer.concat(parts);
  }

  /** The module with each changeable global exported, global 12 as "global 12". */
  withGlobalsExported() {
    const reader = new Reader(this.#body(Section.EXPORT));
    const known = reader.u32();
    const added = this.globals.map(({ index }) => {
      const name = Buffer.from(globalName(index));
      return Buffer.concat([leb(name.length), name, Buffer.from([GLOBAL_EXPORT]), leb(index)]);
    });
    const body = Buffer.concat([leb(known + added.length), reader.rest(), ...added]);
    return this.#with({ [Section.EXPORT]: body });
  }

  /** The module as an instance of it has become: `values` of its changeable globals, and its memory. It starts nothing. */
  withState(values, memory) {
    const globals = this.allGlobals.map(({ index, type, mutable, value }) =>
      Buffer.concat([
        Buffer.from([type, Number(mutable)]),
        mutable ? constant(type, values.get(index)) : value,
      ]),
    );
    return this.#with({
      [Section.MEMORY]: this.#memory(memory.length >>> 16),
      [Section.GLOBAL]: Buffer.concat([leb(globals.length), ...globals]),
      [Section.START]: null,
      ...dataSections(memory),
    });
  }

  /** The memory that an instance begins with, as far as it is not zero. */
  image() {
    const segments = this.#segments();
    const image = Buffer.alloc(Math.max(0, ...segments.map(({ at, data }) => at + data.length)));
    for (const { at, data } of segments) image.set(data, at);
    return image;
  }

  /** With another memory to begin with. */
  withImage(image) {
    return this.#with(dataSections(image));
  }

  #segments() {
    const reader = new Reader(this.#body(Section.DATA));
    return Array.from({ length: reader.u32() }, () => {
      if (reader.byte() !== 0 || reader.byte() !== CONST[Type.I32])
        throw new Error("data is not put into memory");
      const at = Number(BigInt.asUintN(32, reader.signed()));
      if (reader.byte() !== END) throw new Error("data has no constant address");
      return { at, data: reader.bytes(reader.u32()) };
    });
  }

  /** Indices of the globals that are exported. */
  exportedGlobals() {
    const reader = new Reader(this.#body(Section.EXPORT));
    const found = new Set();
    for (let left = reader.u32(); left > 0; left--) {
      reader.bytes(reader.u32());
      const kind = reader.byte();
      const index = reader.u32();
      if (kind === GLOBAL_EXPORT) found.add(index);
    }
    return found;
  }

  /**
   * With the first values of some globals in memory: `cells` has by a global's index where its value lies, its type and size;
   * `rewrite(body, parameters)` changes a function's body, given without its length, and the number of its parameters.
   */
  withCells(cells, rewrite) {
    const counts = this.#parameterCounts();
    const reader = new Reader(this.#body(Section.CODE));
    const bodies = Array.from({ length: reader.u32() }, (_, i) => {
      const body = rewrite(reader.bytes(reader.u32()), counts[i]);
      return concat([leb(body.length), body]);
    });
    const data = new Reader(this.#body(Section.DATA));
    const segments = data.u32() + 1;
    return this.#with({
      [Section.CODE]: concat([leb(bodies.length), ...bodies]),
      [Section.DATA]: concat([leb(segments), this.#cellSegment(cells), data.rest()]),
      [Section.DATA_COUNT]: leb(segments),
    });
  }

  #cellSegment(cells) {
    const all = [...cells.entries()].sort(([, a], [, b]) => a.at - b.at);
    const [{ at: start }] = all.map(([, cell]) => cell);
    const { at, size } = all.at(-1)[1];
    const values = Buffer.alloc(at + size - start);
    for (const [index, cell] of all) values.set(valueBytes(this.allGlobals[index]), cell.at - start);
    return concat([Buffer.from([0]), constant(Type.I32, start), leb(values.length), values]);
  }

  /** The functions that are not imported, with the names that the module has for them: `{ index, name, body }`, the body without its length. */
  namedFunctions() {
    const names = this.#functionNames();
    const first = this.#importedFunctions();
    const reader = new Reader(this.#body(Section.CODE));
    return Array.from({ length: reader.u32() }, (_, i) => {
      const body = reader.bytes(reader.u32());
      return { index: first + i, name: names.get(first + i), body };
    });
  }

  /** The module with a custom section in front of its code. */
  withSectionBeforeCode(name, content) {
    const section = concat([leb(name.length), Buffer.from(name), content]);
    const parts = this.sections.flatMap(({ id, body }) => {
      const own = concat([Buffer.from([id]), leb(body.length), body]);
      return id === Section.CODE ? [Buffer.from([Section.CUSTOM]), leb(section.length), section, own] : [own];
    });
    return concat([this.header, ...parts]);
  }

  /** The module without the names of its functions. */
  withoutNames() {
    const kept = this.sections.filter(({ id, body }) => id !== Section.CUSTOM || customName(body) !== NAMES);
    return concat([
      this.header,
      ...kept.map(({ id, body }) => concat([Buffer.from([id]), leb(body.length), body])),
    ]);
  }

  #functionNames() {
    const section = this.sections.find(({ id, body }) => id === Section.CUSTOM && customName(body) === NAMES);
    const reader = new Reader(section?.body);
    reader.bytes(reader.u32());
    const names = new Map();
    while (!reader.done) {
      const kind = reader.byte();
      const part = new Reader(reader.bytes(reader.u32()));
      if (kind !== FUNCTION_NAMES) continue;
      for (let left = part.u32(); left > 0; left--) {
        const index = part.u32();
        names.set(index, Buffer.from(part.bytes(part.u32())).toString());
      }
    }
    return names;
  }

  #importedFunctions() {
    const reader = new Reader(this.#body(Section.IMPORT));
    let functions = 0;
    for (let left = reader.u32(); left > 0; left--) {
      reader.bytes(reader.u32());
      reader.bytes(reader.u32());
      if (reader.byte() !== FUNCTION_IMPORT) throw new Error("something other than a function is imported");
      reader.u32();
      functions++;
    }
    return functions;
  }

  /** How many parameters each function has that is not imported. */
  #parameterCounts() {
    const types = new Reader(this.#body(Section.TYPE));
    const counts = Array.from({ length: types.u32() }, () => {
      if (types.byte() !== FUNCTION_TYPE) throw new Error("a type is not a function's");
      const count = types.u32();
      types.bytes(count);
      types.bytes(types.u32());
      return count;
    });
    const reader = new Reader(this.#body(Section.FUNCTION));
    return Array.from({ length: reader.u32() }, () => counts[reader.u32()]);
  }

  /** The memory section, its memory beginning with so many pages. */
  #memory(pages) {
    const reader = new Reader(this.#body(Section.MEMORY));
    const [count, flags] = [reader.u32(), reader.byte()];
    if (count !== 1) throw new Error("the module has not one memory of its own");
    reader.skipLeb();
    return Buffer.concat([Buffer.from([1, flags]), leb(pages), reader.rest()]);
  }
}

function customName(body) {
  const reader = new Reader(body);
  return Buffer.from(reader.bytes(reader.u32())).toString();
}

export function globalName(index) {
  return `global ${index}`;
}

export function concat(parts) {
  return Buffer.concat(parts);
}

export class Reader {
  at = 0;
  constructor(data) {
    if (data === undefined) throw new Error("the module lacks a section");
    this.data = data;
  }
  get done() {
    return this.at >= this.data.length;
  }
  byte() {
    return this.data[this.at++];
  }
  bytes(count) {
    this.at += count;
    return this.data.subarray(this.at - count, this.at);
  }
  u32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
  /** A signed number as a BigInt. */
  signed() {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(this.byte());
      value |= (byte & 0x7fn) << shift;
      if (byte < 128n) return byte & 0x40n ? value - (1n << (shift + 7n)) : value;
    }
  }
  skipLeb() {
    while (this.byte() >= 128);
  }
  from(start) {
    return this.data.subarray(start, this.at);
  }
  rest() {
    return this.data.subarray(this.at);
  }
}

export function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** Signed, of a BigInt. */
function sleb(value) {
  const bytes = [];
  for (;;) {
    const byte = Number(value & 0x7fn);
    value >>= 7n;
    const last = (value === 0n && byte < 64) || (value === -1n && byte >= 64);
    bytes.push(last ? byte : byte | 0x80);
    if (last) return Buffer.from(bytes);
  }
}

/** The first value of a global as memory has it. */
function valueBytes({ type, value }) {
  const reader = new Reader(value);
  reader.byte();
  if (type === Type.F32 || type === Type.F64) return reader.bytes(type === Type.F32 ? 4 : 8);
  const number = reader.signed();
  const bytes = Buffer.alloc(type === Type.I32 ? 4 : 8);
  if (type === Type.I32) bytes.writeInt32LE(Number(number));
  else bytes.writeBigInt64LE(number);
  return bytes;
}

/** An expression that gives a constant. */
function constant(type, value) {
  return Buffer.concat([Buffer.from([CONST[type]]), constantBytes(type, value), Buffer.from([END])]);
}

function constantBytes(type, value) {
  if (type === Type.I32) return sleb(BigInt(value | 0));
  if (type === Type.I64) return sleb(value);
  const bytes = Buffer.alloc(type === Type.F32 ? 4 : 8);
  if (type === Type.F32) bytes.writeFloatLE(value);
  else bytes.writeDoubleLE(value);
  return bytes;
}

/** The sections that put a memory into place. */
function dataSections(memory) {
  const segments = findRuns(memory).map(([start, end]) =>
    Buffer.concat([
      Buffer.from([0]),
      constant(Type.I32, start),
      leb(end - start),
      memory.subarray(start, end),
    ]),
  );
  return {
    [Section.DATA]: Buffer.concat([leb(segments.length), ...segments]),
    [Section.DATA_COUNT]: leb(segments.length),
  };
}

/** A run of so many zeros costs less as a gap between two segments, with gzip. */
const GAP = 128;

/** Start and end of each part of memory that is not zero. */
function findRuns(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const runs = [];
  let run;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === 0) continue;
    const at = i << 2;
    if (run === undefined || at - run[1] > GAP) {
      run = [at, at];
      runs.push(run);
    }
    run[1] = at + 4;
  }
  return runs;
}
