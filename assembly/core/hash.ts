/** hash(): the type's slot, with the common types answered here. Rules of numbers: objects/int.ts, objects/float.ts. */
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { raisef } from "./errors.ts";
import { strHash } from "./string.ts";
import { asType } from "./type.ts";
import { isExactly, typeOf } from "./typeids.ts";
import { isSmall, pointer, smallValue, Value } from "./value.ts";

/** Numbers hash by their remainder modulo this prime (CPython on 64 bits: _PyHASH_MODULUS). */
export const HASH_MODULUS: i64 = (1 << 61) - 1;

/** The hash of a value; -1 with an exception pending. Never -1 otherwise. */
export function hashOf(v: Value): i64 {
  if (isSmall(v)) {
    const i = smallValue(v);
    return i === -1 ? -2 : i;
  }
  if (isExactly(v, TypeId.STR)) return strHash(pointer(v));
  const slot = asType(typeOf(v)).hash;
  if (slot === 0) {
    raisef(Exc.TypeError, "unhashable type: '%T'", v);
    return -1;
  }
  return call_indirect<i64>(slot, v);
}

/** The hash of an object by its identity: the slot of `object`. */
export function hashIdentity(v: Value): i64 {
  return hashAddress(pointer(v));
}

/** Addresses are multiples of 16: the low bits go to the top, as CPython does. */
export function hashAddress(p: usize): i64 {
  return <i64>rotr<u64>(<u64>p, 4);
}
