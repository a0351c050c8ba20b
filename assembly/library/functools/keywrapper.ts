/**
 * functools.cmp_to_key: keys that compare by a function of two arguments (CPython: KeyWrapper in Modules/_functoolsmodule.c). The key
 * function itself is a wrapper without an object; calling it makes one with.
 */
import { call2 } from "../../core/call.ts";
import { richCompare } from "../../core/compare.ts";
import { raise, raiseWith } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { internText } from "../../core/intern.ts";
import { bindSlot, defineFunction, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { openType, ready } from "../../core/ready.ts";
import { newStr } from "../../core/string.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, small, UNBOUND, Value } from "../../core/value.ts";
import { declareRecord, fieldOf, initRecord, newRecord, setField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";

const COMPARE: u32 = 0;
const OBJECT: u32 = 1;

let callSignature!: NativeDef;

function wrap(compare: Value, object: Value): Value {
  const p = newRecord(typeAt(TypeId.KEY_WRAPPER));
  if (p === 0) return ERROR;
  setField(p, COMPARE, incref(compare));
  setField(p, OBJECT, incref(object));
  return box(p);
}

function cmpToKey(args: usize): Value {
  return wrap(load<i64>(args), UNBOUND);
}

function wrapperCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(callSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = wrap(fieldOf(self, COMPARE), load<i64>(values));
  endSlot(callSignature, values);
  return result;
}

function wrapperCompare(a: Value, b: Value, op: Compare): Value {
  if (!isExactly(b, TypeId.KEY_WRAPPER)) return raise(Exc.TypeError, "other argument must be K instance");
  const x = fieldOf(a, OBJECT);
  const y = fieldOf(b, OBJECT);
  if (x === UNBOUND || y === UNBOUND) return raiseMissing();
  incref(x);
  incref(y);
  const compare = incref(fieldOf(a, COMPARE));
  const order = call2(compare, x, y);
  decref(compare);
  decref(x);
  decref(y);
  const result = order === ERROR ? ERROR : richCompare(order, small(0), op);
  decref(order);
  return result;
}

function raiseMissing(): Value {
  const name = internText("object");
  if (name === 0) return ERROR;
  raiseWith(Exc.AttributeError, box(name));
  decrefAt(name);
  return ERROR;
}

/** inspect.signature reads it. */
function textSignature(_self: Value): Value {
  const text = newStr("(obj)");
  return text === 0 ? ERROR : box(text);
}

/** Makes the type, and puts the function into the module's namespace. */
export function initKeyWrapper(dict: usize, module: usize): void {
  callSignature = slotSignature("K(obj)");
  declareRecord(TypeId.KEY_WRAPPER, "KeyWrapper", TypeFlag.DISALLOW_NEW, 2);
  const type = asType(typeAt(TypeId.KEY_WRAPPER));
  type.module = <u32>internText("functools");
  openType(type);
  initRecord(TypeId.KEY_WRAPPER);
  type.call = wrapperCall.index;
  type.compare = wrapperCompare.index;
  defineMember(type, "obj", Header.SIZE + OBJECT * 8, Member.VALUE, false);
  defineGetter(type, "__text_signature__", textSignature);
  ready(type);
  defineFunction(dict, module, "cmp_to_key(mycmp)", cmpToKey);
}
