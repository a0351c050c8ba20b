/** Globals, attributes and methods, with their inline caches (laid out in shared/registers.ts). */
import {
  genericGet,
  genericGetAttr,
  getAttr,
  setAttr,
  typeLookup,
  typeLookupName,
  typeVersion,
} from "../../core/attribute.ts";
import {
  ABSENT,
  dictAllStr,
  dictGetStr,
  dictPlace,
  dictSlotOf,
  dictVersion,
  PyDict,
  UNSURE,
} from "../../core/dict.ts";
import {
  catchError,
  clearError,
  errorPending,
  formatText,
  pending,
  pendingIs,
  raise,
  raiseWith,
} from "../../core/errors.ts";
import { ExcField, setExcField } from "../../core/exception.ts";
import { decref, decrefAt, incref, increfAt } from "../../core/object.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { getItem } from "../../core/subscript.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { isGenericGet } from "../../objects/dunder.ts";
import { KnownPlace } from "../../objects/knownplaces.ts";
import { moduleDict } from "../../objects/module.ts";
import { propertyGetter, propertySetter } from "../../objects/property.ts";
import { replaceData } from "../../objects/type.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Getter, Header, TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { goOn } from "../continue.ts";
import { Frame } from "../frame.ts";
import {
  getterOfVersion,
  knownOffset,
  methodOf,
  NotedPlace,
  noteMethod,
  notePlace,
  valueOffset,
} from "../lookupcache.ts";
import { Slot } from "../quick.ts";
import { pushMethod, pushSpecial } from "../special.ts";
import {
  classAttribute,
  classMethod,
  classValue,
  isHidden,
  knownClassValue,
  replaceKnown,
} from "./classlookups.ts";
import { aOf, begin, bOf, cOf, consume, opOf, read, take, write } from "./operands.ts";

/** The str object of name i of the frame's code. */
export function nameAt(frame: Frame, i: u32): usize {
  return pointer(tupleItem(asCode(frame.code).names, i));
}

// ---- globals ----

/** LOAD_GLOBAL: finds the value, and turns the instruction into one of the cached forms. */
export function loadGlobal(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const name = nameAt(frame, bOf(pc));
  const v = findGlobal(frame, name);
  if (v === ERROR) return 0;
  cacheGlobal(frame, pc, name);
  write(frame, aOf(pc), v);
  return pc + 24;
}

/** The global or builtin of a name (a reference); NameError if there is none. */
export function findGlobal(frame: Frame, name: usize): Value {
  const global = lookupMapping(box(frame.globals), name);
  if (global !== UNBOUND) return global;
  const v = lookupMapping(box(frame.builtins), name);
  return v === UNBOUND ? raiseNameError("name '%S' is not defined", name) : v;
}

/** NameError with a message of %S (the name), and its `name` set. Gives ERROR. */
export function raiseNameError(message: string, name: usize, exc: Exc = Exc.NameError): Value {
  const text = formatText(message, box(name));
  if (text === ERROR) return ERROR;
  raiseWith(exc, text);
  decref(text);
  if (exc === Exc.NameError && pendingIs(exc)) {
    increfAt(name);
    setExcField(pointer(pending), ExcField.NAME_NAME, box(name));
  }
  return ERROR;
}

/** Mappings that are no plain dicts (globals as annotationlib makes them, a sandbox's builtins) may find a name in a way of their own each time. */
function cacheGlobal(frame: Frame, pc: usize, name: usize): void {
  if (!isExactly(box(frame.globals), TypeId.DICT) || !isExactly(box(frame.builtins), TypeId.DICT)) {
    store<u16>(pc, R.LOAD_GLOBAL);
    return;
  }
  let slot = dictSlotOf(frame.globals, name);
  store<u16>(pc, slot !== 0 ? R.LOAD_GLOBAL_MODULE : R.LOAD_GLOBAL_BUILTIN);
  store<u32>(pc, dictVersion(frame.globals), 8);
  if (slot === 0) {
    slot = dictSlotOf(frame.builtins, name);
    if (slot === 0) {
      store<u16>(pc, R.LOAD_GLOBAL);
      return;
    }
    store<u32>(pc, dictVersion(frame.builtins), 12);
  }
  store<u32>(pc, <u32>slot, 16);
}

/** A name of a class or module body: namespace, globals, builtins (a reference), NameError. */
export function findName(frame: Frame, name: usize): Value {
  const local = findLocal(frame, name);
  if (local !== UNBOUND) return local;
  return findGlobal(frame, name);
}

/** A name in the frame's namespace, which may be any mapping (a reference); UNBOUND if it is not there. */
export function findLocal(frame: Frame, name: usize): Value {
  if (frame.locals === 0) return UNBOUND;
  return lookupMapping(box(frame.locals), name);
}

/** mapping[name] (a reference); UNBOUND where it raises KeyError. */
export function lookupMapping(mapping: Value, name: usize): Value {
  if (isExactly(mapping, TypeId.DICT)) {
    const v = dictGetStr(pointer(mapping), name);
    return v === UNBOUND || v === ERROR ? v : incref(v);
  }
  const v = getItem(mapping, box(name));
  if (v === ERROR && pendingIs(Exc.KeyError)) {
    clearError();
    return UNBOUND;
  }
  return v;
}

// ---- attributes ----

/**
 * a ← b.name c. Where instances of several classes come by, the cache beside the instruction fails often: then the place is known from
 * elsewhere, and it is all done in this one function.
 */
export function loadAttribute(frame: Frame, pc: usize): usize {
  const from = <usize>load<u16>(pc, 4);
  const owner = load<i64>(<usize>frame.regs + from);
  if (isPointer(owner)) {
    const p = pointer(owner);
    const type = asType(load<u32>(p, Header.TYPE));
    const place = changetype<usize>(type) === typeAt(TypeId.MODULE) ? ModuleCache.place(p, pc) : 0;
    if (place !== 0) {
      const v = incref(load<i64>(place));
      ModuleCache.consume(frame, from, p);
      Slot.put(<usize>frame.regs + load<u16>(pc, 2), v);
      return pc + 16;
    }
    if (changetype<usize>(type) === typeAt(TypeId.TYPE)) {
      const name = nameAt(frame, cOf(pc));
      let v = knownClassValue(asType(p), name);
      if (v === UNBOUND) v = classValue(asType(p), name);
      if (v === UNBOUND) return findAttribute(frame, pc);
      if (from >= <usize>frame.temps) Slot.put(<usize>frame.regs + from, UNBOUND);
      Slot.put(<usize>frame.regs + load<u16>(pc, 2), v);
      return pc + 16;
    }
    const known = NotedPlace.of(type.version, nameAt(frame, cOf(pc)));
    if (known !== 0 && type.flags & TypeFlag.PLAIN_GETATTR) {
      const offset = NotedPlace.offset(known);
      if (offset !== 0) {
        const v = load<i64>(p + offset);
        if (v !== UNBOUND) {
          cachePlace(pc, R.LOAD_ATTR_VALUE, type, offset);
          incref(v);
          if (from >= <usize>frame.temps) Slot.put(<usize>frame.regs + from, UNBOUND);
          Slot.put(<usize>frame.regs + load<u16>(pc, 2), v);
          return pc + 16;
        }
        const place = movedPlace(p, type, offset, nameAt(frame, cOf(pc)));
        if (place > UNSURE) {
          const w = incref(load<i64>(place));
          if (from >= <usize>frame.temps) Slot.put(<usize>frame.regs + from, UNBOUND);
          Slot.put(<usize>frame.regs + load<u16>(pc, 2), w);
          return pc + 16;
        }
      } else if (NotedPlace.getter(known) !== 0) {
        frame.pc = <u32>pc;
        const v = computed(owner, NotedPlace.getter(known));
        if (v === ERROR) return 0;
        if (from >= <usize>frame.temps) Slot.put(<usize>frame.regs + from, UNBOUND);
        Slot.put(<usize>frame.regs + load<u16>(pc, 2), v);
        return pc + 16;
      }
    }
  }
  return findAttribute(frame, pc);
}

/**
 * Where the dict of an instance has the value of an attribute that was one of the inline values at `offset`, before all moved there: an address above UNSURE. Runs no
 * Python code.
 */
function movedPlace(p: usize, type: PyType, offset: u32, name: usize): usize {
  if (!(type.flags & TypeFlag.INLINE_VALUES) || offset < type.valuesOffset) return ABSENT;
  const dict: usize = load<u32>(p + type.dictOffset);
  return dict === 0 ? ABSENT : dictPlace(dict, box(name));
}

/** What the getter of a type computes for an instance (a reference); ERROR. See getterOf in vm/lookupcache.ts. */
export function computed(owner: Value, getter: u32): Value {
  if (getter & <u32>Getter.ITEM) {
    const index = getter ^ <u32>Getter.ITEM;
    if (index < tupleLength(pointer(owner))) return incref(tupleItem(pointer(owner), index));
    return raise(Exc.IndexError, "tuple index out of range");
  }
  incref(owner);
  const v = call_indirect<Value>(getter & ~(<u32>Getter.INT), owner);
  decref(owner);
  return v;
}

/**
 * What LOAD_ATTR and LOAD_METHOD keep of a module: the version of its namespace and the address of the value there. (The instructions with caches for
 * instances are others.)
 */
class ModuleCache {
  /** Where the value of a module's attribute is; 0 if that is not known any more, or never was. */
  @inline
  static place(module: usize, pc: usize): usize {
    const op = <R>load<u16>(pc);
    if (op !== R.LOAD_ATTR && op !== R.LOAD_METHOD) return 0;
    const version = load<u32>(pc, 8);
    const dict = moduleDict(module);
    return version !== 0 && dict !== 0 && version === changetype<PyDict>(dict).version
      ? <usize>load<u32>(pc, 12)
      : 0;
  }

  @inline
  static note(pc: usize, dict: usize, name: usize): void {
    const op = <R>load<u16>(pc);
    if (op !== R.LOAD_ATTR && op !== R.LOAD_METHOD) return;
    store<u32>(pc, dictVersion(dict), 8);
    store<u32>(pc, <u32>dictSlotOf(dict, name), 12);
  }

  /** Takes the module out of the frame's window, if it lies in a temporary. */
  @inline
  static consume(frame: Frame, from: usize, module: usize): void {
    if (from < <usize>frame.temps) return;
    store<i64>(<usize>frame.regs + from, UNBOUND);
    decrefAt(module);
  }
}

/** Notes in LOAD_ATTR or STORE_ATTR where instances of a type keep the attribute. */
function cachePlace(pc: usize, op: R, type: PyType, offset: u32): void {
  if (load<u16>(pc) === <u16>op) notePlace(pc, changetype<usize>(type));
  else store<u16>(pc, op);
  store<u32>(pc, type.version, 8);
  store<u32>(pc, offset, 12);
  KnownPlace.noteOffset(pc, type.version, offset);
}

function findAttribute(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const owner = read(frame, bOf(pc));
  const name = nameAt(frame, cOf(pc));
  let v = quickValue(pc, owner, name);
  if (v === UNBOUND) {
    v = isPointer(owner) ? computedValue(owner, name) : UNBOUND;
    if (v === ERROR) return 0;
  }
  if (v === UNBOUND && isPointer(owner)) {
    v = classAttribute(pc, owner, name);
    if (v === ERROR) return 0;
  }
  if (v === UNBOUND) {
    if (isPointer(owner) && pushGetter(frame, pc, owner, name)) return 0;
    incref(owner);
    v = getAttr(owner, name);
    decref(owner);
    if (v === ERROR) return 0;
  }
  return finishLoad(frame, pc, v);
}

/** What a built-in type's own function computes for an attribute, by the shortest way: ERROR, UNBOUND if it is none of these. */
function computedValue(owner: Value, name: usize): Value {
  const type = asType(load<u32>(pointer(owner), Header.TYPE));
  if (!(type.flags & TypeFlag.PLAIN_GETATTR)) return UNBOUND;
  const getter = getterOfVersion(type.version, name);
  return getter === 0 ? UNBOUND : computed(owner, getter);
}

/** Stores the attribute found (a reference) for LOAD_ATTR, or for LOAD_METHOD as a callable that takes no self. */
export function finishLoad(frame: Frame, pc: usize, v: Value): usize {
  consume(frame, bOf(pc));
  write(frame, aOf(pc), v);
  const op = opOf(pc);
  if (op === R.LOAD_ATTR || op === R.LOAD_ATTR_VALUE) return pc + 16;
  write(frame, aOf(pc) + 8, UNBOUND);
  return pc + 24;
}

/**
 * The attribute if it has a fixed place in instances (a reference), noted in the instruction too, or is a plain attribute of a class or a
 * module; else UNBOUND.
 */
function quickValue(pc: usize, owner: Value, name: usize): Value {
  if (!isPointer(owner)) return UNBOUND;
  const type = asType(typeOf(owner));
  if (!(type.flags & TypeFlag.PLAIN_GETATTR)) {
    if (changetype<usize>(type) === typeAt(TypeId.MODULE)) return moduleValue(pc, pointer(owner), name);
    return changetype<usize>(type) === typeAt(TypeId.TYPE)
      ? classValue(asType(pointer(owner)), name)
      : UNBOUND;
  }
  const offset = valueOffset(type, name);
  if (offset === 0) return UNBOUND;
  const v = load<i64>(pointer(owner) + offset);
  if (v === UNBOUND) return UNBOUND;
  const op = opOf(pc);
  if (op === R.LOAD_ATTR || op === R.LOAD_ATTR_VALUE) cachePlace(pc, R.LOAD_ATTR_VALUE, type, offset);
  return incref(v);
}

/** What a module's namespace has under a name that its type does not have (a reference), noted in the instruction; else UNBOUND. */
function moduleValue(pc: usize, module: usize, name: usize): Value {
  const dict = moduleDict(module);
  if (dict === 0 || !dictAllStr(dict)) return UNBOUND;
  if (typeLookup(asType(typeAt(TypeId.MODULE)), name) !== UNBOUND) return UNBOUND;
  const v = dictGetStr(dict, name);
  if (v === UNBOUND || v === ERROR) return UNBOUND;
  ModuleCache.note(pc, dict, name);
  return incref(v);
}

/** Steps at which a method that looks an attribute up is left by AttributeError. */
export enum GetterStep {
  /** It is raised. */
  LAST,
  /** __getattr__ is asked. */
  FALL_BACK,
}

/**
 * Pushes the Python function that finds the attribute: a property's getter, __getattribute__, __getattr__, a descriptor's __get__. False
 * if there is none: then nothing was done.
 */
function pushGetter(frame: Frame, pc: usize, owner: Value, name: usize): bool {
  const type = asType(typeOf(owner));
  if (type.flags & TypeFlag.PLAIN_GETATTR) return pushDescriptor(frame, pc, owner, name, GetterStep.LAST);
  if (!isPythonSlot(type.getattr)) return false;
  const getattribute = typeLookupName(owner, Name.__getattribute__);
  const last = typeLookupName(owner, Name.__getattr__) === UNBOUND ? GetterStep.LAST : GetterStep.FALL_BACK;
  if (pushMethod(frame, pc, last, getattribute, owner, box(name))) return true;
  if (last === GetterStep.LAST || !isGenericGet(getattribute)) return false;
  if (pushDescriptor(frame, pc, owner, name, GetterStep.FALL_BACK)) return true;
  incref(owner);
  const v = genericGet(owner, name);
  decref(owner);
  if (v === ERROR && !catchError(Exc.AttributeError)) return true;
  if (v === ERROR || v === UNBOUND)
    return pushMethod(frame, pc, 0, typeLookupName(owner, Name.__getattr__), owner, box(name));
  goOn(frame, GetterStep.LAST, v);
  return true;
}

/** Pushes what the class has under that name if it is a property or a data descriptor whose getter is a Python function. */
function pushDescriptor(frame: Frame, pc: usize, owner: Value, name: usize, step: GetterStep): bool {
  const attribute = typeLookup(asType(typeOf(owner)), name);
  if (attribute === UNBOUND || !isPointer(attribute)) return false;
  if (isExactly(attribute, TypeId.PROPERTY)) {
    const getter = propertyGetter(attribute);
    return pushMethod(frame, pc, step, getter, owner, UNBOUND, UNBOUND, UNBOUND, pointer(attribute));
  }
  const kind = asType(typeOf(attribute));
  if (kind.descrSet === 0 || !isPythonSlot(kind.descrGet)) return false;
  return pushSpecial(frame, pc, step, Name.__get__, attribute, owner, box(typeOf(owner)));
}

/** AttributeError left a method that was looking an attribute up: __getattr__ is pushed. False if there is nothing to ask. */
export function fallBackToGetattr(frame: Frame, pc: usize): bool {
  const owner = read(frame, bOf(pc));
  const method = typeLookupName(owner, Name.__getattr__);
  if (!isExactly(method, TypeId.FUNCTION) || !catchError(Exc.AttributeError)) return false;
  return (
    pushMethod(frame, pc, GetterStep.LAST, method, owner, box(nameAt(frame, cOf(pc)))) && !errorPending()
  );
}

/** a.name c ← b. As loadAttribute; also the first value that an instance's attribute gets. */
export function storeAttribute(frame: Frame, pc: usize): usize {
  const a = <usize>load<u16>(pc, 2);
  const owner = load<i64>(<usize>frame.regs + a);
  if (isPointer(owner) && a < <usize>frame.temps) {
    const p = pointer(owner);
    const type = asType(load<u32>(p, Header.TYPE));
    const offset = knownOffset(type, nameAt(frame, cOf(pc)));
    if (offset !== 0 && type.flags & TypeFlag.PLAIN_SETATTR) {
      if (load<i64>(p + offset) !== UNBOUND || makeRoom(p, type, offset)) {
        cachePlace(pc, R.STORE_ATTR_VALUE, type, offset);
        const v = take(frame, load<u16>(pc, 4));
        frame.pc = <u32>pc;
        Slot.put(p + offset, v);
        return pc + 16;
      }
      const place = movedPlace(p, type, offset, nameAt(frame, cOf(pc)));
      if (place > UNSURE) {
        const v = take(frame, load<u16>(pc, 4));
        frame.pc = <u32>pc;
        Slot.put(place, v);
        return pc + 16;
      }
    }
  }
  return setAttribute(frame, pc);
}

function setAttribute(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const name = nameAt(frame, cOf(pc));
  const owner = read(frame, aOf(pc));
  const v = read(frame, bOf(pc));
  if (storeInPlace(pc, owner, name, v)) return finishStore(frame, pc);
  if (isPointer(owner) && pushSetter(frame, pc, owner, name, v)) return 0;
  incref(owner);
  incref(v);
  const done = setAttr(owner, name, v);
  decref(owner);
  decref(v);
  return done < 0 ? 0 : finishStore(frame, pc);
}

/** Sets the attribute if it has a fixed place in instances, or is data of a class; true if done, and noted in the instruction. */
function storeInPlace(pc: usize, owner: Value, name: usize, v: Value): bool {
  if (!isPointer(owner)) return false;
  const p = pointer(owner);
  const type = asType(typeOf(owner));
  if (!(type.flags & TypeFlag.PLAIN_SETATTR)) {
    if (changetype<usize>(type) !== typeAt(TypeId.TYPE)) return false;
    return replaceKnown(asType(p), name, v) || replaceData(asType(p), name, v);
  }
  const offset = valueOffset(type, name);
  if (offset === 0) return false;
  const old = load<i64>(p + offset);
  if (old === UNBOUND && !makeRoom(p, type, offset)) return false;
  cachePlace(pc, R.STORE_ATTR_VALUE, type, offset);
  store<i64>(p + offset, incref(v));
  decref(old);
  return true;
}

/** Whether an attribute that is not set may be set at its place: always in a slot, among inline values by the rule of core/instance.ts. */
export function makeRoom(p: usize, type: PyType, offset: u32): bool {
  if (!(type.flags & TypeFlag.INLINE_VALUES) || offset < type.valuesOffset) return true;
  if (load<u32>(p + type.dictOffset) !== 0) return false;
  const top = p + type.valuesOffset - 8;
  const i = (offset - type.valuesOffset) >> 3;
  if (i < load<u32>(top)) return false;
  store<u32>(top, i + 1);
  return true;
}

/** The attribute is set: the operands are done with. */
export function finishStore(frame: Frame, pc: usize): usize {
  consume(frame, aOf(pc));
  consume(frame, bOf(pc));
  return pc + 16;
}

/** Pushes the Python function that sets the attribute, or deletes it (v UNBOUND): __setattr__, a property's setter, a descriptor's __set__. */
function pushSetter(frame: Frame, pc: usize, owner: Value, name: usize, v: Value): bool {
  const type = asType(typeOf(owner));
  const deletes = v === UNBOUND;
  if (isPythonSlot(type.setattr)) {
    const method = deletes ? Name.__delattr__ : Name.__setattr__;
    return pushSpecial(frame, pc, 0, method, owner, box(name), v);
  }
  if (!(type.flags & TypeFlag.PLAIN_SETATTR)) return false;
  const attribute = typeLookup(type, name);
  if (attribute === UNBOUND || !isPointer(attribute)) return false;
  if (isExactly(attribute, TypeId.PROPERTY)) {
    const setter = propertySetter(attribute, deletes);
    return pushMethod(frame, pc, 0, setter, owner, v, UNBOUND, UNBOUND, pointer(attribute));
  }
  if (!isPythonSlot(asType(typeOf(attribute)).descrSet)) return false;
  return pushSpecial(frame, pc, 0, deletes ? Name.__delete__ : Name.__set__, attribute, owner, v);
}

/** a, a + 8 ← method and self of b.name c: an unbound function and its self where that saves making a bound method. */
export function loadMethod(frame: Frame, pc: usize): usize {
  const from = <usize>load<u16>(pc, 4);
  const owner = load<i64>(<usize>frame.regs + from);
  if (isPointer(owner)) {
    const type = asType(load<u32>(pointer(owner), Header.TYPE));
    if (changetype<usize>(type) === typeAt(TypeId.MODULE)) {
      const place = ModuleCache.place(pointer(owner), pc);
      return place === 0 ? findMethodOrValue(frame, pc) : loadFunction(frame, pc, pointer(owner), place);
    }
    const method = methodOf(type, nameAt(frame, cOf(pc)));
    const dict: usize = type.dictOffset === 0 ? 0 : load<u32>(pointer(owner) + type.dictOffset);
    const isPlain = method !== UNBOUND && (type.flags & TypeFlag.PLAIN_GETATTR) !== 0;
    if (isPlain && (dict === 0 || dictPlace(dict, box(nameAt(frame, cOf(pc)))) === ABSENT)) {
      if (dict === 0) cacheMethod(pc, type, method);
      const to = <usize>frame.regs + load<u16>(pc, 2);
      if (from >= <usize>frame.temps) store<i64>(<usize>frame.regs + from, UNBOUND);
      else incref(owner);
      store<i64>(to, incref(method));
      store<i64>(to, owner, 8);
      return pc + 24;
    }
  }
  return findMethodOrValue(frame, pc);
}

/** What a module has at a place, as something to call without self. */
function loadFunction(frame: Frame, pc: usize, module: usize, place: usize): usize {
  const v = incref(load<i64>(place));
  ModuleCache.consume(frame, load<u16>(pc, 4), module);
  const to = <usize>frame.regs + load<u16>(pc, 2);
  store<i64>(to, v);
  store<i64>(to, UNBOUND, 8);
  return pc + 24;
}

function findMethodOrValue(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const owner = read(frame, bOf(pc));
  const name = nameAt(frame, cOf(pc));
  const method = findMethod(pc, owner, name);
  if (method !== UNBOUND) {
    incref(owner);
    consume(frame, bOf(pc));
    write(frame, aOf(pc), method);
    write(frame, aOf(pc) + 8, owner);
    return pc + 24;
  }
  const ofClass = classMethod(owner, name);
  if (ofClass !== UNBOUND) {
    incref(owner);
    consume(frame, bOf(pc));
    write(frame, aOf(pc), ofClass);
    write(frame, aOf(pc) + 8, owner);
    return pc + 24;
  }
  let v = quickValue(pc, owner, name);
  if (v === UNBOUND && isPointer(owner)) {
    v = classAttribute(pc, owner, name);
    if (v === ERROR) return 0;
  }
  if (v === UNBOUND) {
    if (isPointer(owner) && pushGetter(frame, pc, owner, name)) return 0;
    incref(owner);
    const isPlain = (asType(typeOf(owner)).flags & TypeFlag.PLAIN_GETATTR) !== 0;
    v = isPlain ? genericGetAttr(owner, name) : getAttr(owner, name);
    decref(owner);
    if (v === ERROR) return 0;
  }
  return finishLoad(frame, pc, v);
}

/** A function on the owner's type that takes self and is not hidden by the instance (a reference); UNBOUND for all else. */
function findMethod(pc: usize, owner: Value, name: usize): Value {
  const type = asType(typeOf(owner));
  if (!(type.flags & TypeFlag.PLAIN_GETATTR)) return UNBOUND;
  const attribute = typeLookup(type, name);
  if (attribute === UNBOUND || !isMethod(attribute)) return UNBOUND;
  if (isPointer(owner)) {
    if (isHidden(owner, type, name)) return UNBOUND;
    cacheMethod(pc, type, attribute);
    noteMethod(type, name, attribute);
  }
  return incref(attribute);
}

function isMethod(attribute: Value): bool {
  return (asType(typeOf(attribute)).flags & TypeFlag.METHOD_DESCRIPTOR) !== 0;
}

function cacheMethod(pc: usize, type: PyType, attribute: Value): void {
  if (load<u16>(pc) === <u16>R.LOAD_METHOD_CACHED) notePlace(pc, changetype<usize>(type));
  else store<u16>(pc, R.LOAD_METHOD_CACHED);
  const version = typeVersion(type);
  store<u32>(pc, version, 8);
  store<i32>(pc, type.dictOffset, 12);
  store<i64>(pc, attribute, 16);
  KnownPlace.noteMethod(pc, version, attribute);
}

/** del a.name b */
export function deleteAttribute(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const owner = read(frame, aOf(pc));
  const name = nameAt(frame, bOf(pc));
  if (isPointer(owner) && pushSetter(frame, pc, owner, name, UNBOUND)) return 0;
  incref(owner);
  const done = setAttr(owner, name, UNBOUND);
  decref(owner);
  return done < 0 ? 0 : finishDeletion(frame, pc);
}

/** The attribute is deleted: the operand is done with. */
export function finishDeletion(frame: Frame, pc: usize): usize {
  consume(frame, aOf(pc));
  return pc + 8;
}
