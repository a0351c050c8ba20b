/**
 * Reads the serial form back: for the disassembler of `.pyc` files, the checker and tests. The VM has its own
 * reader. Refuses, with an Error that names the offset, what is not well-formed; it does not verify the bytecode.
 */

import { MARSHAL_REF, Tag } from "../../assembly/shared/marshal.ts";
import type { CodeObject } from "./code.ts";
import { type CodeConst, type Const, ConstantPool, ConstKind, type Text, textOf } from "./constants.ts";

const MAX_DEPTH = 2000;

/** The code object that `bytes` hold in serial form. */
export function decodeCode(bytes: Uint8Array): CodeObject {
  const value = new Decoder(bytes).value();
  if (value.kind !== ConstKind.Code) throw new Error("not a code object");
  return value.code;
}

/** Any value in serial form. */
export function decodeValue(bytes: Uint8Array): Const {
  return new Decoder(bytes).value();
}

class Decoder {
  private readonly pool = new ConstantPool();
  private readonly refs: (Const | undefined)[] = [];
  private readonly view: DataView;
  private at = 0;
  private depth = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(): Const {
    const start = this.at;
    const tag = this.u8();
    const slot = tag & MARSHAL_REF ? this.refs.push(undefined) - 1 : -1;
    if (++this.depth > MAX_DEPTH) throw new Error(`nested too deeply at byte ${start}`);
    const value = this.contents(tag & ~MARSHAL_REF, start);
    this.depth--;
    if (slot >= 0) this.refs[slot] = value;
    return value;
  }

  private contents(tag: number, start: number): Const {
    const { pool } = this;
    switch (tag) {
      case Tag.NONE:
        return pool.none;
      case Tag.TRUE:
        return pool.true;
      case Tag.FALSE:
        return pool.false;
      case Tag.ELLIPSIS:
        return pool.ellipsis;
      case Tag.INT:
        return pool.int(this.u32() | 0);
      case Tag.LONG:
        return pool.int(this.long());
      case Tag.FLOAT:
        return pool.float(this.f64());
      case Tag.COMPLEX:
        return pool.complex(this.f64(), this.f64());
      case Tag.BYTES:
        return pool.bytes(this.raw(this.u32()));
      case Tag.STR:
      case Tag.INTERNED:
        return pool.str(this.text());
      case Tag.TUPLE:
        return pool.tuple(this.values(this.u32()));
      case Tag.FROZENSET:
        return pool.frozenset(this.values(this.u32()));
      case Tag.SLICE:
        return pool.slice(this.value(), this.value(), this.value());
      case Tag.CODE:
        return this.code();
      case Tag.REF: {
        const value = this.refs[this.u32()];
        if (value) return value;
      }
    }
    throw new Error(`bad value at byte ${start}`);
  }

  private code(): CodeConst {
    return this.pool.code({
      argcount: this.u32(),
      posonlyargcount: this.u32(),
      kwonlyargcount: this.u32(),
      stacksize: this.u32(),
      flags: this.u32(),
      firstlineno: this.u32(),
      code: this.bytesValue(),
      consts: [...this.items()],
      names: this.names(),
      varnames: this.names(),
      cellvars: this.names(),
      freevars: this.names(),
      filename: this.textValue(),
      name: this.name(),
      qualname: this.name(),
      positions: this.bytesValue(),
      exceptions: this.bytesValue(),
    });
  }

  private items(): readonly Const[] {
    const value = this.value();
    if (value.kind !== ConstKind.Tuple) throw new Error(`not a tuple before byte ${this.at}`);
    return value.items;
  }

  private names(): string[] {
    return this.items().map((item) => {
      if (item.kind === ConstKind.Str && typeof item.value === "string") return item.value;
      throw new Error(`not a name before byte ${this.at}`);
    });
  }

  private textValue(): Text {
    const value = this.value();
    if (value.kind !== ConstKind.Str) throw new Error(`not a str before byte ${this.at}`);
    return value.value;
  }

  private name(): string {
    const text = this.textValue();
    if (typeof text !== "string") throw new Error(`not a name before byte ${this.at}`);
    return text;
  }

  private bytesValue(): Uint8Array {
    const value = this.value();
    if (value.kind !== ConstKind.Bytes) throw new Error(`not bytes before byte ${this.at}`);
    return value.value;
  }

  private values(count: number): Const[] {
    const values: Const[] = [];
    for (let i = 0; i < count; i++) values.push(this.value());
    return values;
  }

  private long(): bigint {
    const negative = this.u32() !== 0;
    const count = this.u32();
    let hex = "";
    for (let i = 0; i < count; i++) hex = this.u32().toString(16).padStart(8, "0") + hex;
    const magnitude = BigInt(`0x${hex || "0"}`);
    return negative ? -magnitude : magnitude;
  }

  private text(): Text {
    const width = this.u8();
    const points = new Uint32Array(this.u32());
    for (let i = 0; i < points.length; i++) {
      points[i] = width === 1 ? this.u8() : width === 2 ? this.u8() | (this.u8() << 8) : this.u32();
    }
    return textOf(points);
  }

  private u8(): number {
    if (this.at >= this.bytes.length) throw new Error("ends too early");
    return this.bytes[this.at++];
  }

  private u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  private f64(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  private raw(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new Error("ends too early");
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }
}
