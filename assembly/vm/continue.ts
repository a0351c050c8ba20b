/**
 * Goes on with an instruction whose special method has returned (vm/special.ts): the frame of the method had kind CONTINUE, its `dst` says
 * at which step the instruction waits. Operands still lie where they were.
 */
import { noteAttribute } from "../core/attribute.ts";
import { catchError, pendingIs } from "../core/errors.ts";
import { decref, incref } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { NONE, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { MonitorEvent } from "../shared/monitoring.ts";
import { R } from "../shared/registers.ts";
import { tellOfError } from "./events.ts";
import { Frame } from "./frame.ts";
import { endPushedImport } from "./importing.ts";
import {
  continueAsyncNext,
  finishAsyncIterator,
  finishAwaitable,
  NextStep,
  refuseNext,
} from "./ops/asyncops.ts";
import { finishCall, finishClassBody, finishExpanded, finishNew, lastArgument } from "./ops/callops.ts";
import { continueComparison } from "./ops/comparisons.ts";
import { finishEnter, finishExit } from "./ops/exceptions.ts";
import { CallStep, continueForIter, endForIter } from "./ops/generatorops.ts";
import { finishImport } from "./ops/imports.ts";
import { continueIterator, exhausted } from "./ops/iteration.ts";
import { continueTruth } from "./ops/jumps.ts";
import {
  fallBackToGetattr,
  finishDeletion,
  finishLoad,
  finishStore,
  GetterStep,
  nameAt,
} from "./ops/lookups.ts";
import { continueLength } from "./ops/matching.ts";
import { aOf, bOf, cOf, opOf, read } from "./ops/operands.ts";
import { continueBinary, finishUnary } from "./ops/operators.ts";
import { finishDelete, finishGet, finishSet } from "./ops/subscripts.ts";
import { watched } from "./tools.ts";

/** Gives v (a reference) to the instruction that the frame, now current, is at: it ends, or pushes another frame, or raises. */
export function goOn(frame: Frame, step: u32, v: Value): void {
  goTo(frame, proceed(frame, frame.pc, step, v));
}

/** 0 stands for what has been seen to already. */
function goTo(frame: Frame, next: usize): void {
  if (next !== 0) frame.next = <u32>next;
}

/** The next instruction; 0 where the operation has seen to that itself, or an exception is pending. */
export function proceed(frame: Frame, pc: usize, step: u32, v: Value): usize {
  const op = opOf(pc);
  if (op >= R.ADD && op <= R.INPLACE_POWER_K) return continueBinary(frame, pc, step, v);
  if ((op >= R.LT && op <= R.NOT_IN) || (op >= R.JUMP_LT && op <= R.JUMP_NOT_IN_K))
    return continueComparison(frame, pc, step, v);
  switch (op) {
    case R.NEGATIVE:
    case R.POSITIVE:
    case R.INVERT:
      return finishUnary(frame, pc, v);
    case R.NOT:
    case R.JUMP_TRUE:
    case R.JUMP_FALSE:
    case R.KEEP_TRUE:
    case R.KEEP_FALSE:
      return continueTruth(frame, pc, step, v);
    case R.GET_ITER:
      return continueIterator(frame, pc, v);
    case R.FOR_ITER:
      return continueForIter(frame, pc, step, v);
    case R.SUBSCR:
    case R.SUBSCR_K:
      return finishGet(frame, pc, v);
    case R.LOAD_ATTR:
    case R.LOAD_ATTR_VALUE:
    case R.LOAD_METHOD:
    case R.LOAD_METHOD_CACHED:
      return finishLoad(frame, pc, v);
    case R.GET_LEN:
    case R.MATCH_LENGTH:
      return continueLength(frame, pc, v);
    case R.BEFORE_WITH:
    case R.BEFORE_ASYNC_WITH:
      return finishEnter(frame, pc, v);
    case R.WITH_EXCEPT_START:
      return finishExit(frame, pc, v);
    case R.GET_AWAITABLE:
      return finishAwaitable(frame, pc, v);
    case R.GET_AITER:
      return finishAsyncIterator(frame, pc, v);
    case R.GET_ANEXT:
      return continueAsyncNext(frame, pc, step, v);
    case R.CALL:
    case R.CALL_METHOD:
    case R.CALL_KW:
      if (step === CallStep.NEW) return finishNew(frame, pc, v);
      if (step === CallStep.CLASS_BODY) return finishClassBody(frame, pc, v);
      if (step !== CallStep.EXECUTED) return finishCall(frame, pc, v);
      decref(v);
      return finishCall(frame, pc, NONE);
    case R.CALL_EX:
      if (step !== CallStep.EXECUTED) return finishExpanded(frame, pc, v);
      decref(v);
      return finishExpanded(frame, pc, NONE);
    case R.IMPORT_NAME:
      endPushedImport(false);
      return finishImport(frame, pc, v);
    default:
      decref(v);
      return proceedDone(frame, pc, op);
  }
}

/** Instructions that want no value. */
function proceedDone(frame: Frame, pc: usize, op: i32): usize {
  switch (op) {
    case R.STORE_SUBSCR:
    case R.STORE_SUBSCR_K:
      return finishSet(frame, pc);
    case R.DELETE_SUBSCR:
      return finishDelete(frame, pc);
    case R.DELETE_ATTR:
      return finishDeletion(frame, pc);
    default:
      return finishStore(frame, pc);
  }
}

/** The generator that the frame's instruction had resumed has ended with a value (a reference). */
export function goOnEnded(frame: Frame, v: Value): void {
  const pc: usize = frame.pc;
  if (opOf(pc) === R.FOR_ITER) {
    goTo(frame, endForIter(frame, pc, v));
    return;
  }
  // next(g, default)
  decref(v);
  goTo(frame, finishCall(frame, pc, incref(load<i64>(lastArgument(frame, pc)))));
}

/**
 * An AttributeError is told which attribute of what was looked up at pc. Not where a method is wanted of a type that looks up as `object` does: there CPython
 * asks the descriptor itself, and none of those who tell.
 */
function noteLookup(frame: Frame, pc: usize): void {
  const owner = read(frame, bOf(pc));
  const op = opOf(pc);
  const isMethod = op === R.LOAD_METHOD || op === R.LOAD_METHOD_CACHED;
  if (isMethod && asType(typeOf(owner)).flags & TypeFlag.PLAIN_GETATTR) return;
  noteAttribute(owner, nameAt(frame, cOf(pc)));
}

/** The pending exception has left a method of kind CONTINUE: true if the instruction takes it as an answer, and goes on. */
export function goOnRaised(frame: Frame, step: u32): bool {
  const pc: usize = frame.pc;
  switch (opOf(pc)) {
    case R.FOR_ITER:
      if (watched !== 0 && pendingIs(Exc.StopIteration)) tellOfError(frame, MonitorEvent.RAISE);
      if (!catchError(Exc.StopIteration)) return false;
      frame.next = <u32>exhausted(frame, pc);
      return true;
    case R.GET_ANEXT:
      if (step === NextStep.AWAIT) refuseNext(read(frame, aOf(pc) + 8));
      return false;
    case R.LOAD_ATTR:
    case R.LOAD_ATTR_VALUE:
    case R.LOAD_METHOD:
    case R.LOAD_METHOD_CACHED:
      if (step === GetterStep.FALL_BACK && fallBackToGetattr(frame, pc)) return true;
      noteLookup(frame, pc);
      return false;
    case R.IMPORT_NAME:
      endPushedImport(true);
      return false;
    default:
      return false;
  }
}
