/** Comparisons on anything but the ints and floats that the loop serves itself: their values, and joined with a jump. */
import { compareRest, reflected, richCompare, strTruth } from "../../core/compare.ts";
import { enterNative, leaveNative, NativeDepth } from "../../core/depth.ts";
import { dictPlace, UNSURE as NOT_PLAIN } from "../../core/dict.ts";
import { asList, listLength } from "../../core/list.ts";
import { decref, incref } from "../../core/object.ts";
import { setHolds, UNSURE } from "../../core/set.ts";
import { shortCompare } from "../../core/shortmath.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { strEquals, Text } from "../../core/string.ts";
import { contains } from "../../core/subscript.ts";
import { strContains } from "../../core/substring.ts";
import { isTrue } from "../../core/truth.ts";
import { TUPLE_ITEMS, tupleLength } from "../../core/tuple.ts";
import { asType, isSubtype } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  boxBool,
  ERROR,
  FALSE,
  isPointer,
  isSmall,
  NOT_IMPLEMENTED,
  pointer,
  TRUE,
  Value,
} from "../../core/value.ts";
import { compareName } from "../../objects/dunder.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { Compare } from "../../shared/opcodes.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { pushSpecial } from "../special.ts";
import { jumpTo } from "./jumps.ts";
import { aOf, begin, bOf, cOf, constant, Operand, opOf, read } from "./operands.ts";
import { dropPair, ofPythonClass } from "./operators.ts";

function comparisonOf(op: i32): Compare {
  if (op >= R.JUMP_LT_K) return <Compare>(op - R.JUMP_LT_K);
  return op >= R.JUMP_LT ? <Compare>(op - R.JUMP_LT) : <Compare>(op - R.LT);
}

/** a ← b cmp c, and compare and jump, for what the loop does not serve. Of two str, which cannot run Python code, first. */
export function compareOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const op = opOf(pc);
  const cmp = comparisonOf(op);
  const x = leftOf(frame, pc, op);
  const y = rightOf(frame, pc, op);
  let truth: bool;
  if (isExactly(x, TypeId.STR) && isExactly(y, TypeId.STR)) {
    const p = pointer(x);
    const q = pointer(y);
    if (cmp === Compare.EQ || cmp === Compare.NE)
      truth = (p === q || Text.same(p, q)) === (cmp === Compare.EQ);
    else if (cmp <= Compare.GE) truth = strTruth(p, q, cmp) !== 0;
    else truth = strContains(q, p) === (cmp === Compare.IN);
  } else if (cmp <= Compare.GE) {
    return compareValues(frame, pc, cmp, x, y);
  } else {
    const found = quickFind(x, y);
    if (found === UNSURE) return findIn(frame, pc, cmp, x, y);
    truth = (found !== 0) === (cmp === Compare.IN);
  }
  return Truth.finish(frame, pc, truth ? 1 : 0);
}

/**
 * Whether x is in an exact dict, set, tuple or list, 0 or 1, where small ints and str decide: that runs no Python code, so that nobody needs
 * references. UNSURE for all else.
 */
export function quickFind(x: Value, y: Value): i32 {
  if (!isPointer(y)) return UNSURE;
  const p = pointer(y);
  const type: usize = load<u32>(p, Header.TYPE);
  if (type === typeAt(TypeId.DICT)) {
    const place = dictPlace(p, x);
    return place === NOT_PLAIN ? UNSURE : i32(place !== 0);
  }
  if (type === typeAt(TypeId.SET) || type === typeAt(TypeId.FROZENSET)) return setHolds(p, x);
  if (type === typeAt(TypeId.TUPLE)) return findAmong(x, p + TUPLE_ITEMS, tupleLength(p));
  if (type === typeAt(TypeId.LIST)) return findAmong(x, asList(p).items, listLength(p));
  return UNSURE;
}

/** More items than these are looked through by what also looks at the interrupts. */
const FEW: u32 = 256;

/** As quickFind, among so many items. */
function findAmong(x: Value, at: usize, count: u32): i32 {
  if (count > FEW) return UNSURE;
  const isText = isExactly(x, TypeId.STR);
  if (!isText && !isSmall(x)) return UNSURE;
  for (const end = at + ((<usize>count) << 3); at < end; at += 8) {
    const item = load<i64>(at);
    if (item === x) return 1;
    if (isSmall(item)) continue;
    if (!isExactly(item, TypeId.STR)) return UNSURE;
    if (isText && strEquals(pointer(x), pointer(item))) return 1;
  }
  return 0;
}

/** A rich comparison of any two values. */
function compareValues(frame: Frame, pc: usize, cmp: Compare, x: Value, y: Value): usize {
  if (isPointer(x) && isPointer(y)) {
    const type: usize = load<u32>(pointer(x), Header.TYPE);
    const slot = asType(type).compare;
    const same = type === <usize>load<u32>(pointer(y), Header.TYPE) && type !== typeAt(TypeId.INT);
    if (same && slot !== 0 && (asType(type).flags & TypeFlag.HEAP) === 0)
      return compareAlike(frame, pc, cmp, x, y, slot);
  }
  const truth = shortCompare(x, y, cmp);
  if (truth >= 0) return finishTruth(frame, pc, truth);
  if (ofPythonClass(x) || ofPythonClass(y)) return compareStep(frame, pc, 0);
  incref(x);
  incref(y);
  const result = richCompare(x, y, cmp);
  dropPair(x, y);
  return result === ERROR ? 0 : finishComparison(frame, pc, result);
}

/** Of instances of one built-in type, which has but one slot to ask. */
function compareAlike(frame: Frame, pc: usize, cmp: Compare, x: Value, y: Value, slot: u32): usize {
  if (!NativeDepth.enter()) return 0;
  incref(x);
  incref(y);
  let result = call_indirect<Value>(slot, x, y, cmp);
  if (result === NOT_IMPLEMENTED) result = call_indirect<Value>(slot, y, x, reflected(cmp));
  if (result === NOT_IMPLEMENTED) result = compareRest(x, y, cmp);
  decref(x);
  decref(y);
  NativeDepth.leave();
  if (result === TRUE || result === FALSE) return Truth.finish(frame, pc, result === TRUE ? 1 : 0);
  return result === ERROR ? 0 : finishComparison(frame, pc, result);
}

/** x in y, or x not in y. */
function findIn(frame: Frame, pc: usize, cmp: Compare, x: Value, y: Value): usize {
  if (ofPythonClass(y) && isPythonSlot(asType(typeOf(y)).contains)) {
    if (pushSpecial(frame, pc, 0, Name.__contains__, y, x)) return 0;
  }
  incref(x);
  incref(y);
  const found = contains(y, x);
  dropPair(x, y);
  return found < 0 ? 0 : finishTruth(frame, pc, cmp === Compare.IN ? found : 1 - found);
}

function leftOf(frame: Frame, pc: usize, op: i32): Value {
  return read(frame, op >= R.JUMP_LT ? aOf(pc) : bOf(pc));
}

function rightOf(frame: Frame, pc: usize, op: i32): Value {
  if (op >= R.JUMP_LT_K) return constant(frame, bOf(pc));
  return read(frame, op >= R.JUMP_LT ? bOf(pc) : cOf(pc));
}

/** The comparison gave a value (a reference): it is stored, or its truth decides the jump. */
function finishComparison(frame: Frame, pc: usize, result: Value): usize {
  if (opOf(pc) < R.JUMP_LT) {
    Operand.consume(frame, bOf(pc));
    Operand.consume(frame, cOf(pc));
    Operand.write(frame, aOf(pc), result);
    return pc + 8;
  }
  const truth = isTrue(result);
  decref(result);
  return truth < 0 ? 0 : finishTruth(frame, pc, truth);
}

/** The comparison is true or false. */
function finishTruth(frame: Frame, pc: usize, truth: i32): usize {
  return Truth.finish(frame, pc, truth);
}

class Truth {
  /** finishTruth, written out: tests in loops over a text do little else. */
  @inline
  static finish(frame: Frame, pc: usize, truth: i32): usize {
    const op = opOf(pc);
    if (op < R.JUMP_LT) {
      Operand.consume(frame, bOf(pc));
      Operand.consume(frame, cOf(pc));
      Operand.write(frame, aOf(pc), boxBool(truth !== 0));
      return pc + 8;
    }
    Operand.consume(frame, aOf(pc));
    if (op < R.JUMP_LT_K) Operand.consume(frame, bOf(pc));
    const c = <i32>load<i16>(pc, 6);
    return truth === (c & 1) ? jumpTo(frame, pc + 8, (c >> 1) << 3) : pc + 8;
  }
}

/** What a special method of a comparison gave (a reference): the result, or the next one is asked. */
export function continueComparison(frame: Frame, pc: usize, step: u32, v: Value): usize {
  const cmp = comparisonOf(opOf(pc));
  if (cmp > Compare.GE) {
    const found = isTrue(v);
    decref(v);
    return found < 0 ? 0 : finishTruth(frame, pc, cmp === Compare.IN ? found : 1 - found);
  }
  return v === NOT_IMPLEMENTED ? compareStep(frame, pc, step) : finishComparison(frame, pc, v);
}

/**
 * A rich comparison of instances of Python classes, from a step on: 0 the left operand's method, 1 the right one's reflected, 2 what is
 * left when none knows. A right operand of a subclass goes first, the native way.
 */
function compareStep(frame: Frame, pc: usize, step: u32): usize {
  const op = opOf(pc);
  const cmp = comparisonOf(op);
  const x = leftOf(frame, pc, op);
  const y = rightOf(frame, pc, op);
  const sx = asType(typeOf(x)).compare;
  const sy = asType(typeOf(y)).compare;
  let result: Value = NOT_IMPLEMENTED;
  if (step === 0) {
    if (typeOf(x) !== typeOf(y) && sy !== 0 && isSubtype(typeOf(y), typeOf(x))) {
      incref(x);
      incref(y);
      result = richCompare(x, y, cmp);
      dropPair(x, y);
      return result === ERROR ? 0 : finishComparison(frame, pc, result);
    }
    if (isPythonSlot(sx) && pushSpecial(frame, pc, 1, compareName(cmp), x, y)) return 0;
    result = slotResult(sx, x, y, cmp);
  }
  if (result === NOT_IMPLEMENTED && step <= 1) {
    if (isPythonSlot(sy) && pushSpecial(frame, pc, 2, compareName(reflected(cmp)), y, x)) return 0;
    result = slotResult(sy, y, x, reflected(cmp));
  }
  if (result === NOT_IMPLEMENTED) result = compareRest(x, y, cmp);
  return result === ERROR ? 0 : finishComparison(frame, pc, result);
}

function slotResult(slot: u32, x: Value, y: Value, cmp: Compare): Value {
  if (slot === 0) return NOT_IMPLEMENTED;
  if (!enterNative()) return ERROR;
  incref(x);
  incref(y);
  const result = call_indirect<Value>(slot, x, y, cmp);
  dropPair(x, y);
  leaveNative();
  return result;
}
