/** The module _struct: packing values into bytes by formats (CPython: Modules/_struct.c). Formats taken apart are kept for the next time. */
import { dictClear, dictGet, dictSet, dictSetStr, dictUsed, newDict } from "../core/dict.ts";
import { raise, raisef } from "../core/errors.ts";
import { atFinish } from "../core/finish.ts";
import { define, defineFunction, defineVectorFunction } from "../core/native.ts";
import { decref, decrefField, incref } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { tupleLength } from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, ERROR, isPointer, NONE, small, UNBOUND, Value } from "../core/value.ts";
import { declareRecord, initRecordIterator } from "../objects/record.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { declareError } from "./errors.ts";
import { fillUnpackIterator, iterUnpack, nextUnpacked, UNPACK_ITERATOR_FIELDS } from "./struct/iterator.ts";
import {
  asStruct,
  fillStruct,
  newStruct,
  PyStruct,
  packInto,
  packValues,
  unpackAll,
  unpackFrom,
} from "./struct/structtype.ts";

/** Struct objects by format: a dict, 0 while there is none. */
let kept: usize = 0;
const MOST_KEPT: u32 = 100;
/** The format asked for last and its Struct, both held by the dict; UNBOUND if the dict was cleared since. */
let lastFormat: Value = UNBOUND;
let lastStruct: Value = UNBOUND;

function forgetKept(): void {
  lastFormat = UNBOUND;
  const dict = kept;
  kept = 0;
  decrefField(dict);
}

/** The Struct of a format: a reference, or ERROR. */
function structOf(format: Value): Value {
  if (format === lastFormat && format !== UNBOUND) return incref(lastStruct);
  if (kept === 0) {
    kept = newDict();
    if (kept === 0) return ERROR;
    atFinish(forgetKept.index);
  }
  const known = dictGet(kept, format);
  if (known === ERROR) return ERROR;
  const s = known === UNBOUND ? newKept(format) : incref(known);
  // Only the very object that is the key lives as long as the dict's entry.
  if (s !== ERROR && known === UNBOUND && isPointer(format)) {
    lastFormat = format;
    lastStruct = s;
  }
  return s;
}

function newKept(format: Value): Value {
  const s = newStruct(format);
  if (s === ERROR) return ERROR;
  if (dictUsed(kept) >= MOST_KEPT) clearKept();
  if (dictSet(kept, format, s) >= 0) return s;
  decref(s);
  return ERROR;
}

function clearKept(): void {
  lastFormat = UNBOUND;
  if (kept !== 0) dictClear(kept);
}

// ---- functions ----

function clearCache(_args: usize): Value {
  clearKept();
  return NONE;
}

function calcsize(args: usize): Value {
  const s = structOf(load<i64>(args));
  if (s === ERROR) return ERROR;
  const size = asStruct(s).size;
  decref(s);
  return small(size);
}

/** The Struct of the first argument of a function that takes what comes; ERROR with TypeError pending. */
function structFrom(args: usize, nargs: i32, kwnames: usize, name: string): Value {
  if (kwnames !== 0 && tupleLength(kwnames) > 0) {
    return raisef(Exc.TypeError, "_struct.%L() takes no keyword arguments", <i64>changetype<usize>(name));
  }
  return nargs === 0 ? raise(Exc.TypeError, "missing format argument") : structOf(load<i64>(args));
}

function pack(args: usize, nargs: i32, kwnames: usize): Value {
  const s = structFrom(args, nargs, kwnames, "pack");
  if (s === ERROR) return ERROR;
  const result = packValues(asStruct(s), args + 8, nargs - 1);
  decref(s);
  return result;
}

function packIntoFunction(args: usize, nargs: i32, kwnames: usize): Value {
  const s = structFrom(args, nargs, kwnames, "pack_into");
  if (s === ERROR) return ERROR;
  const result = packInto(asStruct(s), args + 8, nargs - 1);
  decref(s);
  return result;
}

function unpack(args: usize): Value {
  const s = structOf(load<i64>(args));
  if (s === ERROR) return ERROR;
  const result = unpackAll(asStruct(s), load<i64>(args, 8));
  decref(s);
  return result;
}

function unpackFromFunction(args: usize): Value {
  const s = structOf(load<i64>(args));
  if (s === ERROR) return ERROR;
  const result = unpackFrom(asStruct(s), load<i64>(args, 8), load<i64>(args, 16));
  decref(s);
  return result;
}

function iterUnpackFunction(args: usize): Value {
  const s = structOf(load<i64>(args));
  if (s === ERROR) return ERROR;
  const result = iterUnpack(s, load<i64>(args, 8));
  decref(s);
  return result;
}

function iterUnpackMethod(args: usize): Value {
  return iterUnpack(load<i64>(args), load<i64>(args, 8));
}

function open(type: PyType, module: usize): PyType {
  type.module = <u32>module;
  openType(type);
  return type;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initStruct(dict: usize, module: usize): void {
  declareError(dict, TypeId.STRUCT_ERROR, "error", "struct", Exc.Exception);
  const type = open(
    declare(TypeId.STRUCT, "Struct", TypeId.OBJECT, TypeFlag.BASETYPE, <u32>offsetof<PyStruct>()),
    module,
  );
  fillStruct(type);
  define(type, "iter_unpack(self, buffer, /)", iterUnpackMethod);
  ready(type);
  dictSetStr(dict, type.name, box(changetype<usize>(type)));
  declareRecord(TypeId.UNPACK_ITERATOR, "unpack_iterator", TypeFlag.DISALLOW_NEW, UNPACK_ITERATOR_FIELDS);
  const iterator = open(asType(typeAt(TypeId.UNPACK_ITERATOR)), module);
  initRecordIterator(TypeId.UNPACK_ITERATOR, nextUnpacked.index);
  fillUnpackIterator(iterator);
  ready(iterator);
  defineFunction(dict, module, "_clearcache()", clearCache);
  defineFunction(dict, module, "calcsize(format, /)", calcsize);
  defineFunction(dict, module, "iter_unpack(format, buffer, /)", iterUnpackFunction);
  defineVectorFunction(dict, module, "pack(format, /, *values)", pack);
  defineVectorFunction(dict, module, "pack_into(format, buffer, offset, /, *values)", packIntoFunction);
  defineFunction(dict, module, "unpack(format, buffer, /)", unpack);
  defineFunction(dict, module, "unpack_from(format, /, buffer, offset=0)", unpackFromFunction);
}
