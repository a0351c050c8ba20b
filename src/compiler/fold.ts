/**
 * Constant folding: operators on constants, worked out at compile time where the result is small and certain.
 *
 * The limits are CPython's (Python/flowgraph.c), so that `"a" * 10000` and `2 ** 1000` stay code. What would raise
 * an error is left to run time, and so is what the VM's own library must compute to be right in the last bit (float powers,
 * division of ints beyond 2**53, complex division).
 */

import { Op } from "../../assembly/shared/opcodes.ts";
import {
  type Const,
  type ConstantPool,
  ConstKind,
  codePoints,
  concatTexts,
  type FloatConst,
  type IntConst,
  type SequenceConst,
  textLength,
  textOf,
} from "../bytecode/constants.ts";

const MAX_INT_BITS = 128;
const MAX_COLLECTION = 256;
const MAX_TEXT = 4096;
const MAX_TOTAL_ITEMS = 1024;

/** Python's truth of a constant. */
export function truthOf(value: Const): boolean {
  switch (value.kind) {
    case ConstKind.None:
    case ConstKind.False:
      return false;
    case ConstKind.Int:
      return value.value !== 0;
    case ConstKind.Float:
      return value.value !== 0;
    case ConstKind.Complex:
      return value.real !== 0 || value.imag !== 0;
    case ConstKind.Str:
    case ConstKind.Bytes:
      return value.value.length > 0;
    case ConstKind.Tuple:
    case ConstKind.FrozenSet:
      return value.items.length > 0;
    default:
      return true;
  }
}

/** The value of a unary operator's opcode on a constant, or null where it must be left to run time. */
export function foldUnary(pool: ConstantPool, op: number, value: Const): Const | null {
  if (op === Op.UNARY_NOT) return pool.bool(!truthOf(value));
  if (op === Op.UNARY_INVERT) {
    // `~True` warns when it runs.
    return value.kind === ConstKind.Int ? pool.int(~BigInt(value.value)) : null;
  }
  const negate = op === Op.UNARY_NEGATIVE;
  const int = asInt(value);
  if (int !== null) {
    if (int === 0 || !negate) return pool.int(int);
    return pool.int(-int);
  }
  if (value.kind === ConstKind.Float) return negate ? pool.float(-value.value) : value;
  if (value.kind === ConstKind.Complex) return negate ? pool.complex(-value.real, -value.imag) : value;
  return null;
}

/** The value of a binary operator's opcode (BINARY_ADD …) on two constants, or null. */
export function foldBinary(pool: ConstantPool, op: number, left: Const, right: Const): Const | null {
  if (op === Op.BINARY_SUBSCR) return foldSubscript(pool, left, right);
  const [a, b] = [asInt(left), asInt(right)];
  if (a !== null && b !== null) return foldInts(pool, op, a, b, left, right);
  const [x, y] = [asFloat(left), asFloat(right)];
  if (x !== null && y !== null) return foldFloats(pool, op, x, y);
  if (left.kind === ConstKind.Complex || right.kind === ConstKind.Complex) {
    return foldComplex(pool, op, left, right);
  }
  if (op === Op.BINARY_ADD) return concat(pool, left, right);
  if (op === Op.BINARY_MULTIPLY) {
    if (typeof b === "number") return repeat(pool, left, b);
    if (typeof a === "number") return repeat(pool, right, a);
  }
  return null;
}

// --- Numbers ---------------------------------------------------------------------------------------------------

function asInt(value: Const): number | bigint | null {
  if (value.kind === ConstKind.Int) return value.value;
  if (value.kind === ConstKind.True) return 1;
  return value.kind === ConstKind.False ? 0 : null;
}

function asFloat(value: Const): number | null {
  if (value.kind === ConstKind.Float) return value.value;
  const int = asInt(value);
  return typeof int === "number" ? int : null;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

function foldInts(
  pool: ConstantPool,
  op: number,
  left: number | bigint,
  right: number | bigint,
  leftConst: Const,
  rightConst: Const,
): Const | null {
  const [a, b] = [BigInt(left), BigInt(right)];
  const bitwise = foldBits(pool, op, a, b, leftConst, rightConst);
  if (bitwise) return bitwise;
  switch (op) {
    case Op.BINARY_ADD:
      return pool.int(a + b);
    case Op.BINARY_SUBTRACT:
      return pool.int(a - b);
    case Op.BINARY_MULTIPLY:
      return a && b && bitLength(a) + bitLength(b) > MAX_INT_BITS ? null : pool.int(a * b);
    case Op.BINARY_FLOOR_DIVIDE:
      return b ? pool.int(floorDivide(a, b)) : null;
    case Op.BINARY_MODULO:
      return b ? pool.int(a - b * floorDivide(a, b)) : null;
    case Op.BINARY_TRUE_DIVIDE:
      return b && typeof left === "number" && typeof right === "number" ? pool.float(left / right + 0) : null;
    case Op.BINARY_POWER:
      return b < 0n || BigInt(bitLength(a)) * b > MAX_INT_BITS ? null : pool.int(a ** b);
    case Op.BINARY_LSHIFT:
      if (b < 0n || (a && (b > MAX_INT_BITS || bitLength(a) > MAX_INT_BITS - Number(b)))) return null;
      return pool.int(a && a << b);
    case Op.BINARY_RSHIFT:
      return b < 0n ? null : pool.int(a >> b);
    default:
      return null;
  }
}

/** `&`, `|`, `^`: on two bools they give a bool. */
function foldBits(
  pool: ConstantPool,
  op: number,
  a: bigint,
  b: bigint,
  left: Const,
  right: Const,
): Const | null {
  let result: bigint;
  if (op === Op.BINARY_AND) result = a & b;
  else if (op === Op.BINARY_OR) result = a | b;
  else if (op === Op.BINARY_XOR) result = a ^ b;
  else return null;
  const bools = left.kind !== ConstKind.Int && right.kind !== ConstKind.Int;
  return bools ? pool.bool(result !== 0n) : pool.int(result);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function foldFloats(pool: ConstantPool, op: number, x: number, y: number): FloatConst | null {
  switch (op) {
    case Op.BINARY_ADD:
      return pool.float(x + y);
    case Op.BINARY_SUBTRACT:
      return pool.float(x - y);
    case Op.BINARY_MULTIPLY:
      return pool.float(x * y);
    case Op.BINARY_TRUE_DIVIDE:
      return y === 0 ? null : pool.float(x / y);
    case Op.BINARY_FLOOR_DIVIDE:
      return y === 0 ? null : pool.float(floatDivmod(x, y)[0]);
    case Op.BINARY_MODULO:
      return y === 0 ? null : pool.float(floatDivmod(x, y)[1]);
    default:
      return null;
  }
}

/** Floor division and remainder of floats; the remainder has the divisor's sign (Objects/floatobject.c). */
function floatDivmod(x: number, y: number): [number, number] {
  let remainder = x % y;
  let quotient = (x - remainder) / y;
  if (remainder === 0) remainder = y < 0 ? -0 : 0;
  else if (y < 0 !== remainder < 0) {
    remainder += y;
    quotient -= 1;
  }
  if (quotient === 0) return [x / y < 0 || Object.is(x / y, -0) ? -0 : 0, remainder];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, remainder];
}

/** Where one side is real, 3.14 works on the real number as it is, not as a complex one with imaginary part 0. */
function foldComplex(pool: ConstantPool, op: number, left: Const, right: Const): Const | null {
  const [x, y] = [asFloat(left), asFloat(right)];
  const a = left.kind === ConstKind.Complex ? left : null;
  const b = right.kind === ConstKind.Complex ? right : null;
  if ((!a && x === null) || (!b && y === null)) return null;
  switch (op) {
    case Op.BINARY_ADD:
      if (!a) return pool.complex(x! + b!.real, b!.imag);
      return b ? pool.complex(a.real + b.real, a.imag + b.imag) : pool.complex(a.real + y!, a.imag);
    case Op.BINARY_SUBTRACT:
      if (!a) return pool.complex(x! - b!.real, -b!.imag);
      return b ? pool.complex(a.real - b.real, a.imag - b.imag) : pool.complex(a.real - y!, a.imag);
    case Op.BINARY_MULTIPLY:
      if (!a) return pool.complex(x! * b!.real, x! * b!.imag);
      if (!b) return pool.complex(a.real * y!, a.imag * y!);
      return pool.complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
    default:
      return null;
  }
}

// --- Sequences -------------------------------------------------------------------------------------------------

/** CPython joins whatever is there; but in a chain of thousands each partial result would be kept. */
function concat(pool: ConstantPool, left: Const, right: Const): Const | null {
  if (left.kind === ConstKind.Str && right.kind === ConstKind.Str) {
    const fits = left.value.length + right.value.length <= MAX_TEXT;
    return fits ? pool.str(concatTexts(left.value, right.value)) : null;
  }
  if (left.kind === ConstKind.Bytes && right.kind === ConstKind.Bytes) {
    const fits = left.value.length + right.value.length <= MAX_TEXT;
    return fits ? pool.bytes(Uint8Array.of(...left.value, ...right.value)) : null;
  }
  if (left.kind === ConstKind.Tuple && right.kind === ConstKind.Tuple) {
    const fits = left.items.length + right.items.length <= MAX_COLLECTION;
    return fits ? pool.tuple([...left.items, ...right.items]) : null;
  }
  return null;
}

function repeat(pool: ConstantPool, value: Const, count: number): Const | null {
  const allowed = (size: number, max: number) => size === 0 || (count >= 0 && count <= max / size);
  switch (value.kind) {
    case ConstKind.Tuple:
      if (!allowed(value.items.length, MAX_COLLECTION)) return null;
      if (count && itemsWithin(value, Math.floor(MAX_TOTAL_ITEMS / count)) < 0) return null;
      return pool.tuple(Array.from({ length: Math.max(count, 0) }, () => value.items).flat());
    case ConstKind.Str:
      if (!allowed(textLength(value.value), MAX_TEXT)) return null;
      return typeof value.value === "string" ? pool.str(value.value.repeat(Math.max(count, 0))) : null;
    case ConstKind.Bytes: {
      if (!allowed(value.value.length, MAX_TEXT)) return null;
      const bytes = new Uint8Array(value.value.length * Math.max(count, 0));
      for (let at = 0; at < bytes.length; at += value.value.length) bytes.set(value.value, at);
      return pool.bytes(bytes);
    }
    default:
      return null;
  }
}

/** How many of `limit` items are left after counting those of nested tuples; negative if there are more. */
function itemsWithin(value: Const, limit: number): number {
  if (value.kind !== ConstKind.Tuple) return limit;
  let left = limit - value.items.length;
  for (const item of value.items) {
    if (left < 0) break;
    left = itemsWithin(item, left);
  }
  return left;
}

function foldSubscript(pool: ConstantPool, owner: Const, key: Const): Const | null {
  const items = itemsOf(pool, owner);
  if (!items) return null;
  const index = asInt(key);
  if (index !== null) {
    const at = Number(index) < 0 ? Number(index) + items.length : Number(index);
    const item = items[at];
    if (item === undefined) return null;
    return item;
  }
  return key.kind === ConstKind.Slice ? foldSlice(pool, owner, items, key) : null;
}

/** The items of a sequence as constants; null for what is no sequence, or long. */
function itemsOf(pool: ConstantPool, owner: Const): readonly Const[] | null {
  if (owner.kind === ConstKind.Tuple) return owner.items;
  if (owner.kind === ConstKind.Bytes && owner.value.length <= MAX_TEXT) {
    return Array.from(owner.value, (byte) => pool.int(byte));
  }
  if (owner.kind === ConstKind.Str && textLength(owner.value) <= MAX_TEXT) {
    return Array.from(codePoints(owner.value), (point) => pool.str(String.fromCodePoint(point)));
  }
  return null;
}

function foldSlice(
  pool: ConstantPool,
  owner: Const,
  items: readonly Const[],
  slice: SequenceConst,
): Const | null {
  const bounds = slice.items.map((each) => (each.kind === ConstKind.None ? undefined : asInt(each)));
  if (bounds.includes(null)) return null;
  const [start, stop, step] = bounds.map((each) => (each === undefined ? undefined : Number(each)));
  if (step === 0) return null;
  const picked = pick(items, start, stop, step ?? 1);
  if (owner.kind === ConstKind.Tuple) return pool.tuple(picked);
  if (owner.kind === ConstKind.Bytes) {
    return pool.bytes(Uint8Array.from(picked, (each) => (each as IntConst).value as number));
  }
  const points = picked.map((each) => (each.kind === ConstKind.Str ? codePoints(each.value)[0] : 0));
  return pool.str(textOf(Uint32Array.from(points)));
}

function pick<T>(
  items: readonly T[],
  start: number | undefined,
  stop: number | undefined,
  step: number,
): T[] {
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? items.length - 1 : items.length;
  const clamp = (bound: number) => Math.min(Math.max(bound < 0 ? bound + items.length : bound, low), high);
  let at = start === undefined ? (step < 0 ? high : low) : clamp(start);
  const end = stop === undefined ? (step < 0 ? low : high) : clamp(stop);
  const picked: T[] = [];
  for (; step < 0 ? at > end : at < end; at += step) picked.push(items[at]);
  return picked;
}
