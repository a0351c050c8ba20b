/** The module array: compact sequences of machine values (CPython: Modules/arraymodule.c). */
import { getAttr } from "../core/attribute.ts";
import { call1 } from "../core/call.ts";
import { dictSetStr } from "../core/dict.ts";
import { importNamed } from "../core/importing.ts";
import { internText } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { newStr } from "../core/string.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, ERROR, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { PyCursor } from "../objects/cursor.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { fillArray } from "./array/arraytype.ts";
import { TYPECODES } from "./array/items.ts";
import { fillArrayIterator } from "./array/iterator.ts";
import { reconstruct } from "./array/reconstruct.ts";
import { PyArray } from "./array/storage.ts";

function open(type: PyType, module: usize): PyType {
  type.module = <u32>module;
  openType(type);
  return type;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initArray(dict: usize, module: usize): void {
  const flags = TypeFlag.BASETYPE | TypeFlag.SEQUENCE;
  const array = open(declare(TypeId.ARRAY, "array", TypeId.OBJECT, flags, <u32>offsetof<PyArray>()), module);
  fillArray(array);
  ready(array);
  const cursor = TypeFlag.HAVE_GC | TypeFlag.DISALLOW_NEW;
  const size = <u32>offsetof<PyCursor>();
  const iterator = open(declare(TypeId.ARRAY_ITERATOR, "arrayiterator", TypeId.OBJECT, cursor, size), module);
  fillArrayIterator(iterator);
  ready(iterator);
  dictSetStr(dict, array.name, box(changetype<usize>(array)));
  const alias = internText("ArrayType");
  dictSetStr(dict, alias, box(changetype<usize>(asType(typeAt(TypeId.ARRAY)))));
  defineFunction(
    dict,
    module,
    "_array_reconstructor(arraytype, typecode, mformat_code, items, /)",
    reconstruct,
  );
  setIn(dict, "typecodes", box(newStr(TYPECODES)));
}

/** An import of the module tells collections.abc that arrays are mutable sequences. False with an exception pending. */
export function prepareArray(): bool {
  const abc = importNamed("_collections_abc");
  const sequence = attribute(abc, "MutableSequence");
  const register = attribute(sequence, "register");
  const result = register === ERROR ? ERROR : call1(register, box(typeAt(TypeId.ARRAY)));
  decref(result);
  decref(register);
  decref(sequence);
  decref(abc);
  return result !== ERROR;
}

/** An attribute by its name, ERROR if v is none: a reference, or ERROR. */
function attribute(v: Value, name: string): Value {
  const text = v === ERROR ? 0 : internText(name);
  if (text === 0) return ERROR;
  const found = getAttr(v, text);
  decrefAt(text);
  return found;
}
