/**
 * The dict object and its table, as the core needs them. Methods and views: objects/dict.ts.
 *
 *     dict    │ refcount │ type │ used u32 │ table u32 │ version u32 │ 0 │
 *     table   │ log2 u8 │ allStr u8 │ leading u16 │ index u32 │ free u32 │ filled u32 │ entries: Entry … │ index: 2^log2 × i8|i16|i32 │
 *     Entry   │ hash i64 │ key Value │ value Value │        a deleted entry has key UNBOUND
 *
 * Compact and ordered: entries stand in order of insertion, the index holds their numbers (PEP 468 era CPython, PyPy).
 * Open addressing, linear over a perturbed sequence; an index of all ones is free, all ones but the lowest bit is a grave. But for
 * the smallest tables at most a third of the places is taken: where a key is not met at once, the processor has guessed wrong.
 * `version` is 0 after keys came or went and given anew when an inline cache asks (dictVersion): while it stays, the value of
 * a key stays at its address (dictSlotOf), though it may be another value.
 */
import { Cached, objAlloc, objFreeSized } from "../memory/arena.ts";
import { rawAlloc, rawFree, rawKeep } from "../memory/raw.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { valuesEqual } from "./compare.ts";
import { raiseMemoryError } from "./errors.ts";
import { Hash, hashAddress, hashOf, hashOfKey } from "./hash.ts";
import { allocInstance } from "./instance.ts";
import { decref, freeContainer, gcTrack, incref, Plain, visitRange } from "./object.ts";
import { strHash, Text } from "./string.ts";
import { plainEqual, plainHash } from "./tuple.ts";
import { hasFlag, isExactly, typeAt } from "./typeids.ts";
import { box, ERROR, isSmall, pointer, UNBOUND, Value } from "./value.ts";

@unmanaged
export class PyDict {
  refcount: i32;
  type: u32;
  used: u32;
  table: u32;
  version: u32;
  pad: u32;
}

@unmanaged
class Table {
  log2: u8;
  /** 1 while every key ever put in was an exact str: lookups of str keys then need no general comparison. */
  allStr: u8;
  /** So many entries at the beginning are known to be deleted, in units of 2^leadingShift: for dictFirst. */
  leading: u16;
  /** Address of the index. */
  index: u32;
  /** Entries that still fit. */
  free: u32;
  /** Entries taken, deleted ones included. */
  filled: u32;
}

const TABLE_HEADER: usize = 16;
const ENTRY_SIZE: usize = 24;
const ENTRY_KEY: usize = 8;
const ENTRY_VALUE: usize = 16;
const FREE: i32 = -1;
const GRAVE: i32 = -2;
/** Results of lookups beside the address of an entry. */
const MISSING: usize = 0;
const FAILED: usize = 1;
const RESTART: usize = 2;

export function isDict(v: Value): bool {
  return hasFlag(v, TypeFlag.DICT);
}

function tableOf(d: usize): Table {
  return changetype<Table>(<usize>changetype<PyDict>(d).table);
}

/** Whether it has ever had a key since it was made or emptied. */
export function dictHasTable(d: usize): bool {
  return changetype<usize>(tableOf(d)) !== 0;
}

export function dictUsed(d: usize): u32 {
  return changetype<PyDict>(d).used;
}

/** A number that no other set of keys of any dict has: inline caches compare it. Never 0. */
let nextVersion: u32 = 0;
export function dictVersion(d: usize): u32 {
  const dict = changetype<PyDict>(d);
  if (dict.version === 0) dict.version = ++nextVersion;
  return dict.version;
}

/** Up to these sizes the numbers of all entries fit in one byte, or two. */
const BYTES: u32 = 8;
const HALVES: u32 = 16;

/** Bytes of one index number in a table of 2^log2. */
function indexWidth(log2: u32): u32 {
  return log2 <= BYTES ? 1 : log2 <= HALVES ? 2 : 4;
}

function indexBytes(log2: u32): usize {
  return (<usize>indexWidth(log2)) << log2;
}

function entriesOf(t: Table): usize {
  return changetype<usize>(t) + TABLE_HEADER;
}

function entryAt(t: Table, number: u32): usize {
  return entriesOf(t) + <usize>number * ENTRY_SIZE;
}

class Index {
  /** Number i of an index; inline, because lookups are made of it. */
  @inline
  static at(index: usize, log2: u32, i: u32): i32 {
    if (log2 <= BYTES) return load<i8>(index + i);
    if (log2 <= HALVES) return load<i16>(index + (i << 1));
    return load<i32>(index + (i << 2));
  }

  /** Puts the number of an entry into the first free place of its probe sequence. */
  @inline
  static link(t: Table, hash: i64, entry: i32): void {
    const log2: u32 = t.log2;
    const index: usize = t.index;
    const mask: u32 = (1 << log2) - 1;
    let perturb = <u64>hash;
    let i = <u32>hash & mask;
    while (Index.at(index, log2, i) >= 0) {
      perturb >>= 5;
      i = (i * 5 + <u32>perturb + 1) & mask;
    }
    storeIndex(t, i, entry);
  }
}

function loadIndex(t: Table, i: u32): i32 {
  return Index.at(t.index, t.log2, i);
}

function storeIndex(t: Table, i: u32, entry: i32): void {
  const base: usize = t.index;
  if (t.log2 <= BYTES) store<i8>(base + i, <i8>entry);
  else if (t.log2 <= HALVES) store<i16>(base + (i << 1), <i16>entry);
  else store<i32>(base + (i << 2), entry);
}

/** Entries that a table of 2^log2 takes: a third, of the two smallest two thirds. */
function capacityOf(log2: u32): u32 {
  return (log2 <= SECOND_LOG2 ? 2 << log2 : 1 << log2) / 3;
}

function newTable(log2: u32): Table {
  if (log2 > MOST_LOG2) return changetype<Table>(0);
  const index = indexBytes(log2);
  const entries = capacityOf(log2) * ENTRY_SIZE;
  // The smallest tables come and go with small dicts.
  const p =
    log2 === LEAST_LOG2 ? Cached.alloc(LEAST_TABLE) : largerTable(log2, TABLE_HEADER + entries + index);
  if (p === 0) return changetype<Table>(0);
  const t = changetype<Table>(p);
  t.log2 = <u8>log2;
  t.allStr = 1;
  t.leading = 0;
  t.index = <u32>(p + TABLE_HEADER + entries);
  t.free = capacityOf(log2);
  t.filled = 0;
  if (log2 === LEAST_LOG2) store<u64>(t.index, u64.MAX_VALUE);
  else memory.fill(t.index, 0xff, index);
  return t;
}

/** Of the smallest table: 8 places for 5 entries. */
const LEAST_LOG2: u32 = 3;
const LEAST_TABLE: usize = TABLE_HEADER + 5 * ENTRY_SIZE + 8;
/** Of the next one, for 10 entries: the largest that is a block of the object allocator. */
const SECOND_LOG2: u32 = 4;
const SECOND_TABLE: usize = TABLE_HEADER + 10 * ENTRY_SIZE + 16;
const MOST_LOG2: u32 = 27;

function largerTable(log2: u32, size: usize): usize {
  return log2 === SECOND_LOG2 ? objAlloc(SECOND_TABLE) : rawAlloc(size);
}

function giveTable(t: Table): void {
  if (t.log2 === LEAST_LOG2) Cached.free(changetype<usize>(t), LEAST_TABLE);
  else if (t.log2 === SECOND_LOG2) objFreeSized(changetype<usize>(t), SECOND_TABLE);
  else rawFree(changetype<usize>(t));
}

/** A new dict, tracked; 0 with MemoryError pending. The table comes with the first key. */
export function newDict(): usize {
  const p = Plain.make(TypeId.DICT, offsetof<PyDict>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  initDict(p);
  Plain.track(p);
  return p;
}

/** An empty dict of this type or subclass, tracked; 0 with MemoryError pending. */
export function allocDict(type: usize): usize {
  if (type === typeAt(TypeId.DICT)) return newDict();
  const p = allocInstance(type);
  if (p === 0) return 0;
  initDict(p);
  gcTrack(p);
  return p;
}

/** The dict type's dealloc, and that of its subclasses when all they add is gone. */
export function dictDealloc(p: usize): void {
  Plain.untrack(p);
  const d = changetype<PyDict>(p);
  const t = tableOf(p);
  if (changetype<usize>(t) !== 0) {
    d.table = 0;
    freeTable(t);
  }
  if (d.type === <u32>typeAt(TypeId.DICT)) Plain.free(TypeId.DICT, p, offsetof<PyDict>());
  else freeContainer(p);
}

/** Sets the fields of a fresh dict to those of an empty one. */
export function initDict(p: usize): void {
  const d = changetype<PyDict>(p);
  d.used = 0;
  d.table = 0;
  d.version = 0;
  d.pad = 0;
}

// ---- lookup ----

/** The entry of a str key, or MISSING. Only if the table's keys are all str: cannot fail. */
function findStr(t: Table, name: usize, hash: i64): usize {
  const log2: u32 = t.log2;
  const numbers: usize = t.index;
  const mask: u32 = (1 << log2) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  const wanted = box(name);
  while (true) {
    const index = Index.at(numbers, log2, i);
    if (index >= 0) {
      const e = entryAt(t, index);
      const key = load<i64>(e, ENTRY_KEY);
      if (key === wanted) return e;
      if (load<i64>(e) === hash && Text.same(pointer(key), name)) return e;
    } else if (index === FREE) return MISSING;
    perturb >>= 5;
    i = (i * 5 + <u32>perturb + 1) & mask;
  }
}

/** The entry of a small int, MISSING, or FAILED with an exception pending. */
function findSmall(d: usize, key: Value, hash: i64): usize {
  const e = findAmongSmall(tableOf(d), key, hash);
  return e === RESTART ? findAny(d, key, hash) : e;
}

/** The entry of a small int, MISSING, or RESTART: a key of another type has the same hash. Small ints compare by what they are. */
function findAmongSmall(t: Table, key: Value, hash: i64): usize {
  const log2: u32 = t.log2;
  const numbers: usize = t.index;
  const mask: u32 = (1 << log2) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const index = Index.at(numbers, log2, i);
    if (index >= 0) {
      const e = entryAt(t, index);
      const other = load<i64>(e, ENTRY_KEY);
      if (other === key) return e;
      if (load<i64>(e) === hash && !isSmall(other)) return RESTART;
    } else if (index === FREE) return MISSING;
    perturb >>= 5;
    i = (i * 5 + <u32>perturb + 1) & mask;
  }
}

/** The entry of a tuple, MISSING, or RESTART: a comparison is needed that may run Python code. */
function findTuple(t: Table, key: Value, hash: i64): usize {
  const log2: u32 = t.log2;
  const numbers: usize = t.index;
  const mask: u32 = (1 << log2) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const index = Index.at(numbers, log2, i);
    if (index >= 0) {
      const e = entryAt(t, index);
      const other = load<i64>(e, ENTRY_KEY);
      if (other === key) return e;
      if (load<i64>(e) === hash && other !== UNBOUND) {
        const same = isExactly(other, TypeId.TUPLE) ? plainEqual(pointer(other), pointer(key)) : -1;
        if (same !== 0) return same > 0 ? e : RESTART;
      }
    } else if (index === FREE) return MISSING;
    perturb >>= 5;
    i = (i * 5 + <u32>perturb + 1) & mask;
  }
}

/** The entry of any key, MISSING, or FAILED with an exception pending. Starts over if a comparison changes the dict. */
function findAny(d: usize, key: Value, hash: i64): usize {
  while (changetype<usize>(tableOf(d)) !== 0) {
    const found = findOnce(d, key, hash);
    if (found !== RESTART) return found;
  }
  return MISSING;
}

/** Whether the table is another one, made anew where the old one was, that has another size or not so many entries. */
function moved(t: Table, mask: u32, index: i32): bool {
  return <u32>(1 << t.log2) - 1 !== mask || index >= <i32>t.filled;
}

function findOnce(d: usize, key: Value, hash: i64): usize {
  const t = tableOf(d);
  const mask: u32 = (1 << t.log2) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const index = loadIndex(t, i);
    if (index >= 0) {
      const e = entryAt(t, index);
      const other = load<i64>(e, ENTRY_KEY);
      if (other === key && other !== UNBOUND) return e;
      if (load<i64>(e) === hash && other !== UNBOUND) {
        incref(other);
        const same = valuesEqual(other, key);
        decref(other);
        if (same < 0) return FAILED;
        if (tableOf(d) !== t || moved(t, mask, index) || load<i64>(e, ENTRY_KEY) !== other) return RESTART;
        if (same > 0) return e;
      }
    } else if (index === FREE) return MISSING;
    perturb >>= 5;
    i = (i * 5 + <u32>perturb + 1) & mask;
  }
}

class Lookup {
  /** The entry of a key, MISSING, or FAILED: by the shortest way for it. */
  @inline
  static find(d: usize, key: Value, hash: i64): usize {
    const t = tableOf(d);
    if (changetype<usize>(t) === 0) return MISSING;
    if (isSmall(key)) return findSmall(d, key, hash);
    if (t.allStr && isExactly(key, TypeId.STR)) return findStr(t, pointer(key), hash);
    if (isExactly(key, TypeId.TUPLE)) {
      const e = findTuple(t, key, hash);
      if (e !== RESTART) return e;
    }
    return findAny(d, key, hash);
  }

  /** hashOfKey with the common keys answered here. */
  @inline
  static hash(key: Value): i64 {
    const hash = Hash.quick(key);
    return hash !== -1 ? hash : hashOfKey(key);
  }
}

function find(d: usize, key: Value, hash: i64): usize {
  return Lookup.find(d, key, hash);
}

/** findTuple for a tuple whose hash nobody knows yet. */
function tupleEntry(t: Table, key: Value): usize {
  const hash = plainHash(pointer(key));
  missingHash = hash;
  if (hash === -1) return UNSURE;
  return changetype<usize>(t) === 0 ? MISSING : findTuple(t, key, hash);
}

/** The entry of a tuple, as above, or a class without a metaclass of its own, which equals nothing but itself; UNSURE for all else. */
function otherEntry(t: Table, key: Value): usize {
  if (isExactly(key, TypeId.TUPLE)) return tupleEntry(t, key);
  return isExactly(key, TypeId.TYPE) ? classEntry(t, key) : UNSURE;
}

function classEntry(t: Table, key: Value): usize {
  const hash = hashAddress(pointer(key));
  missingHash = hash;
  if (changetype<usize>(t) === 0 || t.allStr) return MISSING;
  const mask: u32 = (1 << (<u32>t.log2)) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const entry = loadIndex(t, i);
    if (entry === FREE) return MISSING;
    if (entry >= 0) {
      const e = entryAt(t, entry);
      if (load<i64>(e, ENTRY_KEY) === key) return e;
      // Something else of this hash may say that it equals the class.
      if (load<i64>(e) === hash) return UNSURE;
    }
    perturb >>= 5;
    i = (i * 5 + <u32>perturb + 1) & mask;
  }
}

/** Given by dictPlace: only a lookup that may run Python code can tell. */
export const UNSURE: usize = RESTART;
/** Given by dictPlace: the key is not there. */
export const ABSENT: usize = MISSING;

/** The hash of the key that dictPlace did not find: for dictInsertMissing. */
let missingHash: i64 = 0;

export class Place {
  /** dictPlace as far as the beginning of the probe sequence tells, without a call; else UNSURE. Written out for the dispatch loop. */
  @inline
  static atOnce(d: usize, key: Value): usize {
    const hash = Hash.quick(key);
    if (hash === -1) return UNSURE;
    const t = tableOf(d);
    if (changetype<usize>(t) === 0) return UNSURE;
    const log2: u32 = t.log2;
    const index = Index.at(t.index, log2, <u32>hash & ((1 << log2) - 1));
    if (index < 0) return index === FREE ? ABSENT : UNSURE;
    const e = entryAt(t, index);
    const other = load<i64>(e, ENTRY_KEY);
    if (other === key) return e + ENTRY_VALUE;
    if (load<i64>(e) !== hash) return UNSURE;
    if (isSmall(key)) return UNSURE;
    if (!t.allStr) return UNSURE;
    return Text.sameShort(pointer(other), pointer(key)) ? e + ENTRY_VALUE : UNSURE;
  }
}

/** Adds the key that dictPlace has just looked for and found ABSENT. 0, or -1 with MemoryError pending. Runs no Python code. */
export function dictInsertMissing(d: usize, key: Value, value: Value): i32 {
  return dictInsertNew(d, key, missingHash, value);
}

/**
 * Where the value of a small int, a str, a tuple of these or a class as the key stands, 0 if the key is missing, or UNSURE. Runs no Python code: nobody needs a reference
 * to the dict for it. The address holds until the dict's keys change.
 */
export function dictPlace(d: usize, key: Value): usize {
  let hash = Hash.quick(key);
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return searchPlace(d, key);
  if (hash === -1) {
    if (!isExactly(key, TypeId.STR)) return searchPlace(d, key);
    hash = strHash(pointer(key));
  }
  const log2: u32 = t.log2;
  const numbers: usize = t.index;
  const mask: u32 = (1 << log2) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    const index = Index.at(numbers, log2, i);
    if (index >= 0) {
      const e = entryAt(t, index);
      const other = load<i64>(e, ENTRY_KEY);
      if (other === key) return e + ENTRY_VALUE;
      if (load<i64>(e) === hash) {
        if (isSmall(key) || !t.allStr || !Text.sameShort(pointer(other), pointer(key)))
          return searchPlace(d, key);
        return e + ENTRY_VALUE;
      }
    } else if (index === FREE) {
      missingHash = hash;
      return ABSENT;
    }
    perturb >>= 5;
    i = (i * 5 + <u32>perturb + 1) & mask;
  }
}

/** dictPlace where a look at the values is not enough. */
function searchPlace(d: usize, key: Value): usize {
  const t = tableOf(d);
  let e = UNSURE;
  if (isSmall(key)) {
    const hash = Hash.quick(key);
    missingHash = hash;
    e = changetype<usize>(t) === 0 ? MISSING : findAmongSmall(t, key, hash);
  } else if (isExactly(key, TypeId.STR)) {
    const hash = strHash(pointer(key));
    missingHash = hash;
    if (changetype<usize>(t) === 0) e = MISSING;
    else if (t.allStr) e = findStr(t, pointer(key), hash);
  } else e = otherEntry(t, key);
  return e > UNSURE ? e + ENTRY_VALUE : e;
}

/** Deletes a key, as far as dictPlace can tell, and gives its value (a reference); UNBOUND if nothing was done. */
export function dictTakePlain(d: usize, key: Value): Value {
  const place = dictPlace(d, key);
  return place > UNSURE ? removeEntry(d, place - ENTRY_VALUE) : UNBOUND;
}

/** The entry of a key; 0 if it is missing, or with an exception pending. */
export function dictEntry(d: usize, key: Value, hash: i64): usize {
  const e = find(d, key, hash);
  return e > FAILED ? e : 0;
}

/** d[key], borrowed; UNBOUND if missing, ERROR with an exception pending. */
export function dictGet(d: usize, key: Value): Value {
  const hash = Lookup.hash(key);
  if (hash === -1) return ERROR;
  const e = Lookup.find(d, key, hash);
  if (e > FAILED) return load<i64>(e, ENTRY_VALUE);
  return e === MISSING ? UNBOUND : ERROR;
}

/** As dictGet, the hash known. */
export function dictGetHashed(d: usize, key: Value, hash: i64): Value {
  const e = find(d, key, hash);
  if (e > FAILED) return load<i64>(e, ENTRY_VALUE);
  return e === MISSING ? UNBOUND : ERROR;
}

/** d[name] for a str object at `name`, borrowed; UNBOUND if missing. Only keys of odd types can make it fail: then ERROR. */
export function dictGetStr(d: usize, name: usize): Value {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return UNBOUND;
  const hash = strHash(name);
  if (!t.allStr) return dictGetHashed(d, box(name), hash);
  const e = findStr(t, name, hash);
  return e !== MISSING ? load<i64>(e, ENTRY_VALUE) : UNBOUND;
}

/** Whether looking up a str calls no __eq__: all keys are plain strs. */
export function dictAllStr(d: usize): bool {
  const t = tableOf(d);
  return changetype<usize>(t) === 0 || t.allStr !== 0;
}

/** Address of the value of a str key, for inline caches that watch the dict's version; 0 if missing or not all keys are str. */
export function dictSlotOf(d: usize, name: usize): usize {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0 || !t.allStr) return 0;
  const e = findStr(t, name, strHash(name));
  return e !== MISSING ? e + ENTRY_VALUE : 0;
}

export class KnownSlot {
  /** Whether a slot that dictSlotOf has given once is still the name's, whatever has been done to the dict since. */
  @inline
  static holds(d: usize, slot: usize, name: usize): bool {
    const t = tableOf(d);
    if (changetype<usize>(t) === 0) return false;
    const at = slot - entriesOf(t);
    if (at >= <usize>t.filled * ENTRY_SIZE || at % ENTRY_SIZE !== ENTRY_VALUE) return false;
    return load<i64>(slot - (ENTRY_VALUE - ENTRY_KEY)) === box(name);
  }
}

/** Whether the key is there: 0, 1, -1. */
export function dictContains(d: usize, key: Value): i32 {
  const v = dictGet(d, key);
  return v === ERROR ? -1 : v !== UNBOUND ? 1 : 0;
}

// ---- change ----

/** d[key] = value (both borrowed). 0, or -1 with an exception pending. */
export function dictSet(d: usize, key: Value, value: Value): i32 {
  const hash = Lookup.hash(key);
  if (hash === -1) return -1;
  const e = Lookup.find(d, key, hash);
  return e > FAILED ? replace(e, value) : e === MISSING ? dictInsertNew(d, key, hash, value) : -1;
}

export function dictSetStr(d: usize, name: usize, value: Value): i32 {
  return dictSetHashed(d, box(name), strHash(name), value);
}

export function dictSetHashed(d: usize, key: Value, hash: i64, value: Value): i32 {
  const e = find(d, key, hash);
  return e > FAILED ? replace(e, value) : e === MISSING ? dictInsertNew(d, key, hash, value) : -1;
}

/** Sets the value of an entry. */
function replace(e: usize, value: Value): i32 {
  const old = load<i64>(e, ENTRY_VALUE);
  store<i64>(e, incref(value), ENTRY_VALUE);
  decref(old);
  return 0;
}

/** Adds a key known to be missing. 0, or -1 with MemoryError pending. */
export function dictInsertNew(d: usize, key: Value, hash: i64, value: Value): i32 {
  const dict = changetype<PyDict>(d);
  let t = tableOf(d);
  if (changetype<usize>(t) === 0 || t.free === 0) {
    if (!growTable(d)) return -1;
    t = tableOf(d);
  }
  const entry = t.filled++;
  t.free--;
  const e = entryAt(t, entry);
  store<i64>(e, hash);
  store<i64>(e, incref(key), ENTRY_KEY);
  store<i64>(e, incref(value), ENTRY_VALUE);
  if (t.allStr && !isExactly(key, TypeId.STR)) t.allStr = 0;
  linkEntry(t, hash, entry);
  dict.used++;
  dict.version = 0;
  return 0;
}

/** Puts the number of an entry into the first free place of its probe sequence. */
function linkEntry(t: Table, hash: i64, entry: i32): void {
  Index.link(t, hash, entry);
}

/** Makes room for as many entries again as are in use (CPython: GROWTH_RATE), so that keys which come and go do not have it made too often. */
function growTable(d: usize): bool {
  const used = dictUsed(d);
  return dictResize(d, used + max<u32>(used, 1));
}

/** Gives the dict a fresh table for at least `wanted` entries, without graves. False with MemoryError pending. */
export function dictResize(d: usize, wanted: u32): bool {
  const dict = changetype<PyDict>(d);
  const old = tableOf(d);
  let log2 = LEAST_LOG2;
  while (capacityOf(log2) < wanted && log2 <= MOST_LOG2) log2++;
  const t = newTable(log2);
  if (changetype<usize>(t) === 0) {
    raiseMemoryError();
    return false;
  }
  if (changetype<usize>(old) !== 0) {
    moveEntries(old, t);
    giveTable(old);
  }
  dict.table = <u32>changetype<usize>(t);
  dict.version = 0;
  return true;
}

/** Moves what is not deleted into a fresh table, behind `gap` entries that count as deleted. */
function moveEntries(from: Table, to: Table, gap: u32 = 0): void {
  to.allStr = from.allStr;
  let e = entriesOf(from);
  const end = e + from.filled * ENTRY_SIZE;
  let target = entryAt(to, gap);
  let count = gap;
  for (; e < end; e += ENTRY_SIZE) {
    const key = load<i64>(e, ENTRY_KEY);
    if (key === UNBOUND) continue;
    const hash = load<i64>(e);
    store<i64>(target, hash);
    store<i64>(target, key, ENTRY_KEY);
    store<i64>(target, load<i64>(e, ENTRY_VALUE), ENTRY_VALUE);
    Index.link(to, hash, count++);
    target += ENTRY_SIZE;
  }
  to.filled = count;
  to.free = capacityOf(to.log2) - count;
}

/** Forgets hashes and the index made of them: until dictRehash nothing is found. */
export function dictForget(d: usize): void {
  missingHash = 0;
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return;
  memory.fill(t.index, 0, indexBytes(t.log2));
  let e = entriesOf(t);
  for (let i: u32 = 0; i < t.filled; i++, e += ENTRY_SIZE) store<i64>(e, 0);
}

/** Finds places for all keys again, whose hashes have changed. They are of types that hash without Python code. */
export function dictRehash(d: usize): void {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return;
  memory.fill(t.index, 0xff, indexBytes(t.log2));
  let e = entriesOf(t);
  for (let i: u32 = 0; i < t.filled; i++, e += ENTRY_SIZE) {
    const key = load<i64>(e, ENTRY_KEY);
    const hash = key === UNBOUND ? 0 : hashOf(key);
    store<i64>(e, hash);
    if (key !== UNBOUND) linkEntry(t, hash, i);
  }
}

/** Takes a key out and gives its value (a reference); UNBOUND if missing, ERROR with an exception pending. */
export function dictPop(d: usize, key: Value): Value {
  const hash = hashOfKey(key);
  return hash === -1 ? ERROR : dictPopHashed(d, key, hash);
}

/** As dictPop, the hash known. */
export function dictPopHashed(d: usize, key: Value, hash: i64): Value {
  const e = find(d, key, hash);
  return e > FAILED ? removeEntry(d, e) : e === MISSING ? UNBOUND : ERROR;
}

/** Takes an entry out and gives its value; drops the key. */
export function removeEntry(d: usize, e: usize): Value {
  const dict = changetype<PyDict>(d);
  buryIndex(tableOf(d), load<i64>(e), dictPosition(d, e));
  const key = load<i64>(e, ENTRY_KEY);
  const value = load<i64>(e, ENTRY_VALUE);
  store<i64>(e, UNBOUND, ENTRY_KEY);
  store<i64>(e, UNBOUND, ENTRY_VALUE);
  dict.used--;
  dict.version = 0;
  decref(key);
  return value;
}

function buryIndex(t: Table, hash: i64, entry: i32): void {
  const mask: u32 = (1 << t.log2) - 1;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (loadIndex(t, i) !== entry) {
    perturb >>= 5;
    i = (i * 5 + <u32>perturb + 1) & mask;
  }
  storeIndex(t, i, GRAVE);
}

/** The last entry, which popitem takes; 0 if the dict is empty. Positions behind it are free again. */
export function dictLast(d: usize): usize {
  if (dictUsed(d) === 0) return 0;
  const t = tableOf(d);
  let last = t.filled - 1;
  while (entryKey(entryAt(t, last)) === UNBOUND) last--;
  t.filled = last + 1;
  return entryAt(t, last);
}

/** Deletes a key: 1 if it was there, 0 if not, -1 with an exception pending. */
export function dictDelete(d: usize, key: Value): i32 {
  const old = dictPop(d, key);
  if (old === ERROR) return -1;
  if (old === UNBOUND) return 0;
  decref(old);
  return 1;
}

// ---- order ----

function leadingShift(t: Table): u32 {
  return t.log2 > 16 ? t.log2 - 16 : 0;
}

/** The first entry; 0 if the dict is empty. Taking entries off the front again and again takes no longer for what was there before. */
export function dictFirst(d: usize): usize {
  if (dictUsed(d) === 0) return 0;
  const t = tableOf(d);
  const shift = leadingShift(t);
  let i = (<u32>t.leading) << shift;
  while (entryKey(entryAt(t, i)) === UNBOUND) i++;
  t.leading = <u16>(i >> shift);
  return entryAt(t, i);
}

/** Moves an entry behind all others; false with MemoryError pending. */
export function dictMoveToEnd(d: usize, e: usize): bool {
  if (dictLast(d) === e) return true;
  const key = entryKey(e);
  if (tableOf(d).free === 0) {
    if (!growTable(d)) return false;
    e = entryOfKey(d, key);
  }
  const t = tableOf(d);
  t.free--;
  moveEntry(d, e, t.filled++);
  return true;
}

/** Moves an entry before all others; false with MemoryError pending. */
export function dictMoveToStart(d: usize, e: usize): bool {
  let first = dictFirst(d);
  if (first === e) return true;
  const key = entryKey(e);
  if (dictPosition(d, first) === 0) {
    if (!openGap(d)) return false;
    e = entryOfKey(d, key);
    first = dictFirst(d);
  }
  const t = tableOf(d);
  const position = dictPosition(d, first) - 1;
  t.leading = <u16>(position >> leadingShift(t));
  moveEntry(d, e, position);
  return true;
}

/** Moves an entry to a place that is empty. */
function moveEntry(d: usize, e: usize, position: u32): void {
  const t = tableOf(d);
  const hash = entryHash(e);
  buryIndex(t, hash, dictPosition(d, e));
  const to = entryAt(t, position);
  memory.copy(to, e, ENTRY_SIZE);
  store<i64>(e, UNBOUND, ENTRY_KEY);
  store<i64>(e, UNBOUND, ENTRY_VALUE);
  Index.link(t, hash, position);
  changetype<PyDict>(d).version = 0;
}

/** The entry whose key is this very value, which is there. */
function entryOfKey(d: usize, key: Value): usize {
  let e = dictNext(d, 0);
  while (entryKey(e) !== key) e = dictNext(d, dictPosition(d, e) + 1);
  return e;
}

/** Makes room before the first entry, for half as many as there are. */
function openGap(d: usize): bool {
  const old = tableOf(d);
  const gap = (dictUsed(d) >> 1) + 4;
  let log2 = LEAST_LOG2;
  while (capacityOf(log2) < dictUsed(d) + gap + 1) log2++;
  const t = newTable(log2);
  if (changetype<usize>(t) === 0) {
    raiseMemoryError();
    return false;
  }
  for (let i: u32 = 0; i < gap; i++) {
    store<i64>(entryAt(t, i), UNBOUND, ENTRY_KEY);
    store<i64>(entryAt(t, i), UNBOUND, ENTRY_VALUE);
  }
  moveEntries(old, t, gap);
  giveTable(old);
  const dict = changetype<PyDict>(d);
  dict.table = <u32>changetype<usize>(t);
  dict.version = 0;
  return true;
}

/** Empties the dict. Keys and values are dropped after it is consistent again. */
export function dictClear(d: usize): void {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return;
  initDict(d);
  freeTable(t);
}

function freeTable(t: Table): void {
  let e = entriesOf(t);
  const end = e + t.filled * ENTRY_SIZE;
  for (; e < end; e += ENTRY_SIZE) {
    decref(load<i64>(e, ENTRY_KEY));
    decref(load<i64>(e, ENTRY_VALUE));
  }
  giveTable(t);
}

// ---- iteration ----

export class Entries {
  /** dictNext, written out for iterators. */
  @inline
  static next(d: usize, pos: u32): usize {
    const t = tableOf(d);
    if (changetype<usize>(t) === 0) return 0;
    const end = entryAt(t, t.filled);
    for (let e = entryAt(t, pos); e < end; e += ENTRY_SIZE) if (load<i64>(e, ENTRY_KEY) !== UNBOUND) return e;
    return 0;
  }
}

/**
 * The first entry at or after position `pos` that is not deleted: its address, or 0 at the end. Go on with
 * dictPosition(d, entry) + 1. Do not keep the address across anything that may change the dict.
 */
export function dictNext(d: usize, pos: u32): usize {
  return Entries.next(d, pos);
}

/** The last entry before position `pos` that is not deleted, for iterating backwards; 0 at the start. */
export function dictPrevious(d: usize, pos: u32): usize {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return 0;
  for (pos = min(pos, t.filled); pos > 0; pos--) {
    const e = entryAt(t, pos - 1);
    if (load<i64>(e, ENTRY_KEY) !== UNBOUND) return e;
  }
  return 0;
}

export function dictPosition(d: usize, entry: usize): u32 {
  return <u32>((entry - entriesOf(tableOf(d))) / ENTRY_SIZE);
}

/** Number of positions in use, for iterating backwards. */
export function dictFilled(d: usize): u32 {
  const t = tableOf(d);
  return changetype<usize>(t) === 0 ? 0 : t.filled;
}

export function entryHash(e: usize): i64 {
  return load<i64>(e);
}
export function entryKey(e: usize): Value {
  return load<i64>(e, ENTRY_KEY);
}
export function entryValue(e: usize): Value {
  return load<i64>(e, ENTRY_VALUE);
}

/** For traverse: visits the values, and the keys unless all are str (as CPython does: they refer to nothing). */
export function dictVisit(d: usize, visit: u32): void {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return;
  let e = entriesOf(t);
  const end = e + <usize>t.filled * ENTRY_SIZE;
  if (t.allStr) visitRange(e + ENTRY_VALUE, end, ENTRY_SIZE, visit);
  else for (; e < end; e += ENTRY_SIZE) visitRange(e + ENTRY_KEY, e + ENTRY_SIZE, 8, visit);
}

/** A plain dict with the same items in the same order; 0 with MemoryError pending. */
export function dictCopy(d: usize): usize {
  const copy = newDict();
  if (copy === 0) return 0;
  if (dictFill(copy, d)) return copy;
  decref(box(copy));
  return 0;
}

/** Gives an empty dict a copy of a table, graves and all; false with MemoryError pending. */
function copyTable(empty: usize, from: Table, used: u32): bool {
  const t = newTable(from.log2);
  if (changetype<usize>(t) === 0) {
    raiseMemoryError();
    return false;
  }
  t.allStr = from.allStr;
  t.free = from.free;
  t.filled = from.filled;
  const end = entryAt(from, from.filled);
  let to = entriesOf(t);
  for (let e = entriesOf(from); e < end; e += ENTRY_SIZE, to += ENTRY_SIZE) {
    store<i64>(to, load<i64>(e));
    store<i64>(to, incref(load<i64>(e, ENTRY_KEY)), ENTRY_KEY);
    store<i64>(to, incref(load<i64>(e, ENTRY_VALUE)), ENTRY_VALUE);
  }
  memory.copy(t.index, from.index, indexBytes(from.log2));
  const dict = changetype<PyDict>(empty);
  dict.table = <u32>changetype<usize>(t);
  dict.used = used;
  dict.version = 0;
  return true;
}

/**
 * Gives a dict without a table the pairs that lie in a row, key and value, taking over the references, where another dict has these keys, the very objects in
 * the same order: then its table tells where each belongs. False if nothing was done.
 */
export function dictFillAlike(empty: usize, alike: usize, pairs: usize, count: u32): bool {
  const from = tableOf(alike);
  if (changetype<usize>(from) === 0 || from.filled !== count || dictUsed(alike) !== count) return false;
  const end = entryAt(from, count);
  let pair = pairs;
  for (let e = entriesOf(from); e < end; e += ENTRY_SIZE, pair += 16)
    if (load<i64>(e, ENTRY_KEY) !== load<i64>(pair)) return false;
  const t = newTable(from.log2);
  if (changetype<usize>(t) === 0) return false;
  t.allStr = from.allStr;
  t.free = from.free;
  t.filled = count;
  let to = entriesOf(t);
  pair = pairs;
  for (let e = entriesOf(from); e < end; e += ENTRY_SIZE, to += ENTRY_SIZE, pair += 16) {
    store<i64>(to, load<i64>(e));
    store<i64>(to, load<i64>(pair), ENTRY_KEY);
    store<i64>(to, load<i64>(pair, 8), ENTRY_VALUE);
  }
  memory.copy(t.index, from.index, indexBytes(from.log2));
  const dict = changetype<PyDict>(empty);
  dict.table = <u32>changetype<usize>(t);
  dict.used = count;
  dict.version = 0;
  return true;
}

/** Puts all items of another dict into an empty one; false with MemoryError pending. No comparison is needed. */
export function dictFill(empty: usize, from: usize): bool {
  if (dictUsed(from) === 0) return true;
  // Tables that are mostly full are copied as they are (CPython: clone_combined_dict_keys).
  const isNew = changetype<usize>(tableOf(empty)) === 0;
  if (isNew && dictUsed(from) >= (tableOf(from).filled << 1) / 3)
    return copyTable(empty, tableOf(from), dictUsed(from));
  if (!dictResize(empty, dictUsed(from))) return false;
  for (let e = dictNext(from, 0); e !== 0; e = dictNext(from, dictPosition(from, e) + 1)) {
    dictInsertNew(empty, entryKey(e), entryHash(e), entryValue(e));
  }
  return true;
}

/** Marks the table as one that lives as long as the VM (memory/raw.ts, rawKeep), which the small ones cannot be. */
export function keepTable(d: usize): void {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return;
  if (t.log2 > SECOND_LOG2 || dictResize(d, capacityOf(SECOND_LOG2) + 1))
    rawKeep(changetype<PyDict>(d).table);
}

/** Bytes of the table, for sys.getsizeof. */
export function dictTableBytes(d: usize): u32 {
  const t = tableOf(d);
  if (changetype<usize>(t) === 0) return 0;
  return <u32>(TABLE_HEADER + capacityOf(t.log2) * ENTRY_SIZE + indexBytes(t.log2));
}
