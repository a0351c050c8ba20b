/**
 * Exceptions that come up in compiled code, as long as they stay there (src/jit/body/raised.ts). A frame without a record that one ends becomes an entry of
 * the traceback that nobody has seen (unseen.ts), made of its window and of what its caller has left in front of that; the caller is told by UNWOUND. So
 * no record is pushed that would only be taken off again.
 *
 * Where more than that is to be done (tools watch, what goes away might run Python code, there is no memory) the frames get their records, and `settle`
 * does it.
 */
import { noteAttribute } from "../core/attribute.ts";
import { errorPending, handled, raiseException, restoreError } from "../core/errors.ts";
import { allocException, asException, isException, isExceptionClass } from "../core/exception.ts";
import { Breaker, spend } from "../core/interrupt.ts";
import { decrefAt, incref, increfAt } from "../core/object.ts";
import { emptyTuple, tupleItem } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { hooked } from "../memory/debug.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { isMadeByNew } from "../objects/exceptions/base.ts";
import { asFunction } from "../objects/function.ts";
import { Header } from "../shared/layout.ts";
import { UNWOUND } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { ENTERED } from "./calls.ts";
import { asFrame, current, dropWindow, Frame } from "./frame.ts";
import { isSeen } from "./frameobject.ts";
import { bOf, cOf } from "./ops/operands.ts";
import { classicOffset } from "./registercode.ts";
import { isPlainData, left, pushVirtual } from "./tier2.ts";
import { Unseen } from "./unseen.ts";
import { isBusy, markReraise, unwindTo, unwindToHandler } from "./unwind.ts";

/**
 * RAISE of the value at `at`, whose reference goes: it, or an instance of it, is pending then. False, and nothing done, where Python code would run, or it is
 * to be refused.
 */
export function raiseAt(at: usize): bool {
  if (isBusy()) return false;
  const v = load<i64>(at);
  let p: usize = 0;
  if (isException(v)) {
    p = pointer(v);
    // That might be freed.
    if (handled !== UNBOUND && asException(p).context !== 0) return false;
  } else {
    p = instanceOf(v);
    if (p === 0) return false;
  }
  store<i64>(at, UNBOUND);
  raiseException(box(p));
  return true;
}

/** An instance of a class of exceptions that makes nothing but that, for which the reference to the class is given: its address, 0 for any other value. */
function instanceOf(v: Value): usize {
  if (hooked || !isExceptionClass(v) || typeOf(v) !== typeAt(TypeId.TYPE)) return 0;
  const type = pointer(v);
  const p = isMadeByNew(asType(type)) ? allocException(type, emptyTuple()) : 0;
  if (p !== 0) decrefAt(type);
  return p;
}

/** `raise` without a value: the exception that is being handled is pending again. False, and nothing done, where there is none, or more to do. */
export function raiseHandled(): bool {
  if (isBusy() || handled === UNBOUND) return false;
  restoreError(incref(handled));
  markReraise();
  return true;
}

/** RERAISE of the exception at `at`, whose reference goes. False, and nothing done, as above. */
export function reraiseAt(at: usize): bool {
  const exc = load<i64>(at);
  if (isBusy() || !isException(exc)) return false;
  store<i64>(at, UNBOUND);
  restoreError(exc);
  markReraise();
  return true;
}

/**
 * Ends the frame of an inlined call, whose function lies at `at`, in front of its window, because of the pending exception, which came up at pc. False, and
 * nothing done, where it is to have a record.
 */
export function endInlined(at: usize, code: PyCode, pc: usize): bool {
  if (!Ended.window(at + 8, pointer(load<i64>(at)), code, pc, true)) return false;
  store<i64>(at, UNBOUND);
  return true;
}

/**
 * The pending exception came up at pc of compiled code that does not catch it, and which leaves with what this gives. `record`: its frame's, 0 if that has
 * none: then it ends here. `isInUse`: temporaries may hold something.
 */
export function unwindAt(record: usize, window: usize, pc: usize, isInUse: bool): i64 {
  if (record === 0) {
    const f: usize = load<u32>(window - 8);
    if (Ended.window(window, f, asCode(asFunction(f).code), pc, isInUse)) {
      increfAt(f);
      return left(UNWOUND);
    }
    record = pushVirtual(window, pc);
  }
  asFrame(record).pc = <u32>pc;
  return left(0);
}

class Ended {
  /** What a frame without a record has goes into an entry of the traceback, the reference to its function, too. False, and nothing done: see above. */
  @inline
  static window(window: usize, f: usize, code: PyCode, pc: usize, isInUse: bool): bool {
    const temporaries = window + ((<usize>code.nslots) << 3);
    const end = window + code.windowBytes;
    if (isInUse && !goUnnoticed(temporaries, end)) return false;
    if (!Unseen.add(f, code, window, classicOffset(code, pc))) return false;
    increfAt(changetype<usize>(code));
    if (isInUse) dropWindow(temporaries, end);
    spend(1);
    return true;
  }
}

/** Whether dropping the values of slots runs nothing. One object may lie in several, or be held by what lies in another. */
function goUnnoticed(from: usize, end: usize): bool {
  let count = 0;
  for (let slot = from; slot < end; slot += 8) if (isPointer(load<i64>(slot))) count++;
  if (count === 0) return true;
  for (let slot = from; slot < end; slot += 8) {
    const v = load<i64>(slot);
    if (!isPointer(v) || load<i32>(pointer(v), Header.REFCOUNT) > count) continue;
    if (!isPlainData(pointer(v), count - 1)) return false;
  }
  return true;
}

/** The function of a property that the LOAD_ATTR at pc calls has raised: an AttributeError is told which, as `goOnRaised` does. */
export function noteGetterRaised(window: usize, code: PyCode, pc: usize): void {
  noteAttribute(load<i64>(window + bOf(pc)), pointer(tupleItem(code.names, cOf(pc))));
}

/**
 * Something that compiled code with this window has done or called has raised, and the frame, which has a record by now, has a handler at an address for what
 * it does at pc: that, if compiled code may go on there; else ENTERED, or 0 for settle. `slot`: see unwindTo.
 */
export function catchIn(window: usize, pc: usize, slot: u32, handler: usize): usize {
  let record = current;
  if (<usize>asFrame(record).regs === window && asFrame(record).pc === <u32>pc) {
    if (!errorPending() || !unwindTo(asFrame(record), slot, handler)) return 0;
  } else {
    while (record !== 0 && <usize>asFrame(record).regs !== window) record = asFrame(record).prev;
    if (record === 0 || !errorPending() || !unwindToHandler()) return 0;
  }
  return afterCatch(asFrame(record), handler);
}

/** The same for the current frame: the pending exception came up in it, at pc. */
export function catchAt(frame: Frame, pc: usize, slot: u32, handler: usize): usize {
  frame.pc = <u32>pc;
  return unwindTo(frame, slot, handler) ? afterCatch(frame, handler) : 0;
}

function afterCatch(frame: Frame, handler: usize): usize {
  if (errorPending()) return 0;
  const goesOn = current === changetype<usize>(frame) && frame.next === <u32>handler && !isSeen(frame);
  // A handler may lead back to what raised: it counts as a back edge.
  return Breaker.count() || !goesOn ? ENTERED : handler;
}
