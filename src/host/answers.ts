/** JavaScript values in the serial form: what the host answers the VM. */
import { Tag } from "../../assembly/shared/marshal.ts";
import type { CodeObject } from "../bytecode/code.ts";
import { type Const, ConstantPool } from "../bytecode/constants.ts";
import { encodeConst } from "../bytecode/encode.ts";

/** Values that can be handed over; an integer number is an int, any other a float. */
export type Answer =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | { code: CodeObject }
  | { float: number }
  | readonly Answer[];

/** The serial form of a value; arrays become tuples. What a file holds is not looked at twice. */
export function encodeAnswer(value: Answer): Uint8Array {
  if (value instanceof Uint8Array) return encodeBytes(value);
  return encodeConst(toConst(new ConstantPool(), value));
}

function encodeBytes(value: Uint8Array): Uint8Array {
  const out = new Uint8Array(5 + value.length);
  out[0] = Tag.BYTES;
  new DataView(out.buffer).setUint32(1, value.length, true);
  out.set(value, 5);
  return out;
}

function toConst(pool: ConstantPool, value: Answer): Const {
  if (value === null) return pool.none;
  switch (typeof value) {
    case "boolean":
      return pool.bool(value);
    case "number":
      return Number.isInteger(value) ? pool.int(value) : pool.float(value);
    case "bigint":
      return pool.int(value);
    case "string":
      return pool.str(value);
    default:
  }
  if (value instanceof Uint8Array) return pool.bytes(value);
  if ("code" in value) return pool.code(value.code);
  if ("float" in value) return pool.float(value.float);
  return pool.tuple(value.map((item) => toConst(pool, item)));
}
