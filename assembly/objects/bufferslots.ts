/**
 * `__buffer__` and `__release_buffer__` (PEP 688): the slots of Python classes that define them, and the methods that built-in types
 * have for them (CPython: slot_bf_getbuffer, wrap_buffer and their kin in Objects/typeobject.c).
 */
import {
  asManaged,
  asView,
  borrowBy,
  firstView,
  isMemoryview,
  Lent,
  lendView,
  releaseViewBy,
  setPythonRelease,
  ViewFlag,
} from "../core/buffer.ts";
import { callSpecial } from "../core/call.ts";
import { fail, raise, restoreError, takeError } from "../core/errors.ts";
import { takingApart } from "../core/finalize.ts";
import { intFromI64 } from "../core/integer.ts";
import { decref, decrefAt } from "../core/object.ts";
import { isPythonSlot } from "../core/slots.ts";
import { BAD_INDEX, countNumber } from "../core/subscript.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { keepingViews } from "./text/kept.ts";

// ---- Python classes ----

/** v.__buffer__(flags), UNBOUND if there is none. */
function askBuffer(v: Value, flags: i32): Value {
  return callSpecial(v, Name.__buffer__, intFromI64(flags));
}

/** The getBuffer slot: what `__buffer__` gives must be a memoryview, which lends in its turn. */
export function slotBuffer(v: Value, flags: i32): i32 {
  const view = keepingViews(askBuffer, v, flags);
  if (view === ERROR) return -1;
  if (view === UNBOUND) return fail(Exc.TypeError, "a bytes-like object is required");
  let status = -1;
  if (!isMemoryview(view)) fail(Exc.TypeError, "__buffer__ returned non-memoryview object");
  else status = lendView(view, flags);
  if (status < 0) decref(view);
  else Lent.inner = pointer(view);
  return status;
}

/** The releaseBuffer slot stands for "ask `__release_buffer__`": core/buffer.ts calls `releaseByPython` instead, which knows the view. */
export function slotReleaseBuffer(_v: Value): void {}

/**
 * The end of a loan by an object whose class has `__release_buffer__`. It gets the memoryview that its `__buffer__` gave, or one
 * made for the purpose where a built-in base has lent the memory; that base is told afterwards.
 */
function releaseByPython(owner: usize, inner: usize): void {
  const pending = takeError();
  if (takingApart) {
    if (inner === 0) endNative(owner);
  } else if (inner !== 0) callRelease(owner, box(inner));
  else {
    const view = restrictedView(owner);
    if (view !== 0) {
      callRelease(owner, box(view));
      asView(view).flags |= ViewFlag.RELEASED;
      decrefAt(view);
    } else reportUnraisable("Exception ignored in bf_releasebuffer", box(owner));
    endNative(owner);
  }
  if (pending !== UNBOUND) restoreError(pending);
}

/** Tells the built-in base of the owner's class. */
function endNative(owner: usize): void {
  const release = asType(asType(typeOf(box(owner))).nativeBase).releaseBuffer;
  if (release !== 0 && !isPythonSlot(release)) call_indirect<void>(release, box(owner));
}

function callRelease(owner: usize, view: Value): void {
  const result = callSpecial(box(owner), Name.__release_buffer__, view);
  if (result === ERROR) reportUnraisable("Exception ignored in bf_releasebuffer", box(owner));
  else decref(result);
}

/** A view of what a built-in base lends, that no other can be made of; 0 with an exception pending. */
function restrictedView(owner: usize): usize {
  const base = asType(asType(typeOf(box(owner))).nativeBase);
  const managed = borrowBy(base.getBuffer, box(owner), 0);
  if (managed === 0) return 0;
  // Its loan is ended here, and not by the view's end.
  asManaged(managed).released = 1;
  if (base.releaseBuffer !== 0) call_indirect<void>(base.releaseBuffer, box(owner));
  const view = firstView(managed);
  if (view === ERROR) return 0;
  asView(pointer(view)).flags |= ViewFlag.RESTRICTED;
  return pointer(view);
}

// ---- methods of built-in types ----

/** v.__buffer__(flags), where `fn` is the slot of the type that defines it. */
export function bufferMethod(fn: u32, v: Value, argument: Value): Value {
  const flags = countNumber(argument);
  if (flags === BAD_INDEX) return ERROR;
  if (flags > i32.MAX_VALUE || flags < i32.MIN_VALUE) {
    return raise(Exc.OverflowError, "buffer flags out of range");
  }
  return firstView(borrowBy(fn, v, <i32>flags));
}

/** v.__release_buffer__(view), where `fn` is the slot of the type that defines it. */
export function releaseMethod(fn: u32, v: Value, view: Value): Value {
  if (!isMemoryview(view)) return raise(Exc.TypeError, "expected a memoryview object");
  const p = pointer(view);
  if (asManaged(asView(p).managed).owner !== <u32>pointer(v)) {
    return raise(Exc.ValueError, "memoryview's buffer is not this object");
  }
  if (asView(p).flags & ViewFlag.RELEASED) {
    return raise(Exc.ValueError, "memoryview's buffer has already been released");
  }
  releaseViewBy(p, fn);
  return NONE;
}

export function initBufferSlots(): void {
  setPythonRelease(releaseByPython.index);
}
