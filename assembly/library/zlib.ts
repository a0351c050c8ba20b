/** The module zlib (CPython: Modules/zlibmodule.c; the method is ours: zlib/inflate.ts, zlib/deflate.ts). */
import { bytesAt, bytesCount } from "../core/bytes.ts";
import { dictSetStr } from "../core/dict.ts";
import { charge } from "../core/interrupt.ts";
import { defineFunction } from "../core/native.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { newStr } from "../core/string.ts";
import { PyType } from "../core/type.ts";
import { box, ERROR, small, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { lowBits, NO_BITS, openSource } from "./arguments.ts";
import { crc32Function } from "./binascii.ts";
import { adler32 } from "./checksum.ts";
import { PyDecompressor } from "./decompressor.ts";
import { declareError } from "./errors.ts";
import { compressFunction, compressobj, fillCompress, PyCompress } from "./zlib/compressobj.ts";
import { decompressFunction, decompressobj, fillDecompress, PyDecompress } from "./zlib/decompressobj.ts";
import { fillZlibDecompressor } from "./zlib/zlibdecompressor.ts";

/** adler32(data, value) */
function adler32Function(args: usize): Value {
  const sum = lowBits(load<i64>(args, 8));
  if (sum === NO_BITS || !openSource(load<i64>(args)) || !charge(bytesCount >> 4)) return ERROR;
  return small(adler32(<u32>sum, bytesAt, bytesCount));
}

/** Numbers of the module: those of zlib.h, and CPython's defaults. */
function addConstants(dict: usize): void {
  setIn(dict, "MAX_WBITS", small(15));
  setIn(dict, "DEFLATED", small(8));
  setIn(dict, "DEF_MEM_LEVEL", small(8));
  setIn(dict, "DEF_BUF_SIZE", small(16384));
  setIn(dict, "Z_NO_COMPRESSION", small(0));
  setIn(dict, "Z_BEST_SPEED", small(1));
  setIn(dict, "Z_BEST_COMPRESSION", small(9));
  setIn(dict, "Z_DEFAULT_COMPRESSION", small(-1));
  setIn(dict, "Z_FILTERED", small(1));
  setIn(dict, "Z_HUFFMAN_ONLY", small(2));
  setIn(dict, "Z_RLE", small(3));
  setIn(dict, "Z_FIXED", small(4));
  setIn(dict, "Z_DEFAULT_STRATEGY", small(0));
  setIn(dict, "Z_FINISH", small(4));
  setIn(dict, "Z_NO_FLUSH", small(0));
  setIn(dict, "Z_PARTIAL_FLUSH", small(1));
  setIn(dict, "Z_SYNC_FLUSH", small(2));
  setIn(dict, "Z_FULL_FLUSH", small(3));
  setIn(dict, "Z_BLOCK", small(5));
  setIn(dict, "Z_TREES", small(6));
}

/** The version whose behaviour this is. */
const VERSION = "1.3.1";

function open(id: TypeId, name: string, module: usize, flags: u32, size: usize): PyType {
  const type = declare(id, name, TypeId.OBJECT, flags, <u32>size);
  type.module = <u32>module;
  openType(type);
  return type;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initZlib(dict: usize, module: usize): void {
  declareError(dict, TypeId.ZLIB_ERROR, "error", "zlib", Exc.Exception);
  const made = TypeFlag.DISALLOW_NEW;
  const compress = open(TypeId.COMPRESS, "Compress", module, made, offsetof<PyCompress>());
  fillCompress(compress);
  ready(compress);
  const decompress = open(TypeId.DECOMPRESS, "Decompress", module, made, offsetof<PyDecompress>());
  fillDecompress(decompress);
  ready(decompress);
  const whole = open(TypeId.ZLIB_DECOMPRESSOR, "_ZlibDecompressor", module, 0, offsetof<PyDecompressor>());
  fillZlibDecompressor(whole);
  ready(whole);
  dictSetStr(dict, whole.name, box(changetype<usize>(whole)));
  defineFunction(dict, module, "adler32(data, value=1, /)", adler32Function);
  defineFunction(dict, module, "compress(data, /, level=-1, wbits=15)", compressFunction);
  defineFunction(
    dict,
    module,
    "compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
    compressobj,
  );
  defineFunction(dict, module, "crc32(data, value=0, /)", crc32Function);
  defineFunction(dict, module, "decompress(data, /, wbits=15, bufsize=16384)", decompressFunction);
  defineFunction(dict, module, "decompressobj(wbits=15, zdict=b'')", decompressobj);
  addConstants(dict);
  setIn(dict, "ZLIB_VERSION", box(newStr(VERSION)));
  setIn(dict, "ZLIB_RUNTIME_VERSION", box(newStr(VERSION)));
}
