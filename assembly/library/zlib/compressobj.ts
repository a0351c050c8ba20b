/** zlib.compress and compressobj. */
import { newByteBuilder } from "../../core/bytebuilder.ts";
import { bytesAt, bytesCount } from "../../core/bytes.ts";
import { errorPending, raise, raiseMemoryError } from "../../core/errors.ts";
import { define } from "../../core/native.ts";
import { freePlain, newPlain } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { openSource } from "../arguments.ts";
import { openCrc } from "../checksum.ts";
import { raiseOwn } from "../errors.ts";
import {
  copyDeflater,
  Deflater,
  deflate,
  Flush,
  freeDeflater,
  newDeflater,
  presetDictionary,
  Strategy,
} from "./deflate.ts";
import { Frame } from "./inflate.ts";

@unmanaged
export class PyCompress {
  refcount: i32;
  type: u32;
  deflater: usize;
  pad: u32;
}

function deflaterOf(v: Value): Deflater {
  return changetype<Deflater>(changetype<PyCompress>(pointer(v)).deflater);
}

const DEFLATED: i64 = 8;
export const LEVEL: i64 = 6;

/** Number arguments, each within an int of C; false with an exception pending. */
function numbers(args: usize, from: i32, n: i32): bool {
  for (let i = 0; i < n; i++) {
    const value = sizeNumber(load<i64>(args + ((<usize>(from + i)) << 3)));
    if (value === BAD_INDEX) return false;
    if (value !== <i64>(<i32>value)) {
      raise(Exc.OverflowError, "Python int too large to convert to C int");
      return false;
    }
    store<i64>(taken + ((<usize>i) << 3), value);
  }
  return true;
}

const taken = memory.data(5 * 8, 8);

/** A compressor by what programs say of it; null if that is invalid, with an exception pending if it is for lack of memory. */
function makeDeflater(level: i64, wbits: i64, memLevel: i64, strategy: i64): Deflater | null {
  let bits = wbits < 0 ? -wbits : wbits > 15 ? wbits - 16 : wbits;
  const frame = wbits < 0 ? Frame.RAW : wbits > 15 ? Frame.GZIP : Frame.ZLIB;
  if (level < -1 || level > 9 || bits < 8 || bits > 15 || memLevel < 1 || memLevel > 9) return null;
  if (strategy < 0 || strategy > Strategy.FIXED || (bits === 8 && frame !== Frame.ZLIB)) return null;
  // A window of 256 bytes is made one of 512, as in zlib.
  if (bits === 8) bits = 9;
  openCrc();
  const effort = level < 0 ? LEVEL : level;
  const made = newDeflater(frame, <i32>effort, <u32>bits, <u32>memLevel, <Strategy>(<i32>strategy));
  if (made === null) raiseMemoryError();
  return made;
}

/** compress(data, level, wbits) */
export function compressFunction(args: usize): Value {
  if (!numbers(args, 1, 2) || !openSource(load<i64>(args))) return ERROR;
  const level = load<i64>(taken);
  const z = makeDeflater(level, load<i64>(taken, 8), 8, Strategy.DEFAULT);
  if (z === null) return failed("Bad compression level");
  const out = newByteBuilder();
  const good = deflate(z, bytesAt, bytesCount, Flush.FINISH, out);
  freeDeflater(z);
  return out.finishIf(good);
}

function failed(message: string): Value {
  return errorPending() ? ERROR : raiseOwn(TypeId.ZLIB_ERROR, message);
}

/** compressobj(level, method, wbits, memLevel, strategy, zdict) */
export function compressobj(args: usize): Value {
  if (!numbers(args, 0, 5)) return ERROR;
  const dictionary = load<i64>(args, 40);
  if (dictionary !== NONE && !openSource(dictionary)) return ERROR;
  const valid = load<i64>(taken, 8) === DEFLATED;
  const z = valid
    ? makeDeflater(load<i64>(taken), load<i64>(taken, 16), load<i64>(taken, 24), load<i64>(taken, 32))
    : null;
  if (z === null) return errorPending() ? ERROR : raise(Exc.ValueError, "Invalid initialization option");
  if (dictionary !== NONE) {
    if (z.frame === Frame.GZIP) {
      freeDeflater(z);
      return raise(Exc.ValueError, "Invalid dictionary");
    }
    presetDictionary(z, bytesAt, bytesCount);
  }
  return wrap(z);
}

/** A Compress object for a compressor, which it takes over. */
function wrap(z: Deflater | null): Value {
  if (z === null) return raiseMemoryError();
  const p = newPlain(typeAt(TypeId.COMPRESS), offsetof<PyCompress>());
  if (p === 0) {
    freeDeflater(z);
    return raiseMemoryError();
  }
  changetype<PyCompress>(p).deflater = changetype<usize>(z);
  return box(p);
}

function compressDealloc(p: usize): void {
  freeDeflater(changetype<Deflater>(changetype<PyCompress>(p).deflater));
  freePlain(p);
}

/** compress(self, data) */
function compress(args: usize): Value {
  const z = deflaterOf(load<i64>(args));
  if (!openSource(load<i64>(args, 8))) return ERROR;
  if (z.ended)
    return raiseOwn(TypeId.ZLIB_ERROR, "Error -2 while compressing data: inconsistent stream state");
  const out = newByteBuilder();
  return out.finishIf(deflate(z, bytesAt, bytesCount, Flush.NONE, out));
}

/** flush(self, mode) */
function flush(args: usize): Value {
  if (!numbers(args, 1, 1)) return ERROR;
  const mode = load<i64>(taken);
  const z = deflaterOf(load<i64>(args));
  const out = newByteBuilder();
  if (mode === Flush.NONE) return out.finish();
  if (mode < 0 || mode > Flush.BLOCK || z.ended) {
    out.drop();
    return raiseOwn(TypeId.ZLIB_ERROR, "Error -2 while flushing: inconsistent stream state");
  }
  return out.finishIf(deflate(z, 0, 0, <Flush>(<i32>mode), out));
}

function copy(args: usize): Value {
  const z = deflaterOf(load<i64>(args));
  return z.ended ? raise(Exc.ValueError, "Inconsistent stream state") : wrap(copyDeflater(z));
}

/** Slots and methods of the declared type. */
export function fillCompress(type: PyType): void {
  type.dealloc = compressDealloc.index;
  define(type, "compress(self, data, /)", compress);
  define(type, "copy(self, /)", copy);
  define(type, "__copy__(self, /)", copy);
  define(type, "__deepcopy__(self, memo, /)", copy);
  define(type, "flush(self, mode=4, /)", flush);
}
