/** raise, except, with. All in stack form. */
import { bind, lookupSpecial, typeLookupName, typeVersion } from "../../core/attribute.ts";
import { call0, call1, call3 } from "../../core/call.ts";
import {
  formatText,
  handled,
  literal,
  raise,
  raiseException,
  raisef,
  raiseWith,
  restoreError,
  setHandled,
} from "../../core/errors.ts";
import { asException, isException, isExceptionClass, tracebackOf } from "../../core/exception.ts";
import { nameOf } from "../../core/intern.ts";
import { asMethod, newMethod } from "../../core/methods.ts";
import { decref, decrefField, incref } from "../../core/object.ts";
import { isTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isSubtype } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, pointer, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { excNew, isMadeByNew } from "../../objects/exceptions/base.ts";
import { isOneOf } from "../../objects/exceptions/group.ts";
import { asFunction } from "../../objects/function.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { ENTERED, enterWithSelf } from "../calls.ts";
import { Frame } from "../frame.ts";
import { asGenerator } from "../generator.ts";
import { isInPlace, leavePlaces } from "../inplace.ts";
import { Managing } from "../lookupcache.ts";
import { pushMethod } from "../special.ts";
import { markReraise } from "../unwind.ts";
import { aOf, begin, bOf, dropSlots, Operand, read } from "./operands.ts";

/** RAISE_VARARGS: 0, 1 or 2 values. Always gives 0. */
export function raiseOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const count = bOf(pc);
  if (count === 0) reraiseHandled();
  else {
    raiseValue(read(frame, a), count === 2 ? read(frame, a + 8) : UNBOUND);
  }
  dropSlots(frame, a, count);
  return 0;
}

/** The traceback has its entry for this frame already: where the exception came up, not where it is raised again. */
function reraiseHandled(): void {
  if (handled === UNBOUND) {
    raise(Exc.RuntimeError, "No active exception to reraise");
    return;
  }
  restoreError(incref(handled));
  markReraise();
}

/** The instance that `raise v` raises (a reference): v itself, or a class called. ERROR if it is neither. */
function instantiate(v: Value, refusal: string): Value {
  if (isException(v)) return incref(v);
  if (!isExceptionClass(v)) return raise(Exc.TypeError, refusal);
  const isPlain = typeOf(v) === typeAt(TypeId.TYPE) && isMadeByNew(asType(pointer(v)));
  const exc = isPlain ? excNew(pointer(v), 0, 0, 0) : call0(v);
  if (exc === ERROR || isException(exc)) return exc;
  const message = "calling %R should have returned an instance of BaseException, not %R";
  raisef(Exc.TypeError, message, v, box(typeOf(exc)));
  decref(exc);
  return ERROR;
}

function instantiateCause(v: Value): Value {
  return v === NONE ? incref(v) : instantiate(v, "exception causes must derive from BaseException");
}

/** Raises v, from something unless that is UNBOUND. */
function raiseValue(v: Value, from: Value): void {
  let exc = instantiate(v, "exceptions must derive from BaseException");
  if (exc === ERROR) return;
  if (from !== UNBOUND) {
    const cause = instantiateCause(from);
    if (cause === ERROR) {
      decref(exc);
      return;
    }
    const e = asException(pointer(exc));
    decrefField(e.cause);
    e.cause = cause === NONE ? 0 : <u32>pointer(cause);
    e.suppressContext = 1;
  }
  if (isExceptionClass(v)) exc = instanceOfRaised(exc, v);
  if (exc !== ERROR) raiseException(exc);
}

/** A class may make an instance of another: then it is called with that (CPython: _PyErr_CreateException). The reference is taken over. */
function instanceOfRaised(exc: Value, cls: Value): Value {
  if (isSubtype(typeOf(exc), pointer(cls))) return exc;
  const made = call1(cls, exc);
  decref(exc);
  if (made === ERROR || isException(made)) return made;
  const message = "calling %R should have returned an instance of BaseException, not %T";
  raisef(Exc.TypeError, message, cls, made);
  decref(made);
  return ERROR;
}

/**
 * RERAISE: raises the exception on top again. Its traceback has the frame's entry, with the line where it came up; the offset n values
 * below would only be seen as f_lasti.
 */
export function reraiseOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const n = bOf(pc);
  const slot = <usize>frame.regs + aOf(pc) + (n << 3);
  const exc = load<i64>(slot);
  if (!isException(exc)) {
    raise(Exc.SystemError, "cannot re-raise what is no exception");
    return 0;
  }
  store<i64>(slot, UNBOUND);
  restoreError(exc);
  markReraise();
  return 0;
}

/** PUSH_EXC_INFO: exc -> previous exc; exc is being handled from now on. */
export function pushHandled(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const slot = <usize>frame.regs + a;
  const exc = load<i64>(slot);
  if (!isException(exc)) {
    raise(Exc.SystemError, "cannot handle what is no exception");
    return 0;
  }
  if (isInPlace(frame)) {
    // A coroutine keeps the exception that it handles.
    if (!leavePlaces(frame)) return 0;
    frame.next = <u32>pc;
    return ENTERED;
  }
  let previous = setHandled(incref(exc));
  if (frame.generator !== 0) {
    // A generator does not keep its resumer's exception: it may go on under another one.
    const g = asGenerator(frame.generator);
    if (g.handling === 0) {
      decref(previous);
      previous = UNBOUND;
    }
    g.handling++;
  }
  store<i64>(slot, previous);
  store<i64>(slot, exc, 8);
  return pc + 8;
}

/** POP_EXCEPT: the previous exception is being handled again. */
export function popHandled(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const slot = <usize>frame.regs + aOf(pc);
  let previous = load<i64>(slot);
  if (previous !== UNBOUND && !isException(previous)) {
    raise(Exc.SystemError, "not an exception to go back to");
    return 0;
  }
  store<i64>(slot, UNBOUND);
  if (frame.generator !== 0) {
    const g = asGenerator(frame.generator);
    if (g.handling !== 0) g.handling--;
    if (previous === UNBOUND) previous = incref(g.outer);
  }
  decref(setHandled(previous));
  return pc + 8;
}

/** CHECK_EXC_MATCH: exc type -> exc bool. */
export function checkMatch(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const exc = read(frame, a);
  const type = read(frame, a + 8);
  if (type === box(typeOf(exc)) && isException(exc)) {
    Operand.write(frame, a + 8, TRUE);
    return pc + 8;
  }
  if (!checkCaught(type)) return 0;
  const matches = isOneOf(exc, type);
  Operand.write(frame, a + 8, boxBool(matches));
  return pc + 8;
}

/** Whether `except` may name this; false with TypeError pending. */
export function checkCaught(type: Value): bool {
  if (isCatchable(type)) return true;
  raise(Exc.TypeError, "catching classes that do not inherit from BaseException is not allowed");
  return false;
}

/** The same, and nothing is raised. */
export function isCatchable(type: Value): bool {
  return isExceptionClass(type) || isTupleOfClasses(type);
}

function isTupleOfClasses(v: Value): bool {
  if (!isTuple(v)) return false;
  const p = pointer(v);
  for (let i: u32 = 0; i < tupleLength(p); i++) if (!isExceptionClass(tupleItem(p, i))) return false;
  return true;
}

/** BEFORE_WITH: manager -> exit enter(). */
export function beforeWith(frame: Frame, pc: usize): usize {
  return enterManager(frame, pc, Name.__enter__, Name.__exit__);
}

/** BEFORE_ASYNC_WITH: manager -> exit enter(), both to be awaited. */
export function beforeAsyncWith(frame: Frame, pc: usize): usize {
  return enterManager(frame, pc, Name.__aenter__, Name.__aexit__);
}

function enterManager(frame: Frame, pc: usize, entering: Name, leaving: Name): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const manager = read(frame, a);
  const known = Managing.at(pc);
  const version = typeVersion(asType(typeOf(manager)));
  if (known.pc === <u32>pc && known.version === version && version !== 0) {
    const bound = newMethod(box(known.exit), manager);
    if (bound === ERROR) return 0;
    if (enterWithSelf(frame, pc, asFunction(known.enter), a, a + 8)) {
      store<i64>(<usize>frame.regs + a, bound);
      return ENTERED;
    }
    Operand.write(frame, a + 8, bound);
    pushMethod(frame, pc, 0, box(known.enter), manager);
    return 0;
  }
  const exit = lookupSpecial(manager, leaving);
  if (exit === ERROR) return 0;
  if (exit === UNBOUND) return refuseManager(manager, leaving);
  const enter = typeLookupName(manager, entering);
  if (enter === UNBOUND) {
    decref(exit);
    return refuseManager(manager, entering);
  }
  noteManager(pc, version, enter, exit);
  // The exit method waits where the result of entering goes.
  Operand.write(frame, a + 8, exit);
  if (pushMethod(frame, pc, 0, enter, manager)) return 0;
  const bound = bind(enter, manager);
  if (bound === ERROR) return 0;
  const entered = call0(bound);
  decref(bound);
  return entered === ERROR ? 0 : finishEnter(frame, pc, entered);
}

/** Both methods are functions of Python: the next time they need not be looked for. */
function noteManager(pc: usize, version: u32, enter: Value, exit: Value): void {
  if (version === 0 || !isExactly(enter, TypeId.FUNCTION) || !isExactly(exit, TypeId.METHOD)) return;
  const leave = asMethod(pointer(exit)).func;
  if (!isExactly(leave, TypeId.FUNCTION)) return;
  const entry = Managing.at(pc);
  entry.pc = <u32>pc;
  entry.version = version;
  entry.enter = <u32>pointer(enter);
  entry.exit = <u32>pointer(leave);
}

/** What __enter__ gave (a reference). Compiled code has put the exit method where it belongs before it called that. */
export function finishEnter(frame: Frame, pc: usize, entered: Value): usize {
  const a = aOf(pc);
  const slot = <usize>frame.regs + a;
  const exit = load<i64>(slot, 8);
  if (exit !== UNBOUND) {
    store<i64>(slot, UNBOUND, 8);
    Operand.write(frame, a, exit);
  }
  Operand.write(frame, a + 8, entered);
  return pc + 8;
}

const NO_MANAGER: string = "'%T' object does not support the %Lcontext manager protocol (missed %S method)";
const OTHER_MANAGER: string =
  "%S but it supports the %Lcontext manager protocol. Did you mean to use '%Lwith'?";

/** A manager lacks the method of a name; perhaps the other kind of `with` would do. Gives 0. */
function refuseManager(manager: Value, missed: Name): usize {
  const isAsync = missed === Name.__aenter__ || missed === Name.__aexit__;
  const enter = isAsync ? Name.__enter__ : Name.__aenter__;
  const exit = isAsync ? Name.__exit__ : Name.__aexit__;
  const other = typeLookupName(manager, enter) !== UNBOUND && typeLookupName(manager, exit) !== UNBOUND;
  const kind = literal(isAsync ? "asynchronous " : "");
  const text = formatText(NO_MANAGER, manager, kind, box(nameOf(missed)));
  if (text === ERROR) return 0;
  if (!other) raiseWith(Exc.TypeError, text);
  else {
    const otherKind = literal(isAsync ? "" : "asynchronous ");
    raisef(Exc.TypeError, OTHER_MANAGER, text, otherKind, literal(isAsync ? "" : "async "));
  }
  decref(text);
  return 0;
}

/** WITH_EXCEPT_START: exit lasti previous exc -> the same and exit(type, exc, traceback). */
export function withExcept(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const exc = read(frame, a + 24);
  if (!isException(exc)) {
    raise(Exc.SystemError, "no exception to leave a with block by");
    return 0;
  }
  const address = tracebackOf(asException(pointer(exc)));
  const traceback = address === 0 ? NONE : box(address);
  const type = box(typeOf(exc));
  const exit = read(frame, a);
  if (isExactly(exit, TypeId.METHOD)) {
    const method = asMethod(pointer(exit));
    if (pushMethod(frame, pc, 0, method.func, method.self, type, exc, traceback)) return 0;
  }
  const result = call3(exit, type, exc, traceback);
  return result === ERROR ? 0 : finishExit(frame, pc, result);
}

/** What the exit method gave (a reference). */
export function finishExit(frame: Frame, pc: usize, result: Value): usize {
  Operand.write(frame, aOf(pc) + 32, result);
  return pc + 8;
}
