/**
 * The set and frozenset objects and their table. Methods: objects/set.ts, objects/setops.ts.
 *
 *     set     │ refcount │ type │ used u32 │ fill u32 │ mask u32 │ table u32 │ hash i64 │ finger u32 │ weakrefs u32 │
 *     table   │ (key Value │ hash i64) × (mask + 1) │        free: key UNBOUND, hash 0; deleted: key UNBOUND, hash -1
 *
 * Probing, growth and merging go in CPython's steps (Objects/setobject.c: LINEAR_PROBES, set_table_resize, set_merge), so that a set
 * of small ints is iterated in the same order. The table comes with the first element: 0 till then, with mask 7.
 */

import { Cached } from "../memory/arena.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { Header, SetLayout, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { valuesEqual } from "./compare.ts";
import { raiseMemoryError } from "./errors.ts";
import { Hash, hashAddress, hashOf, hashOfElement } from "./hash.ts";
import { allocInstance } from "./instance.ts";
import { charge } from "./interrupt.ts";
import {
  decref,
  freeContainer,
  gcTrack,
  incref,
  Plain,
  visitRange,
  visitsContainers,
  visitValue,
} from "./object.ts";
import { strEquals, strHash, Text } from "./string.ts";
import { plainEqual, plainHash } from "./tuple.ts";
import { asType } from "./type.ts";
import { hasFlag, isExactly, typeAt } from "./typeids.ts";
import { isPointer, isSmall, pointer, UNBOUND, Value } from "./value.ts";
import { clearWeakrefs } from "./weakref.ts";

@unmanaged
export class PySet {
  refcount: i32;
  type: u32;
  /** Elements. */
  used: u32;
  /** Elements and graves. */
  fill: u32;
  mask: u32;
  table: u32;
  /** Of a frozenset, -1 while not known. */
  hash: i64;
  /** Where pop() goes on searching, CONTAINERS and OBJECTS. */
  finger: u32;
  weakrefs: u32;
}

if (offsetof<PySet>("used") !== <usize>SetLayout.USED) ERROR("SetLayout is out of step with PySet");

const ENTRY_SIZE: usize = 16;
const ENTRY_HASH: usize = 8;
/** Neighbours tried before jumping on. */
const LINEAR_PROBES: u64 = 9;
const GRAVE: i64 = -1;
const SMALLEST: u32 = 8;
/** In `finger`: an element put in was a container. While none was, the collector need not look at the table. */
const CONTAINERS: u32 = 1 << 31;
/** In `finger`: an element put in was an object. While none was, there is nothing to drop. */
const OBJECTS: u32 = 1 << 30;
const KINDS: u32 = CONTAINERS | OBJECTS;
/** Bytes of the smallest table, which comes from the object allocator. */
const SMALLEST_TABLE: usize = <usize>SMALLEST * ENTRY_SIZE;

export function asSet(p: usize): PySet {
  return changetype<PySet>(p);
}

/** Whether v is a set, a frozenset or an instance of a subclass. */
export function isSet(v: Value): bool {
  return hasFlag(v, TypeFlag.SET);
}

export function isExactSet(v: Value): bool {
  return isExactly(v, TypeId.SET) || isExactly(v, TypeId.FROZENSET);
}

export function setUsed(p: usize): u32 {
  return asSet(p).used;
}

/** An empty set of this type, tracked; 0 with MemoryError pending. */
export function allocSet(type: usize): usize {
  if (isPlainType(type)) return newSetOf(type);
  const p = allocInstance(type);
  if (p === 0) return 0;
  asSet(p).weakrefs = 0;
  openSet(asSet(p));
  gcTrack(p);
  return p;
}

/** An empty set, tracked; 0 with MemoryError pending. */
export function newSet(): usize {
  return newSetOf(typeAt(TypeId.SET));
}

/** Whether it is `set` or `frozenset` itself. */
function isPlainType(type: usize): bool {
  return type === typeAt(TypeId.SET) || type === typeAt(TypeId.FROZENSET);
}

function newSetOf(type: usize): usize {
  const p = Plain.makeOf(type, offsetof<PySet>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  asSet(p).weakrefs = 0;
  openSet(asSet(p));
  Plain.track(p);
  return p;
}

/** The dealloc of set and frozenset, and that of their subclasses when all they add is gone. */
export function setDealloc(p: usize): void {
  Plain.untrack(p);
  const s = asSet(p);
  const type: usize = s.type;
  const isPlain = isPlainType(type);
  if (!isPlain || s.weakrefs !== 0) clearWeakrefs(p);
  if (s.table !== 0) setClear(p);
  if (isPlain) Plain.freeOf(type, p, offsetof<PySet>());
  else freeContainer(p);
}

/** Sets the fields to those of an empty set; its table is the caller's. */
function openSet(s: PySet): void {
  s.used = 0;
  s.fill = 0;
  s.mask = SMALLEST - 1;
  s.table = 0;
  s.hash = -1;
  s.finger = 0;
}

/** Gives back a table of `mask` + 1 entries. */
function freeTable(table: usize, mask: u32): void {
  if (mask === SMALLEST - 1) Cached.free(table, SMALLEST_TABLE);
  else rawFree(table);
}

function newTable(size: u32): usize {
  let table: usize = 0;
  if (size === SMALLEST) table = Cached.alloc(SMALLEST_TABLE);
  else if (size <= 0x0400_0000) table = rawAlloc(<usize>size * ENTRY_SIZE);
  if (table === 0) {
    raiseMemoryError();
    return 0;
  }
  const end = table + <usize>size * ENTRY_SIZE;
  const free = i64x2.replace_lane(i64x2.splat(UNBOUND), 1, 0);
  // Every size is a multiple of four.
  for (let e = table; e < end; e += 4 * ENTRY_SIZE) {
    v128.store(e, free);
    v128.store(e, free, ENTRY_SIZE);
    v128.store(e, free, 2 * ENTRY_SIZE);
    v128.store(e, free, 3 * ENTRY_SIZE);
  }
  return table;
}

// ---- lookup ----

/** hashOfElement with the common elements answered here. */
function elementHash(key: Value): i64 {
  const hash = Hash.quick(key);
  return hash !== -1 ? hash : hashOfElement(key);
}

export function entryElement(e: usize): Value {
  return load<i64>(e);
}

export function entryElementHash(e: usize): i64 {
  return load<i64>(e, ENTRY_HASH);
}

/** Results of search beside the address of an entry. */
const FAILED: usize = 1;
const RESTART: usize = 2;

/** Whether the search ended at a free entry. */
let missing = false;

/** Added to the address of an entry, which is a multiple of 16: it is free; it is a grave, which an element may take. */
const IS_FREE: usize = 1;
const IS_GRAVE: usize = 4;
const NO_MARKS: usize = ~(<usize>15);

/** Whether two elements of the same hash are equal: 0, 1, or -1 where Python code may have to say. */
function plainSame(x: Value, y: Value): i32 {
  if (isExactly(x, TypeId.STR)) return isExactly(y, TypeId.STR) ? i32(Text.same(pointer(x), pointer(y))) : -1;
  return isExactly(x, TypeId.TUPLE) && isExactly(y, TypeId.TUPLE) ? plainEqual(pointer(x), pointer(y)) : -1;
}

class Probe {
  /**
   * The entry of an element, or the one where it would be put plus IS_FREE: the last grave passed, plus IS_GRAVE, or the free one. RESTART
   * where a comparison is needed that may run Python code, so not for a small int, str or tuple of these among such. Written out where
   * elements are looked for.
   */
  @inline
  static find(table: usize, mask: u64, key: Value, hash: i64): usize {
    let perturb = <u64>hash;
    let i = <u64>hash & mask;
    let grave: usize = 0;
    while (true) {
      let e = table + <usize>i * ENTRY_SIZE;
      let probes: u64 = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      while (true) {
        const other = load<i64>(e);
        const otherHash = load<i64>(e, ENTRY_HASH);
        if (other === UNBOUND) {
          if (otherHash === 0) return grave !== 0 ? grave : e + IS_FREE;
          grave = e + (IS_FREE | IS_GRAVE);
        } else if (otherHash === hash) {
          if (other === key) return e;
          const same = plainSame(other, key);
          if (same > 0) return e;
          if (same < 0) return RESTART;
        }
        if (probes === 0) break;
        probes--;
        e += ENTRY_SIZE;
      }
      perturb >>= 5;
      i = (i * 5 + 1 + perturb) & mask;
    }
  }
}

/**
 * The entry of an element, or with `missing` set the one where it would be put, as Probe.find marks it, 0 if the set has no table; FAILED
 * with an exception pending. Starts over if a comparison changes the set.
 */
function search(p: usize, key: Value, hash: i64): usize {
  const table: usize = asSet(p).table;
  if (table !== 0) {
    const found = Probe.find(table, asSet(p).mask, key, hash);
    missing = (found & IS_FREE) !== 0;
    return found === RESTART ? searchAny(p, key, hash) : found;
  }
  missing = true;
  return 0;
}

/** search by comparisons of any kind. */
function searchAny(p: usize, key: Value, hash: i64): usize {
  while (asSet(p).table !== 0) {
    const e = searchOnce(p, key, hash);
    if (e !== RESTART) return e;
  }
  missing = true;
  return 0;
}

function searchOnce(p: usize, key: Value, hash: i64): usize {
  const table: usize = asSet(p).table;
  const mask: u64 = asSet(p).mask;
  let perturb = <u64>hash;
  let i = <u64>hash & mask;
  let grave: usize = 0;
  while (true) {
    let e = table + <usize>i * ENTRY_SIZE;
    let probes: u64 = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    while (true) {
      const other = load<i64>(e);
      const otherHash = load<i64>(e, ENTRY_HASH);
      if (other === UNBOUND) {
        if (otherHash === 0) {
          missing = true;
          return grave !== 0 ? grave : e + IS_FREE;
        }
        grave = e + (IS_FREE | IS_GRAVE);
      } else if (otherHash === hash) {
        const same = compareElement(p, table, <u32>mask, e, other, key);
        if (same !== 0) {
          missing = false;
          return same;
        }
      }
      if (probes === 0) break;
      probes--;
      e += ENTRY_SIZE;
    }
    perturb >>= 5;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

/** The entry if its element equals key, 0 if not; FAILED; RESTART if the comparison has changed the set. */
function compareElement(p: usize, table: usize, mask: u32, e: usize, other: Value, key: Value): usize {
  if (other === key) return e;
  if (isSmall(other) && isSmall(key)) return 0;
  if (isExactly(other, TypeId.STR) && isExactly(key, TypeId.STR)) {
    return strEquals(pointer(other), pointer(key)) ? e : 0;
  }
  incref(other);
  const same = valuesEqual(other, key);
  decref(other);
  if (same < 0) return FAILED;
  // A table made anew may lie where the old one was.
  const s = asSet(p);
  if (<usize>s.table !== table || <u32>s.mask !== mask || load<i64>(e) !== other) return RESTART;
  return same > 0 ? e : 0;
}

/** Given where only a comparison that may run Python code can tell. */
export const UNSURE: i32 = 2;

/** The hash of a str, of a class without a metaclass of its own, or of a tuple of small ints and str; -1 for all else. */
function plainElementHash(key: Value): i64 {
  if (isExactly(key, TypeId.STR)) return strHash(pointer(key));
  if (isExactly(key, TypeId.TYPE)) return hashAddress(pointer(key));
  return isExactly(key, TypeId.TUPLE) ? plainHash(pointer(key)) : -1;
}

/**
 * Whether a small int, str or tuple of these is an element: 0, 1, or UNSURE. Runs no Python code: nobody needs a reference to the set for it.
 */
export function setHolds(p: usize, key: Value): i32 {
  const table: usize = asSet(p).table;
  let hash = Hash.quick(key);
  if (hash === -1) {
    hash = plainElementHash(key);
    if (hash === -1) return UNSURE;
  }
  if (table === 0) return 0;
  const found = Probe.find(table, asSet(p).mask, key, hash);
  return found === RESTART ? UNSURE : i32((found & IS_FREE) === 0);
}

/** Whether the element is there: 0, 1, -1. */
export function setContains(p: usize, key: Value): i32 {
  const hash = elementHash(key);
  return hash === -1 ? -1 : setContainsHashed(p, key, hash);
}

export function setContainsHashed(p: usize, key: Value, hash: i64): i32 {
  const e = search(p, key, hash);
  return e === FAILED ? -1 : missing ? 0 : 1;
}

// ---- change ----

/** Adds an element (borrowed): 0, or -1 with an exception pending. */
export function setAdd(p: usize, key: Value): i32 {
  const hash = elementHash(key);
  return hash === -1 ? -1 : setAddHashed(p, key, hash);
}

export function setAddHashed(p: usize, key: Value, hash: i64): i32 {
  const s = asSet(p);
  const table: usize = s.table;
  if (table !== 0) {
    const found = Probe.find(table, s.mask, key, hash);
    if (found !== RESTART) return found & IS_FREE ? Entry.take(s, found, incref(key), hash) : 0;
  }
  return addBySearch(p, key, hash);
}

function addBySearch(p: usize, key: Value, hash: i64): i32 {
  const s = asSet(p);
  incref(key);
  let e = search(p, key, hash);
  if (e === 0) e = !resize(s, 0) ? FAILED : search(p, key, hash);
  if (e === FAILED || !missing) {
    decref(key);
    return e === FAILED ? -1 : 0;
  }
  return Entry.take(s, e, key, hash);
}

/** Adds a small int, str or tuple of these, if that runs no Python code: false with nothing done, or MemoryError pending. */
export function setAddPlain(p: usize, key: Value): bool {
  const s = asSet(p);
  let hash = Hash.quick(key);
  if (hash === -1) {
    hash = plainElementHash(key);
    if (hash === -1) return false;
  }
  if (s.table === 0) return setAddHashed(p, key, hash) >= 0;
  const found = Probe.find(s.table, s.mask, key, hash);
  if (found === RESTART) return false;
  return !(found & IS_FREE) || Entry.take(s, found, incref(key), hash) >= 0;
}

/** Adds an element (borrowed) that is known to be missing: 0, or -1 with MemoryError pending. */
export function setAddNew(p: usize, key: Value, hash: i64): i32 {
  const s = asSet(p);
  if (s.table === 0 && !resize(s, 0)) return -1;
  Entry.note(s, key);
  Entry.insert(s.table, s.mask, incref(key), hash);
  return Entry.counted(s);
}

class Entry {
  /** Remembers that an element is an object, or even a container. */
  @inline
  static note(s: PySet, key: Value): void {
    if (!isPointer(key)) return;
    const isContainer = (asType(load<u32>(pointer(key), Header.TYPE)).flags & TypeFlag.HAVE_GC) !== 0;
    s.finger |= isContainer ? KINDS : OBJECTS;
  }

  /** Puts an element, whose reference it takes over, into the entry that Probe.find has found: 0, or -1 with MemoryError pending. */
  @inline
  static take(s: PySet, found: usize, key: Value, hash: i64): i32 {
    const e = found & NO_MARKS;
    Entry.note(s, key);
    store<i64>(e, key);
    store<i64>(e, hash, ENTRY_HASH);
    if (!(found & IS_GRAVE)) return Entry.counted(s);
    s.used++;
    return 0;
  }

  /** Counts an element put into an entry that was free: 0, or -1 with MemoryError pending for the larger table due. */
  @inline
  static counted(s: PySet): i32 {
    const fill = s.fill + 1;
    s.fill = fill;
    s.used++;
    if (fill * 5 < s.mask * 3) return 0;
    return resize(s, grownSize(s)) ? 0 : -1;
  }

  /** Puts an element known to be missing into a table without graves; no reference is taken. */
  @inline
  static insert(table: usize, mask: u64, key: Value, hash: i64): void {
    let perturb = <u64>hash;
    let i = <u64>hash & mask;
    while (true) {
      let e = table + <usize>i * ENTRY_SIZE;
      let probes: u64 = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      while (true) {
        if (load<i64>(e) === UNBOUND) {
          store<i64>(e, key);
          store<i64>(e, hash, ENTRY_HASH);
          return;
        }
        if (probes === 0) break;
        probes--;
        e += ENTRY_SIZE;
      }
      perturb >>= 5;
      i = (i * 5 + 1 + perturb) & mask;
    }
  }
}

/** Entry.insert for callers that are in no hurry. */
function insertClean(table: usize, mask: u64, key: Value, hash: i64): void {
  Entry.insert(table, mask, key, hash);
}

function grownSize(s: PySet): u32 {
  return s.used > 50000 ? s.used * 2 : s.used * 4;
}

/** A fresh table for more than `least` elements, without graves. False with MemoryError pending. */
function resize(s: PySet, least: u32): bool {
  let size = SMALLEST;
  while (size <= least) size <<= 1;
  const table = newTable(size);
  if (table === 0) return false;
  const old: usize = s.table;
  if (old !== 0) {
    let left = s.used;
    for (let e = old; left !== 0; e += ENTRY_SIZE) {
      const key = load<i64>(e);
      if (key === UNBOUND) continue;
      left--;
      Entry.insert(table, size - 1, key, load<i64>(e, ENTRY_HASH));
    }
    freeTable(old, s.mask);
  }
  s.table = <u32>table;
  s.mask = size - 1;
  s.fill = s.used;
  return true;
}

/**
 * Forgets hashes, and with them where the elements were: until setRehash they stand at the beginning of the table, in the order of their
 * values. False with MemoryError pending.
 */
export function setForget(p: usize): bool {
  const s = asSet(p);
  s.hash = -1;
  if (s.table === 0) return true;
  const table = newTable(s.mask + 1);
  if (table === 0) return false;
  sortElements(p, table);
  memory.copy(s.table, table, <usize>(s.mask + 1) * ENTRY_SIZE);
  freeTable(table, s.mask);
  return true;
}

/** Finds places for all elements of a set that has forgotten them. False with MemoryError pending. */
export function setRehash(p: usize): bool {
  const s = asSet(p);
  const old: usize = s.table;
  if (old === 0) return true;
  const table = newTable(s.mask + 1);
  if (table === 0) return false;
  for (let i: u32 = 0; i < s.used; i++) {
    const key = load<i64>(old + <usize>i * ENTRY_SIZE);
    insertClean(table, s.mask, key, hashOf(key));
  }
  memory.copy(old, table, <usize>(s.mask + 1) * ENTRY_SIZE);
  s.fill = s.used;
  freeTable(table, s.mask);
  return true;
}

/** Writes the elements of a set one after the other into another table, sorted by insertion: how many. */
function sortElements(p: usize, table: usize): u32 {
  let count: u32 = 0;
  for (let e = setNext(p, 0); e !== 0; e = setNext(p, setPosition(p, e) + 1)) {
    const key = entryElement(e);
    let to = table + <usize>count * ENTRY_SIZE;
    count++;
    for (; to > table && load<i64>(to - ENTRY_SIZE) > key; to -= ENTRY_SIZE) {
      store<i64>(to, load<i64>(to - ENTRY_SIZE));
    }
    store<i64>(to, key);
  }
  return count;
}

/** Before `count` elements are added, most of them new: one large step instead of many. False with MemoryError pending. */
export function setReserve(p: usize, count: u32): bool {
  const s = asSet(p);
  if ((s.fill + count) * 5 < s.mask * 3) return true;
  return resize(s, (s.used + count) * 2);
}

/** Adds all elements of another set: 0, or -1 with an exception pending. */
export function setMerge(p: usize, other: usize): i32 {
  const o = asSet(other);
  if (other === p || o.used === 0) return 0;
  if (!setReserve(p, o.used)) return -1;
  const s = asSet(p);
  if (s.fill === 0) return mergeIntoEmpty(s, o) ? 0 : -1;
  let pos: u32 = 0;
  while (true) {
    const e = Elements.next(other, pos);
    if (e === 0) return 0;
    pos = setPosition(other, e) + 1;
    const key = load<i64>(e);
    const hash = load<i64>(e, ENTRY_HASH);
    const found = Probe.find(s.table, s.mask, key, hash);
    if (found === RESTART) {
      // A comparison may take the element out of the other set.
      incref(key);
      const result = addBySearch(p, key, hash);
      decref(key);
      if (result < 0) return -1;
      if (s.table === 0 && !resize(s, 0)) return -1;
    } else if (found & IS_FREE && Entry.take(s, found, incref(key), hash) < 0) return -1;
  }
}

function mergeIntoEmpty(s: PySet, o: PySet): bool {
  if (s.table === 0 && !resize(s, 0)) return false;
  const from: usize = o.table;
  // A copy of the same size keeps every element's place, which inserting anew might not.
  const samePlaces = s.mask === o.mask && o.fill === o.used;
  let left = o.used;
  for (let e = from; left !== 0; e += ENTRY_SIZE) {
    const key = load<i64>(e);
    if (key === UNBOUND) continue;
    left--;
    incref(key);
    if (samePlaces) {
      const to = <usize>s.table + (e - from);
      store<i64>(to, key);
      store<i64>(to, load<i64>(e, ENTRY_HASH), ENTRY_HASH);
    } else Entry.insert(s.table, s.mask, key, load<i64>(e, ENTRY_HASH));
  }
  s.used = o.used;
  s.fill = o.used;
  s.finger |= o.finger & KINDS;
  return true;
}

/** Removes an element: 1 if it was there, 0 if not, -1 with an exception pending. */
export function setDiscard(p: usize, key: Value): i32 {
  const hash = elementHash(key);
  return hash === -1 ? -1 : setDiscardHashed(p, key, hash);
}

export function setDiscardHashed(p: usize, key: Value, hash: i64): i32 {
  const e = search(p, key, hash);
  if (e === FAILED) return -1;
  if (missing) return 0;
  decref(bury(asSet(p), e));
  return 1;
}

/** Makes an entry a grave; its element's reference goes to the caller. */
function bury(s: PySet, e: usize): Value {
  const key = load<i64>(e);
  store<i64>(e, UNBOUND);
  store<i64>(e, GRAVE, ENTRY_HASH);
  s.used--;
  return key;
}

/** Takes some element out of a set that is not empty. */
export function setPop(p: usize): Value {
  const s = asSet(p);
  let i = s.finger & s.mask;
  while (load<i64>(<usize>s.table + <usize>i * ENTRY_SIZE) === UNBOUND) i = (i + 1) & s.mask;
  s.finger = (s.finger & KINDS) | (i + 1);
  return bury(s, <usize>s.table + <usize>i * ENTRY_SIZE);
}

/** After many removals: drops graves if they are more than a quarter of the table. False with MemoryError pending. */
export function setShrink(p: usize): bool {
  const s = asSet(p);
  if (s.table === 0 || s.fill - s.used <= s.mask >> 2) return true;
  return resize(s, grownSize(s));
}

/** Empties the set. Elements are dropped when it is consistent again. */
export function setClear(p: usize): void {
  const s = asSet(p);
  const table: usize = s.table;
  if (table === 0) return;
  const mask = s.mask;
  let left = s.finger & OBJECTS ? s.used : 0;
  openSet(s);
  for (let e = table; left !== 0; e += ENTRY_SIZE) {
    const key = load<i64>(e);
    if (key === UNBOUND) continue;
    left--;
    decref(key);
  }
  freeTable(table, mask);
}

/**
 * Adds to p the elements of the set `from` that are in the set `operand`, or with `wanted` false those that are not; p has none of them. 0,
 * or -1 with an exception pending.
 */
export function setAddWhere(p: usize, from: usize, operand: usize, wanted: bool): i32 {
  const o = asSet(operand);
  let pos: u32 = 0;
  while (true) {
    const e = Elements.next(from, pos);
    if (e === 0) return 0;
    pos = setPosition(from, e) + 1;
    if ((pos & 63) === 63 && !charge(64)) return -1;
    const key = load<i64>(e);
    const hash = load<i64>(e, ENTRY_HASH);
    const found = o.table === 0 ? IS_FREE : Probe.find(o.table, o.mask, key, hash);
    if (found === RESTART) {
      if (addIfFound(p, operand, key, hash, wanted) < 0) return -1;
    } else if (((found & IS_FREE) === 0) === wanted && setAddNew(p, key, hash) < 0) return -1;
  }
}

/** The same for one element, by comparisons of any kind. */
function addIfFound(p: usize, operand: usize, key: Value, hash: i64, wanted: bool): i32 {
  incref(key);
  let result = setContainsHashed(operand, key, hash);
  if (result >= 0) result = result > 0 === wanted ? setAddHashed(p, key, hash) : 0;
  decref(key);
  return result;
}

/** Whether every element of p is in q: 0, 1, -1. */
export function setIsSubset(p: usize, q: usize): i32 {
  const s = asSet(q);
  if (asSet(p).used > s.used) return 0;
  let pos: u32 = 0;
  while (true) {
    const e = Elements.next(p, pos);
    if (e === 0) return 1;
    pos = setPosition(p, e) + 1;
    if ((pos & 63) === 63 && !charge(64)) return -1;
    const key = load<i64>(e);
    const hash = load<i64>(e, ENTRY_HASH);
    const found = s.table === 0 ? IS_FREE : Probe.find(s.table, s.mask, key, hash);
    if (found === RESTART) {
      incref(key);
      const held = setContainsHashed(q, key, hash);
      decref(key);
      if (held <= 0) return held;
    } else if (found & IS_FREE) return 0;
  }
}

/** Exchanges the elements of two sets. */
export function setSwap(p: usize, q: usize): void {
  const from = offsetof<PySet>("used");
  const to = offsetof<PySet>("weakrefs");
  for (let at = from; at < to; at += 4) {
    const word = load<u32>(p + at);
    store<u32>(p + at, load<u32>(q + at));
    store<u32>(q + at, word);
  }
}

// ---- iteration ----

/** The first entry in use at or after position `pos`, 0 at the end. Its address is good until the set changes. */
export function setNext(p: usize, pos: u32): usize {
  const s = asSet(p);
  const table: usize = s.table;
  if (table === 0) return 0;
  for (; pos <= s.mask; pos++) {
    const e = table + <usize>pos * ENTRY_SIZE;
    if (load<i64>(e) !== UNBOUND) return e;
  }
  return 0;
}

/** For traverse: visits all elements. */
export function setVisit(p: usize, visit: u32): void {
  let e: usize = asSet(p).table;
  if (e === 0 || (!(asSet(p).finger & CONTAINERS) && visitsContainers())) return;
  const end = e + <usize>(asSet(p).mask + 1) * ENTRY_SIZE;
  if (visitsContainers()) visitRange(e, end, ENTRY_SIZE, visit);
  else for (; e < end; e += ENTRY_SIZE) if (load<i64>(e) !== UNBOUND) visitValue(load<i64>(e), visit);
}

export class Elements {
  /** setNext and the position behind what it gives, written out for iterators: the entry, or 0. */
  @inline
  static next(p: usize, pos: u32): usize {
    const s = asSet(p);
    const table: usize = s.table;
    if (table === 0) return 0;
    const end = table + <usize>(s.mask + 1) * ENTRY_SIZE;
    for (let e = table + <usize>pos * ENTRY_SIZE; e < end; e += ENTRY_SIZE)
      if (load<i64>(e) !== UNBOUND) return e;
    return 0;
  }
}

export function setPosition(p: usize, e: usize): u32 {
  return <u32>((e - <usize>asSet(p).table) / ENTRY_SIZE);
}

/** Bytes of the table, for sys.getsizeof. */
export function setTableBytes(p: usize): u32 {
  return asSet(p).table === 0 ? 0 : (asSet(p).mask + 1) * <u32>ENTRY_SIZE;
}
