/** The forms of all other instructions: which operands are borrowed, which must lie in temporaries. */
import { isTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { pointer } from "../../core/value.ts";
import { MonitorEvent } from "../../shared/monitoring.ts";
import { CodeFlag } from "../../shared/opcodes.ts";
import { NOWHERE, R } from "../../shared/registers.ts";
import {
  findJoined,
  joinedEnd,
  joinedGiven,
  joinedOperand,
  joinedOperation,
  joinedTaken,
  joinedTarget,
} from "../joined.ts";
import { branchesTo, emit, emitWide, slot } from "./emission.ts";
import { isDropped, resultSlot } from "./follow.ts";
import { Input, NEAR } from "./input.ts";
import { emitCache, isCopy, jumpsTo } from "./output.ts";
import {
  CONSTANT,
  entry,
  local,
  popConstant,
  popSlot,
  push,
  replace,
  Stack,
  setEntry,
  spill,
  spillBelow,
  spillLocal,
  stackForm,
  TEMPORARY,
  temporary,
  topIsConstant,
} from "./stack.ts";

// ---- the stack itself ----

export function storeFast(i: u32): void {
  Stack.depth--;
  const e = entry(Stack.depth);
  spillLocal(i);
  if (e === TEMPORARY) emit(R.MOVE, local(i), temporary(Stack.depth));
  else if (e & CONSTANT) emitWide(R.CONST, local(i), (e & ~CONSTANT) << 3);
  else if (e !== i) emit(R.COPY, local(i), local(e));
}

/** Pushes the n-th entry from the top again. */
export function duplicate(n: u32): void {
  const e = entry(Stack.depth - n);
  if (e !== TEMPORARY) {
    push(e);
    return;
  }
  emit(R.COPY, temporary(Stack.depth), temporary(Stack.depth - n));
  push(TEMPORARY);
}

/** Exchanges two entries; i is the lower one. */
export function exchange(i: u32, k: u32): void {
  if (i === k) return;
  const low = entry(i);
  const high = entry(k);
  if (low === TEMPORARY && high === TEMPORARY) {
    emit(R.SWAP, temporary(i), temporary(k));
    return;
  }
  if (low === TEMPORARY) emit(R.MOVE, temporary(k), temporary(i));
  else if (high === TEMPORARY) emit(R.MOVE, temporary(i), temporary(k));
  setEntry(i, high);
  setEntry(k, low);
}

// ---- jumps ----

export function conditionalJump(op: R, target: u32): void {
  const a = popSlot();
  spillBelow(Stack.depth);
  emit(op, a);
  branchesTo(target);
}

export function keepingJump(op: R, target: u32): void {
  spillBelow(Stack.depth);
  Stack.depth--;
  emit(op, temporary(Stack.depth));
  branchesTo(target);
}

export function jump(target: u32): void {
  spillBelow(Stack.depth);
  if (isCopy()) slot(MonitorEvent.JUMP, target);
  emitWide(R.JUMP, 0, 0);
  jumpsTo(target);
}

/** FOR_ITER's distance has 16 bits: in long code it jumps to a jump. */
export function forIter(target: u32): void {
  spillBelow(Stack.depth);
  const iterator = temporary(Stack.depth - 1);
  const far = Input.analysis.length > NEAR;
  const a = resultSlot();
  emit(R.FOR_ITER, a, iterator, far ? 1 : 0);
  if (far) {
    emitWide(R.JUMP, 0, 8);
    emitWide(R.JUMP, 0, 0);
  }
  branchesTo(target);
}

// ---- attributes, names, items ----

export function attributeLoad(name: u32): void {
  const b = popSlot();
  const a = resultSlot();
  emit(R.LOAD_ATTR, a, b, name);
  emitCache(8);
}

export function attributeStore(name: u32): void {
  const a = popSlot();
  const b = popSlot();
  emit(R.STORE_ATTR, a, b, name);
  emitCache(8);
}

// `x.a += 1` and `x[i] += 1` end by rotating the result below the operands that were kept for storing it: no need to move it.

/** ROT_TWO and STORE_ATTR: owner value -> */
export function rotatedAttributeStore(name: u32): void {
  const b = popSlot();
  const a = popSlot();
  emit(R.STORE_ATTR, a, b, name);
  emitCache(8);
}

/** ROT_THREE and STORE_SUBSCR: container key value -> */
export function rotatedSubscriptStore(): void {
  const c = popSlot();
  const constant = topIsConstant();
  const b = constant ? popConstant() : popSlot();
  const a = popSlot();
  emit(constant ? R.STORE_SUBSCR_K : R.STORE_SUBSCR, a, b, c);
}

export function subscriptStore(): void {
  const constant = topIsConstant();
  const b = constant ? popConstant() : popSlot();
  const a = popSlot();
  const c = popSlot();
  emit(constant ? R.STORE_SUBSCR_K : R.STORE_SUBSCR, a, b, c);
}

export function subscriptDelete(): void {
  const b = popSlot();
  const a = popSlot();
  emit(R.DELETE_SUBSCR, a, b);
}

export function methodLoad(name: u32): void {
  const b = popSlot();
  emit(R.LOAD_METHOD, temporary(Stack.depth), b, name);
  emitCache(16);
  push(TEMPORARY);
  push(TEMPORARY);
}

export function globalLoad(name: u32): void {
  const a = resultSlot();
  emit(R.LOAD_GLOBAL, a, name);
  emitCache(16);
}

// ---- containers ----

export function build(op: R, count: u32, n: u32): void {
  const c = stackForm(count);
  Stack.depth -= count;
  const a = resultSlot();
  emit(op, a, n, c);
}

export function appendInstruction(op: R, operand: u32): void {
  const b = popSlot();
  spill(Stack.depth - operand);
  emit(op, temporary(Stack.depth - operand), b);
}

export function mapAdd(n: u32): void {
  const c = popSlot();
  const b = popSlot();
  spill(Stack.depth - n);
  emit(R.MAP_ADD, temporary(Stack.depth - n), b, c);
}

/** A container n below the top takes in the top entry: a is the container, b the slot of what is added. */
export function extendInstruction(op: R, n: u32): void {
  const added = stackForm(1);
  spill(Stack.depth - 1 - n);
  emit(op, temporary(Stack.depth - 1 - n), added);
  Stack.depth--;
}

// ---- calls, generators, patterns ----

/** Callable and arguments lie in temporaries; the result may go elsewhere. */
export function callInstruction(op: R, taken: u32, n: u32): void {
  const a = stackForm(taken);
  Stack.depth -= taken;
  const c = isDropped() ? NOWHERE : resultSlot();
  emit(op, a, n, c);
}

export function yieldInstruction(): void {
  const isAsync = (Input.code.flags & CodeFlag.ASYNC_GENERATOR) !== 0;
  const b = popSlot();
  spillBelow(Stack.depth);
  const wanted = !isDropped();
  emit(isAsync ? R.YIELD_ASYNC : R.YIELD_VALUE, wanted ? temporary(Stack.depth) : NOWHERE, b);
  if (wanted) push(TEMPORARY);
}

/** An instruction in stack form: `taken` entries become `given` temporaries. */
export function stackInstruction(op: R, taken: u32, given: u32, b: u32 = 0, c: u32 = 0): void {
  const a = stackForm(taken);
  emit(op, a, b, c);
  replace(taken, given);
}

/** Part of a pattern: with the jumps (and the unpacking) that follow it one instruction, where they are as the compiler makes them. */
export function patternInstruction(op: R, n: u32, taken: u32, given: u32): void {
  const joins = Input.analysis.length <= NEAR && findJoined(Input.code, Input.analysis, op, n, Input.next);
  if (!joins || (op === R.MATCH_CLASS && joinedGiven !== n + namesOnTop())) {
    stackInstruction(op, taken, given, n);
    return;
  }
  const a = stackForm(taken);
  spillBelow(Stack.depth - taken);
  Input.next = joinedEnd;
  emit(joinedOperation, a, joinedOperand);
  branchesTo(joinedTarget);
  replace(joinedTaken, joinedGiven);
}

/** How many names the constant tuple on top has; more than there can be if it is none. */
function namesOnTop(): u32 {
  const e = entry(Stack.depth - 1);
  if (e === TEMPORARY || (e & CONSTANT) === 0) return u32.MAX_VALUE >> 1;
  const names = tupleItem(Input.code.consts, e & ~CONSTANT);
  return isTuple(names) ? tupleLength(pointer(names)) : u32.MAX_VALUE >> 1;
}
