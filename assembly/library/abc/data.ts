/**
 * What an abstract base class remembers: the object at its `_abc_impl` (CPython: _abc_data of Modules/_abc.c). A record:
 *
 *     REGISTRY           the classes registered with it
 *     CACHE              classes known to be subclasses
 *     NEGATIVE           classes known to be none
 *     NEGATIVE_VERSION   small int: the invalidation counter when NEGATIVE was emptied last
 *
 * The first three are weak sets (weakset.ts).
 */
import { getAttr } from "../../core/attribute.ts";
import { raise } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { decref } from "../../core/object.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { ERROR, pointer, small, smallValue, Value } from "../../core/value.ts";
import { fieldAt, newRecord, setSmallField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { weakSetClear } from "./weakset.ts";

export const REGISTRY: u32 = 0;
export const CACHE: u32 = 1;
export const NEGATIVE: u32 = 2;
const NEGATIVE_VERSION: u32 = 3;
export const ABC_DATA_FIELDS: u32 = 4;

/** How many classes were registered with any: what is known not to be a subclass may have become one. */
let invalidations: i64 = 0;

export function abcToken(): i64 {
  return invalidations;
}

export function invalidate(): void {
  invalidations++;
}

/** Data with nothing in it: its address, 0 with MemoryError pending. */
export function newAbcData(): usize {
  const p = newRecord(typeAt(TypeId.ABC_DATA));
  if (p !== 0) setSmallField(p, NEGATIVE_VERSION, small(invalidations));
  return p;
}

/** The data of a class (a reference), or ERROR. */
export function abcDataOf(cls: Value): Value {
  const data = getAttr(cls, nameOf(Name._abc_impl));
  if (data === ERROR || isExactly(data, TypeId.ABC_DATA)) return data;
  decref(data);
  return raise(Exc.TypeError, "_abc_impl is set to a wrong type");
}

/** The invalidation counter when NEGATIVE was emptied last. */
export function negativeVersion(data: Value): i64 {
  return smallValue(fieldAt(pointer(data), NEGATIVE_VERSION));
}

/** Whether NEGATIVE tells the truth: no class was registered since it was emptied. */
export function negativeIsValid(data: Value): bool {
  return negativeVersion(data) === invalidations;
}

/** Empties NEGATIVE, which from now on is valid. */
export function renewNegative(data: Value): void {
  weakSetClear(pointer(data), NEGATIVE);
  setSmallField(pointer(data), NEGATIVE_VERSION, small(invalidations));
}
