/** The module binascii: bytes as text and back, and checksums (CPython: Modules/binascii.c). */
import { bytesAt, bytesCount } from "../core/bytes.ts";
import { charge } from "../core/interrupt.ts";
import { defineFunction } from "../core/native.ts";
import { ERROR, small, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { lowBits, NO_BITS, openSource } from "./arguments.ts";
import { fromBase64, toBase64 } from "./binascii/base64.ts";
import { fromHex, toHex } from "./binascii/hexadecimal.ts";
import { fromQuoted, toQuoted } from "./binascii/quoted.ts";
import { fromUu, toUu } from "./binascii/uu.ts";
import { crc32, crcHqx, openCrc } from "./checksum.ts";
import { declareError } from "./errors.ts";

/** crc32(data, crc): also zlib's. */
export function crc32Function(args: usize): Value {
  const crc = lowBits(load<i64>(args, 8));
  if (crc === NO_BITS || !openSource(load<i64>(args)) || !charge(bytesCount >> 4)) return ERROR;
  openCrc();
  return small(crc32(<u32>crc, bytesAt, bytesCount));
}

function crcHqxFunction(args: usize): Value {
  const crc = lowBits(load<i64>(args, 8));
  if (crc === NO_BITS || !openSource(load<i64>(args)) || !charge(bytesCount)) return ERROR;
  return small(crcHqx(<u32>crc & 0xffff, bytesAt, bytesCount));
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initBinascii(dict: usize, module: usize): void {
  declareError(dict, TypeId.BINASCII_ERROR, "Error", "binascii", Exc.ValueError);
  declareError(dict, TypeId.BINASCII_INCOMPLETE, "Incomplete", "binascii", Exc.Exception);
  defineFunction(dict, module, "a2b_base64(data, /, *, strict_mode=False)", fromBase64);
  defineFunction(dict, module, "a2b_hex(hexstr, /)", fromHex);
  defineFunction(dict, module, "a2b_qp(data, header=False)", fromQuoted);
  defineFunction(dict, module, "a2b_uu(data, /)", fromUu);
  defineFunction(dict, module, "b2a_base64(data, /, *, newline=True)", toBase64);
  defineFunction(dict, module, "b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)", toHex);
  defineFunction(dict, module, "b2a_qp(data, quotetabs=False, istext=True, header=False)", toQuoted);
  defineFunction(dict, module, "b2a_uu(data, /, *, backtick=False)", toUu);
  defineFunction(dict, module, "crc32(data, crc=0, /)", crc32Function);
  defineFunction(dict, module, "crc_hqx(data, crc, /)", crcHqxFunction);
  defineFunction(dict, module, "hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)", toHex);
  defineFunction(dict, module, "unhexlify(hexstr, /)", fromHex);
}
