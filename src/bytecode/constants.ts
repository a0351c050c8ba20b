/**
 * Python constants as the compiler holds them: the values that stand in `co_consts`.
 *
 * Each ConstantPool hands out one object for one constant, equal ones being the same object. "Equal" is the compiler's
 * notion, not Python's: 1, 1.0, True and 0.0, -0.0 are five constants. So identity can serve as the key of `co_consts`
 * and of the serial form's back references. Mutable objects and arithmetic have no place here (see compiler/fold.ts).
 */

import type { CodeObject } from "./code.ts";

export enum ConstKind {
  None,
  True,
  False,
  Ellipsis,
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  Tuple,
  FrozenSet,
  Slice,
  Code,
}

/** Text: UTF-16, or code points where UTF-16 would join two surrogates that Python holds apart. */
export type Text = string | Uint32Array;

interface Base {
  /** Number within its pool, unique. */
  readonly id: number;
}

export interface SingletonConst extends Base {
  readonly kind: ConstKind.None | ConstKind.True | ConstKind.False | ConstKind.Ellipsis;
}

/** `value` is a number where it is a safe integer, else a bigint. */
export interface IntConst extends Base {
  readonly kind: ConstKind.Int;
  readonly value: number | bigint;
}

export interface FloatConst extends Base {
  readonly kind: ConstKind.Float;
  readonly value: number;
}

export interface ComplexConst extends Base {
  readonly kind: ConstKind.Complex;
  readonly real: number;
  readonly imag: number;
}

export interface StrConst extends Base {
  readonly kind: ConstKind.Str;
  readonly value: Text;
}

export interface BytesConst extends Base {
  readonly kind: ConstKind.Bytes;
  readonly value: Uint8Array;
}

/** Gives different texts for different bytes, quickly: there may be millions of them. */
let decoder: TextDecoder | undefined;
const keys = () => (decoder ??= new TextDecoder("latin1"));

/** A Slice has three items: start, stop, step. */
export interface SequenceConst extends Base {
  readonly kind: ConstKind.Tuple | ConstKind.FrozenSet | ConstKind.Slice;
  readonly items: readonly Const[];
}

export interface CodeConst extends Base {
  readonly kind: ConstKind.Code;
  readonly code: CodeObject;
}

export type Const =
  | SingletonConst
  | IntConst
  | FloatConst
  | ComplexConst
  | StrConst
  | BytesConst
  | SequenceConst
  | CodeConst;

export class ConstantPool {
  private count = 0;
  private readonly ints = new Map<number | bigint, IntConst>();
  private readonly floats = new Map<string, FloatConst>();
  private readonly complexes = new Map<string, ComplexConst>();
  private readonly strings = new Map<string, StrConst>();
  private readonly others = new Map<string, Const>();

  readonly none: SingletonConst = { kind: ConstKind.None, id: this.count++ };
  readonly true: SingletonConst = { kind: ConstKind.True, id: this.count++ };
  readonly false: SingletonConst = { kind: ConstKind.False, id: this.count++ };
  readonly ellipsis: SingletonConst = { kind: ConstKind.Ellipsis, id: this.count++ };

  bool(value: boolean): SingletonConst {
    return value ? this.true : this.false;
  }

  /** An integer; a bigint within the safe range becomes a number. */
  int(value: number | bigint): IntConst {
    const normal = typeof value === "bigint" && BigInt.asIntN(53, value) === value ? Number(value) : value;
    return remember(this.ints, normal, () => ({ kind: ConstKind.Int, id: this.count++, value: normal }));
  }

  float(value: number): FloatConst {
    return remember(this.floats, floatKey(value), () => ({ kind: ConstKind.Float, id: this.count++, value }));
  }

  complex(real: number, imag: number): ComplexConst {
    const key = `${floatKey(real)},${floatKey(imag)}`;
    return remember(this.complexes, key, () => ({ kind: ConstKind.Complex, id: this.count++, real, imag }));
  }

  str(value: Text): StrConst {
    if (typeof value !== "string") {
      return this.other(`u${value.join()}`, (id) => ({ kind: ConstKind.Str, id, value })) as StrConst;
    }
    return remember(this.strings, value, () => ({ kind: ConstKind.Str, id: this.count++, value }));
  }

  bytes(value: Uint8Array): BytesConst {
    return this.other(`b${keys().decode(value)}`, (id) => ({
      kind: ConstKind.Bytes,
      id,
      value,
    })) as BytesConst;
  }

  tuple(items: readonly Const[]): SequenceConst {
    return this.sequence(ConstKind.Tuple, "(", items);
  }

  /** The items must be hashable and differ from each other, as the caller knows. */
  frozenset(items: readonly Const[]): SequenceConst {
    return this.sequence(ConstKind.FrozenSet, "{", items);
  }

  slice(start: Const, stop: Const, step: Const): SequenceConst {
    return this.sequence(ConstKind.Slice, ":", [start, stop, step]);
  }

  code(code: CodeObject): CodeConst {
    return { kind: ConstKind.Code, id: this.count++, code };
  }

  private sequence(kind: SequenceConst["kind"], mark: string, items: readonly Const[]): SequenceConst {
    let key = mark;
    for (const item of items) key += `${item.id},`;
    return this.other(key, (id) => ({ kind, id, items })) as SequenceConst;
  }

  private other(key: string, make: (id: number) => Const): Const {
    return remember(this.others, key, () => make(this.count++));
  }
}

function remember<K, V>(table: Map<K, V>, key: K, make: () => V): V {
  let found = table.get(key);
  if (found === undefined) {
    found = make();
    table.set(key, found);
  }
  return found;
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** How many characters Python counts in it. */
export function textLength(text: Text): number {
  if (typeof text !== "string") return text.length;
  let pairs = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      pairs++;
      i++;
    }
  }
  return text.length - pairs;
}

/** The code points of a text. */
export function codePoints(text: Text): Uint32Array {
  if (typeof text !== "string") return text;
  const points = new Uint32Array(textLength(text));
  let n = 0;
  for (let i = 0; i < text.length; n++) {
    const point = text.codePointAt(i)!;
    points[n] = point;
    i += point > 0xffff ? 2 : 1;
  }
  return points;
}

/** A text of these code points; a string unless two of them would melt into one. */
export function textOf(points: Uint32Array): Text {
  let text = "";
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if ((point & 0xfffffc00) === 0xdc00 && i > 0 && (points[i - 1] & 0xfffffc00) === 0xd800) return points;
    text += String.fromCodePoint(point);
  }
  return text;
}

export function concatTexts(left: Text, right: Text): Text {
  if (typeof left === "string" && typeof right === "string") {
    const joins =
      right.length > 0 &&
      (left.charCodeAt(left.length - 1) & 0xfc00) === 0xd800 &&
      (right.charCodeAt(0) & 0xfc00) === 0xdc00;
    if (!joins) return left + right;
  }
  const [a, b] = [codePoints(left), codePoints(right)];
  const points = new Uint32Array(a.length + b.length);
  points.set(a);
  points.set(b, a.length);
  return textOf(points);
}
