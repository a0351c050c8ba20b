/**
 * Natives of the standard library: what CPython writes in C behind a module of Lib, one file or folder for each. The VM needs none of
 * them to run; a program gets one by importing it, and until then not even their types are there.
 */

import { strIs } from "../core/string.ts";
import { initAbc } from "./abc.ts";
import { initArray, prepareArray } from "./array.ts";
import { initBinascii } from "./binascii.ts";
import { initBisect } from "./bisect.ts";
import { initBz2 } from "./bz2.ts";
import { initCmath } from "./cmath.ts";
import { initContextvars } from "./contextvars.ts";
import { initCsv } from "./csv.ts";
import { initDatetime } from "./datetime.ts";
import { initDecimalCore } from "./decimal.ts";
import { initFunctools } from "./functools.ts";
import { initBlake2, initMd5, initSha1, initSha2, initSha3 } from "./hash.ts";
import { initHeapq } from "./heapq.ts";
import { initIo } from "./io.ts";
import { initJson } from "./json.ts";
import { initLzma } from "./lzma.ts";
import { initPickling } from "./pickling.ts";
import { initRandom } from "./random.ts";
import { initSre } from "./sre.ts";
import { initStat } from "./stat.ts";
import { initStatistics } from "./statistics.ts";
import { initStruct } from "./struct.ts";
import { initUnicodedata } from "./unicodedata.ts";
import { initZlib } from "./zlib.ts";

/** Hands each module's name and the function that fills its namespace (dict, name), when it is first imported, to `add`: at boot. */
export function listLibrary(add: (name: string, fill: (dict: usize, name: usize) => void) => void): void {
  add("_abc", initAbc);
  add("_bisect", initBisect);
  add("cmath", initCmath);
  add("_contextvars", initContextvars);
  add("_datetime", initDatetime);
  add("_decimal_core", initDecimalCore);
  add("_heapq", initHeapq);
  add("_stat", initStat);
  add("_statistics", initStatistics);
  add("_io", initIo);
  add("_random", initRandom);
  add("_functools", initFunctools);
  add("_json", initJson);
  add("_pickling", initPickling);
  add("_sre", initSre);
  add("_struct", initStruct);
  add("_md5", initMd5);
  add("_sha1", initSha1);
  add("_sha2", initSha2);
  add("_sha3", initSha3);
  add("_blake2", initBlake2);
  add("array", initArray);
  add("_bz2", initBz2);
  add("_csv", initCsv);
  add("_lzma", initLzma);
  add("binascii", initBinascii);
  add("zlib", initZlib);
  add("unicodedata", initUnicodedata);
}

/** What the import of a module does beside making it; false with an exception pending. */
export function prepareLibrary(name: usize): bool {
  return !strIs(name, "array") || prepareArray();
}
