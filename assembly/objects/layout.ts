/**
 * The layout of instances of Python classes: which base determines it, what `__slots__` asks for, where dict, weak references, slots and
 * inline values go (drawn in objects/heap.ts). Multiple bases must agree on a layout: all but one may only repeat a part of it.
 */
import { raise, raisef } from "../core/errors.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { INLINE_VALUES_MAX } from "../shared/limits.ts";
import { HEAP_DICT_OFFSET, HEAP_WEAK_OFFSET } from "./heap.ts";

/** Whether instances carry a number of items that varies, so that nothing can be appended to them. */
export function hasItems(type: PyType): bool {
  const flags = TypeFlag.INT | TypeFlag.TUPLE | TypeFlag.BYTES | TypeFlag.STR;
  return type.itemSize !== 0 || (type.flags & flags) !== 0;
}

/** End of the fields that a subclass shares: inline values are each class's own and are left out. */
export function sharedSize(type: PyType): u32 {
  return type.flags & TypeFlag.INLINE_VALUES ? type.valuesOffset - 8 : type.basicSize;
}

/** Whether a class adds fields to the layout of its base. */
function extendsLayout(type: PyType, base: PyType): bool {
  if (hasItems(type) !== hasItems(base)) return true;
  return sharedSize(type) !== sharedSize(base);
}

/** The nearest class, from `type` up, that adds fields (CPython: solid_base). */
export function solidBase(type: usize): usize {
  let t = type;
  while (true) {
    const base: usize = asType(t).base;
    if (base === 0 || extendsLayout(asType(t), asType(base))) return t;
    t = base;
  }
}

/** The base that determines the layout; 0 with TypeError pending if the bases cannot be combined. */
export function bestBase(bases: usize): usize {
  let winner: usize = 0;
  let best: usize = 0;
  const count = tupleLength(bases);
  for (let i: u32 = 0; i < count; i++) {
    const base = tupleItem(bases, i);
    if (!acceptable(base)) return 0;
    const candidate = solidBase(pointer(base));
    if (winner === 0 || (candidate !== winner && isSubtype(candidate, winner))) {
      winner = candidate;
      best = pointer(base);
    } else if (!isSubtype(winner, candidate)) {
      raise(Exc.TypeError, "multiple bases have instance lay-out conflict");
      return 0;
    }
  }
  return best;
}

function acceptable(base: Value): bool {
  if (!isType(base)) raise(Exc.TypeError, "bases must be types");
  else if (!(asType(pointer(base)).flags & TypeFlag.BASETYPE)) {
    raisef(Exc.TypeError, "type '%N' is not an acceptable base type", base);
  } else return true;
  return false;
}

/** Lays out instances of a fresh class whose base is set: `slots` member slots, a dict, weak references. */
export function layOut(type: PyType, slots: u32, addDict: bool, addWeak: bool): void {
  const base = asType(type.base);
  // Every instance refers to its class.
  type.flags |= TypeFlag.HAVE_GC;
  type.dictOffset = addDict ? HEAP_DICT_OFFSET : base.dictOffset;
  type.weakOffset = addWeak ? HEAP_WEAK_OFFSET : base.weakOffset;
  const negative = type.dictOffset < 0 || type.weakOffset < 0;
  type.preSize = negative ? 2 * Header.GC_SIZE : Header.GC_SIZE;
  type.itemSize = base.itemSize;
  type.nativeBase = base.flags & TypeFlag.HEAP ? base.nativeBase : type.base;
  const native = asType(type.nativeBase).basicSize;
  type.fieldsOffset = hasItems(type) ? native : (native + 7) & ~7;
  const shared = base.flags & TypeFlag.HEAP ? sharedSize(base) : type.fieldsOffset;
  type.basicSize = shared + slots * 8;
}

/** Numbers of inline values: few, so that most classes have the layout of others and __class__ can be assigned. */
function roundValues(wanted: u32): u32 {
  if (wanted <= 4) return 4;
  if (wanted <= 8) return 8;
  if (wanted <= 14) return 14;
  return wanted <= 22 ? 22 : INLINE_VALUES_MAX;
}

/**
 * Appends room for inline values to the layout of a class that may have them (core/instance.ts), for `attributes` that its methods set and
 * some more. Exceptions, which few attributes are set on from outside, have them only if there are any.
 */
export function layOutValues(type: PyType, attributes: u32): void {
  const isException = (type.flags & TypeFlag.EXCEPTION) !== 0 && attributes !== 0;
  if ((type.dictOffset !== HEAP_DICT_OFFSET && !isException) || hasItems(type)) return;
  type.valuesOffset = type.basicSize + 8;
  type.valuesCount = roundValues(attributes + 2);
  type.basicSize = type.valuesOffset + type.valuesCount * 8;
  type.flags |= TypeFlag.INLINE_VALUES;
}
