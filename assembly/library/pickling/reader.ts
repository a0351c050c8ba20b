/**
 * What reading a pickle needs to remember, in memory of its own: each opcode puts something there or takes it away.
 *
 *     base … top … limit     the stack of values; what an opcode may take lies above the last mark
 *     marks                  lengths of the stack in bytes, u32
 *     memo                   values
 *
 *     dicts                  one of those read for each of a few sizes and first keys: the next one may have the same keys
 *
 * All hold references. Nobody else sees them, so the cycle collector takes what they hold for reachable.
 */
import { asBytes, BYTES_DATA } from "../../core/bytes.ts";
import { clearError, raise, raiseMemoryError } from "../../core/errors.ts";
import { listAppend, listItem } from "../../core/list.ts";
import { decref, decrefAt, decrefField, incref, increfAt } from "../../core/object.ts";
import { ERROR, NONE, Value } from "../../core/value.ts";
import { objAlloc, objFree } from "../../memory/arena.ts";
import { rawAlloc, rawAllocZeroed, rawFree, rawRealloc } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { refuse } from "./tables.ts";

const FIRST_ROOM: usize = 512;
const DICTS: usize = 8;

@unmanaged
export class Reader {
  /** The bytes object, and where its next byte and its end are. */
  source: usize;
  at: usize;
  end: usize;
  base: usize;
  top: usize;
  limit: usize;
  /** How many bytes of the stack are below the last mark. */
  fence: usize;
  marks: usize;
  marked: u32;
  markRoom: u32;
  memo: usize;
  memoized: u32;
  memoRoom: u32;
  /** Addresses, u32, DICTS of them. */
  dicts: usize;
  /** Where the one of dicts is that likeDict was asked for. */
  likely: usize;
  /** An unpickler that finds classes and what has a persistent id; None where nobody needs to be asked. Borrowed. */
  owner: Value;
  givenUp: bool;
  /** Nothing can follow the source. */
  whole: bool;

  @inline has(count: u64): bool {
    return <u64>(this.end - this.at) >= count;
  }

  /** Leaves the pickle to Python code. Gives false. */
  giveUp(): bool {
    clearError();
    this.givenUp = true;
    return false;
  }

  /** The pickle ends in the middle of an opcode. Gives false. */
  truncated(): bool {
    return this.whole ? refuse("pickle data was truncated") : this.giveUp();
  }

  /** It ends where an opcode should be. Gives false. */
  ranOut(): bool {
    if (!this.whole) return this.giveUp();
    raise(Exc.EOFError, "Ran out of input");
    return false;
  }

  /** The stack has not what an opcode wants. Gives false. */
  underflow(): bool {
    return refuse(this.marked > 0 ? "unexpected MARK found" : "unpickling stack underflow");
  }

  // ---- the stack ----

  /** Puts a value on the stack, taking over the reference; false for ERROR. */
  @inline push(v: Value): bool {
    if (v === ERROR || (this.top === this.limit && !this.grow(v))) return false;
    store<i64>(this.top, v);
    this.top += 8;
    return true;
  }

  /** Makes room; a value for which there is none is dropped. */
  private grow(v: Value): bool {
    const size = this.limit - this.base;
    const grown = rawRealloc(this.base, size << 1);
    if (grown === 0) {
      decref(v);
      raiseMemoryError();
      return false;
    }
    this.top = grown + size;
    this.limit = grown + (size << 1);
    this.base = grown;
    return true;
  }

  @inline depth(): u32 {
    return <u32>((this.top - this.base) >> 3);
  }

  /** How much of the stack may be taken: what lies above the last mark. */
  @inline available(): u32 {
    return <u32>((this.top - this.base - this.fence) >> 3);
  }

  /** The item `i` from the top, borrowed: 0 is the top. */
  @inline peek(i: u32): Value {
    return load<i64>(this.top - 8 - ((<usize>i) << 3));
  }

  /** Takes the top off: its reference. */
  @inline pop(): Value {
    this.top -= 8;
    return load<i64>(this.top);
  }

  /** Address of the items from `from` on. */
  @inline itemsFrom(from: u32): usize {
    return this.base + ((<usize>from) << 3);
  }

  /** Says that the items from `from` on were taken over. */
  @inline taken(from: u32): void {
    this.top = this.base + ((<usize>from) << 3);
  }

  /** Drops what lies above a length of the stack. */
  cut(length: u32): void {
    const to = (<usize>length) << 3;
    while (this.top - this.base > to) decref(this.pop());
  }

  // ---- marks ----

  mark(): bool {
    if (this.marked === this.markRoom) {
      const grown = rawRealloc(this.marks, (<usize>this.markRoom) << 3);
      if (grown === 0) {
        raiseMemoryError();
        return false;
      }
      this.marks = grown;
      this.markRoom <<= 1;
    }
    this.fence = this.top - this.base;
    store<u32>(this.marks + ((<usize>this.marked) << 2), <u32>this.fence);
    this.marked++;
    return true;
  }

  /** Takes the last mark off: the length of the stack below it; -1 if there is none. */
  popMark(): i32 {
    if (this.marked === 0) return -1;
    const last = --this.marked;
    const mark = load<u32>(this.marks + ((<usize>last) << 2));
    this.fence = last === 0 ? 0 : load<u32>(this.marks + ((<usize>(last - 1)) << 2));
    return mark >> 3;
  }

  // ---- the memo ----

  /** Remembers the top. */
  @inline memoize(): bool {
    if (this.memoized === this.memoRoom && !this.growMemo()) return false;
    store<i64>(this.memo + ((<usize>this.memoized) << 3), incref(this.peek(0)));
    this.memoized++;
    return true;
  }

  private growMemo(): bool {
    const grown = rawRealloc(this.memo, (<usize>this.memoRoom) << 4);
    if (grown === 0) {
      raiseMemoryError();
      return false;
    }
    this.memo = grown;
    this.memoRoom <<= 1;
    return true;
  }

  @inline remembered(index: u32): Value {
    return load<i64>(this.memo + ((<usize>index) << 3));
  }

  /** Begins with the first `count` items of a list; false with MemoryError pending. */
  recall(list: usize, count: u32): bool {
    while (this.memoRoom < count) if (!this.growMemo()) return false;
    for (; this.memoized < count; this.memoized++)
      store<i64>(this.memo + ((<usize>this.memoized) << 3), incref(listItem(list, this.memoized)));
    return true;
  }

  /** Appends what came behind the first `from` items to a list; false with MemoryError pending. */
  handOver(list: usize, from: u32): bool {
    for (let i = from; i < this.memoized; i++) if (!listAppend(list, this.remembered(i))) return false;
    return true;
  }

  // ---- dicts ----

  /** A dict that may have the keys of one of so many keys and values whose first key this is; 0 for none. */
  @inline likeDict(key: Value, count: u32): usize {
    this.likely = this.dicts + <usize>(((<u32>key >> 4) + count) & ((DICTS - 1) << 1)) * 2;
    return load<u32>(this.likely);
  }

  /** Remembers the dict for which likeDict was asked. */
  @inline noteDict(dict: usize): void {
    const last: usize = load<u32>(this.likely);
    increfAt(dict);
    store<u32>(this.likely, <u32>dict);
    if (last !== 0) decrefAt(last);
  }

  /** Lets go of everything. */
  drop(): void {
    if (this.dicts !== 0) {
      for (let i: usize = 0; i < DICTS; i++) decrefField(load<u32>(this.dicts + (i << 2)));
      rawFree(this.dicts);
    }
    if (this.memo !== 0) {
      while (this.memoized > 0) decref(this.remembered(--this.memoized));
      rawFree(this.memo);
    }
    if (this.marks !== 0) rawFree(this.marks);
    if (this.base !== 0) {
      this.cut(0);
      rawFree(this.base);
    }
    objFree(changetype<usize>(this));
  }
}

/** A reader of a bytes object; null with MemoryError pending. */
export function newReader(source: usize, whole: bool): Reader | null {
  const p = objAlloc(offsetof<Reader>());
  if (p === 0) {
    raiseMemoryError();
    return null;
  }
  const r = changetype<Reader>(p);
  r.source = source;
  r.at = source + BYTES_DATA;
  r.end = r.at + asBytes(source).length;
  r.owner = NONE;
  r.givenUp = false;
  r.whole = whole;
  r.fence = 0;
  r.marked = 0;
  r.memoized = 0;
  r.base = r.top = rawAlloc(FIRST_ROOM);
  r.limit = r.base + FIRST_ROOM;
  r.marks = r.base === 0 ? 0 : rawAlloc(FIRST_ROOM);
  r.markRoom = <u32>FIRST_ROOM >> 2;
  r.memo = r.marks === 0 ? 0 : rawAlloc(FIRST_ROOM);
  r.memoRoom = <u32>FIRST_ROOM >> 3;
  r.dicts = r.memo === 0 ? 0 : rawAllocZeroed(DICTS << 2);
  if (r.dicts !== 0) return r;
  r.drop();
  raiseMemoryError();
  return null;
}
