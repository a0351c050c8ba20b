/** None, Ellipsis, NotImplemented and typing.NoDefault: there is one of each, and calling its type gives it. */
import { raise, raisef } from "../core/errors.ts";
import { define } from "../core/native.ts";
import { newStr } from "../core/string.ts";
import { tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, ELLIPSIS, ERROR, NO_DEFAULT, NONE, NOT_IMPLEMENTED, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";

/** The singleton, if the call has no arguments. */
function only(v: Value, type: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0 && (kwnames === 0 || tupleLength(kwnames) === 0)) return v;
  return raisef(Exc.TypeError, "%N takes no arguments", box(type));
}

function noneNew(type: usize, _args: usize, nargs: i32, kwnames: usize): Value {
  return only(NONE, type, nargs, kwnames);
}

/** The type has another name in this message, as in CPython. */
function ellipsisNew(_type: usize, _args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0 && (kwnames === 0 || tupleLength(kwnames) === 0)) return ELLIPSIS;
  return raise(Exc.TypeError, "EllipsisType takes no arguments");
}

function notImplementedNew(type: usize, _args: usize, nargs: i32, kwnames: usize): Value {
  return only(NOT_IMPLEMENTED, type, nargs, kwnames);
}

function text(literal: string): Value {
  const p = newStr(literal);
  return p === 0 ? ERROR : box(p);
}

function noneRepr(_self: Value): Value {
  return text("None");
}

function noneBool(_self: Value): i32 {
  return 0;
}

/** The hash of None is the same in all processes, as since CPython 3.12. */
function noneHash(_self: Value): i64 {
  return 0xfca86420;
}

function ellipsisRepr(_self: Value): Value {
  return text("Ellipsis");
}

function notImplementedRepr(_self: Value): Value {
  return text("NotImplemented");
}

function notImplementedBool(_self: Value): i32 {
  raise(Exc.TypeError, "NotImplemented should not be used in a boolean context");
  return -1;
}

function noDefaultNew(type: usize, _args: usize, nargs: i32, kwnames: usize): Value {
  return only(NO_DEFAULT, type, nargs, kwnames);
}

function noDefaultRepr(_self: Value): Value {
  return text("typing.NoDefault");
}

function noDefaultReduce(_args: usize): Value {
  return text("NoDefault");
}

function ellipsisReduce(_args: usize): Value {
  return text("Ellipsis");
}

function notImplementedReduce(_args: usize): Value {
  return text("NotImplemented");
}

export function initSingletons(): void {
  const none = asType(typeAt(TypeId.NONE));
  none.new = noneNew.index;
  none.repr = noneRepr.index;
  none.bool = noneBool.index;
  none.hash = noneHash.index;
  const ellipsis = asType(typeAt(TypeId.ELLIPSIS));
  ellipsis.new = ellipsisNew.index;
  ellipsis.repr = ellipsisRepr.index;
  define(ellipsis, "__reduce__(self, /)", ellipsisReduce);
  const unknown = asType(typeAt(TypeId.NOT_IMPLEMENTED));
  unknown.new = notImplementedNew.index;
  unknown.repr = notImplementedRepr.index;
  unknown.bool = notImplementedBool.index;
  define(unknown, "__reduce__(self, /)", notImplementedReduce);
  const noDefault = asType(typeAt(TypeId.NO_DEFAULT));
  noDefault.new = noDefaultNew.index;
  noDefault.repr = noDefaultRepr.index;
  define(noDefault, "__reduce__(self, /)", noDefaultReduce);
}
