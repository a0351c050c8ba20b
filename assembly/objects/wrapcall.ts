/**
 * Calling a slot as a method: arguments are counted and turned into the slot's, its result becomes an object
 * (CPython: wrap_… in Objects/typeobject.c). One case a shape.
 */
import { raise, raiseBare, raisef } from "../core/errors.ts";
import { intFromI64 } from "../core/integer.ts";
import { internedCopy } from "../core/intern.ts";
import { decrefAt } from "../core/object.ts";
import { Shape, SlotRow } from "../core/slots.ts";
import { isStr } from "../core/string.ts";
import { BAD_INDEX, countNumber } from "../core/subscript.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, boxBool, END, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { bufferMethod, releaseMethod } from "./bufferslots.ts";
import { slotSetattr } from "./dunder.ts";

/** Calls function `fn` of the table, a slot of row's kind, with what a Python caller gave. */
export function callSlot(row: SlotRow, fn: u32, self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const shape: Shape = row.shape;
  if (shape === Shape.CALL) return call_indirect<Value>(fn, self, args, nargs, kwnames);
  if (shape === Shape.INIT) return noneIfDone(call_indirect<i32>(fn, self, args, nargs, kwnames));
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return raisef(Exc.TypeError, "wrapper %S() takes no keyword arguments", box(<usize>row.name));
  }
  const least = leastArguments(shape);
  const most = mostArguments(shape);
  if (nargs < least || nargs > most) return wrongCount(row, nargs);
  const a = nargs > 0 ? load<i64>(args) : UNBOUND;
  const b = nargs > 1 ? load<i64>(args, 8) : UNBOUND;
  return most === 0 ? callWithNone(shape, fn, self) : callWithSome(shape, fn, self, a, b);
}

function noneIfDone(status: i32): Value {
  return status < 0 ? ERROR : NONE;
}

function leastArguments(shape: Shape): i32 {
  switch (shape) {
    case Shape.UNARY:
    case Shape.NEXT:
    case Shape.LENGTH:
    case Shape.HASH:
    case Shape.BOOL:
    case Shape.FINALIZE:
      return 0;
    case Shape.SET_ATTRIBUTE:
    case Shape.SET:
    case Shape.SET_ITEM:
      return 2;
    default:
      return 1;
  }
}

function mostArguments(shape: Shape): i32 {
  if (shape === Shape.POWER || shape === Shape.REFLECTED_POWER || shape === Shape.GET) return 2;
  return leastArguments(shape);
}

/** CPython words the same mistake in three ways, by how a wrapper reads its arguments. */
function wrongCount(row: SlotRow, given: i32): Value {
  const shape: Shape = row.shape;
  const name = box(<usize>row.name);
  const least = leastArguments(shape);
  if (shape === Shape.POWER || shape === Shape.REFLECTED_POWER) {
    return raisef(Exc.TypeError, "expected 1 or 2 arguments, got %d", given);
  }
  if (shape === Shape.GET) {
    if (given < least) return raisef(Exc.TypeError, "%S expected at least 1 argument, got %d", name, given);
    return raisef(Exc.TypeError, "%S expected at most 2 arguments, got %d", name, given);
  }
  if (shape === Shape.BUFFER || shape === Shape.RELEASE_BUFFER) {
    return raisef(Exc.TypeError, "%S expected 1 argument, got %d", name, given);
  }
  if (least === 2) return raisef(Exc.TypeError, "%S expected 2 arguments, got %d", name, given);
  if (least === 1) return raisef(Exc.TypeError, "expected 1 argument, got %d", given);
  return raisef(Exc.TypeError, "expected 0 arguments, got %d", given);
}

function callWithNone(shape: Shape, fn: u32, self: Value): Value {
  switch (shape) {
    case Shape.UNARY:
      return call_indirect<Value>(fn, self);
    case Shape.NEXT: {
      const v = call_indirect<Value>(fn, self);
      return v === END ? raiseBare(Exc.StopIteration) : v;
    }
    case Shape.LENGTH:
    case Shape.HASH: {
      const n = call_indirect<i64>(fn, self);
      return n === -1 ? ERROR : intFromI64(n);
    }
    case Shape.BOOL: {
      const truth = call_indirect<i32>(fn, self);
      return truth < 0 ? ERROR : boxBool(truth !== 0);
    }
    default:
      call_indirect<void>(fn, self);
      return NONE;
  }
}

function callWithSome(shape: Shape, fn: u32, self: Value, a: Value, b: Value): Value {
  switch (shape) {
    case Shape.BINARY:
      return call_indirect<Value>(fn, self, a);
    case Shape.REFLECTED:
      return call_indirect<Value>(fn, a, self);
    case Shape.POWER:
      return call_indirect<Value>(fn, self, a, b === UNBOUND ? NONE : b);
    case Shape.REFLECTED_POWER:
      return call_indirect<Value>(fn, a, self, b === UNBOUND ? NONE : b);
    case Shape.GET_ATTRIBUTE:
    case Shape.SET_ATTRIBUTE:
    case Shape.DELETE_ATTRIBUTE:
      return callAttributeSlot(shape, fn, self, a, b);
    case Shape.GET:
      return callGet(fn, self, a, b);
    case Shape.SET:
    case Shape.SET_ITEM:
      return noneIfDone(call_indirect<i32>(fn, self, a, b));
    case Shape.DELETE:
    case Shape.DELETE_ITEM:
      return noneIfDone(call_indirect<i32>(fn, self, a, UNBOUND));
    case Shape.BUFFER:
      return bufferMethod(fn, self, a);
    case Shape.RELEASE_BUFFER:
      return releaseMethod(fn, self, a);
    case Shape.CONTAINS: {
      const truth = call_indirect<i32>(fn, self, a);
      return truth < 0 ? ERROR : boxBool(truth !== 0);
    }
    case Shape.REPEAT: {
      const count = countNumber(a);
      if (count === BAD_INDEX) return ERROR;
      return call_indirect<Value>(fn, self, count);
    }
    default:
      return call_indirect<Value>(fn, self, a, <Compare>(shape - Shape.LESS));
  }
}

function callAttributeSlot(shape: Shape, fn: u32, self: Value, name: Value, value: Value): Value {
  if (!isStr(name)) return raisef(Exc.TypeError, "attribute name must be string, not '%T'", name);
  if (shape !== Shape.GET_ATTRIBUTE && !mayApply(fn, self, value)) return ERROR;
  const interned = internedCopy(name);
  if (interned === 0) return ERROR;
  const result =
    shape === Shape.GET_ATTRIBUTE
      ? call_indirect<Value>(fn, self, interned)
      : noneIfDone(call_indirect<i32>(fn, self, interned, value));
  decrefAt(interned);
  return result;
}

/**
 * Refuses to get around a built-in type's own setattr by calling that of one of its bases, as in
 * `object.__setattr__(int, …)` (CPython: hackcheck).
 */
function mayApply(fn: u32, self: Value, value: Value): bool {
  const own = typeOf(self);
  let defining = own;
  const mro: usize = asType(own).mro;
  for (let i = <i32>tupleLength(mro) - 1; i >= 0; i--) {
    const base = pointer(tupleItem(mro, i));
    const set = asType(base).setattr;
    if (set !== <u32>slotSetattr.index && set === asType(own).setattr) {
      defining = base;
      break;
    }
  }
  for (let t = defining; t !== 0; t = asType(t).base) {
    const set = asType(t).setattr;
    if (set === fn) return true;
    if (set !== <u32>slotSetattr.index) break;
  }
  if (value === UNBOUND) raisef(Exc.TypeError, "can't apply this __delattr__ to %T object", self);
  else raisef(Exc.TypeError, "can't apply this __setattr__ to %T object", self);
  return false;
}

function callGet(fn: u32, self: Value, owner: Value, type: Value): Value {
  if (owner === NONE) owner = UNBOUND;
  if (type === UNBOUND || type === NONE) type = NONE;
  if (owner === UNBOUND && type === NONE) {
    return raise(Exc.TypeError, "__get__(None, None) is invalid");
  }
  return call_indirect<Value>(fn, self, owner, type);
}

/** `__text_signature__` of a wrapper. */
export function slotSignature(shape: Shape): string {
  switch (shape) {
    case Shape.BINARY:
    case Shape.REFLECTED:
    case Shape.REPEAT:
    case Shape.LESS:
    case Shape.LESS_EQUAL:
    case Shape.EQUAL:
    case Shape.NOT_EQUAL:
    case Shape.GREATER:
    case Shape.GREATER_EQUAL:
      return "($self, value, /)";
    case Shape.POWER:
    case Shape.REFLECTED_POWER:
      return "($self, value, mod=None, /)";
    case Shape.CALL:
    case Shape.INIT:
      return "($self, /, *args, **kwargs)";
    case Shape.GET_ATTRIBUTE:
    case Shape.DELETE_ATTRIBUTE:
      return "($self, name, /)";
    case Shape.SET_ATTRIBUTE:
      return "($self, name, value, /)";
    case Shape.GET:
      return "($self, instance, owner=None, /)";
    case Shape.SET:
      return "($self, instance, value, /)";
    case Shape.DELETE:
      return "($self, instance, /)";
    case Shape.SET_ITEM:
      return "($self, key, value, /)";
    case Shape.DELETE_ITEM:
    case Shape.CONTAINS:
      return "($self, key, /)";
    case Shape.BUFFER:
      return "($self, flags, /)";
    case Shape.RELEASE_BUFFER:
      return "($self, buffer, /)";
    default:
      return "($self, /)";
  }
}
