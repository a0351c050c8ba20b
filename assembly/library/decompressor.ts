/**
 * Decompressors that keep what they were given and did not need yet: zlib._ZlibDecompressor, _bz2.BZ2Decompressor, _lzma.LZMADecompressor. They
 * differ in the engine alone, which each type gives with two functions.
 *
 *     decompressor   │ refcount │ type │ engine u32 │ run u32 │ release u32 │ eof u32 │ needsInput u32 │ endMessage u32 │ unused Value │ kept Value │
 */
import { newByteBuilder } from "../core/bytebuilder.ts";
import {
  allocBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  emptyBytes,
  newBytes,
  openBytes,
} from "../core/bytes.ts";
import { raise, raisef } from "../core/errors.ts";
import { defineMember, Member } from "../core/getset.ts";
import { define } from "../core/native.ts";
import { decref, freePlain } from "../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../core/subscript.ts";
import { PyType } from "../core/type.ts";
import { box, ERROR, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { openSource } from "./arguments.ts";

/** What an engine's run gives. */
export enum Progress {
  /** Of a step within an engine: there is more to do. */
  ON = -1,
  /** All input was used. */
  INPUT,
  /** As much was put out as was allowed; there may be more. */
  OUTPUT,
  END,
  /** An exception is pending. */
  FAILED,
}

/** Input that an engine's run has not used. */
export class Rest {
  static count: i32 = 0;
}

@unmanaged
export class PyDecompressor {
  refcount: i32;
  type: u32;
  /** The engine, and its functions: (engine: usize, data: usize, n: i32, out: ByteBuilder, most: i64) => Progress, (engine: usize) => void. */
  engine: usize;
  run: u32;
  release: u32;
  eof: u32;
  needsInput: u32;
  /** AS literal: what is said of input after the end. */
  endMessage: u32;
  unused: Value;
  kept: Value;
}

/** Sets the fields of a new object; takes over the engine. */
export function beginDecompressor(
  p: usize,
  engine: usize,
  run: u32,
  release: u32,
  endMessage: string = "End of stream already reached",
): void {
  const d = changetype<PyDecompressor>(p);
  d.engine = engine;
  d.run = run;
  d.release = release;
  d.eof = 0;
  d.needsInput = 1;
  d.endMessage = <u32>changetype<usize>(endMessage);
  d.unused = box(emptyBytes());
  d.kept = box(emptyBytes());
}

function dealloc(p: usize): void {
  const d = changetype<PyDecompressor>(p);
  call_indirect<void>(d.release, d.engine);
  decref(d.unused);
  decref(d.kept);
  freePlain(p);
}

/** Two runs of bytes in one object, or ERROR. */
function joined(first: Value, data: usize, n: i32): Value {
  openBytes(first);
  const p = allocBytes(<i64>bytesCount + n);
  if (p === 0) return ERROR;
  memory.copy(p + BYTES_DATA, bytesAt, bytesCount);
  memory.copy(p + BYTES_DATA + <usize>bytesCount, data, n);
  return box(p);
}

function replace(slot: usize, v: Value): bool {
  if (v === ERROR) return false;
  const old = load<i64>(slot);
  store<i64>(slot, v);
  decref(old);
  return true;
}

/** decompress(self, data, max_length) */
function decompress(args: usize): Value {
  const d = changetype<PyDecompressor>(pointer(load<i64>(args)));
  const most = sizeNumber(load<i64>(args, 16));
  if (most === BAD_INDEX || !openSource(load<i64>(args, 8))) return ERROR;
  if (d.eof) return raise(Exc.EOFError, changetype<string>(<usize>d.endMessage));
  const data = bytesAt;
  const n = bytesCount;
  openBytes(d.kept);
  if (bytesCount === 0) return runOn(d, data, n, most);
  if (!replace(changetype<usize>(d) + offsetof<PyDecompressor>("kept"), joined(d.kept, data, n)))
    return ERROR;
  openBytes(d.kept);
  return runOn(d, bytesAt, bytesCount, most);
}

function runOn(d: PyDecompressor, data: usize, n: i32, most: i64): Value {
  const out = newByteBuilder();
  const progress: Progress = call_indirect<i32>(d.run, d.engine, data, n, out, most);
  const left = Rest.count;
  const rest = progress === Progress.FAILED ? ERROR : newBytes(data + <usize>(n - left), left);
  if (rest === ERROR) {
    d.needsInput = 0;
    out.drop();
    return ERROR;
  }
  const at = changetype<usize>(d);
  if (progress === Progress.END) {
    d.eof = 1;
    replace(at + offsetof<PyDecompressor>("unused"), rest);
    replace(at + offsetof<PyDecompressor>("kept"), box(emptyBytes()));
  } else replace(at + offsetof<PyDecompressor>("kept"), rest);
  d.needsInput = progress === Progress.INPUT ? 1 : 0;
  return out.finish();
}

/** copy and pickle would make an object without an engine. */
export function refuseReduce(args: usize): Value {
  return raisef(Exc.TypeError, "cannot pickle '%T' object", load<i64>(args));
}

/** Slots, methods and attributes of such a type; its `new` is the caller's. */
export function fillDecompressor(type: PyType): void {
  type.dealloc = dealloc.index;
  define(type, "__reduce__(self, /)", refuseReduce);
  define(type, "decompress(self, data, max_length=-1)", decompress);
  defineMember(type, "unused_data", offsetof<PyDecompressor>("unused"), Member.VALUE);
  defineMember(type, "needs_input", offsetof<PyDecompressor>("needsInput"), Member.BOOL);
  defineMember(type, "eof", offsetof<PyDecompressor>("eof"), Member.BOOL);
}
