/**
 * The type object: what every class has. Making and freeing plain instances, and the defaults of representation, comparison, hash and
 * attributes. Copying and pickling: objects/objectreduce.ts; assignment to __class__: objects/classassign.ts; dir(): objects/directory.ts.
 */
import { genericGetAttr, genericSetAttr } from "../core/attribute.ts";
import { newBuilder } from "../core/builder.ts";
import { dictGetStr } from "../core/dict.ts";
import { fail, failf, formatText, raise, raisef } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { hashIdentity } from "../core/hash.ts";
import { allocInstance } from "../core/instance.ts";
import { intFromI64 } from "../core/integer.ts";
import { nameOf } from "../core/intern.ts";
import { listItem, listLength } from "../core/list.ts";
import { define, defineClassMethod, defineClassVector } from "../core/native.ts";
import { decref, freeObject, gcTrack, incref } from "../core/object.ts";
import { str } from "../core/represent.ts";
import { asStr, isStr, strIs } from "../core/string.ts";
import { isTrue } from "../core/truth.ts";
import { tupleLength } from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  ERROR,
  isPointer,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { assignClass } from "./classassign.ts";
import { objectDir } from "./directory.ts";
import { sortedNames } from "./namelist.ts";
import { initObjectReduce } from "./objectreduce.ts";

// ---- life ----

function excess(nargs: i32, kwnames: usize): bool {
  return nargs !== 0 || (kwnames !== 0 && tupleLength(kwnames) !== 0);
}

/** object.__new__: arguments are an error unless the class has an __init__ or a __new__ that takes them. */
export function objectNew(at: usize, _args: usize, nargs: i32, kwnames: usize): Value {
  const type = asType(at);
  if (excess(nargs, kwnames)) {
    if (type.new !== <u32>objectNew.index) {
      return raise(Exc.TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (type.init === <u32>objectInit.index) return raisef(Exc.TypeError, "%N() takes no arguments", box(at));
  }
  if (type.flags & TypeFlag.ABSTRACT) return raiseAbstract(type);
  return newInstance(at);
}

/** An instance of a class whose layout is object's, all attributes unset: a reference, or ERROR with MemoryError pending. */
export function newInstance(at: usize): Value {
  const p = allocInstance(at);
  if (p === 0) return ERROR;
  if (asType(at).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

export function objectInit(self: Value, _args: usize, nargs: i32, kwnames: usize): i32 {
  if (!excess(nargs, kwnames)) return 0;
  const type = asType(typeOf(self));
  if (type.init !== <u32>objectInit.index) {
    return fail(Exc.TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if (type.new !== <u32>objectNew.index) return 0;
  return failf(Exc.TypeError, "%T.__init__() takes exactly one argument (the instance to initialize)", self);
}

/** TypeError that names the abstract methods of a class (PEP 3119). */
function raiseAbstract(type: PyType): Value {
  const names = sortedNames(dictGetStr(type.dict, nameOf(Name.__abstractmethods__)));
  if (names === 0) return ERROR;
  const count = listLength(names);
  const text = newBuilder();
  for (let i: u32 = 0; i < count; i++) {
    if (i !== 0) text.text("', '");
    const name = listItem(names, i);
    if (isStr(name)) text.str(pointer(name));
  }
  decref(box(names));
  const list = text.finish();
  if (list === ERROR) return ERROR;
  const one = "Can't instantiate abstract class %N without an implementation for abstract method '%S'";
  const many = "Can't instantiate abstract class %N without an implementation for abstract methods '%S'";
  raisef(Exc.TypeError, count > 1 ? many : one, box(changetype<usize>(type)), list);
  decref(list);
  return ERROR;
}

// ---- representation, comparison ----

function objectRepr(self: Value): Value {
  const type = asType(typeOf(self));
  const address: i64 = isPointer(self) ? <i64>pointer(self) : self;
  const module = moduleOf(type);
  if (module === ERROR) return ERROR;
  const plain = module === UNBOUND || !isStr(module) || strIs(pointer(module), "builtins");
  const result = plain
    ? formatText("<%T object at 0x%x>", self, address)
    : formatText("<%S.%S object at 0x%x>", module, box(<usize>type.qualname), address);
  decref(module);
  return result;
}

/** The __module__ of a class (a reference); UNBOUND if it has none, ERROR. */
export function moduleOf(type: PyType): Value {
  if (type.flags & TypeFlag.HEAP) {
    const module = dictGetStr(type.dict, nameOf(Name.__module__));
    return module === ERROR || module === UNBOUND ? module : incref(module);
  }
  return incref(box(type.module === 0 ? nameOf(Name.builtins) : <usize>type.module));
}

function objectStr(self: Value): Value {
  const slot = asType(typeOf(self)).repr;
  return call_indirect<Value>(slot === 0 ? <u32>objectRepr.index : slot, self);
}

function objectCompare(a: Value, b: Value, op: Compare): Value {
  if (op === Compare.EQ) return a === b ? TRUE : NOT_IMPLEMENTED;
  if (op !== Compare.NE) return NOT_IMPLEMENTED;
  // != is the opposite of ==, unless that does not know.
  const slot = asType(typeOf(a)).compare;
  if (slot === 0) return NOT_IMPLEMENTED;
  const equal = call_indirect<Value>(slot, a, b, Compare.EQ);
  if (equal === ERROR || equal === NOT_IMPLEMENTED) return equal;
  const truth = isTrue(equal);
  decref(equal);
  return truth < 0 ? ERROR : boxBool(truth === 0);
}

function objectFormat(args: usize): Value {
  const self = load<i64>(args);
  const spec = load<i64>(args, 8);
  if (!isStr(spec)) return raisef(Exc.TypeError, "__format__() argument must be str, not %A", spec);
  if (asStr(pointer(spec)).length === 0) return str(self);
  return raisef(Exc.TypeError, "unsupported format string passed to %T.__format__", self);
}

function objectSizeof(args: usize): Value {
  const type = asType(typeOf(load<i64>(args)));
  return intFromI64(type.basicSize);
}

// ---- attributes and hooks ----

function getClass(self: Value): Value {
  return incref(box(typeOf(self)));
}

/** object.__init_subclass__ takes nothing: `class A(B, key=1)` needs a base that does. */
function objectInitSubclass(args: usize, nargs: i32, kwnames: usize): Value {
  const name = box(<usize>asType(pointer(load<i64>(args))).qualname);
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return raisef(Exc.TypeError, "%S.__init_subclass__() takes no keyword arguments", name);
  }
  if (nargs === 1) return NONE;
  const given: i64 = nargs - 1;
  return raisef(Exc.TypeError, "%S.__init_subclass__() takes no arguments (%d given)", name, given);
}

function objectSubclasshook(_args: usize): Value {
  return NOT_IMPLEMENTED;
}

function objectDirMethod(args: usize): Value {
  return objectDir(load<i64>(args));
}

export function initObject(): void {
  const type = asType(typeAt(TypeId.OBJECT));
  type.new = objectNew.index;
  type.init = objectInit.index;
  type.dealloc = freeObject.index;
  type.getattr = genericGetAttr.index;
  type.setattr = genericSetAttr.index;
  type.repr = objectRepr.index;
  type.str = objectStr.index;
  type.hash = hashIdentity.index;
  type.compare = objectCompare.index;
  defineGetter(type, "__class__", getClass, assignClass);
  define(type, "__format__(self, format_spec, /)", objectFormat);
  define(type, "__sizeof__(self, /)", objectSizeof);
  define(type, "__dir__(self, /)", objectDirMethod);
  defineClassVector(type, "__init_subclass__(type, /)", objectInitSubclass);
  defineClassMethod(type, "__subclasshook__(type, object, /)", objectSubclasshook);
  initObjectReduce(type);
}
