/**
 * The type weakref.ReferenceType, known as weakref.ref (CPython: Objects/weakrefobject.c). The object and the lists that
 * references hang in are core/weakref.ts's; proxies: objects/weakproxy.ts.
 */
import { getAttrOptional } from "../core/attribute.ts";
import { richCompare } from "../core/compare.ts";
import { clearError, formatText, raise, raisef } from "../core/errors.ts";
import { defineMember, Member } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { internText, nameOf } from "../core/intern.ts";
import { decref, freeContainer, gcTrack, gcUntrack, increfAt, visitValue } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import { tupleLength } from "../core/tuple.ts";
import { asType, isSubtype } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  ERROR,
  isPointer,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  UNBOUND,
  Value,
} from "../core/value.ts";
import {
  asWeakref,
  clearWeakref,
  newWeakref,
  PyWeakref,
  sharedWeakref,
  weakHead,
  weakTarget,
} from "../core/weakref.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";

/**
 * A weak reference of a type to a value, shared if it may be (a new reference); ERROR with TypeError pending if the value
 * cannot be referenced weakly. `callback` NONE or UNBOUND: none.
 */
export function referTo(type: usize, v: Value, callback: Value): Value {
  const head = isPointer(v) ? weakHead(pointer(v)) : 0;
  if (head === 0) return raisef(Exc.TypeError, "cannot create weak reference to '%T' object", v);
  if (callback === NONE) callback = UNBOUND;
  const mayShare = callback === UNBOUND && !(asType(type).flags & TypeFlag.HEAP);
  const shared = mayShare ? sharedWeakref(head, type) : 0;
  if (shared !== 0 && load<i32>(shared) !== 0) {
    increfAt(shared);
    return box(shared);
  }
  const w = newWeakref(type, pointer(v), head, callback);
  if (w === 0) return ERROR;
  gcTrack(w);
  return box(w);
}

function hasKeywords(kwnames: usize): bool {
  return kwnames !== 0 && tupleLength(kwnames) !== 0;
}

/** Positional arguments only; a subclass's own keywords are its __init__'s affair. */
function refNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (hasKeywords(kwnames) && type === typeAt(TypeId.WEAKREF)) {
    return raise(Exc.TypeError, "ref() takes no keyword arguments");
  }
  if (nargs < 1) return raise(Exc.TypeError, "__new__ expected at least 1 argument, got 0");
  if (nargs > 2) return raisef(Exc.TypeError, "__new__ expected at most 2 arguments, got %d", nargs);
  return referTo(type, load<i64>(args), nargs > 1 ? load<i64>(args, 8) : NONE);
}

function refInit(_self: Value, _args: usize, nargs: i32, kwnames: usize): i32 {
  if (hasKeywords(kwnames)) {
    raise(Exc.TypeError, "ref() takes no keyword arguments");
    return -1;
  }
  if (nargs >= 1 && nargs <= 2) return 0;
  const words =
    nargs < 1
      ? "__init__ expected at least 1 argument, got %d"
      : "__init__ expected at most 2 arguments, got %d";
  raisef(Exc.TypeError, words, nargs);
  return -1;
}

function refCall(self: Value, _args: usize, nargs: i32, kwnames: usize): Value {
  if (hasKeywords(kwnames)) return raise(Exc.TypeError, "weakref() takes no keyword arguments");
  if (nargs !== 0) return raisef(Exc.TypeError, "weakref expected 0 arguments, got %d", nargs);
  const p = weakTarget(pointer(self));
  if (p === 0) return NONE;
  increfAt(p);
  return box(p);
}

function refHash(self: Value): i64 {
  const w = asWeakref(pointer(self));
  if (w.hash !== -1) return w.hash;
  const p = weakTarget(pointer(self));
  if (p === 0) {
    raise(Exc.TypeError, "weak object has gone away");
    return -1;
  }
  increfAt(p);
  const hash = hashOf(box(p));
  decref(box(p));
  asWeakref(pointer(self)).hash = hash;
  return hash;
}

/** While both live, references compare as their objects do; else by identity. */
function refCompare(a: Value, b: Value, op: Compare): Value {
  const known = isPointer(b) && isSubtype(typeOf(b), typeAt(TypeId.WEAKREF));
  if (!known || (op !== Compare.EQ && op !== Compare.NE)) return NOT_IMPLEMENTED;
  const p = weakTarget(pointer(a));
  const q = weakTarget(pointer(b));
  if (p === 0 || q === 0) return boxBool((a === b) === (op === Compare.EQ));
  increfAt(p);
  increfAt(q);
  const result = richCompare(box(p), box(q), op);
  decref(box(p));
  decref(box(q));
  return result;
}

function refRepr(self: Value): Value {
  const p = weakTarget(pointer(self));
  if (p === 0) return formatText("<weakref at 0x%x; dead>", pointer(self));
  const v = box(p);
  increfAt(p);
  const name = getAttrOptional(v, nameOf(Name.__name__));
  if (name === ERROR) clearError();
  let text: Value;
  if (isStr(name)) text = formatText("<weakref at 0x%x; to '%T' at 0x%x (%S)>", pointer(self), v, p, name);
  else text = formatText("<weakref at 0x%x; to '%T' at 0x%x>", pointer(self), v, p);
  decref(name);
  decref(v);
  return text;
}

function refTraverse(w: usize, visit: u32): void {
  visitValue(asWeakref(w).callback, visit);
}

function refDealloc(w: usize): void {
  gcUntrack(w);
  clearWeakref(w);
  freeContainer(w);
}

/** Slots that all three types share: life, and what the collector asks. */
export function initWeakLife(id: TypeId): void {
  const type = asType(typeAt(id));
  type.dealloc = refDealloc.index;
  type.traverse = refTraverse.index;
  type.clear = clearWeakref.index;
  type.module = <u32>internText("weakref");
}

export function initWeakref(): void {
  initWeakLife(TypeId.WEAKREF);
  const type = asType(typeAt(TypeId.WEAKREF));
  type.new = refNew.index;
  type.init = refInit.index;
  type.call = refCall.index;
  type.hash = refHash.index;
  type.compare = refCompare.index;
  type.repr = refRepr.index;
  defineMember(type, "__callback__", offsetof<PyWeakref>("callback"), Member.VALUE_OR_NONE);
}
