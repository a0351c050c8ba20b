/** What Python sees of traceback objects (CPython: Python/traceback.c). Layout, and how they come about: vm/frameobject.ts. */
import { fail, failf, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { fitsI64, intToI64 } from "../core/integer.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, decrefAt, decrefField, gcTrack, incref, increfAt, newContainer } from "../core/object.ts";
import { newStr } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { asTraceback, PyTraceback, tracebackLine } from "./frameobject.ts";

// ---- making ----

let newSignature!: NativeDef;

/** traceback(tb_next, tb_frame, tb_lasti, tb_lineno) */
function tracebackNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const made = makeTraceback(
    load<i64>(values),
    load<i64>(values, 8),
    load<i64>(values, 16),
    load<i64>(values, 24),
  );
  endSlot(newSignature, values);
  return made;
}

function makeTraceback(next: Value, frame: Value, lasti: Value, lineno: Value): Value {
  if (!isExactly(frame, TypeId.FRAME)) {
    return raisef(Exc.TypeError, "traceback() argument 'tb_frame' must be frame, not %A", frame);
  }
  const offset = toI32(lasti);
  if (offset === BAD) return ERROR;
  const line = toI32(lineno);
  if (line === BAD) return ERROR;
  if (next !== NONE && !isExactly(next, TypeId.TRACEBACK)) {
    return raisef(Exc.TypeError, "expected traceback object or None, got '%T'", next);
  }
  const p = newContainer(typeAt(TypeId.TRACEBACK), offsetof<PyTraceback>());
  if (p === 0) return raiseMemoryError();
  const t = asTraceback(p);
  t.next = next === NONE ? 0 : <u32>pointer(incref(next));
  t.frame = <u32>pointer(incref(frame));
  t.lasti = <i32>offset;
  t.lineno = <i32>line;
  t.func = 0;
  t.code = 0;
  t.room = 0;
  gcTrack(p);
  return box(p);
}

const BAD: i64 = i64.MIN_VALUE;

/** An argument that must fit a C int; BAD with an exception pending. */
function toI32(v: Value): i64 {
  const i = toIndex(v);
  if (i === ERROR) return BAD;
  const n: i64 = fitsI64(i) ? intToI64(i) : i64.MAX_VALUE;
  decref(i);
  if (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE) return n;
  fail(Exc.OverflowError, "Python int too large to convert to C int");
  return BAD;
}

// ---- attributes ----

function tracebackLineno(self: Value): Value {
  const found = tracebackLine(asTraceback(pointer(self)));
  return found < 0 ? NONE : small(found);
}

function setTracebackNext(self: Value, v: Value): i32 {
  if (v === UNBOUND) return fail(Exc.TypeError, "can't delete tb_next attribute");
  if (v !== NONE && !isExactly(v, TypeId.TRACEBACK))
    return failf(Exc.TypeError, "expected traceback object, got '%T'", v);
  for (let t: usize = v === NONE ? 0 : pointer(v); t !== 0; t = asTraceback(t).next) {
    if (t === pointer(self)) return fail(Exc.ValueError, "traceback loop detected");
  }
  const tb = asTraceback(pointer(self));
  const old: usize = tb.next;
  tb.next = v === NONE ? 0 : <u32>pointer(incref(v));
  decrefField(old);
  return 0;
}

function getTracebackNext(self: Value): Value {
  const next: usize = asTraceback(pointer(self)).next;
  if (next === 0) return NONE;
  increfAt(next);
  return box(next);
}

/** dir(traceback) is what it has of its own. */
function tracebackDir(_args: usize): Value {
  const list = allocList();
  const done = list !== 0 && addName(list, "tb_frame") && addName(list, "tb_next");
  if (done && addName(list, "tb_lasti") && addName(list, "tb_lineno")) return box(list);
  if (list !== 0) decrefAt(list);
  return ERROR;
}

function addName(list: usize, text: string): bool {
  const name = newStr(text);
  return name !== 0 && listAppendOwned(list, box(name));
}

export function initTracebacks(): void {
  const type = asType(typeAt(TypeId.TRACEBACK));
  newSignature = slotSignature("traceback(tb_next, tb_frame, tb_lasti, tb_lineno)");
  type.new = tracebackNew.index;
  defineMember(type, "tb_frame", offsetof<PyTraceback>("frame"), Member.OBJECT);
  defineMember(type, "tb_lasti", offsetof<PyTraceback>("lasti"), Member.I32);
  define(type, "__dir__(self, /)", tracebackDir);
  defineGetter(type, "tb_lineno", tracebackLineno);
  defineGetter(type, "tb_next", getTracebackNext, setTracebackNext);
}
