/** hash(): the type's slot, with the common types answered here. Rules of numbers: objects/int.ts, objects/float.ts. */

import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { enterNative, leaveNative } from "./depth.ts";
import { literal, pendingIs, raisef, restoreError, takeError } from "./errors.ts";
import { decref } from "./object.ts";
import { str } from "./represent.ts";
import { asStr, strHash } from "./string.ts";
import { plainHash } from "./tuple.ts";
import { asType } from "./type.ts";
import { excType, isExactly, typeOf } from "./typeids.ts";
import { ERROR, isSmall, pointer, small, smallValue, Value } from "./value.ts";

/** Numbers hash by their remainder modulo this prime (CPython on 64 bits: _PyHASH_MODULUS). */
export const HASH_MODULUS: i64 = (1 << 61) - 1;

/** The hash of a value; -1 with an exception pending. Never -1 otherwise. */
export function hashOf(v: Value): i64 {
  if (isSmall(v)) {
    const i = smallValue(v);
    return i === -1 ? -2 : i;
  }
  if (isExactly(v, TypeId.STR)) return strHash(pointer(v));
  if (isExactly(v, TypeId.TUPLE)) {
    const hash = plainHash(pointer(v));
    if (hash !== -1) return hash;
  }
  const slot = asType(typeOf(v)).hash;
  if (slot === 0) {
    raisef(Exc.TypeError, "unhashable type: '%T'", v);
    return -1;
  }
  if (slot === <u32>hashIdentity.index) return hashIdentity(v);
  // Tuples in tuples and the like: counted, as they may lie deeper than Wasm's stack.
  if (!enterNative()) return -1;
  const hash = call_indirect<i64>(slot, v);
  leaveNative();
  return hash;
}

export class Hash {
  /** The hash of a small int, or of a str that knows it; -1 for all else. Written out for containers. */
  @inline
  static quick(v: Value): i64 {
    if (isSmall(v)) return v === small(-1) ? -2 : smallValue(v);
    return isExactly(v, TypeId.STR) ? asStr(pointer(v)).hash : -1;
  }
}

/** The hash of an object by its identity: the slot of `object`. */
export function hashIdentity(v: Value): i64 {
  return hashAddress(pointer(v));
}

/** Addresses are multiples of 16: the low bits go to the top, as CPython does. */
export function hashAddress(p: usize): i64 {
  return <i64>rotr<u64>(<u64>p, 4);
}

/** hash() of a key of a dict: its TypeError says so. -1 with an exception pending. */
export function hashOfKey(v: Value): i64 {
  const hash = hashOf(v);
  if (hash === -1) explain(v, "a dict key");
  return hash;
}

/** hash() of an element of a set: its TypeError says so. -1 with an exception pending. */
export function hashOfElement(v: Value): i64 {
  const hash = hashOf(v);
  if (hash === -1) explain(v, "a set element");
  return hash;
}

/** Puts the reason why v has no hash into a TypeError that says what it was wanted for (CPython: dict_unhashable_type). */
function explain(v: Value, what: string): void {
  if (!pendingIs(Exc.TypeError)) return;
  const reason = takeError();
  if (typeOf(reason) !== excType(Exc.TypeError)) {
    restoreError(reason);
    return;
  }
  const text = str(reason);
  decref(reason);
  if (text === ERROR) return;
  raisef(Exc.TypeError, "cannot use '%T' as %L (%S)", v, literal(what), text);
  decref(text);
}
