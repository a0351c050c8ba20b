/**
 * Inflates data (RFC 1951) at once: browsers have DecompressionStream, which gives its answer later, when an import statement cannot wait for
 * it. Codes are looked up bit by bit with counts per length, as in Mark Adler's puff; a module of the library takes some milliseconds.
 */

const LONGEST_CODE = 15;
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** A canonical Huffman code: how many codes each length has, and the symbols in order of their codes. */
interface Code {
  counts: Uint16Array;
  symbols: Uint16Array;
}

function makeCode(lengths: readonly number[]): Code {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const places = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length++) places[length + 1] = places[length] + counts[length];
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) if (length > 0) symbols[places[length]++] = symbol;
  return { counts, symbols };
}

const repeated = (count: number, value: number) => new Array<number>(count).fill(value);
const fixed = (): [Code, Code] => [
  makeCode([...repeated(144, 8), ...repeated(112, 9), ...repeated(24, 7), ...repeated(8, 8)]),
  makeCode(repeated(30, 5)),
];

class Inflater {
  private at = 0;
  private bits = 0;
  private bitCount = 0;
  private out: Uint8Array;
  private size = 0;

  constructor(private readonly data: Uint8Array) {
    this.out = new Uint8Array(Math.max(1024, data.length * 4));
  }

  run(): Uint8Array {
    for (let isLast = false; !isLast; ) {
      isLast = this.take(1) === 1;
      const kind = this.take(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.block(...fixed());
      else if (kind === 2) this.block(...this.dynamic());
      else throw new RangeError("not deflated data");
    }
    return this.out.subarray(0, this.size);
  }

  private take(count: number): number {
    while (this.bitCount < count) {
      if (this.at >= this.data.length) throw new RangeError("deflated data ends early");
      this.bits |= this.data[this.at++] << this.bitCount;
      this.bitCount += 8;
    }
    const value = this.bits & ((1 << count) - 1);
    this.bits >>>= count;
    this.bitCount -= count;
    return value;
  }

  private symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= this.take(1);
      const count = counts[length];
      if (code - count < first) return symbols[index + (code - first)];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError("not deflated data");
  }

  private room(count: number): void {
    if (this.size + count <= this.out.length) return;
    const out = new Uint8Array(Math.max(this.out.length * 2, this.size + count));
    out.set(this.out.subarray(0, this.size));
    this.out = out;
  }

  private stored(): void {
    this.bits = this.bitCount = 0;
    const length = this.data[this.at] | (this.data[this.at + 1] << 8);
    const part = this.data.subarray(this.at + 4, this.at + 4 + length);
    if (part.length !== length) throw new RangeError("deflated data ends early");
    this.room(length);
    this.out.set(part, this.size);
    this.size += length;
    this.at += 4 + length;
  }

  private dynamic(): [Code, Code] {
    const [literals, distances, lengths] = [this.take(5) + 257, this.take(5) + 1, this.take(4) + 4];
    const own = repeated(19, 0);
    for (let i = 0; i < lengths; i++) own[ORDER[i]] = this.take(3);
    const code = makeCode(own);
    const all: number[] = [];
    while (all.length < literals + distances) {
      const symbol = this.symbol(code);
      if (symbol < 16) all.push(symbol);
      else if (symbol === 16) all.push(...repeated(3 + this.take(2), all[all.length - 1] ?? 0));
      else all.push(...repeated(symbol === 17 ? 3 + this.take(3) : 11 + this.take(7), 0));
    }
    return [makeCode(all.slice(0, literals)), makeCode(all.slice(literals, literals + distances))];
  }

  private block(literals: Code, distances: Code): void {
    for (let symbol = this.symbol(literals); symbol !== 256; symbol = this.symbol(literals)) {
      if (symbol < 256) {
        this.room(1);
        this.out[this.size++] = symbol;
      } else this.repeat(symbol - 257, distances);
    }
  }

  private repeat(symbol: number, distances: Code): void {
    const length = LENGTH_BASE[symbol] + this.take(LENGTH_BITS[symbol]);
    const far = this.symbol(distances);
    const distance = DISTANCE_BASE[far] + this.take(DISTANCE_BITS[far]);
    if (!(distance <= this.size)) throw new RangeError("not deflated data");
    this.room(length);
    const { out } = this;
    for (let end = this.size + length; this.size < end; this.size++)
      out[this.size] = out[this.size - distance];
  }
}

/** What deflated data stands for; RangeError where it is none. */
export function inflate(data: Uint8Array): Uint8Array {
  return new Inflater(data).run();
}
