/** Jumps by the truth of a value that is no bool, None or number, and `not`. */

import { Breaker } from "../../core/interrupt.ts";
import { listLength } from "../../core/list.ts";
import { decref, incref } from "../../core/object.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { asStr } from "../../core/string.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { boxBool, isPointer, pointer, Value } from "../../core/value.ts";
import { checkBool, checkLength } from "../../objects/dunder.ts";
import { Header } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { serveInterrupts } from "../interrupts.ts";
import { pushSpecial } from "../special.ts";
import { reenter } from "../unwind.ts";
import { aOf, begin, bOf, Operand, opOf, read } from "./operands.ts";

/** JUMP_TRUE, JUMP_FALSE, KEEP_TRUE, KEEP_FALSE: of an exact list, tuple or str, which are true with a length, all in one function. */
export function truthJump(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = read(frame, aOf(pc));
  if (isPointer(v)) {
    const p = pointer(v);
    const type: usize = load<u32>(p, Header.TYPE);
    if (type === typeAt(TypeId.LIST)) return Known.truth(frame, pc, i32(listLength(p) !== 0));
    if (type === typeAt(TypeId.STR)) return Known.truth(frame, pc, i32(asStr(p).length !== 0));
    if (type === typeAt(TypeId.TUPLE)) return Known.truth(frame, pc, i32(tupleLength(p) !== 0));
  }
  return truthOperation(frame, pc, read(frame, aOf(pc)));
}

/** a ← not b */
export function notOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  return truthOperation(frame, pc, read(frame, bOf(pc)));
}

enum TruthStep {
  BOOL,
  LENGTH,
}

/** Tests x for an instruction that jumps by it or stores its negation. */
function truthOperation(frame: Frame, pc: usize, x: Value): usize {
  if (isPointer(x)) {
    const type = asType(typeOf(x));
    if (type.bool === 0 && type.length === 0) return truthKnown(frame, pc, 1);
    if (isPythonSlot(type.bool)) {
      if (pushSpecial(frame, pc, TruthStep.BOOL, Name.__bool__, x)) return 0;
    } else if (type.bool === 0 && isPythonSlot(type.length)) {
      if (pushSpecial(frame, pc, TruthStep.LENGTH, Name.__len__, x)) return 0;
    }
  }
  incref(x);
  const truth = isTrue(x);
  decref(x);
  return truth < 0 ? 0 : truthKnown(frame, pc, truth);
}

/** What __bool__ or __len__ gave (a reference). */
export function continueTruth(frame: Frame, pc: usize, step: u32, v: Value): usize {
  if (step === TruthStep.BOOL) {
    const truth = checkBool(v);
    return truth < 0 ? 0 : truthKnown(frame, pc, truth);
  }
  const length = checkLength(v);
  return length < 0 ? 0 : truthKnown(frame, pc, length > 0 ? 1 : 0);
}

function truthKnown(frame: Frame, pc: usize, truth: i32): usize {
  return Known.truth(frame, pc, truth);
}

class Known {
  /** The instruction goes on with the truth of its value. */
  @inline
  static truth(frame: Frame, pc: usize, truth: i32): usize {
    const op = opOf(pc);
    if (op === R.NOT) {
      Operand.consume(frame, bOf(pc));
      Operand.write(frame, aOf(pc), boxBool(truth === 0));
      return pc + 8;
    }
    const jumps = truth === (op === R.JUMP_TRUE || op === R.KEEP_TRUE ? 1 : 0);
    const keeps = op === R.KEEP_TRUE || op === R.KEEP_FALSE;
    if (!keeps || !jumps) Operand.consume(frame, aOf(pc));
    return jumps ? jumpTo(frame, pc + 8, load<i32>(pc, 4)) : pc + 8;
  }
}

/** Takes a jump; backwards it counts the breaker, as the loop does for its own. */
export function jumpTo(frame: Frame, from: usize, distance: i32): usize {
  const target = from + distance;
  if (distance >= 0) return target;
  if (!Breaker.count()) return target;
  frame.next = <u32>target;
  if (serveInterrupts()) reenter();
  return 0;
}
