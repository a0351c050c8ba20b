/** Iterating: GET_ITER, FOR_ITER over anything, yield from. */
import { callMethod } from "../../core/call.ts";
import { entryKey, entryValue } from "../../core/dict.ts";
import { catchError, errorPending, pendingIs, raise, raisef } from "../../core/errors.ts";
import { checkIterator as checkIterResult, getIter, StepBack } from "../../core/iterate.ts";
import { decref, incref } from "../../core/object.ts";
import { sinkTakes } from "../../core/sink.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { END, ERROR, NONE, PUSHED, pointer, UNBOUND, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { asCursor, Cursor, exhaust } from "../../objects/cursor.ts";
import { asDictIterator, dictItemStep, endsHere, Forwards } from "../../objects/dictiterator.ts";
import { dictIteratorOver } from "../../objects/dictviews.ts";
import { EnumerateStep, enumerateStep } from "../../objects/enumerate.ts";
import { rangeBecomesIterator } from "../../objects/rangeiterator.ts";
import { asSetIterator, SetSteps } from "../../objects/setiterator.ts";
import { isBehindText, strIteratorType } from "../../objects/textiterator.ts";
import { ZipStep, zipStep, zipWidth } from "../../objects/zip.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { CodeFlag } from "../../shared/opcodes.ts";
import { NOWHERE, R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { ENTERED } from "../calls.ts";
import { wrappedCoroutine } from "../coroutine.ts";
import { Frame, FrameKind } from "../frame.ts";
import {
  asGenerator,
  GeneratorState,
  hasFrame,
  kindName,
  raiseReused,
  resume,
  takeStopValue,
  yieldValue,
} from "../generator.ts";
import { isInPlace, leavePlaces } from "../inplace.ts";
import { goOnResumed } from "../resumptions.ts";
import { NOT_SHELVED, yieldInPlace } from "../shelf.ts";
import { pushSpecial } from "../special.ts";
import { resumeStep } from "./asyncops.ts";
import { resumeEnumerated } from "./generatorops.ts";
import { aOf, begin, bOf, cOf, Operand, opOf, read, take } from "./operands.ts";
import { finishUnary } from "./operators.ts";

/** a ← iter(b) */
export function getIterator(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = read(frame, bOf(pc));
  const quick = quickIterator(frame, bOf(pc), v);
  if (quick !== UNBOUND) {
    if (quick === ERROR) return 0;
    Operand.write(frame, aOf(pc), quick);
    return pc + 8;
  }
  if (isPythonSlot(asType(typeOf(v)).iter) && pushSpecial(frame, pc, 0, Name.__iter__, v)) return 0;
  incref(v);
  const iterator = getIter(v);
  decref(v);
  return iterator === ERROR ? 0 : finishUnary(frame, pc, iterator);
}

/**
 * iter() of a list, a tuple, a generator, a dict and its views, and of a range that nobody else has, without a slot: a temporary is handed over to its
 * iterator, and such a range becomes its own. UNBOUND for all else: then nothing was done.
 */
function quickIterator(frame: Frame, slot: u32, v: Value): Value {
  const isTemporary = slot >= frame.temps;
  const iterator = iteratorOver(v, isTemporary);
  if (isTemporary && iterator !== UNBOUND && iterator !== ERROR)
    store<i64>(<usize>frame.regs + slot, UNBOUND);
  return iterator;
}

/** The same of a value. `isOwn`: the caller has a reference, which the iterator gets. */
export function iteratorOver(v: Value, isOwn: bool): Value {
  const type = typeOf(v);
  let iterator: Value;
  const id = cursorOver(v, type);
  if (id !== TypeId.OBJECT) iterator = Cursor.over(id, v);
  else if (type === typeAt(TypeId.GENERATOR)) iterator = v;
  else if (type === typeAt(TypeId.RANGE) && isOwn && rangeBecomesIterator(pointer(v))) iterator = v;
  else {
    iterator = dictIteratorOver(v, type);
    // It has a reference to the dict, none to the view.
    if (isOwn && iterator !== UNBOUND && iterator !== ERROR) decref(v);
    return iterator;
  }
  if (iterator !== ERROR && !isOwn) incref(v);
  return iterator;
}

/** The type of the iterator over an exact list, tuple or str, by its type; OBJECT for any other. */
function cursorOver(v: Value, type: usize): TypeId {
  if (type === typeAt(TypeId.LIST)) return TypeId.LIST_ITERATOR;
  if (type === typeAt(TypeId.TUPLE)) return TypeId.TUPLE_ITERATOR;
  return type === typeAt(TypeId.STR) ? strIteratorType(v) : TypeId.OBJECT;
}

/** What __iter__ gave (a reference). */
export function continueIterator(frame: Frame, pc: usize, v: Value): usize {
  const iterator = checkIterResult(v);
  return iterator === ERROR ? 0 : finishUnary(frame, pc, iterator);
}

/** CHECK_ITERATOR: a generator expression's function may be called with anything. */
export function checkIterator(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = read(frame, aOf(pc));
  if (asType(typeOf(v)).next !== 0) return pc + 8;
  raisef(Exc.TypeError, "'%T' object is not an iterator", v);
  return 0;
}

/** FOR_ITER for what the loop does not serve: a generator's frame is pushed, others are asked for the next value. */
export function advanceIterator(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const iterator = read(frame, bOf(pc));
  const type: usize = load<u32>(pointer(iterator), Header.TYPE);
  const isSequence = type === typeAt(TypeId.LIST_ITERATOR) || type === typeAt(TypeId.TUPLE_ITERATOR);
  if (
    isSequence ||
    (type === typeAt(TypeId.STR_ASCII_ITERATOR) && isBehindText(asCursor(pointer(iterator))))
  ) {
    // The loop has found it at its end.
    exhaust(asCursor(pointer(iterator)));
    return exhausted(frame, pc);
  }
  const isPairs = type === typeAt(TypeId.DICT_ITEM_ITERATOR);
  const isKeys = type === typeAt(TypeId.DICT_KEY_ITERATOR);
  if (isPairs ? unpacksPair(pc) : isKeys || type === typeAt(TypeId.DICT_VALUE_ITERATOR)) {
    const it = asDictIterator(pointer(iterator));
    const e = Forwards.step(it);
    if (e !== 0) {
      const at = <usize>frame.regs + aOf(pc);
      if (isPairs) {
        store<i64>(at, incref(entryValue(e)));
        store<i64>(at, incref(entryKey(e)), 8);
        return pc + 16;
      }
      Operand.write(frame, aOf(pc), incref(isKeys ? entryKey(e) : entryValue(e)));
      return pc + 8;
    }
    if (endsHere(it)) return exhausted(frame, pc);
  }
  if (type === typeAt(TypeId.SET_ITERATOR)) {
    const element = SetSteps.next(asSetIterator(pointer(iterator)));
    if (element !== UNBOUND) {
      Operand.write(frame, aOf(pc), incref(element));
      return pc + 8;
    }
  }
  if (type === typeAt(TypeId.GENERATOR)) return advanceGenerator(frame, pc, iterator);
  if (type === typeAt(TypeId.ENUMERATE)) {
    if (unpacksPair(pc) && EnumerateStep.overList(iterator, <usize>frame.regs + aOf(pc))) return pc + 16;
    const next = resumeEnumerated(frame, pc, iterator);
    if (next <= ENTERED) return next;
  }
  if (type === typeAt(TypeId.LIST_REVERSE_ITERATOR)) {
    const item = StepBack.ofList(asCursor(pointer(iterator)));
    if (item !== UNBOUND) {
      Operand.write(frame, aOf(pc), incref(item));
      return pc + 8;
    }
  }
  if (type === typeAt(TypeId.ZIP)) {
    if (unpacksPair(pc) && ZipStep.overLists(iterator, <usize>frame.regs + aOf(pc))) return pc + 16;
  }
  const slot = asType(type).next;
  if (slot === 0) {
    raisef(Exc.TypeError, "iter() returned non-iterator of type '%T'", iterator);
    return 0;
  }
  if (isPythonSlot(slot) && pushSpecial(frame, pc, 0, Name.__next__, iterator)) return 0;
  // The temporary keeps the iterator alive.
  let v = unpacksPair(pc) ? nextParts(type, iterator, <usize>frame.regs + aOf(pc)) : PUSHED;
  if (v === PUSHED) v = call_indirect<Value>(slot, iterator);
  if (v !== UNBOUND && v !== END && v !== ERROR) {
    Operand.write(frame, aOf(pc), v);
    return pc + 8;
  }
  return advanced(frame, pc, v);
}

/** What the iterator gave, as the end of FOR_ITER; UNBOUND: two values, where UNPACK_SEQUENCE would put them. */
export function advanced(frame: Frame, pc: usize, v: Value): usize {
  if (v === UNBOUND) return pc + 16;
  if (v === END || (v === ERROR && catchError(Exc.StopIteration))) return exhausted(frame, pc);
  if (v === ERROR) return 0;
  Operand.write(frame, aOf(pc), v);
  return pc + 8;
}

/** Whether what FOR_ITER gives is taken apart at once: nobody will see the pair. */
export function unpacksPair(pc: usize): bool {
  const next = pc + 8;
  return opOf(next) === R.UNPACK_SEQUENCE && bOf(next) === 2 && aOf(next) === aOf(pc);
}

/** The parts of the next pair, by iterators that give pairs; PUSHED if it is none of them. */
function nextParts(type: usize, iterator: Value, at: usize): Value {
  if (type === typeAt(TypeId.DICT_ITEM_ITERATOR)) return dictItemStep(iterator, at);
  if (type === typeAt(TypeId.ENUMERATE)) return enumerateStep(iterator, at);
  if (type === typeAt(TypeId.ZIP) && zipWidth(iterator) === 2) return zipStep(iterator, at);
  return PUSHED;
}

/** The iterator in b has no more values. */
export function exhausted(frame: Frame, pc: usize): usize {
  Operand.consume(frame, bOf(pc));
  return pc + 8 + ((<usize>cOf(pc)) << 3);
}

function advanceGenerator(frame: Frame, pc: usize, generator: Value): usize {
  const g = asGenerator(pointer(generator));
  if (g.state === GeneratorState.CLOSED) return exhausted(frame, pc);
  frame.next = <u32>pc + 8;
  return resume(g, NONE, FrameKind.FOR_ITER, aOf(pc)) ? goOnResumed(false) : 0;
}

/** GET_YIELD_FROM_ITER, in stack form. */
export function getYieldFromIterator(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const v = read(frame, a);
  if (isExactly(v, TypeId.GENERATOR)) return pc + 8;
  if (isExactly(v, TypeId.COROUTINE)) return checkMayAwait(frame) ? pc + 8 : 0;
  incref(v);
  const iterator = getIter(v);
  decref(v);
  if (iterator === ERROR) return 0;
  Operand.write(frame, a, iterator);
  return pc + 8;
}

/** A coroutine is for `yield from` only where `types.coroutine` has marked the generator as one that awaits. */
function checkMayAwait(frame: Frame): bool {
  const flags = asCode(frame.code).flags;
  if (flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE)) return true;
  raise(Exc.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
  return false;
}

/** YIELD_VALUE: the value is in slot b, the one sent back goes to a. */
export function yieldOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  if (frame.generator === 0) return yieldWithoutGenerator(frame, pc);
  const v = take(frame, bOf(pc));
  if (frame.kind === FrameKind.STOP && sinkTakes(frame.generator, v)) {
    if (aOf(pc) !== NOWHERE) Operand.write(frame, aOf(pc), NONE);
    return pc + 8;
  }
  return yieldValue(frame, v, pc + 8, aOf(pc));
}

/** The same in a frame that runs in place: it waits so if it may. */
function yieldWithoutGenerator(frame: Frame, pc: usize): usize {
  if (isInPlace(frame)) {
    const next = yieldInPlace(frame, pc);
    if (next !== NOT_SHELVED) return next;
  }
  return becomeGenerator(frame, pc);
}

/** A frame that yields wants a generator: a coroutine that ran without gets one, and runs the instruction again. */
function becomeGenerator(frame: Frame, pc: usize): usize {
  if (!isInPlace(frame)) {
    raise(Exc.SystemError, "yield in a frame that is no generator's");
    return 0;
  }
  if (!leavePlaces(frame)) return 0;
  frame.next = <u32>pc;
  return ENTERED;
}

/** YIELD_FROM: the iterator is in temporary a, the value to send behind it. Runs again until the iterator ends. */
export function yieldFromOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  if (frame.generator === 0) return becomeGenerator(frame, pc);
  const a = aOf(pc);
  const slot = <usize>frame.regs + a;
  const receiver = load<i64>(slot);
  const sent = load<i64>(slot, 8);
  store<i64>(slot, UNBOUND, 8);
  if (hasFrame(receiver)) return delegate(frame, pc, pointer(receiver), sent);
  if (isExactly(receiver, TypeId.COROUTINE_WRAPPER)) {
    return delegate(frame, pc, wrappedCoroutine(pointer(receiver)), sent);
  }
  if (isExactly(receiver, TypeId.ASYNC_GENERATOR_ASEND)) {
    const next = resumeStep(frame, pc, receiver, sent);
    if (next <= ENTERED) return next;
  }
  const v = sendTo(receiver, sent);
  decref(sent);
  if (v !== ERROR && v !== END) return yieldValue(frame, v, pc, a + 8);
  if (v === ERROR && !pendingIs(Exc.StopIteration)) return 0;
  Operand.write(frame, a, errorPending() ? takeStopValue() : NONE);
  return pc + 8;
}

function delegate(frame: Frame, pc: usize, p: usize, sent: Value): usize {
  const g = asGenerator(p);
  if (g.state === GeneratorState.CLOSED) {
    decref(sent);
    if (g.type === <u32>typeAt(TypeId.COROUTINE)) {
      raiseReused();
      return 0;
    }
    Operand.write(frame, aOf(pc), NONE);
    return pc + 8;
  }
  if (g.state === GeneratorState.CREATED && sent !== NONE) {
    decref(sent);
    raisef(Exc.TypeError, "can't send non-None value to a just-started %L", kindName(g));
    return 0;
  }
  frame.next = <u32>pc + 8;
  return resume(g, sent, FrameKind.YIELD_FROM, aOf(pc)) ? ENTERED : 0;
}

/** next(receiver) or receiver.send(v): a value, END, or ERROR (StopIteration included). */
function sendTo(receiver: Value, v: Value): Value {
  const slot = asType(typeOf(receiver)).next;
  if (v === NONE && slot !== 0) return call_indirect<Value>(slot, receiver);
  return callMethod(receiver, Name.send, v);
}
