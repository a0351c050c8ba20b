/** What picklers ask of other modules: copyreg's tables, and where classes and functions are found. */
import { getAttr, getAttrOptional } from "../../core/attribute.ts";
import { call1 } from "../../core/call.ts";
import { dictGet, isDict } from "../../core/dict.ts";
import { catchError, clearError, formatText, raiseException } from "../../core/errors.ts";
import { importModule, importNamed } from "../../core/importing.ts";
import { internedCopy, internText, nameOf } from "../../core/intern.ts";
import { builtinNamed } from "../../core/namespace.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { modulesDict } from "../../core/state.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { substring } from "../../core/substring.ts";
import { ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";

/** UnpicklingError with a message of raisef's directives. Gives false. */
export function refuse(message: string, a: Value = UNBOUND): bool {
  const text = formatText(message, a);
  const module = text === ERROR ? ERROR : importNamed("pickle");
  const name = module === ERROR ? 0 : internText("UnpicklingError");
  const cls = name === 0 ? ERROR : getAttr(module, name);
  if (module !== ERROR) decref(module);
  if (name !== 0) decrefAt(name);
  const error = cls === ERROR ? ERROR : call1(cls, text);
  decref(cls);
  decref(text);
  if (error !== ERROR) raiseException(error);
  return false;
}

/** copyreg.name, which is a dict: a reference; ERROR with an exception pending. */
export function copyregTable(name: string): Value {
  const module = importModule(Name.copyreg);
  if (module === ERROR) return ERROR;
  const text = internText(name);
  const table = text === 0 ? ERROR : getAttr(module, text);
  if (text !== 0) decrefAt(text);
  decref(module);
  if (table === ERROR || isDict(table)) return table;
  decref(table);
  return ERROR;
}

/** A module by its name (a str), imported if need be, as sys.modules has it: a reference, or ERROR. */
export function moduleNamed(name: Value): Value {
  const present = dictGet(modulesDict, name);
  if (present !== UNBOUND) return present === ERROR ? ERROR : incref(present);
  const importer = builtinNamed(Name.__import__);
  if (importer === ERROR) return ERROR;
  const top = call1(importer, name);
  decref(importer);
  if (top === ERROR) return ERROR;
  decref(top);
  const module = dictGet(modulesDict, name);
  return module === UNBOUND || module === ERROR ? ERROR : incref(module);
}

/** v.part.part for a name with dots: a reference, UNBOUND where there is no such attribute, ERROR. */
export function attributeOf(v: Value, name: Value): Value {
  const p = pointer(name);
  const length = <i32>asStr(p).length;
  let from = 0;
  let result = incref(v);
  for (let i = 0; i <= length; i++) {
    if (i < length && charAt(p, i) !== 46) continue;
    const part = from === 0 && i === length ? incref(name) : substring(p, from, i);
    const interned = part === ERROR ? 0 : internedCopy(part);
    if (part !== ERROR) decref(part);
    const next = interned === 0 ? ERROR : getAttrOptional(result, interned);
    if (interned !== 0) decrefAt(interned);
    decref(result);
    if (next === ERROR || next === UNBOUND) return next;
    result = next;
    from = i + 1;
  }
  return result;
}

/** The module name under which v is found as `name`: a reference; UNBOUND where CPython's pickler has to say what is wrong. */
export function whichModule(v: Value, name: Value): Value {
  const own = getAttrOptional(v, nameOf(Name.__module__));
  if (own === ERROR || own === UNBOUND || !isStr(own)) {
    if (own === ERROR) clearError();
    else if (own !== UNBOUND) decref(own);
    return UNBOUND;
  }
  const module = moduleNamed(own);
  const found = module === ERROR ? ERROR : attributeOf(module, name);
  if (module !== ERROR) decref(module);
  if (found === v) {
    decref(found);
    return own;
  }
  if (found === ERROR) clearError();
  else if (found !== UNBOUND) decref(found);
  decref(own);
  return UNBOUND;
}

/** v.__qualname__ or v.__name__, a str: a reference, or UNBOUND. */
export function qualifiedName(v: Value): Value {
  let name = getAttrOptional(v, nameOf(Name.__qualname__));
  if (name === UNBOUND || name === NONE) name = getAttrOptional(v, nameOf(Name.__name__));
  if (name === ERROR) catchError(Exc.AttributeError);
  if (name === ERROR || name === UNBOUND) return name;
  if (isStr(name)) return name;
  decref(name);
  return UNBOUND;
}
