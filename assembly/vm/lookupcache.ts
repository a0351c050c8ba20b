/**
 * What attributes and methods meant for the types met lately: for instructions that see more than one class (those that see one keep the same
 * beside them). Keyed by a type's version, which changes with the type, its bases and the names its instances have.
 *
 *     values     1024 × │ version u32 │ name u32 │ offset u32 │ getter u32 │     offset 0: no attribute in the instance; see getterOf
 *     methods    1024 × │ version u32 │ name u32 │ method Value │     borrowed: the type of that version holds it
 *                    │ version u32 │ name u32 + kind │ address u64 │     ClassPlace: what instructions find in the class
 *     supers      256 × │ version u32 │ name u32 │ class u32 │ 0 │ method Value │ 0 │       what super() finds behind the class
 *     places      512 × │ pc u32 │ next u32 │ type u32 × 6 │     types that took the place of another in the cache of the instruction at pc
 *     managers     64 × │ pc u32 │ version u32 │ enter u32 │ exit u32 │      functions that the `with` at pc calls, of the type of that version
 *     specials    256 × │ pc u32 │ version u32 │ function u32 │ step u32 │ property u32 │ 0 × 3 │      what it calls for a type's instances
 *
 * What `places` says is a hint for tier 2, of types that may be no more.
 */
import { typeLookup, typeVersion } from "../core/attribute.ts";
import { dictAllStr, dictSlotOf, dictVersion, KnownSlot, PyDict } from "../core/dict.ts";
import { asGetset, asMember, Member } from "../core/getset.ts";
import { keyIndex } from "../core/instance.ts";
import { PyMethodWrapper } from "../core/methods.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
import { isExactly, typeOf } from "../core/typeids.ts";
import { ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { getterIndex } from "../modules/collections/tuplegetter.ts";
import { isNewWrapper } from "../objects/newwrapper.ts";
import { findAfter } from "../objects/super.ts";
import { ClassPlace, Getter, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";

const MASK: u32 = 1023;
const values = memory.data(16384, 16);
const methods = memory.data(16384, 16);
const SUPER_MASK: u32 = 255;
const supers = memory.data(8192, 16);
const PLACES_MASK: u32 = 511;
const places = memory.data(16384, 16);
export const TYPES_AT_PLACE: u32 = 6;
const MANAGERS_MASK: u32 = 63;
const managers = memory.data(1024, 16);
const SPECIALS_MASK: u32 = 255;
const specials = memory.data(8192, 16);

function entryOf(cache: usize, version: u32, name: usize): usize {
  return cache + ((((version * 31) ^ (<u32>name >> 4)) & MASK) << 4);
}

/**
 * Where instances of a type keep an attribute: a slot's value, or an inline value that no data descriptor hides. 0 if it has no fixed place.
 * A place may hold UNBOUND.
 */
export function valueOffset(type: PyType, name: usize): u32 {
  const version = typeVersion(type);
  const entry = entryOf(values, version, name);
  if (load<u32>(entry) === version && load<u32>(entry, 4) === <u32>name) return load<u32>(entry, 8);
  const offset = findOffset(type, name);
  store<u32>(entry, version);
  store<u32>(entry, <u32>name, 4);
  store<u32>(entry, offset, 8);
  store<u32>(entry, getterOf(type, name), 12);
  return offset;
}

/** As valueOffset if it has been asked before, else 0. */
export function knownOffset(type: PyType, name: usize): u32 {
  return placeOfVersion(type.version, name);
}

/** What valueOffset has noted for the version of a type and a name, written out where attributes are loaded. */
export class NotedPlace {
  /** The address of the note, 0 if there is none. */
  @inline
  static of(version: u32, name: usize): usize {
    const entry = entryOf(values, version, name);
    return load<u32>(entry) === version && load<u32>(entry, 4) === <u32>name ? entry : 0;
  }

  @inline
  static offset(entry: usize): u32 {
    return load<u32>(entry, 8);
  }

  @inline
  static getter(entry: usize): u32 {
    return load<u32>(entry, 12);
  }
}

/** The function that computes the attribute for instances of a type whose type has one for it, or the field of a named tuple; 0 for all else. */
function getterOf(type: PyType, name: usize): u32 {
  const attribute = typeLookup(type, name);
  if (isExactly(attribute, TypeId.TUPLE_GETTER)) {
    const index = type.flags & TypeFlag.TUPLE ? getterIndex(attribute) : -1;
    return <u64>index < <u64>Getter.INT ? <u32>Getter.ITEM | <u32>index : 0;
  }
  if (!isExactly(attribute, TypeId.GETSET_DESCRIPTOR)) return 0;
  const getset = asGetset(pointer(attribute));
  if (!isSubtype(changetype<usize>(type), getset.owner)) return 0;
  return getset.gives !== 0 ? <u32>Getter.INT | getset.get : getset.get;
}

/** What getterOf has said of the type of a version, if it has been asked, else 0. */
export function getterOfVersion(version: u32, name: usize): u32 {
  const noted = NotedPlace.of(version, name);
  return noted === 0 ? 0 : NotedPlace.getter(noted);
}

/** As valueOffset by the type's version, if it has been asked before, else 0. */
export function placeOfVersion(version: u32, name: usize): u32 {
  const noted = NotedPlace.of(version, name);
  return noted === 0 ? 0 : NotedPlace.offset(noted);
}

function findOffset(type: PyType, name: usize): u32 {
  const attribute = typeLookup(type, name);
  if (attribute !== UNBOUND && asType(typeOf(attribute)).descrSet !== 0) return slotOffset(type, attribute);
  const i = type.flags & TypeFlag.INLINE_VALUES ? keyIndex(type.keys, name) : -1;
  return i < 0 ? 0 : type.valuesOffset + (i << 3);
}

/** Offset of what a member descriptor of `__slots__` stands for; 0 for other descriptors. */
function slotOffset(type: PyType, descriptor: Value): u32 {
  if (!isExactly(descriptor, TypeId.MEMBER_DESCRIPTOR)) return 0;
  const m = asMember(pointer(descriptor));
  const isSlot = m.kind === <u8>Member.VALUE && m.readonly === 0;
  return isSlot && isSubtype(changetype<usize>(type), m.owner) ? m.offset : 0;
}

/** The method that noteMethod has noted, borrowed; UNBOUND if there is none. It holds for instances that have no dict of their own. */
export function methodOf(type: PyType, name: usize): Value {
  const entry = entryOf(methods, type.version, name);
  if (load<u32>(entry) !== type.version || load<u32>(entry, 4) !== <u32>name) return UNBOUND;
  return type.version === 0 ? UNBOUND : load<i64>(entry, 8);
}

/** As methodOf, by the type's version. */
export function methodOfVersion(version: u32, name: usize): Value {
  const entry = entryOf(methods, version, name);
  const isKnown = version !== 0 && load<u32>(entry) === version && load<u32>(entry, 4) === <u32>name;
  return isKnown ? load<i64>(entry, 8) : UNBOUND;
}

/** What noteInClass has noted for a type's version; 0: nothing. */
export function placeInClass(version: u32, name: usize, kind: ClassPlace): u64 {
  const entry = entryOf(methods, version, name ^ ((<usize>kind) << 4));
  if (version === 0 || load<u32>(entry) !== version || load<u32>(entry, 4) !== <u32>(name | kind)) return 0;
  return load<u64>(entry, 8);
}

/** Data that noteInClass has noted, written out where attributes of classes are loaded and stored. */
export class NotedData {
  /** Where it lies, for a class by its version; 0: not known. */
  @inline
  static slot(version: u32, name: usize): usize {
    const entry = entryOf(methods, version, name ^ ((<usize>ClassPlace.DATA) << 4));
    if (load<u32>(entry) !== version || load<u32>(entry, 4) !== <u32>(name | ClassPlace.DATA)) return 0;
    const dict = <usize>load<u32>(entry, 12);
    const slot = <usize>load<u32>(entry, 8);
    return version !== 0 && dict !== 0 && KnownSlot.holds(dict, slot, name) ? slot : 0;
  }

  /** The same if it lies in the namespace of the class itself. */
  @inline
  static ownSlot(cls: PyType, name: usize): usize {
    const entry = entryOf(methods, cls.version, name ^ ((<usize>ClassPlace.DATA) << 4));
    return load<u32>(entry, 12) === cls.dict ? NotedData.slot(cls.version, name) : 0;
  }
}

/** Notes where a class has what instructions find in it by a name (ClassPlace), as long as it has its version. */
export function noteInClass(type: PyType, name: usize, kind: ClassPlace): void {
  const version = typeVersion(type);
  const known = placeInClass(version, name, kind);
  const dict = <usize>(known >> 32);
  if (known !== 0 && (dict === 0 || changetype<PyDict>(dict).version !== 0)) return;
  const entry = entryOf(methods, version, name ^ ((<usize>kind) << 4));
  store<u32>(entry, version);
  store<u32>(entry, <u32>(name | kind), 4);
  store<u64>(entry, findInClass(type, name, kind), 8);
}

function findInClass(type: PyType, name: usize, kind: ClassPlace): u64 {
  const mro: usize = type.mro;
  for (let i: u32 = 0, count = tupleLength(mro); i < count; i++) {
    const dict: usize = asType(pointer(tupleItem(mro, i))).dict;
    if (!dictAllStr(dict)) return 0;
    const slot = dictSlotOf(dict, name);
    if (slot === 0) continue;
    const v = load<i64>(slot);
    if (kind === ClassPlace.DATA) {
      dictVersion(dict);
      return ((<u64>dict) << 32) | slot;
    }
    return kind === ClassPlace.FUNCTION ? pointer(v) : pointer(v) + offsetof<PyMethodWrapper>("callable");
  }
  return 0;
}

/** Notes a method that no inline value of the type's instances can hide. */
export function noteMethod(type: PyType, name: usize, method: Value): void {
  const version = typeVersion(type);
  const entry = entryOf(methods, version, name);
  store<u32>(entry, version);
  store<u32>(entry, <u32>name, 4);
  store<i64>(entry, method, 8);
}

/**
 * The method of this name that the classes after cls in type's order have, borrowed, or a built-in type's `__new__`: UNBOUND if it is neither
 * that nor a method that takes self, or there is none. ERROR.
 */
export function superMethodOf(cls: usize, type: PyType, name: usize): Value {
  const version = typeVersion(type);
  const entry = supers + ((((version * 31) ^ (<u32>name >> 4) ^ (<u32>cls >> 5)) & SUPER_MASK) << 5);
  if (load<u32>(entry) === version && load<u32>(entry, 4) === name && load<u32>(entry, 8) === cls)
    return load<i64>(entry, 16);
  const found = findAfter(cls, changetype<usize>(type), name);
  if (found === UNBOUND || found === ERROR) return found;
  if (!(asType(typeOf(found)).flags & TypeFlag.METHOD_DESCRIPTOR) && !isNewWrapper(found)) return UNBOUND;
  store<u32>(entry, version);
  store<u32>(entry, <u32>name, 4);
  store<u32>(entry, <u32>cls, 8);
  store<i64>(entry, found, 16);
  return found;
}

/** What the `with` at an instruction calls, if its manager's type has had functions of Python for it lately. */
@unmanaged
export class Managing {
  pc: u32;
  version: u32;
  /** Addresses of the two functions, borrowed: the type of that version holds them. */
  enter: u32;
  exit: u32;

  static at(pc: usize): Managing {
    return changetype<Managing>(managers + ((((<u32>pc >> 3) ^ (<u32>pc >> 9)) & MANAGERS_MASK) << 4));
  }
}

/** The special method, or function of a property, written in Python that an instruction calls for instances of the type of a version (vm/special.ts). */
@unmanaged
export class Special {
  pc: u32;
  version: u32;
  /** Borrowed: the type of that version holds it, or the property. */
  func: u32;
  /** Where the instruction goes on with what it gives (vm/continue.ts). */
  step: u32;
  /** The property that it is of, borrowed; 0 for special methods. */
  property: u32;

  static at(pc: usize, version: u32): Special {
    const hash = (<u32>pc >> 3) ^ (<u32>pc >> 11) ^ (version * 31);
    return changetype<Special>(specials + ((hash & SPECIALS_MASK) << 5));
  }

  /** Instances of a type have come by the instruction at pc. */
  static note(pc: usize, type: PyType, func: usize, step: u32, property: usize): void {
    const version = typeVersion(type);
    const entry = Special.at(pc, version);
    if (entry.pc === <u32>pc && entry.version === version && entry.func === <u32>func && entry.step === step)
      return;
    entry.pc = <u32>pc;
    entry.version = version;
    entry.func = <u32>func;
    entry.step = step;
    entry.property = <u32>property;
    notePlace(pc, changetype<usize>(type));
  }
}

function placeAt(pc: usize): usize {
  return places + ((((<u32>pc >> 3) ^ (<u32>pc >> 12)) & PLACES_MASK) << 5);
}

/** The cache of the instruction at pc, which was about another type, is about this one now. */
export function notePlace(pc: usize, type: usize): void {
  const entry = placeAt(pc);
  if (load<u32>(entry) !== <u32>pc) {
    memory.fill(entry, 0, 32);
    store<u32>(entry, <u32>pc);
  }
  const end = entry + 8 + (TYPES_AT_PLACE << 2);
  for (let p = entry + 8; p < end; p += 4) if (load<u32>(p) === <u32>type) return;
  const n = load<u32>(entry, 4);
  store<u32>(entry + (n << 2), <u32>type, 8);
  store<u32>(entry, n + 1 === TYPES_AT_PLACE ? 0 : n + 1, 4);
}

/** The n-th of the types that notePlace has noted, 0 for none. */
export function typeAtPlace(pc: usize, n: u32): u32 {
  const entry = placeAt(pc);
  return load<u32>(entry) === <u32>pc && n < TYPES_AT_PLACE ? load<u32>(entry + (n << 2), 8) : 0;
}
