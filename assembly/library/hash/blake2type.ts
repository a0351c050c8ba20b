/** The constructors blake2b and blake2s, with the parameters of RFC 7693 (CPython: Modules/blake2module.c). */
import { bytesAt, bytesCount } from "../../core/bytes.ts";
import { fail, failf, raise } from "../../core/errors.ts";
import { asInt, fitsI64, INT_DIGITS, intIsNegative, intToI64 } from "../../core/integer.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber, toIndex } from "../../core/subscript.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { isTrue } from "../../core/truth.ts";
import { PyType } from "../../core/type.ts";
import { ERROR, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { Exc } from "../../shared/exceptions.ts";
import { openSource } from "../arguments.ts";
import { Algorithm, digestSizeOf, PyHash, stateAt, updateHash } from "./algorithms.ts";
import { blake2Begin } from "./blake2.ts";
import { allocHash, begunWith, initialData, unsignedArgument } from "./hashtype.ts";

/** The arguments in the order of the signature. */
enum Argument {
  DATA,
  DIGEST_SIZE,
  KEY,
  SALT,
  PERSON,
  FANOUT,
  DEPTH,
  LEAF_SIZE,
  NODE_OFFSET,
  NODE_DEPTH,
  INNER_SIZE,
  LAST_NODE,
  USED_FOR_SECURITY,
  STRING,
}

const WIDE_SIGNATURE =
  "blake2b(data=b'', *, digest_size=<unset>, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)";
const NARROW_SIGNATURE =
  "blake2s(data=b'', *, digest_size=<unset>, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)";

let wideSignature!: NativeDef;
let narrowSignature!: NativeDef;

/** The parameter block that is being filled, and the first block, of the key. */
const parameters = memory.data(64, 8);
const keyBlock = memory.data(128, 8);

/** Bytes of a salt, and of a personal text. */
function saltSize(wide: bool): i32 {
  return wide ? 16 : 8;
}

function blake2bNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  return make(Algorithm.BLAKE2B, wideSignature, args, nargs, kwnames);
}

function blake2sNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  return make(Algorithm.BLAKE2S, narrowSignature, args, nargs, kwnames);
}

function make(algorithm: Algorithm, signature: NativeDef, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const data = initialData(argument(values, Argument.DATA), argument(values, Argument.STRING));
  const p = data === ERROR ? 0 : begin(algorithm, values);
  const result = begunWith(p, data);
  endSlot(signature, values);
  return result;
}

function argument(values: usize, i: Argument): Value {
  return load<i64>(values + ((<usize>i) << 3));
}

/** A new object by its parameters, the key taken; 0 with an exception pending. */
function begin(algorithm: Algorithm, values: usize): usize {
  const wide = algorithm === Algorithm.BLAKE2B;
  const most = digestSizeOf(algorithm);
  memory.fill(parameters, 0, 64);
  const size = digestSize(argument(values, Argument.DIGEST_SIZE), most, wide);
  if (size < 0) return 0;
  // Salt and person lie at the end of the parameters.
  const salt = saltSize(wide);
  const place: i32 = wide ? 32 : 16;
  if (!textParameter(argument(values, Argument.SALT), place, salt, "maximum salt length is %d bytes"))
    return 0;
  const person = argument(values, Argument.PERSON);
  if (!textParameter(person, place + salt, salt, "maximum person length is %d bytes")) return 0;
  if (!treeParameters(values, wide, most)) return 0;
  const last = isTrue(argument(values, Argument.LAST_NODE));
  const keyLength = last < 0 ? -1 : readKey(argument(values, Argument.KEY), most);
  if (keyLength < 0) return 0;
  store<u8>(parameters, size);
  store<u8>(parameters, keyLength, 1);
  const p = allocHash(algorithm);
  if (p === 0) return 0;
  const h = changetype<PyHash>(p);
  h.digestSize = size;
  h.lastNode = last;
  blake2Begin(stateAt(h), parameters, wide);
  if (keyLength === 0 || updateHash(h, keyBlock, wide ? 128 : 64)) return p;
  decrefAt(p);
  return 0;
}

function digestSize(v: Value, most: i32, wide: bool): i32 {
  const size = v === UNBOUND ? most : sizeNumber(v);
  if (size === BAD_INDEX) return -1;
  if (size > 0 && size <= most) return <i32>size;
  const message = wide
    ? "digest_size for Blake2b must be between 1 and 64 bytes, here it is %d"
    : "digest_size for Blake2s must be between 1 and 32 bytes, here it is %d";
  return failf(Exc.ValueError, message, size);
}

function textParameter(v: Value, place: i32, most: i32, message: string): bool {
  if (v === UNBOUND) return true;
  if (!openSource(v)) return false;
  if (bytesCount > most) {
    failf(Exc.ValueError, message, <i64>most);
    return false;
  }
  copyBytes(parameters + <usize>place, bytesAt, bytesCount);
  return true;
}

/** Bytes of the key, which fills the first block; -1 with an exception pending. */
function readKey(v: Value, most: i32): i32 {
  if (v === UNBOUND) return 0;
  if (!openSource(v)) return -1;
  if (bytesCount > most) return failf(Exc.ValueError, "maximum key length is %d bytes", <i64>most);
  memory.fill(keyBlock, 0, 128);
  copyBytes(keyBlock, bytesAt, bytesCount);
  return bytesCount;
}

function outside(message: string): bool {
  raise(Exc.ValueError, message);
  return false;
}

/** The parameters of tree hashing. */
function treeParameters(values: usize, wide: bool, most: i32): bool {
  const fanout = sizeNumber(argument(values, Argument.FANOUT));
  const depth = fanout === BAD_INDEX ? fanout : sizeNumber(argument(values, Argument.DEPTH));
  if (depth === BAD_INDEX) return false;
  if (fanout < 0 || fanout > 255) return outside("fanout must be between 0 and 255");
  if (depth <= 0 || depth > 255) return outside("depth must be between 1 and 255");
  const leaf = unsignedArgument(argument(values, Argument.LEAF_SIZE));
  if (leaf < 0 || !nodeOffset(argument(values, Argument.NODE_OFFSET), wide)) return false;
  const nodeDepth = sizeNumber(argument(values, Argument.NODE_DEPTH));
  const inner = nodeDepth === BAD_INDEX ? nodeDepth : sizeNumber(argument(values, Argument.INNER_SIZE));
  if (inner === BAD_INDEX) return false;
  if (nodeDepth < 0 || nodeDepth > 255) return outside("node_depth must be between 0 and 255");
  if (inner < 0 || inner > <i64>most) {
    return failf(Exc.ValueError, "inner_size must be between 0 and is %d", <i64>most) >= 0;
  }
  store<u8>(parameters, <u8>fanout, 2);
  store<u8>(parameters, <u8>depth, 3);
  store<u32>(parameters, <u32>leaf, 4);
  const at = parameters + (wide ? 16 : 14);
  store<u8>(at, <u8>nodeDepth);
  store<u8>(at, <u8>inner, 1);
  return true;
}

/** 64 bits, or 48 of them. */
function nodeOffset(v: Value, wide: bool): bool {
  const index = toIndex(v);
  if (index === ERROR) return false;
  const negative = intIsNegative(index);
  const fits = fitsI64(index);
  const large = !fits && asInt(pointer(index)).size === 2;
  const n: u64 = fits ? intToI64(index) : large ? load<u64>(pointer(index), INT_DIGITS) : 0;
  decref(index);
  if (negative) return outside("Cannot convert negative int");
  if (!fits && !large) return fail(Exc.OverflowError, "Python int too large for C unsigned long long") >= 0;
  if (!wide && n >> 48 !== 0) return fail(Exc.OverflowError, "node_offset is too large") >= 0;
  store<u64>(parameters, n, 8);
  return true;
}

/** Constants of the type, and what calls to it do. */
export function fillBlake2(type: PyType, algorithm: Algorithm): void {
  const wide = algorithm === Algorithm.BLAKE2B;
  if (wide) wideSignature = slotSignature(WIDE_SIGNATURE);
  else narrowSignature = slotSignature(NARROW_SIGNATURE);
  type.new = wide ? blake2bNew.index : blake2sNew.index;
  setIn(type.dict, "MAX_DIGEST_SIZE", small(digestSizeOf(algorithm)));
  setIn(type.dict, "MAX_KEY_SIZE", small(digestSizeOf(algorithm)));
  setIn(type.dict, "PERSON_SIZE", small(saltSize(wide)));
  setIn(type.dict, "SALT_SIZE", small(saltSize(wide)));
}
