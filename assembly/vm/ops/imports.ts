/** import statements: `__import__` does the work (lib/_importer.py). All in stack form. */
import { getAttr, getAttrOptional } from "../../core/attribute.ts";
import { call1, callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { dictGet, dictGetStr, dictNext, dictPosition, dictSetStr, entryKey } from "../../core/dict.ts";
import { catchError, formatText, pending, pendingIs, raise, raisef, raiseWith } from "../../core/errors.ts";
import { ExcField, setExcField } from "../../core/exception.ts";
import { nameOf } from "../../core/intern.ts";
import { isSequence } from "../../core/iterate.ts";
import { NativeDef, PyBuiltin } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { modulesDict, sysAttribute } from "../../core/state.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { getItem, setItem } from "../../core/subscript.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { builtinImport } from "../../modules/builtin/code.ts";
import { moduleDict } from "../../objects/module.ts";
import { missingImport } from "../../objects/modulemissing.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { imported, pushImport } from "../importing.ts";
import { canWaitForHost } from "../threads.ts";
import { watched } from "../tools.ts";
import { lookupMapping, nameAt } from "./lookups.ts";
import { aOf, begin, bOf, consume, dropSlots, read, write } from "./operands.ts";

/** level fromlist -> module: builtins.__import__(name, globals, locals, fromlist, level). */
export function importName(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const importer = lookupMapping(box(frame.builtins), nameOf(Name.__import__));
  if (importer === UNBOUND) raise(Exc.ImportError, "__import__ not found");
  if (importer === UNBOUND || importer === ERROR) return 0;
  const args = takeArguments(5);
  let module: Value = ERROR;
  if (args !== 0) {
    store<i64>(args, box(nameAt(frame, bOf(pc))));
    store<i64>(args, box(frame.globals), 8);
    store<i64>(args, frame.locals === 0 ? NONE : box(frame.locals), 16);
    store<i64>(args, read(frame, a + 8), 24);
    store<i64>(args, read(frame, a), 32);
    const how = mayWait(importer) ? pushImport(args) : -1;
    if (how < 0) module = callVector(importer, args, 5, 0);
    else if (how === 2) module = imported;
    dropArguments(args);
  }
  decref(importer);
  return module === ERROR ? 0 : finishImport(frame, pc, module);
}

/** Whether an import by `__import__` (if it is ours) gets a frame, in which the module's code may wait for the host. */
function mayWait(importer: Value): bool {
  if (!canWaitForHost() || watched !== 0 || !isExactly(importer, TypeId.BUILTIN)) return false;
  return (
    changetype<NativeDef>(<usize>changetype<PyBuiltin>(pointer(importer)).def).fn === <u32>builtinImport.index
  );
}

/** The module (a reference) is there. */
export function finishImport(frame: Frame, pc: usize, module: Value): usize {
  const a = aOf(pc);
  dropSlots(frame, a, 2);
  write(frame, a, module);
  return pc + 8;
}

/** module -> module module.name; a submodule that is in sys.modules only counts too. */
export function importFrom(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const module = read(frame, a);
  const name = nameAt(frame, bOf(pc));
  let v = getAttrOptional(module, name);
  if (v === UNBOUND) v = findSubmodule(module, name);
  if (v === UNBOUND) v = raiseCannotImport(module, name);
  if (v === ERROR) return 0;
  write(frame, a + 8, v);
  return pc + 8;
}

function findSubmodule(module: Value, name: usize): Value {
  const package_ = getAttrOptional(module, nameOf(Name.__name__));
  if (package_ === ERROR || package_ === UNBOUND || !isStr(package_)) {
    decref(package_);
    return package_ === ERROR ? ERROR : UNBOUND;
  }
  const full = formatText("%S.%S", package_, box(name));
  decref(package_);
  if (full === ERROR) return ERROR;
  const found = dictGet(modulesDict, full);
  decref(full);
  return found === UNBOUND || found === ERROR ? found : incref(found);
}

/** ImportError "cannot import name 'x' from 'm' (file)", with its fields set. Gives ERROR. */
function raiseCannotImport(module: Value, name: usize): Value {
  const from = getAttrOptional(module, nameOf(Name.__name__));
  const file = getAttrOptional(module, nameOf(Name.__file__));
  if (from === ERROR || file === ERROR) return ERROR;
  const known = from !== UNBOUND && isStr(from);
  const trouble =
    known && isExactly(module, TypeId.MODULE)
      ? missingImport(moduleDict(pointer(module)), from, box(name))
      : UNBOUND;
  const text = trouble !== UNBOUND ? trouble : cannotImport(name, known ? from : UNBOUND, file);
  if (text !== ERROR) {
    raiseWith(Exc.ImportError, text);
    decref(text);
    if (pendingIs(Exc.ImportError)) {
      const exc = pointer(pending);
      setExcField(exc, ExcField.IMPORT_NAME, known ? incref(from) : NONE);
      setExcField(exc, ExcField.IMPORT_PATH, file === UNBOUND ? NONE : incref(file));
      setExcField(exc, ExcField.IMPORT_NAME_FROM, incref(box(name)));
    }
  }
  decref(from);
  decref(file);
  return ERROR;
}

function cannotImport(name: usize, from: Value, file: Value): Value {
  if (from === UNBOUND)
    return formatText("cannot import name '%S' from '<unknown module name>' (unknown location)", box(name));
  if (file === UNBOUND || !isStr(file)) {
    return formatText("cannot import name '%S' from '%S' (unknown location)", box(name), from);
  }
  return formatText("cannot import name '%S' from '%S' (%S)", box(name), from, file);
}

/** from module import *: the names in __all__, else those without leading underscore. */
export function importStar(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const module = incref(read(frame, aOf(pc)));
  const done: bool = frame.locals !== 0 && copyNames(module, box(frame.locals));
  decref(module);
  if (!done) {
    if (frame.locals === 0) raise(Exc.SystemError, "no locals found during 'import *'");
    return 0;
  }
  consume(frame, aOf(pc));
  return pc + 8;
}

function copyNames(module: Value, locals: Value): bool {
  let names = getAttrOptional(module, nameOf(Name.__all__));
  if (names === ERROR) return false;
  const all = names !== UNBOUND;
  if (!all) {
    names = getAttrOptional(module, nameOf(Name.__dict__));
    if (names === UNBOUND) raise(Exc.ImportError, "from-import-* object has no __dict__ and no __all__");
    if (names === ERROR || names === UNBOUND) return false;
    if (!isExactly(names, TypeId.DICT)) {
      decref(names);
      raise(Exc.ImportError, "from-import-* object has no dict");
      return false;
    }
  }
  const done: bool = all ? copyListed(module, names, locals) : copyPublic(pointer(names), locals);
  decref(names);
  return done;
}

/** Whatever has items by number may be an __all__; IndexError ends it. */
function copyListed(module: Value, names: Value, locals: Value): bool {
  if (!isSequence(names)) return refuseNames(names);
  let done: bool = true;
  for (let i: i64 = 0; done; i++) {
    const name = getItem(names, small(i));
    if (name === ERROR) return catchError(Exc.IndexError);
    done = copyListedName(module, name, locals);
    decref(name);
  }
  return false;
}

function refuseNames(names: Value): bool {
  const hasItems = asType(typeOf(names)).getItem !== 0;
  const message = hasItems ? "%T is not a sequence" : "'%T' object does not support indexing";
  raisef(Exc.TypeError, message, names);
  return false;
}

function copyListedName(module: Value, name: Value, locals: Value): bool {
  if (!isStr(name)) return refuseItem(module, name);
  const v = getAttr(module, pointer(name));
  if (v === ERROR) return false;
  const done: bool = setLocal(locals, name, v);
  decref(v);
  return done;
}

function refuseItem(module: Value, item: Value): bool {
  const name = getAttr(module, nameOf(Name.__name__));
  if (name === ERROR) return false;
  if (isStr(name)) raisef(Exc.TypeError, "Item in %S.__all__ must be str, not %T", name, item);
  else raisef(Exc.TypeError, "module __name__ must be a string, not %T", name);
  decref(name);
  return false;
}

/** A name in a module's namespace that is no str: TypeError. */
function refuseKey(dict: usize, key: Value): bool {
  const name = dictGetStr(dict, nameOf(Name.__name__));
  if (name === ERROR) return false;
  if (name === UNBOUND || !isStr(name)) {
    raisef(Exc.TypeError, "module __name__ must be a string, not %T", name === UNBOUND ? NONE : name);
  } else raisef(Exc.TypeError, "Key in %S.__dict__ must be str, not %T", name, key);
  return false;
}

function setLocal(locals: Value, name: Value, v: Value): bool {
  if (isExactly(locals, TypeId.DICT)) return dictSetStr(pointer(locals), pointer(name), v) === 0;
  return setItem(locals, name, v) === 0;
}

function copyPublic(dict: usize, locals: Value): bool {
  for (let e = dictNext(dict, 0); e !== 0; ) {
    const at = dictPosition(dict, e);
    const name = incref(entryKey(e));
    let done: bool = true;
    if (!isStr(name)) done = refuseKey(dict, name);
    else if (asStr(pointer(name)).length === 0 || charAt(pointer(name), 0) !== 95) {
      const v = incref(load<i64>(e, 16));
      done = setLocal(locals, name, v);
      decref(v);
    }
    decref(name);
    if (!done) return false;
    e = dictNext(dict, at + 1);
  }
  return true;
}

/** PRINT_EXPR: sys.displayhook(value). */
export function printExpression(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const hook = sysAttribute(nameOf(Name.displayhook));
  if (hook === UNBOUND) {
    raise(Exc.RuntimeError, "lost sys.displayhook");
    return 0;
  }
  incref(hook);
  const result = call1(hook, read(frame, aOf(pc)));
  decref(hook);
  if (result === ERROR) return 0;
  decref(result);
  consume(frame, aOf(pc));
  return pc + 8;
}
