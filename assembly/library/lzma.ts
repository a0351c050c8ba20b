/**
 * The module _lzma: compression and decompression of .xz files, .lzma files and raw streams (CPython: Modules/_lzmamodule.c; the method is ours: lzma/).
 * What is compressed is not byte for byte what liblzma makes of it, and somewhat larger with the higher presets.
 */
import { newByteBuilder } from "../core/bytebuilder.ts";
import { bytesAt, bytesCount } from "../core/bytes.ts";
import { dictSetStr } from "../core/dict.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { fitsI64, intFromI64, intIsNegative, intToI64 } from "../core/integer.ts";
import { bindSlot, define, defineFunction, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, freePlain, newPlain } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { BAD_INDEX, sizeNumber, toIndex } from "../core/subscript.ts";
import { PyType } from "../core/type.ts";
import { box, boxBool, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { openSource } from "./arguments.ts";
import { beginDecompressor, fillDecompressor, PyDecompressor, refuseReduce } from "./decompressor.ts";
import { declareError, refuseOwn } from "./errors.ts";
import {
  applyPreset,
  CHAIN_SIZE,
  Chain,
  DEFAULT_PRESET,
  filterOf,
  putLastProperties,
  putSimpleProperties,
  readChain,
  readFilter,
  specifierOf,
  u32Number,
} from "./lzma/chain.ts";
import { Check, isSupported } from "./lzma/check.ts";
import {
  freePacker,
  newPacker,
  openPacker,
  Packer,
  packEnd,
  chainOf as packerChain,
  packMore,
} from "./lzma/pack.ts";
import { chainOf, Format, freeUnpacker, newUnpacker, openRaw, Unpacker, unpack } from "./lzma/unpack.ts";

let signature!: NativeDef;
let compressorSignature!: NativeDef;

/** LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None) */
function decompressorNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = make(type, load<i64>(values), load<i64>(values, 8), load<i64>(values, 16));
  endSlot(signature, values);
  return result;
}

function make(type: usize, form: Value, memoryLimit: Value, filters: Value): Value {
  const format = sizeNumber(form);
  if (format === BAD_INDEX) return ERROR;
  let limit = u64.MAX_VALUE;
  if (memoryLimit !== NONE) {
    if (format === Format.RAW) return raise(Exc.ValueError, "Cannot specify memory limit with FORMAT_RAW");
    const index = toIndex(memoryLimit);
    if (index === ERROR) return ERROR;
    if (intIsNegative(index)) limit = 0;
    else if (fitsI64(index)) limit = intToI64(index);
    decref(index);
  }
  if (format === Format.RAW && filters === NONE) {
    return raise(Exc.ValueError, "Must specify filters for FORMAT_RAW");
  }
  if (format !== Format.RAW && filters !== NONE)
    return raise(Exc.ValueError, "Cannot specify filters except with FORMAT_RAW");
  if (format < 0 || format > Format.RAW) {
    return raisef(Exc.ValueError, "Invalid container format: %d", format);
  }
  const engine = newUnpacker(<Format>(<i32>format), limit);
  if (engine === 0) return ERROR;
  const z = changetype<Unpacker>(engine);
  const good = format !== Format.RAW || (readChain(chainOf(z), filters) && openRaw(z));
  const p = good ? newPlain(type, offsetof<PyDecompressor>()) : 0;
  if (p === 0) {
    freeUnpacker(engine);
    return good ? raiseMemoryError() : ERROR;
  }
  beginDecompressor(p, engine, unpack.index, freeUnpacker.index, "Already at end of stream");
  return box(p);
}

function getCheck(v: Value): Value {
  const d = changetype<PyDecompressor>(pointer(v));
  return small(changetype<Unpacker>(d.engine).check);
}

// ---- compression ----

@unmanaged
class PyLzmaCompressor {
  refcount: i32;
  type: u32;
  packer: usize;
  pad: u32;
}

function packerOf(v: Value): Packer {
  return changetype<Packer>(changetype<PyLzmaCompressor>(pointer(v)).packer);
}

/** LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None) */
function compressorNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(compressorSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = makeCompressor(type, values);
  endSlot(compressorSignature, values);
  return result;
}

function makeCompressor(type: usize, values: usize): Value {
  const format = sizeNumber(load<i64>(values));
  const check = format === BAD_INDEX ? BAD_INDEX : sizeNumber(load<i64>(values, 8));
  if (check === BAD_INDEX) return ERROR;
  const preset = load<i64>(values, 16);
  const filters = load<i64>(values, 24);
  if (preset !== NONE && filters !== NONE) {
    return raise(Exc.ValueError, "Cannot specify both preset and filter chain");
  }
  if (format !== Format.XZ && check !== -1 && check !== Check.NONE) {
    return raise(Exc.ValueError, "Integrity checks are only supported by FORMAT_XZ");
  }
  const number = preset === NONE ? DEFAULT_PRESET : u32Number(preset);
  if (number === BAD_INDEX) return ERROR;
  if (format < Format.XZ || format > Format.RAW) {
    return raisef(Exc.ValueError, "Invalid container format: %d", format);
  }
  if (format === Format.RAW && filters === NONE) {
    return raise(Exc.ValueError, "Must specify filters for FORMAT_RAW");
  }
  const z = newPacker(<Format>(<i32>format), checkFor(format, check));
  if (z === null) return ERROR;
  const good = setChain(z, number, filters) && isCheckGood(format, check) && openPacker(z);
  const p = good ? newPlain(type, offsetof<PyLzmaCompressor>()) : 0;
  if (p === 0) {
    freePacker(z);
    return good ? raiseMemoryError() : ERROR;
  }
  changetype<PyLzmaCompressor>(p).packer = changetype<usize>(z);
  return box(p);
}

/** The number of the check: that of .xz files is CRC-64 unless another is asked for. */
function checkFor(format: i64, check: i64): u32 {
  return format !== Format.XZ ? Check.NONE : check === -1 ? Check.CRC64 : <u32>check;
}

function isCheckGood(format: i64, check: i64): bool {
  if (format !== Format.XZ || check === -1 || isSupported(check)) return true;
  const known = check >= 0 && check <= Check.LAST;
  return refuseOwn(TypeId.LZMA_ERROR, known ? "Unsupported integrity check" : "Internal error");
}

/** Takes what is to be done from a preset or filters; false with an exception pending. */
function setChain(z: Packer, preset: i64, filters: Value): bool {
  const chain = packerChain(z);
  const alone = z.format === Format.ALONE;
  if (filters === NONE) {
    chain.two = !alone;
    return applyPreset(chain, preset);
  }
  if (!readChain(chain, filters)) return false;
  if (alone && (chain.two || chain.count !== 0)) {
    raise(Exc.ValueError, "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
    return false;
  }
  return z.format !== Format.XZ || chain.two || refuseOwn(TypeId.LZMA_ERROR, "Internal error");
}

function compressorDealloc(p: usize): void {
  freePacker(changetype<Packer>(changetype<PyLzmaCompressor>(p).packer));
  freePlain(p);
}

/** compress(self, data, /) */
function compress(args: usize): Value {
  const z = packerOf(load<i64>(args));
  if (!openSource(load<i64>(args, 8))) return ERROR;
  if (z.ended) return raise(Exc.ValueError, "Compressor has been flushed");
  const out = newByteBuilder();
  return out.finishIf(packMore(z, bytesAt, bytesCount, out));
}

/** flush(self, /) */
function flush(args: usize): Value {
  const z = packerOf(load<i64>(args));
  if (z.ended) return raise(Exc.ValueError, "Repeated call to flush()");
  const out = newByteBuilder();
  return out.finishIf(packEnd(z, out));
}

// ---- functions ----

/** A chain for one filter at a time. */
const oneChain = memory.data(<i32>CHAIN_SIZE, 8);

/** _encode_filter_properties(filter, /) */
function encodeProperties(args: usize): Value {
  const chain = changetype<Chain>(oneChain);
  chain.count = 0;
  const id = readFilter(chain, load<i64>(args));
  if (id < 0) return ERROR;
  const out = newByteBuilder();
  if (chain.count === 0) putLastProperties(chain, out);
  else putSimpleProperties(filterOf(chain, 0), out);
  return out.finish();
}

/** _decode_filter_properties(filter_id, encoded_props, /) */
function decodeProperties(args: usize): Value {
  const id = sizeNumber(load<i64>(args));
  if (id === BAD_INDEX || !openSource(load<i64>(args, 8))) return ERROR;
  const chain = changetype<Chain>(oneChain);
  chain.count = 0;
  return specifierOf(id, bytesAt, bytesCount, chain);
}

function isCheckSupported(args: usize): Value {
  const check = sizeNumber(load<i64>(args));
  return check === BAD_INDEX ? ERROR : boxBool(isSupported(check));
}

function open(dict: usize, module: usize, id: TypeId, name: string, size: usize): PyType {
  const type = declare(id, name, TypeId.OBJECT, 0, <u32>size);
  type.module = <u32>module;
  openType(type);
  dictSetStr(dict, type.name, box(changetype<usize>(type)));
  return type;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initLzma(dict: usize, module: usize): void {
  signature = slotSignature("LZMADecompressor(format=0, memlimit=None, filters=None)");
  declareError(dict, TypeId.LZMA_ERROR, "LZMAError", "_lzma", Exc.Exception);
  const size = offsetof<PyDecompressor>();
  const decompressor = open(dict, module, TypeId.LZMA_DECOMPRESSOR, "LZMADecompressor", size);
  fillDecompressor(decompressor);
  decompressor.new = decompressorNew.index;
  defineGetter(decompressor, "check", getCheck);
  ready(decompressor);
  compressorSignature = slotSignature("LZMACompressor(format=1, check=-1, preset=None, filters=None)");
  const compressor = open(
    dict,
    module,
    TypeId.LZMA_COMPRESSOR,
    "LZMACompressor",
    offsetof<PyLzmaCompressor>(),
  );
  compressor.new = compressorNew.index;
  compressor.dealloc = compressorDealloc.index;
  define(compressor, "compress(self, data, /)", compress);
  define(compressor, "flush(self, /)", flush);
  define(compressor, "__reduce__(self, /)", refuseReduce);
  ready(compressor);
  defineFunction(dict, module, "is_check_supported(check_id, /)", isCheckSupported);
  defineFunction(dict, module, "_encode_filter_properties(filter, /)", encodeProperties);
  defineFunction(dict, module, "_decode_filter_properties(filter_id, encoded_props, /)", decodeProperties);
  addConstants(dict);
}

/** Numbers of the module: those of liblzma. */
function addConstants(dict: usize): void {
  setIn(dict, "FORMAT_AUTO", small(Format.AUTO));
  setIn(dict, "FORMAT_XZ", small(Format.XZ));
  setIn(dict, "FORMAT_ALONE", small(Format.ALONE));
  setIn(dict, "FORMAT_RAW", small(Format.RAW));
  setIn(dict, "CHECK_NONE", small(Check.NONE));
  setIn(dict, "CHECK_CRC32", small(Check.CRC32));
  setIn(dict, "CHECK_CRC64", small(Check.CRC64));
  setIn(dict, "CHECK_SHA256", small(Check.SHA256));
  setIn(dict, "CHECK_ID_MAX", small(Check.LAST));
  setIn(dict, "CHECK_UNKNOWN", small(Check.UNKNOWN));
  setIn(dict, "FILTER_LZMA1", intFromI64(0x4000000000000001));
  setIn(dict, "FILTER_LZMA2", small(0x21));
  setIn(dict, "FILTER_DELTA", small(3));
  setIn(dict, "FILTER_X86", small(4));
  setIn(dict, "FILTER_POWERPC", small(5));
  setIn(dict, "FILTER_IA64", small(6));
  setIn(dict, "FILTER_ARM", small(7));
  setIn(dict, "FILTER_ARMTHUMB", small(8));
  setIn(dict, "FILTER_SPARC", small(9));
  setIn(dict, "MF_HC3", small(3));
  setIn(dict, "MF_HC4", small(4));
  setIn(dict, "MF_BT2", small(18));
  setIn(dict, "MF_BT3", small(19));
  setIn(dict, "MF_BT4", small(20));
  setIn(dict, "MODE_FAST", small(1));
  setIn(dict, "MODE_NORMAL", small(2));
  setIn(dict, "PRESET_DEFAULT", small(6));
  setIn(dict, "PRESET_EXTREME", small(0x80000000));
}
