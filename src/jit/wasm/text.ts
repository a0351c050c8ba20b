/**
 * The text of a WebAssembly function that encoder.ts has written, an instruction a line (WebAssembly core specification, chapter 6). It reads the
 * instructions that Body has, no others, and knows nothing of Python.
 */
import { type ImportedFunction, type Imports, ValueType, W } from "./encoder.ts";

const TYPES: Record<number, string> = {
  [ValueType.I32]: "i32",
  [ValueType.I64]: "i64",
  [ValueType.F64]: "f64",
};

/** Instructions that access memory, from the first one on. */
const FIRST_ACCESS = 0x28;
const ACCESSES = [
  ...["i32.load", "i64.load", "f32.load", "f64.load", "i32.load8_s", "i32.load8_u", "i32.load16_s"],
  ...["i32.load16_u", "i64.load8_s", "i64.load8_u", "i64.load16_s", "i64.load16_u", "i64.load32_s"],
  ...["i64.load32_u", "i32.store", "i64.store", "f32.store", "f64.store", "i32.store8", "i32.store16"],
  ...["i64.store8", "i64.store16", "i64.store32"],
];

const CODE_SECTION = 10;
/** Magic number and version. */
const HEADER = 8;

/** i64.extend_i32_u, by the name that W has for it. */
function spelled(name: string): string {
  const [, type, rest = name] = /^([IF]\d\d)(.*)$/.exec(name) ?? [];
  const words = rest.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  return type === undefined ? words : `${type.toLowerCase()}.${words}`;
}

class Reader {
  private readonly view: DataView;
  at = 0;

  constructor(private readonly bytes: Uint8Array<ArrayBuffer>) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset);
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }
  byte(): number {
    return this.bytes[this.at++] as number;
  }
  unsigned(): number {
    return Number(this.number().value);
  }
  signed(bits: number): bigint {
    const { value, sign } = this.number();
    return BigInt.asIntN(bits, value | sign);
  }
  f64(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  /** LEB128: the number without a sign, and what its sign adds. */
  private number(): { value: bigint; sign: bigint } {
    let [value, shift, byte] = [0n, 0n, 0];
    do {
      byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
    } while (byte >= 0x80);
    return { value, sign: byte & 0x40 ? -1n << shift : 0n };
  }
}

/** A function of a module: its first lines are parameters, results and locals. */
export function textOf(bytes: Uint8Array<ArrayBuffer>, imports: Imports, own: ImportedFunction): string[] {
  const reader = new Reader(bytes);
  reader.at = HEADER;
  while (reader.byte() !== CODE_SECTION) {
    const length = reader.unsigned();
    reader.at += length;
  }
  // The section's length, one function, its length.
  for (let i = 0; i < 3; i++) reader.unsigned();
  const types = (name: string, list: ValueType[]) => list.map((type) => ` (${name} ${TYPES[type]})`).join("");
  const lines = [`(func $${own.name}${types("param", own.parameters)}${types("result", own.results)}`];
  for (let runs = reader.unsigned(); runs > 0; runs--) {
    const count = reader.unsigned();
    lines.push(`  (local${` ${TYPES[reader.byte()]}`.repeat(count)})`);
  }
  let depth = 1;
  while (!reader.isAtEnd) {
    const code = reader.byte();
    const isInner = code !== W.End && code !== W.Else;
    if (code === W.End) depth--;
    const text = depth === 0 ? ")" : instruction(reader, code, imports, own);
    lines.push(`${"  ".repeat(Math.max(isInner ? depth : code === W.Else ? depth - 1 : depth, 0))}${text}`);
    if (code >= 0x02 && code <= 0x04) depth++;
  }
  return lines;
}

/** The name of an imported global, the number of the module's own. */
function nameOf(globals: string[], n: number): string {
  return globals[n] === undefined ? String(n) : `$${globals[n]}`;
}

function instruction(reader: Reader, code: number, imports: Imports, own: ImportedFunction): string {
  const access = ACCESSES[code - FIRST_ACCESS];
  if (access !== undefined) {
    reader.unsigned();
    const offset = reader.unsigned();
    return offset === 0 ? access : `${access} offset=${offset}`;
  }
  const global = () => nameOf(imports.globals, reader.unsigned());
  switch (code) {
    case 0x02:
    case 0x03:
    case 0x04:
      reader.byte();
      return ["block", "loop", "if"][code - 2] as string;
    case 0x0c:
      return `br ${reader.unsigned()}`;
    case 0x0d:
      return `br_if ${reader.unsigned()}`;
    case 0x10:
      return `call $${(imports.functions[reader.unsigned()] ?? own).name}`;
    case 0x11: {
      const type = reader.unsigned();
      reader.unsigned();
      return `call_indirect (type ${type})`;
    }
    case 0x20:
    case 0x21:
    case 0x22:
      return `local.${["get", "set", "tee"][code - 0x20]} ${reader.unsigned()}`;
    case 0x23:
      return `global.get ${global()}`;
    case 0x24:
      return `global.set ${global()}`;
    case 0x41:
      return `i32.const ${reader.signed(32)}`;
    case 0x42:
      return `i64.const ${reader.signed(64)}`;
    case 0x44:
      return `f64.const ${reader.f64()}`;
    default:
      return spelled(W[code] ?? `unknown ${code}`);
  }
}
