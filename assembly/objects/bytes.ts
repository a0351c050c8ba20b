/** The bytes type: construction and slots (CPython: Objects/bytesobject.c). Methods: bytesmethods.ts. */
import { lendBytes } from "../core/buffer.ts";
import { asBytes, BYTES_DATA, bytesHash, isBytes } from "../core/bytes.ts";
import { callSpecial } from "../core/call.ts";
import { raisef, raiseMemoryError } from "../core/errors.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, freeObject, gcTrack, incref, newContainer, newPlain } from "../core/object.ts";
import { copyBytes } from "../core/text/chars.ts";
import { allocTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, ERROR, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { warn, warnsOfBytes } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { initBytesMethods } from "./bytesmethods.ts";
import { bytesFrom } from "./bytesource.ts";
import { bytesRepr } from "./strrepr.ts";
import { subject } from "./text/view.ts";
import { bytesIter } from "./textiterator.ts";

let newSignature: NativeDef = changetype<NativeDef>(0);

/** bytes(source, encoding, errors), for bytes and its subclasses. */
function bytesNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const bytes = bytesOf(load<i64>(values), load<i64>(values, 8), load<i64>(values, 16));
  endSlot(newSignature, values);
  if (bytes === ERROR || type === typeAt(TypeId.BYTES)) return bytes;
  const copy = copyAs(type, pointer(bytes));
  decref(bytes);
  return copy;
}

function bytesOf(source: Value, encoding: Value, errors: Value): Value {
  if (source !== UNBOUND && encoding === UNBOUND && errors === UNBOUND) {
    if (isExactly(source, TypeId.BYTES)) return incref(source);
    const own = callSpecial(source, Name.__bytes__);
    if (own === ERROR || (own !== UNBOUND && isBytes(own))) return own;
    if (own !== UNBOUND) {
      raisef(Exc.TypeError, "__bytes__ returned non-bytes (type %T)", own);
      decref(own);
      return ERROR;
    }
  }
  return bytesFrom(source, encoding, errors, "bytes");
}

/** An instance of a subclass with the bytes of the object at p. */
function copyAs(type: usize, p: usize): Value {
  const length = <usize>asBytes(p).length;
  const hasLinks = (asType(type).flags & TypeFlag.HAVE_GC) !== 0;
  const q = hasLinks ? newContainer(type, BYTES_DATA + length) : newPlain(type, BYTES_DATA + length);
  if (q === 0) return raiseMemoryError();
  const copy = asBytes(q);
  copy.hash = asBytes(p).hash;
  copy.length = <u32>length;
  copy.pad = 0;
  copyBytes(q + BYTES_DATA, p + BYTES_DATA, length);
  if (hasLinks) gcTrack(q);
  return box(q);
}

/** The getBuffer slot. */
function lend(v: Value, flags: i32): i32 {
  return lendBytes(pointer(v) + BYTES_DATA, asBytes(pointer(v)).length, true, flags);
}

function hash(v: Value): i64 {
  return bytesHash(pointer(v));
}

/** The same bytes as an exact bytes object. */
function exactBytes(args: usize): Value {
  subject.open(load<i64>(args));
  return subject.copy();
}

function getNewArgs(args: usize): Value {
  const p = allocTuple(1);
  if (p === 0) return ERROR;
  const bytes = exactBytes(args);
  if (bytes === ERROR) {
    decref(box(p));
    return ERROR;
  }
  tupleInit(p, 0, bytes);
  return finishTuple(p);
}

function sizeOf(args: usize): Value {
  return small(BYTES_DATA + <i64>asBytes(pointer(load<i64>(args))).length);
}

/** str(v): its repr, which is seldom what is meant. */
function bytesText(v: Value): Value {
  if (warnsOfBytes && !warn(Exc.BytesWarning, "str() on a bytes instance")) return ERROR;
  return bytesRepr(v);
}

export function initBytesType(): void {
  const type = asType(typeAt(TypeId.BYTES));
  type.flags |= TypeFlag.BASETYPE;
  type.itemSize = 1;
  newSignature = slotSignature("bytes(source=unset, encoding=unset, errors=unset)");
  type.new = bytesNew.index;
  type.dealloc = freeObject.index;
  type.repr = bytesRepr.index;
  type.str = bytesText.index;
  type.getBuffer = lend.index;
  type.hash = hash.index;
  type.iter = bytesIter.index;
  initBytesMethods(type);
  define(type, "__bytes__(self, /)", exactBytes);
  define(type, "__getnewargs__(self, /)", getNewArgs);
  define(type, "__sizeof__(self, /)", sizeOf);
}
