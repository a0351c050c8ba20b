/** Built-in functions on objects and their attributes: ascii callable delattr dir format getattr hasattr hash id isinstance issubclass repr setattr vars. */

import { getAttr, getAttrOptional, setAttr } from "../../core/attribute.ts";
import { audit } from "../../core/auditing.ts";
import { callMethod, callSpecial } from "../../core/call.ts";
import { raise, raisef } from "../../core/errors.ts";
import { format } from "../../core/format/format.ts";
import { hashOf } from "../../core/hash.ts";
import { Hook, hookIndex } from "../../core/hooks.ts";
import { intFromI64, intFromU64 } from "../../core/integer.ts";
import { intern, nameOf } from "../../core/intern.ts";
import { isInstance, isSubclass } from "../../core/isinstance.ts";
import { defineFunction } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { isStr } from "../../core/string.ts";
import { exactStr } from "../../core/substring.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, isFloat, isSmall, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { sortedNames } from "../../objects/namelist.ts";
import { asciiRepr } from "../../objects/strrepr.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";

/** An attribute's name as an interned str: a reference, 0 with TypeError pending. */
export function attributeName(v: Value): usize {
  if (!isStr(v)) {
    raisef(Exc.TypeError, "attribute name must be string, not '%T'", v);
    return 0;
  }
  const exact = exactStr(pointer(v));
  return exact === ERROR ? 0 : intern(pointer(exact));
}

function builtinGetattr(args: usize): Value {
  const name = attributeName(load<i64>(args, 8));
  if (name === 0) return ERROR;
  const otherwise = load<i64>(args, 16);
  let result: Value;
  if (otherwise === UNBOUND) result = getAttr(load<i64>(args), name);
  else {
    result = getAttrOptional(load<i64>(args), name);
    if (result === UNBOUND) result = incref(otherwise);
  }
  decrefAt(name);
  return result;
}

function builtinHasattr(args: usize): Value {
  const name = attributeName(load<i64>(args, 8));
  if (name === 0) return ERROR;
  const v = getAttrOptional(load<i64>(args), name);
  decrefAt(name);
  if (v === ERROR) return ERROR;
  decref(v);
  return boxBool(v !== UNBOUND);
}

function change(v: Value, nameValue: Value, value: Value): Value {
  const name = attributeName(nameValue);
  if (name === 0) return ERROR;
  const done = setAttr(v, name, value);
  decrefAt(name);
  return done < 0 ? ERROR : NONE;
}

function builtinSetattr(args: usize): Value {
  return change(load<i64>(args), load<i64>(args, 8), load<i64>(args, 16));
}

function builtinDelattr(args: usize): Value {
  return change(load<i64>(args), load<i64>(args, 8), UNBOUND);
}

function builtinCallable(args: usize): Value {
  return boxBool(asType(typeOf(load<i64>(args))).call !== 0);
}

// ---- dir and vars ----

/** The running frame's locals: a reference, or ERROR. */
function frameLocals(): Value {
  const hook = hookIndex(Hook.LOCALS);
  return hook === 0 ? ERROR : call_indirect<Value>(hook);
}

/** The names in the running frame's locals: a dict, or the keys of another mapping. */
function localNames(): Value {
  const found = frameLocals();
  if (found === ERROR || isExactly(found, TypeId.DICT)) return found;
  const keys = callMethod(found, Name.keys);
  decref(found);
  return keys;
}

function builtinDir(args: usize): Value {
  const v = load<i64>(args);
  let names: Value;
  if (v === UNBOUND) names = localNames();
  else {
    names = callSpecial(v, Name.__dir__);
    if (names === UNBOUND) return raise(Exc.TypeError, "object does not provide __dir__");
  }
  if (names === ERROR) return ERROR;
  const list = sortedNames(names);
  decref(names);
  return list === 0 ? ERROR : box(list);
}

function builtinVars(args: usize): Value {
  const v = load<i64>(args);
  if (v === UNBOUND) return frameLocals();
  const dict = getAttrOptional(v, nameOf(Name.__dict__));
  if (dict === UNBOUND) return raise(Exc.TypeError, "vars() argument must have __dict__ attribute");
  return dict;
}

// ---- identity, hash, text ----

const SMALL_IDS: u64 = 1 << 33;
const FLOAT_IDS: u64 = 1 << 56;

/**
 * The address of an object. Small ints and floats have none: their numbers come from the value, above all addresses, so that
 * equal ids mean the same value (`is` compares them so too).
 */
export function identity(v: Value): Value {
  if (isSmall(v)) return intFromU64(SMALL_IDS + ((<u64>v & 0x0001_ffff_ffff_ffff) << 4));
  if (isFloat(v)) return intFromU64(<u64>v + FLOAT_IDS);
  return intFromU64(<u64>pointer(v));
}

function builtinId(args: usize): Value {
  const id = identity(load<i64>(args));
  if (id === ERROR || audit("builtins.id", id)) return id;
  decref(id);
  return ERROR;
}

function builtinHash(args: usize): Value {
  const hash = hashOf(load<i64>(args));
  return hash === -1 ? ERROR : intFromI64(hash);
}

function builtinRepr(args: usize): Value {
  return repr(load<i64>(args));
}

function builtinAscii(args: usize): Value {
  return asciiRepr(load<i64>(args));
}

function builtinFormat(args: usize): Value {
  const spec = load<i64>(args, 8);
  if (isStr(spec)) return format(load<i64>(args), spec);
  return raisef(Exc.TypeError, "format() argument 2 must be str, not %A", spec);
}

// ---- classes ----

function builtinIsinstance(args: usize): Value {
  const answer = isInstance(load<i64>(args), load<i64>(args, 8));
  return answer < 0 ? ERROR : boxBool(answer > 0);
}

function builtinIssubclass(args: usize): Value {
  const answer = isSubclass(load<i64>(args), load<i64>(args, 8));
  return answer < 0 ? ERROR : boxBool(answer > 0);
}

export function defineAttributeFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "ascii(obj, /)", builtinAscii);
  defineFunction(dict, module, "callable(obj, /)", builtinCallable);
  defineFunction(dict, module, "delattr(obj, name, /)", builtinDelattr);
  defineFunction(dict, module, "dir(object=<unset>, /)", builtinDir);
  defineFunction(dict, module, "format(value, format_spec='', /)", builtinFormat);
  defineFunction(dict, module, "getattr(object, name, default=<unset>, /)", builtinGetattr);
  defineFunction(dict, module, "hasattr(obj, name, /)", builtinHasattr);
  defineFunction(dict, module, "hash(obj, /)", builtinHash);
  defineFunction(dict, module, "id(obj, /)", builtinId);
  defineFunction(dict, module, "isinstance(obj, class_or_tuple, /)", builtinIsinstance);
  defineFunction(dict, module, "issubclass(cls, class_or_tuple, /)", builtinIssubclass);
  defineFunction(dict, module, "repr(obj, /)", builtinRepr);
  defineFunction(dict, module, "setattr(obj, name, value, /)", builtinSetattr);
  defineFunction(dict, module, "vars(object=<unset>, /)", builtinVars);
}
