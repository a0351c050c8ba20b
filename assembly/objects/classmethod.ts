/** staticmethod and classmethod: one layout (core/methods.ts), and attributes copied from the callable that they wrap. */
import { getAttrOptional, getAttrOptionalBehind, setAttr } from "../core/attribute.ts";
import { callVector } from "../core/call.ts";
import { dictDelete, dictGetStr, dictSetStr } from "../core/dict.ts";
import { fail, failf, formatText, raise } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { materializeDict } from "../core/instance.ts";
import { nameOf } from "../core/intern.ts";
import { asMethodWrapper, newMethod, newMethodWrapper, PyMethodWrapper } from "../core/methods.ts";
import {
  decref,
  decrefField,
  freeContainer,
  gcUntrack,
  incref,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { isTrue } from "../core/truth.ts";
import { tupleLength } from "../core/tuple.ts";
import { asType, isType, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, FALSE, NONE, pointer, TRUE, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { getInstanceDict, setInstanceDict } from "./instancedict.ts";

function wrapperOf(v: Value): PyMethodWrapper {
  return asMethodWrapper(pointer(v));
}

function wrapperNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  return newMethodWrapper(type, UNBOUND);
}

function wrapperInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const own = typeAt(isStatic(self) ? TypeId.STATICMETHOD : TypeId.CLASSMETHOD);
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return failf(Exc.TypeError, "%N() takes no keyword arguments", box(own));
  }
  if (nargs !== 1) return failf(Exc.TypeError, "%N expected 1 argument, got %d", box(own), nargs);
  const w = wrapperOf(self);
  const old = w.callable;
  w.callable = incref(load<i64>(args));
  decref(old);
  return copyAttributes(self, w.callable);
}

function isStatic(self: Value): bool {
  return asType(typeOf(self)).descrGet === <u32>staticGet.index;
}

/** Takes over what identifies the callable, as functools.wraps does. */
function copyAttributes(self: Value, callable: Value): i32 {
  const done =
    copyAttribute(self, callable, Name.__module__) &&
    copyAttribute(self, callable, Name.__name__) &&
    copyAttribute(self, callable, Name.__qualname__) &&
    (hasLateDoc(self, callable) || copyAttribute(self, callable, Name.__doc__));
  return done ? 0 : -1;
}

/**
 * Whether the documentation is left to `getDoc`: that of built-in things lies in a file, which nothing else at the start of programs needs, but
 * `__class_getitem__ = classmethod(GenericAlias)` would have read.
 */
function hasLateDoc(self: Value, callable: Value): bool {
  const isOwn = isExactly(self, TypeId.CLASSMETHOD) || isExactly(self, TypeId.STATICMETHOD);
  return isOwn && isType(callable) && !(asType(pointer(callable)).flags & TypeFlag.HEAP);
}

function getDoc(self: Value): Value {
  return fromCallable(self, Name.__doc__);
}

function setDoc(self: Value, value: Value): i32 {
  const dict = materializeDict(pointer(self), asType(typeOf(self)));
  if (dict === 0) return -1;
  const name = nameOf(Name.__doc__);
  if (value !== UNBOUND) return dictSetStr(dict, name, value);
  const found = dictDelete(dict, box(name));
  return found > 0 ? 0 : found === 0 ? fail(Exc.AttributeError, "__doc__") : -1;
}

function copyAttribute(self: Value, callable: Value, name: Name): bool {
  const v = getAttrOptional(callable, nameOf(name));
  if (v === UNBOUND) return true;
  if (v === ERROR) return false;
  const status = setAttr(self, nameOf(name), v);
  decref(v);
  return status >= 0;
}

function staticGet(self: Value, _owner: Value, _type: Value): Value {
  const callable = wrapperOf(self).callable;
  if (callable === UNBOUND) return raise(Exc.RuntimeError, "uninitialized staticmethod object");
  return incref(callable);
}

function staticCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const callable = wrapperOf(callee).callable;
  if (callable === UNBOUND) return raise(Exc.RuntimeError, "uninitialized staticmethod object");
  return callVector(callable, args, nargs, kwnames);
}

function classGet(self: Value, owner: Value, type: Value): Value {
  const callable = wrapperOf(self).callable;
  if (callable === UNBOUND) return raise(Exc.RuntimeError, "uninitialized classmethod object");
  return newMethod(callable, type === UNBOUND || type === NONE ? box(typeOf(owner)) : type);
}

function staticRepr(self: Value): Value {
  return formatText("<staticmethod(%R)>", wrapped(self));
}

function classRepr(self: Value): Value {
  return formatText("<classmethod(%R)>", wrapped(self));
}

function wrapped(self: Value): Value {
  const callable = wrapperOf(self).callable;
  return callable === UNBOUND ? NONE : callable;
}

/** Whether the callable says that it is abstract (abc.abstractmethod). */
function getAbstract(self: Value): Value {
  return abstractFlag(wrapperOf(self).callable);
}

/** v.__isabstractmethod__ as a bool, False where there is none; v may be UNBOUND. */
export function abstractFlag(v: Value): Value {
  if (v === UNBOUND) return FALSE;
  const flag = getAttrOptionalBehind(v, nameOf(Name.__isabstractmethod__));
  if (flag === UNBOUND || flag === ERROR) return flag === ERROR ? ERROR : FALSE;
  const truth = isTrue(flag);
  decref(flag);
  return truth < 0 ? ERROR : truth > 0 ? TRUE : FALSE;
}

/** `__annotations__` and `__annotate__` are the callable's unless they were set on the wrapper. */
function getAnnotations(self: Value): Value {
  return fromCallable(self, Name.__annotations__);
}

function getAnnotate(self: Value): Value {
  return fromCallable(self, Name.__annotate__);
}

function fromCallable(self: Value, name: Name): Value {
  const dict = materializeDict(pointer(self), asType(typeOf(self)));
  if (dict === 0) return ERROR;
  const own = dictGetStr(dict, nameOf(name));
  if (own === ERROR) return ERROR;
  if (own !== UNBOUND) return incref(own);
  const callable = wrapperOf(self).callable;
  if (callable === UNBOUND) return NONE;
  const v = getAttrOptionalBehind(callable, nameOf(name));
  return v === UNBOUND ? raise(Exc.AttributeError, "the callable has no such attribute") : v;
}

function wrapperTraverse(p: usize, visit: u32): void {
  visitValue(asMethodWrapper(p).callable, visit);
  visitAt(asMethodWrapper(p).dict, visit);
}

function wrapperClear(p: usize): void {
  const w = asMethodWrapper(p);
  const callable = w.callable;
  const dict: usize = w.dict;
  w.callable = UNBOUND;
  w.dict = 0;
  decref(callable);
  decrefField(dict);
}

function wrapperDealloc(p: usize): void {
  gcUntrack(p);
  wrapperClear(p);
  freeContainer(p);
}

function initWrapper(type: PyType): void {
  type.dictOffset = offsetof<PyMethodWrapper>("dict");
  type.new = wrapperNew.index;
  type.init = wrapperInit.index;
  type.dealloc = wrapperDealloc.index;
  type.traverse = wrapperTraverse.index;
  type.clear = wrapperClear.index;
  defineMember(type, "__func__", offsetof<PyMethodWrapper>("callable"), Member.VALUE_OR_NONE);
  defineMember(type, "__wrapped__", offsetof<PyMethodWrapper>("callable"), Member.VALUE_OR_NONE);
  defineGetter(type, "__isabstractmethod__", getAbstract);
  defineGetter(type, "__annotations__", getAnnotations);
  defineGetter(type, "__annotate__", getAnnotate);
  defineGetter(type, "__doc__", getDoc, setDoc);
  defineGetter(type, "__dict__", getInstanceDict, setInstanceDict);
}

export function initMethodWrappers(): void {
  const staticType = asType(typeAt(TypeId.STATICMETHOD));
  staticType.descrGet = staticGet.index;
  staticType.call = staticCall.index;
  staticType.repr = staticRepr.index;
  initWrapper(staticType);
  const classType = asType(typeAt(TypeId.CLASSMETHOD));
  classType.descrGet = classGet.index;
  classType.repr = classRepr.index;
  initWrapper(classType);
}
