/**
 * `__new__` of built-in types: a built-in function bound to the type, which checks the class it is given before the type's slot
 * makes an instance (CPython: tp_new_wrapper).
 */
import { dictGetStr, dictSetStr } from "../core/dict.ts";
import { raisef } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { NativeDef, NativeKind, newBuiltin, newDef, PyBuiltin } from "../core/native.ts";
import { decrefAt } from "../core/object.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";

let def: usize = 0;

/** Puts `__new__` into the namespace of a built-in type that has the slot itself. Generic's is object's, and is found there. */
export function addNew(type: PyType): void {
  if (type.base === <u32>typeAt(TypeId.OBJECT) && asType(type.base).new === type.new) return;
  if (type.new === 0 || dictGetStr(type.dict, nameOf(Name.__new__)) !== UNBOUND) return;
  if (def === 0) {
    def = changetype<usize>(newDef("__new__(*args, **kwargs)", newWrapper.index, NativeKind.VECTOR, 0));
  }
  const f = newBuiltin(changetype<NativeDef>(def), box(changetype<usize>(type)), UNBOUND);
  dictSetStr(type.dict, nameOf(Name.__new__), box(f));
  decrefAt(f);
}

/** Whether v is a built-in type's `__new__`. */
export function isNewWrapper(v: Value): bool {
  return isExactly(v, TypeId.BUILTIN) && changetype<PyBuiltin>(pointer(v)).def === <u32>def;
}

/** The nearest base, or the class itself, that makes its instances natively and is no Python class. */
function nativeMaker(type: usize): usize {
  let t = type;
  while (asType(t).flags & TypeFlag.HEAP) t = asType(t).base;
  return t;
}

/** args: the type that owns this __new__, then what the caller gave. */
function newWrapper(args: usize, nargs: i32, kwnames: usize): Value {
  const owner = load<i64>(args);
  if (nargs < 2) return raisef(Exc.TypeError, "%N.__new__(): not enough arguments", owner);
  const cls = load<i64>(args, 8);
  if (!isType(cls)) {
    return raisef(Exc.TypeError, "%N.__new__(X): X is not a type object (%T)", owner, cls);
  }
  if (!isSubtype(pointer(cls), pointer(owner))) {
    return raisef(Exc.TypeError, "%N.__new__(%N): %N is not a subtype of %N", owner, cls, cls, owner);
  }
  const maker = nativeMaker(pointer(cls));
  const fn = asType(pointer(owner)).new;
  if (asType(maker).new !== fn) {
    const safe = box(maker);
    return raisef(Exc.TypeError, "%N.__new__(%N) is not safe, use %N.__new__()", owner, cls, safe);
  }
  return call_indirect<Value>(fn, pointer(cls), args + 16, nargs - 2, kwnames);
}
