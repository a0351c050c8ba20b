/** typing.TypeVar. What the kinds of type parameters have in common: typeparam.ts. */
import { plus } from "../../core/arithmetic.ts";
import { getAttr } from "../../core/attribute.ts";
import { callMethod } from "../../core/call.ts";
import { raise, raisef } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { nameOf } from "../../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { BAD_INDEX, indexNumber, lengthOf } from "../../core/subscript.ts";
import {
  allocTuple,
  emptyTuple,
  finishTuple,
  tuple1,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, NO_DEFAULT, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { unionOfTwo } from "../union.ts";
import { callTyping, checkType } from "./library.ts";
import {
  asTypeParam,
  defaultOf,
  evaluatorOf,
  finishTypeParam,
  initTypeParam,
  initVariance,
  lazyValue,
  newTypeParam,
  PyTypeParam,
  readVariance,
} from "./typeparam.ts";

let signature!: NativeDef;

function typevarNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = makeTypevar(values);
  endSlot(signature, values);
  return result;
}

/** name, constraints, bound, default, covariant, contravariant, infer_variance */
function makeTypevar(values: usize): Value {
  const name = load<i64>(values);
  if (!isStr(name)) return raisef(Exc.TypeError, "typevar() argument 'name' must be str, not %A", name);
  const self = newTypeParam(TypeId.TYPEVAR, name);
  if (self === ERROR) return ERROR;
  if (!readVariance(self, values + 32) || !setBound(self, load<i64>(values, 16), load<i64>(values, 8))) {
    decref(self);
    return ERROR;
  }
  return finishTypeParam(self, load<i64>(values, 24)) ? self : ERROR;
}

function setBound(self: Value, bound: Value, constraints: Value): bool {
  const param = asTypeParam(self);
  if (bound !== NONE) {
    param.bound = checkType(bound, "Bound must be a type.");
    if (param.bound === ERROR) {
      param.bound = UNBOUND;
      return false;
    }
  }
  const count = tupleLength(pointer(constraints));
  if (count === 0) return true;
  if (count === 1) raise(Exc.TypeError, "A single constraint is not allowed");
  else if (bound !== NONE) raise(Exc.TypeError, "Constraints cannot be combined with bound=...");
  else {
    const checked = checkConstraints(pointer(constraints));
    if (checked === 0) return false;
    param.constraints = box(checked);
    return true;
  }
  return false;
}

function checkConstraints(given: usize): usize {
  const count = tupleLength(given);
  const result = allocTuple(count);
  if (result === 0) return 0;
  for (let i: u32 = 0; i < count; i++) {
    const checked = checkType(
      tupleItem(given, i),
      "TypeVar(name, constraint, ...): constraints must be types.",
    );
    if (checked === ERROR) {
      decref(finishTuple(result));
      return 0;
    }
    tupleInit(result, i, checked);
  }
  finishTuple(result);
  return result;
}

/**
 * A type variable written in brackets, with the function that gives its bound or its constraints (UNBOUND: none of these). The name is any
 * value that the bytecode has there. A reference, or ERROR.
 */
export function makeTypevarOf(name: Value, bound: Value, constraints: Value): Value {
  if (!isStr(name)) return raise(Exc.SystemError, "bad name of a type parameter");
  const self = newTypeParam(TypeId.TYPEVAR, name);
  if (self === ERROR) return ERROR;
  asTypeParam(self).inferVariance = 1;
  asTypeParam(self).evaluateBound = incref(bound);
  asTypeParam(self).evaluateConstraints = incref(constraints);
  return self;
}

// ---- attributes ----

function getBound(self: Value): Value {
  return lazyValue(self, offsetof<PyTypeParam>("bound"), offsetof<PyTypeParam>("evaluateBound"), NONE);
}

function evaluateBound(self: Value): Value {
  return evaluatorOf(self, offsetof<PyTypeParam>("bound"), offsetof<PyTypeParam>("evaluateBound"));
}

function getConstraints(self: Value): Value {
  const value = offsetof<PyTypeParam>("constraints");
  return lazyValue(self, value, offsetof<PyTypeParam>("evaluateConstraints"), box(emptyTuple()));
}

function evaluateConstraints(self: Value): Value {
  return evaluatorOf(
    self,
    offsetof<PyTypeParam>("constraints"),
    offsetof<PyTypeParam>("evaluateConstraints"),
  );
}

// ---- substitution ----

function typevarSubst(args: usize): Value {
  return callTyping("_typevar_subst", load<i64>(args), load<i64>(args, 8));
}

/** The arguments of an alias, and behind them the default if none of them is for this variable. */
function prepareSubst(args: usize): Value {
  const alias = load<i64>(args, 8);
  const given = load<i64>(args, 16);
  const place = placeIn(alias, load<i64>(args));
  if (place === BAD_INDEX) return ERROR;
  const count = lengthOf(given);
  if (count < 0) return ERROR;
  if (place !== count) return incref(given);
  const fallback = defaultOf(load<i64>(args));
  if (fallback === NO_DEFAULT) {
    const message = "Too few arguments for %s; actual %d, expected at least %d";
    return raisef(Exc.TypeError, message, alias, count, place + 1);
  }
  if (fallback === ERROR) return ERROR;
  const only = tuple1(fallback);
  if (only === 0) return ERROR;
  const result = plus(given, box(only));
  decrefAt(only);
  return result;
}

/** Place of a parameter among those of an alias; BAD_INDEX with an exception pending. */
function placeIn(alias: Value, self: Value): i64 {
  const parameters = getAttr(alias, nameOf(Name.__parameters__));
  if (parameters === ERROR) return BAD_INDEX;
  const index = callMethod(parameters, Name.index, self);
  decref(parameters);
  if (index === ERROR) return BAD_INDEX;
  const place = indexNumber(index);
  decref(index);
  return place;
}

export function initTypevar(): void {
  const type = asType(typeAt(TypeId.TYPEVAR));
  signature = slotSignature(
    "typevar(name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)",
  );
  initTypeParam(type);
  initVariance(type);
  type.new = typevarNew.index;
  type.or = unionOfTwo.index;
  defineGetter(type, "__bound__", getBound);
  defineGetter(type, "__constraints__", getConstraints);
  defineGetter(type, "evaluate_bound", evaluateBound);
  defineGetter(type, "evaluate_constraints", evaluateConstraints);
  define(type, "__typing_subst__(self, arg, /)", typevarSubst);
  define(type, "__typing_prepare_subst__(self, alias, args, /)", prepareSubst);
}
