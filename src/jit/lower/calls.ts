/**
 * Calls of Python functions from compiled code to compiled code. Arguments lie where the callee's window begins; its frame has no record. All that there
 * is of it is a word in front of the window, the function and the address of the call, by which the record is made, and those of its callers, when
 * something needs it: a way out of compiled code, or an instruction that is done out of line (pushVirtual of assembly/vm/tier2.ts). Then that word is
 * there no more, and the caller takes the record off again.
 *
 * Whatever is not as it was seen when this was compiled (another function, one that tools watch) is done out of line. Whether
 * there is room is for the callee to say: it is told how many bytes of Wasm's stack may be taken, and as each call takes LEAST_ROOM of them at least,
 * that bounds windows, records and the depth of recursion, too.
 *
 * A callee that is left to the interpreter leaves its frame as the current one: then its caller leaves, too.
 */
import {
  type ClassPlace,
  CodeLayout,
  DictLayout,
  FunctionLayout,
  Header,
  MethodLayout,
  STATE_BASE,
  State as StateWord,
  TupleLayout,
} from "../../../assembly/shared/layout.ts";
import { CodeFlag } from "../../../assembly/shared/opcodes.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, POINTER_TAG, typeAddress } from "../body/context.ts";
import { giveBackCalled } from "../body/raised.ts";
import { Parameter } from "../body/slots.ts";
import { ANY_OBJECT, addressOf, Kind, NO_SELF, POINTER_HIGH, UNBOUND } from "../body/state.ts";
import { Import, OWN } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { type Body, ValueType, W } from "../wasm/encoder.ts";
import {
  countDefaults,
  emitSources,
  namesIn,
  restOf,
  type Source,
  sourcesFor,
  wantsDict,
} from "./arguments.ts";

/** What is known of other code: where calls of it go. */
export interface Callees {
  /** For a code object: its index in the function table, and a value as it returns them. Undefined: not to be compiled. */
  calleeOf(code: number): Callee | undefined;
  /** A number that no other code has, by which a code object is known again where its body was inlined; 0: it is watched. */
  markOf(code: number): number;
  /** The first instruction of the handler of what a code object does at pc, 0 for none. */
  handlerOf(code: number, pc: number): number;
  /** Where the default of a function's n-th parameter lies, as long as the dict of those by keyword only has its version; 0 for none. */
  keywordDefaultAt(f: number, n: number): number;
  /** Where the value of a key stands in a dict, 0 for nowhere. */
  placeInDict(dict: number, key: bigint): number;
  /** The slot of the window that the exception goes to there; an odd number if the handler wants the offset in front. */
  handlerSlotOf(code: number, pc: number): number;
  /** Where instances of the type of a version keep the attribute whose name is the n-th of a code object; 0: not known. */
  placeOf(version: number, code: number, name: number): number;
  /** What computes that attribute (Getter); 0: nothing, or it is not known. */
  getterOf(version: number, code: number, name: number): number;
  /** Types of objects that came by an instruction with an inline cache, if there were several. They may be no more. */
  typesAt(pc: number): number[];
  /** The `__init__` that a call of a class calls as long as it has its version: a function; 0 for others. */
  initOf(cls: number): number;
  /** What calling a class makes, as long as that has its version: see Made of constructors.ts. */
  madeBy(cls: number): number;
  /** The method of that name, if instances cannot hide it; undefined: not known. */
  methodOf(version: number, code: number, name: number): bigint | undefined;
  /** Where the method cache begins: see MethodCache. */
  readonly methodCache: number;
  /** What instructions of a kind find by that name in the class of a version; undefined: not known. */
  inClass(version: number, code: number, name: number, kind: ClassPlace): ClassEntry | undefined;
  /** The number of the slot with the cell that super() finds its class in; -1 for none. */
  classCellOf(code: number): number;
  /** The method that super() finds behind a class for instances of a type, by the n-th name of a code object. */
  superMethodOf(cls: bigint, type: number, code: number, name: number): bigint | undefined;
  /** Whether a wrapper descriptor is `__init__` of BaseException. */
  isExceptionInit(descriptor: number): boolean;
  /** What isinstance() says of all instances of a type, as long as that stays what it is; undefined: not known. */
  areInstances(type: number, cls: number): boolean | undefined;
  /** Whether a class, whose metaclass is `type`, has data by the n-th name of a code object. */
  hasClassData(type: number, code: number, name: number): boolean;
  /** Address of what is known of the method that the instruction at pc calls for the type of a version (SpecialLayout); 0 for nothing. */
  specialAt(pc: number, version: number): number;
  /** Address of what is known of the `with` at pc (ManagingLayout); 0 for nothing. */
  managingAt(pc: number): number;
}

/** What a class has: see ClassPlace. `at`: the value's address, or the function; `dict`: what it lies in, if that must not have changed. */
export interface ClassEntry {
  kind: ClassPlace;
  at: number;
  dict: number;
}

export interface Callee {
  index: number;
  result: bigint | undefined;
}

/** What a call takes of the room at least: assembly/vm/tier2.ts. */
export const LEAST_ROOM = 160;

/** Above it the address of a call in the high half of a word makes that no finite float. */
export const HIGHEST_PC = 0x7ff0_0000;

/** Beside the address of a call: that of a class, see constructors.ts and assembly/vm/tier2.ts. */
export const CONSTRUCTS = 1;

/** Frames of such code are not on the stack, or not run when they are called. */
export const SUSPENDABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** What a call is compiled for: one code object, or whatever is found when the call is made (`code` 0). */
export interface Target {
  code: number;
  /** The function itself, if it is expected to be always the same: 0 for others. */
  f?: number;
  index: number;
  result: bigint | undefined;
  /** Slot of the first argument, and how many there are. */
  first: number;
  count: number;
  /** How many of the function's defaults follow them. */
  defaults: Defaults;
  /** Slots of the word in front of the callee's window and of the result. */
  word: number;
  to: number;
  /** Where the parameters get their values from, if not as the arguments lie. */
  sources?: Source[];
  /** Where the arguments begin, and how many there are, if not as above. */
  from?: number;
  given?: number;
  /** Whether what is called is a bound method: self comes first. */
  isBound?: boolean;
  names?: Names | undefined;
}

/** The names of the last arguments: the slot of the tuple, which a constant is in, and that. */
export interface Names {
  slot: number;
  tuple: bigint;
}

/** The last `missing` of `all` defaults that a function has; the dict of those by keyword only, if some of these are wanted. */
export interface Defaults {
  missing: number;
  all: number;
  keywords?: { dict: number; version: number } | undefined;
}

/** A call of a Python function whose arguments need no more than moving; false, and nothing emitted, for others. */
export function lowerPythonCall(context: Context, i: Instruction): boolean {
  const target = movedTarget(context, i) ?? (i.op === R.CALL_KW ? undefined : targetOf(context, i));
  if (target === undefined) return false;
  if (target.isBound) new BoundCall(context, i, target).emit();
  else new PlainCall(context, i, target).emit();
  return true;
}

/** The names of a call's arguments by keyword; undefined where it is not sure which tuple they are in. */
export function namesOf(context: Context, i: Instruction): Names | undefined {
  const slot = i.a + 8 + i.b * 8;
  const tuple = context.slots.kind(slot) === Kind.BORROWED ? context.seen(slot, TypeId.TUPLE) : undefined;
  return tuple && { slot, tuple: POINTER_TAG | BigInt(tuple.object) };
}

/** CALL_KW of a function, calls of bound methods, and of what has a `*` parameter or some by keyword only. */
function movedTarget(context: Context, i: Instruction): Target | undefined {
  const { frame, memory, slots } = context;
  if (!frame.isOnStack || frame.inlined || i.pc >= HIGHEST_PC) return undefined;
  const isMethod = i.op === R.CALL_METHOD;
  // Whether there is a self must be sure.
  if (isMethod && slots.type(i.a + 8) < ANY_OBJECT) return undefined;
  const hasNoSelf = isMethod && slots.type(i.a + 8) === NO_SELF;
  const names = i.op === R.CALL_KW ? namesOf(context, i) : undefined;
  if (names === undefined && i.op === R.CALL_KW) return undefined;
  const seen = context.seen(i.a, TypeId.FUNCTION, TypeId.METHOD);
  if (seen === undefined || (seen.isHint && seen.object === 0)) return undefined;
  const isBound = seen.type === TypeId.METHOD;
  if (isBound ? isMethod && !hasNoSelf : seen.isHint) return undefined;
  const f = isBound && !seen.isHint ? memory.u32(seen.object + MethodLayout.FUNCTION) : seen.object;
  if (memory.u32(f + Header.TYPE) !== typeAddress(TypeId.FUNCTION)) return undefined;
  const isInPlace = !isBound && !hasNoSelf && names === undefined;
  if (isInPlace && memory.i32(f + FunctionLayout.SIMPLE_ARGS) >= 0) return undefined;
  const keywords = names === undefined ? [] : namesIn(memory, addressOf(names.tuple));
  const given = i.b + (isMethod && !hasNoSelf ? 1 : 0);
  const sources = sourcesFor(context, f, given, keywords, isBound);
  const code = memory.u32(f + FunctionLayout.CODE);
  const callee = sources && frame.callees.calleeOf(code);
  if (sources === undefined || callee === undefined) return undefined;
  frame.called.add(code);
  return {
    code,
    f: isBound ? 0 : constantFunction(memory, f),
    index: callee.index,
    result: callee.result,
    from: hasNoSelf ? i.a + 16 : i.a + 8,
    given,
    first: i.a + 8,
    count: sources.length,
    defaults: fallbacksOf(memory, f, sources),
    word: i.a,
    to: i.c,
    sources,
    isBound,
    names,
  };
}

/** As Target.defaults: that some are wanted is all that counts where parameters get their values from sources. */
export function fallbacksOf(memory: Memory, f: number, sources: Source[]): Defaults {
  const wanted = (kind: string) =>
    sources.filter((source) => typeof source === "object" && kind in source).length;
  const dict = memory.u32(f + FunctionLayout.KWDEFAULTS);
  const keywords =
    wanted("place") === 0 ? undefined : { dict, version: memory.u32(dict + DictLayout.VERSION) };
  return { missing: wanted("fallback"), all: countDefaults(memory, f), keywords };
}

function targetOf(context: Context, i: Instruction): Target | undefined {
  const { frame, memory, slots } = context;
  if (!frame.isOnStack || frame.inlined || i.pc >= HIGHEST_PC) return undefined;
  const seen = context.seen(i.a, TypeId.FUNCTION);
  // What nothing is known of may well be a function.
  const isUnknown = context.trusts && slots.isBoxed(i.a) && context.example(i.a) === undefined;
  if (seen === undefined && !isUnknown) return undefined;
  const isMethod = i.op === R.CALL_METHOD;
  // Whether there is a self must be sure.
  if (isMethod && slots.type(i.a + 8) < ANY_OBJECT) return undefined;
  if (isMethod && slots.type(i.a + 8) === NO_SELF) return undefined;
  const count = i.b + (isMethod ? 1 : 0);
  const place = { first: i.a + 8, count, defaults: { missing: 0, all: 0 }, word: i.a, to: i.c };
  if (seen === undefined || seen.isHint) return { code: 0, index: 0, result: undefined, ...place };
  const code = memory.u32(seen.object + FunctionLayout.CODE);
  const defaults = defaultsFor(memory, seen.object, count);
  if (defaults === undefined) return undefined;
  const callee = frame.callees.calleeOf(code);
  if (callee === undefined) return undefined;
  const { index, result } = callee;
  frame.called.add(code);
  return { code, f: constantFunction(memory, seen.object), index, result, ...place, defaults };
}

/** A function that is expected to be always the same; 0 for one that is defined in another: it is made anew each time. */
export function constantFunction(memory: Memory, f: number): number {
  const code = memory.u32(f + FunctionLayout.CODE);
  return (memory.u32(code + CodeLayout.FLAGS) & CodeFlag.NESTED) !== 0 ? 0 : f;
}

/** What a call with so many arguments takes of a function's defaults; undefined where that does not do. */
export function defaultsFor(memory: Memory, f: number, count: number): Defaults | undefined {
  const wanted = memory.i32(f + FunctionLayout.SIMPLE_ARGS);
  const defaults = memory.u32(f + FunctionLayout.DEFAULTS);
  const all = defaults === 0 ? 0 : memory.u32(defaults + TupleLayout.LENGTH);
  const missing = wanted - count;
  return missing >= 0 && missing <= all ? { missing, all } : undefined;
}

/** Pushes whether the function whose address is in a local has other than `all` defaults; sets a local to their address. */
export function pushOtherDefaults(body: Body, func: number, { all }: Defaults, tuple: number): void {
  body.get(func).loadI32(FunctionLayout.DEFAULTS).tee(tuple).op(W.I32Eqz);
  // Address 0 can be read, too.
  body.get(tuple).loadI32(TupleLayout.LENGTH).i32(all).op(W.I32Ne, W.I32Or);
}

/** Where in the tuple of defaults the n-th of those lies that are missing. */
export function placeOfDefault({ missing, all }: Defaults, n: number): number {
  return TupleLayout.ITEMS + (all - missing + n) * 8;
}

/** A call that is made as it is emitted, or out of line. What else calls is derived from it: withs.ts. */
export class PythonCall {
  protected readonly context: Context;
  protected readonly body: Body;
  protected readonly i: Instruction;
  protected readonly target: Target;
  /** What the word says of the call beside its address: 0 or CONSTRUCTS. */
  private readonly flag: number;
  /** Locals: what is called, and its address; the word in front of the callee's window; what the call gives. */
  protected readonly callable: number;
  protected readonly func: number;
  private readonly word: number;
  protected readonly value: number;
  /** Where no code is known: its code. */
  private readonly code: number;
  /** The function's defaults; what it is bound to. */
  private readonly tuple: number;
  protected readonly self: number;
  /** Where what is called was, and with whose reference. */
  protected readonly kind: Kind;

  constructor(context: Context, i: Instruction, target: Target, flag = 0) {
    const { body } = context;
    this.context = context;
    this.body = body;
    this.i = i;
    this.target = target;
    this.flag = flag;
    this.callable = body.scratch(35);
    this.func = body.scratch(20, ValueType.I32);
    this.word = body.scratch(36);
    this.value = body.scratch(23);
    this.code = body.scratch(32, ValueType.I32);
    this.tuple = body.scratch(37, ValueType.I32);
    this.self = body.scratch(38);
    this.kind = context.slots.kind(i.a);
  }

  emit(): void {
    const { body, context, i } = this;
    const { slots } = context;
    const { names } = this.target;
    this.countDown();
    if (names) this.guardNames(names);
    slots.pushBoxed(i.a);
    body.set(this.callable);
    // What is borrowed stays so: whatever might drop it has records made first, and those hold it.
    if (this.kind !== Kind.BOXED) slots.vacated(i.a);
    if (names) slots.vacated(names.slot);
    slots.spill();
    body.block().block();
    this.guard();
    this.addDefaults();
    this.call();
    this.end();
    body.br(1).end();
    this.aside();
    body.end();
    this.vacate();
    this.give();
  }

  /** What is called and its arguments are gone. */
  private vacate(): void {
    const { context, i, target } = this;
    const { first, count } = target;
    const end = Math.max(first + count * 8, (target.from ?? first) + (target.given ?? i.b) * 8);
    // Parameters may be more than there were arguments.
    for (let slot = i.a; slot < Math.min(end, context.frame.windowBytes); slot += 8)
      context.slots.vacated(slot);
  }

  /** Leaves unless the arguments have the names that were seen. */
  private guardNames({ slot, tuple }: Names): void {
    const { body, context, i } = this;
    context.slots.pushBoxed(slot);
    body.i64(bitsOf(tuple)).op(W.I64Ne);
    context.exits.leaveIf(i.pc, "VALUE");
  }

  /** Pushes the address of the callee's code. */
  private pushCode(): void {
    const { code } = this.target;
    if (code === 0) this.body.get(this.code);
    else this.body.i32(code);
  }

  private pushIndex(): void {
    const { code, index } = this.target;
    if (code === 0) this.body.get(this.code).loadI32(CodeLayout.ENTRANCE_INDEX);
    else this.body.i32(index);
  }

  /**
   * A call counts as a back edge does. At zero the interpreter is to make it if something is due: that is seen to out of line, too, but then the next look
   * at what is hot would be a whole period later, with the loop left to the interpreter.
   */
  protected countDown(): void {
    const { body } = this;
    this.pushCountedDown();
    body.unlikely().if().call(Import.GOES_ON_AT_CALL).op(W.I32Eqz);
    this.context.exits.leaveIf(this.i.pc, undefined);
    body.end();
  }

  /** Counts a step; pushes whether the breaker wants to be seen to. */
  protected pushCountedDown(): void {
    const { body } = this;
    const left = body.scratch(8, ValueType.I32);
    body.i32(STATE_BASE).i32(STATE_BASE).loadI32(StateWord.BREAKER).i32(1).op(W.I32Sub).tee(left);
    body.storeI32(StateWord.BREAKER).get(left).i32(0).op(W.I32LeS);
  }

  /** Branches to the way out of line unless the call can be made as it is emitted. */
  protected guard(): void {
    const { body } = this;
    const { f } = this.target;
    if (f) {
      body
        .get(this.callable)
        .i64(bitsOf(POINTER_TAG | BigInt(f)))
        .op(W.I64Ne)
        .unlikely()
        .brIf(0);
      body.i32(f).tee(this.func);
    } else {
      body
        .get(this.callable)
        .i64(32n)
        .op(W.I64ShrU, W.I32WrapI64)
        .i32(POINTER_HIGH)
        .op(W.I32Ne)
        .unlikely()
        .brIf(0);
      body.get(this.callable).op(W.I32WrapI64).tee(this.func);
    }
    body.loadI32(Header.TYPE).i32(typeAddress(TypeId.FUNCTION)).op(W.I32Ne).unlikely().brIf(0);
    this.guardCode();
    if (this.kind !== Kind.BORROWED) this.guardCount(this.func);
    this.makeRest();
    if (this.kind !== Kind.BORROWED) this.dropCount(this.func);
  }

  /** The local with the address of the tuple that a `*` parameter gets. */
  private get rest(): number {
    return this.body.scratch(46, ValueType.I32);
  }

  /** The local with the address of the dict that a `**` parameter gets. */
  private get keywords(): number {
    return this.body.scratch(47, ValueType.I32);
  }

  /** Makes what `*` and `**` parameters get; branches to the way out of line if that fails. Arguments are in the tuple then. */
  protected makeRest(): void {
    const { body, target } = this;
    const rest = restOf(target.sources);
    const hasDict = wantsDict(target.sources);
    if (hasDict) body.call(Import.NEW_DICT).tee(this.keywords).op(W.I32Eqz).unlikely().brIf(0);
    if (rest === undefined) return;
    body
      .get(Parameter.WINDOW)
      .i32(this.from + rest.rest * 8)
      .op(W.I32Add);
    body.i32(rest.count).call(Import.REST_TUPLE).tee(this.rest).op(W.I32Eqz);
    if (hasDict) body.if().get(this.keywords).call(Import.DECREF).br(1).end();
    else body.unlikely().brIf(0);
  }

  /** Branches to the way out of line if the i32 on the stack is not 0: arguments stay where they were. */
  protected refuseIf(): void {
    const { body, target } = this;
    const hasRest = restOf(target.sources) !== undefined;
    const hasDict = wantsDict(target.sources);
    if (!hasRest && !hasDict) {
      body.unlikely().brIf(0);
      return;
    }
    body.if();
    if (hasRest) body.get(this.rest).call(Import.UNDO_REST_TUPLE);
    if (hasDict) body.get(this.keywords).call(Import.DECREF);
    body.br(1).end();
  }

  /** The slot of the first argument. */
  private get from(): number {
    return this.target.from ?? this.i.a + 8;
  }

  /** The same if the reference to what is called, which goes, is the last one to the object at the address in a local. */
  protected guardCount(object: number): void {
    this.body.get(object).loadI32(Header.REFCOUNT).i32(1).op(W.I32Eq).unlikely().brIf(0);
  }

  protected dropCount(object: number): void {
    const { body } = this;
    const count = body.scratch(8, ValueType.I32);
    body.get(object).loadI32(Header.REFCOUNT).tee(count).i32(1).op(W.I32GtS).if();
    body.get(object).get(count).i32(1).op(W.I32Sub).storeI32(Header.REFCOUNT).end();
  }

  /** The same for the function's code. */
  protected guardCode(): void {
    const { body } = this;
    this.identifyCode();
    this.pushCode();
    body.loadI32(CodeLayout.ENTRY);
    this.pushCode();
    body.i32(CodeLayout.ENTRANCE).op(W.I32Add, W.I32Ne).unlikely().brIf(0);
  }

  private identifyCode(): void {
    const { body, target } = this;
    body.get(this.func).loadI32(FunctionLayout.CODE);
    if (target.code !== 0) {
      body.i32(target.code).op(W.I32Ne).unlikely().brIf(0);
      body
        .i32(target.code)
        .loadI32(CodeLayout.ENTRANCE_INDEX)
        .i32(target.index)
        .op(W.I32Ne)
        .unlikely()
        .brIf(0);
      this.guardDefaults();
      return;
    }
    body.tee(this.code).loadI32(CodeLayout.ENTRANCE_INDEX).op(W.I32Eqz).unlikely().brIf(0);
    body.get(this.func).loadI32(FunctionLayout.SIMPLE_ARGS).i32(target.count).op(W.I32Ne).unlikely().brIf(0);
  }

  private guardDefaults(): void {
    const { body, func, tuple } = this;
    const { defaults } = this.target;
    if (defaults.missing !== 0) {
      pushOtherDefaults(body, func, defaults, tuple);
      body.unlikely().brIf(0);
    }
    if (defaults.keywords === undefined) return;
    const { dict, version } = defaults.keywords;
    body.get(func).loadI32(FunctionLayout.KWDEFAULTS).i32(dict).op(W.I32Ne).unlikely().brIf(0);
    body.i32(dict).loadI32(DictLayout.VERSION).i32(version).op(W.I32Ne).unlikely().brIf(0);
  }

  /** Puts defaults behind the arguments, or all where it belongs. */
  protected addDefaults(): void {
    const { body, from, i, self, target, tuple, value } = this;
    const { defaults, first, count, sources } = target;
    if (sources !== undefined) {
      const given = target.given ?? i.b;
      emitSources(this.context, sources, {
        from,
        given,
        to: first,
        self,
        defaults: tuple,
        rest: restOf(sources) === undefined ? tuple : this.rest,
        keywords: wantsDict(sources) ? this.keywords : tuple,
      });
      return;
    }
    for (let n = 0; n < defaults.missing; n++) {
      body.get(tuple).loadI64(placeOfDefault(defaults, n)).set(value);
      this.context.slots.take(value);
      body
        .get(Parameter.WINDOW)
        .get(value)
        .storeI64(first + (count + n) * 8);
    }
  }

  /** The slot from which on nothing is left when the call raises; undefined where that is not known. */
  protected get lowest(): number | undefined {
    return undefined;
  }

  protected call(): void {
    const { body, flag, i, target } = this;
    const { frame } = this.context;
    body.get(Parameter.WINDOW).get(this.func).op(W.I64ExtendI32U);
    body
      .i64(BigInt(i.pc | flag) << 32n)
      .op(W.I64Or)
      .tee(this.word)
      .storeI64(target.word);
    body.i32(0).get(Parameter.WINDOW).i32(target.first).op(W.I32Add).get(Parameter.ROOM);
    if (target.code === frame.code && frame.isFunction) body.call(OWN);
    else {
      this.pushIndex();
      body.callIndirect(OWN);
    }
    body.tee(this.value);
    this.context.compareWithSpecial();
    body.unlikely().if();
    giveBackCalled(this.context, this.value, this.lowest, () => this.noteRaised());
    body.end();
  }

  /** An exception has ended what was called. */
  protected noteRaised(): void {}

  /** If records were made meanwhile, this frame has one, too, and the callee's is taken off. */
  protected end(): void {
    const { body } = this;
    this.pushIsRecorded();
    body.unlikely().if();
    this.takeRecordOff();
    this.leaveIfSeen();
    body.end();
  }

  /** Pushes whether records were made during the call. */
  protected pushIsRecorded(): void {
    const { body, target, word } = this;
    body.get(Parameter.WINDOW).loadI64(target.word).get(word).op(W.I64Ne);
  }

  protected takeRecordOff(): void {
    const { body, context } = this;
    context.noteRoom();
    body.call(Import.POP_VIRTUAL).set(Parameter.FRAME_OR_0);
    context.exits.reserve(context.frame);
  }

  /** Leaves with the result if somebody holds the frame, which has a record. */
  protected leaveIfSeen(): void {
    const { body, context, i, target } = this;
    context.ifSeen(() => {
      body
        .get(Parameter.FRAME_OR_0)
        .i32(target.to)
        .get(this.value)
        .i32(i.pc + 8);
      body.call(Import.LEAVE_WITH_RESULT).op(W.Return);
    });
  }

  /** The same out of line; the result is taken from its slot. */
  private aside(): void {
    const { body, context, i, kind } = this;
    const { names } = this.target;
    if (kind === Kind.BORROWED) context.slots.take(this.callable);
    if (kind !== Kind.BOXED) body.get(Parameter.WINDOW).get(this.callable).storeI64(i.a);
    if (names) {
      body.i64(bitsOf(names.tuple)).set(this.value);
      context.slots.take(this.value);
      body.get(Parameter.WINDOW).get(this.value).storeI64(names.slot);
    }
    this.operate();
  }

  /** Has the instruction done out of line, and takes its result. */
  protected operate(): void {
    const { body, context, i } = this;
    const { to } = this.target;
    context.callOperate(i.pc, [i.pc + 8]);
    context.giveBackUnless(i.pc + 8);
    if (to === NOWHERE) body.i64(0n).set(this.value);
    else {
      body.get(Parameter.WINDOW).loadI64(to).set(this.value);
      body.get(Parameter.WINDOW).i64(bitsOf(UNBOUND)).storeI64(to);
    }
  }

  protected give(): void {
    const { body, target } = this;
    const { slots } = this.context;
    if (target.to === NOWHERE) {
      slots.drop(this.value);
      return;
    }
    body.get(this.value);
    slots.setBoxed(target.to, target.result);
    if (target.result === undefined) slots.forgetTemporaryExample(target.to);
  }
}

/** A call of a function: what it takes is the callee's then. */
export class PlainCall extends PythonCall {
  protected override get lowest(): number {
    return this.i.a;
  }
}

/** A call of a bound method, which is taken apart. */
class BoundCall extends PlainCall {
  /** Branches to the way out of line unless it is a method of that function: func and self are set then. */
  protected override guard(): void {
    const { body, callable, func, kind, self } = this;
    const { p } = this.context;
    body.get(callable).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Ne).unlikely().brIf(0);
    body.get(callable).op(W.I32WrapI64).tee(p).loadI32(Header.TYPE);
    body.i32(typeAddress(TypeId.METHOD)).op(W.I32Ne).unlikely().brIf(0);
    body
      .get(p)
      .loadI32(MethodLayout.FUNCTION + 4)
      .i32(POINTER_HIGH)
      .op(W.I32Ne)
      .unlikely()
      .brIf(0);
    body.get(p).loadI32(MethodLayout.FUNCTION).tee(func).loadI32(Header.TYPE);
    body.i32(typeAddress(TypeId.FUNCTION)).op(W.I32Ne).unlikely().brIf(0);
    this.guardCode();
    this.makeRest();
    if (kind === Kind.BORROWED) {
      body.get(p).loadI64(MethodLayout.SELF).set(self);
      this.context.slots.take(self);
      return;
    }
    body.get(p).call(Import.UNBIND_METHOD).tee(self).i64(bitsOf(UNBOUND)).op(W.I64Eq);
    this.refuseIf();
  }
}
