/**
 * What a match in progress is made of: the subject's characters, the marks of the groups, and the stack of what to do when matching
 * fails from here on.
 *
 *     state    │ fields │ marks, two i32 for each group │ the first entries of the stack │
 *     entry    │ kind │ pc │ place │ context │ x │ y │        u32 each; what they mean depends on the kind
 *
 * One block for all, so that an operation costs one allocation; a stack that outgrows it moves to a block of its own. Entries
 * are named by their offset in the stack. A state does not hold the subject: whoever opens it does.
 */
import { bytesAt, bytesCount, openBytes } from "../../core/bytes.ts";
import { raisef, raiseMemoryError } from "../../core/errors.ts";
import { asStr, isStr, STR_DATA } from "../../core/string.ts";
import { pointer, Value } from "../../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";

@unmanaged
export class SreState {
  /** First word of the code. */
  code: u32;
  chars: u32;
  width: i32;
  /** Where the subject ends: endpos. */
  end: i32;
  /** Where the match began, or is to be looked for. */
  start: i32;
  /** Where the match ended. */
  place: i32;
  groups: u32;
  marks: u32;
  /** The group that was closed last, 0 for none. */
  lastIndex: i32;
  /** What is known of characters (classes.ts), 0: nothing. */
  classes: u32;
  stack: u32;
  top: u32;
  capacity: u32;
  /** Operations until the next look at the interrupt word. */
  left: i32;
  /** The match must reach the end (fullmatch). */
  all: bool;
  /** The match may not be empty at `start` (the last one ended there). */
  advance: bool;
  moved: bool;
}

/** Operations between two looks at the interrupt word. */
export const STRETCH: i32 = 1000;

export const ENTRY: u32 = 24;
const FIRST_ENTRIES: u32 = 64;

@unmanaged
export class SreEntry {
  kind: u32;
  pc: u32;
  place: i32;
  context: i32;
  x: i32;
  y: i32;
}

export function entryAt(s: SreState, offset: u32): SreEntry {
  return changetype<SreEntry>(<usize>s.stack + offset);
}

/** A state for a subject, a str or anything with bytes; null with an exception pending. */
export function openState(
  code: usize,
  classes: usize,
  groups: u32,
  subject: Value,
  start: i64,
  end: i64,
): SreState {
  const text = isStr(subject);
  if (!text && !openBytes(subject)) {
    raisef(Exc.TypeError, "expected string or bytes-like object, got '%T'", subject);
    return changetype<SreState>(0);
  }
  const marks = groups << 3;
  const p = rawAlloc(offsetof<SreState>() + marks + FIRST_ENTRIES * ENTRY);
  const s = changetype<SreState>(p);
  if (p === 0) {
    raiseMemoryError();
    return s;
  }
  s.code = <u32>code;
  s.classes = <u32>classes;
  s.chars = <u32>(text ? pointer(subject) + STR_DATA : bytesAt);
  s.width = text ? asStr(pointer(subject)).width : 1;
  const length: i64 = text ? asStr(pointer(subject)).length : bytesCount;
  const from = start < 0 ? 0 : start > length ? length : start;
  const to = end < 0 ? 0 : end > length ? length : end;
  s.start = <i32>from;
  s.end = <i32>to;
  s.place = <i32>from;
  s.groups = groups;
  s.marks = <u32>(p + offsetof<SreState>());
  s.stack = s.marks + marks;
  s.capacity = FIRST_ENTRIES * ENTRY;
  s.left = STRETCH;
  s.moved = false;
  s.all = false;
  s.advance = false;
  resetState(s);
  return s;
}

/** Forgets groups and choices. */
export function resetState(s: SreState): void {
  // memory.fill has a price of its own, and a search begins again at many places.
  const end = <usize>s.marks + (s.groups << 3);
  for (let at: usize = s.marks; at < end; at += 8) store<i64>(at, -1);
  s.lastIndex = 0;
  s.top = 0;
}

export function closeState(s: SreState): void {
  if (s.moved) rawFree(s.stack);
  rawFree(changetype<usize>(s));
}

/** Makes room for more entries; false with MemoryError pending. */
export function growStack(s: SreState): bool {
  const size = s.capacity * 2;
  // From here on a count of bytes could not be told from a negative one.
  const block = size > 0x4000_0000 ? 0 : s.moved ? rawRealloc(s.stack, size) : rawAlloc(size);
  if (block === 0) {
    raiseMemoryError();
    return false;
  }
  if (!s.moved) memory.copy(block, s.stack, s.top);
  s.moved = true;
  s.stack = <u32>block;
  s.capacity = size;
  return true;
}

/** Mark i: where a group begins (2 × number) or ends; -1 while it has not. */
export function markAt(s: SreState, i: u32): i32 {
  return load<i32>(<usize>s.marks + (i << 2));
}

/** The character at a place, which must be before the end of the subject. */
export class Char {
  @inline
  static at(s: SreState, place: i32): u32 {
    const chars: usize = s.chars;
    const width = s.width;
    if (width === 1) return load<u8>(chars + place);
    if (width === 2) return load<u16>(chars + ((<usize>place) << 1));
    return load<u32>(chars + ((<usize>place) << 2));
  }
}
