/**
 * The iterator over sets.
 *
 *     │ refcount │ type │ set u32: 0 when exhausted │ used i32: size when it began, -1 once that has changed │ pos u32 │ left u32 │
 */
import { raise, raiseMemoryError } from "../core/errors.ts";
import { allocList } from "../core/list.ts";
import { define } from "../core/native.ts";
import {
  decref,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitAt,
} from "../core/object.ts";
import { Elements, entryElement, setNext, setPosition, setUsed } from "../core/set.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, END, ERROR, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { iterSelf } from "./cursor.ts";
import { appendAll } from "./list.ts";
import { builtinReduction } from "./reduction.ts";

@unmanaged
export class PySetIterator {
  refcount: i32;
  type: u32;
  set: u32;
  used: i32;
  pos: u32;
  left: u32;
}

export function asSetIterator(p: usize): PySetIterator {
  return changetype<PySetIterator>(p);
}

/** iter(set): the slot. */
export function setIter(v: Value): Value {
  const p = newContainer(typeAt(TypeId.SET_ITERATOR), offsetof<PySetIterator>());
  if (p === 0) return raiseMemoryError();
  incref(v);
  const it = asSetIterator(p);
  it.set = <u32>pointer(v);
  it.used = <i32>setUsed(pointer(v));
  it.pos = 0;
  it.left = setUsed(pointer(v));
  gcTrack(p);
  return box(p);
}

export class SetSteps {
  /** The next element, borrowed, while all is right; UNBOUND: ask `next`. */
  @inline
  static next(it: PySetIterator): Value {
    const set: usize = it.set;
    if (set === 0 || it.used !== <i32>setUsed(set)) return UNBOUND;
    const e = Elements.next(set, it.pos);
    if (e === 0) return UNBOUND;
    it.pos = setPosition(set, e) + 1;
    if (it.left > 0) it.left--;
    return entryElement(e);
  }
}

function next(v: Value): Value {
  const it = asSetIterator(pointer(v));
  const set: usize = it.set;
  if (set === 0) return END;
  if (it.used !== <i32>setUsed(set)) {
    it.used = -1;
    return raise(Exc.RuntimeError, "Set changed size during iteration");
  }
  const e = setNext(set, it.pos);
  if (e === 0) {
    it.set = 0;
    decrefField(set);
    return END;
  }
  it.pos = setPosition(set, e) + 1;
  if (it.left > 0) it.left--;
  return incref(entryElement(e));
}

function dealloc(p: usize): void {
  gcUntrack(p);
  decrefField(asSetIterator(p).set);
  freeContainer(p);
}

function traverse(p: usize, visit: u32): void {
  visitAt(asSetIterator(p).set, visit);
}

function lengthHint(args: usize): Value {
  const it = asSetIterator(pointer(load<i64>(args)));
  return small(it.set !== 0 && it.used === <i32>setUsed(it.set) ? it.left : 0);
}

/** (iter, ([what is left],)): the iterator itself is not moved. */
function reduce(args: usize): Value {
  const self = pointer(load<i64>(args));
  const p = newContainer(asSetIterator(self).type, offsetof<PySetIterator>());
  if (p === 0) return raiseMemoryError();
  memory.copy(p + 8, self + 8, offsetof<PySetIterator>() - 8);
  if (asSetIterator(p).set !== 0) incref(box(<usize>asSetIterator(p).set));
  gcTrack(p);
  const list = allocList();
  const good = list !== 0 && appendAll(list, box(p));
  decref(box(p));
  const result = good ? builtinReduction(Name.iter, box(list)) : ERROR;
  if (list !== 0) decref(box(list));
  return result;
}

export function initSetIterator(): void {
  const type = asType(typeAt(TypeId.SET_ITERATOR));
  type.dealloc = dealloc.index;
  type.traverse = traverse.index;
  type.iter = iterSelf.index;
  type.next = next.index;
  define(type, "__length_hint__(self, /)", lengthHint);
  define(type, "__reduce__(self, /)", reduce);
}
