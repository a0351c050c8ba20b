/**
 * Tier 2 as the VM sees it: where a loop has run long, the host is asked for compiled code to go on with (src/jit), and that is called.
 *
 * Compiled code is a function of the frame, its window and its constants that runs some of the frame's instructions and says, as the functions of
 * vm/ops do, which one comes next: an address, ENTERED or 0. It leaves memory as the interpreter has it. What it does not do itself it has done
 * by `operate`.
 */

import { PyDict } from "../core/dict.ts";
import { PyCursor } from "../core/iterate.ts";
import { asList, listItem, PyList } from "../core/list.ts";
import { incref } from "../core/object.ts";
import { PyTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { pointer, UNBOUND, Value } from "../core/value.ts";
import { hotLoop } from "../host.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { PyRangeIterator } from "../objects/rangeiterator.ts";
import {
  CodeLayout,
  DictLayout,
  FrameLayout,
  Header,
  ListLayout,
  RangeIteratorLayout,
  TupleLayout,
  TypeLayout,
} from "../shared/layout.ts";
import { R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { ENTERED } from "./calls.ts";
import { asFrame, current, Frame } from "./frame.ts";
import { buildList, buildTuple, listAppendOperation, unpackSequence } from "./ops/build.ts";
import { callOperation } from "./ops/callops.ts";
import { compareOperation } from "./ops/comparisons.ts";
import { checkMatch, popHandled, pushHandled } from "./ops/exceptions.ts";
import { advanceIterator, getIterator, yieldOperation } from "./ops/iteration.ts";
import { notOperation, truthJump } from "./ops/jumps.ts";
import { loadAttribute, loadGlobal, loadMethod, storeAttribute } from "./ops/lookups.ts";
import { binaryOperation, unaryOperation } from "./ops/operators.ts";
import { otherOperation } from "./ops/other.ts";
import { sliceOperation } from "./ops/slicing.ts";
import { getSubscript, setSubscript } from "./ops/subscripts.ts";
import { Slot } from "./quick.ts";
import { isPlain } from "./registercode.ts";
import { settle } from "./unwind.ts";

if (offsetof<PyList>("length") !== ListLayout.LENGTH) ERROR("ListLayout.LENGTH");
if (offsetof<PyList>("items") !== ListLayout.ITEMS) ERROR("ListLayout.ITEMS");
if (offsetof<PyTuple>("length") !== TupleLayout.LENGTH) ERROR("TupleLayout.LENGTH");
if (offsetof<PyTuple>() !== TupleLayout.ITEMS) ERROR("TupleLayout.ITEMS");
if (offsetof<PyRangeIterator>("next") !== RangeIteratorLayout.NEXT) ERROR("RangeIteratorLayout.NEXT");
if (offsetof<PyRangeIterator>("step") !== RangeIteratorLayout.STEP) ERROR("RangeIteratorLayout.STEP");
if (offsetof<PyRangeIterator>("left") !== RangeIteratorLayout.LEFT) ERROR("RangeIteratorLayout.LEFT");
if (offsetof<Frame>("code") !== FrameLayout.CODE) ERROR("FrameLayout.CODE");
if (offsetof<Frame>("globals") !== FrameLayout.GLOBALS) ERROR("FrameLayout.GLOBALS");
if (offsetof<Frame>("builtins") !== FrameLayout.BUILTINS) ERROR("FrameLayout.BUILTINS");
if (offsetof<Frame>("regs") !== FrameLayout.WINDOW) ERROR("FrameLayout.WINDOW");
if (offsetof<Frame>("consts") !== FrameLayout.CONSTANTS) ERROR("FrameLayout.CONSTANTS");
if (offsetof<Frame>("object") !== FrameLayout.OBJECT) ERROR("FrameLayout.OBJECT");
if (offsetof<PyCode>("nlocals") !== CodeLayout.NLOCALS) ERROR("CodeLayout.NLOCALS");
if (offsetof<PyCode>("nslots") !== CodeLayout.NSLOTS) ERROR("CodeLayout.NSLOTS");
if (offsetof<PyCode>("windowBytes") !== CodeLayout.WINDOW_BYTES) ERROR("CodeLayout.WINDOW_BYTES");
if (offsetof<PyDict>("version") !== DictLayout.VERSION) ERROR("DictLayout.VERSION");
if (offsetof<PyType>("version") !== TypeLayout.VERSION) ERROR("TypeLayout.VERSION");

/** Goes on with compiled code, if there is any for where the current frame is: true if run() is to return its outcome. */
export function runCompiled(): bool {
  const frame = asFrame(current);
  // The copy that tools watch is for the interpreter.
  if (!isPlain(asCode(frame.code), frame.next)) return false;
  asCode(frame.code).heat = 1;
  const index = hotLoop(current, frame.next);
  if (index === 0) return false;
  const next = call_indirect<usize>(index, current, frame.regs, frame.consts);
  if (next > ENTERED) {
    frame.next = <u32>next;
    return false;
  }
  return next === 0 && settle();
}

/** Does one instruction of a frame out of line: the next one, or what the function for it gives. */
export function operate(frame: Frame, pc: usize): usize {
  const op = <i32>load<u16>(pc);
  if (op >= R.ADD && op <= R.INPLACE_POWER_K) return binaryOperation(frame, pc);
  if ((op >= R.LT && op <= R.NOT_IN) || (op >= R.JUMP_LT && op <= R.JUMP_NOT_IN_K)) {
    return compareOperation(frame, pc);
  }
  switch (op) {
    case R.JUMP_TRUE:
    case R.JUMP_FALSE:
    case R.KEEP_TRUE:
    case R.KEEP_FALSE:
      return truthJump(frame, pc);
    case R.NEGATIVE:
    case R.POSITIVE:
    case R.INVERT:
      return unaryOperation(frame, pc);
    case R.NOT:
      return notOperation(frame, pc);
    case R.GET_ITER:
      return getIterator(frame, pc);
    case R.FOR_ITER:
      return step(frame, pc);
    case R.SUBSCR:
    case R.SUBSCR_K:
      return getSubscript(frame, pc);
    case R.STORE_SUBSCR:
    case R.STORE_SUBSCR_K:
      return setSubscript(frame, pc);
    case R.BUILD_SLICE:
      return sliceOperation(frame, pc);
    case R.BUILD_TUPLE:
      return buildTuple(frame, pc);
    case R.BUILD_LIST:
      return buildList(frame, pc);
    case R.LIST_APPEND:
      return listAppendOperation(frame, pc);
    case R.UNPACK_SEQUENCE:
      return unpackSequence(frame, pc);
    case R.LOAD_GLOBAL:
    case R.LOAD_GLOBAL_MODULE:
    case R.LOAD_GLOBAL_BUILTIN:
      return loadGlobal(frame, pc);
    case R.LOAD_ATTR:
    case R.LOAD_ATTR_VALUE:
      return loadAttribute(frame, pc);
    case R.STORE_ATTR:
    case R.STORE_ATTR_VALUE:
      return storeAttribute(frame, pc);
    case R.LOAD_METHOD:
    case R.LOAD_METHOD_CACHED:
      return loadMethod(frame, pc);
    case R.CALL:
    case R.CALL_METHOD:
      return call(frame, pc, op);
    case R.PUSH_EXC_INFO:
      return pushHandled(frame, pc);
    case R.POP_EXCEPT:
      return popHandled(frame, pc);
    case R.CHECK_EXC_MATCH:
      return checkMatch(frame, pc);
    case R.YIELD_VALUE:
      return yieldOperation(frame, pc);
    default:
      return otherOperation(frame, pc);
  }
}

/** FOR_ITER: the steps that the dispatch loop takes by itself are taken here. */
function step(frame: Frame, pc: usize): usize {
  const iterator = pointer(load<i64>(<usize>frame.regs + load<u16>(pc, 4)));
  const type: usize = load<u32>(iterator, Header.TYPE);
  let item: Value = UNBOUND;
  if (type === typeAt(TypeId.LIST_ITERATOR)) {
    const list = <usize>changetype<PyCursor>(iterator).sequence;
    const i = changetype<PyCursor>(iterator).index;
    if (list !== 0 && i < <i64>asList(list).length) item = listItem(list, <u32>i);
  } else if (type === typeAt(TypeId.TUPLE_ITERATOR)) {
    const tuple = <usize>changetype<PyCursor>(iterator).sequence;
    const i = changetype<PyCursor>(iterator).index;
    if (tuple !== 0 && i < <i64>tupleLength(tuple)) item = tupleItem(tuple, <u32>i);
  }
  if (item === UNBOUND) return advanceIterator(frame, pc);
  changetype<PyCursor>(iterator).index++;
  Slot.put(<usize>frame.regs + load<u16>(pc, 2), incref(item));
  return pc + 8;
}

function call(frame: Frame, pc: usize, op: i32): usize {
  const at = <usize>frame.regs + load<u16>(pc, 2);
  let args = at + 8;
  let nargs = <i32>load<u16>(pc, 4);
  if (op === R.CALL_METHOD) {
    if (load<i64>(at, 8) === UNBOUND) args += 8;
    else nargs++;
  }
  return callOperation(frame, pc, at, args, nargs);
}
