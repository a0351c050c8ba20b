/** typing.ParamSpec, and what its `args` and `kwargs` are. What the kinds of type parameters have in common: typeparam.ts. */
import { compareTruth } from "../../core/compare.ts";
import { formatText, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import {
  decref,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitValue,
} from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { unionOfTwo } from "../union.ts";
import { callTyping, checkType } from "./library.ts";
import {
  asTypeParam,
  finishTypeParam,
  initTypeParam,
  initVariance,
  newTypeParam,
  PyTypeParam,
  raiseNoBase,
  readVariance,
} from "./typeparam.ts";

let signature!: NativeDef;

function paramspecNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = makeParamspec(values);
  endSlot(signature, values);
  return result;
}

/** name, bound, default, covariant, contravariant, infer_variance */
function makeParamspec(values: usize): Value {
  const name = load<i64>(values);
  if (!isStr(name)) return raisef(Exc.TypeError, "paramspec() argument 'name' must be str, not %A", name);
  const self = newTypeParam(TypeId.PARAMSPEC, name);
  if (self === ERROR) return ERROR;
  if (!readVariance(self, values + 24) || !setBound(self, load<i64>(values, 8))) {
    decref(self);
    return ERROR;
  }
  return finishTypeParam(self, load<i64>(values, 16)) ? self : ERROR;
}

function setBound(self: Value, bound: Value): bool {
  if (bound === NONE) return true;
  const checked = checkType(bound, "Bound must be a type.");
  if (checked === ERROR) return false;
  asTypeParam(self).bound = checked;
  return true;
}

/** One written in brackets; the name is any value that the bytecode has there. A reference, or ERROR. */
export function makeParamspecOf(name: Value): Value {
  if (!isStr(name)) return raise(Exc.SystemError, "bad name of a type parameter");
  const self = newTypeParam(TypeId.PARAMSPEC, name);
  if (self !== ERROR) asTypeParam(self).inferVariance = 1;
  return self;
}

function paramspecSubst(args: usize): Value {
  return callTyping("_paramspec_subst", load<i64>(args), load<i64>(args, 8));
}

function prepareSubst(args: usize): Value {
  return callTyping("_paramspec_prepare_subst", load<i64>(args), load<i64>(args, 8), load<i64>(args, 16));
}

// ---- P.args and P.kwargs ----

@unmanaged
class PyParamPart {
  refcount: i32;
  type: u32;
  weakrefs: u32;
  pad: u32;
  origin: Value;
}

export const PARAM_PART_SIZE: u32 = <u32>offsetof<PyParamPart>();

function originOf(v: Value): Value {
  return changetype<PyParamPart>(pointer(v)).origin;
}

function newPart(type: usize, origin: Value): Value {
  const p = newContainer(type, offsetof<PyParamPart>());
  if (p === 0) return raiseMemoryError();
  const part = changetype<PyParamPart>(p);
  part.weakrefs = 0;
  part.pad = 0;
  part.origin = incref(origin);
  gcTrack(p);
  return box(p);
}

function getArgs(self: Value): Value {
  return newPart(typeAt(TypeId.PARAMSPEC_ARGS), self);
}

function getKwargs(self: Value): Value {
  return newPart(typeAt(TypeId.PARAMSPEC_KWARGS), self);
}

let argsSignature!: NativeDef;
let kwargsSignature!: NativeDef;

function partNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const def = type === typeAt(TypeId.PARAMSPEC_ARGS) ? argsSignature : kwargsSignature;
  const values = bindSlot(def, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = newPart(type, load<i64>(values));
  endSlot(def, values);
  return result;
}

function partRepr(self: Value): Value {
  const origin = originOf(self);
  const args = isExactly(self, TypeId.PARAMSPEC_ARGS);
  if (isExactly(origin, TypeId.PARAMSPEC)) {
    return formatText(args ? "%S.args" : "%S.kwargs", box(<usize>asTypeParam(origin).name));
  }
  return formatText(args ? "%R.args" : "%R.kwargs", origin);
}

/** Two are the same if they are of the same ParamSpec. */
function partCompare(a: Value, b: Value, op: Compare): Value {
  if (typeOf(a) !== typeOf(b) || (op !== Compare.EQ && op !== Compare.NE)) return NOT_IMPLEMENTED;
  const result = compareTruth(originOf(a), originOf(b), op);
  return result < 0 ? ERROR : boxBool(result > 0);
}

function partTraverse(p: usize, visit: u32): void {
  visitValue(changetype<PyParamPart>(p).origin, visit);
}

function partClear(p: usize): void {
  const origin = changetype<PyParamPart>(p).origin;
  changetype<PyParamPart>(p).origin = UNBOUND;
  decref(origin);
}

function partDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  partClear(p);
  freeContainer(p);
}

function initPart(type: PyType): void {
  type.weakOffset = <i32>offsetof<PyParamPart>("weakrefs");
  type.new = partNew.index;
  type.repr = partRepr.index;
  type.compare = partCompare.index;
  type.dealloc = partDealloc.index;
  type.traverse = partTraverse.index;
  type.clear = partClear.index;
  defineMember(type, "__origin__", offsetof<PyParamPart>("origin"), Member.VALUE);
  define(type, "__mro_entries__(self, object, /)", raiseNoBase);
}

export function initParamspec(): void {
  const type = asType(typeAt(TypeId.PARAMSPEC));
  signature = slotSignature(
    "paramspec(name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)",
  );
  argsSignature = slotSignature("paramspecargs(origin)");
  kwargsSignature = slotSignature("paramspeckwargs(origin)");
  initTypeParam(type);
  initVariance(type);
  type.new = paramspecNew.index;
  type.or = unionOfTwo.index;
  defineMember(type, "__bound__", offsetof<PyTypeParam>("bound"), Member.VALUE_OR_NONE);
  defineGetter(type, "args", getArgs);
  defineGetter(type, "kwargs", getKwargs);
  define(type, "__typing_subst__(self, arg, /)", paramspecSubst);
  define(type, "__typing_prepare_subst__(self, alias, args, /)", prepareSubst);
  initPart(asType(typeAt(TypeId.PARAMSPEC_ARGS)));
  initPart(asType(typeAt(TypeId.PARAMSPEC_KWARGS)));
}
