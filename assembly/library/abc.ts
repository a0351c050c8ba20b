/**
 * The module _abc, on which abc.ABCMeta is built: making and registering abstract base classes (CPython: Modules/_abc.c).
 * Asking whether a class is a subclass: abc/checks.ts; what a class remembers: abc/data.ts.
 */
import { getAttr, getAttrOptional, setAttr } from "../core/attribute.ts";
import { dictNext, dictPop, dictPosition, entryKey, entryValue } from "../core/dict.ts";
import { fail, failf, raise } from "../core/errors.ts";
import { fitsI64, intToI64 } from "../core/integer.ts";
import { internText, nameOf } from "../core/intern.ts";
import { isSubclass, setAbstractCheck } from "../core/isinstance.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { defineFunction, NativeKind, newDef } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { openType, ready } from "../core/ready.ts";
import { allocSet, setAdd } from "../core/set.ts";
import { isStr } from "../core/string.ts";
import { subclassAt, subclassCount } from "../core/subclasses.ts";
import { isTrue } from "../core/truth.ts";
import { allocTuple, finishTuple, isTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, END, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { declareRecord, initRecord } from "../objects/record.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { checkInstance, checkSubclass, quickCheck, remember, setForget } from "./abc/checks.ts";
import {
  ABC_DATA_FIELDS,
  abcDataOf,
  abcToken,
  CACHE,
  invalidate,
  NEGATIVE,
  negativeVersion,
  newAbcData,
  REGISTRY,
} from "./abc/data.ts";
import { forget, weakSetClear, weakSetCopy } from "./abc/weakset.ts";

// ---- abstract methods ----

/** Adds `name` to a set if the value is an abstract method; false with an exception pending. */
function addIfAbstract(names: usize, name: Value, value: Value): bool {
  const mark = getAttrOptional(value, nameOf(Name.__isabstractmethod__));
  if (mark === UNBOUND) return true;
  const abstract = mark === ERROR ? -1 : isTrue(mark);
  decref(mark);
  return abstract > 0 ? setAdd(names, name) >= 0 : abstract === 0;
}

/** Adds the abstract methods of the class's own namespace. */
function addOwn(names: usize, cls: Value): bool {
  const namespace: usize = asType(pointer(cls)).dict;
  for (let e = dictNext(namespace, 0); e !== 0; ) {
    const position = dictPosition(namespace, e);
    const name = incref(entryKey(e));
    const value = incref(entryValue(e));
    const good = addIfAbstract(names, name, value);
    decref(name);
    decref(value);
    if (!good) return false;
    e = dictNext(namespace, position + 1);
  }
  return true;
}

/** Adds the abstract methods of a base that the class has not made concrete. */
function addInherited(names: usize, cls: Value, base: Value): bool {
  const inherited = getAttrOptional(base, nameOf(Name.__abstractmethods__));
  if (inherited === UNBOUND) return true;
  const iterator = inherited === ERROR ? ERROR : getIter(inherited);
  decref(inherited);
  if (iterator === ERROR) return false;
  let name = iterNext(iterator);
  while (name !== END && name !== ERROR) {
    const good = addInheritedMethod(names, cls, name);
    decref(name);
    name = good ? iterNext(iterator) : ERROR;
  }
  decref(iterator);
  return name === END;
}

function addInheritedMethod(names: usize, cls: Value, name: Value): bool {
  if (!isStr(name)) return failf(Exc.TypeError, "attribute name must be string, not '%T'", name) === 0;
  const value = getAttrOptional(cls, pointer(name));
  if (value === UNBOUND) return true;
  const good = value !== ERROR && addIfAbstract(names, name, value);
  decref(value);
  return good;
}

/** The names of all abstract methods of a class, a frozenset; ERROR. */
function abstractMethods(cls: Value): Value {
  const bases = getAttr(cls, nameOf(Name.__bases__));
  if (bases === ERROR) return ERROR;
  if (!isTuple(bases)) {
    decref(bases);
    return raise(Exc.TypeError, "__bases__ is not tuple");
  }
  const names = allocSet(typeAt(TypeId.FROZENSET));
  let good = names !== 0 && addOwn(names, cls);
  for (let i: u32 = 0; good && i < tupleLength(pointer(bases)); i++) {
    good = addInherited(names, cls, tupleItem(pointer(bases), i));
  }
  decref(bases);
  if (good) return box(names);
  if (names !== 0) decref(box(names));
  return ERROR;
}

function setFrom(cls: Value, name: Name, v: Value): bool {
  if (v === ERROR) return false;
  const done = setAttr(cls, nameOf(name), v);
  decref(v);
  return done >= 0;
}

// ---- how instances match (PEP 634) ----

/** Bits of `__abc_tpflags__`, which are CPython's flags of types, and ours. */
const CPYTHON_SEQUENCE: i64 = 1 << 5;
const CPYTHON_MAPPING: i64 = 1 << 6;
const KINDS: u32 = TypeFlag.SEQUENCE | TypeFlag.MAPPING;

/** Takes `__abc_tpflags__` out of a class's namespace, and makes its instances match as it says; false with an exception pending. */
function applyFlags(type: PyType): bool {
  const flags = dictPop(type.dict, box(nameOf(Name.__abc_tpflags__)));
  if (flags === ERROR) return false;
  if (flags === UNBOUND || typeOf(flags) !== typeAt(TypeId.INT)) {
    decref(flags);
    return true;
  }
  const fits = fitsI64(flags);
  const bits = fits ? intToI64(flags) : 0;
  decref(flags);
  if (!fits) return fail(Exc.OverflowError, "Python int too large to convert to C long") === 0;
  if ((bits & CPYTHON_SEQUENCE) !== 0 && (bits & CPYTHON_MAPPING) !== 0) {
    const message = "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING";
    return fail(Exc.TypeError, message) === 0;
  }
  if (bits & CPYTHON_SEQUENCE) type.flags |= TypeFlag.SEQUENCE;
  if (bits & CPYTHON_MAPPING) type.flags |= TypeFlag.MAPPING;
  return true;
}

/** Gives a registered class and those derived from it the kind of the abstract one, as far as classes can be changed. */
function giveKind(type: PyType, kind: u32): void {
  if (type.flags & TypeFlag.IMMUTABLE || (type.flags & KINDS) === kind) return;
  type.flags = (type.flags & ~KINDS) | kind;
  for (let i: u32 = 0; i < subclassCount(type); i++) giveKind(asType(subclassAt(type, i)), kind);
}

// ---- the functions ----

function abcInit(args: usize): Value {
  const cls = load<i64>(args);
  if (!isType(cls)) return raise(Exc.TypeError, "_abc_init() argument must be a class");
  if (!setFrom(cls, Name.__abstractmethods__, abstractMethods(cls))) return ERROR;
  const data = newAbcData();
  if (data === 0 || !setFrom(cls, Name._abc_impl, box(data))) return ERROR;
  return applyFlags(asType(pointer(cls))) ? NONE : ERROR;
}

function abcRegister(args: usize): Value {
  const cls = load<i64>(args);
  const subclass = load<i64>(args, 8);
  if (!isType(subclass)) return raise(Exc.TypeError, "Can only register classes");
  const already = isSubclass(subclass, cls);
  if (already !== 0) return already < 0 ? ERROR : incref(subclass);
  // After the other question: X.register(X) does nothing.
  const circular = isSubclass(cls, subclass);
  if (circular < 0) return ERROR;
  if (circular > 0) return raise(Exc.RuntimeError, "Refusing to create an inheritance cycle");
  const data = abcDataOf(cls);
  if (data === ERROR) return ERROR;
  const good = remember(data, REGISTRY, subclass);
  decref(data);
  if (!good) return ERROR;
  invalidate();
  if (isType(cls)) {
    const kind = asType(pointer(cls)).flags & KINDS;
    if (kind !== 0) giveKind(asType(pointer(subclass)), kind);
  }
  return incref(subclass);
}

function abcInstanceCheck(args: usize): Value {
  const answer = checkInstance(load<i64>(args), load<i64>(args, 8));
  return answer < 0 ? ERROR : boxBool(answer > 0);
}

function abcSubclassCheck(args: usize): Value {
  const answer = checkSubclass(load<i64>(args), load<i64>(args, 8));
  return answer < 0 ? ERROR : boxBool(answer > 0);
}

function getCacheToken(_args: usize): Value {
  return small(abcToken());
}

/** (registry, cache, negative cache, its version): copies. */
function getDump(args: usize): Value {
  const data = abcDataOf(load<i64>(args));
  if (data === ERROR) return ERROR;
  const dump = allocTuple(4);
  let good = dump !== 0;
  for (let field = REGISTRY; good && field <= NEGATIVE; field++) {
    const copy = weakSetCopy(pointer(data), field);
    good = copy !== ERROR;
    tupleInit(dump, field, good ? copy : NONE);
  }
  if (dump !== 0) {
    tupleInit(dump, 3, small(negativeVersion(data)));
    finishTuple(dump);
  }
  decref(data);
  if (good) return box(dump);
  if (dump !== 0) decref(box(dump));
  return ERROR;
}

function resetRegistry(args: usize): Value {
  const data = abcDataOf(load<i64>(args));
  if (data === ERROR) return ERROR;
  weakSetClear(pointer(data), REGISTRY);
  decref(data);
  return NONE;
}

function resetCaches(args: usize): Value {
  const data = abcDataOf(load<i64>(args));
  if (data === ERROR) return ERROR;
  weakSetClear(pointer(data), CACHE);
  weakSetClear(pointer(data), NEGATIVE);
  decref(data);
  return NONE;
}

function newDataObject(_type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = newAbcData();
  return p === 0 ? ERROR : box(p);
}

/** Fills the namespace and the type; `module` is the module's name, a str. */
export function initAbc(dict: usize, module: usize): void {
  declareRecord(TypeId.ABC_DATA, "_abc_data", 0, ABC_DATA_FIELDS);
  const data = asType(typeAt(TypeId.ABC_DATA));
  data.module = <u32>internText("_abc");
  openType(data);
  initRecord(TypeId.ABC_DATA);
  data.new = newDataObject.index;
  ready(data);
  const forgetter = newDef("_destroy(set, wr, /)", forget.index, NativeKind.BOUND, 0);
  setForget(forgetter);
  setAbstractCheck(quickCheck.index);
  defineFunction(dict, module, "get_cache_token()", getCacheToken);
  defineFunction(dict, module, "_abc_init(self, /)", abcInit);
  defineFunction(dict, module, "_abc_register(self, subclass, /)", abcRegister);
  defineFunction(dict, module, "_abc_instancecheck(self, instance, /)", abcInstanceCheck);
  defineFunction(dict, module, "_abc_subclasscheck(self, subclass, /)", abcSubclassCheck);
  defineFunction(dict, module, "_get_dump(self, /)", getDump);
  defineFunction(dict, module, "_reset_registry(self, /)", resetRegistry);
  defineFunction(dict, module, "_reset_caches(self, /)", resetCaches);
}
