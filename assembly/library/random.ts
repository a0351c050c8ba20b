/**
 * The module `_random` (CPython: Modules/_randommodule.c): the generator behind `random`, MT19937, bit for bit as CPython's.
 *
 *     Random   │ refcount │ type │ index │ 0 │ word 0 │ … │ word 623 │        index: the next word to use, 624: all are used
 *
 * Method: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudorandom number generator",
 * 1998; seeding by an array, and 53 bits of two outputs for random(), from their mt19937ar.
 */

import { getAttr } from "../core/attribute.ts";
import { finishInt, limbCount, limbsOf, WORD_A } from "../core/bigint.ts";
import { bytesAt, bytesCount, openBytes } from "../core/bytes.ts";
import { call1 } from "../core/call.ts";
import { dictSet } from "../core/dict.ts";
import { raise, raiseMemoryError } from "../core/errors.ts";
import { hashOf } from "../core/hash.ts";
import { importNamed } from "../core/importing.ts";
import { allocInstance } from "../core/instance.ts";
import { allocInt, fitsI64, INT_DIGITS, intIsNegative, intToI64, isInt } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { charge } from "../core/interrupt.ts";
import { define } from "../core/native.ts";
import { decref, decrefAt, freeObject, gcTrack } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { toIndex } from "../core/subscript.ts";
import { allocTuple, finishTuple, isTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, boxFloat, ERROR, isSmall, NONE, pointer, small, smallValue, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";

const N: u32 = 624;
const M: u32 = 397;
const MATRIX: u32 = 0x9908b0df;
const UPPER: u32 = 0x80000000;

@unmanaged
class PyRandom {
  refcount: i32;
  type: u32;
  index: u32;
  pad: u32;
}

const WORDS: usize = offsetof<PyRandom>();
const RANDOM_SIZE: u32 = <u32>WORDS + N * 4;

function asRandom(v: Value): PyRandom {
  return changetype<PyRandom>(pointer(v));
}

// ---- the generator ----

class Words {
  @inline
  static get(r: PyRandom, i: u32): u32 {
    return load<u32>(changetype<usize>(r) + (i << 2), WORDS);
  }

  @inline
  static set(r: PyRandom, i: u32, word: u32): void {
    store<u32>(changetype<usize>(r) + (i << 2), word, WORDS);
  }

  /** Word i of the next state, from it, its neighbour and the one M further. */
  @inline
  static twist(r: PyRandom, i: u32, next: u32, far: u32): void {
    const y = (Words.get(r, i) & UPPER) | (Words.get(r, next) & ~UPPER);
    Words.set(r, i, Words.get(r, far) ^ (y >> 1) ^ (MATRIX & (0 - (y & 1))));
  }
}

function refill(r: PyRandom): void {
  let i: u32 = 0;
  for (; i < N - M; i++) Words.twist(r, i, i + 1, i + M);
  for (; i < N - 1; i++) Words.twist(r, i, i + 1, i + M - N);
  Words.twist(r, N - 1, 0, M - 1);
  r.index = 0;
}

/** The next 32 bits. */
function nextWord(r: PyRandom): u32 {
  return Next.word(r);
}

class Next {
  /** nextWord, written out where nothing else takes time. */
  @inline
  static word(r: PyRandom): u32 {
    if (r.index >= N) refill(r);
    let y = Words.get(r, r.index++);
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >> 18);
  }
}

// ---- seeding ----

function initByWord(r: PyRandom, seed: u32): void {
  Words.set(r, 0, seed);
  for (let i: u32 = 1; i < N; i++) {
    const last = Words.get(r, i - 1);
    Words.set(r, i, 1812433253 * (last ^ (last >> 30)) + i);
  }
  r.index = N;
}

/** Seeds by `count` words at `key`, at least one; false with an exception pending (a key may be long). */
function initByArray(r: PyRandom, key: usize, count: u32): bool {
  if (count > N && !charge(<i32>min<u32>(count / 4, 0x10000000))) return false;
  initByWord(r, 19650218);
  let i: u32 = 1;
  let j: u32 = 0;
  for (let k = max<u32>(N, count); k > 0; k--) {
    const last = Words.get(r, i - 1);
    const word = Words.get(r, i) ^ ((last ^ (last >> 30)) * 1664525);
    Words.set(r, i, word + load<u32>(key + ((<usize>j) << 2)) + j);
    i = wrap(r, i + 1);
    if (++j >= count) j = 0;
  }
  for (let k = N - 1; k > 0; k--) {
    const last = Words.get(r, i - 1);
    Words.set(r, i, (Words.get(r, i) ^ ((last ^ (last >> 30)) * 1566083941)) - i);
    i = wrap(r, i + 1);
  }
  Words.set(r, 0, UPPER);
  return true;
}

/** Goes around after the last word, which is carried to the first. */
function wrap(r: PyRandom, i: u32): u32 {
  if (i < N) return i;
  Words.set(r, 0, Words.get(r, N - 1));
  return 1;
}

/** Seeds by what the system knows and nobody can foretell. */
function seedByChance(r: PyRandom): bool {
  const system = importNamed("posix");
  if (system === ERROR) return false;
  const name = internText("urandom");
  const urandom = name === 0 ? ERROR : getAttr(system, name);
  if (name !== 0) decrefAt(name);
  decref(system);
  if (urandom === ERROR) return false;
  const bytes = call1(urandom, small(N * 4));
  decref(urandom);
  if (bytes === ERROR) return false;
  const good: bool = openBytes(bytes) && bytesCount === N * 4;
  const seeded: bool = good && initByArray(r, bytesAt, N);
  decref(bytes);
  if (!good) raise(Exc.SystemError, "urandom() gave no bytes");
  return seeded;
}

/** Seeds by an int's magnitude, by the hash of anything else, or by chance (None). */
function seedBy(r: PyRandom, seed: Value): bool {
  if (seed === NONE) return seedByChance(r);
  if (isInt(seed)) {
    const count = limbCount(seed);
    if (count > 0) return initByArray(r, limbsOf(seed, WORD_A), count);
    store<u32>(WORD_A, 0);
    return initByArray(r, WORD_A, 1);
  }
  const hash = hashOf(seed);
  if (hash === -1) return false;
  store<u64>(WORD_A, hash);
  return initByArray(r, WORD_A, <u64>hash >> 32 === 0 ? 1 : 2);
}

// ---- life ----

function randomNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  changetype<PyRandom>(p).pad = 0;
  initByWord(changetype<PyRandom>(p), 5489);
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

function randomInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const own = asType(typeOf(self)).init === asType(typeAt(TypeId.RANDOM)).init;
  if (own && kwnames !== 0 && tupleLength(kwnames) > 0) {
    raise(Exc.TypeError, "Random() takes no keyword arguments");
    return -1;
  }
  if (nargs > 1) {
    raise(Exc.TypeError, "Random() requires 0 or 1 argument");
    return -1;
  }
  return seedBy(asRandom(self), nargs === 0 ? NONE : load<i64>(args)) ? 0 : -1;
}

// ---- methods: (self, …) ----

function seedFn(args: usize): Value {
  return seedBy(asRandom(load<i64>(args)), load<i64>(args, 8)) ? NONE : ERROR;
}

/** 53 bits of two words, divided by 2^53. */
function randomFn(args: usize): Value {
  const r = asRandom(load<i64>(args));
  const high = Next.word(r) >> 5;
  const low = Next.word(r) >> 6;
  return boxFloat((<f64>high * 67108864 + <f64>low) * (1.0 / 9007199254740992));
}

function getrandbits(args: usize): Value {
  const r = asRandom(load<i64>(args));
  const given = load<i64>(args, 8);
  if (isSmall(given) && <u64>(smallValue(given) - 1) < 32)
    return small(Next.word(r) >> (32 - <u32>smallValue(given)));
  const v = toIndex(given);
  if (v === ERROR) return ERROR;
  const negative = intIsNegative(v);
  const known = fitsI64(v);
  const k = known ? intToI64(v) : 0;
  decref(v);
  if (negative) return raise(Exc.ValueError, "Cannot convert negative int");
  if (!known) return raise(Exc.OverflowError, "Python int too large for C uint64_t");
  if (k === 0) return small(0);
  if (k > <i64>u32.MAX_VALUE) return raiseMemoryError();
  return manyBits(r, <u32>k);
}

/** Words in order, the least significant first; of the last one its upper bits. */
function manyBits(r: PyRandom, bits: u32): Value {
  const count = ((bits - 1) >> 5) + 1;
  const p = allocInt(count);
  if (p === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    let word = nextWord(r);
    if (i === count - 1 && bits & 31) word >>= 32 - (bits & 31);
    store<u32>(p + (i << 2), word, INT_DIGITS);
    if ((i & 0xfff) !== 0xfff || charge(1024)) continue;
    decrefAt(p);
    return ERROR;
  }
  return finishInt(p, count, false);
}

/** The words and the place among them. */
function getstate(args: usize): Value {
  const r = asRandom(load<i64>(args));
  const t = allocTuple(N + 1);
  if (t === 0) return ERROR;
  for (let i: u32 = 0; i < N; i++) tupleInit(t, i, small(Words.get(r, i)));
  tupleInit(t, N, small(r.index));
  return finishTuple(t);
}

/** The lower 32 bits of a C unsigned long; -1 with an exception pending. */
function stateWord(v: Value): i64 {
  if (isSmall(v) && smallValue(v) >= 0) return smallValue(v) & 0xffff_ffff;
  if (!isInt(v)) raise(Exc.TypeError, "an integer is required");
  else if (intIsNegative(v)) raise(Exc.OverflowError, "can't convert negative value to unsigned int");
  else if (limbCount(v) <= 2) return load<u32>(limbsOf(v, WORD_A));
  else raise(Exc.OverflowError, "Python int too large to convert to C unsigned long");
  return -1;
}

function setstate(args: usize): Value {
  const state = load<i64>(args, 8);
  if (!isTuple(state)) return raise(Exc.TypeError, "state vector must be a tuple");
  const t = pointer(state);
  if (tupleLength(t) !== N + 1) return raise(Exc.ValueError, "state vector is the wrong size");
  for (let i: u32 = 0; i < N; i++) if (stateWord(tupleItem(t, i)) < 0) return ERROR;
  const last = toIndex(tupleItem(t, N));
  if (last === ERROR) return ERROR;
  const known = fitsI64(last);
  const index = known ? intToI64(last) : 0;
  decref(last);
  if (!known) return raise(Exc.OverflowError, "Python int too large to convert to C long");
  if (<u64>index > N) return raise(Exc.ValueError, "invalid state");
  const r = asRandom(load<i64>(args));
  for (let i: u32 = 0; i < N; i++) Words.set(r, i, <u32>stateWord(tupleItem(t, i)));
  r.index = <u32>index;
  return NONE;
}

/** Fills the namespace and the type; `module` is the module's name, a str. */
export function initRandom(dict: usize, module: usize): void {
  const type = declare(TypeId.RANDOM, "Random", TypeId.OBJECT, TypeFlag.BASETYPE, RANDOM_SIZE);
  type.module = <u32>module;
  openType(type);
  type.new = randomNew.index;
  type.init = randomInit.index;
  type.dealloc = freeObject.index;
  define(type, "random(self, /)", randomFn);
  define(type, "seed(self, n=None, /)", seedFn);
  define(type, "getstate(self, /)", getstate);
  define(type, "setstate(self, state, /)", setstate);
  define(type, "getrandbits(self, k, /)", getrandbits);
  ready(type);
  dictSet(dict, box(<usize>type.name), box(changetype<usize>(type)));
}
