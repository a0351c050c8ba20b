/**
 * Instances that compiled code makes when it calls a class (src/jit/lower/constructors.ts): of classes made by `class`, without a `__new__` of their own,
 * whose `__init__` is a Python function, and exceptions. All others are called as the interpreter does it.
 */
import { typeLookup, typeVersion } from "../core/attribute.ts";
import { clearError } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { youngCount, youngThreshold } from "../core/object.ts";
import { asType, PyType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { hooked } from "../memory/debug.ts";
import { checkInitResult } from "../objects/dunder.ts";
import { excNew, isMadeByNew } from "../objects/exceptions/base.ts";
import { newInstance, objectInit, objectNew } from "../objects/object.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { Frame } from "./frame.ts";

function isMadePlainly(type: PyType): bool {
  return type.new === <u32>objectNew.index && !(type.flags & TypeFlag.ABSTRACT);
}

/** Whether instances of a class are made by BaseException's `__new__`. */
function isExceptionMade(type: PyType): bool {
  return type.new === <u32>excNew.index && !(type.flags & TypeFlag.ABSTRACT);
}

/** What a class makes, as long as it has its version, of its arguments. As in src/jit/lower/constructors.ts. */
enum Made {
  /** Something that is not known. */
  OTHER,
  /** An exception of any arguments, by `__new__` alone. */
  EXCEPTION,
  /** An instance without attributes, of no arguments. */
  INSTANCE,
}

export function madeBy(cls: usize): Made {
  const type = asType(cls);
  if (load<u32>(cls, Header.TYPE) !== typeAt(TypeId.TYPE) || typeVersion(type) === 0) return Made.OTHER;
  if (isMadeByNew(type)) return Made.EXCEPTION;
  const isInstance = type.flags & TypeFlag.HEAP && type.init === <u32>objectInit.index && isMadePlainly(type);
  return isInstance ? Made.INSTANCE : Made.OTHER;
}

/**
 * Whether it matters where the next object is made: whoever looks at allocations wants to know of the frame, too, and a collection that it makes due comes
 * right behind the call.
 */
function isWatched(): bool {
  return hooked || youngCount >= youngThreshold;
}

/** An exception of a class (a reference), for which all that is to be done is to be sure; UNBOUND as for makeInstance. */
export function makeException(cls: usize, args: usize, nargs: i32): Value {
  if (isWatched() || !isExceptionMade(asType(cls))) return UNBOUND;
  const v = excNew(cls, args, nargs, 0);
  if (v !== ERROR) return v;
  clearError();
  return UNBOUND;
}

/** The `__init__` of a class (borrowed), as long as it has the version that it has now; 0 if it is for the interpreter to call, or is no more. */
export function initOf(cls: usize): usize {
  const type = asType(cls);
  if (load<u32>(cls, Header.TYPE) !== typeAt(TypeId.TYPE) || type.version === 0) return 0;
  if (!(type.flags & TypeFlag.HEAP) || (!isMadePlainly(type) && !isExceptionMade(type))) return 0;
  const init = typeLookup(type, nameOf(Name.__init__));
  return isExactly(init, TypeId.FUNCTION) ? pointer(init) : 0;
}

/** An instance of such a class (a reference); UNBOUND, and nothing done, where the interpreter is to see to it. */
export function makeInstance(cls: usize): Value {
  if (isWatched() || !isMadePlainly(asType(cls))) return UNBOUND;
  const v = newInstance(cls);
  if (v !== ERROR) return v;
  clearError();
  return UNBOUND;
}

/** `__init__`, called by the instruction at pc, has given something other than None (taken): raises TypeError. Gives 0. */
export function refuseInitResult(frame: Frame, pc: usize, v: Value): usize {
  frame.pc = <u32>pc;
  checkInitResult(v);
  return 0;
}
