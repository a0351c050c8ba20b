/**
 * Special methods, and getters and setters of properties, that are written in Python: they are called as functions are (calls.ts). Which one an
 * instruction calls for instances of a type the VM has noted when it did so itself (vm/lookupcache.ts), by the type's version.
 *
 * The instruction keeps its operands meanwhile, as in the interpreter, so the callee's window begins above all of the caller's:
 *
 *     … caller's window │ how far up, step (two u32) │ word │ self, other arguments
 *
 * What it gives is taken at once where that is plainly the result; else the interpreter's function goes on with it at that step.
 */
import {
  FunctionLayout,
  Header,
  PropertyLayout,
  SINGLETON_SIZE,
  SINGLETONS_BASE,
  Singleton,
  SpecialLayout,
  TypeFlag,
  TypeLayout,
} from "../../../assembly/shared/layout.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import {
  bitsOf,
  type Context,
  type Ending,
  FALSE,
  type Operand,
  POINTER_TAG,
  TRUE,
} from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { POINTER_HIGH, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, jumpTarget, senseOf } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { operandsOf } from "./arithmetic.ts";
import { guardShapes, typesSeen } from "./attributes.ts";
import { defaultsFor, PythonCall, type Target } from "./calls.ts";

const NOT_IMPLEMENTED = POINTER_TAG | BigInt(SINGLETONS_BASE + Singleton.NOT_IMPLEMENTED * SINGLETON_SIZE);

/** Bytes between the windows: the distance and the step, and the word. */
const BETWEEN = 16;

/** What becomes of what the method gives. */
enum Use {
  /** It is the result. */
  VALUE,
  /** The same, unless it is NotImplemented. */
  VALUE_IF_KNOWN,
  /** Nothing. */
  NONE,
  /** Its truth is the result, or the contrary. */
  TRUTH,
  /** Its truth, or the contrary, decides a jump. */
  JUMP,
}

/** How an instruction calls a method: in the order of its parameters what it gives it, at which steps it does so, and what for. */
interface Form {
  args: Operand[];
  steps: number[];
  use: Use;
  /** Whether the contrary of what it gives is meant. */
  isContrary?: boolean;
  /** Whether it is the function of a property: where that keeps it. */
  field?: PropertyLayout;
  /** What is asked first if it is an instance of a subclass of self's type. */
  rival?: Operand;
}

/** A method for instances of a type. */
interface Special {
  type: number;
  version: number;
  offset: number;
  func: number;
  step: number;
  property: number;
}

/** Steps of vm/ops/operators.ts and comparisons.ts. */
const IN_PLACE = 1;
const PLAIN = 2;
const REFLECTED = 3;
const COMPARED = 1;

const slotOf = (slot: number): Operand => ({ slot });

/** The ways in which an instruction may call a method: the first for which one is known is taken. */
function formsOf(context: Context, i: Instruction): Form[] {
  const { op, a, b, c } = i;
  const isAttribute = op >= R.LOAD_ATTR && op <= R.STORE_ATTR_VALUE;
  if (op >= R.ADD && op <= R.INPLACE_POWER_K) return binaryForms(context, i);
  if (op >= R.LT && op <= R.JUMP_NOT_IN_K) return comparisonForms(context, i);
  if (isAttribute && op < R.STORE_ATTR)
    return [{ args: [slotOf(b)], steps: [0], use: Use.VALUE, field: PropertyLayout.GETTER }];
  if (isAttribute)
    return [{ args: [slotOf(a), slotOf(b)], steps: [0], use: Use.NONE, field: PropertyLayout.SETTER }];
  switch (op) {
    case R.NEGATIVE:
    case R.POSITIVE:
    case R.INVERT:
      return [{ args: [slotOf(b)], steps: [0], use: Use.VALUE }];
    case R.SUBSCR:
    case R.SUBSCR_K:
      return [{ args: [slotOf(b), keyOf(context, op, c)], steps: [0], use: Use.VALUE }];
    case R.STORE_SUBSCR:
    case R.STORE_SUBSCR_K:
      return [{ args: [slotOf(a), keyOf(context, op, b), slotOf(c)], steps: [0], use: Use.NONE }];
    case R.DELETE_SUBSCR:
      return [{ args: [slotOf(a), slotOf(b)], steps: [0], use: Use.NONE }];
    default:
      return [];
  }
}

function keyOf(context: Context, op: R, key: number): Operand {
  const isConstant = op === R.SUBSCR_K || op === R.STORE_SUBSCR_K;
  return isConstant ? { constant: context.constant(key) } : slotOf(key);
}

function binaryForms(context: Context, i: Instruction): Form[] {
  const operands = operandsOf(context, i);
  if (operands === undefined) return [];
  const [x, y] = operands;
  const use = Use.VALUE_IF_KNOWN;
  const forms: Form[] = [];
  if ("slot" in x) {
    if (i.op >= R.INPLACE_ADD) forms.push({ args: [x, y], steps: [IN_PLACE], use });
    forms.push({ args: [x, y], steps: [PLAIN], use, rival: y });
  }
  if ("slot" in y && context.numberKind(x) !== undefined)
    forms.push({ args: [y, x], steps: [REFLECTED], use });
  return forms;
}

function comparisonForms(context: Context, i: Instruction): Form[] {
  const { op } = i;
  const isJump = op >= R.JUMP_LT;
  const n = isJump ? (op - R.JUMP_LT) % (R.JUMP_LT_K - R.JUMP_LT) : op - R.LT;
  const x = slotOf(isJump ? i.a : i.b);
  const second = isJump ? i.b : i.c;
  const y = op >= R.JUMP_LT_K ? { constant: context.constant(second) } : slotOf(second);
  if (n >= R.IS - R.LT) return [];
  if (n >= R.IN - R.LT) {
    const isContrary = n !== R.IN - R.LT;
    return "slot" in y ? [{ args: [y, x], steps: [0], use: isJump ? Use.JUMP : Use.TRUTH, isContrary }] : [];
  }
  return [{ args: [x, y], steps: [COMPARED], use: isJump ? Use.JUMP : Use.VALUE_IF_KNOWN, rival: y }];
}

/** What is known to be called for the types that were seen in the slot of self. */
function specialsOf(context: Context, { args, steps, field }: Form, pc: number): Special[] {
  const { frame, memory, slots } = context;
  const self = args[0] as { slot: number };
  if (!slots.isBoxed(self.slot)) return [];
  const found: Special[] = [];
  for (const type of typesSeen(context, self.slot) ?? []) {
    const version = memory.u32(type + TypeLayout.VERSION);
    const at = frame.callees.specialAt(pc, version);
    if (at === 0) continue;
    const property = memory.u32(at + SpecialLayout.PROPERTY);
    const step = memory.u32(at + SpecialLayout.STEP);
    if ((property !== 0) !== (field !== undefined) || !steps.includes(step)) continue;
    const func = memory.u32(at + SpecialLayout.FUNCTION);
    found.push({ type, version, offset: 0, func, step, property });
  }
  return found;
}

/** Calls the method that an instruction has for an operand's type; undefined, and nothing emitted, where none is known. */
export function lowerSpecial(context: Context, i: Instruction): Ending | undefined {
  const { frame } = context;
  if (frame.inlined || !frame.isOnStack || context.isHopeless || context.typesMet().length === 0)
    return undefined;
  for (const form of formsOf(context, i)) {
    const specials = specialsOf(context, form, i.pc);
    const target = specials.length === 0 ? undefined : targetFor(context, i, form, specials);
    if (target !== undefined) return new SpecialCall(context, i, target, form, specials).emitSpecial();
  }
  return undefined;
}

/** Where the call goes; undefined for a function that wants other arguments, or is not to be compiled. */
function targetFor(context: Context, i: Instruction, form: Form, specials: Special[]): Target | undefined {
  const { frame, memory } = context;
  const count = form.args.length;
  const to = form.use === Use.NONE || form.use === Use.JUMP ? NOWHERE : i.a;
  const place = { first: frame.extent + BETWEEN, count, word: frame.extent + BETWEEN - 8, to };
  const codes = new Set(specials.map(({ func }) => memory.u32(func + FunctionLayout.CODE)));
  const plain = { missing: 0, all: 0 };
  for (const code of codes) frame.called.add(code);
  const [{ func }] = specials as [Special];
  const isOne = specials.every((special) => special.func === func);
  if (!isOne) return { code: 0, index: 0, result: undefined, defaults: plain, ...place };
  const code = memory.u32(func + FunctionLayout.CODE);
  const defaults = defaultsFor(memory, func, count);
  const callee = defaults && frame.callees.calleeOf(code);
  if (defaults === undefined || callee === undefined) return undefined;
  return { code, index: callee.index, result: callee.result, defaults, ...place };
}

class SpecialCall extends PythonCall {
  private readonly form: Form;
  private readonly specials: Special[];
  private readonly step: number;

  constructor(context: Context, i: Instruction, target: Target, form: Form, specials: Special[]) {
    super(context, i, target);
    this.form = form;
    this.specials = specials;
    this.step = (specials[0] as Special).step;
  }

  emitSpecial(): Ending {
    const { body, context, i } = this;
    const { slots } = context;
    const self = this.slotOfSelf();
    const p = guardShapes(context, self, this.specials, i.pc);
    this.guardRival(p);
    this.chooseFunction(p);
    slots.spill();
    body.block().block();
    // Leaving would not help: the interpreter looks at the breaker at calls and jumps, and this may be where a loop is entered.
    this.pushCountedDown();
    body.unlikely().brIf(0);
    this.guard();
    this.passArguments();
    this.call();
    this.end();
    const before = slots.state.copy();
    this.takeResult();
    body.br(1).end();
    const after = slots.state;
    slots.state = before;
    this.operate();
    body.end();
    slots.state = after;
    return this.giveSpecial();
  }

  private slotOfSelf(): number {
    return (this.form.args[0] as { slot: number }).slot;
  }

  /** Leaves if the other operand is to be asked first: an instance of another class written in Python may be one of a subclass. */
  private guardRival(self: number): void {
    const { body, context, form, i } = this;
    const { rival } = form;
    if (rival === undefined || "constant" in rival || !context.slots.isBoxed(rival.slot)) return;
    const type = body.scratch(8, ValueType.I32);
    context.pushBoxed(rival);
    body.tee(this.value).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Eq).if();
    body.get(this.value).op(W.I32WrapI64).loadI32(Header.TYPE).tee(type);
    body.get(self).loadI32(Header.TYPE).op(W.I32Ne);
    body.get(type).loadI32(TypeLayout.FLAGS).i32(TypeFlag.HEAP).op(W.I32And, W.I32Eqz, W.I32Eqz, W.I32And);
    context.exits.leaveIf(i.pc, "RIVAL");
    body.end();
  }

  /** Sets func to the function for the object whose address is in a local. */
  private chooseFunction(self: number): void {
    const { body, func, specials } = this;
    const [first, ...others] = specials as [Special, ...Special[]];
    body.i32(first.func).set(func);
    const different = others.filter((other) => other.func !== first.func);
    if (different.length === 0) return;
    const version = body.scratch(28, ValueType.I32);
    body.get(self).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(version);
    for (const other of different)
      body.i32(other.func).get(func).get(version).i32(other.version).op(W.I32Eq, W.Select).set(func);
  }

  /** Properties may be given other functions. */
  protected override guard(): void {
    const { body, form, specials } = this;
    const checked = new Set<number>();
    for (const { property, func } of specials) {
      if (form.field === undefined || checked.has(property)) continue;
      checked.add(property);
      body.i32(property).loadI32(form.field).i32(func).op(W.I32Ne).unlikely().brIf(0);
    }
    this.guardCode();
  }

  private passArguments(): void {
    const { body, context, form, step, target, value } = this;
    const { extent } = context.frame;
    body
      .get(Parameter.WINDOW)
      .i64((BigInt(step) << 32n) | BigInt(extent))
      .storeI64(extent);
    form.args.forEach((operand, n) => {
      context.pushBoxed(operand);
      body.set(value);
      const isNumber = "slot" in operand ? context.slots.number(operand.slot) !== undefined : false;
      if (!isNumber) context.slots.take(value);
      body
        .get(Parameter.WINDOW)
        .get(value)
        .storeI64(target.first + n * 8);
    });
    this.addDefaults();
  }

  protected override noteRaised(): void {
    const { body, context, form, i } = this;
    // As `goOnRaised` of assembly/vm/continue.ts: a method that is wanted is not told of.
    if (form.field !== PropertyLayout.GETTER || i.op > R.LOAD_ATTR_VALUE) return;
    body.get(Parameter.WINDOW).i32(context.frame.code).i32(i.pc).call(Import.NOTE_GETTER_RAISED);
  }

  /** Somebody holds the frame: the interpreter goes on. */
  protected override leaveIfSeen(): void {
    this.context.ifSeen(() => {
      this.finishOutOfLine();
      this.context.giveBack(this.context.next);
    });
  }

  /** Has the interpreter go on with what the method gave. */
  private finishOutOfLine(): void {
    const { body, context, i, step, value } = this;
    context.pushFrame();
    context.noteRoom();
    body
      .get(Parameter.FRAME_OR_0)
      .i32(i.pc)
      .i32(step)
      .get(value)
      .call(Import.FINISH_SPECIAL)
      .set(context.next);
  }

  /** Uses the operands up, and makes the result of what the method gave; branches to where all ways meet. */
  private takeResult(): void {
    const { body, context, form, value } = this;
    const { use } = form;
    const isTruth = use === Use.TRUTH || use === Use.JUMP;
    if (isTruth || use === Use.VALUE_IF_KNOWN) {
      if (isTruth) this.pushIs(TRUE).pushIs(FALSE).body.op(W.I32Or, W.I32Eqz);
      else this.pushIs(NOT_IMPLEMENTED);
      body.if();
      this.finishOutOfLine();
      context.ifSeen(() => context.giveBack(context.next));
      this.takeWritten();
      body.br(2).end();
    }
    context.freeOperands(form.args);
    if (use === Use.NONE) context.slots.drop(value);
    else if (use === Use.JUMP) this.chooseWay();
    else if (use === Use.TRUTH && form.isContrary) {
      body.i64(bitsOf(FALSE)).i64(bitsOf(TRUE));
      this.pushIs(TRUE).body.op(W.Select).set(value);
    }
  }

  private pushIs(constant: bigint): this {
    this.body.get(this.value).i64(bitsOf(constant)).op(W.I64Eq);
    return this;
  }

  /** Sets `next` to where a jump goes. */
  private chooseWay(): void {
    const { body, context, form, i } = this;
    const jumpsIfTrue = (senseOf(i) === 1) !== (form.isContrary === true);
    const [yes, no] = [jumpTarget(i) as number, i.pc + i.size];
    body.i32(jumpsIfTrue ? yes : no).i32(jumpsIfTrue ? no : yes);
    this.pushIs(TRUE).body.op(W.Select).set(context.next);
  }

  protected override operate(): void {
    this.context.callOperate(this.i.pc, this.waysOn());
    this.takeWritten();
  }

  private waysOn(): number[] {
    const { form, i } = this;
    const next = i.pc + i.size;
    return form.use === Use.JUMP ? [next, jumpTarget(i) as number] : [next];
  }

  /** The interpreter has done it all: takes what it has written from the slot of the result. */
  private takeWritten(): void {
    const { body, context, form, i, target, value } = this;
    if (form.use === Use.JUMP) return;
    context.giveBackUnless(i.pc + i.size);
    if (target.to === NOWHERE) return;
    body.get(Parameter.WINDOW).loadI64(target.to).set(value);
    body.get(Parameter.WINDOW).i64(bitsOf(UNBOUND)).storeI64(target.to);
  }

  private giveSpecial(): Ending {
    const { body, context, form, i, target, value } = this;
    const { slots } = context;
    const next = i.pc + i.size;
    if (form.use === Use.JUMP) return { kind: "dispatch", local: context.next, to: this.waysOn() };
    if (target.to === NOWHERE) return { kind: "next", pc: next };
    body.get(value);
    slots.setBoxed(target.to, form.use === Use.TRUTH ? TRUE : target.result);
    if (target.result === undefined) slots.forgetTemporaryExample(target.to);
    return { kind: "next", pc: next };
  }
}
