/**
 * The short forms of operations that the dispatch loop inlines: two small ints, or two floats.
 *
 * They store their result and say true; false for all else, and the loop takes the operation out of line. The loop writes +, - and *
 * out for each form of their operands: through a function here, float loops were 10 % slower, and 40 % where it gave the result back (V8
 * moves that through both register files). So it does comparisons: recursion took 15 % longer where one gave 1, 0 or -1.
 */
import { Place, UNSURE } from "../core/dict.ts";
import { latin1 } from "../core/intern.ts";
import { PyList } from "../core/list.ts";
import { DEFAULTS_IN_PLACE, NativeDef, PyBuiltin, PyMethodDescriptor } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { asStr, STR_DATA } from "../core/string.ts";
import { PyTuple, TUPLE_ITEMS } from "../core/tuple.ts";
import { typeAt } from "../core/typeids.ts";
import {
  bothSmall,
  box,
  boxFloat,
  fitsSmall,
  floatValue,
  isPointer,
  isSmall,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { Header } from "../shared/layout.ts";
import { NOWHERE } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { Frame } from "./frame.ts";

if (offsetof<PyBuiltin>("def") !== offsetof<PyMethodDescriptor>("def")) ERROR("Methods.direct reads either");

function isPositive(v: Value): bool {
  return v << 15 > 0;
}

function isNatural(v: Value): bool {
  return v << 15 >= 0;
}

export class Slot {
  /** The value that an operand of the instruction names: the u16 at `operand` is an offset from `base`, the window or the constants. */
  @inline
  static at(base: usize, pc: usize, operand: usize): Value {
    return load<i64>(base + <usize>load<u16>(pc + operand));
  }

  /**
   * Stores a value whose reference is given, and drops what was there. Inline: a call in the way of every instruction would
   * make V8 spill pc and window around it; only an old value that is an object pays for one.
   */
  @inline
  static put(slot: usize, v: Value): void {
    const old = load<i64>(slot);
    store<i64>(slot, v);
    if (isPointer(old)) decrefAt(pointer(old));
  }

  /** Frees a slot of an object; a number stays behind. */
  @inline
  static drop(slot: usize): void {
    const v = load<i64>(slot);
    if (!isPointer(v)) return;
    store<i64>(slot, UNBOUND);
    decrefAt(pointer(v));
  }

  /** Puts a result, whose reference is given, into a slot of a window, or drops it where that is NOWHERE. */
  @inline
  static give(regs: usize, slot: u32, v: Value): void {
    if (slot === NOWHERE) decref(v);
    else Slot.put(regs + slot, v);
  }

  /** Moves an operand out of its temporary, or takes a reference to a variable's value. */
  @inline
  static take(frame: Frame, regs: usize, pc: usize, operand: usize): Value {
    const from = <usize>load<u16>(pc + operand);
    const v = load<i64>(regs + from);
    if (from >= <usize>frame.temps) store<i64>(regs + from, UNBOUND);
    else incref(v);
    return v;
  }

  /** An operand has been used: a temporary is free from now on. */
  @inline
  static free(frame: Frame, regs: usize, pc: usize, operand: usize): void {
    const from = <usize>load<u16>(pc + operand);
    if (from >= <usize>frame.temps) Slot.put(regs + from, UNBOUND);
  }
}

export class Quick {
  /** Whether two exact str have the same text, where a look at length and first character tells; -1 for all else. */
  @inline
  static sameText(x: Value, y: Value): i32 {
    if (!isPointer(x) || !isPointer(y)) return -1;
    const p = pointer(x);
    const q = pointer(y);
    if (load<u32>(p, Header.TYPE) !== typeAt(TypeId.STR)) return -1;
    if (load<u32>(q, Header.TYPE) !== typeAt(TypeId.STR)) return -1;
    if (p === q) return 1;
    const length = asStr(p).length;
    if (length !== asStr(q).length) return 0;
    // Of one text only one str is interned.
    if (asStr(p).interned & asStr(q).interned) return 0;
    if (length !== 1 || asStr(p).width !== 1 || asStr(q).width !== 1) return -1;
    return i32(load<u8>(p, STR_DATA) === load<u8>(q, STR_DATA));
  }

  @inline
  static floordiv(x: Value, y: Value, to: usize): bool {
    if (!bothSmall(x, y)) return false;
    if (!isPositive(y)) return false;
    const m = smallValue(x);
    const n = smallValue(y);
    const q = m / n;
    Slot.put(to, small(q - i64(q * n > m)));
    return true;
  }

  @inline
  static mod(x: Value, y: Value, to: usize): bool {
    if (!bothSmall(x, y)) return false;
    if (!isPositive(y)) return false;
    const n = smallValue(y);
    const r = smallValue(x) % n;
    Slot.put(to, small(r < 0 ? r + n : r));
    return true;
  }

  @inline
  static truediv(x: Value, y: Value, to: usize): bool {
    const r = floatValue(x) / floatValue(y);
    if (r === r) {
      if (floatValue(y) === 0) return false;
      Slot.put(to, boxFloat(r));
      return true;
    }
    if (!isSmall(y) || y === small(0)) return false;
    const q = (isSmall(x) ? <f64>smallValue(x) : floatValue(x)) / <f64>smallValue(y);
    if (q !== q) return false;
    Slot.put(to, boxFloat(q));
    return true;
  }

  @inline
  static and(x: Value, y: Value, to: usize): bool {
    if (!bothSmall(x, y)) return false;
    Slot.put(to, x & y);
    return true;
  }

  @inline
  static or(x: Value, y: Value, to: usize): bool {
    if (!bothSmall(x, y)) return false;
    Slot.put(to, x | y);
    return true;
  }

  @inline
  static xor(x: Value, y: Value, to: usize): bool {
    if (!bothSmall(x, y)) return false;
    Slot.put(to, small(x ^ y));
    return true;
  }

  @inline
  static lshift(x: Value, y: Value, to: usize): bool {
    if (!bothSmall(x, y)) return false;
    if (<u64>smallValue(y) >= 48) return false;
    const n = smallValue(y);
    const r = smallValue(x) << n;
    if (!fitsSmall(r) || r >> n !== smallValue(x)) return false;
    Slot.put(to, small(r));
    return true;
  }

  @inline
  static rshift(x: Value, y: Value, to: usize): bool {
    if (!bothSmall(x, y)) return false;
    if (!isNatural(y)) return false;
    Slot.put(to, small(smallValue(x) >> min<i64>(smallValue(y), 63)));
    return true;
  }
}

export class Methods {
  /**
   * The native that a method of a built-in type or a function of a module is, if it takes these arguments, one at least, as they lie, and few
   * defaults behind them; else null.
   */
  @inline
  static direct(callable: Value, args: usize, nargs: i32): NativeDef {
    if (nargs === 0) return changetype<NativeDef>(0);
    if (!isPointer(callable)) return changetype<NativeDef>(0);
    const method = changetype<PyMethodDescriptor>(pointer(callable));
    if (method.type === typeAt(TypeId.METHOD_DESCRIPTOR)) {
      const self = load<i64>(args);
      if (!isPointer(self)) return changetype<NativeDef>(0);
      if (load<u32>(pointer(self), Header.TYPE) !== method.owner) return changetype<NativeDef>(0);
    } else {
      if (method.type !== typeAt(TypeId.BUILTIN)) return changetype<NativeDef>(0);
      if (changetype<PyBuiltin>(pointer(callable)).self !== UNBOUND) return changetype<NativeDef>(0);
    }
    // It lies at the same place in both.
    const def = changetype<NativeDef>(<usize>method.def);
    const missing = <u32>(def.direct - nargs);
    if (missing !== 0) {
      if (missing > DEFAULTS_IN_PLACE) return changetype<NativeDef>(0);
      if (missing > def.optional) return changetype<NativeDef>(0);
    }
    return def;
  }
}

export class Items {
  /** The item of an exact tuple or Latin-1 str at an index from 0 on, borrowed; UNBOUND for all else. */
  @inline
  static at(container: Value, key: Value): Value {
    if (!isSmall(key)) return UNBOUND;
    if (!isPointer(container)) return UNBOUND;
    const p = pointer(container);
    const type = load<u32>(p, Header.TYPE);
    const i = <u64>smallValue(key);
    if (type === typeAt(TypeId.STR)) {
      if (i >= <u64>asStr(p).length) return UNBOUND;
      if (asStr(p).width !== 1) return UNBOUND;
      return box(latin1(load<u8>(p + <usize>i, STR_DATA)));
    }
    if (type !== typeAt(TypeId.TUPLE)) return UNBOUND;
    if (i >= <u64>load<u32>(p, offsetof<PyTuple>("length"))) return UNBOUND;
    return load<i64>(p + ((<usize>i) << 3), TUPLE_ITEMS);
  }

  /** Where the value of a key of an exact dict stands, ABSENT, or UNSURE: of what is told without a call. */
  @inline
  static inDict(container: Value, key: Value): usize {
    if (!isPointer(container)) return UNSURE;
    const p = pointer(container);
    return load<u32>(p, Header.TYPE) === typeAt(TypeId.DICT) ? Place.atOnce(p, key) : UNSURE;
  }

  /** Address of an item of an exact list at an index from 0 on; 0 for all else. */
  @inline
  static place(container: Value, key: Value): usize {
    if (!isSmall(key)) return 0;
    if (!isPointer(container)) return 0;
    const p = pointer(container);
    if (load<u32>(p, Header.TYPE) !== typeAt(TypeId.LIST)) return 0;
    const i = <u64>smallValue(key);
    if (i >= <u64>load<u32>(p, offsetof<PyList>("length"))) return 0;
    return <usize>load<u32>(p, offsetof<PyList>("items")) + ((<usize>i) << 3);
  }
}
