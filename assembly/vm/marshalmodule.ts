/** The module marshal: the serial form for Python programs. Writing: vm/marshal.ts; reading: vm/unmarshal.ts. */
import { bytesAt, bytesCount, isBytes, openBytes } from "../core/bytes.ts";
import { callMethod } from "../core/call.ts";
import { raisef } from "../core/errors.ts";
import { intToI64Clamped } from "../core/integer.ts";
import { defineFunction } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { toIndex } from "../core/subscript.ts";
import { isTrue } from "../core/truth.ts";
import { ERROR, small, UNBOUND, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { MARSHAL_VERSION, marshal } from "./marshal.ts";
import { unmarshal, unmarshalFile } from "./unmarshal.ts";

/** The serial form of a value, `version` and `allow_code` as they were passed. */
function dumped(value: Value, version: Value, allowCode: Value): Value {
  let number: i64 = MARSHAL_VERSION;
  if (version !== UNBOUND) {
    const index = toIndex(version);
    if (index === ERROR) return ERROR;
    number = intToI64Clamped(index);
    decref(index);
  }
  const allowed = isTrue(allowCode);
  return allowed < 0 ? ERROR : marshal(value, number, allowed !== 0);
}

/** dump(value, file, version, /, *, allow_code) */
function dump(args: usize): Value {
  const form = dumped(load<i64>(args), load<i64>(args, 16), load<i64>(args, 24));
  if (form === ERROR) return ERROR;
  const written = callMethod(load<i64>(args, 8), Name.write, form);
  decref(form);
  return written;
}

/** dumps(value, version, /, *, allow_code) */
function dumps(args: usize): Value {
  return dumped(load<i64>(args), load<i64>(args, 8), load<i64>(args, 16));
}

/** load(file, /, *, allow_code) */
function load_(args: usize): Value {
  const file = load<i64>(args);
  const allowed = isTrue(load<i64>(args, 8));
  const nothing = allowed < 0 ? ERROR : callMethod(file, Name.read, small(0));
  if (nothing === ERROR) return ERROR;
  if (!isBytes(nothing)) raisef(Exc.TypeError, "file.read() returned not bytes but %T", nothing);
  const good = isBytes(nothing);
  decref(nothing);
  return good ? unmarshalFile(file, allowed !== 0) : ERROR;
}

/** loads(bytes, /, *, allow_code) */
function loads(args: usize): Value {
  const data = load<i64>(args);
  const allowed = isTrue(load<i64>(args, 8));
  if (allowed < 0) return ERROR;
  if (!openBytes(data)) return raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", data);
  return unmarshal(bytesAt, bytesCount, allowed !== 0);
}

/** Fills the module's namespace. */
export function initMarshal(dict: usize, module: usize): void {
  defineFunction(dict, module, "dump(value, file, version=version, /, *, allow_code=True)", dump);
  defineFunction(dict, module, "dumps(value, version=version, /, *, allow_code=True)", dumps);
  defineFunction(dict, module, "load(file, /, *, allow_code=True)", load_);
  defineFunction(dict, module, "loads(bytes, /, *, allow_code=True)", loads);
  setIn(dict, "version", small(MARSHAL_VERSION));
}
