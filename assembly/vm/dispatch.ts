/**
 * The dispatch loop: runs register code until the frame at which native code entered returns.
 *
 * One switch. Its body must stay small (V8 takes 19 ms to optimise 10 KB of it, 125 to 192 ms for 44): what is frequent and short stands here,
 * everything else is a function of vm/ops/ that takes (frame, pc) and gives the next pc, or 0: then an exception is pending, or
 * another frame is to run (`settle` knows).
 *
 * Conditions on the way of most instructions are ifs in ifs: of `a && b`, where b reads memory, asc and V8 make a number that is tested then.
 *
 * V8 replaces no function that runs: a loop entered once would stay in baseline code. So at each turn of the breaker the loop
 * returns REENTER to its driver (vm/driver.ts), which calls it again.
 */

import { ABSENT, PyDict, UNSURE } from "../core/dict.ts";
import { latin1 } from "../core/intern.ts";
import { Breaker } from "../core/interrupt.ts";
import { PyList } from "../core/list.ts";
import { Native } from "../core/native.ts";
import { decrefAt, incref } from "../core/object.ts";
import { asStr, STR_DATA } from "../core/string.ts";
import { PyTuple, TUPLE_ITEMS } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import {
  bothSmall,
  box,
  boxBool,
  boxFloat,
  ERROR,
  FALSE,
  fitsSmall,
  floatValue,
  isFloat,
  isPointer,
  isSmall,
  lowered,
  NONE,
  pointer,
  raised,
  small,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { PyCursor } from "../objects/cursor.ts";
import { asFunction, PyCell } from "../objects/function.ts";
import { renewPlace } from "../objects/knownplaces.ts";
import { PyRangeIterator } from "../objects/rangeiterator.ts";
import { Header } from "../shared/layout.ts";
import { R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { Calls, ENTERED, finishReturn } from "./calls.ts";
import { asFrame, current } from "./frame.ts";
import { NOT_RESUMED, resumeInLoop, yieldToLoop } from "./generator.ts";
import { getAsyncNext, getAwaitable, yieldAsyncOperation } from "./ops/asyncops.ts";
import {
  buildDict,
  buildList,
  buildOperation,
  buildTuple,
  formatValue,
  listAppendOperation,
  mapAddOperation,
  unpackSequence,
} from "./ops/build.ts";
import { afterCall, backEdge, callOperation } from "./ops/callops.ts";
import { compareOperation } from "./ops/comparisons.ts";
import { beforeWith, checkMatch, popHandled, pushHandled, raiseOperation } from "./ops/exceptions.ts";
import { makeFunction } from "./ops/functions.ts";
import {
  advanceIterator,
  checkIterator,
  getIterator,
  yieldFromOperation,
  yieldOperation,
} from "./ops/iteration.ts";
import { notOperation, truthJump } from "./ops/jumps.ts";
import { loadAttribute, loadGlobal, loadMethod, storeAttribute } from "./ops/lookups.ts";
import { matchClassInto } from "./ops/matchclass.ts";
import { matchLength } from "./ops/matching.ts";
import { binaryOperation, unaryOperation } from "./ops/operators.ts";
import { otherOperation } from "./ops/other.ts";
import { sliceInLoop } from "./ops/slicing.ts";
import { addKey, deleteSubscript, getSubscript, setSubscript } from "./ops/subscripts.ts";
import { Items, Methods, Quick, Slot } from "./quick.ts";
import { enterCompiled } from "./tier2.ts";
import { outcome, settle } from "./unwind.ts";

const RANGE_NEXT: usize = offsetof<PyRangeIterator>("next");
const RANGE_STEP: usize = offsetof<PyRangeIterator>("step");
const RANGE_LEFT: usize = offsetof<PyRangeIterator>("left");
const CURSOR_SEQUENCE: usize = offsetof<PyCursor>("sequence");
const CURSOR_INDEX: usize = offsetof<PyCursor>("index");
const LIST_LENGTH: usize = offsetof<PyList>("length");
const LIST_CAPACITY: usize = offsetof<PyList>("capacity");
const LIST_ITEMS: usize = offsetof<PyList>("items");
const TUPLE_LENGTH: usize = offsetof<PyTuple>("length");
const DICT_VERSION: usize = offsetof<PyDict>("version");
const TYPE_VERSION: usize = offsetof<PyType>("version");
const CELL_VALUE: usize = offsetof<PyCell>("value");

/** Given by `loop` to ask for another call of it. */
export const REENTER: Value = UNBOUND;

/** Runs what frames there are until one of kind STOP returns, or the breaker turns. Not inlined into its driver: it is called from several places. */
export function loop(): Value {
  let frame = asFrame(current);
  let pc: usize = frame.next;
  let regs: usize = frame.regs;
  let constants: usize = frame.consts;
  while (true) {
    switch (<i32>load<u16>(pc)) {
      case R.NOP:
        pc += 8;
        continue;
      case R.COPY:
        Slot.put(regs + <usize>load<u16>(pc, 2), incref(load<i64>(regs + <usize>load<u16>(pc, 4))));
        pc += 8;
        continue;
      case R.MOVE: {
        const from = regs + <usize>load<u16>(pc, 4);
        const v = load<i64>(from);
        store<i64>(from, UNBOUND);
        Slot.put(regs + <usize>load<u16>(pc, 2), v);
        pc += 8;
        continue;
      }
      case R.CONST:
        Slot.put(regs + <usize>load<u16>(pc, 2), incref(load<i64>(constants + <usize>load<u32>(pc, 4))));
        pc += 8;
        continue;
      case R.CLEAR:
        Slot.put(regs + <usize>load<u16>(pc, 2), UNBOUND);
        pc += 8;
        continue;
      case R.CHECK:
        if (load<i64>(regs + <usize>load<u16>(pc, 2)) !== UNBOUND) {
          pc += 8;
          continue;
        }
        pc = otherOperation(frame, pc);
        break;
      case R.ADD:
      case R.INPLACE_ADD: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 6);
        if (bothSmall(x, y)) {
          const m = raised(x);
          const n = raised(y);
          const r = m + n;
          if (((m ^ r) & (n ^ r)) >= 0) {
            Slot.put(regs + <usize>load<u16>(pc, 2), lowered(r));
            pc += 8;
            continue;
          }
        } else {
          const r = floatValue(x) + floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.ADD_K:
      case R.INPLACE_ADD_K: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(constants, pc, 6);
        if (bothSmall(x, y)) {
          const m = raised(x);
          const n = raised(y);
          const r = m + n;
          if (((m ^ r) & (n ^ r)) >= 0) {
            Slot.put(regs + <usize>load<u16>(pc, 2), lowered(r));
            pc += 8;
            continue;
          }
        } else {
          const r = floatValue(x) + floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.K_ADD: {
        const x = Slot.at(constants, pc, 4);
        const y = Slot.at(regs, pc, 6);
        if (bothSmall(x, y)) {
          const m = raised(x);
          const n = raised(y);
          const r = m + n;
          if (((m ^ r) & (n ^ r)) >= 0) {
            Slot.put(regs + <usize>load<u16>(pc, 2), lowered(r));
            pc += 8;
            continue;
          }
        } else {
          const r = floatValue(x) + floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.SUB:
      case R.INPLACE_SUB: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 6);
        if (bothSmall(x, y)) {
          const m = raised(x);
          const n = raised(y);
          const r = m - n;
          if (((m ^ n) & (m ^ r)) >= 0) {
            Slot.put(regs + <usize>load<u16>(pc, 2), lowered(r));
            pc += 8;
            continue;
          }
        } else {
          const r = floatValue(x) - floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.SUB_K:
      case R.INPLACE_SUB_K: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(constants, pc, 6);
        if (bothSmall(x, y)) {
          const m = raised(x);
          const n = raised(y);
          const r = m - n;
          if (((m ^ n) & (m ^ r)) >= 0) {
            Slot.put(regs + <usize>load<u16>(pc, 2), lowered(r));
            pc += 8;
            continue;
          }
        } else {
          const r = floatValue(x) - floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.K_SUB: {
        const x = Slot.at(constants, pc, 4);
        const y = Slot.at(regs, pc, 6);
        if (bothSmall(x, y)) {
          const m = raised(x);
          const n = raised(y);
          const r = m - n;
          if (((m ^ n) & (m ^ r)) >= 0) {
            Slot.put(regs + <usize>load<u16>(pc, 2), lowered(r));
            pc += 8;
            continue;
          }
        } else {
          const r = floatValue(x) - floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.MUL:
      case R.INPLACE_MUL: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 6);
        if (bothSmall(x, y)) {
          const m = smallValue(x);
          const n = smallValue(y);
          if (m === <i64>(<i32>m) && n === <i64>(<i32>n)) {
            const r = m * n;
            if (fitsSmall(r)) {
              Slot.put(regs + <usize>load<u16>(pc, 2), small(r));
              pc += 8;
              continue;
            }
          }
        } else {
          const r = floatValue(x) * floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.MUL_K:
      case R.INPLACE_MUL_K: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(constants, pc, 6);
        if (bothSmall(x, y)) {
          const m = smallValue(x);
          const n = smallValue(y);
          if (m === <i64>(<i32>m) && n === <i64>(<i32>n)) {
            const r = m * n;
            if (fitsSmall(r)) {
              Slot.put(regs + <usize>load<u16>(pc, 2), small(r));
              pc += 8;
              continue;
            }
          }
        } else {
          const r = floatValue(x) * floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.K_MUL: {
        const x = Slot.at(constants, pc, 4);
        const y = Slot.at(regs, pc, 6);
        if (bothSmall(x, y)) {
          const m = smallValue(x);
          const n = smallValue(y);
          if (m === <i64>(<i32>m) && n === <i64>(<i32>n)) {
            const r = m * n;
            if (fitsSmall(r)) {
              Slot.put(regs + <usize>load<u16>(pc, 2), small(r));
              pc += 8;
              continue;
            }
          }
        } else {
          const r = floatValue(x) * floatValue(y);
          if (r === r) {
            Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(r));
            pc += 8;
            continue;
          }
        }
        pc = binaryOperation(frame, pc);
        break;
      }
      case R.FLOORDIV:
      case R.INPLACE_FLOORDIV:
        if (Quick.floordiv(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.FLOORDIV_K:
      case R.INPLACE_FLOORDIV_K:
        if (Quick.floordiv(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.MOD:
      case R.INPLACE_MOD:
        if (Quick.mod(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.MOD_K:
      case R.INPLACE_MOD_K:
        if (Quick.mod(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.TRUEDIV:
      case R.INPLACE_TRUEDIV:
        if (Quick.truediv(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.TRUEDIV_K:
      case R.INPLACE_TRUEDIV_K:
        if (Quick.truediv(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.AND:
      case R.INPLACE_AND:
        if (Quick.and(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.AND_K:
      case R.INPLACE_AND_K:
        if (Quick.and(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.OR:
      case R.INPLACE_OR:
        if (Quick.or(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.OR_K:
      case R.INPLACE_OR_K:
        if (Quick.or(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.XOR:
      case R.INPLACE_XOR:
        if (Quick.xor(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.XOR_K:
      case R.INPLACE_XOR_K:
        if (Quick.xor(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.LSHIFT:
      case R.INPLACE_LSHIFT:
        if (Quick.lshift(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.LSHIFT_K:
      case R.INPLACE_LSHIFT_K:
        if (Quick.lshift(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.RSHIFT:
      case R.INPLACE_RSHIFT:
        if (Quick.rshift(Slot.at(regs, pc, 4), Slot.at(regs, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.RSHIFT_K:
      case R.INPLACE_RSHIFT_K:
        if (Quick.rshift(Slot.at(regs, pc, 4), Slot.at(constants, pc, 6), regs + load<u16>(pc, 2))) {
          pc += 8;
          continue;
        }
        pc = binaryOperation(frame, pc);
        break;
      case R.JUMP_LT: {
        const x = Slot.at(regs, pc, 2);
        const y = Slot.at(regs, pc, 4);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) < raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d < 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_LT_K: {
        const x = Slot.at(regs, pc, 2);
        const y = Slot.at(constants, pc, 4);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) < raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d < 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_LE: {
        const x = Slot.at(regs, pc, 2);
        const y = Slot.at(regs, pc, 4);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) <= raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d <= 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_LE_K: {
        const x = Slot.at(regs, pc, 2);
        const y = Slot.at(constants, pc, 4);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) <= raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d <= 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_EQ:
      case R.JUMP_NE: {
        const x = Slot.at(regs, pc, 2);
        const y = Slot.at(regs, pc, 4);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(x === y);
        else {
          const d = floatValue(x) - floatValue(y);
          if (d === d) truth = i32(d === 0);
          else {
            truth = Quick.sameText(x, y);
            if (truth < 0) {
              pc = compareOperation(frame, pc);
              break;
            }
            Slot.free(frame, regs, pc, 2);
            Slot.free(frame, regs, pc, 4);
          }
        }
        truth ^= i32(<i32>load<u16>(pc) === R.JUMP_NE);
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_EQ_K:
      case R.JUMP_NE_K: {
        const x = Slot.at(regs, pc, 2);
        const y = Slot.at(constants, pc, 4);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(x === y);
        else {
          const d = floatValue(x) - floatValue(y);
          if (d === d) truth = i32(d === 0);
          else {
            truth = Quick.sameText(x, y);
            if (truth < 0) {
              pc = compareOperation(frame, pc);
              break;
            }
            Slot.free(frame, regs, pc, 2);
          }
        }
        truth ^= i32(<i32>load<u16>(pc) === R.JUMP_NE_K);
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_GT: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 2);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) < raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d < 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_GT_K: {
        const x = Slot.at(constants, pc, 4);
        const y = Slot.at(regs, pc, 2);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) < raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d < 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_GE: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 2);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) <= raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d <= 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_GE_K: {
        const x = Slot.at(constants, pc, 4);
        const y = Slot.at(regs, pc, 2);
        let truth: i32;
        if (bothSmall(x, y)) truth = i32(raised(x) <= raised(y));
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = i32(d <= 0);
        }
        const c = <i32>load<i16>(pc, 6);
        pc += 8;
        if (truth !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_IS_K:
      case R.JUMP_IS_NOT_K: {
        const same = i32(Slot.at(regs, pc, 2) === Slot.at(constants, pc, 4));
        const wanted = i32(<i32>load<u16>(pc) === R.JUMP_IS_K);
        const c = <i32>load<i16>(pc, 6);
        Slot.free(frame, regs, pc, 2);
        pc += 8;
        if (i32(same === wanted) !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_IS:
      case R.JUMP_IS_NOT: {
        const same = i32(Slot.at(regs, pc, 2) === Slot.at(regs, pc, 4));
        const wanted = i32(<i32>load<u16>(pc) === R.JUMP_IS);
        const c = <i32>load<i16>(pc, 6);
        Slot.free(frame, regs, pc, 2);
        Slot.free(frame, regs, pc, 4);
        pc += 8;
        if (i32(same === wanted) !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_IN:
      case R.JUMP_NOT_IN: {
        const place = Items.inDict(Slot.at(regs, pc, 4), Slot.at(regs, pc, 2));
        if (place === UNSURE) {
          pc = compareOperation(frame, pc);
          break;
        }
        const wanted = i32(<i32>load<u16>(pc) === R.JUMP_IN);
        const c = <i32>load<i16>(pc, 6);
        Slot.free(frame, regs, pc, 2);
        Slot.free(frame, regs, pc, 4);
        pc += 8;
        if (i32(i32(place !== 0) === wanted) !== (c & 1)) continue;
        pc += (c >> 1) << 3;
        if (c >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_IN_K:
      case R.JUMP_NOT_IN_K:
        pc = compareOperation(frame, pc);
        break;
      case R.JUMP_TRUE: {
        const v = load<i64>(regs + <usize>load<u16>(pc, 2));
        if (v !== TRUE) {
          if (v === FALSE || v === NONE || v === small(0)) {
            pc += 8;
            continue;
          }
          if (!isSmall(v)) {
            if (!isPointer(v)) {
              pc = truthJump(frame, pc);
              break;
            }
            const p = pointer(v);
            if (load<u32>(p, Header.TYPE) !== typeAt(TypeId.LIST)) {
              pc = truthJump(frame, pc);
              break;
            }
            const length = load<u32>(p, LIST_LENGTH);
            Slot.free(frame, regs, pc, 2);
            if (length === 0) {
              pc += 8;
              continue;
            }
          }
        }
        const distance = load<i32>(pc, 4);
        pc += 8 + distance;
        if (distance >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.JUMP_FALSE: {
        const v = load<i64>(regs + <usize>load<u16>(pc, 2));
        if (v === TRUE) {
          pc += 8;
          continue;
        }
        if (v !== FALSE && v !== NONE && v !== small(0)) {
          if (isSmall(v)) {
            pc += 8;
            continue;
          }
          if (!isPointer(v)) {
            pc = truthJump(frame, pc);
            break;
          }
          const p = pointer(v);
          if (load<u32>(p, Header.TYPE) !== typeAt(TypeId.LIST)) {
            pc = truthJump(frame, pc);
            break;
          }
          const length = load<u32>(p, LIST_LENGTH);
          Slot.free(frame, regs, pc, 2);
          if (length !== 0) {
            pc += 8;
            continue;
          }
        }
        const distance = load<i32>(pc, 4);
        pc += 8 + distance;
        if (distance >= 0) continue;
        if (!Breaker.count()) continue;
        pc = backEdge(frame, pc);
        break;
      }
      case R.KEEP_TRUE:
      case R.KEEP_FALSE: {
        const v = load<i64>(regs + <usize>load<u16>(pc, 2));
        if (v === TRUE || v === FALSE || v === NONE) {
          if ((v === TRUE) === (<i32>load<u16>(pc) === R.KEEP_TRUE)) {
            const distance = load<i32>(pc, 4);
            pc += 8 + distance;
            if (distance >= 0) continue;
            if (!Breaker.count()) continue;
            pc = backEdge(frame, pc);
            break;
          }
          pc += 8;
          continue;
        }
        pc = truthJump(frame, pc);
        break;
      }
      case R.LT: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 6);
        let truth: bool;
        if (bothSmall(x, y)) truth = raised(x) < raised(y);
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = d < 0;
        }
        Slot.put(regs + <usize>load<u16>(pc, 2), boxBool(truth));
        pc += 8;
        continue;
      }
      case R.LE: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 6);
        let truth: bool;
        if (bothSmall(x, y)) truth = raised(x) <= raised(y);
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = d <= 0;
        }
        Slot.put(regs + <usize>load<u16>(pc, 2), boxBool(truth));
        pc += 8;
        continue;
      }
      case R.EQ:
      case R.NE: {
        const x = Slot.at(regs, pc, 4);
        const y = Slot.at(regs, pc, 6);
        let truth: bool;
        if (bothSmall(x, y)) truth = x === y;
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = d === 0;
        }
        Slot.put(regs + <usize>load<u16>(pc, 2), boxBool(truth === (<i32>load<u16>(pc) === R.EQ)));
        pc += 8;
        continue;
      }
      case R.GT: {
        const x = Slot.at(regs, pc, 6);
        const y = Slot.at(regs, pc, 4);
        let truth: bool;
        if (bothSmall(x, y)) truth = raised(x) < raised(y);
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = d < 0;
        }
        Slot.put(regs + <usize>load<u16>(pc, 2), boxBool(truth));
        pc += 8;
        continue;
      }
      case R.GE: {
        const x = Slot.at(regs, pc, 6);
        const y = Slot.at(regs, pc, 4);
        let truth: bool;
        if (bothSmall(x, y)) truth = raised(x) <= raised(y);
        else {
          const d = floatValue(x) - floatValue(y);
          if (d !== d) {
            pc = compareOperation(frame, pc);
            break;
          }
          truth = d <= 0;
        }
        Slot.put(regs + <usize>load<u16>(pc, 2), boxBool(truth));
        pc += 8;
        continue;
      }
      case R.IN:
      case R.NOT_IN:
        pc = compareOperation(frame, pc);
        break;
      case R.IS:
      case R.IS_NOT: {
        const same = Slot.at(regs, pc, 4) === Slot.at(regs, pc, 6);
        Slot.free(frame, regs, pc, 4);
        Slot.free(frame, regs, pc, 6);
        Slot.put(regs + <usize>load<u16>(pc, 2), boxBool(same === (<i32>load<u16>(pc) === R.IS)));
        pc += 8;
        continue;
      }
      case R.NEGATIVE: {
        const x = Slot.at(regs, pc, 4);
        if (isFloat(x)) {
          Slot.put(regs + <usize>load<u16>(pc, 2), boxFloat(-floatValue(x)));
          pc += 8;
          continue;
        }
        if (isSmall(x) && fitsSmall(-smallValue(x))) {
          Slot.put(regs + <usize>load<u16>(pc, 2), small(-smallValue(x)));
          pc += 8;
          continue;
        }
        pc = unaryOperation(frame, pc);
        break;
      }
      case R.POSITIVE:
      case R.INVERT:
        pc = unaryOperation(frame, pc);
        break;
      case R.NOT: {
        const v = Slot.at(regs, pc, 4);
        if (v === TRUE || v === FALSE || v === NONE || isSmall(v)) {
          Slot.put(regs + <usize>load<u16>(pc, 2), boxBool(v === FALSE || v === NONE || v === small(0)));
          pc += 8;
          continue;
        }
        pc = notOperation(frame, pc);
        break;
      }
      // biome-ignore lint/suspicious/noFallthroughSwitchClause: most jumps back go to a FOR_ITER, which begins behind
      case R.JUMP: {
        const distance = load<i32>(pc, 4);
        pc += 8 + distance;
        if (distance >= 0) continue;
        if (Breaker.count()) {
          pc = backEdge(frame, pc);
          break;
        }
        if (<i32>load<u16>(pc) !== R.FOR_ITER) continue;
      }
      case R.FOR_ITER: {
        const iterator = pointer(load<i64>(regs + <usize>load<u16>(pc, 4)));
        const type = load<u32>(iterator, Header.TYPE);
        if (type === typeAt(TypeId.RANGE_ITERATOR)) {
          const left = load<i64>(iterator, RANGE_LEFT);
          if (left > 0) {
            const v = load<i64>(iterator, RANGE_NEXT);
            store<i64>(iterator, left - 1, RANGE_LEFT);
            store<i64>(iterator, v + load<i64>(iterator, RANGE_STEP), RANGE_NEXT);
            if (fitsSmall(v)) {
              Slot.put(regs + <usize>load<u16>(pc, 2), small(v));
              pc += 8;
              continue;
            }
            store<i64>(iterator, left, RANGE_LEFT);
            store<i64>(iterator, v, RANGE_NEXT);
          }
        } else if (type === typeAt(TypeId.LIST_ITERATOR)) {
          const list = <usize>load<u32>(iterator, CURSOR_SEQUENCE);
          const i = load<i64>(iterator, CURSOR_INDEX);
          if (list !== 0) {
            if (i < <i64>load<u32>(list, LIST_LENGTH)) {
              const v = load<i64>(<usize>load<u32>(list, LIST_ITEMS) + ((<usize>i) << 3));
              store<i64>(iterator, i + 1, CURSOR_INDEX);
              Slot.put(regs + <usize>load<u16>(pc, 2), incref(v));
              pc += 8;
              continue;
            }
          }
        } else if (type === typeAt(TypeId.TUPLE_ITERATOR)) {
          const tuple = <usize>load<u32>(iterator, CURSOR_SEQUENCE);
          const i = load<i64>(iterator, CURSOR_INDEX);
          if (tuple !== 0) {
            if (i < <i64>load<u32>(tuple, TUPLE_LENGTH)) {
              store<i64>(iterator, i + 1, CURSOR_INDEX);
              const v = load<i64>(tuple + ((<usize>i) << 3), TUPLE_ITEMS);
              Slot.put(regs + <usize>load<u16>(pc, 2), incref(v));
              pc += 8;
              continue;
            }
          }
        } else if (type === typeAt(TypeId.STR_ASCII_ITERATOR)) {
          const text = <usize>load<u32>(iterator, CURSOR_SEQUENCE);
          const i = load<i64>(iterator, CURSOR_INDEX);
          if (text !== 0 && i < <i64>asStr(text).length) {
            store<i64>(iterator, i + 1, CURSOR_INDEX);
            Slot.put(regs + <usize>load<u16>(pc, 2), box(latin1(load<u8>(text + <usize>i, STR_DATA))));
            pc += 8;
            continue;
          }
        } else if (type === typeAt(TypeId.GENERATOR)) {
          const next = resumeInLoop(frame, pc, iterator);
          if (next !== NOT_RESUMED) {
            pc = next;
            break;
          }
        }
        pc = advanceIterator(frame, pc);
        break;
      }
      case R.SUBSCR: {
        const from = <usize>load<u16>(pc, 4);
        const container = load<i64>(regs + from);
        const key = load<i64>(regs + <usize>load<u16>(pc, 6));
        let item: Value;
        const place = Items.place(container, key);
        if (place !== 0) item = load<i64>(place);
        else {
          item = Items.at(container, key);
          if (item === UNBOUND) {
            const value = Items.inDict(container, key);
            if (value <= UNSURE) {
              pc = getSubscript(frame, pc);
              break;
            }
            item = load<i64>(value);
            Slot.free(frame, regs, pc, 6);
          }
        }
        incref(item);
        if (from >= <usize>frame.temps) {
          store<i64>(regs + from, UNBOUND);
          decrefAt(pointer(container));
        }
        Slot.put(regs + <usize>load<u16>(pc, 2), item);
        pc += 8;
        continue;
      }
      case R.SUBSCR_K: {
        const from = <usize>load<u16>(pc, 4);
        const container = load<i64>(regs + from);
        const key = load<i64>(constants + <usize>load<u16>(pc, 6));
        let item: Value;
        const place = Items.place(container, key);
        if (place !== 0) item = load<i64>(place);
        else {
          item = Items.at(container, key);
          if (item === UNBOUND) {
            pc = getSubscript(frame, pc);
            break;
          }
        }
        incref(item);
        if (from >= <usize>frame.temps) {
          store<i64>(regs + from, UNBOUND);
          decrefAt(pointer(container));
        }
        Slot.put(regs + <usize>load<u16>(pc, 2), item);
        pc += 8;
        continue;
      }
      case R.BUILD_SLICE:
        pc = sliceInLoop(frame, pc);
        break;
      case R.STORE_SUBSCR: {
        const container = load<i64>(regs + <usize>load<u16>(pc, 2));
        const at = <usize>load<u16>(pc, 4);
        const key = load<i64>(regs + at);
        let slot = Items.place(container, key);
        // A number need not be freed, another key may have to.
        if (slot === 0)
          slot = at < <usize>frame.temps || isSmall(key) ? Items.inDict(container, key) : UNSURE;
        if (slot > UNSURE) {
          if (<u32>load<u16>(pc, 2) < frame.temps) {
            const v = Slot.take(frame, regs, pc, 6);
            pc += 8;
            Slot.put(slot, v);
            continue;
          }
        } else if (slot === ABSENT) {
          pc = addKey(frame, pc);
          break;
        }
        pc = setSubscript(frame, pc);
        break;
      }
      case R.STORE_SUBSCR_K: {
        const container = load<i64>(regs + <usize>load<u16>(pc, 2));
        const slot = Items.place(container, load<i64>(constants + <usize>load<u16>(pc, 4)));
        if (slot !== 0) {
          if (<u32>load<u16>(pc, 2) < frame.temps) {
            const v = Slot.take(frame, regs, pc, 6);
            pc += 8;
            Slot.put(slot, v);
            continue;
          }
        }
        pc = setSubscript(frame, pc);
        break;
      }
      case R.LOAD_GLOBAL_MODULE:
        if (load<u32>(frame.globals, DICT_VERSION) === load<u32>(pc, 8)) {
          Slot.put(regs + <usize>load<u16>(pc, 2), incref(load<i64>(<usize>load<u32>(pc, 16))));
          pc += 24;
          continue;
        }
        pc = loadGlobal(frame, pc);
        break;
      case R.LOAD_GLOBAL_BUILTIN:
        if (load<u32>(frame.globals, DICT_VERSION) === load<u32>(pc, 8)) {
          if (load<u32>(frame.builtins, DICT_VERSION) === load<u32>(pc, 12)) {
            Slot.put(regs + <usize>load<u16>(pc, 2), incref(load<i64>(<usize>load<u32>(pc, 16))));
            pc += 24;
            continue;
          }
        }
        pc = loadGlobal(frame, pc);
        break;
      case R.LOAD_GLOBAL:
        pc = loadGlobal(frame, pc);
        break;
      case R.LOAD_ATTR_VALUE: {
        const from = <usize>load<u16>(pc, 4);
        const owner = load<i64>(regs + from);
        if (isPointer(owner)) {
          const p = pointer(owner);
          const type = <usize>load<u32>(p, Header.TYPE);
          if (load<u32>(type, TYPE_VERSION) !== load<u32>(pc, 8)) {
            if (!renewPlace(pc, type)) {
              pc = loadAttribute(frame, pc);
              break;
            }
          }
          const v = load<i64>(p + <usize>load<u32>(pc, 12));
          if (v !== UNBOUND) {
            incref(v);
            if (from >= <usize>frame.temps) {
              store<i64>(regs + from, UNBOUND);
              decrefAt(p);
            }
            Slot.put(regs + <usize>load<u16>(pc, 2), v);
            pc += 16;
            continue;
          }
        }
        pc = loadAttribute(frame, pc);
        break;
      }
      case R.LOAD_ATTR:
        pc = loadAttribute(frame, pc);
        break;
      case R.STORE_ATTR_VALUE: {
        const owner = load<i64>(regs + <usize>load<u16>(pc, 2));
        if (isPointer(owner)) {
          const p = pointer(owner);
          const type = <usize>load<u32>(p, Header.TYPE);
          if (load<u32>(type, TYPE_VERSION) !== load<u32>(pc, 8)) {
            if (!renewPlace(pc, type)) {
              pc = storeAttribute(frame, pc);
              break;
            }
          }
          const slot = p + <usize>load<u32>(pc, 12);
          if (load<i64>(slot) !== UNBOUND) {
            if (<u32>load<u16>(pc, 2) < frame.temps) {
              const v = Slot.take(frame, regs, pc, 4);
              pc += 16;
              Slot.put(slot, v);
              continue;
            }
          }
        }
        pc = storeAttribute(frame, pc);
        break;
      }
      case R.STORE_ATTR:
        pc = storeAttribute(frame, pc);
        break;
      case R.LOAD_METHOD_CACHED: {
        const from = <usize>load<u16>(pc, 4);
        const owner = load<i64>(regs + from);
        if (isPointer(owner)) {
          const p = pointer(owner);
          const type = <usize>load<u32>(p, Header.TYPE);
          if (load<u32>(type, TYPE_VERSION) !== load<u32>(pc, 8)) {
            if (!renewPlace(pc, type)) {
              pc = loadMethod(frame, pc);
              break;
            }
          }
          const dictOffset = load<i32>(pc, 12);
          const dict = dictOffset === 0 ? 0 : load<u32>(p + dictOffset);
          if (dict === 0) {
            const to = regs + <usize>load<u16>(pc, 2);
            if (from >= <usize>frame.temps) store<i64>(regs + from, UNBOUND);
            else incref(owner);
            store<i64>(to, incref(load<i64>(pc, 16)));
            store<i64>(to, owner, 8);
            pc += 24;
            continue;
          }
        }
        pc = loadMethod(frame, pc);
        break;
      }
      case R.LOAD_METHOD:
        pc = loadMethod(frame, pc);
        break;
      case R.CALL:
      case R.CALL_METHOD: {
        const at = regs + <usize>load<u16>(pc, 2);
        let args = at + 8;
        let nargs = <i32>load<u16>(pc, 4);
        if (<i32>load<u16>(pc) === R.CALL_METHOD) {
          if (load<i64>(at, 8) === UNBOUND) args += 8;
          else nargs++;
        }
        const callee = Calls.callee(frame, at, args, nargs);
        if (callee !== 0) {
          const code = asCode(asFunction(callee).code);
          frame = Calls.enter(frame, callee, code, at, args, nargs, pc);
          pc = code.entry;
          regs = args;
          constants = code.consts + TUPLE_ITEMS;
          continue;
        }
        const def = Methods.direct(load<i64>(at), args, nargs);
        if (changetype<usize>(def) === 0) {
          pc = callOperation(frame, pc, at, args, nargs);
          break;
        }
        let end = args + ((<usize>nargs) << 3);
        if (def.direct !== nargs) {
          const last = args + ((<usize>def.direct) << 3);
          Native.addDefaults(def, nargs, end, last);
          end = last;
        }
        frame.pc = <u32>pc;
        const result = call_indirect<Value>(def.fn, args);
        if (result === ERROR) {
          pc = 0;
          break;
        }
        let slot = at;
        do {
          Slot.put(slot, UNBOUND);
          slot += 8;
        } while (slot < end);
        Slot.give(regs, load<u16>(pc, 6), result);
        if (!Breaker.isDue()) {
          pc += 8;
          continue;
        }
        pc = afterCall(frame, pc);
        break;
      }
      case R.RETURN:
      case R.RETURN_CONST: {
        let v: Value;
        if (<i32>load<u16>(pc) === R.RETURN) {
          const slot = regs + <usize>load<u16>(pc, 2);
          v = load<i64>(slot);
          store<i64>(slot, UNBOUND);
        } else v = incref(load<i64>(constants + <usize>load<u32>(pc, 4)));
        if (Calls.isSimple(frame)) {
          frame = Calls.leave(frame, v);
          pc = frame.next;
          regs = frame.regs;
          constants = frame.consts;
          continue;
        }
        pc = finishReturn(frame, v, pc);
        break;
      }
      case R.LOAD_DEREF: {
        const v = load<i64>(pointer(load<i64>(regs + <usize>load<u16>(pc, 4))), CELL_VALUE);
        if (v !== UNBOUND) {
          Slot.put(regs + <usize>load<u16>(pc, 2), incref(v));
          pc += 8;
          continue;
        }
        pc = otherOperation(frame, pc);
        break;
      }
      case R.STORE_DEREF: {
        const v = Slot.take(frame, regs, pc, 4);
        const cell = pointer(load<i64>(regs + <usize>load<u16>(pc, 2)));
        pc += 8;
        Slot.put(cell + CELL_VALUE, v);
        continue;
      }
      case R.GET_ITER:
        pc = getIterator(frame, pc);
        break;
      case R.BUILD_TUPLE:
        pc = buildTuple(frame, pc);
        break;
      case R.BUILD_MAP:
        pc = buildDict(frame, pc);
        break;
      case R.BUILD_SET:
      case R.BUILD_STRING:
        pc = buildOperation(frame, pc);
        break;
      case R.FORMAT_VALUE:
        pc = formatValue(frame, pc);
        break;
      case R.MAP_ADD:
        pc = mapAddOperation(frame, pc);
        break;
      case R.MAKE_FUNCTION:
        pc = makeFunction(frame, pc);
        break;
      case R.CHECK_ITERATOR:
        pc = checkIterator(frame, pc);
        break;
      case R.DELETE_SUBSCR:
        pc = deleteSubscript(frame, pc);
        break;
      case R.BEFORE_WITH:
        pc = beforeWith(frame, pc);
        break;
      case R.RAISE:
        pc = raiseOperation(frame, pc);
        break;
      case R.BUILD_LIST:
        pc = buildList(frame, pc);
        break;
      case R.LIST_APPEND: {
        const container = Slot.at(regs, pc, 2);
        if (isPointer(container)) {
          const list = pointer(container);
          if (load<u32>(list, Header.TYPE) === typeAt(TypeId.LIST)) {
            const length = load<u32>(list, LIST_LENGTH);
            if (length < load<u32>(list, LIST_CAPACITY)) {
              const v = Slot.take(frame, regs, pc, 4);
              store<i64>(<usize>load<u32>(list, LIST_ITEMS) + ((<usize>length) << 3), v);
              store<u32>(list, length + 1, LIST_LENGTH);
              pc += 8;
              continue;
            }
          }
        }
        pc = listAppendOperation(frame, pc);
        break;
      }
      case R.UNPACK_SEQUENCE: {
        const at = regs + <usize>load<u16>(pc, 2);
        const v = load<i64>(at);
        const p = pointer(v);
        if (isPointer(v)) {
          if (load<u32>(p, Header.TYPE) === typeAt(TypeId.TUPLE)) {
            if (load<u16>(pc, 4) === 2) {
              if (load<u32>(p, TUPLE_LENGTH) === 2) {
                store<i64>(at, incref(load<i64>(p, TUPLE_ITEMS + 8)));
                store<i64>(at, incref(load<i64>(p, TUPLE_ITEMS)), 8);
                decrefAt(p);
                pc += 8;
                continue;
              }
            }
          }
        }
        pc = unpackSequence(frame, pc);
        break;
      }
      case R.PUSH_EXC_INFO:
        pc = pushHandled(frame, pc);
        break;
      case R.POP_EXCEPT:
        pc = popHandled(frame, pc);
        break;
      case R.CHECK_EXC_MATCH:
        pc = checkMatch(frame, pc);
        break;
      case R.MATCH_LENGTH:
        pc = matchLength(frame, pc);
        break;
      case R.MATCH_CLASS_INTO:
        pc = matchClassInto(frame, pc);
        break;
      case R.YIELD_VALUE:
        if (yieldToLoop(frame, pc)) {
          pc = ENTERED;
          break;
        }
        pc = yieldOperation(frame, pc);
        break;
      case R.GET_AWAITABLE:
        pc = getAwaitable(frame, pc);
        break;
      case R.GET_ANEXT:
        pc = getAsyncNext(frame, pc);
        break;
      case R.YIELD_ASYNC:
        pc = yieldAsyncOperation(frame, pc);
        break;
      case R.YIELD_FROM:
        pc = yieldFromOperation(frame, pc);
        break;
      case R.COMPILED:
        pc = enterCompiled(frame);
        break;
      default:
        pc = otherOperation(frame, pc);
    }
    // Here after an operation out of line: at the next instruction, or with another frame current.
    if (pc > ENTERED) continue;
    if (pc === 0 && settle()) return outcome;
    frame = asFrame(current);
    pc = frame.next;
    regs = frame.regs;
    constants = frame.consts;
  }
}
