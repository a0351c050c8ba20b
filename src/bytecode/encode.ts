/**
 * Writes code objects and constants in the serial form of `assembly/shared/marshal.ts`.
 *
 * Strings, bytes, tuples and other compound values get a number when first written and are named by it afterwards, so
 * that what the compiler shared stays shared. Which strings the loader interns follows CPython: all names, and constants
 * that read as identifiers (ASCII letters, digits, underscores).
 */

import { MARSHAL_REF, Tag } from "../../assembly/shared/marshal.ts";
import type { CodeObject } from "./code.ts";
import { type Const, ConstKind, codePoints, type SequenceConst, type Text } from "./constants.ts";
import { ByteWriter } from "./writer.ts";

const SEQUENCE_TAGS = {
  [ConstKind.Tuple]: Tag.TUPLE,
  [ConstKind.FrozenSet]: Tag.FROZENSET,
  [ConstKind.Slice]: Tag.SLICE,
};

const IDENTIFIER_LIKE = /^[A-Za-z0-9_]*$/;

/** The serial form of one constant; of a code object, the body of a `.pyc`. */
export function encodeConst(value: Const): Uint8Array {
  const encoder = new Encoder();
  encoder.value(value);
  return encoder.out.finish();
}

export function encodeCode(code: CodeObject): Uint8Array {
  const encoder = new Encoder();
  encoder.code(code);
  return encoder.out.finish();
}

class Encoder {
  readonly out = new ByteWriter(4096);
  private refs = 0;
  private readonly plain = new Map<string, number>();
  private readonly interned = new Map<string, number>();
  private readonly shared = new Map<Const, number>();
  private readonly nameTuples = new Map<string, number>();

  value(value: Const): void {
    switch (value.kind) {
      case ConstKind.None:
        return this.out.u8(Tag.NONE);
      case ConstKind.True:
        return this.out.u8(Tag.TRUE);
      case ConstKind.False:
        return this.out.u8(Tag.FALSE);
      case ConstKind.Ellipsis:
        return this.out.u8(Tag.ELLIPSIS);
      case ConstKind.Int:
        return this.int(value.value);
      case ConstKind.Float:
        this.out.u8(Tag.FLOAT);
        return this.out.f64(value.value);
      case ConstKind.Complex:
        this.out.u8(Tag.COMPLEX);
        this.out.f64(value.real);
        return this.out.f64(value.imag);
      case ConstKind.Str:
        return this.text(value.value);
      case ConstKind.Bytes:
        if (this.repeated(value)) return;
        return this.bytes(value.value, Tag.BYTES | MARSHAL_REF);
      case ConstKind.Code:
        if (this.repeated(value)) return;
        return this.codeBody(value.code);
      default:
        return this.sequence(value);
    }
  }

  code(code: CodeObject): void {
    this.refs++;
    this.codeBody(code);
  }

  /** A code object, its number taken already. */
  private codeBody(code: CodeObject): void {
    const { out } = this;
    out.u8(Tag.CODE | MARSHAL_REF);
    out.u32(code.argcount);
    out.u32(code.posonlyargcount);
    out.u32(code.kwonlyargcount);
    out.u32(code.stacksize);
    out.u32(code.flags);
    out.u32(code.firstlineno);
    this.bytes(code.code, Tag.BYTES);
    out.u8(Tag.TUPLE);
    out.u32(code.consts.length);
    for (const each of code.consts) this.value(each);
    this.names(code.names);
    this.names(code.varnames);
    this.names(code.cellvars);
    this.names(code.freevars);
    this.text(code.filename);
    this.text(code.name, Tag.INTERNED);
    this.text(code.qualname, Tag.INTERNED);
    this.bytes(code.positions, Tag.BYTES);
    this.bytes(code.exceptions, Tag.BYTES);
  }

  private sequence(value: SequenceConst): void {
    if (this.repeated(value)) return;
    this.out.u8(SEQUENCE_TAGS[value.kind] | MARSHAL_REF);
    if (value.kind !== ConstKind.Slice) this.out.u32(value.items.length);
    for (const item of value.items) this.value(item);
  }

  private names(names: readonly string[]): void {
    const key = names.join();
    if (this.back(this.nameTuples.get(key))) return;
    this.nameTuples.set(key, this.refs++);
    this.out.u8(Tag.TUPLE | MARSHAL_REF);
    this.out.u32(names.length);
    for (const name of names) this.text(name, Tag.INTERNED);
  }

  private int(value: number | bigint): void {
    if (typeof value === "number" && (value | 0) === value) {
      this.out.u8(Tag.INT);
      this.out.u32(value);
      return;
    }
    let rest = BigInt(value);
    const negative = rest < 0n;
    if (negative) rest = -rest;
    const hex = rest.toString(16);
    const count = Math.ceil(hex.length / 8);
    this.out.u8(Tag.LONG);
    this.out.u32(negative ? 1 : 0);
    this.out.u32(count);
    for (let end = hex.length; end > 0; end -= 8) {
      this.out.u32(Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16));
    }
  }

  private bytes(value: Uint8Array, tag: number): void {
    this.out.u8(tag);
    this.out.u32(value.length);
    this.out.raw(value);
  }

  /** A name must be interned, so it never refers back to an equal string that is not. */
  private text(value: Text, tag: Tag.STR | Tag.INTERNED = Tag.STR): void {
    if (typeof value !== "string") {
      this.refs++;
      return this.points(value, tag);
    }
    if (this.back(this.interned.get(value))) return;
    if (tag === Tag.INTERNED || IDENTIFIER_LIKE.test(value)) {
      this.interned.set(value, this.refs++);
      this.string(value, Tag.INTERNED);
    } else if (!this.back(this.plain.get(value))) {
      this.plain.set(value, this.refs++);
      this.string(value, Tag.STR);
    }
  }

  private string(value: string, tag: Tag): void {
    const { out } = this;
    const characters = new Uint8Array(value.length);
    if (!writeAscii(value, characters)) {
      let bits = 0;
      for (let i = 0; i < value.length; i++) bits |= characters[i] = value.charCodeAt(i);
      if (bits > 0xff) return this.points(codePoints(value), tag);
    }
    out.u8(tag | MARSHAL_REF);
    out.u8(1);
    out.u32(value.length);
    out.raw(characters);
  }

  private points(points: Uint32Array, tag: Tag): void {
    const { out } = this;
    let max = 0;
    for (let i = 0; i < points.length; i++) if (points[i] > max) max = points[i];
    const width = max <= 0xff ? 1 : max <= 0xffff ? 2 : 4;
    out.u8(tag | MARSHAL_REF);
    out.u8(width);
    out.u32(points.length);
    const characters =
      width === 1 ? Uint8Array.from(points) : width === 2 ? Uint16Array.from(points) : points;
    out.raw(new Uint8Array(characters.buffer, characters.byteOffset, characters.byteLength));
  }

  /** Writes a back reference if the value was written before; else gives it the next number. */
  private repeated(value: Const): boolean {
    if (this.back(this.shared.get(value))) return true;
    this.shared.set(value, this.refs++);
    return false;
  }

  private back(number: number | undefined): boolean {
    if (number === undefined) return false;
    this.out.u8(Tag.REF);
    this.out.u32(number);
    return true;
  }
}

/** Characters from which on the encoder is worth being called. */
const LONG = 64;
const encoder = new TextEncoder();

/** Writes a text that is long and has nothing but ASCII characters; else false. */
function writeAscii(text: string, to: Uint8Array): boolean {
  return text.length >= LONG && encoder.encodeInto(text, to).read === text.length;
}
