/**
 * types.SimpleNamespace: attributes and nothing else.
 *
 *     │ refcount │ type │ dict u32 │ 0 │
 */

import { Builder, newBuilder } from "../core/builder.ts";
import { callVector } from "../core/call.ts";
import { richCompare } from "../core/compare.ts";
import { dictCopy, dictNext, dictPosition, dictSet, entryKey, entryValue, newDict } from "../core/dict.ts";
import { failf, raise } from "../core/errors.ts";
import { defineMember, Member } from "../core/getset.ts";
import { allocInstance } from "../core/instance.ts";
import { internText } from "../core/intern.ts";
import { define } from "../core/native.ts";
import { decref, decrefAt, decrefField, freeContainer, gcTrack, gcUntrack, visitAt } from "../core/object.ts";
import { repr, reprEnter, reprLeave } from "../core/represent.ts";
import { asStr, isStr } from "../core/string.ts";
import { emptyTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NOT_IMPLEMENTED, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { dictUpdateFrom } from "./dictupdate.ts";
import { reduction } from "./reduction.ts";

@unmanaged
class PyNamespace {
  refcount: i32;
  type: u32;
  dict: u32;
  pad: u32;
}

export const NAMESPACE_SIZE: u32 = <u32>offsetof<PyNamespace>();

function dictIn(v: Value): usize {
  return changetype<PyNamespace>(pointer(v)).dict;
}

/** A namespace over a dict, taken over: a reference, or ERROR. */
export function newNamespace(dict: usize): Value {
  return around(typeAt(TypeId.SIMPLE_NAMESPACE), dict);
}

function around(type: usize, dict: usize): Value {
  const p = dict === 0 ? 0 : allocInstance(type);
  if (p === 0) {
    decrefField(dict);
    return ERROR;
  }
  changetype<PyNamespace>(p).dict = <u32>dict;
  changetype<PyNamespace>(p).pad = 0;
  gcTrack(p);
  return box(p);
}

function namespaceNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  return around(type, newDict());
}

/** (mapping_or_pairs=(), /, **attributes) */
function namespaceInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (nargs > 1) return failf(Exc.TypeError, "%T expected at most 1 argument, got %d", self, nargs);
  const dict = dictIn(self);
  if (nargs === 1) {
    const given = newDict();
    const good =
      given !== 0 && dictUpdateFrom(given, load<i64>(args)) && checkKeys(given) && copyInto(dict, given);
    decrefField(given);
    if (!good) return -1;
  }
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < count; i++) {
    if (dictSet(dict, tupleItem(kwnames, i), load<i64>(args + ((<usize>nargs + i) << 3))) < 0) return -1;
  }
  return 0;
}

function checkKeys(dict: usize): bool {
  for (let e = dictNext(dict, 0); e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    if (isStr(entryKey(e))) continue;
    raise(Exc.TypeError, "keywords must be strings");
    return false;
  }
  return true;
}

function copyInto(to: usize, from: usize): bool {
  for (let e = dictNext(from, 0); e !== 0; e = dictNext(from, dictPosition(from, e) + 1)) {
    if (dictSet(to, entryKey(e), entryValue(e)) < 0) return false;
  }
  return true;
}

function namespaceRepr(self: Value): Value {
  const out = newBuilder();
  const exact = typeOf(self) === typeAt(TypeId.SIMPLE_NAMESPACE);
  if (exact) out.text("namespace(");
  else {
    out.str(asType(typeOf(self)).name);
    out.text("(");
  }
  if (reprEnter(self)) out.text("...");
  else {
    const good = writeItems(out, dictIn(self));
    reprLeave();
    if (!good) {
      out.drop();
      return ERROR;
    }
  }
  out.text(")");
  return out.finish();
}

function writeItems(out: Builder, dict: usize): bool {
  const items = dictCopy(dict);
  if (items === 0) return false;
  let first = true;
  let good: bool = true;
  for (let e = dictNext(items, 0); good && e !== 0; e = dictNext(items, dictPosition(items, e) + 1)) {
    if (!isStr(entryKey(e)) || asStr(pointer(entryKey(e))).length === 0) continue;
    if (!first) out.text(", ");
    first = false;
    out.str(pointer(entryKey(e)));
    out.text("=");
    const text = repr(entryValue(e));
    good = text !== ERROR;
    if (!good) break;
    out.str(pointer(text));
    decref(text);
  }
  decrefAt(items);
  return good;
}

function namespaceCompare(a: Value, b: Value, op: Compare): Value {
  const type = typeAt(TypeId.SIMPLE_NAMESPACE);
  if (!isSubtype(typeOf(a), type) || !isSubtype(typeOf(b), type)) return NOT_IMPLEMENTED;
  return richCompare(box(dictIn(a)), box(dictIn(b)), op);
}

function namespaceReduce(args: usize): Value {
  const self = load<i64>(args);
  return reduction(box(typeOf(self)), box(emptyTuple()), box(dictIn(self)));
}

/** copy.replace(): a copy with attributes set anew. */
function namespaceReplace(args: usize): Value {
  const self = load<i64>(args);
  const copy = callVector(box(typeOf(self)), 0, 0, 0);
  if (copy === ERROR) return ERROR;
  if (copyInto(dictIn(copy), dictIn(self)) && copyInto(dictIn(copy), pointer(load<i64>(args, 8))))
    return copy;
  decref(copy);
  return ERROR;
}

function namespaceTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyNamespace>(p).dict, visit);
}

function namespaceClear(p: usize): void {
  const dict: usize = changetype<PyNamespace>(p).dict;
  changetype<PyNamespace>(p).dict = 0;
  decrefField(dict);
}

function namespaceDealloc(p: usize): void {
  gcUntrack(p);
  namespaceClear(p);
  freeContainer(p);
}

export function initSimpleNamespace(): void {
  const type = asType(typeAt(TypeId.SIMPLE_NAMESPACE));
  type.module = <u32>internText("types");
  type.dictOffset = offsetof<PyNamespace>("dict");
  type.new = namespaceNew.index;
  type.init = namespaceInit.index;
  type.repr = namespaceRepr.index;
  type.compare = namespaceCompare.index;
  type.dealloc = namespaceDealloc.index;
  type.traverse = namespaceTraverse.index;
  type.clear = namespaceClear.index;
  defineMember(type, "__dict__", offsetof<PyNamespace>("dict"), Member.OBJECT);
  define(type, "__reduce__(self, /)", namespaceReduce);
  define(type, "__replace__(self, /, **changes)", namespaceReplace);
}
