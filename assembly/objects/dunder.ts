/**
 * The slots of Python classes: each looks up the special method on the type and calls it (CPython: slot_tp_… in Objects/typeobject.c).
 * Number slots: objects/dundernumber.ts; the rows that name all of them: objects/slottable.ts. The dispatch loop pushes a frame
 * itself where it can, knowing these by isPythonSlot.
 */
import { genericGet, genericGetAttr, getAttr, raiseNoAttribute, typeLookupName } from "../core/attribute.ts";
import { callAttribute, callSpecial, callSpecialVector, callWithSelf } from "../core/call.ts";
import { catchError, fail, failf, formatText, raisef, raiseWith } from "../core/errors.ts";
import { hashAddress } from "../core/hash.ts";
import { fitsI64, intIsNegative, intToI64, isInt } from "../core/integer.ts";
import { nameOf } from "../core/intern.ts";
import { getSequenceIterator } from "../core/iterate.ts";
import { decref, incref } from "../core/object.ts";
import { PyWrapperDescriptor } from "../core/slots.ts";
import { containsByIteration, toIndex } from "../core/subscript.ts";
import { isTrue } from "../core/truth.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import {
  box,
  ERROR,
  FALSE,
  isSmall,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";

/** Calls a special method that must be there: AttributeError with its name if it is not. */
export function callRequired(
  self: Value,
  name: Name,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
): Value {
  const result = callSpecial(self, name, a, b, c);
  return result === UNBOUND ? raiseWith(Exc.AttributeError, box(nameOf(name))) : result;
}

/** As callRequired, where only failure matters: 0 or -1. */
function runRequired(self: Value, name: Name, a: Value, b: Value = UNBOUND): i32 {
  const result = callRequired(self, name, a, b);
  if (result === ERROR) return -1;
  decref(result);
  return 0;
}

// ---- life ----

export function slotNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const make = getAttr(box(type), nameOf(Name.__new__));
  if (make === ERROR) return ERROR;
  const result = callWithSelf(make, box(type), args, nargs, kwnames);
  decref(make);
  return result;
}

export function slotInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const result = callSpecialVector(self, Name.__init__, args, nargs, kwnames);
  if (result === UNBOUND) {
    raiseWith(Exc.AttributeError, box(nameOf(Name.__init__)));
    return -1;
  }
  if (result === ERROR) return -1;
  return checkInitResult(result) ? 0 : -1;
}

/** Drops what __init__ gave; false with TypeError pending unless it was None. */
export function checkInitResult(result: Value): bool {
  if (result === NONE) return true;
  raisef(Exc.TypeError, "__init__() should return None, not '%T'", result);
  decref(result);
  return false;
}

export function slotFinalize(self: Value): void {
  const method = typeLookupName(self, Name.__del__);
  if (method === UNBOUND) return;
  incref(method);
  const result = callAttribute(method, self, 0, 0, 0);
  if (result === ERROR) reportUnraisable("Exception ignored while calling deallocator", method);
  else decref(result);
  decref(method);
}

// ---- attributes ----

/** Whether what was found for __getattribute__ is object's own. */
export function isGenericGet(attribute: Value): bool {
  if (!isExactly(attribute, TypeId.WRAPPER_DESCRIPTOR)) return false;
  return changetype<PyWrapperDescriptor>(pointer(attribute)).fn === <u32>genericGetAttr.index;
}

/** v.name where the class has __getattribute__, __getattr__ or both: the second is asked when the first finds nothing. */
export function slotGetattr(self: Value, name: usize): Value {
  const getattribute = typeLookupName(self, Name.__getattribute__);
  let result: Value;
  if (isGenericGet(getattribute)) {
    result = genericGet(self, name);
    if (result === ERROR && catchError(Exc.AttributeError)) result = UNBOUND;
  } else {
    result = callRequired(self, Name.__getattribute__, box(name));
    const fallback = typeLookupName(self, Name.__getattr__) !== UNBOUND;
    if (result === ERROR && fallback && catchError(Exc.AttributeError)) result = UNBOUND;
  }
  if (result !== UNBOUND) return result;
  result = callSpecial(self, Name.__getattr__, box(name));
  return result === UNBOUND ? raiseNoAttribute(self, name) : result;
}

export function slotSetattr(self: Value, name: usize, value: Value): i32 {
  if (value === UNBOUND) return runRequired(self, Name.__delattr__, box(name));
  return runRequired(self, Name.__setattr__, box(name), value);
}

export function slotGet(self: Value, owner: Value, type: Value): Value {
  if (owner === UNBOUND) owner = NONE;
  if (type === UNBOUND) type = NONE;
  const result = callSpecial(self, Name.__get__, owner, type);
  return result === UNBOUND ? incref(self) : result;
}

export function slotSet(self: Value, owner: Value, value: Value): i32 {
  if (value === UNBOUND) return runRequired(self, Name.__delete__, owner);
  return runRequired(self, Name.__set__, owner, value);
}

// ---- general ----

export function slotRepr(self: Value): Value {
  const result = callSpecial(self, Name.__repr__);
  return result === UNBOUND ? formatText("<%T object at 0x%x>", self, <i64>pointer(self)) : result;
}

export function slotStr(self: Value): Value {
  return callRequired(self, Name.__str__);
}

export function slotHash(self: Value): i64 {
  const method = typeLookupName(self, Name.__hash__);
  if (method === NONE) return failf(Exc.TypeError, "unhashable type: '%T'", self);
  if (method === UNBOUND) return hashAddress(pointer(self));
  const result = callAttribute(method, self, 0, 0, 0);
  if (result === ERROR) return -1;
  if (!isInt(result)) {
    decref(result);
    return fail(Exc.TypeError, "__hash__ method should return an integer");
  }
  const hash = hashFromInt(result);
  decref(result);
  return hash;
}

/** What __hash__ gave, as a hash: the number itself where it fits, never -1. */
function hashFromInt(v: Value): i64 {
  if (!fitsI64(v)) return call_indirect<i64>(asType(typeAt(TypeId.INT)).hash, v);
  const n = intToI64(v);
  return n === -1 ? -2 : n;
}

export function slotCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const result = callSpecialVector(self, Name.__call__, args, nargs, kwnames);
  return result === UNBOUND ? raiseWith(Exc.AttributeError, box(nameOf(Name.__call__))) : result;
}

/** The special method of a comparison. */
export function compareName(op: Compare): Name {
  switch (op) {
    case Compare.LT:
      return Name.__lt__;
    case Compare.LE:
      return Name.__le__;
    case Compare.EQ:
      return Name.__eq__;
    case Compare.NE:
      return Name.__ne__;
    case Compare.GT:
      return Name.__gt__;
    default:
      return Name.__ge__;
  }
}

export function slotCompare(a: Value, b: Value, op: Compare): Value {
  const result = callSpecial(a, compareName(op), b);
  return result === UNBOUND ? NOT_IMPLEMENTED : result;
}

/** `__iter__ = None` says that a class with __getitem__ is not iterable. */
export function slotIter(self: Value): Value {
  const method = typeLookupName(self, Name.__iter__);
  if (method === NONE) return raisef(Exc.TypeError, "'%T' object is not iterable", self);
  if (method === UNBOUND) return getSequenceIterator(self);
  return callAttribute(method, self, 0, 0, 0);
}

/** StopIteration stays pending, with its value: iterNext makes END of it, next() and `yield from` want to see it. */
export function slotNext(self: Value): Value {
  return callRequired(self, Name.__next__);
}

export function slotAwait(self: Value): Value {
  return callRequired(self, Name.__await__);
}

export function slotAiter(self: Value): Value {
  return callRequired(self, Name.__aiter__);
}

export function slotAnext(self: Value): Value {
  return callRequired(self, Name.__anext__);
}

// ---- containers ----

export function slotLength(self: Value): i64 {
  const result = callRequired(self, Name.__len__);
  return result === ERROR ? -1 : checkLength(result);
}

/** What __len__ gave (dropped), as a length; -1 with TypeError, ValueError or OverflowError pending. */
export function checkLength(result: Value): i64 {
  const index = toIndex(result);
  decref(result);
  if (index === ERROR) return -1;
  if (intIsNegative(index)) {
    decref(index);
    return fail(Exc.ValueError, "__len__() should return >= 0");
  }
  const fits = fitsI64(index);
  const n = fits ? intToI64(index) : 0;
  decref(index);
  return fits ? n : fail(Exc.OverflowError, "cannot fit 'int' into an index-sized integer");
}

export function slotGetItem(self: Value, key: Value): Value {
  return callRequired(self, Name.__getitem__, key);
}

export function slotSetItem(self: Value, key: Value, value: Value): i32 {
  if (value === UNBOUND) return runRequired(self, Name.__delitem__, key);
  return runRequired(self, Name.__setitem__, key, value);
}

export function slotContains(self: Value, item: Value): i32 {
  const method = typeLookupName(self, Name.__contains__);
  if (method === NONE) return failf(Exc.TypeError, "'%T' object is not a container", self);
  if (method === UNBOUND) return containsByIteration(self, item);
  const result = callSpecial(self, Name.__contains__, item);
  if (result === ERROR) return -1;
  const truth = isTrue(result);
  decref(result);
  return truth;
}

// ---- numbers of one operand ----

/** The class has __bool__, or inherits it; without it, __len__ answers (core/truth.ts). */
export function slotBool(self: Value): i32 {
  if (typeLookupName(self, Name.__bool__) === NONE) {
    return failf(Exc.TypeError, "'%T' cannot be interpreted as a boolean", self);
  }
  const result = callSpecial(self, Name.__bool__);
  if (result === ERROR) return -1;
  if (result === UNBOUND) return 1;
  return checkBool(result);
}

/** What __bool__ gave (dropped): 0, 1, or -1 with TypeError pending. */
export function checkBool(result: Value): i32 {
  if (result === TRUE || result === FALSE) return result === TRUE ? 1 : 0;
  failf(Exc.TypeError, "__bool__ should return bool, returned %T", result);
  decref(result);
  return -1;
}

export function slotIndex(self: Value): Value {
  const result = callRequired(self, Name.__index__);
  if (result === ERROR || isSmall(result) || isExactly(result, TypeId.INT)) return result;
  if (isInt(result)) {
    const message =
      "__index__ returned non-int (type %T).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.";
    if (warn(Exc.DeprecationWarning, message, result)) return result;
    decref(result);
    return ERROR;
  }
  raisef(Exc.TypeError, "__index__ returned non-int (type %T)", result);
  decref(result);
  return ERROR;
}

export function slotInt(self: Value): Value {
  return callRequired(self, Name.__int__);
}

export function slotFloat(self: Value): Value {
  return callRequired(self, Name.__float__);
}

export function slotNegative(self: Value): Value {
  return callRequired(self, Name.__neg__);
}

export function slotPositive(self: Value): Value {
  return callRequired(self, Name.__pos__);
}

export function slotAbsolute(self: Value): Value {
  return callRequired(self, Name.__abs__);
}

export function slotInvert(self: Value): Value {
  return callRequired(self, Name.__invert__);
}
