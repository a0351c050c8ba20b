/** Exceptions that belong to one module of the library: struct.error, zlib.error … Each is a built-in type with a TypeId of its own. */
import { dictSetStr } from "../core/dict.ts";
import { formatText, raiseTypeWith } from "../core/errors.ts";
import { internText } from "../core/intern.ts";
import { decref } from "../core/object.ts";
import { declareType, openType, ready } from "../core/ready.ts";
import { asType } from "../core/type.ts";
import { excType, typeAt } from "../core/typeids.ts";
import { box, ERROR, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";

/** Makes the type and puts it into the namespace of its module, once at boot. `module` is what its __module__ says. */
export function declareError(dict: usize, id: TypeId, name: string, module: string, base: Exc): void {
  const flags = TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.EXCEPTION;
  const parent = excType(base);
  const type = declareType(typeAt(id), name, parent, flags, asType(parent).basicSize);
  type.module = <u32>internText(module);
  openType(type);
  ready(type);
  dictSetStr(dict, type.name, box(typeAt(id)));
}

/** Raises such an exception, with a message formatted as by raisef. Gives ERROR. */
export function raiseOwn(
  id: TypeId,
  format: string,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
  d: Value = UNBOUND,
): Value {
  const text = formatText(format, a, b, c, d);
  if (text === ERROR) return ERROR;
  raiseTypeWith(typeAt(id), text);
  decref(text);
  return ERROR;
}

/** As raiseOwn, for functions that report an error by false. */
export function refuseOwn(
  id: TypeId,
  format: string,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
  d: Value = UNBOUND,
): bool {
  raiseOwn(id, format, a, b, c, d);
  return false;
}
