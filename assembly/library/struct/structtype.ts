/**
 * Struct objects: a format taken apart, and packing and unpacking by it (CPython: Modules/_struct.c).
 *
 *     Struct   │ refcount │ type │ items u32 │ itemCount i32 │ size i32 │ values i32 │ format u32 │ weakrefs u32 │
 *
 * The items of the format lie in a bytes object, so that who packs by them can hold them: a value's __index__ may call __init__ again.
 * Until __init__ has run, size and values are -1 and there is no format.
 */
import { BufferFlag, borrowBy, endManaged, Lent } from "../../core/buffer.ts";
import { newBuilder } from "../../core/builder.ts";
import {
  allocBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  emptyBytes,
  isBytes,
  newBytes,
  openBytes,
} from "../../core/bytes.ts";
import { clearError, errorPending, raisef } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { intFromU64 } from "../../core/integer.ts";
import { charge } from "../../core/interrupt.ts";
import { bindSlot, define, defineVector, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeObject,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
} from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { asStr, isStr, STR_DATA } from "../../core/string.ts";
import { BAD_INDEX, indexNumber, sizeNumber } from "../../core/subscript.ts";
import { strFromChars } from "../../core/substring.ts";
import { fillChars } from "../../core/text/chars.ts";
import { allocTuple, finishTuple, tupleInit, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { rawFree } from "../../memory/raw.ts";
import { encode } from "../../objects/codec/encode.ts";
import { Codec } from "../../objects/codec/names.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { openSource } from "../arguments.ts";
import { raiseOwn, refuseOwn } from "../errors.ts";
import { itemOf, Parsed, parseFormat } from "./format.ts";
import { readValue, writeValue } from "./values.ts";

@unmanaged
export class PyStruct {
  refcount: i32;
  type: u32;
  items: u32;
  itemCount: i32;
  size: i32;
  values: i32;
  format: u32;
  weakrefs: u32;
}

export function asStruct(v: Value): PyStruct {
  return changetype<PyStruct>(pointer(v));
}

// ---- life ----

let initSignature!: NativeDef;

function structNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const s = changetype<PyStruct>(p);
  s.items = 0;
  s.itemCount = 0;
  s.size = -1;
  s.values = -1;
  s.format = 0;
  s.weakrefs = 0;
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

function structInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const good = setFormat(asStruct(self), load<i64>(values));
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

/** Struct(format): a reference, or ERROR. */
export function newStruct(format: Value): Value {
  const s = structNew(typeAt(TypeId.STRUCT), 0, 0, 0);
  if (s === ERROR || setFormat(asStruct(s), format)) return s;
  decref(s);
  return ERROR;
}

/** Takes the format apart and keeps its text; what was before stays if it fails. */
function setFormat(s: PyStruct, format: Value): bool {
  const text = formatText(format);
  if (text === ERROR) return false;
  const p = pointer(text);
  const bytes = parseFormat(p + STR_DATA, asStr(p).length) ? takeItems() : ERROR;
  if (bytes === ERROR) {
    decref(text);
    return false;
  }
  const items: usize = s.items;
  const old: usize = s.format;
  s.items = <u32>pointer(bytes);
  s.itemCount = Parsed.itemCount;
  s.size = <i32>Parsed.size;
  s.values = <i32>Parsed.values;
  s.format = <u32>p;
  decrefField(items);
  decrefField(old);
  return true;
}

/** The items that were parsed last, in a bytes object; ERROR with MemoryError pending. */
function takeItems(): Value {
  const bytes = newBytes(Parsed.items, Parsed.itemCount << 4);
  if (Parsed.items !== 0) rawFree(Parsed.items);
  return bytes;
}

/** The format as a str of single bytes, a reference; ERROR with TypeError or UnicodeEncodeError pending. */
function formatText(format: Value): Value {
  if (isBytes(format)) {
    openBytes(format);
    return strFromChars(bytesAt, 1, bytesCount);
  }
  if (!isStr(format)) {
    return raisef(Exc.TypeError, "Struct() argument 1 must be a str or bytes object, not %T", format);
  }
  if (asStr(pointer(format)).ascii) return incref(format);
  return encode(format, Codec.ASCII, UNBOUND);
}

function structDealloc(p: usize): void {
  const s = changetype<PyStruct>(p);
  if (asType(s.type).flags & TypeFlag.HAVE_GC) gcUntrack(p);
  clearWeakrefs(p);
  decrefField(s.items);
  decrefField(s.format);
  freeObject(p);
}

function structRepr(v: Value): Value {
  const format = getFormat(v);
  const shown = repr(format);
  decref(format);
  if (shown === ERROR) return ERROR;
  const out = newBuilder();
  out.str(asType(typeOf(v)).name);
  out.char(40);
  out.str(pointer(shown));
  out.char(41);
  decref(shown);
  return out.finish();
}

// ---- packing ----

/** Packs the values into `size` bytes at an address that stays. */
function packAt(s: PyStruct, at: usize, args: usize): bool {
  fillChars(at, 1, 0, s.size);
  const items: usize = s.items;
  const count = s.itemCount;
  let good = charge(s.values >> 2);
  increfAt(items);
  for (let i = 0; good && i < count; i++) {
    const item = itemOf(items + BYTES_DATA, i);
    let place = at + <usize>item.offset;
    for (let k = 0; good && k < item.count; k++, place += item.size, args += 8) {
      good = writeValue(place, item, load<i64>(args));
    }
  }
  decrefAt(items);
  return good;
}

/** struct.pack: `nargs` values at `args`. A bytes object, or ERROR. */
export function packValues(s: PyStruct, args: usize, nargs: i32): Value {
  if (nargs !== s.values) {
    const message = "pack expected %d items for packing (got %d)";
    return raiseOwn(TypeId.STRUCT_ERROR, message, <i64>s.values, <i64>nargs);
  }
  if (s.size === 0) return box(emptyBytes());
  const p = allocBytes(s.size);
  if (p === 0) return ERROR;
  if (packAt(s, p + BYTES_DATA, args)) return box(p);
  decrefAt(p);
  return ERROR;
}

/** struct.pack_into: buffer, offset and the values at `args`. */
export function packInto(s: PyStruct, args: usize, nargs: i32): Value {
  if (nargs === 0) return raiseOwn(TypeId.STRUCT_ERROR, "pack_into expected buffer argument");
  if (nargs === 1) return raiseOwn(TypeId.STRUCT_ERROR, "pack_into expected offset argument");
  if (nargs !== s.values + 2) {
    const message = "pack_into expected %d items for packing (got %d)";
    return raiseOwn(TypeId.STRUCT_ERROR, message, <i64>s.values, <i64>nargs - 2);
  }
  const buffer = load<i64>(args);
  const slot = isPointer(buffer) ? asType(typeOf(buffer)).getBuffer : 0;
  const loan = slot === 0 ? 0 : borrowBy(slot, buffer, BufferFlag.WRITABLE);
  if (loan === 0) {
    if (errorPending()) clearError();
    return raisef(Exc.TypeError, "argument must be read-write bytes-like object, not %T", buffer);
  }
  const good = packIntoLent(s, Lent.data, Lent.length, args);
  endManaged(loan);
  decrefAt(loan);
  return good ? NONE : ERROR;
}

function packIntoLent(s: PyStruct, data: usize, length: i32, args: usize): bool {
  const offset = indexNumber(load<i64>(args, 8));
  if (offset === BAD_INDEX) return false;
  const at = placeIn(s, offset, length, true);
  return at >= 0 && packAt(s, data + <usize>at, args + 16);
}

/** Where an offset, counted from the end if negative, leads in `length` bytes; -1 with struct.error pending if there is no room behind it. */
function placeIn(s: PyStruct, offset: i64, length: i32, packing: bool): i64 {
  const size: i64 = s.size;
  if (offset < 0) {
    if (offset + size > 0) {
      const message = packing
        ? "no space to pack %d bytes at offset %d"
        : "not enough data to unpack %d bytes at offset %d";
      return refusal(message, size, offset);
    }
    if (offset + length < 0) return refusal("offset %d out of range for %d-byte buffer", offset, length);
    offset += length;
  }
  if (length - offset >= size) return offset;
  const message = packing
    ? "pack_into requires a buffer of at least %R bytes for packing %d bytes at offset %d (actual buffer size is %d)"
    : "unpack_from requires a buffer of at least %R bytes for unpacking %d bytes at offset %d (actual buffer size is %d)";
  // Beyond i64, the sum is an int of its own.
  const needed = intFromU64(<u64>size + <u64>offset);
  refuseOwn(TypeId.STRUCT_ERROR, message, needed, size, offset, length);
  decref(needed);
  return -1;
}

function refusal(message: string, a: i64, b: i64): i64 {
  refuseOwn(TypeId.STRUCT_ERROR, message, a, b);
  return -1;
}

// ---- unpacking ----

/** The values at an address: a tuple, or ERROR. */
export function unpackAt(s: PyStruct, at: usize): Value {
  const tuple = allocTuple(s.values);
  if (tuple === 0) return ERROR;
  let n: u32 = 0;
  for (let i = 0; i < s.itemCount; i++) {
    const item = itemOf(<usize>s.items + BYTES_DATA, i);
    let place = at + <usize>item.offset;
    for (let k = 0; k < item.count; k++, place += item.size) {
      const v = readValue(place, item);
      if (v === ERROR) return abandon(tuple);
      tupleInit(tuple, n++, v);
    }
  }
  return charge(s.values >> 2) ? finishTuple(tuple) : abandon(tuple);
}

function abandon(tuple: usize): Value {
  decref(finishTuple(tuple));
  return ERROR;
}

/** struct.unpack */
export function unpackAll(s: PyStruct, buffer: Value): Value {
  if (!openSource(buffer)) return ERROR;
  if (bytesCount === s.size) return unpackAt(s, bytesAt);
  return raiseOwn(TypeId.STRUCT_ERROR, "unpack requires a buffer of %d bytes", <i64>s.size);
}

/** struct.unpack_from */
export function unpackFrom(s: PyStruct, buffer: Value, offset: Value): Value {
  const at = sizeNumber(offset);
  if (at === BAD_INDEX || !openSource(buffer)) return ERROR;
  const place = placeIn(s, at, bytesCount, false);
  return place < 0 ? ERROR : unpackAt(s, bytesAt + <usize>place);
}

// ---- methods ----

function noKeywords(kwnames: usize, name: string): bool {
  if (kwnames === 0 || tupleLength(kwnames) === 0) return true;
  raisef(Exc.TypeError, "Struct.%L() takes no keyword arguments", <i64>changetype<usize>(name));
  return false;
}

function packMethod(args: usize, nargs: i32, kwnames: usize): Value {
  if (!noKeywords(kwnames, "pack")) return ERROR;
  return packValues(asStruct(load<i64>(args)), args + 8, nargs - 1);
}

function packIntoMethod(args: usize, nargs: i32, kwnames: usize): Value {
  if (!noKeywords(kwnames, "pack_into")) return ERROR;
  return packInto(asStruct(load<i64>(args)), args + 8, nargs - 1);
}

function unpackMethod(args: usize): Value {
  return unpackAll(asStruct(load<i64>(args)), load<i64>(args, 8));
}

function unpackFromMethod(args: usize): Value {
  return unpackFrom(asStruct(load<i64>(args)), load<i64>(args, 8), load<i64>(args, 16));
}

function sizeOf(args: usize): Value {
  const s = asStruct(load<i64>(args));
  return small(<i64>asType(s.type).basicSize + (s.itemCount << 4));
}

function getFormat(v: Value): Value {
  const format: usize = asStruct(v).format;
  return format === 0 ? NONE : incref(box(format));
}

function getSize(v: Value): Value {
  return small(asStruct(v).size);
}

/** Slots and methods of the declared type; iter_unpack is iterator.ts's. */
export function fillStruct(type: PyType): void {
  initSignature = slotSignature("Struct(format)");
  type.new = structNew.index;
  type.init = structInit.index;
  type.dealloc = structDealloc.index;
  type.repr = structRepr.index;
  type.weakOffset = <i32>offsetof<PyStruct>("weakrefs");
  defineGetter(type, "format", getFormat);
  defineGetter(type, "size", getSize);
  defineVector(type, "pack(self, /, *values)", packMethod);
  defineVector(type, "pack_into(self, buffer, offset, /, *values)", packIntoMethod);
  define(type, "unpack(self, buffer, /)", unpackMethod);
  define(type, "unpack_from(self, /, buffer, offset=0)", unpackFromMethod);
  define(type, "__sizeof__(self, /)", sizeOf);
}
