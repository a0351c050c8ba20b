/** zlib._ZlibDecompressor: what gzip and zipfile read by. */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { bytesAt, bytesCount, openBytes } from "../../core/bytes.ts";
import { errorPending, raise, raiseMemoryError } from "../../core/errors.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref, newPlain } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { PyType } from "../../core/type.ts";
import { box, ERROR, UNBOUND, Value } from "../../core/value.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { openSource } from "../arguments.ts";
import { beginDecompressor, fillDecompressor, Progress, PyDecompressor, Rest } from "../decompressor.ts";
import { isValidWbits, makeInflater, raiseBad, raiseNoDictionary, raiseWrongDictionary } from "./frames.ts";
import { Frame, freeInflater, Inflated, Inflater, inflate, inputLeft, setDictionary } from "./inflate.ts";

/** The engine: an Inflater, and the dictionary (owned; UNBOUND: none). */
@unmanaged
class Engine {
  inflater: usize;
  pad: u32;
  dictionary: Value;
}

function run(engine: usize, data: usize, n: i32, out: ByteBuilder, most: i64): Progress {
  const e = changetype<Engine>(engine);
  const z = changetype<Inflater>(e.inflater);
  let result = inflate(z, data, n, out, most);
  if (result === Inflated.DICTIONARY && e.dictionary !== UNBOUND && openBytes(e.dictionary)) {
    if (!setDictionary(z, bytesAt, bytesCount)) {
      raiseWrongDictionary();
      return Progress.FAILED;
    }
    const left = inputLeft();
    result = inflate(z, data + <usize>(n - left), left, out, most);
  }
  Rest.count = inputLeft();
  switch (result) {
    case Inflated.INPUT:
      return Progress.INPUT;
    case Inflated.OUTPUT:
      return Progress.OUTPUT;
    case Inflated.END:
      return Progress.END;
    case Inflated.BAD:
      raiseBad(z);
      return Progress.FAILED;
    case Inflated.DICTIONARY:
      raiseNoDictionary();
      return Progress.FAILED;
    default:
      if (!errorPending()) raiseMemoryError();
      return Progress.FAILED;
  }
}

function release(engine: usize): void {
  const e = changetype<Engine>(engine);
  freeInflater(changetype<Inflater>(e.inflater));
  decref(e.dictionary);
  rawFree(engine);
}

let signature!: NativeDef;

/** _ZlibDecompressor(wbits, zdict) */
function decompressorNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const wbits = sizeNumber(load<i64>(values));
  const result = wbits === BAD_INDEX ? ERROR : make(type, wbits, load<i64>(values, 8));
  endSlot(signature, values);
  return result;
}

function make(type: usize, wbits: i64, dictionary: Value): Value {
  if (!isValidWbits(wbits)) return raise(Exc.ValueError, "Invalid initialization option");
  // Only a stream without a frame wants its dictionary at once.
  if (wbits < 0 && dictionary !== UNBOUND && !openSource(dictionary)) return ERROR;
  const z = makeInflater(wbits);
  if (z === null) return ERROR;
  const engine = rawAlloc(offsetof<Engine>());
  const p = engine === 0 ? 0 : newPlain(type, offsetof<PyDecompressor>());
  if (p === 0) {
    if (engine !== 0) rawFree(engine);
    freeInflater(z);
    return raiseMemoryError();
  }
  const e = changetype<Engine>(engine);
  e.inflater = changetype<usize>(z);
  e.pad = 0;
  e.dictionary = incref(dictionary);
  if (z.frame === Frame.RAW && dictionary !== UNBOUND && openBytes(dictionary)) {
    setDictionary(z, bytesAt, bytesCount);
  }
  beginDecompressor(p, engine, run.index, release.index);
  return box(p);
}

/** Slots and methods of the declared type. */
export function fillZlibDecompressor(type: PyType): void {
  signature = slotSignature("_ZlibDecompressor(wbits=15, zdict=b'')");
  fillDecompressor(type);
  type.new = decompressorNew.index;
}
