/**
 * The names of one source: equal identifiers get one number and one JavaScript string, and the keywords the first
 * numbers, so that telling `if` from `iffy` costs the tokenizer no string and the compiler's maps no hashing.
 */
import { KEYWORDS, SOFT_KEYWORDS } from "./tokens.ts";

const INITIAL_SLOTS = 1024;

export const SOFT_UNDERSCORE = KEYWORDS.length;
export const SOFT_CASE = SOFT_UNDERSCORE + 1;
export const SOFT_MATCH = SOFT_UNDERSCORE + 2;
export const SOFT_TYPE = SOFT_UNDERSCORE + 3;

/** One step of the hash of an ASCII name; the tokenizer takes it while it scans. */
export function hashStep(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i));
  return hash;
}

/** Open addressing with linear probing over name numbers; a slot holds a number plus one, or 0. */
export class NameTable {
  readonly strings: string[] = [];
  private hashes: number[] = [];
  private slots = new Int32Array(INITIAL_SLOTS);

  constructor() {
    for (const word of KEYWORDS) this.intern(word);
    for (const word of SOFT_KEYWORDS) this.intern(word);
  }

  /** The number of the ASCII name in `bytes[start, end)`, or -1 where it is new. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots, strings, hashes } = this;
    const mask = slots.length - 1;
    const length = end - start;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const id = slots[at] - 1;
      if (id < 0) return -1;
      if (hashes[id] !== hash) continue;
      const text = strings[id];
      if (text.length !== length) continue;
      let i = 0;
      while (i < length && text.charCodeAt(i) === bytes[start + i]) i++;
      if (i === length) return id;
    }
  }

  /** Gives `text`, which `find` has not found, its number. */
  add(text: string, hash: number): number {
    if (this.strings.length * 2 >= this.slots.length) this.grow();
    const id = this.strings.push(text) - 1;
    this.hashes.push(hash);
    this.place(id);
    return id;
  }

  /** The number of `text`, new or not; for names that are not plain ASCII in the source. */
  intern(text: string): number {
    const hash = hashOf(text);
    const mask = this.slots.length - 1;
    for (let at = hash & mask; this.slots[at] !== 0; at = (at + 1) & mask) {
      if (this.strings[this.slots[at] - 1] === text) return this.slots[at] - 1;
    }
    return this.add(text, hash);
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let id = 0; id < this.strings.length; id++) this.place(id);
  }

  private place(id: number): void {
    const mask = this.slots.length - 1;
    let at = this.hashes[id] & mask;
    while (this.slots[at] !== 0) at = (at + 1) & mask;
    this.slots[at] = id + 1;
  }
}
