/**
 * Chains of filters as programs give them (a list of dicts with "id" and options; CPython: Modules/_lzmamodule.c) and as files have them (properties).
 * The last filter is LZMA or LZMA2, before it stand up to three of branch.ts. What liblzma would refuse is LZMAError.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import {
  dictGetStr,
  dictNext,
  dictPosition,
  entryKey,
  entryValue,
  isDict,
  newDict,
} from "../../core/dict.ts";
import { catchError, clearError, errorPending, literal, raise, raisef } from "../../core/errors.ts";
import { intFromI64, intIsNegative } from "../../core/integer.ts";
import { internText } from "../../core/intern.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { isStr, strIs } from "../../core/string.ts";
import { BAD_INDEX, getItem, lengthOf, sizeNumber, toIndex } from "../../core/subscript.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, ERROR, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { raiseOwn, refuseOwn } from "../errors.ts";
import { alignmentOf, FILTER_SIZE, Filter, FilterId, MOST_LEFT, runFilter } from "./branch.ts";

export const LZMA1: i64 = 0x4000000000000001;
const MOST_FILTERS: i64 = 4;
export const DEFAULT_PRESET: i64 = 6;
const EXTREME: i64 = 0x80000000;
const OPTIONS = "Invalid or unsupported options";

/** A chain: how many filters stand before the last, and what that one is to do. The filters (Filter) follow. */
@unmanaged
export class Chain {
  count: u32;
  /** Whether it ends in LZMA2; else in LZMA. */
  two: bool;
  dictionary: u32;
  lc: u32;
  lp: u32;
  pb: u32;
  mode: u32;
  nice: u32;
  finder: u32;
  depth: u32;
}

const FIELDS: usize = offsetof<Chain>();
export const CHAIN_SIZE: usize = (FIELDS + (<usize>MOST_FILTERS - 1) * FILTER_SIZE + 7) & ~7;

export function filterOf(chain: Chain, i: u32): Filter {
  return changetype<Filter>(changetype<usize>(chain) + FIELDS + <usize>i * FILTER_SIZE);
}

// ---- at work ----

/** What a filter has left over: how many bytes, and these. */
const TAIL: usize = 4 + <usize>MOST_LEFT;
/** The tails of a chain. What is filtered needs as much room behind it. */
export const TAILS_SIZE: usize = <usize>MOST_FILTERS * TAIL;

/** Sends `n` bytes through all filters, in place: how many come out. `last`: none are left over. */
export function throughFilters(
  chain: Chain,
  tails: usize,
  data: usize,
  n: u32,
  coding: bool,
  last: bool,
): u32 {
  for (let k: u32 = 0; k < chain.count; k++) {
    const i = coding ? k : chain.count - 1 - k;
    const tail = tails + <usize>i * TAIL;
    const kept = load<u32>(tail);
    memory.copy(data + kept, data, n);
    memory.copy(data, tail + 4, kept);
    n += kept;
    const done = runFilter(filterOf(chain, i), data, n, coding);
    store<u32>(tail, last ? 0 : n - done);
    if (last) continue;
    memory.copy(tail + 4, data + done, n - done);
    n = done;
  }
  return n;
}

// ---- presets ----

/** Size of the dictionary, as a power of two, and steps along a chain for each preset. */
const PRESETS: StaticArray<u8> = [
  18, 4, 20, 8, 21, 24, 22, 48, 22, 24, 23, 32, 23, 48, 24, 48, 25, 48, 26, 48,
];

/** Sets what a preset says of LZMA; false with LZMAError pending. The dictionaries are those of liblzma's presets. */
export function applyPreset(chain: Chain, preset: i64): bool {
  const level = <u32>(preset & 31);
  if (level > 9 || (preset & ~(EXTREME | 31)) !== 0) return refuseOwn(TypeId.LZMA_ERROR, OPTIONS);
  const extreme = (preset & EXTREME) !== 0;
  chain.dictionary = 1 << unchecked(PRESETS[level << 1]);
  chain.lc = 3;
  chain.lp = 0;
  chain.pb = 2;
  chain.mode = level < 4 && !extreme ? 1 : 2;
  chain.finder = level === 0 ? 3 : level < 4 ? 4 : 0x14;
  chain.nice =
    extreme || level === 2 || level === 3 ? 273 : level < 2 ? 128 : level === 4 ? 16 : level === 5 ? 32 : 64;
  chain.depth = extreme ? 512 : unchecked(PRESETS[(level << 1) + 1]);
  return true;
}

// ---- what programs give ----

/** A number of 32 bits; BAD_INDEX with an exception pending. */
export function u32Number(v: Value): i64 {
  const index = toIndex(v);
  if (index === ERROR) return BAD_INDEX;
  const negative = intIsNegative(index);
  const n = negative ? 0 : sizeNumber(index);
  decref(index);
  if (negative) {
    raise(Exc.ValueError, "Cannot convert negative int");
    return BAD_INDEX;
  }
  if (n >= 0 && n <= <i64>u32.MAX_VALUE) return n;
  if (errorPending()) clearError();
  raise(Exc.OverflowError, "Python int too large for C uint32_t");
  return BAD_INDEX;
}

/** Reads a sequence of specifiers; false with an exception pending. */
export function readChain(chain: Chain, filters: Value): bool {
  if (isDict(filters)) {
    raise(Exc.TypeError, "dict is not a sequence");
    return false;
  }
  const count = lengthOf(filters);
  if (count < 0) return false;
  if (count > MOST_FILTERS) {
    raise(Exc.ValueError, "Too many filters - liblzma supports a maximum of 4");
    return false;
  }
  if (count === 0) return refuseOwn(TypeId.LZMA_ERROR, "Internal error");
  chain.count = 0;
  let ended: bool = false;
  for (let i: i64 = 0; i < count; i++) {
    const spec = getItem(filters, small(i));
    if (spec === ERROR) return false;
    const id: i64 = ended ? OUT_OF_PLACE : readFilter(chain, spec);
    decref(spec);
    if (id === BAD_ID) return false;
    if (id === OUT_OF_PLACE) return refuseOwn(TypeId.LZMA_ERROR, OPTIONS);
    ended = id === LZMA1 || id === FilterId.LZMA2;
  }
  return ended || refuseOwn(TypeId.LZMA_ERROR, OPTIONS);
}

const BAD_ID: i64 = -1;
const OUT_OF_PLACE: i64 = -2;

/** Reads a specifier into the chain: the filter's number; BAD_ID with an exception pending; OUT_OF_PLACE. */
export function readFilter(chain: Chain, spec: Value): i64 {
  const id = idOf(spec);
  if (id === BAD_ID) return id;
  if (id === LZMA1 || id === FilterId.LZMA2) {
    chain.two = id !== LZMA1;
    return readLzma(chain, spec) ? id : BAD_ID;
  }
  if (id < FilterId.DELTA || id > FilterId.SPARC) {
    raisef(Exc.ValueError, "Invalid filter ID: %d", id);
    return BAD_ID;
  }
  if (<i64>chain.count === MOST_FILTERS - 1) return OUT_OF_PLACE;
  const f = filterOf(chain, chain.count++);
  f.id = <u32>id;
  f.value = id === FilterId.DELTA ? 1 : 0;
  return readSimple(f, spec) ? id : BAD_ID;
}

function idOf(spec: Value): i64 {
  if (asType(typeOf(spec)).getItem === 0) {
    raise(Exc.TypeError, "Filter specifier must be a dict or dict-like object");
    return BAD_ID;
  }
  const found = option(spec, "id");
  if (found === ERROR) return BAD_ID;
  if (found === UNBOUND) {
    raise(Exc.ValueError, 'Filter specifier must have an "id" entry');
    return BAD_ID;
  }
  const index = toIndex(found);
  decref(found);
  if (index === ERROR) return BAD_ID;
  if (intIsNegative(index)) raise(Exc.ValueError, "Cannot convert negative int");
  const id = errorPending() ? BAD_INDEX : sizeNumber(index);
  decref(index);
  return id === BAD_INDEX ? BAD_ID : id;
}

/** spec[name]: a reference, UNBOUND if it is not there, ERROR. */
function option(spec: Value, name: string): Value {
  const key = internText(name);
  if (key === 0) return ERROR;
  let found: Value;
  if (isDict(spec)) {
    found = dictGetStr(pointer(spec), key);
    if (found !== UNBOUND) incref(found);
  } else {
    found = getItem(spec, box(key));
    if (found === ERROR && catchError(Exc.KeyError)) found = UNBOUND;
  }
  decrefAt(key);
  return found;
}

function readLzma(chain: Chain, spec: Value): bool {
  let preset = DEFAULT_PRESET;
  const given = option(spec, "preset");
  if (given === ERROR) return false;
  if (given !== UNBOUND) {
    preset = u32Number(given);
    decref(given);
    if (preset === BAD_INDEX) return false;
  }
  if (!applyPreset(chain, preset)) return false;
  if (!isDict(spec) || !readOptions(chain, pointer(spec))) return invalid("LZMA");
  return isSound(chain) || refuseOwn(TypeId.LZMA_ERROR, OPTIONS);
}

/** Whatever was wrong with a filter's options. Gives false. */
function invalid(what: string): bool {
  clearError();
  raisef(Exc.ValueError, "Invalid filter specifier for %L filter", literal(what));
  return false;
}

/** Takes the options of LZMA from a dict; false where one is unknown or no number of 32 bits. */
function readOptions(chain: Chain, spec: usize): bool {
  for (let e = dictNext(spec, 0); e !== 0; e = dictNext(spec, dictPosition(spec, e) + 1)) {
    if (!isStr(entryKey(e))) return false;
    const name = pointer(entryKey(e));
    if (strIs(name, "id") || strIs(name, "preset")) continue;
    const n = u32Number(entryValue(e));
    if (n === BAD_INDEX) return false;
    const value = <u32>n;
    if (strIs(name, "dict_size")) chain.dictionary = value;
    else if (strIs(name, "lc")) chain.lc = value;
    else if (strIs(name, "lp")) chain.lp = value;
    else if (strIs(name, "pb")) chain.pb = value;
    else if (strIs(name, "mode")) chain.mode = value;
    else if (strIs(name, "nice_len")) chain.nice = value;
    else if (strIs(name, "mf")) chain.finder = value;
    else if (strIs(name, "depth")) chain.depth = value;
    else return false;
  }
  return true;
}

/** Whether a coder can do what it is asked for. */
function isSound(chain: Chain): bool {
  const finder = chain.finder;
  if (finder !== 3 && finder !== 4 && (finder < 0x12 || finder > 0x14)) return false;
  if (chain.mode !== 1 && chain.mode !== 2) return false;
  if (chain.nice < max<u32>(2, finder & 15) || chain.nice > 273) return false;
  return chain.lc + chain.lp <= 4 && chain.lc <= 4 && chain.pb <= 4 && chain.dictionary >= 4096;
}

function readSimple(f: Filter, spec: Value): bool {
  const delta = f.id === FilterId.DELTA;
  if (!isDict(spec)) return invalid(delta ? "delta" : "BCJ");
  const d = pointer(spec);
  for (let e = dictNext(d, 0); e !== 0; e = dictNext(d, dictPosition(d, e) + 1)) {
    const known = isStr(entryKey(e));
    if (known && strIs(pointer(entryKey(e)), "id")) continue;
    const named = known && strIs(pointer(entryKey(e)), delta ? "dist" : "start_offset");
    const n = named ? u32Number(entryValue(e)) : BAD_INDEX;
    if (n === BAD_INDEX) return invalid(delta ? "delta" : "BCJ");
    f.value = <u32>n;
  }
  const good = delta ? f.value >= 1 && f.value <= 256 : f.value % alignmentOf(f.id) === 0;
  return good || refuseOwn(TypeId.LZMA_ERROR, OPTIONS);
}

// ---- properties ----

/** The size of a dictionary by the byte that says so: two or three times a power of two. */
export function dictionaryOf(bits: u32): u32 {
  return bits === 40 ? 0xffff_ffff : (2 | (bits & 1)) << ((bits >> 1) + 11);
}

/** The least that is as large. */
function dictionaryBits(size: u32): u32 {
  let bits: u32 = 0;
  while (bits < 40 && dictionaryOf(bits) < size) bits++;
  return bits;
}

/** The byte that says lc, lp and pb. */
export function lzmaByte(chain: Chain): u32 {
  return (chain.pb * 5 + chain.lp) * 9 + chain.lc;
}

function putWord(out: ByteBuilder, word: u32): void {
  for (let shift = 0; shift < 32; shift += 8) out.byte((word >> shift) & 255);
}

/** The properties of the last filter. */
export function putLastProperties(chain: Chain, out: ByteBuilder): void {
  if (chain.two) return out.byte(dictionaryBits(chain.dictionary));
  out.byte(lzmaByte(chain));
  putWord(out, chain.dictionary);
}

export function putSimpleProperties(f: Filter, out: ByteBuilder): void {
  if (f.id === FilterId.DELTA) out.byte(f.value - 1);
  else if (f.value !== 0) putWord(out, f.value);
}

/** Reads the properties of a filter into the chain; false where they are invalid (nothing is pending). */
export function takeProperties(chain: Chain, id: i64, data: usize, n: u32): bool {
  if (id === FilterId.LZMA2) {
    chain.two = true;
    if (n !== 1 || load<u8>(data) > 40) return false;
    chain.dictionary = dictionaryOf(load<u8>(data));
    return true;
  }
  if (id === LZMA1) return takeLzmaProperties(chain, data, n);
  if (id < FilterId.DELTA || id > FilterId.SPARC || <i64>chain.count === MOST_FILTERS - 1) return false;
  const f = filterOf(chain, chain.count++);
  f.id = <u32>id;
  if (id === FilterId.DELTA) {
    f.value = n === 1 ? <u32>load<u8>(data) + 1 : 0;
    return n === 1;
  }
  f.value = n === 4 ? load<u32>(data) : 0;
  return n === 0 || n === 4;
}

function takeLzmaProperties(chain: Chain, data: usize, n: u32): bool {
  if (n !== 5) return false;
  const byte = <u32>load<u8>(data);
  chain.two = false;
  chain.lc = byte % 9;
  chain.lp = (byte / 9) % 5;
  chain.pb = byte / 45;
  chain.dictionary = load<u32>(data, 1);
  return chain.pb <= 4 && chain.lc + chain.lp <= 4;
}

/** A specifier that says what properties do: a dict, or ERROR. */
export function specifierOf(id: i64, data: usize, n: u32, chain: Chain): Value {
  if (!takeProperties(chain, id, data, n)) return raiseOwn(TypeId.LZMA_ERROR, OPTIONS);
  const dict = newDict();
  if (dict === 0) return ERROR;
  setIn(dict, "id", intFromI64(id));
  if (id === LZMA1) {
    setIn(dict, "lc", small(chain.lc));
    setIn(dict, "lp", small(chain.lp));
    setIn(dict, "pb", small(chain.pb));
  }
  if (id === LZMA1 || id === FilterId.LZMA2) setIn(dict, "dict_size", small(chain.dictionary));
  else if (id === FilterId.DELTA) setIn(dict, "dist", small(filterOf(chain, 0).value));
  else if (n !== 0) setIn(dict, "start_offset", small(filterOf(chain, 0).value));
  return box(dict);
}
