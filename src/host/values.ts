/**
 * Values of the VM as the host reads and writes them: the slots of assembly/shared/embed.ts, ints and texts in linear memory.
 * What becomes of objects is not decided here (src/embed).
 */
import { AREA_SLOTS } from "../../assembly/shared/embed.ts";
import {
  Header,
  SINGLETON_SIZE,
  SINGLETONS_BASE,
  Singleton,
  StrLayout,
  TagHigh,
  TYPE_SIZE,
  TYPES_BASE,
} from "../../assembly/shared/layout.ts";
import { TypeId } from "../../assembly/shared/types.ts";
import type { RunExports } from "./running.ts";

/** What the VM exports for embedding: assembly/vm/embed. Each answers in slot 0 and says an Outcome, where nothing else is said. */
export interface EmbedExports extends RunExports {
  memory: WebAssembly.Memory;
  embedArea(): number;
  embedOpen(config: number, length: number): number;
  embedCompile(flags: number): number;
  embedRun(): number;
  embedFlush(): void;
  /** The address of a new str, its characters to be filled in; 0 if there is no memory. */
  embedText(length: number, width: number): number;
  decrefAt(p: number): void;
}

const POINTER_HIGH = TagHigh.POINTER * 0x10000;
const INT_HIGH = TagHigh.INT * 0x10000;
const HIGH = 0x1_0000_0000;
/** Ints of 49 bits are kept in the value itself. */
const SMALL_LIMIT = 2 ** 48;
/** Texts up to this length are read and written character by character: a decoder takes longer to start. */
const SHORT = 24;

const address = (which: Singleton) => SINGLETONS_BASE + which * SINGLETON_SIZE;
export const NONE = address(Singleton.NONE);
const FALSE = address(Singleton.FALSE);
const TRUE = address(Singleton.TRUE);

export { AREA_SLOTS };

const typeAt = (id: TypeId) => TYPES_BASE + id * TYPE_SIZE;
/** Where the types are whose instances cross by value. */
export const TypeAddress = {
  bool: typeAt(TypeId.BOOL),
  int: typeAt(TypeId.INT),
  float: typeAt(TypeId.FLOAT),
  str: typeAt(TypeId.STR),
};

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

  // ---- slots ----

  /** The object that a slot points to; 0 where it holds an int or a float. */
  pointerIn(slot: number): number {
    if (this.u32.length === 0) this.refresh();
    const at = (this.area >> 2) + slot * 2;
    return this.u32[at + 1] === POINTER_HIGH ? this.u32[at] : 0;
  }

  /** The int or float in a slot that points to nothing. */
  numberIn(slot: number): number {
    if (this.u32.length === 0) this.refresh();
    const at = (this.area >> 2) + slot * 2;
    const high = this.u32[at + 1];
    if (high < INT_HIGH) return this.f64[(this.area >> 3) + slot];
    return ((high << 15) >> 15) * HIGH + this.u32[at];
  }

  /** Puts an object into a slot, whose reference is handed over. */
  putPointer(slot: number, p: number): void {
    if (this.u32.length === 0) this.refresh();
    const at = (this.area >> 2) + slot * 2;
    this.u32[at] = p;
    this.u32[at + 1] = POINTER_HIGH;
  }

  /** Puts a whole number into a slot as an int, if it is small enough. */
  putInt(slot: number, n: number): boolean {
    if (n >= SMALL_LIMIT || n < -SMALL_LIMIT) return false;
    if (this.u32.length === 0) this.refresh();
    const at = (this.area >> 2) + slot * 2;
    this.u32[at] = n;
    this.u32[at + 1] = Math.floor(n / HIGH) | INT_HIGH;
    return true;
  }

  putFloat(slot: number, n: number): void {
    if (this.u32.length === 0) this.refresh();
    this.f64[(this.area >> 3) + slot] = n;
  }

  putNone(slot: number): void {
    this.putPointer(slot, NONE);
  }

  putBoolean(slot: number, b: boolean): void {
    this.putPointer(slot, b ? TRUE : FALSE);
  }

  // ---- objects ----

  typeOf(p: number): number {
    return this.word(p + Header.TYPE);
  }

  word(p: number): number {
    if (this.u32.length === 0) this.refresh();
    return this.u32[p >> 2];
  }

  /** Takes a reference to an object. A negative count is that of an immortal one. */
  retain(p: number): void {
    if (this.u32.length === 0) this.refresh();
    const count = this.u32[p >> 2] | 0;
    if (count >= 0) this.u32[p >> 2] = count + 1;
  }

  /** Drops a reference. The last one may run Python code. */
  release(p: number): void {
    if (this.u32.length === 0) this.refresh();
    const count = this.u32[p >> 2] | 0;
    if (count > 1) this.u32[p >> 2] = count - 1;
    else if (count > 0) this.vm.decrefAt(p);
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
    if (width === 1)
      return length <= SHORT
        ? this.shortText(start, length)
        : latin1(this.u8.subarray(start, start + length));
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
    const p = this.vm.embedText(text.length, 1);
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
    const p = this.vm.embedText(text.length, 2);
    if (p === 0) return 0;
    if (this.u32.length === 0) this.refresh();
    const units = new Uint16Array(this.u8.buffer, p + StrLayout.DATA, text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    return p;
  }

  private newWide(text: string): number {
    let length = 0;
    for (let i = 0; i < text.length; length++) i += text.codePointAt(i)! > 0xffff ? 2 : 1;
    const p = this.vm.embedText(length, 4);
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

const encoder = new TextEncoder();

/** Characters decoded in one call: more arguments could be too many for the stack. */
const PART = 8192;

function latin1(bytes: Uint8Array): string {
  // "latin1" of TextDecoder is windows-1252.
  let text = "";
  for (let i = 0; i < bytes.length; i += PART) text += String.fromCharCode(...bytes.subarray(i, i + PART));
  return text;
}

function utf16(units: Uint16Array): string {
  let text = "";
  for (let i = 0; i < units.length; i += PART) text += String.fromCharCode(...units.subarray(i, i + PART));
  return text;
}

function utf32(points: Uint32Array): string {
  let text = "";
  for (let i = 0; i < points.length; i += PART) text += String.fromCodePoint(...points.subarray(i, i + PART));
  return text;
}

/** Whether a character beyond the first 65,536 is in a text. */
function hasPairs(text: string): boolean {
  return /[\u{10000}-\u{10ffff}]/u.test(text);
}
