/**
 * Reads the serial form (shared/marshal.ts). The bytes may be damaged or hostile: every read is checked, and an error is EOFError, ValueError or
 * TypeError as CPython's marshal raises them. The reading order of a code object is the writing order of src/bytecode/encode.ts.
 *
 * What is begun and waits for members stands on a stack of our own, so depth costs no Wasm stack:
 *
 *     frame   │ object u32 │ tag u32 │ index u32 │ count u32 │ key i64 │ ref i32 │ pad │
 */

import { allocBytearray, asBytearray, bytearrayData, newBytes } from "../core/bytes.ts";
import { callMethod } from "../core/call.ts";
import { newComplex } from "../core/complex.ts";
import { dictSet, newDict } from "../core/dict.ts";
import { errorPending, literal, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { allocInt, asInt, INT_DIGITS, intToI64Clamped } from "../core/integer.ts";
import { emptyStr, intern, latin1 } from "../core/intern.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { allocSet, setAdd } from "../core/set.ts";
import { newSlice } from "../core/slice.ts";
import { allocStr, asStr, STR_DATA } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { copyBytes } from "../core/text/chars.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { excType, isExactly, typeAt } from "../core/typeids.ts";
import {
  box,
  boxForeignFloat,
  ELLIPSIS,
  ERROR,
  FALSE,
  fitsSmall,
  NONE,
  PUSHED,
  pointer,
  small,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { allocCode, asCode, Entry, PyCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { MARSHAL_REF, Tag } from "../shared/marshal.ts";
import { Name } from "../shared/names.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";

/** Nested containers at most, as CPython's MAX_MARSHAL_STACK_DEPTH. */
export const MARSHAL_DEPTH: u32 = 2000;
/** Bytes, strs and containers with more members than a C int counts are refused. */
const COUNT_MAX: u32 = 0x7fff_ffff;

@unmanaged
class Frame {
  /** Tuple (for a slice too), list, dict, set, frozenset or code. */
  object: u32;
  tag: u32;
  index: u32;
  count: u32;
  /** Of a dict, while its value is awaited. */
  key: Value;
  /** Number of the back reference to set at the end, -1 for none. */
  ref: i32;
  pad: u32;
}

let at: usize = 0;
let end: usize = 0;
/** Where bytes come from once those at hand are used up: an object with readinto(), or UNBOUND. */
let file: Value = UNBOUND;
/** The bytearray that holds what was read last; owned. */
let chunk: Value = UNBOUND;
/** Whether code objects may be read. */
let codeAllowed: bool = true;
/** Back references: Values, owned. */
let refs: usize = 0;
let refCount: u32 = 0;
let refCapacity: u32 = 0;
let frames: usize = 0;
let frameCount: u32 = 0;
let frameCapacity: u32 = 0;

/** The value whose serial form lies at `data`, or ERROR; what follows it is not looked at. */
export function unmarshal(data: usize, length: usize, allowCode: bool = true): Value {
  return unmarshalFrom(data, length, UNBOUND, allowCode);
}

/** The value whose serial form a file gives, reading not one byte more; or ERROR. */
export function unmarshalFile(source: Value, allowCode: bool): Value {
  return unmarshalFrom(0, 0, source, allowCode);
}

/** Reading a file may run Python code, which may unmarshal: the state of an outer call is put back at the end. */
function unmarshalFrom(data: usize, length: usize, source: Value, allowCode: bool): Value {
  const outerAt = at;
  const outerEnd = end;
  const outerFile = file;
  const outerChunk = chunk;
  const outerAllowed = codeAllowed;
  const outerRefs = refs;
  const outerRefCount = refCount;
  const outerRefCapacity = refCapacity;
  const outerFrames = frames;
  const outerFrameCount = frameCount;
  const outerFrameCapacity = frameCapacity;
  at = data;
  end = data + length;
  file = source;
  chunk = UNBOUND;
  codeAllowed = allowCode;
  const v = readAll();
  decref(chunk);
  at = outerAt;
  end = outerEnd;
  file = outerFile;
  chunk = outerChunk;
  codeAllowed = outerAllowed;
  refs = outerRefs;
  refCount = outerRefCount;
  refCapacity = outerRefCapacity;
  frames = outerFrames;
  frameCount = outerFrameCount;
  frameCapacity = outerFrameCapacity;
  return v;
}

function readAll(): Value {
  refCount = 0;
  refCapacity = 32;
  refs = rawAlloc((<usize>refCapacity) << 3);
  frameCount = 0;
  frameCapacity = 16;
  frames = rawAlloc(<usize>frameCapacity * offsetof<Frame>());
  const v = refs === 0 || frames === 0 ? raiseMemoryError() : readNested();
  while (frameCount > 0) dropFrame();
  for (let i: u32 = 0; i < refCount; i++) decref(load<i64>(refs + ((<usize>i) << 3)));
  if (refs !== 0) rawFree(refs);
  if (frames !== 0) rawFree(frames);
  if (v === UNBOUND) return raise(Exc.TypeError, "NULL object in marshal data for object");
  return v;
}

/** One value with all that it holds. */
function readNested(): Value {
  while (true) {
    let v = readStart();
    while (v !== PUSHED) {
      if (v === ERROR || frameCount === 0) return v;
      v = deliver(v);
    }
  }
}

// ---- bytes ----

function short(): bool {
  raise(Exc.EOFError, file === UNBOUND ? "marshal data too short" : "EOF read where not expected");
  return false;
}

function bad(): Value {
  return raise(Exc.ValueError, "bad marshal data (invalid value)");
}

/** Whether `count` bytes lie at `at`; false with an exception pending. */
function need(count: usize): bool {
  if (end - at >= count) return true;
  return file === UNBOUND ? short() : fetch(count);
}

/** Reads the next `count` bytes from the file. */
function fetch(count: usize): bool {
  const buffer = allocBytearray(count);
  if (buffer === 0) return false;
  decref(chunk);
  chunk = box(buffer);
  const result = callMethod(file, Name.readinto, chunk);
  const index = result === ERROR ? ERROR : toIndex(result);
  decref(result);
  if (index === ERROR) return false;
  const got = intToI64Clamped(index);
  decref(index);
  if (got > <i64>count) {
    const message = "read() returned too much data: %d bytes requested, %d returned";
    raisef(Exc.ValueError, message, count, got);
    return false;
  }
  if (got < <i64>count || asBytearray(buffer).length < <u32>count) return short();
  at = bytearrayData(buffer);
  end = at + count;
  return true;
}

/** A u32; with an exception pending (and 0) if the data ends. */
function readU32(): u32 {
  if (errorPending() || !need(4)) return 0;
  at += 4;
  return load<u32>(at - 4);
}

/** A number of members, each of which takes a byte at least; COUNT_BAD with an exception pending. */
function readCount(kind: string): u32 {
  const count = readU32();
  if (errorPending()) return COUNT_BAD;
  if (count > COUNT_MAX) {
    raisef(Exc.ValueError, "bad marshal data (%L size out of range)", literal(kind));
    return COUNT_BAD;
  }
  if (file === UNBOUND && count > end - at) {
    short();
    return COUNT_BAD;
  }
  return count;
}

const COUNT_BAD: u32 = 0xffff_ffff;

// ---- values ----

/** The next value if it holds no others, else PUSHED: its members come next. UNBOUND for NULL. */
function readStart(): Value {
  if (frameCount > MARSHAL_DEPTH) return raise(Exc.ValueError, "recursion limit exceeded");
  if (file === UNBOUND && at >= end) return raise(Exc.EOFError, "EOF read where object expected");
  if (!need(1)) return ERROR;
  const tag = <i32>load<u8>(at++);
  const kind = tag & ~MARSHAL_REF;
  if (kind === Tag.REF) return readRef();
  const ref = tag & MARSHAL_REF ? reserveRef() : -1;
  if (ref === -2) return ERROR;
  const v = readTagged(<Tag>kind, ref);
  if (ref >= 0 && v !== ERROR && v !== UNBOUND && v !== PUSHED) setRef(ref, v);
  return v;
}

function setRef(ref: i32, v: Value): void {
  store<i64>(refs + ((<usize>ref) << 3), incref(v));
}

/** Number for the value to come, -2 with MemoryError pending. */
function reserveRef(): i32 {
  if (refCount === refCapacity) {
    const grown = rawRealloc(refs, (<usize>refCapacity) << 4);
    if (grown === 0) {
      raiseMemoryError();
      return -2;
    }
    refs = grown;
    refCapacity *= 2;
  }
  store<i64>(refs + ((<usize>refCount) << 3), UNBOUND);
  return refCount++;
}

function readRef(): Value {
  const i = readU32();
  if (errorPending()) return ERROR;
  const v = i < refCount ? load<i64>(refs + ((<usize>i) << 3)) : UNBOUND;
  return v === UNBOUND || closesCycle(v)
    ? raise(Exc.ValueError, "bad marshal data (invalid reference)")
    : incref(v);
}

/**
 * Whether a member refers to a tuple around it with nothing between that can change. No program makes such a cycle, and no collector can
 * break it; through a list, a dict or a set it may go.
 */
function closesCycle(v: Value): bool {
  for (let i = frameCount; i > 0; i--) {
    const f = changetype<Frame>(frames + <usize>(i - 1) * offsetof<Frame>());
    if (f.tag === Tag.LIST || f.tag === Tag.DICT || f.tag === Tag.SET) return false;
    if (box(<usize>f.object) === v) return true;
  }
  return false;
}

function readTagged(tag: Tag, ref: i32): Value {
  switch (tag) {
    case Tag.NULL:
      return UNBOUND;
    case Tag.NONE:
      return NONE;
    case Tag.TRUE:
      return TRUE;
    case Tag.FALSE:
      return FALSE;
    case Tag.ELLIPSIS:
      return ELLIPSIS;
    case Tag.STOP_ITERATION:
      return incref(box(excType(Exc.StopIteration)));
    case Tag.INT: {
      const n = <i32>readU32();
      return errorPending() ? ERROR : small(n);
    }
    case Tag.LONG:
      return readLong();
    case Tag.FLOAT:
      if (!need(8)) return ERROR;
      at += 8;
      return boxForeignFloat(load<f64>(at - 8));
    case Tag.COMPLEX:
      if (!need(16)) return ERROR;
      at += 16;
      return newComplex(load<f64>(at - 16), load<f64>(at - 8));
    case Tag.BYTES:
      return readBytes();
    case Tag.STR:
      return readStr(false);
    case Tag.INTERNED:
      return readStr(true);
    case Tag.TUPLE:
      return beginTuple(ref);
    case Tag.LIST:
      return beginList(ref);
    case Tag.DICT:
      return beginShared(newDict(), Tag.DICT, COUNT_BAD, ref);
    case Tag.SET:
      return beginSet(Tag.SET, TypeId.SET, ref);
    case Tag.FROZENSET:
      return beginSet(Tag.FROZENSET, TypeId.FROZENSET, ref);
    case Tag.SLICE:
      return begin(allocTuple(3), Tag.SLICE, 3, ref);
    case Tag.CODE:
      return beginCode(ref);
    default:
      return raise(Exc.ValueError, "bad marshal data (unknown type code)");
  }
}

function readLong(): Value {
  const sign = readU32();
  const count = readU32();
  if (errorPending()) return ERROR;
  if (count > COUNT_MAX >> 2) return raise(Exc.ValueError, "bad marshal data (long size out of range)");
  if (!need((<usize>count) << 2)) return ERROR;
  const digits = at;
  at += (<usize>count) << 2;
  if (sign > 1 || (count > 0 && load<u32>(at - 4) === 0)) return bad();
  if (count <= 2) {
    const magnitude =
      (count > 0 ? <u64>load<u32>(digits) : 0) | (count > 1 ? (<u64>load<u32>(digits, 4)) << 32 : 0);
    const n = sign ? -(<i64>magnitude) : <i64>magnitude;
    if (magnitude >> 49 === 0 && fitsSmall(n)) return small(n);
  }
  const p = allocInt(count);
  if (p === 0) return ERROR;
  copyBytes(p + INT_DIGITS, digits, (<usize>count) << 2);
  if (sign) asInt(p).size = -(<i32>count);
  return box(p);
}

function readBytes(): Value {
  const length = readCount("bytes object");
  if (length === COUNT_BAD || !need(length)) return ERROR;
  at += length;
  return newBytes(at - length, length);
}

function readStr(interned: bool): Value {
  if (!need(1)) return ERROR;
  const width = <u32>load<u8>(at++);
  const length = readCount("string");
  if (length === COUNT_BAD) return ERROR;
  if (width !== 1 && width !== 2 && width !== 4) return bad();
  if (<u64>length * width > COUNT_MAX) {
    return raise(Exc.ValueError, "bad marshal data (string size out of range)");
  }
  if (!need(length * width)) return ERROR;
  const data = at;
  at += length * width;
  let largest: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const c =
      width === 1
        ? <u32>load<u8>(data + i)
        : width === 2
          ? <u32>load<u16>(data + (i << 1))
          : load<u32>(data + (i << 2));
    if (c > largest) largest = c;
  }
  if ((width > 1 && largest < 0x100) || (width === 4 && (largest < 0x10000 || largest > 0x10ffff)))
    return bad();
  if (length < 2 && width === 1) return box(length === 0 ? emptyStr() : latin1(largest));
  const p = allocStr(length, width);
  if (p === 0) return ERROR;
  copyBytes(p + STR_DATA, data, length * width);
  asStr(p).ascii = largest < 128 ? 1 : 0;
  return box(interned ? intern(p) : p);
}

// ---- containers ----

/** Puts a new object (0: an exception is pending) on the stack, to get `count` members. PUSHED, or ERROR. */
function begin(object: usize, tag: Tag, count: u32, ref: i32): Value {
  if (object === 0) return ERROR;
  if (frameCount === frameCapacity) {
    const grown = rawRealloc(frames, <usize>frameCapacity * 2 * offsetof<Frame>());
    if (grown === 0) {
      decrefAt(object);
      return raiseMemoryError();
    }
    frames = grown;
    frameCapacity *= 2;
  }
  frameCount++;
  const f = top();
  f.object = <u32>object;
  f.tag = tag;
  f.index = 0;
  f.count = count;
  f.key = UNBOUND;
  f.ref = ref;
  return PUSHED;
}

function top(): Frame {
  return changetype<Frame>(frames + <usize>(frameCount - 1) * offsetof<Frame>());
}

function dropFrame(): void {
  const f = top();
  frameCount--;
  decref(f.key);
  decrefAt(f.object);
}

/** As begin, for what its own members may refer back to. */
function beginShared(object: usize, tag: Tag, count: u32, ref: i32): Value {
  const v = begin(object, tag, count, -1);
  if (v === PUSHED && ref >= 0) setRef(ref, box(object));
  return v;
}

/** A tuple that a member may refer to holds nothing but objects at any time. */
function beginTuple(ref: i32): Value {
  const count = readCount("tuple");
  if (count === COUNT_BAD) return ERROR;
  if (count === 0) return box(allocTuple(0));
  const p = allocTuple(count);
  if (p !== 0 && ref >= 0) for (let i: u32 = 0; i < count; i++) tupleInit(p, i, NONE);
  return beginShared(p, Tag.TUPLE, count, ref);
}

function beginList(ref: i32): Value {
  const count = readCount("list");
  if (count === COUNT_BAD) return ERROR;
  const p = allocList(min<u32>(count, PREALLOCATED));
  return count === 0 ? boxOr(p) : beginShared(p, Tag.LIST, count, ref);
}

/** Room made for a list at once: a count in a damaged file must not cost more memory than the file has bytes. */
const PREALLOCATED: u32 = 1024;

function beginSet(tag: Tag, type: TypeId, ref: i32): Value {
  const count = readCount("set");
  if (count === COUNT_BAD) return ERROR;
  const p = allocSet(typeAt(type));
  if (count === 0) return boxOr(p);
  return tag === Tag.SET ? beginShared(p, tag, count, ref) : begin(p, tag, count, ref);
}

function boxOr(p: usize): Value {
  return p === 0 ? ERROR : box(p);
}

/** Hands a value to the container on top of the stack, which owns it then: PUSHED if that wants more, else the container; ERROR. */
function deliver(v: Value): Value {
  const f = top();
  if (v === UNBOUND) return f.tag === Tag.DICT ? finishFrame() : missing(f.tag);
  if (!addMember(f, v)) return ERROR;
  return ++f.index === f.count ? finishFrame() : PUSHED;
}

function missing(tag: u32): Value {
  let kind = "tuple";
  if (tag === Tag.LIST) kind = "list";
  else if (tag === Tag.SET || tag === Tag.FROZENSET) kind = "set";
  else if (tag === Tag.SLICE) kind = "slice";
  else if (tag === Tag.CODE) kind = "code object";
  return raisef(Exc.TypeError, "NULL object in marshal data for %L", literal(kind));
}

function addMember(f: Frame, v: Value): bool {
  const p: usize = f.object;
  switch (f.tag) {
    case Tag.TUPLE:
    case Tag.SLICE:
      tupleInit(p, f.index, v);
      return true;
    case Tag.LIST:
      return listAppendOwned(p, v);
    case Tag.DICT:
      return addToDict(f, v);
    case Tag.CODE:
      return addToCode(p, f.index, v);
    default: {
      const added = setAdd(p, v) >= 0;
      decref(v);
      return added;
    }
  }
}

function addToDict(f: Frame, v: Value): bool {
  const key = f.key;
  if (key === UNBOUND) {
    f.key = v;
    return true;
  }
  f.key = UNBOUND;
  const added = dictSet(f.object, key, v) >= 0;
  decref(key);
  decref(v);
  return added;
}

/** Takes the container off the stack: its value, or ERROR. */
function finishFrame(): Value {
  const f = top();
  const p: usize = f.object;
  const ref = f.ref;
  frameCount--;
  decref(f.key);
  let v: Value = box(p);
  if (f.tag === Tag.TUPLE) finishTuple(p);
  else if (f.tag === Tag.CODE) finishCode(asCode(p));
  else if (f.tag === Tag.SLICE) {
    v = newSlice(tupleItem(p, 0), tupleItem(p, 1), tupleItem(p, 2));
    decrefAt(p);
  }
  if (ref >= 0 && v !== ERROR) setRef(ref, v);
  return v;
}

// ---- code objects ----

/** Fields that are objects lie one after the other in the order of the serial form. */
export const CODE_FIELDS: usize = offsetof<PyCode>("code");
export const CODE_FIELD_COUNT: u32 = <u32>(((offsetof<PyCode>("exceptions") - CODE_FIELDS) >> 2) + 1);
const FIELD_TYPES: StaticArray<TypeId> = [
  TypeId.BYTES,
  TypeId.TUPLE,
  TypeId.TUPLE,
  TypeId.TUPLE,
  TypeId.TUPLE,
  TypeId.TUPLE,
  TypeId.STR,
  TypeId.STR,
  TypeId.STR,
  TypeId.BYTES,
  TypeId.BYTES,
];
const FIRST_NAMES: u32 = 2;
const LAST_NAMES: u32 = 5;

function beginCode(ref: i32): Value {
  if (!codeAllowed) return raise(Exc.ValueError, "unmarshalling code objects is disallowed");
  const p = allocCode();
  if (p === 0) return ERROR;
  const code = asCode(p);
  code.argcount = readU32();
  code.posonlyargcount = readU32();
  code.kwonlyargcount = readU32();
  code.stacksize = readU32();
  code.flags = readU32();
  code.firstlineno = readU32();
  if (!errorPending()) return begin(p, Tag.CODE, CODE_FIELD_COUNT, ref);
  decrefAt(p);
  return ERROR;
}

function addToCode(p: usize, index: u32, v: Value): bool {
  if (!isExactly(v, FIELD_TYPES[index])) {
    decref(v);
    bad();
    return false;
  }
  store<u32>(p + CODE_FIELDS + (index << 2), <u32>pointer(v));
  return index < FIRST_NAMES || index > LAST_NAMES || internNames(pointer(v));
}

function internNames(tuple: usize): bool {
  for (let i: u32 = 0; i < tupleLength(tuple); i++) {
    const name = tupleItem(tuple, i);
    if (!isExactly(name, TypeId.STR)) {
      bad();
      return false;
    }
    tupleInit(tuple, i, box(intern(pointer(name))));
  }
  return true;
}

/** Derives what the VM wants to know from a code object's own fields (code.replace uses it too). */
export function finishCode(code: PyCode): void {
  code.nlocals = tupleLength(code.varnames);
  code.nslots = code.nlocals + tupleLength(code.cellvars) + tupleLength(code.freevars);
  const suspended = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
  const plain = (code.flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) === 0 && code.kwonlyargcount === 0;
  if (!plain || code.argcount > code.nlocals) code.entryKind = Entry.BOUND;
  else code.entryKind = code.flags & suspended ? Entry.GENERATOR : Entry.PLAIN;
}
