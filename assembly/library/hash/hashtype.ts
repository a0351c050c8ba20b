/** The hash objects: one type for each algorithm, all alike (CPython: Modules/md5module.c and its kin). */
import { allocBytes, BYTES_DATA, bytesAt, bytesCount, newBytes, openBytes } from "../../core/bytes.ts";
import { errorPending, fail, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { fitsI64, intIsNegative, intToI64 } from "../../core/integer.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, freePlain, newPlain } from "../../core/object.ts";
import { isStr, newStr, STR_DATA } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { allocAscii, strFromAscii } from "../../core/substring.ts";
import { hexDigit } from "../../core/text/ascii.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import {
  Algorithm,
  beginHash,
  blockSizeOf,
  HASH_SIZE,
  isShake,
  PyHash,
  suffixOf,
  updateHash,
  writeDigest,
} from "./algorithms.ts";

/** What Python calls each algorithm. */
const NAMES: StaticArray<string> = [
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
  "sha3_224",
  "sha3_256",
  "sha3_384",
  "sha3_512",
  "shake_128",
  "shake_256",
  "blake2b",
  "blake2s",
];

export function nameOfAlgorithm(algorithm: Algorithm): string {
  return unchecked(NAMES[algorithm]);
}

export function hashTypeId(algorithm: Algorithm): TypeId {
  return TypeId.MD5 + algorithm;
}

export function asHash(v: Value): PyHash {
  return changetype<PyHash>(pointer(v));
}

/** A new object that has taken nothing yet; 0 with MemoryError pending. BLAKE2's state is the caller's. */
export function allocHash(algorithm: Algorithm): usize {
  const p = newPlain(typeAt(hashTypeId(algorithm)), HASH_SIZE);
  if (p === 0) raiseMemoryError();
  else beginHash(changetype<PyHash>(p), algorithm);
  return p;
}

/** Opens what is to be hashed; false with TypeError pending. */
function openData(v: Value): bool {
  if (isStr(v)) {
    raise(Exc.TypeError, "Strings must be encoded before hashing");
    return false;
  }
  if (openBytes(v)) return true;
  if (!errorPending()) raise(Exc.TypeError, "object supporting the buffer API required");
  return false;
}

/** Takes the bytes of v; false with an exception pending. */
export function updateWith(h: PyHash, v: Value): bool {
  return openData(v) && updateHash(h, bytesAt, bytesCount);
}

/** What a constructor is to begin with, of its parameters `data` and `string`: UNBOUND for nothing, or ERROR. */
export function initialData(data: Value, text: Value): Value {
  if (text === NONE) return data;
  if (data === UNBOUND) return text;
  return raise(
    Exc.TypeError,
    "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
  );
}

/** An object that has taken `data`, UNBOUND for nothing; takes over the reference to p, which may be 0. */
export function begunWith(p: usize, data: Value): Value {
  if (p === 0) return ERROR;
  if (data === UNBOUND || updateWith(changetype<PyHash>(p), data)) return box(p);
  decrefAt(p);
  return ERROR;
}

/** The parameters (data, usedforsecurity, string) of a constructor. */
export function makeHash(algorithm: Algorithm, args: usize): Value {
  const data = initialData(load<i64>(args), load<i64>(args, 16));
  return data === ERROR ? ERROR : begunWith(allocHash(algorithm), data);
}

// ---- methods ----

function copy(args: usize): Value {
  const from = load<i64>(args);
  const p = allocHash(asHash(from).algorithm);
  if (p === 0) return ERROR;
  const start = offsetof<PyHash>("algorithm");
  memory.copy(p + start, pointer(from) + start, HASH_SIZE - start);
  return box(p);
}

function update(args: usize): Value {
  return updateWith(asHash(load<i64>(args)), load<i64>(args, 8)) ? NONE : ERROR;
}

function digestOf(h: PyHash, size: u32): Value {
  if (size === 0) return newBytes(0, 0);
  const p = allocBytes(size);
  if (p === 0) return ERROR;
  if (writeDigest(h, p + BYTES_DATA, size)) return box(p);
  decrefAt(p);
  return ERROR;
}

function hexDigestOf(h: PyHash, size: u32): Value {
  const bytes = digestOf(h, size);
  if (bytes === ERROR) return ERROR;
  const p = size === 0 ? pointer(strFromAscii(0, 0)) : allocAscii(size << 1);
  if (p !== 0) {
    for (let i: u32 = 0; i < size; i++) {
      const byte: u32 = load<u8>(pointer(bytes) + i, BYTES_DATA);
      store<u16>(p + (i << 1), <u16>(hexDigit(byte >> 4) | (hexDigit(byte & 15) << 8)), STR_DATA);
    }
  }
  decref(bytes);
  return p === 0 ? ERROR : box(p);
}

function digest(args: usize): Value {
  const h = asHash(load<i64>(args));
  return digestOf(h, h.digestSize);
}

function hexdigest(args: usize): Value {
  const h = asHash(load<i64>(args));
  return hexDigestOf(h, h.digestSize);
}

/** An int of C's unsigned long: 32 bits here. -1 with an exception pending. */
export function unsignedArgument(v: Value): i64 {
  const index = toIndex(v);
  if (index === ERROR) return -1;
  const negative = intIsNegative(index);
  const n = fitsI64(index) ? intToI64(index) : i64.MAX_VALUE;
  decref(index);
  if (negative) return fail(Exc.ValueError, "Cannot convert negative int");
  return n >> 32 === 0 ? n : fail(Exc.OverflowError, "Python int too large for C unsigned long");
}

/** The most bytes of a SHAKE digest. */
const LONGEST: i64 = (1 << 29) - 1;

function lengthArgument(v: Value): i64 {
  const length = unsignedArgument(v);
  return length <= LONGEST ? length : fail(Exc.ValueError, "length is too large");
}

function shakeDigest(args: usize): Value {
  const length = lengthArgument(load<i64>(args, 8));
  return length < 0 ? ERROR : digestOf(asHash(load<i64>(args)), <u32>length);
}

function shakeHexdigest(args: usize): Value {
  const length = lengthArgument(load<i64>(args, 8));
  return length < 0 ? ERROR : hexDigestOf(asHash(load<i64>(args)), <u32>length);
}

function getName(v: Value): Value {
  const text = newStr(nameOfAlgorithm(asHash(v).algorithm));
  return text === 0 ? ERROR : box(text);
}

function getDigestSize(v: Value): Value {
  return small(asHash(v).digestSize);
}

function getBlockSize(v: Value): Value {
  return small(blockSizeOf(asHash(v).algorithm));
}

function getRate(v: Value): Value {
  return small(blockSizeOf(asHash(v).algorithm) << 3);
}

/** Bits of Keccak's state, of 1600, that no block touches. */
function getCapacity(v: Value): Value {
  return small(1600 - (blockSizeOf(asHash(v).algorithm) << 3));
}

const suffix = memory.data(1);

function getSuffix(v: Value): Value {
  store<u8>(suffix, <u8>suffixOf(asHash(v).algorithm));
  return newBytes(suffix, 1);
}

/** copy and pickle would make an object with nothing in it of a type that can be called. */
function reduce(args: usize): Value {
  return raisef(Exc.TypeError, "cannot pickle '%T' object", load<i64>(args));
}

/** Slots and methods of a declared type; `new` is the caller's. */
export function fillHash(type: PyType, algorithm: Algorithm): void {
  type.dealloc = freePlain.index;
  define(type, "__reduce__(self, /)", reduce);
  define(type, "copy(self, /)", copy);
  define(type, "update(self, data, /)", update);
  const shake = isShake(algorithm);
  define(type, shake ? "digest(self, length)" : "digest(self, /)", shake ? shakeDigest : digest);
  define(type, shake ? "hexdigest(self, length)" : "hexdigest(self, /)", shake ? shakeHexdigest : hexdigest);
  defineGetter(type, "name", getName);
  defineGetter(type, "digest_size", getDigestSize);
  defineGetter(type, "block_size", getBlockSize);
  if (algorithm < Algorithm.SHA3_224 || algorithm > Algorithm.SHAKE_256) return;
  defineGetter(type, "_capacity_bits", getCapacity);
  defineGetter(type, "_rate_bits", getRate);
  defineGetter(type, "_suffix", getSuffix);
}
