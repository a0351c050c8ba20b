/** The module _bz2 (CPython: Modules/_bz2module.c; the method is ours: bz2/pack.ts, bz2/unpack.ts). */
import { newByteBuilder } from "../core/bytebuilder.ts";
import { bytesAt, bytesCount } from "../core/bytes.ts";
import { dictSetStr } from "../core/dict.ts";
import { raise, raiseMemoryError } from "../core/errors.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { freePlain, newPlain } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { BAD_INDEX, sizeNumber } from "../core/subscript.ts";
import { PyType } from "../core/type.ts";
import { box, ERROR, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { openSource } from "./arguments.ts";
import { freePacker, newPacker, Packer, packEnd, packMore } from "./bz2/pack.ts";
import { freeUnpacker, newUnpacker, unpack } from "./bz2/unpack.ts";
import { beginDecompressor, fillDecompressor, PyDecompressor, refuseReduce } from "./decompressor.ts";

@unmanaged
class PyBz2Compressor {
  refcount: i32;
  type: u32;
  packer: usize;
  pad: u32;
}

let compressorSignature!: NativeDef;
let decompressorSignature!: NativeDef;

function packerOf(v: Value): Packer {
  return changetype<Packer>(changetype<PyBz2Compressor>(pointer(v)).packer);
}

/** BZ2Compressor(compresslevel=9, /) */
function compressorNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(compressorSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const level = sizeNumber(load<i64>(values));
  endSlot(compressorSignature, values);
  if (level === BAD_INDEX) return ERROR;
  if (level < 1 || level > 9) return raise(Exc.ValueError, "compresslevel must be between 1 and 9");
  const z = newPacker(<u32>level);
  if (z === null) return raiseMemoryError();
  const p = newPlain(type, offsetof<PyBz2Compressor>());
  if (p === 0) {
    freePacker(z);
    return raiseMemoryError();
  }
  changetype<PyBz2Compressor>(p).packer = changetype<usize>(z);
  return box(p);
}

function compressorDealloc(p: usize): void {
  freePacker(changetype<Packer>(changetype<PyBz2Compressor>(p).packer));
  freePlain(p);
}

function compress(args: usize): Value {
  const z = packerOf(load<i64>(args));
  if (!openSource(load<i64>(args, 8))) return ERROR;
  if (z.ended) return raise(Exc.ValueError, "Compressor has been flushed");
  const out = newByteBuilder();
  return out.finishIf(packMore(z, bytesAt, bytesCount, out));
}

function flush(args: usize): Value {
  const z = packerOf(load<i64>(args));
  if (z.ended) return raise(Exc.ValueError, "Repeated call to flush()");
  const out = newByteBuilder();
  return out.finishIf(packEnd(z, out));
}

/** BZ2Decompressor() */
function decompressorNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(decompressorSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  endSlot(decompressorSignature, values);
  const engine = newUnpacker();
  const p = engine === 0 ? 0 : newPlain(type, offsetof<PyDecompressor>());
  if (p === 0) {
    if (engine !== 0) freeUnpacker(engine);
    return raiseMemoryError();
  }
  beginDecompressor(p, engine, unpack.index, freeUnpacker.index);
  return box(p);
}

function open(dict: usize, module: usize, id: TypeId, name: string, size: usize): PyType {
  const type = declare(id, name, TypeId.OBJECT, 0, <u32>size);
  type.module = <u32>module;
  openType(type);
  dictSetStr(dict, type.name, box(changetype<usize>(type)));
  return type;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initBz2(dict: usize, module: usize): void {
  compressorSignature = slotSignature("BZ2Compressor(compresslevel=9, /)");
  decompressorSignature = slotSignature("BZ2Decompressor()");
  const compressor = open(dict, module, TypeId.BZ2_COMPRESSOR, "BZ2Compressor", offsetof<PyBz2Compressor>());
  compressor.new = compressorNew.index;
  compressor.dealloc = compressorDealloc.index;
  define(compressor, "compress(self, data, /)", compress);
  define(compressor, "flush(self, /)", flush);
  define(compressor, "__reduce__(self, /)", refuseReduce);
  ready(compressor);
  const size = offsetof<PyDecompressor>();
  const decompressor = open(dict, module, TypeId.BZ2_DECOMPRESSOR, "BZ2Decompressor", size);
  fillDecompressor(decompressor);
  decompressor.new = decompressorNew.index;
  ready(decompressor);
}
