/** What sys tells of the running VM itself: threads, frames, caches. There is one thread. */
import { dictDelete, dictGetStr } from "../core/dict.ts";
import { raise, raisef } from "../core/errors.ts";
import { Hook, hookIndex } from "../core/hooks.ts";
import { internedCount, nameOf, nameValue } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { incref, PyObject } from "../core/object.ts";
import { isStr, newStr } from "../core/string.ts";
import { typeModified } from "../core/subclasses.ts";
import { indexNumber } from "../core/subscript.ts";
import { tuple3 } from "../core/tuple.ts";
import { asType, isType } from "../core/type.ts";
import {
  box,
  boxBool,
  ERROR,
  FALSE,
  isPointer,
  NONE,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { newStruct, newStructType, structSet } from "../objects/structseq.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { initSysAsync } from "./sysasync.ts";

function nothing(_args: usize): Value {
  return NONE;
}

function no(_args: usize): Value {
  return FALSE;
}

/** Deletes a name of a class that has it; false with an exception pending. */
function clearName(type: usize, name: Name): bool {
  const found = dictGetStr(asType(type).dict, nameOf(name));
  if (found === ERROR) return false;
  if (found === UNBOUND) return true;
  typeModified(asType(type));
  return dictDelete(asType(type).dict, nameValue(name)) >= 0;
}

/** _clear_type_descriptors(type): takes `__dict__` and `__weakref__` off a class, before dataclasses makes it again with slots. */
function clearTypeDescriptors(args: usize): Value {
  const type = load<i64>(args);
  if (!isType(type)) {
    return raisef(Exc.TypeError, "_clear_type_descriptors() argument must be type, not %T", type);
  }
  if (asType(pointer(type)).flags & TypeFlag.IMMUTABLE) return raise(Exc.TypeError, "argument is immutable");
  const good = clearName(pointer(type), Name.__dict__) && clearName(pointer(type), Name.__weakref__);
  return good ? NONE : ERROR;
}

/** _getframemodulename(depth=0): None where there is no such frame. */
function frameModuleName(args: usize): Value {
  const depth = indexNumber(load<i64>(args));
  if (depth === i64.MIN_VALUE) return ERROR;
  const hook = hookIndex(Hook.GLOBALS_AT);
  if (hook === 0) return ERROR;
  const globals = call_indirect<usize>(hook, <i32>max<i64>(min<i64>(depth, i32.MAX_VALUE), 0));
  const name = globals === 0 ? UNBOUND : dictGetStr(globals, nameOf(Name.__name__));
  return name === UNBOUND ? NONE : name === ERROR ? ERROR : incref(name);
}

function currentFrames(_args: usize): Value {
  const hook = hookIndex(Hook.THREAD_FRAMES);
  return hook === 0 ? ERROR : call_indirect<Value>(hook);
}

function currentExceptions(_args: usize): Value {
  const hook = hookIndex(Hook.THREAD_EXCEPTIONS);
  return hook === 0 ? ERROR : call_indirect<Value>(hook);
}

function isImmortal(args: usize): Value {
  const v = load<i64>(args);
  return boxBool(!isPointer(v) || changetype<PyObject>(pointer(v)).refcount < 0);
}

function internedSize(_args: usize): Value {
  return small(internedCount());
}

function refuseTrampoline(args: usize): Value {
  const backend = load<i64>(args);
  if (!isStr(backend)) {
    return raisef(Exc.TypeError, "activate_stack_trampoline() argument must be str, not %A", backend);
  }
  return raise(Exc.ValueError, "perf trampoline not available");
}

function threadInfo(): Value {
  const v = newStruct(newStructType("sys", "thread_info", "name lock version", 3, true));
  const name = newStr("pthread-stubs");
  if (v !== ERROR && name !== 0) structSet(v, 0, box(name));
  return v;
}

/** Adds all that to the namespace of sys. */
export function initSysRuntime(dict: usize, module: usize): void {
  defineFunction(dict, module, "_clear_internal_caches()", nothing);
  defineFunction(dict, module, "_clear_type_cache()", nothing);
  defineFunction(dict, module, "_clear_type_descriptors(type, /)", clearTypeDescriptors);
  defineFunction(dict, module, "_current_exceptions()", currentExceptions);
  defineFunction(dict, module, "_current_frames()", currentFrames);
  defineFunction(dict, module, "_getframemodulename(depth=0)", frameModuleName);
  defineFunction(dict, module, "_is_immortal(op, /)", isImmortal);
  defineFunction(dict, module, "activate_stack_trampoline(backend, /)", refuseTrampoline);
  defineFunction(dict, module, "deactivate_stack_trampoline()", nothing);
  defineFunction(dict, module, "getunicodeinternedsize(*, _only_immortal=False)", internedSize);
  defineFunction(dict, module, "is_remote_debug_enabled()", no);
  initSysAsync(dict, module);
  setIn(dict, "thread_info", threadInfo());
  setIn(dict, "_git", gitFacts());
  setIn(dict, "_home", NONE);
  setIn(dict, "_stdlib_dir", NONE);
}

/** Name of the implementation, branch and commit that it was built from: not known. */
function gitFacts(): Value {
  const p = tuple3(text("taipan"), text(""), text(""));
  return p === 0 ? ERROR : box(p);
}

function text(literal: string): Value {
  const p = newStr(literal);
  return p === 0 ? ERROR : box(p);
}
