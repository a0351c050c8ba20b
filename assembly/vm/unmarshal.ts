/**
 * Reads the serial form (shared/marshal.ts). The bytes may be damaged or hostile: every read is checked, and an error is EOFError, ValueError or
 * TypeError as CPython's marshal raises them. The reading order of a code object is the writing order of src/bytecode/encode.ts.
 */

import { newBytes } from "../core/bytes.ts";
import { call1 } from "../core/call.ts";
import { dictSet, newDict } from "../core/dict.ts";
import { errorPending, raise, raiseMemoryError } from "../core/errors.ts";
import { allocInt, asInt, INT_DIGITS } from "../core/integer.ts";
import { emptyStr, intern, latin1, looksLikeName } from "../core/intern.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { newSlice } from "../core/slice.ts";
import { allocStr, asStr, isStr, STR_DATA } from "../core/string.ts";
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
  pointer,
  small,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { allocCode, asCode, PyCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { MARSHAL_REF, Tag } from "../shared/marshal.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";

const MAX_DEPTH: i32 = 300;
/** More members than bytes that are left cannot be: each takes one at least. */
let at: usize = 0;
let end: usize = 0;
let depth: i32 = 0;
/** Back references: Values, owned. */
let refs: usize = 0;
let refCount: u32 = 0;
let refCapacity: u32 = 0;

/** The value whose serial form lies at `data`, and how many bytes it took (`unmarshalled`); ERROR. */
export function unmarshal(data: usize, length: usize): Value {
  at = data;
  end = data + length;
  depth = 0;
  refCount = 0;
  refCapacity = 32;
  refs = rawAlloc((<usize>refCapacity) << 3);
  if (refs === 0) return raiseMemoryError();
  const v = readValue();
  for (let i: u32 = 0; i < refCount; i++) decref(load<i64>(refs + ((<usize>i) << 3)));
  rawFree(refs);
  unmarshalled = at - data;
  if (v === UNBOUND) return raise(Exc.TypeError, "NULL object in marshal data for object");
  return v;
}

export let unmarshalled: usize = 0;

function short(): Value {
  return raise(Exc.EOFError, "marshal data too short");
}

function bad(): Value {
  return raise(Exc.ValueError, "bad marshal data (invalid value)");
}

function left(): usize {
  return end - at;
}

/** A u32; with an exception pending (and 0) if the data ends. */
function readU32(): u32 {
  if (left() < 4) {
    if (!errorPending()) short();
    at = end;
    return 0;
  }
  at += 4;
  return load<u32>(at - 4);
}

function readValue(): Value {
  if (at >= end) return short();
  if (depth >= MAX_DEPTH) return raise(Exc.ValueError, "bad marshal data (recursion limit exceeded)");
  const tag = <i32>load<u8>(at++);
  const kind = tag & ~MARSHAL_REF;
  if (kind === Tag.REF) return readRef();
  const slot = tag & MARSHAL_REF ? reserveRef() : -1;
  if (slot === -2) return ERROR;
  depth++;
  const v = readTagged(<Tag>kind);
  depth--;
  if (slot >= 0 && v !== ERROR && v !== UNBOUND) store<i64>(refs + ((<usize>slot) << 3), incref(v));
  return v;
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
  return v === UNBOUND ? raise(Exc.ValueError, "bad marshal data (invalid reference)") : incref(v);
}

function readTagged(tag: Tag): Value {
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
      if (left() < 8) return short();
      at += 8;
      return boxForeignFloat(load<f64>(at - 8));
    case Tag.COMPLEX:
      return raise(Exc.ValueError, "complex numbers are not supported yet");
    case Tag.BYTES:
      return readBytes();
    case Tag.STR:
      return readStr(false);
    case Tag.INTERNED:
      return readStr(true);
    case Tag.TUPLE:
      return readTuple();
    case Tag.LIST:
      return readList();
    case Tag.DICT:
      return readDict();
    case Tag.SET:
      return readSet(TypeId.SET);
    case Tag.FROZENSET:
      return readSet(TypeId.FROZENSET);
    case Tag.SLICE:
      return readSlice();
    case Tag.CODE:
      return readCode();
    default:
      return raise(Exc.ValueError, "bad marshal data (unknown type code)");
  }
}

function readLong(): Value {
  const sign = readU32();
  const count = readU32();
  if (errorPending()) return ERROR;
  if (<u64>count * 4 > <u64>left()) return short();
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
  const length = readU32();
  if (errorPending()) return ERROR;
  if (length > left()) return short();
  const data = at;
  at += length;
  return newBytes(data, length);
}

function readStr(interned: bool): Value {
  if (left() < 5) return short();
  const width = <u32>load<u8>(at++);
  const length = readU32();
  if (width !== 1 && width !== 2 && width !== 4) return bad();
  if (<u64>length * width > <u64>left()) return short();
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
  return box(interned || looksLikeName(p) ? intern(p) : p);
}

function readTuple(): Value {
  const count = readU32();
  if (errorPending()) return ERROR;
  if (count > left()) return short();
  const p = allocTuple(count);
  if (p === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const v = readMember();
    if (v === ERROR) {
      decrefAt(p);
      return ERROR;
    }
    tupleInit(p, i, v);
  }
  return finishTuple(p);
}

/** A value inside another: NULL is not allowed there. */
function readMember(): Value {
  const v = readValue();
  return v === UNBOUND ? raise(Exc.TypeError, "NULL object in marshal data for object") : v;
}

function readList(): Value {
  const count = readU32();
  if (errorPending()) return ERROR;
  if (count > left()) return short();
  const p = allocList(count);
  if (p === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const v = readMember();
    if (v === ERROR || !listAppendOwned(p, v)) {
      decrefAt(p);
      return ERROR;
    }
  }
  return box(p);
}

function readDict(): Value {
  const p = newDict();
  if (p === 0) return ERROR;
  while (true) {
    const key = readValue();
    if (key === UNBOUND) return box(p);
    const v = key === ERROR ? ERROR : readMember();
    const done = v !== ERROR && dictSet(p, key, v) === 0;
    decref(key);
    decref(v);
    if (!done) {
      decrefAt(p);
      return ERROR;
    }
  }
}

function readSet(id: TypeId): Value {
  const list = readList();
  if (list === ERROR) return ERROR;
  const set = call1(box(typeAt(id)), list);
  decref(list);
  return set;
}

function readSlice(): Value {
  const start = readMember();
  const stop = start === ERROR ? ERROR : readMember();
  const step = stop === ERROR ? ERROR : readMember();
  const v = step === ERROR ? ERROR : newSlice(start, stop, step);
  decref(start);
  decref(stop);
  decref(step);
  return v;
}

// ---- code objects ----

function readCode(): Value {
  const p = allocCode();
  if (p === 0) return ERROR;
  const code = asCode(p);
  code.argcount = readU32();
  code.posonlyargcount = readU32();
  code.kwonlyargcount = readU32();
  code.stacksize = readU32();
  code.flags = readU32();
  code.firstlineno = readU32();
  const good =
    !errorPending() &&
    readField(p, offsetof<PyCode>("code"), TypeId.BYTES) &&
    readField(p, offsetof<PyCode>("consts"), TypeId.TUPLE) &&
    readNames(p, offsetof<PyCode>("names")) &&
    readNames(p, offsetof<PyCode>("varnames")) &&
    readNames(p, offsetof<PyCode>("cellvars")) &&
    readNames(p, offsetof<PyCode>("freevars")) &&
    readField(p, offsetof<PyCode>("filename"), TypeId.STR) &&
    readField(p, offsetof<PyCode>("name"), TypeId.STR) &&
    readField(p, offsetof<PyCode>("qualname"), TypeId.STR) &&
    readField(p, offsetof<PyCode>("positions"), TypeId.BYTES) &&
    readField(p, offsetof<PyCode>("exceptions"), TypeId.BYTES);
  if (!good) {
    decrefAt(p);
    return ERROR;
  }
  finishCode(code);
  return box(p);
}

/** Derives what the VM wants to know from a code object's own fields (code.replace uses it too). */
export function finishCode(code: PyCode): void {
  code.nlocals = tupleLength(code.varnames);
  code.nslots = code.nlocals + tupleLength(code.cellvars) + tupleLength(code.freevars);
  const special =
    CodeFlag.VARARGS |
    CodeFlag.VARKEYWORDS |
    CodeFlag.GENERATOR |
    CodeFlag.COROUTINE |
    CodeFlag.ASYNC_GENERATOR;
  const plain = (code.flags & special) === 0 && code.kwonlyargcount === 0;
  code.simple = plain && code.argcount <= code.nlocals ? 1 : 0;
}

function readField(p: usize, offset: usize, id: TypeId): bool {
  const v = readMember();
  if (v === ERROR) return false;
  if (!isExactly(v, id)) {
    decref(v);
    bad();
    return false;
  }
  store<u32>(p + offset, <u32>pointer(v));
  return true;
}

function readNames(p: usize, offset: usize): bool {
  if (!readField(p, offset, TypeId.TUPLE)) return false;
  const tuple: usize = load<u32>(p + offset);
  for (let i: u32 = 0; i < tupleLength(tuple); i++) {
    const name = tupleItem(tuple, i);
    if (!isStr(name)) {
      bad();
      return false;
    }
    tupleInit(tuple, i, box(intern(pointer(name))));
  }
  return true;
}
