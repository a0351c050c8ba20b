/** What the argument `wbits` of decompression means, and errors as zlib words them. */
import { raiseMemoryError } from "../../core/errors.ts";
import { Value } from "../../core/value.ts";
import { TypeId } from "../../shared/types.ts";
import { openCrc } from "../checksum.ts";
import { raiseOwn } from "../errors.ts";
import { Frame, Inflater, newInflater } from "./inflate.ts";

/** Whether a decompressor can be made: 8 to 15 bits (or 0) of zlib, 16 more of gzip, 32 more of either, negative of no frame. */
export function isValidWbits(wbits: i64): bool {
  const bits = wbits < 0 ? -wbits : wbits < 48 ? wbits & 15 : 16;
  return bits <= 15 && (bits >= 8 || (bits === 0 && wbits >= 0));
}

/** A decompressor for valid `wbits`; null with MemoryError pending. */
export function makeInflater(wbits: i64): Inflater | null {
  openCrc();
  const frame = wbits < 0 ? Frame.RAW : wbits < 16 ? Frame.ZLIB : wbits < 32 ? Frame.GZIP : Frame.AUTO;
  const made = newInflater(frame, <u32>(wbits < 0 ? -wbits : wbits & 15));
  if (made === null) raiseMemoryError();
  return made;
}

/** zlib.error for data that a decompressor has refused. Gives ERROR. */
export function raiseBad(z: Inflater): Value {
  return raiseOwn(TypeId.ZLIB_ERROR, "Error -3 while decompressing data: %L", <i64>z.message);
}

export function raiseNoDictionary(): Value {
  return raiseOwn(TypeId.ZLIB_ERROR, "Error 2 while decompressing data");
}

export function raiseWrongDictionary(): Value {
  return raiseOwn(TypeId.ZLIB_ERROR, "Error -3 while setting zdict: invalid input data");
}
