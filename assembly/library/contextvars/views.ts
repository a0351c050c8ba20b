/**
 * What Context.keys, values and items give: iterators over what the context held then. Layout:
 *
 *     │ header │ items u32 (a tuple, 0 at the end) │ next u32 │
 */

import { raiseMemoryError } from "../../core/errors.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitAt,
} from "../../core/object.ts";
import { declare, openType, ready } from "../../core/ready.ts";
import { tuple2, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, pointer, Value } from "../../core/value.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";

@unmanaged
class View {
  refcount: i32;
  type: u32;
  items: u32;
  next: u32;
}

/** A view of one of the three types over a tuple (taken over; ERROR: gives ERROR). That of items has a variable and its value by turns. */
export function newView(type: TypeId, items: Value): Value {
  if (items === ERROR) return ERROR;
  const p = newContainer(typeAt(type), offsetof<View>());
  if (p === 0) {
    decref(items);
    return raiseMemoryError();
  }
  changetype<View>(p).items = <u32>pointer(items);
  changetype<View>(p).next = 0;
  gcTrack(p);
  return box(p);
}

function viewIter(self: Value): Value {
  return incref(self);
}

function viewNext(self: Value): Value {
  const view = changetype<View>(pointer(self));
  const items: usize = view.items;
  if (items === 0) return END;
  const i = view.next;
  if (i === tupleLength(items)) {
    view.items = 0;
    decrefAt(items);
    return END;
  }
  if (typeOf(self) !== typeAt(TypeId.CONTEXT_ITEMS)) {
    view.next = i + 1;
    return incref(tupleItem(items, i));
  }
  view.next = i + 2;
  const pair = tuple2(incref(tupleItem(items, i)), incref(tupleItem(items, i + 1)));
  return pair === 0 ? ERROR : box(pair);
}

function viewTraverse(p: usize, visit: u32): void {
  const items: usize = changetype<View>(p).items;
  if (items !== 0) visitAt(items, visit);
}

function viewDealloc(p: usize): void {
  gcUntrack(p);
  decrefField(changetype<View>(p).items);
  freeContainer(p);
}

function initView(id: TypeId, name: string): void {
  declare(id, name, TypeId.OBJECT, TypeFlag.HAVE_GC | TypeFlag.DISALLOW_NEW, offsetof<View>());
  const type = asType(typeAt(id));
  openType(type);
  type.iter = viewIter.index;
  type.next = viewNext.index;
  type.dealloc = viewDealloc.index;
  type.traverse = viewTraverse.index;
  ready(type);
}

export function initViews(): void {
  initView(TypeId.CONTEXT_KEYS, "keys");
  initView(TypeId.CONTEXT_VALUES, "values");
  initView(TypeId.CONTEXT_ITEMS, "items");
}
