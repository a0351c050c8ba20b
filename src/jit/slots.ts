/**
 * The slots of a window in compiled code: ints and floats live unboxed in Wasm locals, everything else in memory as the interpreter has it. What
 * is emitted here keeps memory and counts such that the interpreter can go on at any instruction, once `spill` has been emitted.
 */
import { Header } from "../../assembly/shared/layout.ts";
import { INT_TAG, Kind, POINTER_HIGH, SPECIAL_TAG, type State, UNBOUND } from "./state.ts";
import { type Body, ValueType, W } from "./wasm.ts";

/** Parameters of a compiled function: the frame, and its window. */
export enum Parameter {
  FRAME,
  WINDOW,
  COUNT,
}

/** Imports of a compiled function: see assembly/vm/tier2.ts. */
export enum Import {
  OPERATE,
  DECREF,
}

export class Slots {
  readonly body: Body;
  state: State;
  private readonly ints = new Map<number, number>();
  private readonly floats = new Map<number, number>();
  private readonly word: number;
  private readonly address: number;
  private readonly count: number;

  constructor(body: Body, state: State) {
    this.body = body;
    this.state = state;
    this.word = body.local(ValueType.I64);
    this.address = body.local(ValueType.I32);
    this.count = body.local(ValueType.I32);
  }

  kind(slot: number): Kind {
    return this.state.kinds[slot >> 3] as Kind;
  }

  example(slot: number): bigint | undefined {
    return this.state.examples[slot >> 3];
  }

  /** Without another example the old one stays: variables mostly keep their types. */
  private become(slot: number, kind: Kind, example?: bigint): void {
    this.state.kinds[slot >> 3] = kind;
    if (example !== undefined) this.state.examples[slot >> 3] = example;
  }

  /** The Wasm local of a slot that is of this kind. */
  local(slot: number, kind: Kind.INT | Kind.FLOAT): number {
    const locals = kind === Kind.INT ? this.ints : this.floats;
    let found = locals.get(slot);
    if (found === undefined) {
      found = this.body.local(kind === Kind.INT ? ValueType.I64 : ValueType.F64);
      locals.set(slot, found);
    }
    return found;
  }

  // ---- reading ----

  /** Pushes the boxed value of a slot. */
  pushBoxed(slot: number): void {
    const kind = this.kind(slot);
    if (kind === Kind.INT) this.body.get(this.local(slot, kind)).i64(INT_TAG).op(W.I64Or);
    else if (kind === Kind.FLOAT) this.body.get(this.local(slot, kind)).op(W.I64ReinterpretF64);
    else this.body.get(Parameter.WINDOW).loadI64(slot);
  }

  /**
   * Makes a slot in memory one of a kind, if its value is: else `fail` is what to do. What it held is no pointer then, so memory may go
   * stale.
   */
  unbox(slot: number, kind: Kind.INT | Kind.FLOAT, fail: () => void): void {
    if (this.kind(slot) === kind) return;
    const { body } = this;
    body.get(Parameter.WINDOW).loadI64(slot).set(this.word);
    this.guardKind(this.word, kind, fail);
    body.get(this.word);
    this.unboxTop(kind);
    body.set(this.local(slot, kind));
    this.become(slot, kind, this.example(slot));
  }

  /** `fail` if memory holds a pointer for a slot. */
  guardEmpty(slot: number, fail: () => void): void {
    this.body
      .get(Parameter.WINDOW)
      .loadI32(slot + 4)
      .i32(POINTER_HIGH)
      .op(W.I32Eq)
      .if();
    fail();
    this.body.end();
  }

  /** `fail` unless the boxed value in a local is of this kind. */
  guardKind(local: number, kind: Kind.INT | Kind.FLOAT, fail: () => void): void {
    const { body } = this;
    if (kind === Kind.INT) body.get(local).i64(INT_TAG).op(W.I64LtU);
    else body.get(local).i64(SPECIAL_TAG).op(W.I64GeU);
    body.if();
    fail();
    body.end();
  }

  /** Turns the boxed value on the stack, which is of this kind, into an unboxed one. */
  unboxTop(kind: Kind.INT | Kind.FLOAT): void {
    if (kind === Kind.INT) this.body.i64(15n).op(W.I64Shl).i64(15n).op(W.I64ShrS);
    else this.body.op(W.F64ReinterpretI64);
  }

  // ---- writing ----

  /** Takes the unboxed value on the stack for a slot. */
  setUnboxed(slot: number, kind: Kind.INT | Kind.FLOAT, example?: bigint): void {
    const local = this.local(slot, kind);
    this.body.set(local);
    if (this.kind(slot) === Kind.BOXED) this.empty(slot);
    this.become(slot, kind, example);
  }

  /** Takes the boxed value on the stack, whose reference is given, for a slot. */
  setBoxed(slot: number, example?: bigint): void {
    const { body } = this;
    const holds = this.kind(slot) === Kind.BOXED;
    body.set(this.word);
    if (holds) this.saveOld(slot);
    body.get(Parameter.WINDOW).get(this.word).storeI64(slot);
    this.become(slot, Kind.BOXED, example);
    if (holds) this.dropOld();
  }

  private oldLocal: number | undefined;
  private get old(): number {
    this.oldLocal ??= this.body.local(ValueType.I64);
    return this.oldLocal;
  }

  private saveOld(slot: number): void {
    this.body.get(Parameter.WINDOW).loadI64(slot).set(this.old);
  }

  private dropOld(): void {
    this.drop(this.old);
  }

  /** Drops what memory holds for a slot, and leaves no pointer there. */
  private empty(slot: number): void {
    this.saveOld(slot);
    this.body.get(Parameter.WINDOW).i64(BigInt.asIntN(64, UNBOUND)).storeI64(slot);
    this.dropOld();
  }

  /** The value of a temporary has been used up. */
  free(slot: number): void {
    if (this.kind(slot) === Kind.BOXED) this.empty(slot);
    this.become(slot, Kind.EMPTY);
  }

  /** What a temporary held has been moved away: memory is to hold no pointer. */
  vacate(slot: number): void {
    if (this.kind(slot) === Kind.BOXED)
      this.body.get(Parameter.WINDOW).i64(BigInt.asIntN(64, UNBOUND)).storeI64(slot);
    this.become(slot, Kind.EMPTY);
  }

  /** Makes a variable unbound. */
  unbind(slot: number): void {
    if (this.kind(slot) === Kind.BOXED) this.empty(slot);
    else this.body.get(Parameter.WINDOW).i64(BigInt.asIntN(64, UNBOUND)).storeI64(slot);
    this.become(slot, Kind.BOXED);
  }

  /** An instruction out of line may have written to a variable. */
  forget(slot: number): void {
    this.become(slot, Kind.BOXED);
  }

  /** The same of a temporary: what was seen there last was something else. */
  forgetTemporary(slot: number): void {
    this.state.kinds[slot >> 3] = Kind.BOXED;
    this.state.examples[slot >> 3] = undefined;
  }

  // ---- references ----

  /** Takes a reference to the boxed value in a local. */
  take(local: number): void {
    const { body } = this;
    this.ifPointer(local, () => {
      body.get(this.address).loadI32(Header.REFCOUNT).tee(this.count).i32(0).op(W.I32LtS);
      body.op(W.I32Eqz).if();
      body.get(this.address).get(this.count).i32(1).op(W.I32Add).storeI32(Header.REFCOUNT);
      body.end();
    });
  }

  /** Drops a reference to the boxed value in a local. */
  drop(local: number): void {
    const { body } = this;
    this.ifPointer(local, () => {
      body.get(this.address).loadI32(Header.REFCOUNT).tee(this.count).i32(1).op(W.I32GtS).if();
      body.get(this.address).get(this.count).i32(1).op(W.I32Sub).storeI32(Header.REFCOUNT);
      body.else();
      body.get(this.address).call(Import.DECREF);
      body.end();
    });
  }

  private ifPointer(local: number, then: () => void): void {
    const { body } = this;
    body.get(local).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Eq).if();
    body.get(local).op(W.I32WrapI64).set(this.address);
    then();
    body.end();
  }

  // ---- leaving ----

  /** Puts every unboxed value where the interpreter has it. */
  spill(): void {
    this.state.kinds.forEach((kind, i) => {
      if (kind === Kind.INT || kind === Kind.FLOAT) this.store(i << 3);
    });
  }

  private store(slot: number): void {
    this.body.get(Parameter.WINDOW);
    this.pushBoxed(slot);
    this.body.storeI64(slot);
  }

  /** Makes what is known here what is known at the start of a block that this leads to. */
  convert(to: State): void {
    this.state.kinds.forEach((kind, i) => {
      if ((kind === Kind.INT || kind === Kind.FLOAT) && to.kinds[i] !== kind) this.store(i << 3);
    });
  }
}
