/** JSONDecodeError, which is a class of json.decoder written in Python. */
import { getAttr } from "../../core/attribute.ts";
import { call3 } from "../../core/call.ts";
import { raiseException } from "../../core/errors.ts";
import { importNamed } from "../../core/importing.ts";
import { internText } from "../../core/intern.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { newStr } from "../../core/string.ts";
import { box, ERROR, small, Value } from "../../core/value.ts";

/** Raises JSONDecodeError(message, document, position); the document is a str. Gives ERROR. */
export function raiseDecodeError(message: string, document: usize, position: i32): Value {
  const module = importNamed("json.decoder");
  if (module === ERROR) return ERROR;
  const name = internText("JSONDecodeError");
  const cls = name === 0 ? ERROR : getAttr(module, name);
  decref(module);
  if (name !== 0) decrefAt(name);
  const text = cls === ERROR ? 0 : newStr(message);
  const error = text === 0 ? ERROR : call3(cls, box(text), box(document), small(position));
  decref(cls);
  if (text !== 0) decrefAt(text);
  return error === ERROR ? ERROR : raiseException(error);
}
