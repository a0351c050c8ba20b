/** The modules _md5, _sha1, _sha2, _sha3 and _blake2, by which hashlib and hmac work. */
import { dictSetStr } from "../core/dict.ts";
import { internText } from "../core/intern.ts";
import { bindSlot, defineFunction, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decrefAt } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { newStr } from "../core/string.ts";
import { PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, ERROR, small, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { TYPE_SIZE, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { Algorithm, HASH_SIZE } from "./hash/algorithms.ts";
import { fillBlake2 } from "./hash/blake2type.ts";
import { fillHash, hashTypeId, makeHash, nameOfAlgorithm } from "./hash/hashtype.ts";

/** From how many bytes on CPython lets other threads run: programs look at it. */
const GIL_MINSIZE: i64 = 2048;

/** Makes the type of an algorithm, whose namespace and `new` the caller completes. */
function open(algorithm: Algorithm, name: string, module: usize, flags: u32): PyType {
  const type = declare(hashTypeId(algorithm), name, TypeId.OBJECT, flags, <u32>HASH_SIZE);
  type.module = <u32>module;
  openType(type);
  fillHash(type, algorithm);
  return type;
}

function put(dict: usize, name: string, type: PyType): void {
  const text = internText(name);
  dictSetStr(dict, text, box(changetype<usize>(type)));
  decrefAt(text);
}

/** A type that only a function makes instances of. */
function addMade(dict: usize, module: usize, algorithm: Algorithm, name: string, visible: string): void {
  const type = open(algorithm, name, module, TypeFlag.DISALLOW_NEW);
  ready(type);
  put(dict, visible, type);
}

function md5(args: usize): Value {
  return makeHash(Algorithm.MD5, args);
}

function sha1(args: usize): Value {
  return makeHash(Algorithm.SHA1, args);
}

function sha224(args: usize): Value {
  return makeHash(Algorithm.SHA224, args);
}

function sha256(args: usize): Value {
  return makeHash(Algorithm.SHA256, args);
}

function sha384(args: usize): Value {
  return makeHash(Algorithm.SHA384, args);
}

function sha512(args: usize): Value {
  return makeHash(Algorithm.SHA512, args);
}

export function initMd5(dict: usize, module: usize): void {
  addMade(dict, module, Algorithm.MD5, "md5", "MD5Type");
  defineFunction(dict, module, "md5(data=b'', *, usedforsecurity=True, string=None)", md5);
  setIn(dict, "_GIL_MINSIZE", small(GIL_MINSIZE));
}

export function initSha1(dict: usize, module: usize): void {
  addMade(dict, module, Algorithm.SHA1, "sha1", "SHA1Type");
  defineFunction(dict, module, "sha1(data=b'', *, usedforsecurity=True, string=None)", sha1);
  setIn(dict, "_GIL_MINSIZE", small(GIL_MINSIZE));
}

export function initSha2(dict: usize, module: usize): void {
  addMade(dict, module, Algorithm.SHA224, "SHA224Type", "SHA224Type");
  addMade(dict, module, Algorithm.SHA256, "SHA256Type", "SHA256Type");
  addMade(dict, module, Algorithm.SHA384, "SHA384Type", "SHA384Type");
  addMade(dict, module, Algorithm.SHA512, "SHA512Type", "SHA512Type");
  defineFunction(dict, module, "sha224(data=b'', *, usedforsecurity=True, string=None)", sha224);
  defineFunction(dict, module, "sha256(data=b'', *, usedforsecurity=True, string=None)", sha256);
  defineFunction(dict, module, "sha384(data=b'', *, usedforsecurity=True, string=None)", sha384);
  defineFunction(dict, module, "sha512(data=b'', *, usedforsecurity=True, string=None)", sha512);
  setIn(dict, "_GIL_MINSIZE", small(GIL_MINSIZE));
}

// ---- types that are called ----

let sha3Signature!: NativeDef;

function sha3New(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(sha3Signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const algorithm: Algorithm = <i32>((type - typeAt(TypeId.MD5)) / TYPE_SIZE);
  const result = makeHash(algorithm, values);
  endSlot(sha3Signature, values);
  return result;
}

export function initSha3(dict: usize, module: usize): void {
  // CPython's messages name all of them so.
  sha3Signature = slotSignature("sha3_224(data=b'', *, usedforsecurity=True, string=None)");
  for (let algorithm = Algorithm.SHA3_224; algorithm <= Algorithm.SHAKE_256; algorithm++) {
    const type = open(algorithm, nameOfAlgorithm(algorithm), module, 0);
    type.new = sha3New.index;
    ready(type);
    put(dict, nameOfAlgorithm(algorithm), type);
  }
  setIn(dict, "implementation", box(newStr("HACL")));
  setIn(dict, "_GIL_MINSIZE", small(GIL_MINSIZE));
}

export function initBlake2(dict: usize, module: usize): void {
  for (let algorithm = Algorithm.BLAKE2B; algorithm <= Algorithm.BLAKE2S; algorithm++) {
    const type = open(algorithm, nameOfAlgorithm(algorithm), module, 0);
    fillBlake2(type, algorithm);
    ready(type);
    put(dict, nameOfAlgorithm(algorithm), type);
  }
  addSizes(dict, "BLAKE2B_MAX_DIGEST_SIZE", "BLAKE2B_MAX_KEY_SIZE", 64);
  addSizes(dict, "BLAKE2B_PERSON_SIZE", "BLAKE2B_SALT_SIZE", 16);
  addSizes(dict, "BLAKE2S_MAX_DIGEST_SIZE", "BLAKE2S_MAX_KEY_SIZE", 32);
  addSizes(dict, "BLAKE2S_PERSON_SIZE", "BLAKE2S_SALT_SIZE", 8);
  setIn(dict, "_GIL_MINSIZE", small(GIL_MINSIZE));
}

function addSizes(dict: usize, name: string, other: string, size: i64): void {
  setIn(dict, name, small(size));
  setIn(dict, other, small(size));
}
