/** Typed arrays and what lends memory in Python: contents are copied, since the two memories are apart. */
import { Operation } from "../../assembly/shared/embed.ts";
import { Owned } from "./marks.ts";
import type { Session } from "./session.ts";

export type TypedArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

interface ArrayKind {
  new (buffer: ArrayBuffer): TypedArray;
}

/** The array module's code of each kind of typed array; those that are not here are bytes. */
const CODES = new Map<unknown, string>([
  [Int8Array, "b"],
  [Int16Array, "h"],
  [Uint16Array, "H"],
  [Int32Array, "i"],
  [Uint32Array, "I"],
  [BigInt64Array, "q"],
  [BigUint64Array, "Q"],
  [Float32Array, "f"],
  [Float64Array, "d"],
]);

/** The kind of typed array for items of a format. A long has 4 bytes here. */
const KINDS: Record<string, ArrayKind> = {
  b: Int8Array,
  h: Int16Array,
  H: Uint16Array,
  i: Int32Array,
  I: Uint32Array,
  l: Int32Array,
  L: Uint32Array,
  q: BigInt64Array,
  Q: BigUint64Array,
  n: Int32Array,
  N: Uint32Array,
  f: Float32Array,
  d: Float64Array,
};

/** A bytes object or an array.array with the contents of a typed array, a reference. */
export function fromTypedArray(session: Session, value: ArrayBufferView | ArrayBuffer): number {
  const view = ArrayBuffer.isView(value) ? value : new Uint8Array(value);
  const data = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const bytes = session.made(session.values.newBytes(data));
  const code = CODES.get(value.constructor);
  if (code === undefined) return bytes;
  return session.callOwn("make_array", [code, new Owned(bytes)]);
}

// ---- to JavaScript ----

/** Offsets in a memoryview (core/buffer.ts). */
enum View {
  DATA = 16,
  LENGTH = 20,
  ITEM_SIZE = 24,
  FORMAT = 28,
  NDIM = 32,
  FLAGS = 36,
}
const C_CONTIGUOUS = 8;

/** A copy of what an object lends, as the typed array that fits its items; of bytes where none does. */
export function toTypedArray(session: Session, p: number): TypedArray {
  const { values } = session;
  values.retain(p);
  values.putPointer(1, p);
  session.operate(Operation.VIEW, 1);
  const view = session.answer();
  try {
    const format = formatAt(session, view);
    const data = inOnePiece(session, view);
    const Kind = KINDS[format];
    return Kind === undefined ? data : new Kind(data.buffer as ArrayBuffer);
  } finally {
    session.drop(view);
  }
}

function formatAt(session: Session, view: number): string {
  const word = session.values.word(view + View.FORMAT);
  return String.fromCharCode((word & 0xff) === 0x40 ? (word >> 8) & 0xff : word & 0xff);
}

/** A copy of the items, one after the other. */
function inOnePiece(session: Session, view: number): Uint8Array {
  const { values } = session;
  if (values.word(view + View.FLAGS) & C_CONTIGUOUS) {
    return values.part(values.word(view + View.DATA), values.word(view + View.LENGTH)).slice();
  }
  values.retain(view);
  const bytes = session.callOwn("whole_bytes", [new Owned(view)]);
  const data = values.bytes(bytes);
  values.release(bytes);
  return data;
}
