/**
 * The module _lzma: decompression of .xz and .lzma files (CPython: Modules/_lzmamodule.c; the method is ours: lzma/). Not there yet: compression, raw
 * streams and filters other than LZMA2, which fail with NotImplementedError.
 */
import { dictSetStr } from "../core/dict.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { fitsI64, intFromI64, intIsNegative, intToI64 } from "../core/integer.ts";
import { bindSlot, defineFunction, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, newPlain } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { BAD_INDEX, sizeNumber, toIndex } from "../core/subscript.ts";
import { PyType } from "../core/type.ts";
import { box, boxBool, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { beginDecompressor, fillDecompressor, PyDecompressor } from "./decompressor.ts";
import { declareError } from "./errors.ts";
import { Check, isSupported } from "./lzma/check.ts";
import { Format, freeUnpacker, newUnpacker, Unpacker, unpack } from "./lzma/unpack.ts";

let signature!: NativeDef;

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
  if (format === Format.RAW) return rawRefused(filters);
  if (filters !== NONE) return raise(Exc.ValueError, "Cannot specify filters except with FORMAT_RAW");
  if (format < 0 || format > Format.RAW) {
    return raisef(Exc.ValueError, "Invalid container format: %d", format);
  }
  const engine = newUnpacker(<Format>(<i32>format), limit);
  const p = engine === 0 ? 0 : newPlain(type, offsetof<PyDecompressor>());
  if (p === 0) {
    if (engine !== 0) freeUnpacker(engine);
    return engine === 0 ? ERROR : raiseMemoryError();
  }
  beginDecompressor(p, engine, unpack.index, freeUnpacker.index, "Already at end of stream");
  return box(p);
}

function rawRefused(filters: Value): Value {
  if (filters === NONE) return raise(Exc.ValueError, "Must specify filters for FORMAT_RAW");
  return raise(Exc.NotImplementedError, "raw LZMA streams are not supported");
}

function getCheck(v: Value): Value {
  const d = changetype<PyDecompressor>(pointer(v));
  return small(changetype<Unpacker>(d.engine).check);
}

function compressorNew(_type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  return raise(Exc.NotImplementedError, "LZMA compression is not supported");
}

function isCheckSupported(args: usize): Value {
  const check = sizeNumber(load<i64>(args));
  return check === BAD_INDEX ? ERROR : boxBool(isSupported(check));
}

function filterProperties(_args: usize): Value {
  return raise(Exc.NotImplementedError, "LZMA filters are not supported");
}

function open(dict: usize, module: usize, id: TypeId, name: string): PyType {
  const type = declare(id, name, TypeId.OBJECT, 0, <u32>offsetof<PyDecompressor>());
  type.module = <u32>module;
  openType(type);
  dictSetStr(dict, type.name, box(changetype<usize>(type)));
  return type;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initLzma(dict: usize, module: usize): void {
  signature = slotSignature("LZMADecompressor(format=0, memlimit=None, filters=None)");
  declareError(dict, TypeId.LZMA_ERROR, "LZMAError", "_lzma", Exc.Exception);
  const decompressor = open(dict, module, TypeId.LZMA_DECOMPRESSOR, "LZMADecompressor");
  fillDecompressor(decompressor);
  decompressor.new = decompressorNew.index;
  defineGetter(decompressor, "check", getCheck);
  ready(decompressor);
  const compressor = open(dict, module, TypeId.LZMA_COMPRESSOR, "LZMACompressor");
  compressor.new = compressorNew.index;
  ready(compressor);
  defineFunction(dict, module, "is_check_supported(check_id, /)", isCheckSupported);
  defineFunction(dict, module, "_encode_filter_properties(filter, /)", filterProperties);
  defineFunction(dict, module, "_decode_filter_properties(filter_id, encoded_props, /)", filterProperties);
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
