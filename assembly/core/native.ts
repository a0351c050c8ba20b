/**
 * Native functions: what built-in functions and methods are made of, and how arguments reach them.
 *
 *     define(type, "pop(self, index=-1, /)", listPop);        // method of a type: listPop(args: usize): Value
 *     defineFunction(module, "len(obj, /)", builtinLen);      // function of a module
 *     defineVector(type, "max(…)", builtinMax);               // takes (args, nargs, kwnames) as they come
 *
 * The signature is the documentation (`__text_signature__`) and the argument parser at once. A bound native gets exactly one
 * value for each parameter, in order, borrowed, at `args`: `*name` is a tuple, `**name` a dict; a parameter that was not given
 * holds its default if that is written as an int, a str literal, None, True or False, else UNBOUND. `self` or `$module` are
 * no parameters of Python's but the first value of a method. Errors are worded as CPython words them for the shape of signature.
 * Parsing happens at the first call: making a thousand functions at start-up costs only their names.
 */
import { rawAlloc, rawKeep } from "../memory/raw.ts";
import { Header } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { callVector, dropArguments, takeArguments } from "./call.ts";
import { dictSetStr } from "./dict.ts";
import { clearError } from "./errors.ts";
import { internUtf16 } from "./intern.ts";
import { needLibrary } from "./library.ts";
import { newMethodWrapper } from "./methods.ts";
import { decrefAt, gcTrack, IMMORTAL, incref, newContainer, newPlain } from "./object.ts";
import { callRelayed, Relayed } from "./relay.ts";
import {
  bindArguments,
  dropCollected,
  nameErrorsBy,
  PARAMETER_DEFAULT,
  PARAMETER_SIZE,
  parameterDefault,
  parseSignature,
} from "./signature.ts";
import { tupleLength } from "./tuple.ts";
import { isType, PyType } from "./type.ts";
import { isExactly, typeAt, typeOf } from "./typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "./value.ts";

export type NativeFunction = (args: usize) => Value;
export type RelayFunction = (args: usize, nargs: i32, kwnames: usize) => Relayed;
export type VectorFunction = (args: usize, nargs: i32, kwnames: usize) => Value;

export enum NativeKind {
  /** Arguments bound by the signature. */
  BOUND,
  /** Arguments passed as they come; self, for a method, is the first. */
  VECTOR,
  /** As BOUND, of what resumes a generator: the dispatch loop wants to see each call, so none is direct. */
  RESUMING,
  /** (args, nargs, kwnames) => Relayed: prepares a call of something else (core/relay.ts). Methods only; self is the first. */
  RELAY,
}

/** What a native function is, shared by the objects that stand for it; never freed. */
@unmanaged
export class NativeDef {
  /** Interned str. */
  name: u32;
  /** AS string literal. */
  signature: u32;
  /** Index in the function table. */
  fn: u32;
  kind: u8;
  /** 1: the first value is self (a method of a type). */
  method: u8;
  /** 1: signature parsed. */
  parsed: u8;
  /** 1: every parameter is positional-only or may be given by position, and there is no * or **. */
  simple: u8;
  /** Number of positional arguments that the function can be given where they lie, -1: none, or not known before the first call. */
  direct: i32;
  /** How many of these have defaults. */
  optional: u32;
  /** Number of values that the function gets. */
  count: u32;
  /** Values that must be given, self included. */
  required: u32;
  /** Positional parameters at most, self included. */
  positional: u32;
  /** Index of the value for `*name` and `**name`, -1 for none. */
  varPositional: i32;
  varKeyword: i32;
  /** Parameters: see core/signature.ts. */
  parameters: u32;
  /** Type that the method belongs to, 0 for functions. */
  owner: u32;
  /** Name of a function's module, a str that the function object holds; 0 for methods. */
  module: u32;
}

/** A built-in function or a bound built-in method: `len`, `[].append`. */
@unmanaged
export class PyBuiltin {
  refcount: i32;
  type: u32;
  def: u32;
  /** Weak references. */
  weakrefs: u32;
  /** What it is bound to (a list, a class, a module's name), UNBOUND for none. */
  self: Value;
  /** Str: the module's name, UNBOUND for methods. */
  module: Value;
}

/** A method of a built-in type, unbound: `list.append`, `dict.fromkeys`. */
@unmanaged
export class PyMethodDescriptor {
  refcount: i32;
  type: u32;
  def: u32;
  owner: u32;
}

/** What a native function is; `owner` is the type whose method it is, 0 for a function. */
export function newDef(signature: string, fn: u32, kind: NativeKind, owner: usize): NativeDef {
  const d = changetype<NativeDef>(rawKeep(rawAlloc(offsetof<NativeDef>())));
  let end = 0;
  const text = changetype<usize>(signature);
  while (end < signature.length && load<u16>(text + (end << 1)) !== 40) end++;
  d.name = <u32>internUtf16(text, end);
  d.signature = <u32>text;
  d.fn = fn;
  d.kind = <u8>kind;
  d.method = owner !== 0 ? 1 : 0;
  d.parsed = 0;
  d.simple = 0;
  d.direct = -1;
  d.optional = 0;
  d.count = 0;
  d.required = 0;
  d.positional = 0;
  d.parameters = 0;
  d.owner = <u32>owner;
  d.module = 0;
  return d;
}

/**
 * The declaration that a def was made of. That of a function of the library's comes with the library: until then it is empty (scripts/split.mjs), and stays so, with an
 * exception pending, where that cannot be loaded.
 */
export function declarationOf(def: NativeDef): string {
  const text = changetype<string>(<usize>def.signature);
  if (text.length === 0) needLibrary();
  return text;
}

/** A function object for a def, bound to self (a reference is taken); 0 without memory. */
export function newBuiltin(def: NativeDef, self: Value, module: Value): usize {
  const p = newContainer(typeAt(TypeId.BUILTIN), offsetof<PyBuiltin>());
  if (p === 0) return 0;
  const f = changetype<PyBuiltin>(p);
  f.def = <u32>changetype<usize>(def);
  f.weakrefs = 0;
  f.self = incref(self);
  f.module = incref(module);
  gcTrack(p);
  return p;
}

/** Adds a method to a built-in type. Methods of the metaclass kind: `defineClassMethod`, `defineStatic`. */
export function define(type: PyType, signature: string, fn: NativeFunction): void {
  addDescriptor(
    type,
    newDef(signature, fn.index, NativeKind.BOUND, changetype<usize>(type)),
    TypeId.METHOD_DESCRIPTOR,
  );
}

/** As define, for a function that takes its arguments as they come; self first. */
export function defineVector(type: PyType, signature: string, fn: VectorFunction): void {
  addDescriptor(
    type,
    newDef(signature, fn.index, NativeKind.VECTOR, changetype<usize>(type)),
    TypeId.METHOD_DESCRIPTOR,
  );
}

/** As define, for a method that resumes a generator. */
export function defineResuming(type: PyType, signature: string, fn: NativeFunction): void {
  addDescriptor(
    type,
    newDef(signature, fn.index, NativeKind.RESUMING, changetype<usize>(type)),
    TypeId.METHOD_DESCRIPTOR,
  );
}

/** As defineVector, for a method whose call ends in that of another callable. */
export function defineRelay(type: PyType, signature: string, prepare: RelayFunction): void {
  const def = newDef(signature, prepare.index, NativeKind.RELAY, changetype<usize>(type));
  addDescriptor(type, def, TypeId.METHOD_DESCRIPTOR);
}

/** A class method of a built-in type: the first value is the class. */
export function defineClassMethod(type: PyType, signature: string, fn: NativeFunction): void {
  const def = newDef(signature, fn.index, NativeKind.BOUND, changetype<usize>(type));
  addDescriptor(type, def, TypeId.CLASSMETHOD_DESCRIPTOR);
}

/** As defineClassMethod, for a function that takes its arguments as they come; the class first. */
export function defineClassVector(type: PyType, signature: string, fn: VectorFunction): void {
  const def = newDef(signature, fn.index, NativeKind.VECTOR, changetype<usize>(type));
  addDescriptor(type, def, TypeId.CLASSMETHOD_DESCRIPTOR);
}

/** A static method of a built-in type: no self. */
export function defineStatic(type: PyType, signature: string, fn: NativeFunction): void {
  const def = newDef(signature, fn.index, NativeKind.BOUND, 0);
  def.owner = <u32>changetype<usize>(type);
  const f = newBuiltin(def, UNBOUND, box(changetype<usize>(type)));
  const wrapper = newMethodWrapper(typeAt(TypeId.STATICMETHOD), box(f));
  decrefAt(f);
  addToDict(type, def.name, pointer(wrapper));
}

/** Descriptors live as long as their types, for ever: calls of methods need not count them. */
function addDescriptor(type: PyType, def: NativeDef, kind: TypeId): void {
  const p = newPlain(typeAt(kind), offsetof<PyMethodDescriptor>());
  const m = changetype<PyMethodDescriptor>(p);
  m.refcount = IMMORTAL;
  m.def = <u32>changetype<usize>(def);
  m.owner = <u32>changetype<usize>(type);
  addToDict(type, def.name, p);
}

function addToDict(type: PyType, name: usize, p: usize): void {
  dictSetStr(type.dict, name, box(p));
  decrefAt(p);
}

/** Adds a function to a module's namespace (a dict); `module` is the module's name, a str. */
export function defineFunction(dict: usize, module: usize, signature: string, fn: NativeFunction): void {
  addFunction(dict, module, newDef(signature, fn.index, NativeKind.BOUND, 0));
}

/** As defineFunction, for a function that resumes a generator or runs code: the dispatch loop pushes a frame for it where it can. */
export function defineResumingFunction(
  dict: usize,
  module: usize,
  signature: string,
  fn: NativeFunction,
): void {
  addFunction(dict, module, newDef(signature, fn.index, NativeKind.RESUMING, 0));
}

export function defineVectorFunction(
  dict: usize,
  module: usize,
  signature: string,
  fn: VectorFunction,
): void {
  addFunction(dict, module, newDef(signature, fn.index, NativeKind.VECTOR, 0));
}

function addFunction(dict: usize, module: usize, def: NativeDef): void {
  def.module = <u32>module;
  const f = newBuiltin(def, UNBOUND, box(module));
  dictSetStr(dict, def.name, box(f));
  decrefAt(f);
}

/** Calls a native whose self (if it is a method) is already the first of `nargs` arguments. A new reference, or ERROR. */
export function callNative(def: NativeDef, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === def.direct && kwnames === 0) return call_indirect<Value>(def.fn, args);
  if (def.kind === NativeKind.VECTOR) return call_indirect<Value>(def.fn, args, nargs, kwnames);
  if (def.kind === NativeKind.RELAY) {
    return callRelayed(call_indirect<Relayed>(def.fn, args, nargs, kwnames));
  }
  if (!def.parsed && !parseSignature(def)) return ERROR;
  if (fitsSimple(def, nargs, kwnames)) return callWithDefaults(def, args, nargs);
  return callBound(def, args, nargs, kwnames, 0);
}

/**
 * callable(*args), as callVector does it, with a short way for functions of modules and methods of exactly the type that they
 * are called on. Only for the dispatch loop: it enters no level of native recursion, what the native calls does.
 */
export function nativeVector(callable: Value, args: usize, nargs: i32): Value {
  if (!isPointer(callable)) return callVector(callable, args, nargs, 0);
  const p = pointer(callable);
  const type: usize = load<u32>(p, Header.TYPE);
  if (type === typeAt(TypeId.METHOD_DESCRIPTOR)) {
    const method = changetype<PyMethodDescriptor>(p);
    if (nargs > 0 && typeOf(load<i64>(args)) === <usize>method.owner) {
      return callNative(changetype<NativeDef>(<usize>method.def), args, nargs, 0);
    }
  } else if (type === typeAt(TypeId.BUILTIN)) {
    const f = changetype<PyBuiltin>(p);
    const def = changetype<NativeDef>(<usize>f.def);
    if (f.self === UNBOUND) return callNative(def, args, nargs, 0);
    return callNativeWithSelf(def, f.self, args, nargs, 0);
  }
  return callVector(callable, args, nargs, 0);
}

/**
 * So many defaults the dispatch loop puts behind the arguments where these lie: each window has room for them. They are immortal, or no
 * objects.
 */
export const DEFAULTS_IN_PLACE: u32 = 2;

/** What the dispatch loop's calls of natives are made of, written out where they are made. */
export class Native {
  /** The native of a kind that a callable is, a function without self, or a method called with an instance of just its class; else null. */
  @inline
  static ofKind(kind: NativeKind, callable: Value, args: usize, nargs: i32): NativeDef {
    const none = changetype<NativeDef>(0);
    let def = none;
    if (isExactly(callable, TypeId.METHOD_DESCRIPTOR)) {
      const method = changetype<PyMethodDescriptor>(pointer(callable));
      if (nargs === 0 || typeOf(load<i64>(args)) !== <usize>method.owner) return none;
      def = changetype<NativeDef>(<usize>method.def);
    } else if (isExactly(callable, TypeId.BUILTIN)) {
      if (changetype<PyBuiltin>(pointer(callable)).self !== UNBOUND) return none;
      def = changetype<NativeDef>(<usize>changetype<PyBuiltin>(pointer(callable)).def);
    } else return none;
    return def.kind === <u32>kind ? def : none;
  }

  /**
   * The native that an object is called as, if these arguments and defaults are all that it wants; else null. One question after the other,
   * each of which leaves: of conditions joined by && V8 (11.3) makes numbers that it tests again.
   */
  @inline
  static direct(p: usize, args: usize, nargs: i32): NativeDef {
    const none = changetype<NativeDef>(0);
    const type: usize = load<u32>(p, Header.TYPE);
    let def: NativeDef;
    if (type === typeAt(TypeId.METHOD_DESCRIPTOR)) {
      const method = changetype<PyMethodDescriptor>(p);
      if (nargs === 0) return none;
      const self = load<i64>(args);
      if (isPointer(self)) {
        if (load<u32>(pointer(self), Header.TYPE) !== method.owner) return none;
      } else if (typeOf(self) !== <usize>method.owner) return none;
      def = changetype<NativeDef>(<usize>method.def);
    } else {
      if (type !== typeAt(TypeId.BUILTIN)) return none;
      if (changetype<PyBuiltin>(p).self !== UNBOUND) return none;
      def = changetype<NativeDef>(<usize>changetype<PyBuiltin>(p).def);
    }
    // Both bounds at once: direct is -1 where there is no such way.
    return <u32>(def.direct - nargs) <= def.optional ? def : none;
  }

  /** Puts the defaults of the last parameters of a direct native from `slot` to `end`. */
  @inline
  static addDefaults(def: NativeDef, nargs: i32, slot: usize, end: usize): void {
    let parameter = <usize>def.parameters + <usize>nargs * PARAMETER_SIZE;
    for (; slot < end; slot += 8) {
      store<i64>(slot, load<i64>(parameter, PARAMETER_DEFAULT));
      parameter += PARAMETER_SIZE;
    }
  }
}

/** The native that a callable is, if these arguments and defaults are all that it wants (callDirectNative); else null. */
export function directNative(callable: Value, args: usize, nargs: i32): NativeDef {
  return isPointer(callable) ? Native.direct(pointer(callable), args, nargs) : changetype<NativeDef>(0);
}

/** Calls what directNative gave. */
export function callDirectNative(def: NativeDef, args: usize, nargs: i32): Value {
  return nargs === def.direct ? call_indirect<Value>(def.fn, args) : callWithDefaults(def, args, nargs);
}

/** The native of kind RESUMING that a callable is, if it takes so many arguments; else null. */
export function resumingNative(callable: Value, args: usize, nargs: i32): NativeDef {
  const none = changetype<NativeDef>(0);
  const def = Native.ofKind(NativeKind.RESUMING, callable, args, nargs);
  if (changetype<usize>(def) === 0) return none;
  // Parsed at the first call, lest that nests where no other would. What fails for want of memory is called the other way.
  if (!def.parsed && !parseSignature(def)) {
    clearError();
    return none;
  }
  return fitsSimple(def, nargs, 0) ? def : none;
}

/**
 * What prepares the call of a method of kind RELAY: its function, 0 if the callable is none. A bound one wants `boundSelf` before the arguments.
 */
export function relayNative(callable: Value, args: usize, nargs: i32): u32 {
  const p = pointer(callable);
  if (isExactly(callable, TypeId.BUILTIN)) {
    const def = changetype<NativeDef>(<usize>changetype<PyBuiltin>(p).def);
    return def.kind === <u32>NativeKind.RELAY ? def.fn : 0;
  }
  const def = Native.ofKind(NativeKind.RELAY, callable, args, nargs);
  return changetype<usize>(def) === 0 ? 0 : def.fn;
}

/** What a built-in function is bound to; UNBOUND for a function and what is none. */
export function boundSelf(callable: Value): Value {
  return isExactly(callable, TypeId.BUILTIN) ? changetype<PyBuiltin>(pointer(callable)).self : UNBOUND;
}

/** Calls what resumingNative gave, where it resumes nothing. */
export function callResuming(def: NativeDef, args: usize, nargs: i32): Value {
  return nargs === <i32>def.count ? call_indirect<Value>(def.fn, args) : callWithDefaults(def, args, nargs);
}

/** callVector with a short way for natives that take the arguments as they lie: what is mapped, or used as a key, often is one. */
export function callQuickly(callable: Value, args: usize, nargs: i32): Value {
  const def = directNative(callable, args, nargs);
  return changetype<usize>(def) !== 0
    ? callDirectNative(def, args, nargs)
    : callVector(callable, args, nargs, 0);
}

/** callQuickly with room for another value in front of the arguments, where a bound method of a built-in type puts what it is bound to. */
export function callWithRoom(callable: Value, args: usize, nargs: i32): Value {
  if (!isExactly(callable, TypeId.BUILTIN)) return callQuickly(callable, args, nargs);
  const f = changetype<PyBuiltin>(pointer(callable));
  const def = changetype<NativeDef>(<usize>f.def);
  if (f.self === UNBOUND || <u32>(def.direct - nargs - 1) > def.optional)
    return callQuickly(callable, args, nargs);
  store<i64>(args - 8, f.self);
  return callDirectNative(def, args - 8, nargs + 1);
}

/** Whether the arguments fit a simple signature, so that fillSimple binds them. */
function fitsSimple(def: NativeDef, nargs: i32, kwnames: usize): bool {
  return kwnames === 0 && def.simple !== 0 && <u32>nargs >= def.required && <u32>nargs <= def.count;
}

/** Puts positional arguments and the defaults of those not given at `values`. */
function fillSimple(def: NativeDef, args: usize, nargs: i32, values: usize): void {
  const count = def.count;
  for (let i: u32 = 0; i < <u32>nargs; i++) store<i64>(values + (i << 3), load<i64>(args + (i << 3)));
  for (let i: u32 = nargs; i < count; i++) store<i64>(values + (i << 3), parameterDefault(def, i));
}

/** Calls a native of a simple signature with the defaults of the parameters that are not given. */
function callWithDefaults(def: NativeDef, args: usize, nargs: i32): Value {
  const values = takeArguments(def.count);
  if (values === 0) return ERROR;
  fillSimple(def, args, nargs, values);
  const result = call_indirect<Value>(def.fn, values);
  dropArguments(values);
  return result;
}

/** Binds the arguments and calls. Errors name the method by `type`, 0: by the type that it belongs to. */
function callBound(def: NativeDef, args: usize, nargs: i32, kwnames: usize, type: usize): Value {
  const values = takeArguments(def.count);
  if (values === 0) return ERROR;
  let result: Value = ERROR;
  nameErrorsBy(type);
  if (bindArguments(def, args, nargs, kwnames, values)) {
    result = call_indirect<Value>(def.fn, values);
    dropCollected(def, values);
  }
  dropArguments(values);
  return result;
}

/** Whether callNative can pass the arguments on as they are. */
function isPlainCall(def: NativeDef, nargs: i32, kwnames: usize): bool {
  if (def.kind === NativeKind.VECTOR || def.kind === NativeKind.RELAY) return true;
  if (!def.parsed && !parseSignature(def)) {
    // callNative tries that again, and says so where it fails.
    clearError();
    return true;
  }
  return fitsSimple(def, nargs, kwnames);
}

/** Calls a native with self put before the arguments, as bound methods are called. */
export function callNativeWithSelf(
  def: NativeDef,
  self: Value,
  args: usize,
  nargs: i32,
  kwnames: usize,
): Value {
  const total = <u32>nargs + (kwnames === 0 ? 0 : tupleLength(kwnames));
  const values = takeArguments(total + 1);
  if (values === 0) return ERROR;
  store<i64>(values, self);
  for (let i: u32 = 0; i < total; i++) store<i64>(values + (i << 3), load<i64>(args + (i << 3)), 8);
  const result = isPlainCall(def, nargs + 1, kwnames)
    ? callNative(def, values, nargs + 1, kwnames)
    : callBound(def, values, nargs + 1, kwnames, isType(self) ? pointer(self) : typeOf(self));
  dropArguments(values);
  return result;
}

// ---- signatures of `new` and `init` slots ----

/** The signature of a slot that takes its arguments as they come, `"dict(mapping=(), /, **kwargs)"`: to bind them with bindSlot. */
export function slotSignature(signature: string): NativeDef {
  const def = newDef(signature, 0, NativeKind.BOUND, 0);
  if (slotCount === MOST_SLOTS) unreachable();
  store<u32>(slotDefs + (slotCount++ << 2), <u32>changetype<usize>(def));
  return def;
}

/** All that slotSignature made. */
const MOST_SLOTS: usize = 128;
const slotDefs: usize = memory.data(128 * 4, 4);
let slotCount: usize = 0;

/** The slot signature of that name (an interned str). */
export function slotSignatureNamed(name: usize): NativeDef | null {
  for (let i: usize = 0; i < slotCount; i++) {
    const def = changetype<NativeDef>(<usize>load<u32>(slotDefs + (i << 2)));
    if (<usize>def.name === name) return def;
  }
  return null;
}

/** One value for each parameter, borrowed, as natives get them; 0 with an exception pending. Give back with endSlot. */
export function bindSlot(def: NativeDef, args: usize, nargs: i32, kwnames: usize): usize {
  if (!def.parsed && !parseSignature(def)) return 0;
  const values = takeArguments(def.count);
  if (values === 0) return 0;
  if (fitsSimple(def, nargs, kwnames)) {
    fillSimple(def, args, nargs, values);
    return values;
  }
  if (bindArguments(def, args, nargs, kwnames, values)) return values;
  dropArguments(values);
  return 0;
}

export function endSlot(def: NativeDef, values: usize): void {
  dropCollected(def, values);
  dropArguments(values);
}
