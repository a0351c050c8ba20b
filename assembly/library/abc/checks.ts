/**
 * isinstance and issubclass for abstract base classes (PEP 3119): by the caches, `__subclasshook__`, the order of resolution, what was
 * registered, and the subclasses (CPython: _abc__abc_instancecheck_impl and _abc__abc_subclasscheck_impl).
 *
 * The methods of `abc.ABCMeta` that call these functions are Python functions. `quickCheck` is asked first by core/isinstance.ts and
 * does what they would do: where a metaclass has them unchanged, no Python code runs for a class that was seen before.
 */
import { getAttr, typeLookup, typeVersion } from "../../core/attribute.ts";
import { callMethod } from "../../core/call.ts";
import { dictGetStr } from "../../core/dict.ts";
import { fail } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { isSubclass } from "../../core/isinstance.ts";
import { isList, listItem, listLength } from "../../core/list.ts";
import { NativeDef, PyBuiltin } from "../../core/native.ts";
import { decref, decrefAt, incref, increfAt } from "../../core/object.ts";
import { strIs } from "../../core/string.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, FALSE, NOT_IMPLEMENTED, pointer, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { asFunction } from "../../objects/function.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { abcDataOf, CACHE, NEGATIVE, negativeIsValid, REGISTRY, renewNegative } from "./data.ts";
import { referencedClass, weakSetAdd, weakSetHolds, weakSetReferences } from "./weakset.ts";

/** What weak references of caches call when their class dies (weakset.ts, `forget`). */
let forgetDef!: NativeDef;
export function setForget(def: NativeDef): void {
  forgetDef = def;
}

/** Adds a class to one of the sets of some data: false with an exception pending. */
export function remember(data: Value, field: u32, cls: Value): bool {
  return weakSetAdd(pointer(data), field, cls, forgetDef);
}

// ---- isinstance ----

/** isinstance(instance, cls): 0, 1, -1. */
export function checkInstance(cls: Value, instance: Value): i32 {
  const data = abcDataOf(cls);
  if (data === ERROR) return -1;
  const claimed = getAttr(instance, nameOf(Name.__class__));
  const result = claimed === ERROR ? -1 : checkClaimed(cls, data, instance, claimed);
  decref(claimed);
  decref(data);
  return result;
}

/** By the class that an instance says to be of, then by its type. */
function checkClaimed(cls: Value, data: Value, instance: Value, claimed: Value): i32 {
  const known = weakSetHolds(pointer(data), CACHE, claimed);
  if (known !== 0) return known;
  const type = box(typeOf(instance));
  if (claimed === type) {
    if (negativeIsValid(data)) {
      const none = weakSetHolds(pointer(data), NEGATIVE, claimed);
      if (none !== 0) return none < 0 ? -1 : 0;
    }
    return askSubclass(cls, claimed);
  }
  const result = askSubclass(cls, claimed);
  return result !== 0 ? result : askSubclass(cls, type);
}

/** cls.__subclasscheck__(derived) as a truth: 0, 1, -1. */
function askSubclass(cls: Value, derived: Value): i32 {
  const quick = quickCheck(derived, cls, Name.__subclasscheck__);
  if (quick !== NOT_OURS) return quick;
  return truthOf(callMethod(cls, Name.__subclasscheck__, derived));
}

/** The truth of an answer, taken over: 0, 1, -1. */
function truthOf(answer: Value): i32 {
  const result = answer === ERROR ? -1 : isTrue(answer);
  decref(answer);
  return result;
}

// ---- issubclass ----

/** issubclass(derived, cls): 0, 1, -1. `isQuick`: no frame of the module abc says who asks. */
export function checkSubclass(cls: Value, derived: Value, isQuick: bool = false): i32 {
  if (!isType(derived)) return fail(Exc.TypeError, "issubclass() arg 1 must be a class");
  const data = abcDataOf(cls);
  if (data === ERROR) return -1;
  const result = checkWithData(cls, data, derived, isQuick);
  decref(data);
  return result;
}

function checkWithData(cls: Value, data: Value, derived: Value, isQuick: bool): i32 {
  const p = pointer(data);
  const known = weakSetHolds(p, CACHE, derived);
  if (known !== 0) return known;
  if (!negativeIsValid(data)) renewNegative(data);
  else {
    const none = weakSetHolds(p, NEGATIVE, derived);
    if (none !== 0) return none < 0 ? -1 : 0;
  }
  const said = askHook(cls, derived);
  if (said === ERROR) return -1;
  if (said !== NOT_IMPLEMENTED) return decide(data, derived, said);
  if (isSubtype(pointer(derived), pointer(cls))) return remember(data, CACHE, derived) ? 1 : -1;
  let found = checkRegistry(data, derived);
  if (found === 0) found = checkSubclasses(cls, data, derived, isQuick);
  if (found !== 0) return found;
  return remember(data, NEGATIVE, derived) ? 0 : -1;
}

/** What __subclasshook__ says: a value that is True, False or NotImplemented, or ERROR. */
function askHook(cls: Value, derived: Value): Value {
  const hook = nameOf(Name.__subclasshook__);
  const plain = typeLookup(asType(typeAt(TypeId.OBJECT)), hook);
  if (isType(cls) && typeLookup(asType(pointer(cls)), hook) === plain) return NOT_IMPLEMENTED;
  const said = callMethod(cls, Name.__subclasshook__, derived);
  if (said === ERROR || said === TRUE || said === FALSE || said === NOT_IMPLEMENTED) return said;
  decref(said);
  fail(Exc.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
  return ERROR;
}

function decide(data: Value, derived: Value, said: Value): i32 {
  if (!remember(data, said === TRUE ? CACHE : NEGATIVE, derived)) return -1;
  return said === TRUE ? 1 : 0;
}

/** Whether a class is registered, or derives from one that is. */
function checkRegistry(data: Value, derived: Value): i32 {
  const direct = weakSetHolds(pointer(data), REGISTRY, derived);
  if (direct !== 0) return direct;
  const references = weakSetReferences(pointer(data), REGISTRY);
  if (references === 0) return -1;
  let found = 0;
  for (let i: u32 = 0; i < tupleLength(references) && found === 0; i++) {
    const registered = referencedClass(tupleItem(references, i));
    if (registered === 0) continue;
    increfAt(registered);
    found = isSubclass(derived, box(registered));
    decrefAt(registered);
  }
  decrefAt(references);
  if (found <= 0) return found;
  return remember(data, CACHE, derived) ? 1 : -1;
}

/**
 * Whether a class is a subclass of one of cls's subclasses: they may have registered it. Metaclasses with hooks of their own, as typing's
 * protocols have, look at who asks them: they are asked from the module abc.
 */
function checkSubclasses(cls: Value, data: Value, derived: Value, isQuick: bool): i32 {
  const list = callMethod(cls, Name.__subclasses__);
  if (list === ERROR) return -1;
  if (!isList(list)) {
    decref(list);
    return fail(Exc.TypeError, "__subclasses__() must return a list");
  }
  if (isQuick && anyAsksItself(pointer(list))) {
    decref(list);
    return truthOf(callMethod(cls, Name.__subclasscheck__, derived));
  }
  let found = 0;
  for (let i: u32 = 0; i < listLength(pointer(list)) && found === 0; i++) {
    const subclass = incref(listItem(pointer(list), i));
    found = isSubclass(derived, subclass);
    decref(subclass);
  }
  decref(list);
  if (found <= 0) return found;
  return remember(data, CACHE, derived) ? 1 : -1;
}

/** Whether a class in a list has a metaclass with a __subclasscheck__ that is neither type's nor ABCMeta's. */
function anyAsksItself(list: usize): bool {
  const hook = nameOf(Name.__subclasscheck__);
  const plain = typeLookup(asType(typeAt(TypeId.TYPE)), hook);
  for (let i: u32 = 0; i < listLength(list); i++) {
    const meta = asType(typeOf(listItem(list, i)));
    if (!isQuickMeta(meta) && typeLookup(meta, hook) !== plain) return true;
  }
  return false;
}

// ---- without Python code ----

const NOT_OURS: i32 = 2;

/** For versions of metaclasses (which never come back) whether their two hooks are ABCMeta's: │ version u32 │ bit 0: they are │ */
const VERDICTS: u32 = 16;
const verdicts = memory.data(16 * 8, 4);

/** What a hook of ABCMeta would answer for (v, cls): 0, 1, -1; 2 if the metaclass of cls has other hooks. */
export function quickCheck(v: Value, cls: Value, hook: Name): i32 {
  if (!isQuickMeta(asType(typeOf(cls)))) return NOT_OURS;
  return hook === Name.__instancecheck__ ? checkInstance(cls, v) : checkSubclass(cls, v, true);
}

/** Whether the hooks of a metaclass are ABCMeta's. */
function isQuickMeta(meta: PyType): bool {
  const version = typeVersion(meta);
  const entry = verdicts + ((<usize>version & (VERDICTS - 1)) << 3);
  if (load<u32>(entry) !== version) {
    store<u32>(entry, version);
    store<u32>(entry, hasOwnHooks(meta) ? 1 : 0, 4);
  }
  return load<u32>(entry, 4) !== 0;
}

function hasOwnHooks(meta: PyType): bool {
  return (
    isHook(typeLookup(meta, nameOf(Name.__instancecheck__)), "_abc_instancecheck") &&
    isHook(typeLookup(meta, nameOf(Name.__subclasscheck__)), "_abc_subclasscheck")
  );
}

/** Whether an attribute is the function of module `abc` that does nothing but call the native of that name. */
function isHook(attribute: Value, native: string): bool {
  if (attribute === UNBOUND || !isExactly(attribute, TypeId.FUNCTION)) return false;
  const f = asFunction(pointer(attribute));
  const code = asCode(f.code);
  if (code.argcount !== 2 || tupleLength(code.names) !== 1 || !isModule(f.globals)) return false;
  const name = pointer(tupleItem(code.names, 0));
  if (!strIs(name, native)) return false;
  const called = dictGetStr(f.globals, name);
  if (called === UNBOUND || !isExactly(called, TypeId.BUILTIN)) return false;
  const def = changetype<NativeDef>(<usize>changetype<PyBuiltin>(pointer(called)).def);
  return def.module !== 0 && strIs(def.module, "_abc");
}

/** Whether a namespace is that of the module abc. */
function isModule(globals: usize): bool {
  const name = dictGetStr(globals, nameOf(Name.__name__));
  return name !== UNBOUND && isExactly(name, TypeId.STR) && strIs(pointer(name), "abc");
}
