/**
 * What a context keeps its values in: a trie that is never changed, so that a copy of a context costs nothing and setting a variable
 * copies only the nodes on the way to it. After P. Bagwell, "Ideal Hash Trees" (2001), as CPython's Python/hamt.c is; but every
 * variable has a number of its own instead of a hash, and so there are no collisions.
 *
 * A node is a tuple, whose counts, collection and end are those of tuples:
 *
 *     (bitmap, variable, value, None, node, variable, value …)
 *
 * Bit i of the bitmap says that there is a pair for the variables whose number has the value i in the five bits of this level: a variable with
 * its value, or None with the node of the next level. There is always one pair at least; 0 stands for a trie without any.
 */
import { decref, incref } from "../../core/object.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { ERROR, NONE, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { numberOf } from "./variable.ts";

const BITS: i64 = 5;
const MASK: i64 = 31;

function bitmapOf(node: usize): u32 {
  return <u32>smallValue(tupleItem(node, 0));
}

function bitOf(variable: Value, shift: i64): u32 {
  const digit = <u32>((numberOf(variable) >> shift) & MASK);
  return 1 << digit;
}

/** Where the pair of a bit lies, or would. */
function placeOf(bitmap: u32, bit: u32): u32 {
  return 1 + (popcnt(bitmap & (bit - 1)) << 1);
}

// ---- reading ----

/** The value of a variable, borrowed; UNBOUND. */
export function trieFind(root: usize, variable: Value): Value {
  let node = root;
  for (let shift: i64 = 0; node !== 0; shift += BITS) {
    const bitmap = bitmapOf(node);
    const bit = bitOf(variable, shift);
    if ((bitmap & bit) === 0) return UNBOUND;
    const place = placeOf(bitmap, bit);
    const key = tupleItem(node, place);
    const value = tupleItem(node, place + 1);
    if (key !== NONE) return key === variable ? value : UNBOUND;
    node = pointer(value);
  }
  return UNBOUND;
}

/** Which half of the pairs `triePut` takes. */
export enum Half {
  KEYS,
  VALUES,
  BOTH,
}

/** Puts what the trie holds into a tuple from the i-th place on: where it ends. */
export function triePut(node: usize, half: Half, into: usize, i: u32): u32 {
  if (node === 0) return i;
  const end = tupleLength(node);
  for (let place: u32 = 1; place < end; place += 2) {
    const key = tupleItem(node, place);
    const value = tupleItem(node, place + 1);
    if (key === NONE) i = triePut(pointer(value), half, into, i);
    else {
      if (half !== Half.VALUES) tupleInit(into, i++, incref(key));
      if (half !== Half.KEYS) tupleInit(into, i++, incref(value));
    }
  }
  return i;
}

// ---- nodes made of others; all of these give ERROR without memory, with MemoryError pending ----

/** A node with one pair, both taken over. */
function single(bit: u32, key: Value, value: Value): Value {
  const node = allocTuple(3);
  if (node === 0) return dropPair(key, value);
  tupleInit(node, 0, small(bit));
  tupleInit(node, 1, key);
  tupleInit(node, 2, value);
  return finishTuple(node);
}

function dropPair(key: Value, value: Value): Value {
  decref(key);
  decref(value);
  return ERROR;
}

/** The node with another pair (taken over) instead of the one at a place. */
function replaced(node: usize, place: u32, key: Value, value: Value): Value {
  const length = tupleLength(node);
  const copy = allocTuple(length);
  if (copy === 0) return dropPair(key, value);
  for (let i: u32 = 0; i < length; i++) {
    if (i === place) tupleInit(copy, i, key);
    else tupleInit(copy, i, i === place + 1 ? value : incref(tupleItem(node, i)));
  }
  return finishTuple(copy);
}

/** The node with one pair more (taken over). */
function inserted(node: usize, bit: u32, key: Value, value: Value): Value {
  const length = tupleLength(node);
  const copy = allocTuple(length + 2);
  if (copy === 0) return dropPair(key, value);
  const bitmap = bitmapOf(node);
  const place = placeOf(bitmap, bit);
  tupleInit(copy, 0, small(bitmap | bit));
  for (let i: u32 = 1; i < place; i++) tupleInit(copy, i, incref(tupleItem(node, i)));
  tupleInit(copy, place, key);
  tupleInit(copy, place + 1, value);
  for (let i = place; i < length; i++) tupleInit(copy, i + 2, incref(tupleItem(node, i)));
  return finishTuple(copy);
}

/** The node without a pair; it has others. */
function without(node: usize, bit: u32): Value {
  const length = tupleLength(node);
  const copy = allocTuple(length - 2);
  if (copy === 0) return ERROR;
  const bitmap = bitmapOf(node);
  const place = placeOf(bitmap, bit);
  tupleInit(copy, 0, small(bitmap ^ bit));
  for (let i: u32 = 1; i < place; i++) tupleInit(copy, i, incref(tupleItem(node, i)));
  for (let i = place + 2; i < length; i++) tupleInit(copy, i - 2, incref(tupleItem(node, i)));
  return finishTuple(copy);
}

// ---- tries made of others ----

/** The trie with a variable's value another; `node` is that of the level whose bits begin at `shift`. A reference, or ERROR. */
export function trieSet(node: usize, shift: i64, variable: Value, value: Value): Value {
  const bit = bitOf(variable, shift);
  if (node === 0) return single(bit, incref(variable), incref(value));
  const bitmap = bitmapOf(node);
  if ((bitmap & bit) === 0) return inserted(node, bit, incref(variable), incref(value));
  const place = placeOf(bitmap, bit);
  const key = tupleItem(node, place);
  if (key === variable) return replaced(node, place, incref(variable), incref(value));
  const below = key === NONE ? incref(tupleItem(node, place + 1)) : moved(node, place, shift + BITS);
  if (below === ERROR) return ERROR;
  const next = trieSet(pointer(below), shift + BITS, variable, value);
  decref(below);
  return next === ERROR ? ERROR : replaced(node, place, NONE, next);
}

/** A node of the next level with just the pair at a place. */
function moved(node: usize, place: u32, shift: i64): Value {
  const key = tupleItem(node, place);
  return single(bitOf(key, shift), incref(key), incref(tupleItem(node, place + 1)));
}

/** The trie without a variable, which has a value: a reference, ERROR; NONE where nothing is left. */
export function trieDelete(node: usize, shift: i64, variable: Value): Value {
  const bitmap = bitmapOf(node);
  const bit = bitOf(variable, shift);
  const place = placeOf(bitmap, bit);
  if (tupleItem(node, place) === NONE) {
    const next = trieDelete(pointer(tupleItem(node, place + 1)), shift + BITS, variable);
    if (next === ERROR) return ERROR;
    if (next !== NONE) return replaced(node, place, NONE, next);
  }
  return bitmap === bit ? NONE : without(node, bit);
}
