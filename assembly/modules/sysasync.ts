/** sys.get_asyncgen_hooks, sys.set_asyncgen_hooks and the depth of coroutines' origins. What they set: core/asyncstate.ts. */
import {
  finalizer,
  firstIter,
  originDepth,
  setFinalizer,
  setFirstIter,
  setOriginDepth,
} from "../core/asyncstate.ts";
import { raise, raisef } from "../core/errors.ts";
import { defineFunction } from "../core/native.ts";
import { incref } from "../core/object.ts";
import { indexNumber } from "../core/subscript.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { ERROR, NONE, small, UNBOUND, Value } from "../core/value.ts";
import { newStruct, newStructType, structSet } from "../objects/structseq.ts";
import { Exc } from "../shared/exceptions.ts";

let hooksType: usize = 0;

function getOriginDepth(_args: usize): Value {
  return small(originDepth);
}

function setDepth(args: usize): Value {
  const depth = indexNumber(load<i64>(args));
  if (depth === i64.MIN_VALUE) return ERROR;
  if (depth < 0) return raise(Exc.ValueError, "depth must be >= 0");
  if (depth > i32.MAX_VALUE) return raise(Exc.OverflowError, "Python int too large to convert to C int");
  setOriginDepth(<i32>depth);
  return NONE;
}

function getHooks(_args: usize): Value {
  const v = newStruct(hooksType);
  if (v === ERROR) return ERROR;
  structSet(v, 0, hookOrNone(firstIter));
  structSet(v, 1, hookOrNone(finalizer));
  return v;
}

function hookOrNone(hook: Value): Value {
  return hook === UNBOUND ? NONE : incref(hook);
}

function isHook(v: Value): bool {
  return v === UNBOUND || v === NONE || asType(typeOf(v)).call !== 0;
}

/** set_asyncgen_hooks(firstiter=…, finalizer=…): what is not given stays, None takes a hook away. */
function setHooks(args: usize): Value {
  const first = load<i64>(args);
  const last = load<i64>(args, 8);
  if (!isHook(last)) return raisef(Exc.TypeError, "callable finalizer expected, got %T", last);
  if (!isHook(first)) return raisef(Exc.TypeError, "callable firstiter expected, got %T", first);
  if (last !== UNBOUND) setFinalizer(last === NONE ? UNBOUND : incref(last));
  if (first !== UNBOUND) setFirstIter(first === NONE ? UNBOUND : incref(first));
  return NONE;
}

/** Adds these functions to the namespace of sys. */
export function initSysAsync(dict: usize, module: usize): void {
  hooksType = newStructType("builtins", "asyncgen_hooks", "firstiter finalizer", 2, false);
  defineFunction(dict, module, "get_asyncgen_hooks()", getHooks);
  defineFunction(dict, module, "get_coroutine_origin_tracking_depth()", getOriginDepth);
  defineFunction(dict, module, "set_asyncgen_hooks(firstiter=<unset>, finalizer=<unset>)", setHooks);
  defineFunction(dict, module, "set_coroutine_origin_tracking_depth(depth)", setDepth);
}
