/** The facts that sys tells about the VM: version, limits of numbers, flags, names of modules. */
import { dictSetStr, newDict } from "../core/dict.ts";
import { HASH_MODULUS } from "../core/hash.ts";
import { intFromI64 } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { newSet, setAdd } from "../core/set.ts";
import { newStr } from "../core/string.ts";
import { typeAt } from "../core/typeids.ts";
import { box, boxFloat, ERROR, FALSE, NONE, small, Value } from "../core/value.ts";
import { endOfWord, internPart, setIn, startOfWord } from "../core/words.ts";
import { newSetFrom } from "../objects/set.ts";
import { newNamespace } from "../objects/simplenamespace.ts";
import { newStruct, newStructType, structSet } from "../objects/structseq.ts";
import { INT_MAX_STR_DIGITS, INT_MAX_STR_DIGITS_THRESHOLD } from "../shared/limits.ts";
import { TypeId } from "../shared/types.ts";
import { STDLIB_MODULES } from "./stdlibnames.ts";

/** The Python whose language and library this is. */
const MAJOR: i32 = 3;
const MINOR: i32 = 14;
const MICRO: i32 = 2;
/** In the form that platform reads: version, build, compiler. */
const VERSION: string = "3.14.2 (taipan 0.1.0) [WebAssembly]";
const CACHE_TAG: string = "taipan-314";
/** As PY_VERSION_HEX: four fields, then f0 for a final release. */
const HEX_VERSION: i64 = (MAJOR << 24) | (MINOR << 16) | (MICRO << 8) | 0xf0;
/**
 * CPython's name for WebAssembly hosts without processes, threads and sockets of their own: the standard library asks for it to leave out
 * what we have not either.
 */
const PLATFORM: string = "wasi";

function text(literal: string): Value {
  const p = newStr(literal);
  return p === 0 ? ERROR : box(p);
}

function versionInfo(): Value {
  const type = newStructType("sys", "version_info", "major minor micro releaselevel serial", 5, false);
  const v = newStruct(type);
  structSet(v, 0, small(MAJOR));
  structSet(v, 1, small(MINOR));
  structSet(v, 2, small(MICRO));
  structSet(v, 3, text("final"));
  structSet(v, 4, small(0));
  return v;
}

function floatInfo(): Value {
  const fields = "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds";
  const v = newStruct(newStructType("sys", "float_info", fields, 11, true));
  structSet(v, 0, boxFloat(f64.MAX_VALUE));
  structSet(v, 1, small(1024));
  structSet(v, 2, small(308));
  structSet(v, 3, boxFloat(f64.MIN_NORMAL_VALUE));
  structSet(v, 4, small(-1021));
  structSet(v, 5, small(-307));
  structSet(v, 6, small(15));
  structSet(v, 7, small(53));
  structSet(v, 8, boxFloat(f64.EPSILON));
  structSet(v, 9, small(2));
  structSet(v, 10, small(1));
  return v;
}

function intInfo(): Value {
  const fields = "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold";
  const v = newStruct(newStructType("sys", "int_info", fields, 4, true));
  structSet(v, 0, small(32));
  structSet(v, 1, small(4));
  structSet(v, 2, small(INT_MAX_STR_DIGITS));
  structSet(v, 3, small(INT_MAX_STR_DIGITS_THRESHOLD));
  return v;
}

function hashInfo(): Value {
  const fields = "width modulus inf nan imag algorithm hash_bits seed_bits cutoff";
  const v = newStruct(newStructType("sys", "hash_info", fields, 9, true));
  structSet(v, 0, small(64));
  structSet(v, 1, intFromI64(HASH_MODULUS));
  structSet(v, 2, small(314159));
  structSet(v, 3, small(0));
  structSet(v, 4, small(1000003));
  structSet(v, 5, text("siphash13"));
  structSet(v, 6, small(64));
  structSet(v, 7, small(128));
  structSet(v, 8, small(0));
  return v;
}

const FLAGS: string =
  "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path int_max_str_digits gil thread_inherit_context context_aware_warnings";

/** Fields of sys.flags that the VM itself reads: places in FLAGS. */
export enum SysFlag {
  OPTIMIZE = 3,
  BYTES_WARNING = 9,
}

const FLAG_COUNT: u32 = 18;
/** Fields behind those that the tuple shows: there is a lock, contexts are not inherited, warnings do not know of them. */
const HIDDEN_FLAGS: u32 = 3;

let flags: Value = ERROR;

function makeFlags(): Value {
  const v = newStruct(newStructType("sys", "flags", FLAGS, FLAG_COUNT, false));
  for (let i: u32 = 0; i < FLAG_COUNT + HIDDEN_FLAGS; i++) structSet(v, i, small(0));
  structSet(v, 11, small(1));
  structSet(v, 13, FALSE);
  structSet(v, 14, small(1));
  structSet(v, 16, FALSE);
  structSet(v, 17, small(INT_MAX_STR_DIGITS));
  structSet(v, FLAG_COUNT, small(1));
  flags = v;
  return v;
}

/** What the command line says: sets a field of sys.flags before any program runs; false if there is none of that place. */
export function setFlag(index: u32, value: Value): bool {
  if (index >= FLAG_COUNT) return false;
  structSet(flags, index, incref(value));
  return true;
}

/** sys.implementation */
function implementation(dict: usize, version: Value): void {
  const fields = newDict();
  setIn(fields, "name", text("taipan"));
  setIn(fields, "cache_tag", text(CACHE_TAG));
  const name = internText("version");
  dictSetStr(fields, name, version);
  decrefAt(name);
  setIn(fields, "hexversion", small(HEX_VERSION));
  setIn(fields, "_multiarch", text("wasm32"));
  setIn(fields, "supports_isolated_interpreters", FALSE);
  setIn(dict, "implementation", newNamespace(fields));
}

function stdlibNames(): Value {
  const set = newSet();
  for (let at = startOfWord(STDLIB_MODULES, 0); at < STDLIB_MODULES.length; ) {
    const end = endOfWord(STDLIB_MODULES, at);
    const name = internPart(STDLIB_MODULES, at, end);
    setAdd(set, box(name));
    decrefAt(name);
    at = startOfWord(STDLIB_MODULES, end);
  }
  const frozen = newSetFrom(typeAt(TypeId.FROZENSET), box(set));
  decref(box(set));
  return frozen;
}

/** Adds all that to the namespace of sys. */
export function initSysInfo(dict: usize): void {
  const version = versionInfo();
  implementation(dict, version);
  setIn(dict, "version_info", version);
  setIn(dict, "version", text(VERSION));
  setIn(dict, "hexversion", small(HEX_VERSION));
  setIn(dict, "api_version", small(1013));
  setIn(dict, "float_info", floatInfo());
  setIn(dict, "float_repr_style", text("short"));
  setIn(dict, "int_info", intInfo());
  setIn(dict, "hash_info", hashInfo());
  setIn(dict, "flags", makeFlags());
  setIn(dict, "platform", text(PLATFORM));
  setIn(dict, "platlibdir", text("lib"));
  setIn(dict, "byteorder", text("little"));
  setIn(dict, "maxsize", intFromI64(i64.MAX_VALUE));
  setIn(dict, "maxunicode", small(0x10ffff));
  setIn(dict, "abiflags", text(""));
  setIn(dict, "copyright", text("Copyright (c) the taipan authors. MIT licence."));
  setIn(dict, "prefix", text(""));
  setIn(dict, "exec_prefix", text(""));
  setIn(dict, "base_prefix", text(""));
  setIn(dict, "base_exec_prefix", text(""));
  setIn(dict, "_base_executable", text(""));
  setIn(dict, "_framework", text(""));
  setIn(dict, "pycache_prefix", NONE);
  setIn(dict, "stdlib_module_names", stdlibNames());
}
