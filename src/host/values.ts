/**
 * Values of the VM as the host reads and writes them: the slots of assembly/shared/embed.ts, ints and texts in linear memory.
 * What becomes of objects is not decided here (src/embed).
 */
import { AREA_SLOTS, type HostKind, type MemoryFact, type Operation } from "../../assembly/shared/embed.ts";
import {
  Header,
  IntLayout,
  SINGLETON_SIZE,
  SINGLETONS_BASE,
  Singleton,
  StrLayout,
  TagHigh,
  TYPE_SIZE,
  TYPES_BASE,
} from "../../assembly/shared/layout.ts";
import { ascii, latin1, utf16, utf32 } from "./characters.ts";
import type { RunExports } from "./running.ts";

/** What the VM exports for embedding: assembly/vm/embed. Each answers in slot 0 and says an Outcome, where nothing else is said. */
export interface EmbedExports extends RunExports {
  memory: WebAssembly.Memory;
  embedArea(): number;
  embedBegin(): number;
  embedOpen(config: number, length: number): number;
  embedCompile(flags: number): number;
  embedRun(): number;
  embedCall(nargs: number, keywords: number): number;
  embedOperate(operation: Operation, operands: number): number;
  /** Bits of Feature. */
  embedFeatures(p: number): number;
  /** What lies at or after a position, in the first slots: the position behind it, 0 at the end. */
  embedDictNext(dict: number, position: number): number;
  embedSetNext(set: number, position: number): number;
  // The addresses of new objects, whose contents are to be filled in; 0 if there is no memory.
  embedText(length: number, width: number): number;
  embedBytes(length: number): number;
  embedInt(digits: number, negative: boolean): number;
  embedHostObject(handle: number, kind: HostKind): number;
  embedCollect(): void;
  embedMemory(fact: MemoryFact): number;
  setMemoryLimit(bytes: number): void;
  rawAlloc(size: number): number;
  rawFree(p: number): void;
  /** Counts work that the host does for the program; 0: it is to end, and an exception is pending. */
  chargeWork(units: number): number;
  decrefAt(p: number): void;
}

const POINTER_HIGH = TagHigh.POINTER * 0x10000;
const INT_HIGH = TagHigh.INT * 0x10000;
const NAN_HIGH = 0x7ff80000;
const HIGH = 0x1_0000_0000;
/** Texts up to this length are read and written character by character: a decoder takes longer to start. */
const SHORT = 24;

const address = (which: Singleton) => SINGLETONS_BASE + which * SINGLETON_SIZE;
export const NONE = address(Singleton.NONE);
const FALSE = address(Singleton.FALSE);
const TRUE = address(Singleton.TRUE);

export { AREA_SLOTS };

/** The number of the built-in type that an object is exactly of; others come out beyond all of them. */
export function typeNumber(type: number): number {
  return (type - TYPES_BASE) / TYPE_SIZE;
}
export class Values {
  private u8!: Uint8Array;
  private u32!: Uint32Array;
  private f64!: Float64Array;
  private readonly area: number;

  constructor(private readonly vm: EmbedExports) {
    this.area = vm.embedArea();
    this.refresh();
  }

  /** Views of memory, made anew when it has grown: then the old ones are empty. */
  private refresh(): void {
    const { buffer } = this.vm.memory;
    this.u8 = new Uint8Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.f64 = new Float64Array(buffer);
  }

  // ---- slots and other places of eight bytes ----

  /** Where a slot lies. */
  place(slot: number): number {
    return this.area + slot * 8;
  }

  /** The object that the value at a place is; 0 where it is an int or a float. */
  pointerAt(at: number): number {
    if (this.u32.length === 0) this.refresh();
    return this.u32[(at >>> 2) + 1] === POINTER_HIGH ? this.u32[at >>> 2] : 0;
  }

  /** The int or float at a place, where there is no object. */
  numberAt(at: number): number {
    const high = this.u32[(at >>> 2) + 1];
    if (high < INT_HIGH) return this.f64[at >>> 3];
    return ((high << 15) >> 15) * HIGH + this.u32[at >>> 2];
  }

  /** Whether an int or float at a place is a float. */
  isFloatAt(at: number): boolean {
    return this.u32[(at >>> 2) + 1] < INT_HIGH;
  }

  /** Puts an object into a slot, whose reference is handed over. */
  putPointer(slot: number, p: number): void {
    if (this.u32.length === 0) this.refresh();
    const at = (this.area >>> 2) + slot * 2;
    this.u32[at] = p;
    this.u32[at + 1] = POINTER_HIGH;
  }

  /** Puts a whole number of at most 49 bits into a slot, as an int. */
  putInt(slot: number, n: number): void {
    if (this.u32.length === 0) this.refresh();
    const at = (this.area >>> 2) + slot * 2;
    this.u32[at] = n;
    this.u32[at + 1] = Math.floor(n / HIGH) | INT_HIGH;
  }

  putFloat(slot: number, n: number): void {
    if (this.u32.length === 0) this.refresh();
    this.f64[(this.area >>> 3) + slot] = n;
    // What a NaN carries could be taken for a value of another kind.
    if (Number.isNaN(n)) this.u32[(this.area >>> 2) + slot * 2 + 1] = NAN_HIGH;
  }

  putBoolean(slot: number, b: boolean): void {
    this.putPointer(slot, b ? TRUE : FALSE);
  }

  // ---- ints ----

  /** The number of a heap int where it is one that JavaScript's numbers hold exactly, else a BigInt. */
  int(p: number): number | bigint {
    const size = this.word(p + IntLayout.SIZE) | 0;
    const count = Math.abs(size);
    const digits = (p + IntLayout.DIGITS) >>> 2;
    if (count <= 2) {
      const n = (count > 1 ? this.u32[digits + 1] * HIGH : 0) + (count > 0 ? this.u32[digits] : 0);
      if (n <= Number.MAX_SAFE_INTEGER) return size < 0 ? -n : n;
    }
    const n = this.magnitude(digits, count);
    return size < 0 ? -n : n;
  }

  /** Halves, so that long numbers are not shifted by one digit after the other. */
  private magnitude(digits: number, count: number): bigint {
    if (count === 1) return BigInt(this.u32[digits]);
    if (count === 2) return (BigInt(this.u32[digits + 1]) << 32n) | BigInt(this.u32[digits]);
    const half = count >> 1;
    const high = this.magnitude(digits + half, count - half);
    return (high << BigInt(32 * half)) | this.magnitude(digits, half);
  }

  /** A new int of more than 49 bits; 0 if there is no memory. */
  newInt(n: bigint): number {
    const magnitude = n < 0n ? -n : n;
    const count = digitCount(magnitude);
    const p = this.vm.embedInt(count, n < 0n) >>> 0;
    if (p === 0) return 0;
    if (this.u32.length === 0) this.refresh();
    this.putMagnitude((p + IntLayout.DIGITS) >>> 2, count, magnitude);
    return p;
  }

  private putMagnitude(digits: number, count: number, n: bigint): void {
    if (count === 1) {
      this.u32[digits] = Number(n);
      return;
    }
    const half = count >> 1;
    const bits = 32 * half;
    this.putMagnitude(digits, half, BigInt.asUintN(bits, n));
    this.putMagnitude(digits + half, count - half, n >> BigInt(bits));
  }

  // ---- bytes ----

  /** A copy of the contents of a bytes object. */
  bytes(p: number): Uint8Array {
    const length = this.word(p + StrLayout.LENGTH);
    return this.u8.slice(p + StrLayout.DATA, p + StrLayout.DATA + length);
  }

  newBytes(data: Uint8Array): number {
    const p = this.vm.embedBytes(data.length) >>> 0;
    if (p === 0) return 0;
    if (this.u32.length === 0) this.refresh();
    this.u8.set(data, p + StrLayout.DATA);
    return p;
  }

  /** Memory as it is: good until the VM runs again. */
  part(at: number, length: number): Uint8Array {
    if (this.u32.length === 0) this.refresh();
    return this.u8.subarray(at, at + length);
  }

  // ---- objects ----

  typeOf(p: number): number {
    return this.word(p + Header.TYPE);
  }

  word(p: number): number {
    if (this.u32.length === 0) this.refresh();
    return this.u32[p >>> 2];
  }

  /** Takes a reference to an object. A negative count is that of an immortal one. */
  retain(p: number): void {
    if (this.u32.length === 0) this.refresh();
    const count = this.u32[p >>> 2] | 0;
    if (count >= 0) this.u32[p >>> 2] = count + 1;
  }

  /** Drops a reference. The last one may run Python code. */
  release(p: number): void {
    if (this.u32.length === 0) this.refresh();
    const count = this.u32[p >>> 2] | 0;
    if (count > 1) this.u32[p >>> 2] = count - 1;
    else if (count > 0) this.vm.decrefAt(p);
  }

  /** Drops a reference that is not the last one; false, and nothing done, where it is. */
  releaseShared(p: number): boolean {
    if (this.u32.length === 0) this.refresh();
    const count = this.u32[p >>> 2] | 0;
    if (count === 1) return false;
    if (count > 1) this.u32[p >>> 2] = count - 1;
    return true;
  }

  isTrue(p: number): boolean {
    return p === TRUE;
  }

  // ---- texts ----

  /** The text of a str. What of it is half of a surrogate pair stays so. */
  text(p: number): string {
    const length = this.word(p + StrLayout.LENGTH);
    const width = this.u8[p + StrLayout.WIDTH];
    const start = p + StrLayout.DATA;
    if (width === 1) {
      if (length <= SHORT) return this.shortText(start, length);
      const bytes = this.u8.subarray(start, start + length);
      return this.u8[p + StrLayout.ASCII] !== 0 ? ascii(bytes) : latin1(bytes);
    }
    if (width === 2) return utf16(new Uint16Array(this.u8.buffer, start, length));
    return utf32(new Uint32Array(this.u8.buffer, start, length));
  }

  private shortText(start: number, length: number): string {
    let text = "";
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.u8[start + i]);
    return text;
  }

  /** A new str of this text; 0 if there is no memory. */
  newText(text: string): number {
    let seen = 0;
    for (let i = 0; i < text.length; i++) seen |= text.charCodeAt(i);
    if (seen < 0x100) return this.newLatin1(text, seen < 0x80);
    return hasPairs(text) ? this.newWide(text) : this.newUtf16(text);
  }

  private newLatin1(text: string, isAscii: boolean): number {
    const p = this.vm.embedText(text.length, 1) >>> 0;
    if (p === 0) return 0;
    if (this.u32.length === 0) this.refresh();
    const start = p + StrLayout.DATA;
    if (isAscii && text.length > SHORT)
      encoder.encodeInto(text, this.u8.subarray(start, start + text.length));
    else for (let i = 0; i < text.length; i++) this.u8[start + i] = text.charCodeAt(i);
    if (isAscii) this.u8[p + StrLayout.ASCII] = 1;
    return p;
  }

  private newUtf16(text: string): number {
    const p = this.vm.embedText(text.length, 2) >>> 0;
    if (p === 0) return 0;
    if (this.u32.length === 0) this.refresh();
    const units = new Uint16Array(this.u8.buffer, p + StrLayout.DATA, text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    return p;
  }

  private newWide(text: string): number {
    let length = 0;
    for (let i = 0; i < text.length; length++) i += text.codePointAt(i)! > 0xffff ? 2 : 1;
    const p = this.vm.embedText(length, 4) >>> 0;
    if (p === 0) return 0;
    if (this.u32.length === 0) this.refresh();
    const points = new Uint32Array(this.u8.buffer, p + StrLayout.DATA, length);
    for (let i = 0, to = 0; to < length; to++) {
      const point = text.codePointAt(i)!;
      points[to] = point;
      i += point > 0xffff ? 2 : 1;
    }
    return p;
  }
}

/** Digits of 32 bits that a positive number has. */
function digitCount(n: bigint): number {
  let count = 1;
  while (BigInt.asUintN(32 * count, n) !== n) count *= 2;
  let low = count >> 1;
  while (low + 1 < count) {
    const middle = (low + count) >> 1;
    if (BigInt.asUintN(32 * middle, n) === n) count = middle;
    else low = middle;
  }
  return count;
}

const encoder = new TextEncoder();

/** Whether a character beyond the first 65,536 is in a text. */
function hasPairs(text: string): boolean {
  return /[\u{10000}-\u{10ffff}]/u.test(text);
}
