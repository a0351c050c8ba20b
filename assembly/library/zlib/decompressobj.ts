/**
 * zlib.decompress and decompressobj (CPython: Modules/zlibmodule.c).
 *
 *     Decompress   │ refcount │ type │ inflater u32 │ eof u32 │ unused Value │ tail Value │ dictionary Value (UNBOUND: none) │ ended u32 │ 0 │
 */
import { newByteBuilder } from "../../core/bytebuilder.ts";
import {
  allocBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  emptyBytes,
  newBytes,
  openBytes,
} from "../../core/bytes.ts";
import { clearError, errorPending, raise, raiseMemoryError } from "../../core/errors.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { define } from "../../core/native.ts";
import { decref, freePlain, incref, newPlain } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { openSource } from "../arguments.ts";
import { raiseOwn } from "../errors.ts";
import { isValidWbits, makeInflater, raiseBad, raiseNoDictionary, raiseWrongDictionary } from "./frames.ts";
import {
  copyInflater,
  Frame,
  freeInflater,
  Inflated,
  Inflater,
  inflate,
  inputLeft,
  setDictionary,
} from "./inflate.ts";

@unmanaged
export class PyDecompress {
  refcount: i32;
  type: u32;
  inflater: usize;
  eof: u32;
  unused: Value;
  tail: Value;
  dictionary: Value;
  /** flush() has seen the end: nothing more can be done with it. */
  ended: u32;
  pad: u32;
}

function asDecompress(v: Value): PyDecompress {
  return changetype<PyDecompress>(pointer(v));
}

function inflaterOf(d: PyDecompress): Inflater {
  return changetype<Inflater>(d.inflater);
}

/** decompress(data, wbits, bufsize) */
export function decompressFunction(args: usize): Value {
  const wbits = sizeNumber(load<i64>(args, 8));
  const size = wbits === BAD_INDEX ? wbits : sizeNumber(load<i64>(args, 16));
  if (size === BAD_INDEX || !openSource(load<i64>(args))) return ERROR;
  if (size < 0) return raise(Exc.ValueError, "bufsize must be non-negative");
  if (!isValidWbits(wbits)) {
    const message = "Error -2 while preparing to decompress data: inconsistent stream state";
    return raiseOwn(TypeId.ZLIB_ERROR, message);
  }
  const z = makeInflater(wbits);
  if (z === null) return ERROR;
  const out = newByteBuilder();
  const result = inflate(z, bytesAt, bytesCount, out, -1);
  if (result === Inflated.END) {
    freeInflater(z);
    return out.finish();
  }
  if (result === Inflated.BAD) raiseBad(z);
  else if (result === Inflated.DICTIONARY) raiseNoDictionary();
  else if (result === Inflated.INPUT) {
    raiseOwn(TypeId.ZLIB_ERROR, "Error -5 while decompressing data: incomplete or truncated stream");
  } else if (!errorPending()) raiseMemoryError();
  freeInflater(z);
  out.drop();
  return ERROR;
}

/** decompressobj(wbits, zdict) */
export function decompressobj(args: usize): Value {
  const wbits = sizeNumber(load<i64>(args));
  if (wbits === BAD_INDEX) return ERROR;
  const dictionary = load<i64>(args, 8);
  if (dictionary !== UNBOUND && !openBytes(dictionary)) {
    if (errorPending()) clearError();
    return raise(Exc.TypeError, "zdict argument must support the buffer protocol");
  }
  if (!isValidWbits(wbits)) return raise(Exc.ValueError, "Invalid initialization option");
  const z = makeInflater(wbits);
  if (z === null) return ERROR;
  if (dictionary !== UNBOUND && z.frame === Frame.RAW) setDictionary(z, bytesAt, bytesCount);
  return wrap(z, dictionary);
}

/** A Decompress object for a decompressor, which it takes over. */
function wrap(z: Inflater, dictionary: Value): Value {
  const p = newPlain(typeAt(TypeId.DECOMPRESS), offsetof<PyDecompress>());
  if (p === 0) {
    freeInflater(z);
    return raiseMemoryError();
  }
  const d = changetype<PyDecompress>(p);
  d.inflater = changetype<usize>(z);
  d.eof = 0;
  d.unused = box(emptyBytes());
  d.tail = box(emptyBytes());
  d.dictionary = incref(dictionary);
  d.ended = 0;
  d.pad = 0;
  return box(p);
}

function decompressDealloc(p: usize): void {
  const d = changetype<PyDecompress>(p);
  freeInflater(inflaterOf(d));
  decref(d.unused);
  decref(d.tail);
  decref(d.dictionary);
  freePlain(p);
}

/** decompress(self, data, max_length) */
function decompress(args: usize): Value {
  const most = sizeNumber(load<i64>(args, 16));
  if (most === BAD_INDEX || !openSource(load<i64>(args, 8))) return ERROR;
  if (most < 0) return raise(Exc.ValueError, "max_length must be non-negative");
  return decompressMore(asDecompress(load<i64>(args)), bytesAt, bytesCount, most === 0 ? -1 : most);
}

function decompressMore(d: PyDecompress, data: usize, n: i32, most: i64): Value {
  if (d.ended)
    return raiseOwn(TypeId.ZLIB_ERROR, "Error -2 while decompressing data: inconsistent stream state");
  const out = newByteBuilder();
  const z = inflaterOf(d);
  let result = inflate(z, data, n, out, most);
  if (result === Inflated.DICTIONARY && d.dictionary !== UNBOUND) {
    openBytes(d.dictionary);
    if (!setDictionary(z, bytesAt, bytesCount)) {
      out.drop();
      return raiseWrongDictionary();
    }
    const left = inputLeft();
    result = inflate(z, data + <usize>(n - left), left, out, most);
  }
  if (keepRest(d, result, data + <usize>(n - inputLeft()), inputLeft())) return out.finish();
  out.drop();
  return ERROR;
}

/** Keeps the input that was not used where it belongs; false with an exception pending if there was an error. */
function keepRest(d: PyDecompress, result: Inflated, data: usize, n: i32): bool {
  if (result === Inflated.BAD) raiseBad(inflaterOf(d));
  else if (result === Inflated.DICTIONARY) raiseNoDictionary();
  else if (result === Inflated.FAILED && !errorPending()) raiseMemoryError();
  if (errorPending()) return false;
  if (result === Inflated.END) {
    d.eof = 1;
    if (n > 0 && !appendUnused(d, data, n)) return false;
    n = 0;
  }
  const tail = newBytes(data, n);
  if (tail === ERROR) return false;
  const old = d.tail;
  d.tail = tail;
  decref(old);
  return true;
}

function appendUnused(d: PyDecompress, data: usize, n: i32): bool {
  openBytes(d.unused);
  const p = allocBytes(<i64>bytesCount + n);
  if (p === 0) return false;
  memory.copy(p + BYTES_DATA, bytesAt, bytesCount);
  memory.copy(p + BYTES_DATA + <usize>bytesCount, data, n);
  const old = d.unused;
  d.unused = box(p);
  decref(old);
  return true;
}

/** flush(self, length): what the tail still gives. */
function flush(args: usize): Value {
  const length = sizeNumber(load<i64>(args, 8));
  if (length === BAD_INDEX) return ERROR;
  if (length <= 0) return raise(Exc.ValueError, "length must be greater than zero");
  const d = asDecompress(load<i64>(args));
  const tail = incref(d.tail);
  openBytes(tail);
  const result = d.ended ? box(emptyBytes()) : decompressMore(d, bytesAt, bytesCount, -1);
  decref(tail);
  if (d.eof) d.ended = 1;
  return result;
}

function copy(args: usize): Value {
  const d = asDecompress(load<i64>(args));
  if (d.ended) return raise(Exc.ValueError, "Inconsistent stream state");
  const z = copyInflater(inflaterOf(d));
  if (z === null) return raiseMemoryError();
  const made = wrap(z, d.dictionary);
  if (made === ERROR) return ERROR;
  const other = asDecompress(made);
  other.eof = d.eof;
  other.unused = incref(d.unused);
  other.tail = incref(d.tail);
  return made;
}

/** Slots and methods of the declared type. */
export function fillDecompress(type: PyType): void {
  type.dealloc = decompressDealloc.index;
  define(type, "copy(self, /)", copy);
  define(type, "__copy__(self, /)", copy);
  define(type, "__deepcopy__(self, memo, /)", copy);
  define(type, "decompress(self, data, /, max_length=0)", decompress);
  define(type, "flush(self, length=16384, /)", flush);
  defineMember(type, "unused_data", offsetof<PyDecompress>("unused"), Member.VALUE);
  defineMember(type, "unconsumed_tail", offsetof<PyDecompress>("tail"), Member.VALUE);
  defineMember(type, "eof", offsetof<PyDecompress>("eof"), Member.BOOL);
}
