/** isinstance and issubclass (PEP 3119): the metaclass's hooks, tuples and unions of classes, else the plain rule. */
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { getAttrOptional, typeLookup } from "./attribute.ts";
import { callSpecial } from "./call.ts";
import { enterNative, leaveNative } from "./depth.ts";
import { fail } from "./errors.ts";
import { nameOf } from "./intern.ts";
import { decref, incref } from "./object.ts";
import { isTrue } from "./truth.ts";
import { isTuple, tupleItem, tupleLength } from "./tuple.ts";
import { asType, isSubtype, isType } from "./type.ts";
import { isExactly, typeAt, typeOf } from "./typeids.ts";
import { unionArgs } from "./union.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "./value.ts";

const INSTANCE_MESSAGE = "isinstance() arg 2 must be a type, a tuple of types, or a union";
const SUBCLASS_MESSAGE = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

/**
 * Answers for abstract base classes without Python code: the library's _abc sets it. (v: Value, cls: Value, hook: Name) => i32: 0, 1, -1,
 * or NOT_OURS
 */
let abstractCheck: u32 = 0;
const NOT_OURS: i32 = 2;
export function setAbstractCheck(index: u32): void {
  abstractCheck = index;
}

/** isinstance(v, cls): 0, 1, -1. */
export function isInstance(v: Value, cls: Value): i32 {
  if (box(typeOf(v)) === cls) return 1;
  if (isExactly(cls, TypeId.TYPE)) return isInstancePlain(v, cls);
  return ask(v, cls, Name.__instancecheck__);
}

/** issubclass(derived, cls): 0, 1, -1. */
export function isSubclass(derived: Value, cls: Value): i32 {
  if (isExactly(cls, TypeId.TYPE)) {
    if (derived === cls) return 1;
    return isSubclassPlain(derived, cls);
  }
  return ask(derived, cls, Name.__subclasscheck__);
}

/** The checks of a tuple of classes, or of the class's own hook. */
function ask(v: Value, cls: Value, hook: Name): i32 {
  if (!enterNative()) return -1;
  const classes = isExactly(cls, TypeId.UNION) ? box(unionArgs(cls)) : cls;
  const result = isTuple(classes) ? askTuple(v, classes, hook) : askHook(v, cls, hook);
  leaveNative();
  return result;
}

function askTuple(v: Value, classes: Value, hook: Name): i32 {
  const count = tupleLength(pointer(classes));
  for (let i: u32 = 0; i < count; i++) {
    const cls = tupleItem(pointer(classes), i);
    const result = hook === Name.__instancecheck__ ? isInstance(v, cls) : isSubclass(v, cls);
    if (result !== 0) return result;
  }
  return 0;
}

function askHook(v: Value, cls: Value, hook: Name): i32 {
  if (abstractCheck !== 0) {
    const known = call_indirect<i32>(abstractCheck, v, cls, hook);
    if (known !== NOT_OURS) return known;
  }
  const answer = callSpecial(cls, hook, v);
  if (answer === ERROR) return -1;
  if (answer === UNBOUND) {
    return hook === Name.__instancecheck__ ? isInstancePlain(v, cls) : isSubclassPlain(v, cls);
  }
  const result = isTrue(answer);
  decref(answer);
  return result;
}

/** Whether `__class__` of instances may be another class than their type: it is looked up by a `__getattribute__`, or overridden. */
function mayClaimClass(type: usize): bool {
  if (!(asType(type).flags & TypeFlag.PLAIN_GETATTR)) return true;
  const name = nameOf(Name.__class__);
  return typeLookup(asType(type), name) !== typeLookup(asType(typeAt(TypeId.OBJECT)), name);
}

/**
 * What isinstance() says of all instances of a type, as long as that stays what it is (the class of cls does): 0, 1; -1 where it is not the same
 * for all of them, or for long.
 */
export function areInstances(type: usize, cls: Value): i32 {
  if (box(type) === cls) return 1;
  if (!isExactly(cls, TypeId.TYPE)) return -1;
  if (isSubtype(type, pointer(cls))) return 1;
  return mayClaimClass(type) ? -1 : 0;
}

/** type.__instancecheck__: by the type of v, then by its __class__. Also takes objects that only have __bases__. */
export function isInstancePlain(v: Value, cls: Value): i32 {
  if (isType(cls)) {
    const type = typeOf(v);
    if (isSubtype(type, pointer(cls))) return 1;
    if (!mayClaimClass(type)) return 0;
    const claimed = getAttrOptional(v, nameOf(Name.__class__));
    if (claimed === ERROR) return -1;
    if (claimed === UNBOUND) return 0;
    const other = claimed !== box(type) && isType(claimed);
    const result = other && isSubtype(pointer(claimed), pointer(cls)) ? 1 : 0;
    decref(claimed);
    return result;
  }
  if (!checkClassLike(cls, INSTANCE_MESSAGE)) return -1;
  const claimed = getAttrOptional(v, nameOf(Name.__class__));
  if (claimed === ERROR) return -1;
  if (claimed === UNBOUND) return 0;
  const result = derivesFrom(claimed, cls);
  decref(claimed);
  return result;
}

/** type.__subclasscheck__, for classes and for objects that only have __bases__. */
export function isSubclassPlain(derived: Value, cls: Value): i32 {
  if (isType(cls) && isType(derived)) return isSubtype(pointer(derived), pointer(cls)) ? 1 : 0;
  if (!checkClassLike(derived, "issubclass() arg 1 must be a class")) return -1;
  if (!isType(cls) && !checkClassLike(cls, SUBCLASS_MESSAGE)) return -1;
  return derivesFrom(derived, cls);
}

/** The __bases__ of an object (a reference) if it is a tuple; UNBOUND if not; ERROR. */
function basesOf(v: Value): Value {
  const bases = getAttrOptional(v, nameOf(Name.__bases__));
  if (bases === ERROR || bases === UNBOUND || isTuple(bases)) return bases;
  decref(bases);
  return UNBOUND;
}

function checkClassLike(v: Value, message: string): bool {
  const bases = basesOf(v);
  if (bases === UNBOUND) fail(Exc.TypeError, message);
  if (bases === ERROR || bases === UNBOUND) return false;
  decref(bases);
  return true;
}

/** Whether cls is derived or among its __bases__, at any depth. */
function derivesFrom(derived: Value, cls: Value): i32 {
  if (derived === cls) return 1;
  if (!enterNative()) return -1;
  const bases = basesOf(derived);
  let result: i32 = bases === ERROR ? -1 : 0;
  if (bases !== ERROR && bases !== UNBOUND) {
    const count = tupleLength(pointer(bases));
    for (let i: u32 = 0; i < count && result === 0; i++) {
      const base = incref(tupleItem(pointer(bases), i));
      result = derivesFrom(base, cls);
      decref(base);
    }
    decref(bases);
  }
  leaveNative();
  return result;
}
