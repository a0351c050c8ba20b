/**
 * super: attributes of an object or class as the classes after a given one in the resolution order have them.
 *
 *     │ refcount │ type │ cls u32 │ objType u32 │ obj Value │
 *
 * `obj` is UNBOUND for an unbound super object, `objType` the class whose resolution order is searched.
 */
import { genericGetAttr, getAttrOptional } from "../core/attribute.ts";
import { call2 } from "../core/call.ts";
import { superArguments } from "../core/caller.ts";
import { dictGetStr } from "../core/dict.ts";
import { fail, failf, formatText, raisef } from "../core/errors.ts";
import { defineMember, Member } from "../core/getset.ts";
import { allocInstance } from "../core/instance.ts";
import { nameOf } from "../core/intern.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, isType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";

@unmanaged
class PySuper {
  refcount: i32;
  type: u32;
  cls: u32;
  objType: u32;
  obj: Value;
}

export const SUPER_SIZE: u32 = <u32>offsetof<PySuper>();

function asSuper(p: usize): PySuper {
  return changetype<PySuper>(p);
}

function superNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const s = asSuper(p);
  s.cls = 0;
  s.objType = 0;
  s.obj = UNBOUND;
  gcTrack(p);
  return box(p);
}

/** super(cls, obj) in one step; UNBOUND for other arguments. */
function superMake(args: usize, nargs: i32): Value {
  if (nargs !== 2 || !isType(load<i64>(args)) || load<i64>(args, 8) === NONE) return UNBOUND;
  const cls = load<i64>(args);
  const obj = load<i64>(args, 8);
  const objType = checkedType(cls, obj);
  const p = objType === 0 ? 0 : allocInstance(typeAt(TypeId.SUPER));
  if (p === 0) {
    decrefField(objType);
    return ERROR;
  }
  const s = asSuper(p);
  s.cls = <u32>pointer(incref(cls));
  s.objType = <u32>objType;
  s.obj = incref(obj);
  gcTrack(p);
  return box(p);
}

function superInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return fail(Exc.TypeError, "super() takes no keyword arguments");
  }
  if (nargs > 2) return failf(Exc.TypeError, "super() expected at most 2 arguments, got %d", nargs);
  if (nargs === 0) {
    const implied = memory.data(16);
    if (superArguments(implied) < 0) return -1;
    return setSuper(self, load<i64>(implied), load<i64>(implied, 8));
  }
  const cls = load<i64>(args);
  if (!isType(cls)) return failf(Exc.TypeError, "super() argument 1 must be a type, not %T", cls);
  return setSuper(self, cls, nargs === 1 ? UNBOUND : load<i64>(args, 8));
}

function setSuper(self: Value, cls: Value, obj: Value): i32 {
  if (obj === NONE) obj = UNBOUND;
  const objType = obj === UNBOUND ? 0 : checkedType(cls, obj);
  if (objType === 0 && obj !== UNBOUND) return -1;
  const s = asSuper(pointer(self));
  const oldCls: usize = s.cls;
  const oldType: usize = s.objType;
  const oldObj = s.obj;
  s.cls = <u32>pointer(incref(cls));
  s.objType = <u32>objType;
  s.obj = incref(obj);
  decrefField(oldCls);
  decrefField(oldType);
  decref(oldObj);
  return 0;
}

/** The class to search for obj, which must be an instance of cls or a class derived from it: a reference, 0 with TypeError pending. */
function checkedType(cls: Value, obj: Value): usize {
  if (isType(obj) && isSubtype(pointer(obj), pointer(cls))) return pointer(incref(obj));
  if (isSubtype(typeOf(obj), pointer(cls))) return pointer(incref(box(typeOf(obj))));
  const claimed = getAttrOptional(obj, nameOf(Name.__class__));
  if (claimed === ERROR) return 0;
  if (claimed !== UNBOUND && isType(claimed) && isSubtype(pointer(claimed), pointer(cls)))
    return pointer(claimed);
  decref(claimed);
  if (isType(obj)) {
    const message = "super(type, obj): obj (type %N) is not an instance or subtype of type (%N).";
    raisef(Exc.TypeError, message, obj, cls);
  } else {
    const message = "super(type, obj): obj (instance of %T) is not an instance or subtype of type (%N).";
    raisef(Exc.TypeError, message, obj, cls);
  }
  return 0;
}

/** What super(cls, obj) has under a name: a reference, UNBOUND if the classes after cls do not have it, ERROR. objType as above. */
function superLookup(cls: usize, objType: usize, obj: Value, name: usize): Value {
  const found = findAfter(cls, objType, name);
  if (found === UNBOUND || found === ERROR) return found;
  const get = asType(typeOf(found)).descrGet;
  if (get === 0) return incref(found);
  incref(found);
  const to = obj === box(objType) ? UNBOUND : obj;
  const result = call_indirect<Value>(get, found, to, box(objType));
  decref(found);
  return result;
}

/** What the classes after cls in objType's order have under a name, borrowed; UNBOUND or ERROR. */
export function findAfter(cls: usize, objType: usize, name: usize): Value {
  const mro: usize = asType(objType).mro;
  const count: u32 = mro === 0 ? 0 : tupleLength(mro);
  let i: u32 = 0;
  let found: Value = UNBOUND;
  while (i < count && pointer(tupleItem(mro, i)) !== cls) i++;
  if (mro !== 0) increfAt(mro); // keys with an __eq__ of their own may give the class another order
  for (i++; i < count && found === UNBOUND; i++) {
    found = dictGetStr(asType(pointer(tupleItem(mro, i))).dict, name);
  }
  if (mro !== 0) decrefAt(mro);
  return found;
}

function superGetattr(self: Value, name: usize): Value {
  const s = asSuper(pointer(self));
  // super().__class__ is super itself.
  if (s.objType === 0 || name === nameOf(Name.__class__)) return genericGetAttr(self, name);
  const result = superLookup(s.cls, s.objType, s.obj, name);
  return result === UNBOUND ? genericGetAttr(self, name) : result;
}

/** An unbound super object in a class binds itself to the instance it is got from. */
function superGet(self: Value, owner: Value, _type: Value): Value {
  const s = asSuper(pointer(self));
  if (owner === UNBOUND || owner === NONE || s.obj !== UNBOUND) return incref(self);
  if (!isExactly(self, TypeId.SUPER)) return call2(box(typeOf(self)), box(<usize>s.cls), owner);
  const fresh = superNew(typeAt(TypeId.SUPER), 0, 0, 0);
  if (fresh === ERROR || setSuper(fresh, box(<usize>s.cls), owner) >= 0) return fresh;
  decref(fresh);
  return ERROR;
}

function superRepr(self: Value): Value {
  const s = asSuper(pointer(self));
  if (s.cls === 0) return formatText("<super: <class 'NULL'>, NULL>");
  const cls = box(<usize>s.cls);
  if (s.objType === 0) return formatText("<super: <class '%N'>, NULL>", cls);
  return formatText("<super: <class '%N'>, <%N object>>", cls, box(<usize>s.objType));
}

function superTraverse(p: usize, visit: u32): void {
  visitAt(asSuper(p).cls, visit);
  visitAt(asSuper(p).objType, visit);
  visitValue(asSuper(p).obj, visit);
}

function superDealloc(p: usize): void {
  gcUntrack(p);
  decrefField(asSuper(p).cls);
  decrefField(asSuper(p).objType);
  decref(asSuper(p).obj);
  freeContainer(p);
}

export function initSuper(): void {
  const type = asType(typeAt(TypeId.SUPER));
  type.new = superNew.index;
  type.init = superInit.index;
  type.make = superMake.index;
  type.getattr = superGetattr.index;
  type.descrGet = superGet.index;
  type.repr = superRepr.index;
  type.dealloc = superDealloc.index;
  type.traverse = superTraverse.index;
  defineMember(type, "__thisclass__", offsetof<PySuper>("cls"), Member.OBJECT_OR_NONE);
  defineMember(type, "__self__", offsetof<PySuper>("obj"), Member.VALUE_OR_NONE);
  defineMember(type, "__self_class__", offsetof<PySuper>("objType"), Member.OBJECT_OR_NONE);
}
