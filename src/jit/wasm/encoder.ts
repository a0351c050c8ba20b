/**
 * Writes WebAssembly: the body of a function, and a module that holds one. Knows nothing of Python.
 * (WebAssembly core specification, chapter 5: binary format.)
 */

/** Value types, as the format numbers them. */
export enum ValueType {
  I32 = 0x7f,
  I64 = 0x7e,
  F64 = 0x7c,
}

const EMPTY_BLOCK = 0x40;
const FUNCTION_TYPE = 0x60;
const FUNCTION_REFERENCE = 0x70;
const MUTABLE = 1;

/** Instructions without immediate operands; those with one have a method of Body. */
export enum W {
  Unreachable = 0x00,
  Else = 0x05,
  End = 0x0b,
  Return = 0x0f,
  Drop = 0x1a,
  Select = 0x1b,
  I32Eqz = 0x45,
  I32Eq = 0x46,
  I32Ne = 0x47,
  I32LtS = 0x48,
  I32LtU = 0x49,
  I32GtS = 0x4a,
  I32GtU = 0x4b,
  I32LeS = 0x4c,
  I32GeS = 0x4e,
  I32GeU = 0x4f,
  I64Eqz = 0x50,
  I64Eq = 0x51,
  I64Ne = 0x52,
  I64LtS = 0x53,
  I64LtU = 0x54,
  I64GtS = 0x55,
  I64GtU = 0x56,
  I64LeS = 0x57,
  I64GeS = 0x59,
  I64GeU = 0x5a,
  F64Eq = 0x61,
  F64Ne = 0x62,
  F64Lt = 0x63,
  F64Gt = 0x64,
  F64Le = 0x65,
  F64Ge = 0x66,
  I32Add = 0x6a,
  I32Sub = 0x6b,
  I32Mul = 0x6c,
  I32DivS = 0x6d,
  I32RemS = 0x6f,
  I32And = 0x71,
  I32Or = 0x72,
  I32Shl = 0x74,
  I32ShrS = 0x75,
  I32ShrU = 0x76,
  I64Add = 0x7c,
  I64Sub = 0x7d,
  I64Mul = 0x7e,
  I64DivS = 0x7f,
  I64RemS = 0x81,
  I64And = 0x83,
  I64Or = 0x84,
  I64Xor = 0x85,
  I64Shl = 0x86,
  I64ShrS = 0x87,
  I64ShrU = 0x88,
  F64Abs = 0x99,
  F64Neg = 0x9a,
  F64Ceil = 0x9b,
  F64Floor = 0x9c,
  F64Trunc = 0x9d,
  F64Nearest = 0x9e,
  F64Sqrt = 0x9f,
  F64Add = 0xa0,
  F64Sub = 0xa1,
  F64Mul = 0xa2,
  F64Div = 0xa3,
  F64Copysign = 0xa6,
  I32WrapI64 = 0xa7,
  I64ExtendI32S = 0xac,
  I64ExtendI32U = 0xad,
  I64TruncF64S = 0xb0,
  F32DemoteF64 = 0xb6,
  F64ConvertI64S = 0xb9,
  F64PromoteF32 = 0xbb,
  I64ReinterpretF64 = 0xbd,
  F64ReinterpretI64 = 0xbf,
}

/** How something is read from memory: what it becomes, the bits that it has there, and whether they have a sign. */
export enum Load {
  I64 = 0x29,
  F32 = 0x2a,
  F64 = 0x2b,
  I64S8 = 0x30,
  I64U8 = 0x31,
  I64S16 = 0x32,
  I64U16 = 0x33,
  I64S32 = 0x34,
  I64U32 = 0x35,
}

/** How something is written: what it is, and the bits that are kept. */
export enum Store {
  I64 = 0x37,
  F32 = 0x38,
  F64 = 0x39,
  I64As8 = 0x3c,
  I64As16 = 0x3d,
  I64As32 = 0x3e,
}

const words = new DataView(new ArrayBuffer(8));

function unsigned(to: number[], value: number): void {
  let rest = value >>> 0;
  while (rest >= 0x80) {
    to.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  to.push(rest);
}

/** In groups of 7 bits, of two words: arithmetic of bigints is slow. */
function signed(to: number[], value: bigint): void {
  words.setBigInt64(0, value);
  let [high, low] = [words.getInt32(0), words.getInt32(4)];
  while (high !== low >> 31) {
    to.push((low & 0x7f) | 0x80);
    low = (low >>> 7) | (high << 25);
    high >>= 7;
  }
  signed32(to, low);
}

/** The same of what fits in 32 bits. */
function signed32(to: number[], value: number): void {
  let rest = value;
  while (rest < -64 || rest > 63) {
    to.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  to.push(rest & 0x7f);
}

const F64_CONST = 0x44;

const float = new DataView(new ArrayBuffer(8));

function float64(to: number[], value: number): void {
  float.setFloat64(0, value, true);
  for (let i = 0; i < 8; i++) to.push(float.getUint8(i));
}

/** The body of a function: instructions in order, locals as they are asked for. Labels count inwards, as the format's do. */
export class Body {
  readonly code: number[] = [];
  /** Mutable globals of the module's own: floats that they begin with. */
  readonly floats: number[] = [];
  /** Where branches stand that are rarely taken, in order. */
  private readonly rare: number[] = [];
  private readonly locals: ValueType[] = [];
  private readonly parameters: number;
  readonly records: boolean;
  /** Locals for intermediate values, by number and type. */
  private readonly scratches: number[] = [];
  /** How many calls there are so far. */
  calls = 0;
  /** Blocks, loops and ifs that are open. */
  depth = 0;

  /** Without `records` nothing is written, for those who want to know only what would be. */
  constructor(parameters: number, records = true) {
    this.parameters = parameters;
    this.records = records;
  }

  /** Writes an instruction with an unsigned operand. */
  private write(code: number, operand: number): this {
    if (this.records) {
      this.code.push(code);
      unsigned(this.code, operand);
    }
    return this;
  }

  private open(code: number): this {
    this.depth++;
    if (this.records) this.code.push(code, EMPTY_BLOCK);
    return this;
  }

  local(type: ValueType): number {
    this.locals.push(type);
    return this.parameters + this.locals.length - 1;
  }

  /** The n-th local for an intermediate value, an i64 unless said otherwise. */
  scratch(n: number, type = ValueType.I64): number {
    const key = (n << 8) | type;
    let found = this.scratches[key];
    if (found === undefined) {
      found = this.local(type);
      this.scratches[key] = found;
    }
    return found;
  }

  op(...codes: W[]): this {
    if (this.records) for (const code of codes) this.code.push(code);
    return this;
  }
  i32(value: number): this {
    if (!this.records) return this;
    this.code.push(0x41);
    signed32(this.code, value | 0);
    return this;
  }
  i64(value: bigint): this {
    if (!this.records) return this;
    this.code.push(0x42);
    signed(this.code, value);
    return this;
  }
  f64(value: number): this {
    if (!this.records) return this;
    this.code.push(F64_CONST);
    float64(this.code, value);
    return this;
  }
  get(local: number): this {
    return this.write(0x20, local);
  }
  set(local: number): this {
    return this.write(0x21, local);
  }
  tee(local: number): this {
    return this.write(0x22, local);
  }
  private memory(code: number, align: number, offset: number): this {
    if (!this.records) return this;
    this.code.push(code, align);
    unsigned(this.code, offset);
    return this;
  }
  /** Of what need not lie at a multiple of its size. */
  load(how: Load, offset = 0): this {
    return this.memory(how, 0, offset);
  }
  store(how: Store, offset = 0): this {
    return this.memory(how, 0, offset);
  }
  loadI32(offset = 0): this {
    return this.memory(0x28, 2, offset);
  }
  loadI64(offset = 0): this {
    return this.memory(0x29, 3, offset);
  }
  loadU8(offset = 0): this {
    return this.memory(0x2d, 0, offset);
  }
  loadF64(offset = 0): this {
    return this.memory(0x2b, 3, offset);
  }
  storeI32(offset = 0): this {
    return this.memory(0x36, 2, offset);
  }
  storeI64(offset = 0): this {
    return this.memory(0x37, 3, offset);
  }
  storeF64(offset = 0): this {
    return this.memory(0x39, 3, offset);
  }
  block(): this {
    return this.open(0x02);
  }
  loop(): this {
    return this.open(0x03);
  }
  if(): this {
    return this.open(0x04);
  }
  else(): this {
    return this.op(W.Else);
  }
  end(): this {
    this.depth--;
    return this.op(W.End);
  }
  br(label: number): this {
    return this.write(0x0c, label);
  }
  /** The branch or `if` that follows is rarely taken: engines then keep what it leads to out of the way (branch hinting proposal). */
  unlikely(): this {
    if (this.records) this.rare.push(this.code.length);
    return this;
  }
  /** Goes to a label if the i32 on the stack is not 0. */
  brIf(label: number): this {
    return this.write(0x0d, label);
  }
  globalGet(global: number): this {
    return this.write(0x23, global);
  }
  globalSet(global: number): this {
    return this.write(0x24, global);
  }
  /** Calls the function of that type at the index on the stack. */
  callIndirect(type: number): this {
    this.calls++;
    this.write(0x11, type);
    // The table: number 0.
    if (this.records) this.code.push(0);
    return this;
  }
  call(fn: number): this {
    this.calls++;
    return this.write(0x10, fn);
  }

  /** How many locals it has, parameters included. */
  get localCount(): number {
    return this.parameters + this.locals.length;
  }

  /** An i32 that is known only later, by `settle` of what this gives. */
  i32Later(): number {
    const at = this.code.length;
    if (this.records) this.code.push(0x41, 0x80, 0x80, 0x80, 0x80, 0);
    return at;
  }
  /** Before `enclose`: the value, not negative, of an i32Later. */
  settle(at: number, value: number): void {
    for (let n = 0; n < 4; n++) this.code[at + 1 + n] = 0x80 | ((value >> (7 * n)) & 0x7f);
  }

  /** Puts all that has been written so far inside this many blocks, which are open then. */
  enclose(blocks: number): void {
    const opening: number[] = [];
    for (let i = 0; i < blocks; i++) opening.push(0x02, EMPTY_BLOCK);
    this.code.unshift(...opening);
    this.rare.forEach((at, i, all) => {
      all[i] = at + opening.length;
    });
    this.depth += blocks;
  }

  /** Which branches are rarely taken, as the section for that has them; `head` stands before the code. */
  hints(head: number): number[] {
    const out: number[] = [];
    unsigned(out, this.rare.length);
    for (const at of this.rare) {
      unsigned(out, head + at);
      out.push(1, UNLIKELY);
    }
    return out;
  }

  /** Locals, as the code section has them before the instructions. */
  head(): number[] {
    const out: number[] = [];
    const runs: [number, ValueType][] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    unsigned(out, runs.length);
    for (const [count, type] of runs) {
      unsigned(out, count);
      out.push(type);
    }
    return out;
  }
}

const UNLIKELY = 0;

export interface Signature {
  parameters: ValueType[];
  results: ValueType[];
}

export interface ImportedFunction extends Signature {
  name: string;
}

/** What a module imports besides functions: the names of mutable i32 globals, as globalGet and globalSet number them. */
export interface Imports {
  functions: ImportedFunction[];
  globals: string[];
}

/** A name of ASCII characters. */
function text(to: number[], value: string): void {
  unsigned(to, value.length);
  for (let i = 0; i < value.length; i++) to.push(value.charCodeAt(i));
}

function section(to: number[], id: number, content: number[]): void {
  to.push(id);
  unsigned(to, content.length);
  for (const byte of content) to.push(byte);
}

enum External {
  FUNCTION,
  TABLE,
  MEMORY,
  GLOBAL,
}

/** Types of the imported functions, in their order, and behind them that of the module's own. */
function typeSection(signatures: Signature[]): number[] {
  const types: number[] = [];
  unsigned(types, signatures.length);
  for (const { parameters, results } of signatures) {
    types.push(FUNCTION_TYPE);
    unsigned(types, parameters.length);
    types.push(...parameters);
    unsigned(types, results.length);
    types.push(...results);
  }
  return types;
}

function importSection({ functions, globals }: Imports): number[] {
  const out: number[] = [];
  const row = (name: string, ...what: number[]) => {
    text(out, "vm");
    text(out, name);
    out.push(...what);
  };
  unsigned(out, functions.length + globals.length + 2);
  row("memory", External.MEMORY, 0, 0);
  row("table", External.TABLE, FUNCTION_REFERENCE, 0, 0);
  for (const name of globals) row(name, External.GLOBAL, ValueType.I32, MUTABLE);
  for (const [i, { name }] of functions.entries()) {
    row(name, External.FUNCTION);
    unsigned(out, i);
  }
  return out;
}

/** What modules with the same imports, and functions of the same signature, begin with. */
const beginnings = new Map<Imports, number[]>();

function beginningOf(imports: Imports, signature: Signature): number[] {
  const out = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const own = imports.functions.length;
  section(out, 1, typeSection([...imports.functions, signature]));
  section(out, 2, importSection(imports));
  section(out, 3, [1, own]);
  return out;
}

/** The module's own globals, and its one export. */
function middleOf(own: number, floats: number[]): number[] {
  const out: number[] = [];
  if (floats.length > 0) {
    const globals: number[] = [];
    unsigned(globals, floats.length);
    for (const value of floats) {
      globals.push(ValueType.F64, MUTABLE, F64_CONST);
      float64(globals, value);
      globals.push(W.End);
    }
    section(out, 6, globals);
  }
  const exported: number[] = [1];
  text(exported, "run");
  exported.push(External.FUNCTION);
  unsigned(exported, own);
  section(out, 7, exported);
  return out;
}

const CODE_SECTION = 10;
const CUSTOM_SECTION = 0;

/** The section that says which branches of the function of this number are rarely taken. */
function hintSection(own: number, hints: number[]): number[] {
  const content: number[] = [];
  text(content, "metadata.code.branch_hint");
  // Of one function.
  content.push(1);
  unsigned(content, own);
  for (const byte of hints) content.push(byte);
  const out: number[] = [];
  section(out, CUSTOM_SECTION, content);
  return out;
}

/** A module of one function, exported as `run`. Its imports are all of module `vm`: `memory`, `table`, and those given. */
export function moduleOf(imports: Imports, signature: Signature, body: Body): Uint8Array<ArrayBuffer> {
  const beginning = beginnings.get(imports) ?? beginningOf(imports, signature);
  beginnings.set(imports, beginning);
  const head = body.head();
  const middle = middleOf(imports.functions.length, body.floats);
  const hints = hintSection(imports.functions.length, body.hints(head.length));
  const length: number[] = [];
  unsigned(length, head.length + body.code.length + 1);
  const size: number[] = [CODE_SECTION];
  unsigned(size, 1 + length.length + head.length + body.code.length + 1);
  const out = new Uint8Array(
    beginning.length +
      middle.length +
      hints.length +
      size.length +
      1 +
      length.length +
      head.length +
      body.code.length +
      1,
  );
  let at = 0;
  for (const part of [beginning, middle, hints, size, [1], length, head, body.code, [W.End]]) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
