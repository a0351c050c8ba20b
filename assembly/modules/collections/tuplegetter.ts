/** _collections._tuplegetter: the fields of named tuples (CPython: tuplegetterobject in Modules/_collectionsmodule.c). A record. */
import { fail, formatText, raise, raisef } from "../../core/errors.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { isTuple, tuple2, tupleItem, tupleLength } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { fieldOf, newRecord, setField } from "../../objects/record.ts";
import { reduction } from "../../objects/reduction.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header } from "../../shared/layout.ts";

const INDEX: u32 = 0;
const DOC: u32 = 1;
export const TUPLE_GETTER_FIELDS: u32 = 2;

let newSignature!: NativeDef;

function getterNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const index = sizeNumber(load<i64>(values));
  const p = index === BAD_INDEX ? 0 : newRecord(type);
  if (p !== 0) {
    setField(p, INDEX, small(index));
    setField(p, DOC, incref(load<i64>(values, 8)));
  }
  endSlot(newSignature, values);
  return p === 0 ? ERROR : box(p);
}

/** Which item of a tuple a getter gives. */
export function getterIndex(self: Value): i64 {
  return smallValue(fieldOf(self, INDEX));
}

function getterGet(self: Value, owner: Value, _type: Value): Value {
  const index = getterIndex(self);
  if (owner !== UNBOUND && isTuple(owner)) {
    if (<u64>index < <u64>tupleLength(pointer(owner))) return incref(tupleItem(pointer(owner), <u32>index));
    return raise(Exc.IndexError, "tuple index out of range");
  }
  if (owner === UNBOUND || owner === NONE) return incref(self);
  const message = "descriptor for index '%d' for tuple subclasses doesn't apply to '%T' object";
  return raisef(Exc.TypeError, message, index, owner);
}

function getterSet(_self: Value, _owner: Value, value: Value): i32 {
  return fail(Exc.AttributeError, value === UNBOUND ? "can't delete attribute" : "can't set attribute");
}

function getterRepr(self: Value): Value {
  return formatText("_tuplegetter(%d, %R)", smallValue(fieldOf(self, INDEX)), fieldOf(self, DOC));
}

/** (type, (index, doc)) */
function getterReduce(args: usize): Value {
  const self = load<i64>(args);
  const given = tuple2(fieldOf(self, INDEX), incref(fieldOf(self, DOC)));
  if (given === 0) return ERROR;
  const result = reduction(box(typeOf(self)), box(given));
  decref(box(given));
  return result;
}

/** Slots and methods of the declared type. */
export function fillTupleGetter(type: PyType): void {
  newSignature = slotSignature("_tuplegetter(index, doc, /)");
  type.new = getterNew.index;
  type.descrGet = getterGet.index;
  type.descrSet = getterSet.index;
  type.repr = getterRepr.index;
  defineMember(type, "__doc__", <usize>Header.SIZE + DOC * 8, Member.VALUE_OR_NONE, false);
  define(type, "__reduce__(self, /)", getterReduce);
}
