/**
 * The module _tracemalloc (CPython: Modules/_tracemalloc.c, Python/tracemalloc.c): where each block of memory was asked for. Traces are kept by
 * memory/trace.ts; here is what a trace says of where the program was: the frames on the stack, each as file name and line. Equal tracebacks are
 * one record.
 *
 *     record   │ next u32 │ hash u32 │ frames u32 │ of u32 │ tuple u32 │ – │ file name u32, line u32 │ …       newest first; `of`: how many
 *                there were
 *
 * Frames of what is native code in CPython are left out. Refused: blocks of other domains than the object's, which nothing here makes.
 */
import { raise, raiseMemoryError } from "../core/errors.ts";
import { atFinish } from "../core/finish.ts";
import { intFromU64 } from "../core/integer.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { defineFunction } from "../core/native.ts";
import { decrefAt, incref, increfAt } from "../core/object.ts";
import { newStr } from "../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../core/subscript.ts";
import { allocTuple, finishTuple, tuple2, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, boxBool, ERROR, isPointer, NONE, pointer, small, Value } from "../core/value.ts";
import { rawAlloc, rawAllocZeroed, rawFree } from "../memory/raw.ts";
import {
  beginTraces,
  clearTraces,
  copied,
  copyTraces,
  endTraces,
  pauseTraces,
  resetPeak,
  traceBytes,
  tracedBytes,
  tracedPeak,
  traceOf,
} from "../memory/trace.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { asFrame, current } from "./frame.ts";
import { isOwnFrame } from "./frozen.ts";
import { lineOf } from "./positions.ts";
import { classicOffset, isWithin } from "./registercode.ts";

@unmanaged
class Record {
  next: u32;
  hash: u32;
  frames: u32;
  of: u32;
  /** While all traces are listed: what Python sees of it. */
  tuple: u32;
  pad: u32;
}

const FRAMES: usize = offsetof<Record>();
const MOST_FRAMES: u32 = 65535;

let limit: u32 = 1;
let running: bool = false;

// ---- where the program is ----

/** Chains of records by hash, and what all records take. */
const PLACES: u32 = 4096;
let chains: usize = 0;
let recordBytes: usize = 0;
/** A record being gathered, with room for `limit` frames. */
let scratch: usize = 0;

/** Lines found lately: pc, code and line of each place. */
const LINES: usize = memory.data(512 * 12, 4);
const LINE_PLACES: u32 = 512;

/** The line that a frame is on. Finding it takes a walk through the code's table, so it is remembered by instruction. */
function lineAt(code: usize, pc: usize): u32 {
  const place = LINES + <usize>(((<u32>pc >> 3) ^ (<u32>code >> 4)) & (LINE_PLACES - 1)) * 12;
  if (load<u32>(place) === <u32>pc && load<u32>(place, 4) === <u32>code) return load<u32>(place, 8);
  const c = asCode(code);
  // A frame that is being made has no instruction yet.
  const line = <u32>max(0, isWithin(c, pc) ? lineOf(c, classicOffset(c, pc)) : c.firstlineno);
  store<u32>(place, <u32>pc);
  store<u32>(place, <u32>code, 4);
  store<u32>(place, line, 8);
  return line;
}

/** The record of where the program is; 0 without memory. Called for each block that is handed out. */
function whereNow(): u32 {
  const record = changetype<Record>(scratch);
  record.frames = 0;
  record.of = 0;
  record.tuple = 0;
  let hash: u32 = 0x345678;
  for (let p = current; p !== 0; p = asFrame(p).prev) {
    const frame = asFrame(p);
    if (frame.code === 0 || isOwnFrame(frame)) continue;
    if (record.of < MOST_FRAMES) record.of++;
    if (record.frames === limit) continue;
    const line = lineAt(frame.code, frame.pc);
    put(record, asCode(frame.code).filename, line);
    hash = (hash ^ asCode(frame.code).filename ^ line) * 0x9e3779b1;
  }
  if (record.of === 0) return nowhere();
  record.hash = hash ^ record.of;
  return intern(record);
}

function put(record: Record, name: u32, line: u32): void {
  const at = changetype<usize>(record) + FRAMES + ((<usize>record.frames) << 3);
  record.frames++;
  store<u32>(at, name);
  store<u32>(at, line, 4);
}

/** No Python code runs. */
function nowhere(): u32 {
  const record = changetype<Record>(scratch);
  put(record, <u32>unknownName, 0);
  record.of = 1;
  record.hash = 0;
  return intern(record);
}

let unknownName: usize = 0;

function sizeOf(record: Record): usize {
  return FRAMES + ((<usize>record.frames) << 3);
}

/** The record that is the same as this one, made now if there is none. */
function intern(record: Record): u32 {
  const chain = chains + ((<usize>(record.hash & (PLACES - 1))) << 2);
  const size = sizeOf(record);
  for (let p: usize = load<u32>(chain); p !== 0; p = changetype<Record>(p).next) {
    const other = changetype<Record>(p);
    if (other.hash !== record.hash || other.frames !== record.frames || other.of !== record.of) continue;
    if (memory.compare(p + FRAMES, changetype<usize>(record) + FRAMES, size - FRAMES) === 0) return <u32>p;
  }
  const made = rawAlloc(size);
  if (made === 0) return 0;
  memory.copy(made, changetype<usize>(record), size);
  recordBytes += size;
  changetype<Record>(made).next = load<u32>(chain);
  store<u32>(chain, <u32>made);
  for (let i: u32 = 0; i < record.frames; i++) increfAt(nameAt(changetype<Record>(made), i));
  return <u32>made;
}

function nameAt(record: Record, i: u32): usize {
  return load<u32>(changetype<usize>(record) + FRAMES + ((<usize>i) << 3));
}

function lineIn(record: Record, i: u32): u32 {
  return load<u32>(changetype<usize>(record) + FRAMES + ((<usize>i) << 3), 4);
}

function dropRecords(): void {
  for (let chain = chains; chain < chains + ((<usize>PLACES) << 2); chain += 4) {
    let p: usize = load<u32>(chain);
    store<u32>(chain, 0);
    while (p !== 0) {
      const record = changetype<Record>(p);
      const next = record.next;
      for (let i: u32 = 0; i < record.frames; i++) decrefAt(nameAt(record, i));
      rawFree(p);
      p = next;
    }
  }
  recordBytes = 0;
  memory.fill(LINES, 0, LINE_PLACES * 12);
}

// ---- starting and stopping ----

/** start(nframe=1, /) */
function start(args: usize): Value {
  const frames = sizeNumber(load<i64>(args));
  if (frames === BAD_INDEX) return ERROR;
  if (frames < 1 || frames > <i64>MOST_FRAMES) {
    return raise(Exc.ValueError, "the number of frames must be in range [1; 65535]");
  }
  if (running) return NONE;
  limit = <u32>frames;
  if (!open()) {
    close();
    return raiseMemoryError();
  }
  running = true;
  atFinish(stopNow.index);
  return NONE;
}

function open(): bool {
  unknownName = newStr("<unknown>");
  chains = rawAllocZeroed((<usize>PLACES) << 2);
  scratch = rawAlloc(FRAMES + ((<usize>limit) << 3));
  return unknownName !== 0 && chains !== 0 && scratch !== 0 && beginTraces(whereNow.index);
}

function close(): void {
  if (chains !== 0) {
    dropRecords();
    rawFree(chains);
  }
  if (scratch !== 0) rawFree(scratch);
  if (unknownName !== 0) decrefAt(unknownName);
  chains = 0;
  scratch = 0;
  unknownName = 0;
}

function stopNow(): void {
  if (!running) return;
  running = false;
  endTraces();
  close();
}

/** stop() */
function stop(_args: usize): Value {
  stopNow();
  return NONE;
}

/** clear_traces() */
function clear(_args: usize): Value {
  if (!running) return NONE;
  clearTraces();
  dropRecords();
  return NONE;
}

// ---- what is asked ----

function isTracing(_args: usize): Value {
  return boxBool(running);
}

function frameLimit(_args: usize): Value {
  return small(limit);
}

/** get_tracemalloc_memory() */
function ownMemory(_args: usize): Value {
  return small(running ? <i64>(traceBytes() + recordBytes + ((<usize>PLACES) << 2)) : 0);
}

/** get_traced_memory(): (bytes now, the most) */
function tracedMemory(_args: usize): Value {
  const pair = tuple2(intFromU64(tracedBytes), intFromU64(tracedPeak));
  return pair === 0 ? ERROR : box(pair);
}

function forgetPeak(_args: usize): Value {
  if (running) resetPeak();
  return NONE;
}

/** A traceback as a tuple of (file name, line), newest first; ERROR. */
function tracebackTuple(record: Record): Value {
  const all = allocTuple(record.frames);
  if (all === 0) return ERROR;
  let good: bool = true;
  for (let i: u32 = 0; i < record.frames; i++) {
    const entry = tuple2(incref(box(nameAt(record, i))), small(lineIn(record, i)));
    if (entry === 0) good = false;
    tupleInit(all, i, entry === 0 ? NONE : box(entry));
  }
  const result = finishTuple(all);
  if (good) return result;
  decrefAt(pointer(result));
  return ERROR;
}

/** _get_object_traceback(obj, /): the traceback of the object's memory, or None. */
function objectTraceback(args: usize): Value {
  const v = load<i64>(args);
  if (!running || !isPointer(v)) return NONE;
  const type = asType(typeOf(v));
  const block = pointer(v) - (type.flags & TypeFlag.HAVE_GC ? <usize>type.preSize : 0);
  const record = traceOf(block);
  if (record === 0) return NONE;
  const before = pauseTraces(true);
  const result = tracebackTuple(changetype<Record>(<usize>record));
  pauseTraces(before);
  return result;
}

/** _get_traces(): a list of (domain, size, traceback, frames in all). What it takes is not traced. */
function traces(_args: usize): Value {
  const before = pauseTraces(true);
  const list = allocList();
  const good = list !== 0 && (!running || addTraces(list));
  pauseTraces(before);
  if (good) return box(list);
  if (list !== 0) decrefAt(list);
  return ERROR;
}

function addTraces(list: usize): bool {
  const copy = copyTraces();
  if (copy === 0) {
    raiseMemoryError();
    return false;
  }
  const count = copied;
  let good: bool = true;
  for (let i: u32 = 0; good && i < count; i++) good = addTrace(list, copy + ((<usize>i) << 3));
  forgetTuples();
  rawFree(copy);
  return good;
}

/** Appends a trace; the same record gives the same tuple. */
function addTrace(list: usize, at: usize): bool {
  const record = changetype<Record>(<usize>load<u32>(at, 4));
  if (record.tuple === 0) {
    const made = tracebackTuple(record);
    if (made === ERROR) return false;
    record.tuple = <u32>pointer(made);
  }
  const trace = allocTuple(4);
  if (trace === 0) return false;
  tupleInit(trace, 0, small(0));
  tupleInit(trace, 1, small(load<u32>(at)));
  tupleInit(trace, 2, incref(box(record.tuple)));
  tupleInit(trace, 3, small(record.of));
  return listAppendOwned(list, finishTuple(trace));
}

function forgetTuples(): void {
  for (let chain = chains; chain < chains + ((<usize>PLACES) << 2); chain += 4) {
    for (let p: usize = load<u32>(chain); p !== 0; p = changetype<Record>(p).next) {
      const tuple: usize = changetype<Record>(p).tuple;
      changetype<Record>(p).tuple = 0;
      if (tuple !== 0) decrefAt(tuple);
    }
  }
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initTracemalloc(dict: usize, module: usize): void {
  defineFunction(dict, module, "is_tracing()", isTracing);
  defineFunction(dict, module, "clear_traces()", clear);
  defineFunction(dict, module, "_get_traces()", traces);
  defineFunction(dict, module, "_get_object_traceback(obj, /)", objectTraceback);
  defineFunction(dict, module, "start(nframe=1, /)", start);
  defineFunction(dict, module, "stop()", stop);
  defineFunction(dict, module, "get_traceback_limit()", frameLimit);
  defineFunction(dict, module, "get_tracemalloc_memory()", ownMemory);
  defineFunction(dict, module, "get_traced_memory()", tracedMemory);
  defineFunction(dict, module, "reset_peak()", forgetPeak);
}
