/** CALL, CALL_METHOD, CALL_KW, CALL_EX: Python functions, methods, classes and callable instances get frames, all else is called here. */

import { typeLookup, typeLookupName } from "../../core/attribute.ts";
import { callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { dictNext, dictPosition, dictUsed, entryKey, entryValue } from "../../core/dict.ts";
import { clearError, raise, raisef } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { Breaker } from "../../core/interrupt.ts";
import { isSequence } from "../../core/iterate.ts";
import { asMethod, asMethodWrapper } from "../../core/methods.ts";
import {
  boundSelf,
  callResuming,
  DEFAULTS_IN_PLACE,
  Native,
  NativeDef,
  NativeKind,
  nativeVector,
  PyBuiltin,
  PyMethodDescriptor,
  relayNative,
  resumingNative,
} from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import {
  callRelayed,
  dropRelayed,
  endRelayed,
  Relayed,
  relayArgs,
  relayCallable,
  relayCount,
  relayEnd,
  relayNames,
  relayOf,
  relayOwned,
  relayOwnNames,
  relayRoom,
} from "../../core/relay.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { isStr } from "../../core/string.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, PUSHED, pointer, UNBOUND, Value } from "../../core/value.ts";
import { builtinNext } from "../../modules/builtin/iteration.ts";
import { checkInitResult } from "../../objects/dunder.ts";
import { isMadeByNew } from "../../objects/exceptions/base.ts";
import { asFunction } from "../../objects/function.ts";
import { isNewWrapper } from "../../objects/newwrapper.ts";
import { newInstance, objectInit, objectNew } from "../../objects/object.ts";
import { tupleOf } from "../../objects/tuple.ts";
import { typeCall } from "../../objects/type.ts";
import { wrapperCall } from "../../objects/wrapper.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { R, sizeOf } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { superArguments } from "../caller.ts";
import { ENTERED, enterCall, made, pushFunction, storeResult } from "../calls.ts";
import { asFrame, current, Frame, FrameKind } from "../frame.ts";
import { serveInterrupts } from "../interrupts.ts";
import { superMethodOf } from "../lookupcache.ts";
import { Slot } from "../quick.ts";
import { reenter } from "../unwind.ts";
import { functionName } from "./build.ts";
import { enterClassBody, isClassStatement, leaveClassBody } from "./classbody.ts";
import { execute, executed, isExecution } from "./execution.ts";
import {
  callGeneratorFunction,
  callGeneratorMethod,
  isResumption,
  NOT_CALLED,
  resumeByCall,
  resumeInPlace,
} from "./generatorops.ts";
import { nameAt } from "./lookups.ts";
import { aOf, begin, bOf, cOf, dropSlots, opOf, read, write } from "./operands.ts";

/**
 * CALL and CALL_METHOD of what Calls.enter does not serve: the callable lies at `at` (temporary a), `nargs` arguments at `args`, self of a
 * method among them.
 *
 * A native that no keyword is given to is called here, where the arguments lie, with its defaults behind them: all of `len(x)` or
 * `s.append(v)` in one function, since each further one costs what the native itself does.
 */
export function callOperation(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  const callable = load<i64>(at);
  if (!isPointer(callable)) return callOther(frame, pc, at, args, nargs);
  const p = pointer(callable);
  const type: usize = load<u32>(p, Header.TYPE);
  if (type === typeAt(TypeId.FUNCTION)) return callFunction(frame, pc, at, args, nargs);
  if (type === typeAt(TypeId.TYPE)) {
    const make = asType(p).make;
    if (make !== 0) {
      frame.pc = <u32>pc;
      const made = call_indirect<Value>(make, args, nargs);
      if (made !== UNBOUND) return Direct.finish(frame, pc, at, args + ((<usize>nargs) << 3), made);
    }
    return callClass(frame, pc, p, at, args, nargs);
  }
  let def: NativeDef;
  if (type === typeAt(TypeId.METHOD_DESCRIPTOR)) {
    if (nargs === 0) return callOther(frame, pc, at, args, nargs);
    const self = load<i64>(args);
    const kind: usize = isPointer(self) ? load<u32>(pointer(self), Header.TYPE) : typeOf(self);
    if (kind !== <usize>changetype<PyMethodDescriptor>(p).owner) {
      return callInherited(frame, pc, at, args, nargs, kind);
    }
    def = changetype<NativeDef>(<usize>changetype<PyMethodDescriptor>(p).def);
  } else {
    if (type === typeAt(TypeId.CLASSMETHOD_DESCRIPTOR)) return callOfClass(frame, pc, at, args, nargs);
    if (type !== typeAt(TypeId.BUILTIN)) {
      if (type === typeAt(TypeId.METHOD) && enterCall(frame, at, args, nargs, pc)) return ENTERED;
      return callOther(frame, pc, at, args, nargs);
    }
    if (changetype<PyBuiltin>(p).self !== UNBOUND) return callBound(frame, pc, at, args, nargs);
    def = changetype<NativeDef>(<usize>changetype<PyBuiltin>(p).def);
  }
  const end = args + ((<usize>nargs) << 3);
  const missing = <u32>(def.direct - nargs);
  if (missing !== 0) {
    if (missing > DEFAULTS_IN_PLACE || missing > def.optional) {
      if (def.kind === <u32>NativeKind.RESUMING) {
        // A built-in iterator steps at once; one of a class's own runs that nested, as ever.
        if (
          def.fn === <u32>builtinNext.index &&
          nargs === 1 &&
          !isExactly(load<i64>(args), TypeId.GENERATOR)
        ) {
          frame.pc = <u32>pc;
          store<i64>(end, UNBOUND);
          return Direct.finish(frame, pc, at, end, builtinNext(args));
        }
        const next = resumeInPlace(frame, pc, def, at, args, nargs);
        if (next !== NOT_CALLED) return next;
        if (changetype<usize>(resumingNative(callable, args, nargs)) !== 0)
          return callResumption(frame, pc, def, at, args, nargs);
      }
      return callOther(frame, pc, at, args, nargs);
    }
    Native.addDefaults(def, nargs, end, end + (missing << 3));
  }
  frame.pc = <u32>pc;
  const result = call_indirect<Value>(def.fn, args);
  if (missing !== 0) {
    store<i64>(end, UNBOUND);
    if (missing !== 1) store<i64>(end, UNBOUND, 8);
  }
  return Direct.finish(frame, pc, at, end, result);
}

/** As callOperation, for a native method of a base of the type (`kind`) that self has. */
function callInherited(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32, kind: usize): usize {
  const method = changetype<PyMethodDescriptor>(pointer(load<i64>(at)));
  if (!isSubtype(kind, method.owner)) return callOther(frame, pc, at, args, nargs);
  const def = changetype<NativeDef>(<usize>method.def);
  return isInPlace(def, nargs)
    ? callInPlace(frame, pc, def, at, args, nargs)
    : callOther(frame, pc, at, args, nargs);
}

/** As callOperation, for a native class method, with the class in front of its arguments. */
function callOfClass(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  const method = changetype<PyMethodDescriptor>(pointer(load<i64>(at)));
  const cls = load<i64>(args);
  if (nargs === 0 || !isType(cls) || !isSubtype(pointer(cls), method.owner))
    return callOther(frame, pc, at, args, nargs);
  const def = changetype<NativeDef>(<usize>method.def);
  return isInPlace(def, nargs)
    ? callInPlace(frame, pc, def, at, args, nargs)
    : callOther(frame, pc, at, args, nargs);
}

/** As callOperation, for a native method that is bound: self takes the place before the arguments, where the callable lies or nothing. */
function callBound(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  const bound = changetype<PyBuiltin>(pointer(load<i64>(at)));
  const def = changetype<NativeDef>(<usize>bound.def);
  const takesAll = def.kind === <u32>NativeKind.VECTOR;
  if (!takesAll && !isInPlace(def, nargs + 1)) return callOther(frame, pc, at, args, nargs);
  const self = args - 8;
  const before = load<i64>(self);
  store<i64>(self, incref(bound.self));
  decref(before);
  if (!takesAll && nargs + 1 !== def.direct) return callInPlace(frame, pc, def, at, self, nargs + 1);
  frame.pc = <u32>pc;
  const result = takesAll
    ? call_indirect<Value>(def.fn, self, nargs + 1, <usize>0)
    : call_indirect<Value>(def.fn, self);
  return Direct.finish(frame, pc, at, args + ((<usize>nargs) << 3), result);
}

/** Whether a native takes so many arguments where they lie. */
function isInPlace(def: NativeDef, nargs: i32): bool {
  const missing = <u32>(def.direct - nargs);
  return missing <= DEFAULTS_IN_PLACE && missing <= def.optional;
}

/** Calls such a native. */
function callInPlace(frame: Frame, pc: usize, def: NativeDef, at: usize, args: usize, nargs: i32): usize {
  const end = args + ((<usize>nargs) << 3);
  const filled = end + ((<usize>(def.direct - nargs)) << 3);
  Native.addDefaults(def, nargs, end, filled);
  frame.pc = <u32>pc;
  const result = call_indirect<Value>(def.fn, args);
  for (let slot = end; slot < filled; slot += 8) store<i64>(slot, UNBOUND);
  return Direct.finish(frame, pc, at, end, result);
}

/** As callOperation, for all that is called otherwise. */
function callOther(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  const callable = load<i64>(at);
  const vector = Native.ofKind(NativeKind.VECTOR, callable, args, nargs);
  if (changetype<usize>(vector) !== 0) {
    if (isClassStatement(vector, args, nargs)) return callClassBody(frame, pc, args, nargs, 0);
    frame.pc = <u32>pc;
    const result = call_indirect<Value>(vector.fn, args, nargs, <usize>0);
    return Direct.finish(frame, pc, at, args + ((<usize>nargs) << 3), result);
  }
  if (isExactly(callable, TypeId.WRAPPER_DESCRIPTOR)) return callWrapper(frame, pc, at, args, nargs);
  const called = callGeneratorMethod(frame, pc, at, args, nargs);
  if (called !== NOT_CALLED) return called <= ENTERED ? called : afterNative(frame, pc);
  if (enterCall(frame, at, args, nargs, pc)) return ENTERED;
  // Its keyword-only parameter makes exec none that resumingNative finds.
  const resuming = Native.ofKind(NativeKind.RESUMING, callable, args, nargs);
  if (changetype<usize>(resuming) !== 0 && isExecution(resuming, nargs))
    return callExecution(frame, pc, resuming, at, args, nargs);
  const def = resumingNative(callable, args, nargs);
  if (changetype<usize>(def) !== 0) return callResumption(frame, pc, def, at, args, nargs);
  if (isInterrupted(frame, pc)) return 0;
  return callWith(frame, pc, aOf(pc), <u32>((args - at) >> 3) + nargs, args, nargs, 0);
}

/** As callOperation, for functions that the loop does not enter by itself: it is a generator's, or they are. */
function callFunction(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  const f = asFunction(pointer(load<i64>(at)));
  if (f.simpleArgs < 0) {
    const called = callGeneratorFunction(frame, pc, at, args, nargs);
    if (called !== NOT_CALLED) return called <= ENTERED ? called : afterNative(frame, pc);
  } else if (enterCall(frame, at, args, nargs, pc)) return ENTERED;
  if (isInterrupted(frame, pc)) return 0;
  return callWith(frame, pc, aOf(pc), <u32>((args - at) >> 3) + nargs, args, nargs, 0);
}

/** As callOperation, for a class whose metaclass is `type` and that has no `make` for these arguments. */
function callClass(frame: Frame, pc: usize, cls: usize, at: usize, args: usize, nargs: i32): usize {
  if (cls === typeAt(TypeId.SUPER) && nargs === 0 && loadsMethod(pc)) {
    const next = superMethod(frame, pc);
    if (next !== NO_METHOD) return next;
  }
  if (nargs === 0 && isMadePlainly(asType(cls))) {
    frame.pc = <u32>pc;
    return Direct.finish(frame, pc, at, args, newInstance(cls));
  }
  if (isPlainClass(cls, nargs)) return construct(frame, pc, cls, at, args, nargs);
  if (enterCall(frame, at, args, nargs, pc)) return ENTERED;
  if (isInterrupted(frame, pc)) return 0;
  return callWith(frame, pc, aOf(pc), <u32>((args - at) >> 3) + nargs, args, nargs, 0);
}

/** A slot of a built-in type as a method: `super().__init__(…)` and the like. */
function callWrapper(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  if (isInterrupted(frame, pc)) return 0;
  frame.pc = <u32>pc;
  const result = wrapperCall(load<i64>(at), args, nargs, 0);
  return Direct.finish(frame, pc, at, args + ((<usize>nargs) << 3), result);
}

/** `next` or `send`: a generator that waits gets a frame, anything else is asked here. */
function callResumption(frame: Frame, pc: usize, def: NativeDef, at: usize, args: usize, nargs: i32): usize {
  if (isResumption(def, args, nargs)) return resumeByCall(frame, pc, def, at, args, nargs);
  if (isExecution(def, nargs)) return callExecution(frame, pc, def, at, args, nargs);
  frame.pc = <u32>pc;
  const result = callResuming(def, args, nargs);
  return Direct.finish(frame, pc, at, args + ((<usize>nargs) << 3), result);
}

/** `exec` or `eval`. */
function callExecution(frame: Frame, pc: usize, def: NativeDef, at: usize, args: usize, nargs: i32): usize {
  if (isInterrupted(frame, pc)) return 0;
  begin(frame, pc);
  const how = execute(def, args, nargs);
  return how === 2 ? Direct.finish(frame, pc, at, args + ((<usize>nargs) << 3), executed) : 0;
}

/** `__build_class__`. */
function callClassBody(frame: Frame, pc: usize, args: usize, nargs: i32, names: usize): usize {
  if (isInterrupted(frame, pc)) return 0;
  begin(frame, pc);
  enterClassBody(args, nargs, names);
  return 0;
}

/** The body of a class has run and gave v: the class is the result of the call. */
export function finishClassBody(frame: Frame, pc: usize, v: Value): usize {
  const withKeywords = opOf(pc) === R.CALL_KW;
  const callables = withKeywords ? 1 : callablesOf(frame, pc);
  let nargs = withKeywords ? bOf(pc) : argumentsOf(frame, pc);
  const args = <usize>frame.regs + aOf(pc) + (callables << 3);
  const slots = callables + nargs + (withKeywords ? 1 : 0);
  let names: usize = 0;
  if (withKeywords) {
    names = pointer(load<i64>(args + (nargs << 3)));
    nargs -= tupleLength(names);
  }
  const cls = leaveClassBody(args, nargs, names, v);
  return cls === ERROR ? 0 : finish(frame, pc, aOf(pc), slots, cls);
}

/** Whether instances of a class without arguments have nothing done to them. */
function isMadePlainly(type: PyType): bool {
  return (
    type.new === <u32>objectNew.index &&
    type.init === <u32>objectInit.index &&
    !(type.flags & TypeFlag.ABSTRACT)
  );
}

/** Whether the instances of a class are whole without __init__: str, int, tuple …, most exceptions, classes without either method. */
function isPlainClass(cls: usize, nargs: i32): bool {
  return cls !== typeAt(TypeId.TYPE) && isMadeByOne(asType(cls), nargs, 0);
}

/** An instance of such a class. */
function construct(frame: Frame, pc: usize, cls: usize, at: usize, args: usize, nargs: i32): usize {
  frame.pc = <u32>pc;
  const result = call_indirect<Value>(asType(cls).new, cls, args, nargs, 0);
  if (result !== ERROR && typeOf(result) !== cls) {
    // Of a subclass, whose __init__ is called: what __str__ of an argument gave.
    const count = <u32>((args - at) >> 3) + nargs;
    return initialize(frame, pc, aOf(pc), count, box(cls), result, args, nargs, 0);
  }
  return Direct.finish(frame, pc, at, args + ((<usize>nargs) << 3), result);
}

class Direct {
  /** Drops the callable and its arguments, which end at `end`, and stores what a call made here gave. Written out in its callers. */
  @inline
  static finish(frame: Frame, pc: usize, at: usize, end: usize, result: Value): usize {
    if (result === ERROR) return 0;
    for (let slot = at; slot < end; slot += 8) {
      const v = load<i64>(slot);
      if (isPointer(v)) {
        store<i64>(slot, UNBOUND);
        decrefAt(pointer(v));
      }
    }
    Slot.give(frame.regs, cOf(pc), result);
    return afterNative(frame, pc);
  }
}

/** Goes on after a call that was made here. */
function afterNative(frame: Frame, pc: usize): usize {
  return Breaker.isDue() ? afterCall(frame, pc) : pc + 8;
}

/** What is due after a call that was made here (CPython: CHECK_PERIODIC). Gives 0: the loop is left and entered again, or an exception is pending. */
export function afterCall(frame: Frame, pc: usize): usize {
  frame.next = <u32>pc + 8;
  if (!serveInterrupts()) return 0;
  reenter();
  return 0;
}

/** What is due where a jump back leads to pc. As afterCall. */
export function backEdge(frame: Frame, pc: usize): usize {
  frame.pc = <u32>pc;
  frame.next = <u32>pc;
  if (!serveInterrupts()) return 0;
  reenter();
  return 0;
}

/** No address of an instruction. */
const NO_METHOD: usize = 1;

/** Whether the next instruction loads a method of this call's result, which nobody else gets. */
function loadsMethod(pc: usize): bool {
  const op = opOf(pc + 8);
  return (
    (op === R.LOAD_METHOD || op === R.LOAD_METHOD_CACHED) && bOf(pc + 8) === cOf(pc) && cOf(pc) === aOf(pc)
  );
}

/**
 * `super().name` where that is a method: done here with the instruction after the call, without a super object (CPython:
 * LOAD_SUPER_METHOD). NO_METHOD: nothing was done.
 */
function superMethod(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const found = memory.data(16, 8);
  if (superArguments(found) < 0) return 0;
  const cls = pointer(load<i64>(found));
  const self = load<i64>(found, 8);
  // Of a class, as in __new__ and class methods, or of an instance (CPython: supercheck).
  const ofClass = isType(self) && isSubtype(pointer(self), cls);
  const type = ofClass ? pointer(self) : typeOf(self);
  if (!ofClass && !isSubtype(type, cls)) return NO_METHOD;
  const load_ = pc + 8;
  const method = superMethodOf(cls, asType(type), nameAt(frame, cOf(load_)));
  if (method === UNBOUND) return NO_METHOD;
  if (method === ERROR) return 0;
  const bound = ofClass || isNewWrapper(method) ? UNBOUND : incref(self);
  const to = aOf(load_);
  dropSlots(frame, aOf(pc), 1);
  write(frame, to, incref(method));
  write(frame, to + 8, bound);
  return load_ + sizeOf(opOf(load_));
}

/** As CALL; a tuple of the last arguments' names lies behind them. */
export function callKeywordOperation(frame: Frame, pc: usize): usize {
  const a = aOf(pc);
  const n = bOf(pc);
  const names = pointer(load<i64>(<usize>frame.regs + a + 8 + (n << 3)));
  if (tupleLength(names) > n) return refuseParts(frame, pc);
  const callable = load<i64>(<usize>frame.regs + a);
  if (isExactly(callable, TypeId.BUILTIN) && isBoundVector(changetype<PyBuiltin>(pointer(callable))))
    return callBoundVector(frame, pc, a, n, names);
  return callValues(frame, pc, a, 1, n - tupleLength(names), names);
}

/** Whether it is a native that takes its arguments as they come, bound to something: `"{x}".format`, `{}.update`. */
function isBoundVector(f: PyBuiltin): bool {
  return f.self !== UNBOUND && changetype<NativeDef>(<usize>f.def).kind === <u32>NativeKind.VECTOR;
}

/** callKeywordOperation for such a one, which lies in temporary a: what it is bound to takes its place. */
function callBoundVector(frame: Frame, pc: usize, a: u32, n: u32, names: usize): usize {
  if (isInterrupted(frame, pc)) return 0;
  frame.pc = <u32>pc;
  const at = <usize>frame.regs + a;
  const callable = load<i64>(at);
  const f = changetype<PyBuiltin>(pointer(callable));
  const fn = changetype<NativeDef>(<usize>f.def).fn;
  store<i64>(at, incref(f.self));
  decref(callable);
  const result = call_indirect<Value>(fn, at, 1 + <i32>(n - tupleLength(names)), names);
  return result === ERROR ? 0 : finish(frame, pc, a, n + 2, result);
}

/** Hostile bytecode hands a call what the compiler never does. */
export function refuseParts(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  raise(Exc.SystemError, "bad parts of a call");
  return 0;
}

/**
 * Calls what lies in temporary a with `nargs` positional arguments from the `skip`-th slot behind it on and those that `names` names. Frames of Python functions
 * are pushed; anything else is called here.
 */
function callValues(frame: Frame, pc: usize, a: u32, skip: u32, nargs: u32, names: usize): usize {
  if (isInterrupted(frame, pc)) return 0;
  const count = skip + nargs + (names === 0 ? 0 : tupleLength(names) + 1);
  return callWith(frame, pc, a, count, <usize>frame.regs + a + (skip << 3), nargs, names);
}

/**
 * Serves what is due before a call is made; true: the call itself comes when the loop has been entered again, since what it runs must not
 * find the request to leave. To be asked before anything is made for the call, which could ask for another collection for ever.
 */
function isInterrupted(frame: Frame, pc: usize): bool {
  if (!Breaker.isNearlyDue()) return false;
  begin(frame, pc);
  frame.next = <u32>pc;
  if (!serveInterrupts()) return true;
  reenter();
  return true;
}

/**
 * Calls what lies in temporary a with arguments anywhere, in front of which a word may be overwritten for a while; `count` temporaries from
 * a on are free afterwards.
 */
function callWith(frame: Frame, pc: usize, a: u32, count: u32, args: usize, nargs: u32, names: usize): usize {
  begin(frame, pc);
  const callable = load<i64>(<usize>frame.regs + a);
  const kind = typeOf(callable);
  if (kind === typeAt(TypeId.BUILTIN) || kind === typeAt(TypeId.METHOD_DESCRIPTOR)) {
    const prepare = relayNative(callable, args, nargs);
    if (prepare !== 0)
      return relayMethod(frame, pc, a, count, prepare, boundSelf(callable), args, nargs, names);
    if (names === 0) {
      // Elsewhere this has been asked before.
      const def =
        opOf(pc) === R.CALL_EX
          ? Native.ofKind(NativeKind.RESUMING, callable, args, nargs)
          : changetype<NativeDef>(0);
      if (changetype<usize>(def) !== 0 && isExecution(def, nargs)) {
        return execute(def, args, nargs) === 2 ? finish(frame, pc, a, count, executed) : 0;
      }
      const result = nativeVector(callable, args, nargs);
      return result === ERROR ? 0 : finish(frame, pc, a, count, result);
    }
    if (opOf(pc) === R.CALL_KW) {
      const vector = Native.ofKind(NativeKind.VECTOR, callable, args, nargs);
      if (changetype<usize>(vector) !== 0 && isClassStatement(vector, args, nargs))
        return callClassBody(frame, pc, args, nargs, names);
    }
  }
  if (kind === typeAt(TypeId.FUNCTION)) {
    return pushed(frame, pc, a, count, pushFunction(pointer(callable), args, nargs, names));
  }
  if (kind === typeAt(TypeId.METHOD)) {
    const method = asMethod(pointer(callable));
    if (isExactly(method.func, TypeId.FUNCTION)) {
      const entered = pushWithSelf(method.func, method.self, args, nargs, names);
      return pushed(frame, pc, a, count, entered);
    }
    const prepare = relayOf(asType(typeOf(method.func)).call);
    if (prepare !== 0) {
      const kept = load<i64>(args - 8);
      store<i64>(args - 8, method.self);
      const how = call_indirect<Relayed>(prepare, method.func, args - 8, nargs + 1, names);
      const result = relay(how);
      store<i64>(args - 8, kept);
      return relayed(frame, pc, a, count, result);
    }
  } else if (asType(kind).call === <u32>typeCall.index && pointer(callable) !== typeAt(TypeId.TYPE)) {
    return instantiate(frame, pc, a, count, args, nargs, names);
  } else if (isPythonSlot(asType(kind).call)) {
    const method = typeLookupName(callable, Name.__call__);
    if (isExactly(method, TypeId.FUNCTION)) {
      return pushed(frame, pc, a, count, pushWithSelf(method, callable, args, nargs, names));
    }
  } else {
    const prepare = relayOf(asType(kind).call);
    if (prepare !== 0) {
      const how = call_indirect<Relayed>(prepare, callable, args, nargs, names);
      return relayed(frame, pc, a, count, relay(how));
    }
  }
  const result = callVector(callable, args, nargs, names);
  return result === ERROR ? 0 : finish(frame, pc, a, count, result);
}

/**
 * Makes the call that a relay has prepared: the result, ERROR, or PUSHED where it is a function, which has a frame now, and its result goes to
 * what waits for it.
 */
function relay(how: Relayed): Value {
  const target = relayCallable;
  if (how !== Relayed.CALL || !isExactly(target, TypeId.FUNCTION)) return callRelayed(how);
  const end = relayEnd;
  const entered = pushFunction(pointer(target), relayArgs, relayCount, relayNames);
  dropRelayed(relayRoom, relayArgs, relayOwned, relayOwnNames);
  if (entered !== 1) return endRelayed(end, entered === 0 ? ERROR : made);
  if (end !== UNBOUND) {
    asFrame(current).kind = FrameKind.RELAY;
    asFrame(current).extra = end;
  }
  return PUSHED;
}

/** Calls a method of kind RELAY; self (UNBOUND: it is the first argument) is put before the arguments. */
function relayMethod(
  frame: Frame,
  pc: usize,
  a: u32,
  count: u32,
  prepare: u32,
  self: Value,
  args: usize,
  nargs: u32,
  names: usize,
): usize {
  const bound: u32 = self === UNBOUND ? 0 : 1;
  const from = args - ((<usize>bound) << 3);
  const kept = load<i64>(from);
  if (bound === 1) store<i64>(from, self);
  const result = relay(call_indirect<Relayed>(prepare, from, nargs + bound, names));
  store<i64>(from, kept);
  return relayed(frame, pc, a, count, result);
}

function relayed(frame: Frame, pc: usize, a: u32, count: u32, result: Value): usize {
  if (result === PUSHED) return pushed(frame, pc, a, count, 1);
  return result === ERROR ? 0 : finish(frame, pc, a, count, result);
}

/** pushFunction with self put before the arguments. */
function pushWithSelf(method: Value, self: Value, args: usize, nargs: u32, names: usize): i32 {
  const kept = load<i64>(args - 8);
  store<i64>(args - 8, self);
  const result = pushFunction(pointer(method), args - 8, nargs + 1, names);
  store<i64>(args - 8, kept);
  return result;
}

/** What pushFunction said, as the end of a call: the frame runs, the generator is the result, or an exception is pending. */
function pushed(frame: Frame, pc: usize, a: u32, count: u32, how: i32): usize {
  if (how === 0) return 0;
  if (how === 2) return finish(frame, pc, a, count, made);
  asFrame(current).dst = cOf(pc);
  frame.next = <u32>pc + 8;
  dropSlots(frame, a, count);
  return 0;
}

function finish(frame: Frame, pc: usize, a: u32, count: u32, result: Value): usize {
  dropSlots(frame, a, count);
  storeResult(frame, cOf(pc), result);
  return afterNative(frame, pc);
}

// ---- classes ----

/** Calls a class as type.__call__ does (CPython: type_call); __new__ and __init__ that are Python functions get frames of their own. */
function instantiate(
  frame: Frame,
  pc: usize,
  a: u32,
  count: u32,
  args: usize,
  nargs: u32,
  names: usize,
): usize {
  const cls = load<i64>(<usize>frame.regs + a);
  const type = asType(pointer(cls));
  if (isPythonSlot(type.new)) {
    const make = opOf(pc) === R.CALL_EX ? UNBOUND : functionOf(typeLookup(type, nameOf(Name.__new__)));
    if (make !== UNBOUND) {
      const how = pushWithSelf(make, cls, args, nargs, names);
      if (how === 2) return finishNew(frame, pc, made);
      if (how === 1) {
        asFrame(current).kind = FrameKind.CONTINUE;
        asFrame(current).dst = 0;
      }
      return 0;
    }
  }
  if (isMadeByOne(type, nargs, names)) {
    const v = call_indirect<Value>(type.new, pointer(cls), args, nargs, names);
    if (v === ERROR) return 0;
    if (typeOf(v) === pointer(cls)) return finish(frame, pc, a, count, v);
    return initialize(frame, pc, a, count, cls, v, args, nargs, names);
  }
  const init = typeLookup(type, nameOf(Name.__init__));
  if (!isExactly(init, TypeId.FUNCTION) || type.new === 0 || isPythonSlot(type.new)) {
    const result = callVector(cls, args, nargs, names);
    return result === ERROR ? 0 : finish(frame, pc, a, count, result);
  }
  const v = call_indirect<Value>(type.new, pointer(cls), args, nargs, names);
  if (v === ERROR) return 0;
  return initialize(frame, pc, a, count, cls, v, args, nargs, names);
}

/** Whether an instance is complete when the native `new` has made it. */
function isMadeByOne(type: PyType, nargs: u32, names: usize): bool {
  if (names === 0) {
    if (isMadeByNew(type)) return true;
    const isPlain = type.new === <u32>objectNew.index && type.init === <u32>objectInit.index;
    if (isPlain && nargs === 0) return true;
  }
  return !(type.flags & TypeFlag.HEAP) && type.new !== 0 && (type.init === 0 || isPlainInit(type));
}

/** The function that a static method holds, borrowed; UNBOUND for anything else. */
function functionOf(attribute: Value): Value {
  if (!isExactly(attribute, TypeId.STATICMETHOD)) return UNBOUND;
  const callable = asMethodWrapper(pointer(attribute)).callable;
  return isExactly(callable, TypeId.FUNCTION) ? callable : UNBOUND;
}

/** Runs __init__ of v (a reference), which the class's __new__ made, if it is an instance of that class. */
function initialize(
  frame: Frame,
  pc: usize,
  a: u32,
  count: u32,
  cls: Value,
  v: Value,
  args: usize,
  nargs: u32,
  names: usize,
): usize {
  const type = asType(typeOf(v));
  if (!isSubtype(typeOf(v), pointer(cls))) return finish(frame, pc, a, count, v);
  const init = typeLookup(type, nameOf(Name.__init__));
  if (isExactly(init, TypeId.FUNCTION)) {
    const how = pushWithSelf(init, v, args, nargs, names);
    if (how === 0) {
      decref(v);
      return 0;
    }
    if (how === 2) {
      checkInitResult(made);
      decref(v);
      return 0;
    }
    asFrame(current).kind = FrameKind.INIT;
    asFrame(current).extra = v;
    return pushed(frame, pc, a, count, how);
  }
  if (type.init !== 0 && !isPlainInit(type)) {
    if (call_indirect<i32>(type.init, v, args, nargs, names) < 0) {
      decref(v);
      return 0;
    }
  }
  return finish(frame, pc, a, count, v);
}

/** object.__init__ has nothing to say where __new__ is not object's. */
function isPlainInit(type: PyType): bool {
  return type.init === <u32>objectInit.index && type.new !== <u32>objectNew.index;
}

/** __new__ has given v (a reference): now __init__. The arguments still lie in the temporaries of the call. */
export function finishNew(frame: Frame, pc: usize, v: Value): usize {
  const op = opOf(pc);
  const a = aOf(pc);
  const at = <usize>frame.regs + a;
  const cls = load<i64>(at);
  const skip = callablesOf(frame, pc);
  let nargs = argumentsOf(frame, pc);
  let names: usize = 0;
  if (op === R.CALL_KW) {
    names = pointer(load<i64>(at + 8 + (nargs << 3)));
    nargs -= tupleLength(names);
  }
  const count = skip + nargs + (names === 0 ? 0 : tupleLength(names) + 1);
  return initialize(frame, pc, a, count, cls, v, at + (skip << 3), nargs, names);
}

/** Temporaries of CALL or CALL_METHOD: the callable, and self where there is one. */
function callablesOf(frame: Frame, pc: usize): u32 {
  return opOf(pc) === R.CALL_METHOD && load<i64>(<usize>frame.regs + aOf(pc), 8) === UNBOUND ? 2 : 1;
}

/** Number of arguments of CALL or CALL_METHOD, self among them. */
function argumentsOf(frame: Frame, pc: usize): u32 {
  const hasSelf = opOf(pc) === R.CALL_METHOD && callablesOf(frame, pc) === 1;
  return bOf(pc) + (hasSelf ? 1 : 0);
}

/** Ends a CALL or CALL_METHOD that waited for its result (a reference). */
export function finishCall(frame: Frame, pc: usize, result: Value): usize {
  return finish(frame, pc, aOf(pc), callablesOf(frame, pc) + argumentsOf(frame, pc), result);
}

/** Address of the last argument of a CALL or CALL_METHOD that waits. */
export function lastArgument(frame: Frame, pc: usize): usize {
  const slots = callablesOf(frame, pc) + argumentsOf(frame, pc);
  return <usize>frame.regs + aOf(pc) + ((slots - 1) << 3);
}

/** Ends a CALL_EX that waited for its result (a reference). */
export function finishExpanded(frame: Frame, pc: usize, result: Value): usize {
  return finish(frame, pc, aOf(pc), bOf(pc) !== 0 ? 3 : 2, result);
}

/** callable at a, a tuple of arguments behind it, then, if b, a dict. */
export function callExpandedOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const withKeywords = bOf(pc) !== 0;
  if (!isExactly(read(frame, a + 8), TypeId.TUPLE) && !makeTuple(frame, a)) return 0;
  const at = <usize>frame.regs + a;
  if (withKeywords && !isExactly(load<i64>(at, 16), TypeId.DICT)) return refuseParts(frame, pc);
  if (isInterrupted(frame, pc)) return 0;
  const tuple = pointer(load<i64>(at, 8));
  const dict = withKeywords ? pointer(load<i64>(at, 16)) : 0;
  const nargs = tupleLength(tuple);
  const keywords = dict === 0 ? 0 : dictUsed(dict);
  const names = keywords === 0 ? 0 : keywordNames(dict);
  if (keywords !== 0 && names === 0) return 0;
  // One word more in front, for self.
  const room = takeArguments(nargs + keywords + 1);
  const args = room + 8;
  if (room === 0) {
    if (names !== 0) decrefAt(names);
    return 0;
  }
  spread(args, tuple, dict);
  const next = callWith(frame, pc, a, withKeywords ? 3 : 2, args, nargs, names);
  for (let i: u32 = 0; i < nargs + keywords; i++) decref(load<i64>(args + (i << 3)));
  dropArguments(room);
  if (names !== 0) decrefAt(names);
  return next;
}

/** Puts a tuple of its items in place of the iterable behind the callable at a; false with an exception pending. */
export function makeTuple(frame: Frame, a: u32): bool {
  const iterable = read(frame, a + 8);
  const tuple = tupleOf(iterable);
  if (tuple === ERROR) {
    if (asType(typeOf(iterable)).iter === 0 && !isSequence(iterable)) explainSpread(read(frame, a), iterable);
    return false;
  }
  write(frame, a + 8, tuple);
  return true;
}

/** Words the pending TypeError about what is not iterable by the callable's name. */
function explainSpread(callable: Value, iterable: Value): void {
  clearError();
  const name = functionName(callable);
  if (name === ERROR) return;
  raisef(Exc.TypeError, "%S argument after * must be an iterable, not %T", name, iterable);
  decref(name);
}

/** The keys of the dict of keyword arguments: a tuple, 0 with an exception pending. */
export function keywordNames(dict: usize): usize {
  const names = allocTuple(dictUsed(dict));
  if (names === 0) return 0;
  let i: u32 = 0;
  for (let e = dictNext(dict, 0); e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    if (!isStr(entryKey(e))) {
      decrefAt(names);
      raise(Exc.TypeError, "keywords must be strings");
      return 0;
    }
    tupleInit(names, i++, incref(entryKey(e)));
  }
  finishTuple(names);
  return names;
}

/** Puts references to all arguments side by side. */
export function spread(args: usize, tuple: usize, dict: usize): void {
  const nargs = tupleLength(tuple);
  for (let i: u32 = 0; i < nargs; i++) store<i64>(args + (i << 3), incref(tupleItem(tuple, i)));
  if (dict === 0) return;
  let to = args + (nargs << 3);
  for (let e = dictNext(dict, 0); e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    store<i64>(to, incref(entryValue(e)));
    to += 8;
  }
}
