/**
 * Calls with all arguments in a tuple, `f(*args)`: as many as were seen are put where the callee's window begins, and the tuple goes. Where there are others,
 * or something else takes them, the call is made out of line. So is `f(*args, **kwargs)`, unless there are no keywords.
 */
import { DictLayout, FunctionLayout, Header, TupleLayout } from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, typeAddress } from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { POINTER_HIGH, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { constantFunction, HIGHEST_PC, PlainCall } from "./calls.ts";

/** More arguments than these are not put there one by one. */
const MOST_SPREAD = 8;

/** DICT_MERGE of a dict that has nothing. */
export function lowerDictMerge(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  const slot = i.a + 24;
  if (context.seen(slot, TypeId.DICT) === undefined) return false;
  const p = context.guardType(slot, TypeId.DICT, i.pc);
  slots.settle();
  body.get(p).loadI32(DictLayout.USED).if();
  context.operateAside(i);
  body.else();
  context.freeOperands([{ slot }]);
  body.end();
  return true;
}

/** CALL_EX of a function that takes what is in the tuple, with no keywords; false, and nothing emitted, for others. */
export function lowerSpreadCall(context: Context, i: Instruction): boolean {
  const { frame, memory } = context;
  if (!frame.isOnStack || frame.inlined || i.pc >= HIGHEST_PC) return false;
  const seen = context.seen(i.a, TypeId.FUNCTION);
  const tuple = context.seen(i.a + 8, TypeId.TUPLE);
  if (seen === undefined || tuple === undefined || seen.isHint || tuple.isHint) return false;
  const count = memory.u32(tuple.object + TupleLayout.LENGTH);
  const isTaken = memory.i32(seen.object + FunctionLayout.SIMPLE_ARGS) === count;
  if (!isTaken || count === 0 || count > MOST_SPREAD) return false;
  const code = memory.u32(seen.object + FunctionLayout.CODE);
  const callee = frame.callees.calleeOf(code);
  if (callee === undefined) return false;
  frame.called.add(code);
  const place = { first: i.a + 8, count, given: 1 + i.b, word: i.a, to: i.c };
  const { index, result } = callee;
  const f = constantFunction(memory, seen.object);
  new SpreadCall(context, i, { code, f, index, result, defaults: { missing: 0, all: 0 }, ...place }).emit();
  return true;
}

class SpreadCall extends PlainCall {
  /** The local with the address of the tuple. */
  private get items(): number {
    return this.body.scratch(46, ValueType.I32);
  }

  /** The local with the address of the dict of keywords. */
  private get dict(): number {
    return this.body.scratch(47, ValueType.I32);
  }

  protected override guard(): void {
    const { body, i, items, target } = this;
    this.guardContainer(i.a + 8, TypeId.TUPLE, items);
    body.get(items).loadI32(TupleLayout.LENGTH).i32(target.count).op(W.I32Ne).brIf(0);
    if (i.b !== 0) {
      this.guardContainer(i.a + 16, TypeId.DICT, this.dict);
      body.get(this.dict).loadI32(DictLayout.USED).brIf(0);
    }
    super.guard();
  }

  /** Branches to the way out of line unless an object of a type lies in a slot: its address is in a local then. */
  private guardContainer(slot: number, type: TypeId, address: number): void {
    const { body, self } = this;
    body.get(Parameter.WINDOW).loadI64(slot).tee(self);
    body.i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Ne).brIf(0);
    body.get(self).op(W.I32WrapI64).tee(address).loadI32(Header.TYPE);
    body.i32(typeAddress(type)).op(W.I32Ne).brIf(0);
  }

  protected override addDefaults(): void {
    const { body, context, i, items, target, value } = this;
    for (let n = 0; n < target.count; n++) {
      body
        .get(items)
        .loadI64(TupleLayout.ITEMS + n * 8)
        .set(value);
      context.slots.take(value);
      body
        .get(Parameter.WINDOW)
        .get(value)
        .storeI64(target.first + n * 8);
    }
    // The arguments are held: nothing runs.
    body.get(items).call(Import.DECREF);
    if (i.b === 0) return;
    body.get(this.dict).call(Import.DECREF);
    if (target.count === 1)
      body
        .get(Parameter.WINDOW)
        .i64(bitsOf(UNBOUND))
        .storeI64(i.a + 16);
  }
}
