/**
 * The code generator's state and its vocabulary: units (code objects in the making), emitting, names, constants.
 *
 * What statements and expressions mean stands in the other files of this folder, by subject; they are functions of a
 * Generator. Order of evaluation and the place of each instruction follow CPython 3.14's Python/codegen.c.
 */

import { Compare, Op } from "../../../assembly/shared/opcodes.ts";
import { type CodeConst, type Const, ConstantPool, type Text } from "../../bytecode/constants.ts";
import { ExprContext, type Node, type Positioned, type TypeParam } from "../../syntax/ast.ts";
import { Block, JUMP, type Place } from "../blocks.ts";
import { CompileRecursionError, type CompileWarning, fail, MAX_DEPTH } from "../errors.ts";
import { foldBinary, foldUnary } from "../fold.ts";
import type { Future } from "../future.ts";
import { ComprehensionKind, Def, mangleIn, type Scope, ScopeKind, type ScopeMap, Where } from "../symbols.ts";
import { type Frame, FrameKind, Unit } from "./unit.ts";

/** As many statements as may stand in each other (CPython's CO_MAXBLOCKS). */
const MAX_FRAMES = 21;

export interface Settings {
  filename: Text;
  /** 0; 1 without assert and with `__debug__` false; 2 without docstrings too. */
  optimize: number;
  /** Whether positions have columns and ends. */
  ranges: boolean;
  interactive: boolean;
  /** A module gives the value of its last statement, where that is an expression. */
  giveLast: boolean;
  future: Future;
}

const NAME_OPS: Record<ExprContext, { fast: Op; deref: Op; global: Op; name: Op }> = {
  [ExprContext.Load]: {
    fast: Op.LOAD_FAST,
    deref: Op.LOAD_DEREF,
    global: Op.LOAD_GLOBAL,
    name: Op.LOAD_NAME,
  },
  [ExprContext.Store]: {
    fast: Op.STORE_FAST,
    deref: Op.STORE_DEREF,
    global: Op.STORE_GLOBAL,
    name: Op.STORE_NAME,
  },
  [ExprContext.Del]: {
    fast: Op.DELETE_FAST,
    deref: Op.DELETE_DEREF,
    global: Op.DELETE_GLOBAL,
    name: Op.DELETE_NAME,
  },
};

const OPPOSITE: Partial<Record<Compare, Compare>> = {
  [Compare.IN]: Compare.NOT_IN,
  [Compare.NOT_IN]: Compare.IN,
  [Compare.IS]: Compare.IS_NOT,
  [Compare.IS_NOT]: Compare.IS,
};

export class Generator {
  readonly pool = new ConstantPool();
  readonly warnings: CompileWarning[] = [];
  unit!: Unit;
  private depth = 0;

  constructor(
    readonly settings: Settings,
    readonly scopes: ScopeMap,
  ) {}

  // --- Units ---------------------------------------------------------------------------------------------------

  scopeOf(node: Node | readonly TypeParam[]): Scope {
    const scope = this.scopes.get(node);
    if (!scope) throw new Error("a node has no scope");
    return scope;
  }

  /** Makes a code object of what `emit` emits. `owner` is the class for private names, if it changes. */
  compileUnit(name: string, scope: Scope, firstLine: number, emit: () => void, owner?: string): CodeConst {
    const parent = this.unit as Unit | undefined;
    const unit = new Unit({
      name,
      qualname: this.qualname(name, scope),
      owner: owner ?? parent?.owner ?? null,
      firstLine,
      scope,
      parent: parent ?? null,
    });
    this.unit = unit;
    emit();
    this.unit = parent!;
    const { filename, future, ranges } = this.settings;
    return this.pool.code(unit.finish(filename, future.flags, ranges));
  }

  private qualname(name: string, scope: Scope): string {
    let parent = this.unit as Unit | undefined;
    while (parent && hasNoPart(parent.scope)) parent = parent.parent!;
    // Type parameters and annotations stand between a definition and what it is in, and have no part in its name.
    if (parent && parent.scope.kind > ScopeKind.Function) parent = parent.parent!;
    if (!parent || parent.scope.kind === ScopeKind.Module) return name;
    if (scope.kind === ScopeKind.Function || scope.kind === ScopeKind.Class) {
      const mangled = mangleIn(parent.scope, parent.owner, name);
      const outer = parent.scope.flags(mangled);
      if (parent.scope.where(mangled) === Where.GlobalExplicit && outer & Def.Global) return name;
    }
    const { kind, comprehension } = parent.scope;
    const inFunction = kind === ScopeKind.Function && comprehension === ComprehensionKind.None;
    return `${parent.qualname}${inFunction ? ".<locals>" : ""}.${name}`;
  }

  /** Runs `visit` one level further down the tree. */
  deeper(): void {
    if (++this.depth > MAX_DEPTH) throw new CompileRecursionError();
  }

  back(): void {
    this.depth--;
  }

  warn(message: string, place: Positioned): void {
    this.warnings.push({ message, place });
  }

  // --- Emitting ------------------------------------------------------------------------------------------------

  emit(op: Op, place: Place): void {
    this.unit.graph.emit(op, 0, place);
  }

  emitArg(op: Op, arg: number, place: Place): void {
    this.unit.graph.emit(op, arg, place);
  }

  emitName(op: Op, name: string, place: Place): void {
    this.unit.graph.emit(op, this.unit.nameIndex(this.mangled(name)), place);
  }

  emitJump(op: Op, target: Block, place: Place): void {
    this.unit.graph.emit(op, 0, place, target);
  }

  jump(target: Block, place: Place): void {
    this.unit.graph.emit(JUMP, 0, place, target);
  }

  use(label: Block): void {
    this.unit.graph.use(label);
  }

  loadConst(value: Const, place: Place): void {
    this.unit.graph.emit(Op.LOAD_CONST, this.unit.const(value), place);
  }

  loadNone(place: Place): void {
    this.loadConst(this.pool.none, place);
  }

  // --- Folding what was just emitted -----------------------------------------------------------------------------

  /** The constants that the last `count` instructions load, if that is all they do. */
  private lastConsts(count: number): Const[] | null {
    const { instrs } = this.unit.graph.current;
    const start = instrs.length - count;
    if (start < 0) return null;
    const values: Const[] = [];
    for (let i = start; i < instrs.length; i++) {
      if (instrs[i].op !== Op.LOAD_CONST) return null;
      values.push(this.unit.constAt(instrs[i].arg));
    }
    return values;
  }

  /** Takes back the loading of the last `count` constants, if `make` can use them, and loads its result instead. */
  private fold(count: number, place: Place, make: (values: Const[]) => Const | null): boolean {
    const values = this.lastConsts(count);
    const folded = values && make(values);
    if (!folded) return false;
    this.unit.graph.current.instrs.length -= count;
    this.loadConst(folded, place);
    return true;
  }

  emitUnary(op: Op, place: Place): void {
    if (this.fold(1, place, ([value]) => foldUnary(this.pool, op, value))) return;
    if (op === Op.UNARY_NOT && this.invertLastCompare(place)) return;
    this.emit(op, place);
  }

  /** `not a in b` is one test. A comparison that is negated is reported where the `not` is, as CPython does. */
  private invertLastCompare(place: Place): boolean {
    const { last } = this.unit.graph.current;
    if (last?.op !== Op.COMPARE_OP) return false;
    last.place = place;
    const opposite = OPPOSITE[last.arg as Compare];
    if (opposite === undefined) return false;
    last.arg = opposite;
    return true;
  }

  emitBinary(op: Op, place: Place): void {
    const { instrs } = this.unit.graph.current;
    if (instrs[instrs.length - 1]?.op === Op.LOAD_CONST) {
      if (this.fold(2, place, ([left, right]) => foldBinary(this.pool, op, left, right))) return;
    }
    this.emit(op, place);
  }

  buildTuple(count: number, place: Place): void {
    if (!this.fold(count, place, (items) => this.pool.tuple(items)))
      this.emitArg(Op.BUILD_TUPLE, count, place);
  }

  /** Replaces the last `count` constants by a tuple or frozenset of them, if they are constants. */
  foldInto(kind: "tuple" | "frozenset", count: number, place: Place): boolean {
    return this.fold(count, place, (items) =>
      kind === "tuple" ? this.pool.tuple(items) : this.pool.frozenset([...new Set(items)]),
    );
  }

  foldSlice(count: number, place: Place): boolean {
    return this.fold(count, place, ([start, stop, step]) =>
      this.pool.slice(start, stop, step ?? this.pool.none),
    );
  }

  // --- Names ---------------------------------------------------------------------------------------------------

  /** The name that `name` stands for where code is being made. */
  mangled(name: string): string {
    return mangleIn(this.unit.scope, this.unit.owner, name);
  }

  /** Loads, stores or deletes the variable `name`. */
  nameOp(name: string, ctx: ExprContext, place: Place): void {
    const { unit } = this;
    const mangled = this.mangled(name);
    const ops = NAME_OPS[ctx];
    const hidden = this.inInlined(mangled);
    const where = hidden ?? unit.scope.where(mangled);
    const isFunction = unit.scope.isFunctionLike;
    switch (where) {
      case Where.Free:
      case Where.Cell:
        return this.cellOp(ops.deref, mangled, ctx, place);
      case Where.Local:
        if (isFunction || hidden !== null) return this.emitArg(ops.fast, unit.local(mangled), place);
        return this.emitArg(ops.name, unit.nameIndex(mangled), place);
      case Where.GlobalExplicit:
        return this.emitArg(ops.global, unit.nameIndex(mangled), place);
    }
    if (isFunction && ctx === ExprContext.Load && unit.scope.seesClass) {
      this.emitArg(Op.LOAD_DEREF, unit.cell("__classdict__"), place);
      return this.emitArg(Op.LOAD_FROM_DICT_OR_GLOBALS, unit.nameIndex(mangled), place);
    }
    const global = isFunction || (unit.isClass && unit.inlined.length > 0 && hidden !== null);
    this.emitArg(global ? ops.global : ops.name, unit.nameIndex(mangled), place);
  }

  private cellOp(op: Op, mangled: string, ctx: ExprContext, place: Place): void {
    const { unit } = this;
    const index = unit.variableCell(mangled);
    if (ctx !== ExprContext.Load) return this.emitArg(op, index, place);
    if (unit.isClass && unit.inlined.length === 0) return this.emitArg(Op.LOAD_CLASSDEREF, index, place);
    if (unit.scope.seesClass && mangled !== "__classdict__") {
      this.emitArg(Op.LOAD_DEREF, unit.cell("__classdict__"), place);
      return this.emitArg(Op.LOAD_FROM_DICT_OR_DEREF, index, place);
    }
    this.emitArg(Op.LOAD_DEREF, index, place);
  }

  /**
   * Where a name lives that an inlined comprehension has a say in: its own variables are locals of the unit, those of another
   * comprehension are not, and in a class it does not see the class's names. Null where the unit's scope decides.
   */
  private inInlined(name: string): Where | null {
    const { inlined, isClass, scope } = this.unit;
    let outermost: Where | null = null;
    for (let i = inlined.length - 1; i >= 0; i--) {
      const flags = inlined[i].flags(name);
      if (flags === 0) continue;
      if (isOwnVariable(flags)) return Where.Local;
      const where = inlined[i].where(name);
      if (!(flags & Def.Inlined) || where !== Where.Local) outermost = where;
    }
    return isClass || scope.flags(name) & Def.Inlined ? outermost : null;
  }

  // --- Statements that enclose -----------------------------------------------------------------------------------

  /** Enters a statement that jumps out of it must leave properly. */
  pushFrame(frame: Frame, place: Positioned): void {
    if (this.unit.frames.length >= MAX_FRAMES) fail("too many statically nested blocks", place);
    this.unit.frames.push(frame);
  }

  /** Leaves it; what follows is protected by what was outside of it. */
  popFrame(): void {
    const frame = this.unit.frames.pop()!;
    if (frame.kind !== FrameKind.PopValue) this.unit.graph.handler = frame.handler;
  }

  /** From here on exceptions are caught at `handler`. See Graph.protect. */
  protect(handler: Block, place: Place, own = 0): void {
    this.unit.graph.protect(handler, place, own);
  }

  /** A new block for the handler of exceptions; with `lasti` the raising instruction's offset is kept below. */
  newHandler(lasti: boolean): Block {
    const block = new Block();
    block.lasti = lasti;
    return block;
  }
}

/** Comprehensions that CPython inlines have no part in the names of what is in them, also those that are functions here. */
function hasNoPart({ comprehension, parent }: Scope): boolean {
  if (comprehension === ComprehensionKind.None || comprehension === ComprehensionKind.Generator) return false;
  return !parent!.seesClass;
}

/** A name that a comprehension binds itself, not by way of `:=` for the function around it. */
export function isOwnVariable(flags: number): boolean {
  return (flags & Def.Local) !== 0 && (flags & (Def.Nonlocal | Def.Global | Def.Inlined)) === 0;
}
