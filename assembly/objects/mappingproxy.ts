/**
 * mappingproxy: a view of a mapping through which it cannot be changed, as `cls.__dict__` is (CPython: mappingproxyobject).
 *
 *     │ refcount │ type │ mapping Value │
 */
import { callMethod } from "../core/call.ts";
import { richCompare } from "../core/compare.ts";
import { formatText, raisef, raiseMemoryError } from "../core/errors.ts";
import { hashOf } from "../core/hash.ts";
import { getIter } from "../core/iterate.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { binary } from "../core/number.ts";
import {
  decref,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitValue,
} from "../core/object.ts";
import { str } from "../core/represent.ts";
import { contains, getItem, lengthOf } from "../core/subscript.ts";
import { asType, Binary } from "../core/type.ts";
import { hasFlag, isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";

@unmanaged
class PyMappingProxy {
  refcount: i32;
  type: u32;
  mapping: Value;
}

export const MAPPING_PROXY_SIZE: u32 = <u32>offsetof<PyMappingProxy>();

/** A proxy of a mapping (borrowed): a reference, or ERROR. */
export function newMappingProxy(mapping: Value): Value {
  const p = newContainer(typeAt(TypeId.MAPPING_PROXY), offsetof<PyMappingProxy>());
  if (p === 0) return raiseMemoryError();
  changetype<PyMappingProxy>(p).mapping = incref(mapping);
  gcTrack(p);
  return box(p);
}

/** What a proxy is of, borrowed. */
export function proxied(v: Value): Value {
  return changetype<PyMappingProxy>(pointer(v)).mapping;
}

/** The mapping behind a proxy, and behind that if it is a proxy itself, and so on; anything else is what it is. Borrowed. */
function innermost(v: Value): Value {
  while (isExactly(v, TypeId.MAPPING_PROXY)) v = proxied(v);
  return v;
}

let signature!: NativeDef;

function proxyNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const mapping = load<i64>(values);
  const fits = asType(typeOf(mapping)).getItem !== 0 && !hasFlag(mapping, TypeFlag.LIST | TypeFlag.TUPLE);
  const result = fits
    ? newMappingProxy(mapping)
    : raisef(Exc.TypeError, "mappingproxy() argument must be a mapping, not %T", mapping);
  endSlot(signature, values);
  return result;
}

function proxyRepr(self: Value): Value {
  return formatText("mappingproxy(%R)", proxied(self));
}

function proxyStr(self: Value): Value {
  return str(innermost(self));
}

function proxyLength(self: Value): i64 {
  return lengthOf(innermost(self));
}

function proxyGetItem(self: Value, key: Value): Value {
  return getItem(innermost(self), key);
}

function proxyContains(self: Value, key: Value): i32 {
  return contains(innermost(self), key);
}

function proxyIter(self: Value): Value {
  return getIter(innermost(self));
}

function proxyHash(self: Value): i64 {
  return hashOf(innermost(self));
}

function proxyCompare(a: Value, b: Value, op: Compare): Value {
  return richCompare(innermost(a), innermost(b), op);
}

/** a | b of the mappings: a new dict. */
function proxyOr(a: Value, b: Value): Value {
  return binary(innermost(a), innermost(b), Binary.OR);
}

function proxyInplaceOr(a: Value, b: Value): Value {
  return raisef(Exc.TypeError, "'|=' is not supported by %T; use '|' instead", a, b);
}

function proxyGet(args: usize): Value {
  return callMethod(innermost(load<i64>(args)), Name.get, load<i64>(args, 8), load<i64>(args, 16));
}

function proxyKeys(args: usize): Value {
  return callMethod(innermost(load<i64>(args)), Name.keys);
}

function proxyValues(args: usize): Value {
  return callMethod(innermost(load<i64>(args)), Name.values);
}

function proxyItems(args: usize): Value {
  return callMethod(innermost(load<i64>(args)), Name.items);
}

function proxyCopy(args: usize): Value {
  return callMethod(innermost(load<i64>(args)), Name.copy);
}

function proxyReversed(args: usize): Value {
  return callMethod(innermost(load<i64>(args)), Name.__reversed__);
}

function proxyTraverse(p: usize, visit: u32): void {
  visitValue(changetype<PyMappingProxy>(p).mapping, visit);
}

function proxyDealloc(p: usize): void {
  gcUntrack(p);
  decref(changetype<PyMappingProxy>(p).mapping);
  freeContainer(p);
}

export function initMappingProxy(): void {
  const type = asType(typeAt(TypeId.MAPPING_PROXY));
  signature = slotSignature("mappingproxy(mapping)");
  type.new = proxyNew.index;
  type.repr = proxyRepr.index;
  type.str = proxyStr.index;
  type.length = proxyLength.index;
  type.getItem = proxyGetItem.index;
  type.contains = proxyContains.index;
  type.iter = proxyIter.index;
  type.hash = proxyHash.index;
  type.compare = proxyCompare.index;
  type.or = proxyOr.index;
  type.inplaceOr = proxyInplaceOr.index;
  type.dealloc = proxyDealloc.index;
  type.traverse = proxyTraverse.index;
  define(type, "get(self, key, default=None, /)", proxyGet);
  define(type, "keys(self, /)", proxyKeys);
  define(type, "values(self, /)", proxyValues);
  define(type, "items(self, /)", proxyItems);
  define(type, "copy(self, /)", proxyCopy);
  define(type, "__reversed__(self, /)", proxyReversed);
}
