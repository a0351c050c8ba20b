// Reading and rewriting the sections of a WebAssembly module that scripts/snapshot.mjs needs: globals, memory, exports, start, data. Code
// is left as it is. It reads what AssemblyScript writes: one memory, globals and offsets given by constants. Anything else is an error.
// https://webassembly.github.io/spec/core/binary/modules.html

const Section = { MEMORY: 5, GLOBAL: 6, EXPORT: 7, START: 8, DATA: 11, DATA_COUNT: 12 };
const Type = { I32: 0x7f, I64: 0x7e, F32: 0x7d, F64: 0x7c };
/** Instructions that give a constant of each type. */
const CONST = { [Type.I32]: 0x41, [Type.I64]: 0x42, [Type.F32]: 0x43, [Type.F64]: 0x44 };
const END = 0x0b;
const GLOBAL_EXPORT = 3;
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
    const segments = findRuns(memory).map(([start, end]) =>
      Buffer.concat([
        Buffer.from([0]),
        constant(Type.I32, start),
        leb(end - start),
        memory.subarray(start, end),
      ]),
    );
    return this.#with({
      [Section.MEMORY]: this.#memory(memory.length >>> 16),
      [Section.GLOBAL]: Buffer.concat([leb(globals.length), ...globals]),
      [Section.START]: null,
      [Section.DATA]: Buffer.concat([leb(segments.length), ...segments]),
      [Section.DATA_COUNT]: leb(segments.length),
    });
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

export function globalName(index) {
  return `global ${index}`;
}

class Reader {
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

function leb(value) {
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

/** A run of so many zeros costs less as a gap between two segments. */
const GAP = 32;

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
