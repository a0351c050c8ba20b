/** What Python sees of functions: attributes, binding to instances, making them by types.FunctionType. Layout and life: objects/function.ts. */
import { audit, auditHooks } from "../core/auditing.ts";
import { call1 } from "../core/call.ts";
import { isDict, newDict } from "../core/dict.ts";
import { fail, failf, formatText, raise, raisef } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { internText } from "../core/intern.ts";
import { newMethod } from "../core/methods.ts";
import { builtinsDict } from "../core/namespace.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, decrefAt, decrefField, incref } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import { emptyTuple, isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { asCode, simpleArguments } from "./code.ts";
import { asFunction, builtinsOf, newFunction, PyFunction } from "./function.ts";
import { getInstanceDict, setInstanceDict } from "./instancedict.ts";

function functionOf(v: Value): PyFunction {
  return asFunction(pointer(v));
}

/** A function got from an instance is a method of it. */
function functionGet(self: Value, owner: Value, _type: Value): Value {
  return owner === UNBOUND || owner === NONE ? incref(self) : newMethod(self, owner);
}

function functionRepr(self: Value): Value {
  return formatText("<function %S at 0x%x>", box(<usize>functionOf(self).qualname), <i64>pointer(self));
}

// ---- fields that hold an address ----

function orNone(p: usize): Value {
  return p === 0 ? NONE : incref(box(p));
}

/** Puts v (None and UNBOUND: nothing) into a field; drops the old one. */
function replace(self: Value, offset: usize, v: Value): i32 {
  const at = pointer(self) + offset;
  const old: usize = load<u32>(at);
  store<u32>(at, v === UNBOUND || v === NONE ? 0 : <u32>pointer(incref(v)));
  decrefField(old);
  return 0;
}

function getName(self: Value): Value {
  return incref(box(<usize>functionOf(self).name));
}

function setName(self: Value, value: Value): i32 {
  if (value === UNBOUND || !isStr(value))
    return fail(Exc.TypeError, "__name__ must be set to a string object");
  return replace(self, offsetof<PyFunction>("name"), value);
}

function getQualname(self: Value): Value {
  return incref(box(<usize>functionOf(self).qualname));
}

function setQualname(self: Value, value: Value): i32 {
  if (value === UNBOUND || !isStr(value)) {
    return fail(Exc.TypeError, "__qualname__ must be set to a string object");
  }
  return replace(self, offsetof<PyFunction>("qualname"), value);
}

function getDefaults(self: Value): Value {
  return orNone(functionOf(self).defaults);
}

function setDefaults(self: Value, value: Value): i32 {
  if (value !== UNBOUND && value !== NONE && !isTuple(value)) {
    return fail(Exc.TypeError, "__defaults__ must be set to a tuple object");
  }
  if (!auditedChange(self, "__defaults__", value === NONE ? UNBOUND : value)) return -1;
  return replace(self, offsetof<PyFunction>("defaults"), value);
}

function getKwdefaults(self: Value): Value {
  return orNone(functionOf(self).kwdefaults);
}

function setKwdefaults(self: Value, value: Value): i32 {
  if (value !== UNBOUND && value !== NONE && !isDict(value)) {
    return fail(Exc.TypeError, "__kwdefaults__ must be set to a dict object");
  }
  if (!auditedChange(self, "__kwdefaults__", value === NONE ? UNBOUND : value)) return -1;
  return replace(self, offsetof<PyFunction>("kwdefaults"), value);
}

function getCode(self: Value): Value {
  if (!audited("object.__getattr__", self, "__code__")) return ERROR;
  return incref(box(<usize>functionOf(self).code));
}

/** Reading or setting what makes a function is an event. False with an exception pending. */
function audited(event: string, self: Value, name: string, v: Value = UNBOUND): bool {
  if (auditHooks === 0) return true;
  const text = internText(name);
  const allowed = text !== 0 && audit(event, self, box(text), v);
  if (text !== 0) decrefAt(text);
  return allowed;
}

/** The same for setting, and for deleting. */
function auditedChange(self: Value, name: string, v: Value): bool {
  return audited(v === UNBOUND ? "object.__delattr__" : "object.__setattr__", self, name, v);
}

const KINDS: u32 = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
const OTHER_KIND: string =
  "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)";

/** Another code object must want as many cells as the closure has. */
function setCode(self: Value, value: Value): i32 {
  if (value === UNBOUND || !isExactly(value, TypeId.CODE)) {
    return fail(Exc.TypeError, "__code__ must be set to a code object");
  }
  if (!auditedChange(self, "__code__", value)) return -1;
  const f = functionOf(self);
  const code = asCode(pointer(value));
  const wanted = tupleLength(code.freevars);
  const present: u32 = f.closure === 0 ? 0 : tupleLength(f.closure);
  if (wanted !== present) {
    const name = box(<usize>f.name);
    const message = "%S() requires a code object with %d free vars, not %d";
    return failf(Exc.ValueError, message, name, <i64>present, <i64>wanted);
  }
  if ((code.flags ^ asCode(f.code).flags) & KINDS && !warn(Exc.DeprecationWarning, OTHER_KIND)) return -1;
  f.simpleArgs = simpleArguments(code);
  return replace(self, offsetof<PyFunction>("code"), value);
}

/** CPython gives functions the __dict__ of the C API, which cannot be deleted. */
function setDict(self: Value, value: Value): i32 {
  return value === UNBOUND ? fail(Exc.TypeError, "cannot delete __dict__") : setInstanceDict(self, value);
}

// ---- annotations (PEP 649) ----

function getAnnotate(self: Value): Value {
  const annotate = functionOf(self).annotate;
  return annotate === UNBOUND ? NONE : incref(annotate);
}

function setValue(self: Value, offset: usize, v: Value): void {
  const at = pointer(self) + offset;
  const old = load<i64>(at);
  store<i64>(at, incref(v));
  decref(old);
}

function setAnnotate(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "__annotate__ cannot be deleted");
  if (value !== NONE && asType(typeOf(value)).call === 0) {
    return fail(Exc.TypeError, "__annotate__ must be callable or None");
  }
  setValue(self, offsetof<PyFunction>("annotate"), value);
  if (value !== NONE) setValue(self, offsetof<PyFunction>("annotations"), UNBOUND);
  return 0;
}

function getAnnotations(self: Value): Value {
  const f = functionOf(self);
  if (f.annotations !== UNBOUND && f.annotations !== NONE) return incref(f.annotations);
  const made = computeAnnotations(f.annotate);
  if (made !== ERROR) setValue(self, offsetof<PyFunction>("annotations"), made);
  return made;
}

function computeAnnotations(annotate: Value): Value {
  if (annotate === UNBOUND || annotate === NONE) {
    const dict = newDict();
    return dict === 0 ? ERROR : box(dict);
  }
  incref(annotate);
  // Format.VALUE of annotationlib.
  const result = call1(annotate, small(1));
  decref(annotate);
  if (result === ERROR || isDict(result)) return result;
  raisef(Exc.TypeError, "__annotate__ returned non-dict of type '%T'", result);
  decref(result);
  return ERROR;
}

function setAnnotations(self: Value, value: Value): i32 {
  if (value !== UNBOUND && value !== NONE && !isDict(value)) {
    return fail(Exc.TypeError, "__annotations__ must be set to a dict object");
  }
  setValue(self, offsetof<PyFunction>("annotations"), value === NONE ? UNBOUND : value);
  setValue(self, offsetof<PyFunction>("annotate"), UNBOUND);
  return 0;
}

function getTypeParams(self: Value): Value {
  const params = functionOf(self).typeParams;
  return params === UNBOUND ? incref(box(emptyTuple())) : incref(params);
}

function setTypeParams(self: Value, value: Value): i32 {
  if (value === UNBOUND || !isTuple(value))
    return fail(Exc.TypeError, "__type_params__ must be set to a tuple");
  setValue(self, offsetof<PyFunction>("typeParams"), value);
  return 0;
}

// ---- types.FunctionType ----

let signature!: NativeDef;

function functionNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = checkParts(values) ? makeFunction(values) : ERROR;
  endSlot(signature, values);
  return result;
}

/** code, globals, name, argdefs, closure, kwdefaults */
function checkParts(values: usize): bool {
  const code = load<i64>(values);
  const globals = load<i64>(values, 8);
  const closure = load<i64>(values, 32);
  if (!isExactly(code, TypeId.CODE)) {
    raisef(Exc.TypeError, "function() argument 'code' must be code, not %T", code);
    return false;
  }
  if (!isDict(globals)) {
    raisef(Exc.TypeError, "function() argument 'globals' must be dict, not %T", globals);
    return false;
  }
  return (
    checkOptional(values) &&
    checkClosure(asCode(pointer(code)).freevars, box(<usize>asCode(pointer(code)).name), closure)
  );
}

function checkOptional(values: usize): bool {
  const name = load<i64>(values, 16);
  const defaults = load<i64>(values, 24);
  const kwdefaults = load<i64>(values, 40);
  if (name !== NONE && !isStr(name)) raise(Exc.TypeError, "arg 3 (name) must be None or string");
  else if (defaults !== NONE && !isTuple(defaults)) {
    raise(Exc.TypeError, "arg 4 (defaults) must be None or tuple");
  } else if (kwdefaults !== NONE && !isDict(kwdefaults)) {
    raise(Exc.TypeError, "arg 6 (kwdefaults) must be None or dict");
  } else return true;
  return false;
}

function checkClosure(freevars: usize, name: Value, closure: Value): bool {
  const wanted = tupleLength(freevars);
  if (closure === NONE) {
    if (wanted !== 0) raise(Exc.TypeError, "arg 5 (closure) must be tuple");
    return wanted === 0;
  }
  if (!isTuple(closure)) {
    raise(Exc.TypeError, "arg 5 (closure) must be None or tuple");
    return false;
  }
  const given = tupleLength(pointer(closure));
  if (given !== wanted) {
    raisef(Exc.ValueError, "%S requires closure of length %d, not %d", name, <i64>wanted, <i64>given);
    return false;
  }
  for (let i: u32 = 0; i < given; i++) {
    const cell = tupleItem(pointer(closure), i);
    if (isExactly(cell, TypeId.CELL)) continue;
    raisef(Exc.TypeError, "arg 5 (closure) expected cell, found %T", cell);
    return false;
  }
  return true;
}

function makeFunction(values: usize): Value {
  const globals = pointer(load<i64>(values, 8));
  const p = newFunction(pointer(load<i64>(values)), globals, builtinsOf(globals, builtinsDict));
  if (p === 0) return ERROR;
  const f = box(p);
  const name = load<i64>(values, 16);
  if (name !== NONE) replace(f, offsetof<PyFunction>("name"), name);
  replace(f, offsetof<PyFunction>("defaults"), load<i64>(values, 24));
  replace(f, offsetof<PyFunction>("closure"), load<i64>(values, 32));
  replace(f, offsetof<PyFunction>("kwdefaults"), load<i64>(values, 40));
  return f;
}

export function initFunctionAttributes(): void {
  const type = asType(typeAt(TypeId.FUNCTION));
  signature = slotSignature(
    "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
  );
  type.new = functionNew.index;
  type.descrGet = functionGet.index;
  type.repr = functionRepr.index;
  defineGetter(type, "__name__", getName, setName);
  defineGetter(type, "__qualname__", getQualname, setQualname);
  defineGetter(type, "__code__", getCode, setCode);
  defineGetter(type, "__defaults__", getDefaults, setDefaults);
  defineGetter(type, "__kwdefaults__", getKwdefaults, setKwdefaults);
  defineGetter(type, "__annotate__", getAnnotate, setAnnotate);
  defineGetter(type, "__annotations__", getAnnotations, setAnnotations);
  defineGetter(type, "__type_params__", getTypeParams, setTypeParams);
  defineGetter(type, "__dict__", getInstanceDict, setDict);
  defineMember(type, "__globals__", offsetof<PyFunction>("globals"), Member.OBJECT);
  defineMember(type, "__builtins__", offsetof<PyFunction>("builtins"), Member.OBJECT);
  defineMember(type, "__closure__", offsetof<PyFunction>("closure"), Member.OBJECT_OR_NONE);
  defineMember(type, "__doc__", offsetof<PyFunction>("doc"), Member.VALUE_OR_NONE, false);
  defineMember(type, "__module__", offsetof<PyFunction>("module"), Member.VALUE_OR_NONE, false);
}
