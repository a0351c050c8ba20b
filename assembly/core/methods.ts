/**
 * Bound methods, staticmethod and classmethod objects, as the core makes them. What Python sees of them: objects/method.ts and
 * objects/classmethod.ts.
 *
 *     method         │ refcount │ type │ func Value │ self Value │ weakrefs u32 │ 0 │
 *     staticmethod   │ refcount │ type │ callable Value │ dict u32 │ 0 │             classmethod alike
 */
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { gcTrack, incref, newContainer, Plain } from "./object.ts";
import { asType } from "./type.ts";
import { box, Value } from "./value.ts";

@unmanaged
export class PyMethod {
  refcount: i32;
  type: u32;
  func: Value;
  self: Value;
  weakrefs: u32;
  pad: u32;
}

@unmanaged
export class PyMethodWrapper {
  refcount: i32;
  type: u32;
  /** UNBOUND until __init__ has run. */
  callable: Value;
  /** Its __dict__, 0 while it has none. */
  dict: u32;
  pad: u32;
}

export function asMethod(p: usize): PyMethod {
  return changetype<PyMethod>(p);
}

export function asMethodWrapper(p: usize): PyMethodWrapper {
  return changetype<PyMethodWrapper>(p);
}

/** The method of self that calls func (both borrowed): a reference, or ERROR. */
export function newMethod(func: Value, self: Value): Value {
  const p = Plain.make(TypeId.METHOD, offsetof<PyMethod>());
  if (p === 0) return raiseMemoryError();
  const m = asMethod(p);
  m.func = incref(func);
  m.self = incref(self);
  m.weakrefs = 0;
  m.pad = 0;
  Plain.track(p);
  return box(p);
}

/**
 * An instance of staticmethod, classmethod or a class derived from one of them, around a callable (borrowed; UNBOUND: none yet).
 * A reference, or ERROR.
 */
export function newMethodWrapper(type: usize, callable: Value): Value {
  const p = newContainer(type, asType(type).basicSize);
  if (p === 0) return raiseMemoryError();
  const w = asMethodWrapper(p);
  w.callable = incref(callable);
  w.dict = 0;
  w.pad = 0;
  gcTrack(p);
  return box(p);
}
