/**
 * What each instruction of register code becomes: the tables name the function of its family that emits it. One that has no form there, or whose
 * operands are not what was seen, is done by the interpreter's function for it, which compiled code calls (Import.OPERATE): so nothing is refused.
 *
 * A guard that fails leaves: values go back to memory, and the interpreter does the instruction anew. So guards stand before anything is changed.
 */
import {
  CodeLayout,
  FrameLayout,
  FunctionLayout,
  TYPE_SIZE,
  TYPES_BASE,
} from "../../../assembly/shared/layout.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import {
  BOOL_TYPE,
  bitsOf,
  Context,
  type Ending,
  FALSE,
  type Frame,
  type Inlined,
  isBuiltIn,
  TRUE,
  typeAddress,
} from "../body/context.ts";
import { successorsOf } from "../body/flow.ts";
import { type NumberKind, Parameter } from "../body/slots.ts";
import {
  ANY_OBJECT,
  ANY_VALUE,
  floatOf,
  hintedType,
  hintOf,
  INT_TAG,
  intOf,
  Kind,
  kindOf,
  NO_SELF,
  SMALL,
  type State,
} from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, isCall, isCompareJump, jumpTarget, leaves, returns } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { isArithmetic, lowerArithmetic, lowerNegative, lowerPower, operandsOf } from "./arithmetic.ts";
import {
  lowerAttribute,
  lowerGlobal,
  lowerMethod,
  lowerStoreAttribute,
  lowerStoreGlobal,
} from "./attributes.ts";
import { lowerPythonCall, SUSPENDABLE } from "./calls.ts";
import { lowerCompareJump, lowerComparison, lowerKeepJump, lowerNot, lowerTruthJump } from "./comparisons.ts";
import { lowerConstruction, lowerMaking } from "./constructors.ts";
import { lowerDeleteSubscript, lowerMapAdd } from "./dicts.ts";
import { lowerMatch, lowerPopHandled, lowerPushHandled, lowerRaise } from "./exceptions.ts";
import { lowerResumption } from "./generators.ts";
import { lowerInlinedCall } from "./inline.ts";
import {
  iteratorHint,
  lowerBuildList,
  lowerBuildMap,
  lowerBuildTuple,
  lowerCheckIterator,
  lowerForIter,
  lowerGetIter,
  lowerListAppend,
  lowerUnpack,
} from "./iteration.ts";
import { lowerMatchLength } from "./matches.ts";
import {
  lowerCheck,
  lowerClear,
  lowerConstant,
  lowerCopy,
  lowerCopyClosure,
  lowerLoadDeref,
  lowerMove,
  lowerStoreDeref,
  lowerSwap,
} from "./moves.ts";
import { callHint, lowerNativeCall, resumesGenerator } from "./natives.ts";
import { lowerSlice } from "./slices.ts";
import { lowerSpecial } from "./specials.ts";
import { lowerDictMerge, lowerSpreadCall } from "./spread.ts";
import { lowerStoreSubscript, lowerSubscript } from "./subscripts.ts";
import { lowerExceptionInit, lowerSuperMethod } from "./supers.ts";
import { lowerBuildString, lowerFormat, lowerTextSum } from "./texts.ts";
import { lowerEnter, lowerExit } from "./withs.ts";
import { canYield, lowerYield } from "./yields.ts";

function lowerCall(context: Context, i: Instruction): boolean {
  return (
    lowerExit(context, i) ||
    lowerExceptionInit(context, i) ||
    lowerResumption(context, i) ||
    lowerNativeCall(context, i) ||
    lowerMaking(context, i) ||
    lowerConstruction(context, i) ||
    lowerPythonCall(context, i)
  );
}

function lowerKeywordCall(context: Context, i: Instruction): boolean {
  return lowerConstruction(context, i) || lowerPythonCall(context, i);
}

/** Emits an instruction that goes on with the next one; false, and nothing emitted, where it has no form for what was seen. */
type Form = (context: Context, i: Instruction) => boolean;
type Jump = (context: Context, i: Instruction, target: number, next: number) => Ending | undefined;

const FORMS = new Map<R, Form>([
  [R.NOP, () => true],
  [R.COPY, lowerCopy],
  [R.MOVE, lowerMove],
  [R.SWAP, lowerSwap],
  [R.CONST, lowerConstant],
  [R.CLEAR, lowerClear],
  [R.CHECK, lowerCheck],
  [R.NEGATIVE, lowerNegative],
  [R.POWER_K, lowerPower],
  [R.INPLACE_POWER_K, lowerPower],
  [R.NOT, lowerNot],
  [R.GET_ITER, lowerGetIter],
  [R.CHECK_ITERATOR, lowerCheckIterator],
  [R.SUBSCR, lowerSubscript],
  [R.SUBSCR_K, lowerSubscript],
  [R.STORE_SUBSCR, lowerStoreSubscript],
  [R.STORE_SUBSCR_K, lowerStoreSubscript],
  [R.DELETE_SUBSCR, lowerDeleteSubscript],
  [R.LOAD_GLOBAL_MODULE, lowerGlobal],
  [R.LOAD_GLOBAL_BUILTIN, lowerGlobal],
  [R.STORE_GLOBAL, lowerStoreGlobal],
  [R.LOAD_ATTR, lowerAttribute],
  [R.LOAD_ATTR_VALUE, lowerAttribute],
  [R.STORE_ATTR, lowerStoreAttribute],
  [R.STORE_ATTR_VALUE, lowerStoreAttribute],
  [R.LOAD_METHOD, lowerMethod],
  [R.LOAD_METHOD_CACHED, lowerMethod],
  [R.COPY_CLOSURE, lowerCopyClosure],
  [R.LOAD_DEREF, lowerLoadDeref],
  [R.STORE_DEREF, lowerStoreDeref],
  [R.UNPACK_SEQUENCE, lowerUnpack],
  [R.LIST_APPEND, lowerListAppend],
  [R.MAP_ADD, lowerMapAdd],
  [R.BUILD_TUPLE, lowerBuildTuple],
  [R.BUILD_LIST, lowerBuildList],
  [R.BUILD_MAP, lowerBuildMap],
  [R.BUILD_STRING, lowerBuildString],
  [R.FORMAT_VALUE, lowerFormat],
  [R.CALL, lowerCall],
  [R.CALL_METHOD, lowerCall],
  [R.CALL_KW, lowerKeywordCall],
  [R.CALL_EX, lowerSpreadCall],
  [R.DICT_MERGE, lowerDictMerge],
  [R.BEFORE_WITH, lowerEnter],
  [R.PUSH_EXC_INFO, lowerPushHandled],
  [R.POP_EXCEPT, lowerPopHandled],
  [R.CHECK_EXC_MATCH, lowerMatch],
]);
for (let op = R.LT; op <= R.IS_NOT; op++) FORMS.set(op, lowerComparison);

const JUMPS = new Map<R, Jump>([
  [R.JUMP_TRUE, lowerTruthJump],
  [R.JUMP_FALSE, lowerTruthJump],
  [R.KEEP_TRUE, lowerKeepJump],
  [R.KEEP_FALSE, lowerKeepJump],
  [R.FOR_ITER, lowerForIter],
  [R.MATCH_LENGTH, lowerMatchLength],
]);

/** What instructions that are done out of line leave in which slot, as far as that is known. */
const HINTS = new Map<R, (context: Context, i: Instruction) => [number, bigint | undefined]>([
  [R.GET_ITER, (context, i) => [i.a, iteratorHint(context, i)]],
  [R.CALL, (context, i) => [i.c, callHint(context, i)]],
  [R.BUILD_LIST, (_, i) => [i.a, hintOf(TypeId.LIST)]],
  [R.BUILD_TUPLE, (_, i) => [i.a, hintOf(TypeId.TUPLE)]],
  [R.BUILD_SET, (_, i) => [i.a, hintOf(TypeId.SET)]],
  [R.BUILD_MAP, (_, i) => [i.a, hintOf(TypeId.DICT)]],
  [R.BUILD_STRING, (_, i) => [i.a, hintOf(TypeId.STR)]],
]);

/** A hint that a value will be of a type, if that is a built-in one that is known. */
function hintOfType(type: number): bigint | undefined {
  return type > NO_SELF && isBuiltIn(type) ? hintOf((type - TYPES_BASE) / TYPE_SIZE) : undefined;
}

function numberOf(kind: Kind): NumberKind | undefined {
  return kind === Kind.INT || kind === Kind.FLOAT ? kind : undefined;
}

/** What the interpreter does out of line, too, and at length. */
const LONG = new Set([
  R.PUSH_EXC_INFO,
  R.POP_EXCEPT,
  R.CHECK_EXC_MATCH,
  R.BEFORE_WITH,
  R.WITH_EXCEPT_START,
  R.COPY_CLOSURE,
  R.MAKE_CELL,
  R.MAKE_FUNCTION,
  R.CHECK_ITERATOR,
  R.GET_ITER,
  R.BUILD_SET,
  R.BUILD_MAP,
  R.MATCH_LENGTH,
  R.MATCH_KEYS_INTO,
  R.MATCH_CLASS_INTO,
  R.GET_AITER,
  R.GET_ANEXT,
  R.GET_YIELD_FROM_ITER,
  R.BEFORE_ASYNC_WITH,
  R.END_ASYNC_FOR,
]);

/** Whether an instruction that is done out of line is no slower for it: calls are not, save those of functions, in which much is gained in line. */
function isLong(context: Context, i: Instruction): boolean {
  if (LONG.has(i.op) || resumesGenerator(context, i) || isOfContainers(context, i)) return true;
  if (!isCall(i.op)) return false;
  const callable = context.seenObject(i.a);
  if (callable === undefined || !context.isA(callable, TypeId.FUNCTION)) return true;
  // A generator is made, and no more.
  const code = context.memory.u32(callable + FunctionLayout.CODE);
  return (context.memory.u32(code + CodeLayout.FLAGS) & SUSPENDABLE) !== 0;
}

/** Whether an operation makes one container of others. */
function isOfContainers(context: Context, i: Instruction): boolean {
  const operands = operandsOf(context, i) ?? [];
  return operands.some((x) => "slot" in x && context.seen(x.slot, ...CONTAINERS) !== undefined);
}

const CONTAINERS = [TypeId.SET, TypeId.FROZENSET, TypeId.DICT, TypeId.LIST, TypeId.TUPLE];

/** Whether instructions like this may be done in line. */
export function canLower(op: R): boolean {
  // Not where calls need frames.
  if (op === R.BEFORE_WITH || op === R.CALL_KW || op === R.CALL_EX) return false;
  return isArithmetic(op) || FORMS.has(op) || JUMPS.has(op) || isCompareJump(op) || op === R.JUMP;
}

/** Most attributes are plain; the functions of properties come after those. */
function isAttribute(op: R): boolean {
  return op >= R.LOAD_ATTR && op <= R.STORE_ATTR_VALUE;
}

export class Lowering extends Context {
  /** Emits an instruction; the ending is for the last one of a block. `inlined`: it may be replaced by that. */
  lower(i: Instruction, inlined?: Frame): Ending {
    this.at(i.pc);
    if (i.op === R.YIELD_VALUE && canYield(this.frame)) return lowerYield(this, i);
    if (i.op === R.RAISE || i.op === R.RERAISE) {
      this.begin(i.pc);
      return lowerRaise(this, i);
    }
    if (leaves(i.op)) return this.quit(i.pc);
    if (returns(i.op)) return this.frame.inlined ? this.returnInlined(i, this.frame.inlined) : this.return(i);
    this.begin(i.pc);
    const next = i.pc + i.size;
    const entering = inlined && lowerInlinedCall(this, i, inlined);
    if (entering !== undefined) return entering;
    const found = lowerSuperMethod(this, i) ?? (isAttribute(i.op) ? undefined : lowerSpecial(this, i));
    if (found !== undefined) return found;
    if (lowerTextSum(this, i) || lowerArithmetic(this, i) || FORMS.get(i.op)?.(this, i))
      return { kind: "next", pc: next };
    const slice = i.op === R.BUILD_SLICE ? lowerSlice(this, i) : undefined;
    if (slice !== undefined) return slice;
    const target = jumpTarget(i);
    if (i.op === R.JUMP) return { kind: "next", pc: target as number };
    if (target !== undefined) {
      const jump = isCompareJump(i.op) ? lowerCompareJump : JUMPS.get(i.op);
      const ending = jump?.(this, i, target, next);
      if (ending !== undefined) return ending;
    }
    const property = isAttribute(i.op) ? lowerSpecial(this, i) : undefined;
    if (property !== undefined) return property;
    const hint = HINTS.get(i.op);
    const [slot, expected] = hint?.(this, i) ?? [0, undefined];
    const to = successorsOf(this.memory, i);
    const ending = this.operate(i, i.op === R.BUILD_SLICE ? to.slice(0, 2) : to, !isLong(this, i));
    if (expected !== undefined) this.expect(slot, expected, ending);
    return ending;
  }

  /** An instruction out of line should have left something in a slot: if it is asked for its type now, a loop that follows need not. */
  private expect(slot: number, expected: bigint, ending: Ending): void {
    this.slots.setExample(slot, expected);
    const type = hintedType(expected);
    if (type === undefined || ending.kind !== "next" || this.frame.lessons.hasFailed(ending.pc)) return;
    this.slots.guardType(slot, typeAddress(type), this.failAt(ending.pc, "TYPE"));
  }

  /**
   * Ends a function's frame: its variables are dropped here, the record is for whoever called this (vm/tier2.ts). A frame that something was hung
   * on, and what is no function's, is for the interpreter.
   */
  private return(i: Instruction): Ending {
    const { body, slots } = this;
    const frame = () => body.get(Parameter.FRAME_OR_0);
    const isGenerator = canYield(this.frame);
    frame();
    if (this.frame.isVirtual) body.unlikely();
    body.if();
    frame().loadI32(FrameLayout.GENERATOR);
    if (isGenerator) body.op(W.I32Eqz);
    frame().loadI32(FrameLayout.FUNCTION).op(W.I32Eqz, W.I32Or);
    this.exits.leaveIf(i.pc, undefined);
    frame().loadI32(FrameLayout.OBJECT).if();
    frame().call(Import.IS_OBJECT_WANTED);
    this.exits.leaveIf(i.pc, undefined);
    body.end().end();
    const result = body.scratch(8);
    this.noteResult(i);
    if (i.op === R.RETURN) {
      slots.pushTaken(i.a);
      body.set(result);
    } else {
      body.i64(bitsOf(this.memory.value(this.frame.constants + i.wide))).set(result);
      slots.take(result);
    }
    for (let slot = this.frame.temporaries - 8; slot >= 0; slot -= 8) {
      if (slots.isInMemory(slot)) slots.free(slot);
    }
    slots.unpark();
    this.exits.countEdges();
    if (isGenerator) frame();
    body.get(result);
    if (isGenerator) {
      this.noteRoom();
      body.call(Import.FINISH_GENERATOR);
    }
    body.op(W.Return);
    return { kind: "left" };
  }

  /** Ends the frame of a call that was inlined: its variables are dropped, and the caller's slot gets the result. */
  private returnInlined(i: Instruction, { caller, call }: Inlined): Ending {
    const { body, slots, frame } = this;
    const value = i.op === R.RETURN_CONST ? this.memory.value(frame.constants + i.wide) : slots.example(i.a);
    const kind = i.op === R.RETURN ? slots.number(i.a) : numberOf(kindOf(value as bigint));
    const type =
      i.op === R.RETURN ? slots.type(i.a) : value === TRUE || value === FALSE ? BOOL_TYPE : ANY_VALUE;
    const result = body.scratch(
      kind === undefined ? 25 : 26,
      kind === Kind.FLOAT ? ValueType.F64 : ValueType.I64,
    );
    if (i.op === R.RETURN_CONST) this.pushConstant(value as bigint);
    else if (kind !== undefined) body.get(slots.local(i.a, kind));
    else slots.pushTaken(i.a);
    body.set(result);
    const most = i.op === R.RETURN ? slots.most(i.a) : SMALL;
    if (i.op === R.RETURN_CONST && kind === undefined && type !== BOOL_TYPE) slots.take(result);
    for (let slot = frame.temporaries - 8; slot >= 0; slot -= 8) slots.free(slot);
    for (let slot = frame.temporaries; slot < frame.windowBytes; slot += 8) slots.vacated(slot);
    this.open(caller);
    slots.free(call.a);
    if (call.c === NOWHERE) {
      if (kind === undefined) slots.drop(result);
    } else if (kind !== undefined) {
      body.get(result);
      slots.setUnboxed(call.c, kind, value);
      slots.noteMost(call.c, most);
    } else {
      body.get(result);
      slots.setBoxed(call.c, value);
      if (value === undefined) slots.forgetTemporaryExample(call.c);
      if (type > ANY_OBJECT) {
        body.get(result).op(W.I32WrapI64).set(slots.address(call.c));
        slots.note(call.c, type);
      }
    }
    return { kind: "next", pc: call.pc + call.size };
  }

  /** Pushes a constant: unboxed if it is a number. */
  private pushConstant(value: bigint): void {
    const kind = kindOf(value);
    if (kind === Kind.INT) this.body.i64(intOf(value));
    else if (kind === Kind.FLOAT) this.body.f64(floatOf(value));
    else this.body.i64(bitsOf(value));
  }

  private noteResult(i: Instruction): void {
    const { constants, results } = this.frame;
    const kind = i.op === R.RETURN ? this.slots.number(i.a) : undefined;
    if (i.op === R.RETURN_CONST) results.push(this.memory.value(constants + i.wide));
    else if (kind === undefined) results.push(hintOfType(this.slots.type(i.a)));
    else results.push(kind === Kind.INT ? INT_TAG : 0n);
  }

  /** What is known where an ending goes; emits what is to be done on the way there. */
  stateAt(ending: Ending, pc: number): State {
    if (ending.kind !== "branch") {
      this.slots.closeLists();
      return this.slots.state;
    }
    const { slots } = this;
    slots.closeLists();
    const before = slots.state.copy();
    (pc === ending.no ? ending.onNo : ending.onYes)?.();
    slots.closeLists();
    const after = slots.state;
    slots.resume(before);
    return after;
  }
}
