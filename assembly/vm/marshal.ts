/**
 * Writes the serial form (shared/marshal.ts), as CPython's marshal writes its own: what is no value of a type that the form knows is
 * refused with ValueError, instances of subclasses too, unless they export bytes. No Python code runs on the way.
 *
 * Containers wait on a stack of our own, so depth costs no Wasm stack:
 *
 *     frame   │ container Value │ position u32 │ tag u32 │
 *
 * An object that others may refer to as well gets a number when it is first written, and is named by that number afterwards. The
 * elements of a set go in the order of their own serial forms, so that equal sets make equal bytes.
 */
import { ByteBuilder, newByteBuilder } from "../core/bytebuilder.ts";
import { bytesAt, bytesCount, openBytes } from "../core/bytes.ts";
import { asComplex } from "../core/complex.ts";
import { enterNative, leaveNative } from "../core/depth.ts";
import {
  dictGet,
  dictNext,
  dictPosition,
  dictSet,
  dictUsed,
  entryKey,
  entryValue,
  newDict,
} from "../core/dict.ts";
import { raise, raiseMemoryError } from "../core/errors.ts";
import { asInt, INT_DIGITS } from "../core/integer.ts";
import { allocList, listAppendOwned, listItem, listLength } from "../core/list.ts";
import { decref, decrefAt, incref, PyObject } from "../core/object.ts";
import { entryElement, setNext, setPosition, setUsed } from "../core/set.ts";
import { asSlice } from "../core/slice.ts";
import { asStr, STR_DATA } from "../core/string.ts";
import { tuple2, tupleItem, tupleLength } from "../core/tuple.ts";
import { excType, isExactly } from "../core/typeids.ts";
import {
  box,
  ELLIPSIS,
  ERROR,
  FALSE,
  floatValue,
  isFloat,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { PyCode } from "../objects/code.ts";
import { floatOf } from "../objects/float.ts";
import { listSort } from "../objects/sort.ts";
import { Exc } from "../shared/exceptions.ts";
import { MARSHAL_REF, Tag } from "../shared/marshal.ts";
import { TypeId } from "../shared/types.ts";
import { CODE_FIELD_COUNT, CODE_FIELDS, MARSHAL_DEPTH } from "./unmarshal.ts";

/** The form of CPython's marshal that ours keeps step with. */
export const MARSHAL_VERSION: i32 = 5;
/** From these on there are back references, and slices. */
const VERSION_WITH_REFS: i64 = 3;
const VERSION_WITH_SLICES: i64 = 5;

@unmanaged
class Frame {
  /** A tuple, list, dict, slice, code object, or the sorted elements of a set: (bytes, element) tuples in a list, owned. */
  container: Value;
  position: u32;
  tag: u32;
}

@unmanaged
class Writer {
  out: ByteBuilder;
  /** Dict: address of what was written → its number; 0 if nothing is shared. */
  refs: u32;
  frames: u32;
  frameCount: u32;
  frameCapacity: u32;
  version: i64;
  codeAllowed: bool;
}

/** The serial form of v as bytes, or ERROR. */
export function marshal(v: Value, version: i64, codeAllowed: bool): Value {
  const p = rawAlloc(offsetof<Writer>());
  if (p === 0) return raiseMemoryError();
  const w = changetype<Writer>(p);
  w.frameCapacity = 16;
  w.frameCount = 0;
  w.frames = <u32>rawAlloc(<usize>w.frameCapacity * offsetof<Frame>());
  w.refs = version < VERSION_WITH_REFS ? 0 : <u32>newDict();
  w.version = version;
  w.codeAllowed = codeAllowed;
  w.out = newByteBuilder();
  const room = w.frames !== 0 && (w.refs !== 0 || version < VERSION_WITH_REFS);
  const done = room ? writeNested(w, v) : false;
  if (!room) raiseMemoryError();
  while (w.frameCount > 0) pop(w);
  if (w.frames !== 0) rawFree(w.frames);
  if (w.refs !== 0) decrefAt(w.refs);
  const out = w.out;
  rawFree(p);
  if (done) return out.finish();
  out.drop();
  return ERROR;
}

/** Writes v and all that it holds; false with an exception pending. */
function writeNested(w: Writer, v: Value): bool {
  if (!writeStart(w, v)) return false;
  while (w.frameCount > 0) {
    const member = nextMember(top(w));
    if (member === UNBOUND) pop(w);
    else if (!writeStart(w, member)) return false;
  }
  return true;
}

// ---- values that hold no others ----

function put32(w: Writer, n: u32): void {
  const out = w.out;
  if (!out.reserve(4)) return;
  store<u32>(out.end, n);
  out.length += 4;
}

function unmarshallable(): bool {
  raise(Exc.ValueError, "unmarshallable object");
  return false;
}

/** Writes a value; of a container the head, its members come next. False with an exception pending. */
function writeStart(w: Writer, v: Value): bool {
  if (isSmall(v)) return writeSmall(w, smallValue(v));
  if (isFloat(v)) return writeFloat(w, floatValue(v));
  const single = singleTag(v);
  if (single !== 0) {
    w.out.byte(single);
    return true;
  }
  const p = pointer(v);
  if (isExactly(v, TypeId.INT)) return writeLong(w, p);
  if (isExactly(v, TypeId.FLOAT)) return writeFloat(w, floatOf(v));
  const shared = numbered(w, v);
  if (shared < 0) return shared === WRITTEN;
  if (isExactly(v, TypeId.COMPLEX)) return writeComplex(w, v, shared);
  return isExactly(v, TypeId.STR) ? writeStr(w, p, shared) : writeContainer(w, v, shared);
}

/** The tag of a value that there is only one of, 0 for others. */
function singleTag(v: Value): i32 {
  if (v === NONE) return Tag.NONE;
  if (v === TRUE) return Tag.TRUE;
  if (v === FALSE) return Tag.FALSE;
  if (v === ELLIPSIS) return Tag.ELLIPSIS;
  return v === box(excType(Exc.StopIteration)) ? Tag.STOP_ITERATION : 0;
}

function writeSmall(w: Writer, n: i64): bool {
  if (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE) {
    w.out.byte(Tag.INT);
    put32(w, <u32>n);
    return true;
  }
  const magnitude: u64 = n < 0 ? -n : n;
  w.out.byte(Tag.LONG);
  put32(w, n < 0 ? 1 : 0);
  put32(w, magnitude >> 32 === 0 ? 1 : 2);
  put32(w, <u32>magnitude);
  if (magnitude >> 32 !== 0) put32(w, <u32>(magnitude >> 32));
  return true;
}

function writeLong(w: Writer, p: usize): bool {
  const size = asInt(p).size;
  const count: u32 = size < 0 ? -size : size;
  w.out.byte(Tag.LONG);
  put32(w, size < 0 ? 1 : 0);
  put32(w, count);
  w.out.bytes(p + INT_DIGITS, count << 2);
  return true;
}

function writeFloat(w: Writer, f: f64): bool {
  const out = w.out;
  out.byte(Tag.FLOAT);
  if (!out.reserve(8)) return true;
  store<f64>(out.end, f);
  out.length += 8;
  return true;
}

function writeComplex(w: Writer, v: Value, ref: i32): bool {
  const out = w.out;
  out.byte(Tag.COMPLEX | ref);
  if (!out.reserve(16)) return true;
  store<f64>(out.end, asComplex(v).real);
  store<f64>(out.end, asComplex(v).imag, 8);
  out.length += 16;
  return true;
}

function writeStr(w: Writer, p: usize, ref: i32): bool {
  const length = asStr(p).length;
  const width: u32 = asStr(p).width;
  w.out.byte((asStr(p).interned ? Tag.INTERNED : Tag.STR) | ref);
  w.out.byte(width);
  put32(w, length);
  w.out.bytes(p + STR_DATA, length * width);
  return true;
}

/** bytes, bytearray and whatever else exports bytes: all come back as bytes. */
function writeBytes(w: Writer, v: Value, ref: i32): bool {
  if (!openBytes(v)) return unmarshallable();
  w.out.byte(Tag.BYTES | ref);
  put32(w, bytesCount);
  w.out.bytes(bytesAt, bytesCount);
  return true;
}

// ---- back references ----

/** Answers of `numbered`: a reference was written, or an exception is pending. */
const WRITTEN: i32 = -1;
const FAILED: i32 = -2;

/**
 * Writes a reference if the object was written before. Else MARSHAL_REF if it has a number now, 0 if it needs none: nobody but its
 * one holder refers to it, so it cannot come again.
 */
function numbered(w: Writer, v: Value): i32 {
  if (w.refs === 0 || changetype<PyObject>(pointer(v)).refcount === 1) return 0;
  const key = small(pointer(v));
  const known = dictGet(w.refs, key);
  if (known === ERROR) return FAILED;
  if (known !== UNBOUND) {
    w.out.byte(Tag.REF);
    put32(w, <u32>smallValue(known));
    return WRITTEN;
  }
  return dictSet(w.refs, key, small(dictUsed(w.refs))) < 0 ? FAILED : MARSHAL_REF;
}

// ---- containers ----

function writeContainer(w: Writer, v: Value, ref: i32): bool {
  const p = pointer(v);
  if (isExactly(v, TypeId.TUPLE)) {
    return push(w, v, Tag.TUPLE, ref) && counted(w, tupleLength(p));
  }
  if (isExactly(v, TypeId.LIST)) return push(w, v, Tag.LIST, ref) && counted(w, listLength(p));
  if (isExactly(v, TypeId.DICT)) return push(w, v, Tag.DICT, ref);
  if (isExactly(v, TypeId.SET)) return writeSet(w, p, Tag.SET, ref);
  if (isExactly(v, TypeId.FROZENSET)) return writeSet(w, p, Tag.FROZENSET, ref);
  if (isExactly(v, TypeId.SLICE)) {
    return w.version < VERSION_WITH_SLICES ? unmarshallable() : push(w, v, Tag.SLICE, ref);
  }
  return isExactly(v, TypeId.CODE) ? writeCode(w, v, ref) : writeBytes(w, v, ref);
}

function counted(w: Writer, count: u32): bool {
  put32(w, count);
  return true;
}

function writeSet(w: Writer, p: usize, tag: Tag, ref: i32): bool {
  const elements = sortedElements(w, p);
  if (elements === 0) return false;
  const pushed = push(w, box(elements), tag, ref) && counted(w, setUsed(p));
  if (!pushed) decrefAt(elements);
  return pushed;
}

/** A list of (serial form, element) tuples in order; 0 with an exception pending. */
function sortedElements(w: Writer, p: usize): usize {
  if (!enterNative()) return 0;
  const list = allocList(setUsed(p));
  let good: bool = list !== 0;
  for (let e = setNext(p, 0); good && e !== 0; e = setNext(p, setPosition(p, e) + 1)) {
    const form = marshal(entryElement(e), w.version, w.codeAllowed);
    const pair = form === ERROR ? 0 : tuple2(form, incref(entryElement(e)));
    good = pair !== 0 && listAppendOwned(list, box(pair));
  }
  good = good && listSort(list, NONE, false);
  leaveNative();
  if (!good && list !== 0) decrefAt(list);
  return good ? list : 0;
}

function writeCode(w: Writer, v: Value, ref: i32): bool {
  if (!w.codeAllowed) {
    raise(Exc.ValueError, "marshalling code objects is disallowed");
    return false;
  }
  if (!push(w, v, Tag.CODE, ref)) return false;
  const p = pointer(v);
  for (let at = offsetof<PyCode>("argcount"); at < CODE_FIELDS; at += 4) put32(w, load<u32>(p + at));
  return true;
}

/** Writes a container's tag and puts it on the stack; false with an exception pending. */
function push(w: Writer, container: Value, tag: Tag, ref: i32): bool {
  if (w.frameCount === MARSHAL_DEPTH) {
    raise(Exc.ValueError, "object too deeply nested to marshal");
    return false;
  }
  if (w.frameCount === w.frameCapacity) {
    const grown = rawRealloc(w.frames, <usize>w.frameCapacity * 2 * offsetof<Frame>());
    if (grown === 0) {
      raiseMemoryError();
      return false;
    }
    w.frames = <u32>grown;
    w.frameCapacity *= 2;
  }
  w.frameCount++;
  const f = top(w);
  f.container = container;
  f.position = 0;
  f.tag = tag;
  w.out.byte(tag | ref);
  return true;
}

function top(w: Writer): Frame {
  return changetype<Frame>(w.frames + <usize>(w.frameCount - 1) * offsetof<Frame>());
}

function pop(w: Writer): void {
  const f = top(w);
  w.frameCount--;
  if (f.tag === Tag.DICT) w.out.byte(Tag.NULL);
  if (f.tag === Tag.SET || f.tag === Tag.FROZENSET) decref(f.container);
}

/** The next member to write, borrowed; UNBOUND after the last. */
function nextMember(f: Frame): Value {
  const p = pointer(f.container);
  const i = f.position++;
  switch (f.tag) {
    case Tag.TUPLE:
      return i < tupleLength(p) ? tupleItem(p, i) : UNBOUND;
    case Tag.LIST:
      return i < listLength(p) ? listItem(p, i) : UNBOUND;
    case Tag.DICT:
      return nextOfDict(f, p, i);
    case Tag.SLICE:
      return i < 3 ? sliceMember(p, i) : UNBOUND;
    case Tag.CODE:
      return i < CODE_FIELD_COUNT ? box(load<u32>(p + CODE_FIELDS + (i << 2))) : UNBOUND;
    default:
      return i < listLength(p) ? tupleItem(pointer(listItem(p, i)), 1) : UNBOUND;
  }
}

/** Keys stand at even positions, their values at the next: twice the place in the dict. */
function nextOfDict(f: Frame, p: usize, i: u32): Value {
  const e = dictNext(p, i >> 1);
  if (e === 0) return UNBOUND;
  if (i & 1) return entryValue(e);
  f.position = (dictPosition(p, e) << 1) + 1;
  return entryKey(e);
}

function sliceMember(p: usize, i: u32): Value {
  const slice = asSlice(p);
  return i === 0 ? slice.start : i === 1 ? slice.stop : slice.step;
}
