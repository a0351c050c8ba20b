/** io.BufferedRWPair: a file to read from and one to write to as one (CPython: Modules/_io/bufferedio.c). */
import { getAttr } from "../../core/attribute.ts";
import { call2, callMethod, callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { raise, takeError } from "../../core/errors.ts";
import { finalizeFromDealloc } from "../../core/finalize.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { nameOf } from "../../core/intern.ts";
import { bindSlot, define, defineVector, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, freeObject, gcTrack, gcUntrack, visitValue } from "../../core/object.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, FALSE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { chainError, dropBase, PyFileBase, setField, ssize, visitBase } from "./common.ts";
import { checkReadable, checkWritable } from "./iobase.ts";

@unmanaged
class PyPair extends PyFileBase {
  reader: Value;
  writer: Value;
}

export const PAIR_SIZE: u32 = <u32>offsetof<PyPair>();

function asPair(v: Value): PyPair {
  return changetype<PyPair>(pointer(v));
}

function pairNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const pair = changetype<PyPair>(p);
  pair.dict = 0;
  pair.weakrefs = 0;
  pair.reader = UNBOUND;
  pair.writer = UNBOUND;
  gcTrack(p);
  return box(p);
}

let initSignature!: NativeDef;

function pairInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const size = load<i64>(values, 16);
  const good =
    ssize(size) !== BAD_INDEX &&
    checkReadable(load<i64>(values)) &&
    checkWritable(load<i64>(values, 8)) &&
    make(self, offsetof<PyPair>("reader"), TypeId.IO_READER, load<i64>(values), size) &&
    make(self, offsetof<PyPair>("writer"), TypeId.IO_WRITER, load<i64>(values, 8), size);
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

function make(self: Value, field: usize, id: TypeId, raw: Value, size: Value): bool {
  const file = call2(box(typeAt(id)), raw, size);
  if (file === ERROR) return false;
  setField(pointer(self) + field, file);
  return true;
}

function pairDealloc(p: usize): void {
  if (!finalizeFromDealloc(p)) return;
  gcUntrack(p);
  clearWeakrefs(p);
  pairClear(p);
  freeObject(p);
}

function pairClear(p: usize): void {
  setField(p + offsetof<PyPair>("reader"), UNBOUND);
  setField(p + offsetof<PyPair>("writer"), UNBOUND);
  dropBase(p);
}

function pairTraverse(p: usize, visit: u32): void {
  visitBase(p, visit);
  visitValue(changetype<PyPair>(p).reader, visit);
  visitValue(changetype<PyPair>(p).writer, visit);
}

function checkReady(file: Value): bool {
  if (file !== UNBOUND) return true;
  raise(Exc.ValueError, "I/O operation on uninitialized object");
  return false;
}

/** file.name(*args), `args` with the pair itself first. */
function forward(file: Value, name: Name, args: usize, nargs: i32, kwnames: usize): Value {
  const method = checkReady(file) ? getAttr(file, nameOf(name)) : ERROR;
  if (method === ERROR) return ERROR;
  const room = takeArguments(nargs);
  let result: Value = ERROR;
  if (room !== 0) {
    memory.copy(room, args + 8, (<usize>nargs - 1) << 3);
    result = callVector(method, room, nargs - 1, kwnames);
    dropArguments(room);
  }
  decref(method);
  return result;
}

function readMethod(args: usize, nargs: i32, kwnames: usize): Value {
  return forward(asPair(load<i64>(args)).reader, Name.read, args, nargs, kwnames);
}

function peekMethod(args: usize, nargs: i32, kwnames: usize): Value {
  return forward(asPair(load<i64>(args)).reader, Name.peek, args, nargs, kwnames);
}

function read1Method(args: usize, nargs: i32, kwnames: usize): Value {
  return forward(asPair(load<i64>(args)).reader, Name.read1, args, nargs, kwnames);
}

function readintoMethod(args: usize, nargs: i32, kwnames: usize): Value {
  return forward(asPair(load<i64>(args)).reader, Name.readinto, args, nargs, kwnames);
}

function readinto1Method(args: usize, nargs: i32, kwnames: usize): Value {
  return forward(asPair(load<i64>(args)).reader, Name.readinto1, args, nargs, kwnames);
}

function writeMethod(args: usize, nargs: i32, kwnames: usize): Value {
  return forward(asPair(load<i64>(args)).writer, Name.write, args, nargs, kwnames);
}

function ask(file: Value, name: Name): Value {
  return checkReady(file) ? callMethod(file, name) : ERROR;
}

function flushMethod(args: usize): Value {
  return ask(asPair(load<i64>(args)).writer, Name.flush);
}

function readableMethod(args: usize): Value {
  return ask(asPair(load<i64>(args)).reader, Name.readable);
}

function writableMethod(args: usize): Value {
  return ask(asPair(load<i64>(args)).writer, Name.writable);
}

/** Closes both, whatever comes of the first. */
function closeMethod(args: usize): Value {
  const pair = asPair(load<i64>(args));
  const first = ask(pair.writer, Name.close);
  const kept = first === ERROR ? takeError() : UNBOUND;
  decref(first);
  const second = ask(pair.reader, Name.close);
  if (kept === UNBOUND) return second;
  decref(second);
  return chainError(kept);
}

function isattyMethod(args: usize): Value {
  const pair = asPair(load<i64>(args));
  const written = ask(pair.writer, Name.isatty);
  if (written !== FALSE) return written;
  return ask(pair.reader, Name.isatty);
}

function getClosed(self: Value): Value {
  if (asPair(self).writer === UNBOUND) {
    return raise(Exc.RuntimeError, "the BufferedRWPair object is being garbage-collected");
  }
  return getAttr(asPair(self).writer, nameOf(Name.closed));
}

export function fillPair(type: PyType): void {
  initSignature = slotSignature("BufferedRWPair(reader, writer, buffer_size=131072, /)");
  type.new = pairNew.index;
  type.init = pairInit.index;
  type.dealloc = pairDealloc.index;
  type.traverse = pairTraverse.index;
  type.clear = pairClear.index;
  defineVector(type, "read(self, /, *args)", readMethod);
  defineVector(type, "peek(self, /, *args)", peekMethod);
  defineVector(type, "read1(self, /, *args)", read1Method);
  defineVector(type, "readinto(self, /, *args)", readintoMethod);
  defineVector(type, "readinto1(self, /, *args)", readinto1Method);
  defineVector(type, "write(self, /, *args)", writeMethod);
  define(type, "flush(self, /)", flushMethod);
  define(type, "readable(self, /)", readableMethod);
  define(type, "writable(self, /)", writableMethod);
  define(type, "close(self, /)", closeMethod);
  define(type, "isatty(self, /)", isattyMethod);
  defineGetter(type, "closed", getClosed);
}
