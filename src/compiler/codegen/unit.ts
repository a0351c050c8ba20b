/**
 * What the code generator knows of the code object it is making: graph, constants, names, variables, and the statements it is
 * inside of. It makes tables and emits nothing.
 */

import { CodeFlag, Op } from "../../../assembly/shared/opcodes.ts";
import type { CodeObject } from "../../bytecode/code.ts";
import type { Const, Text } from "../../bytecode/constants.ts";
import type { AnnAssign, Positioned, Stmt } from "../../syntax/ast.ts";
import { assemble } from "../assemble.ts";
import { type Block, Graph, type Place } from "../blocks.ts";
import { findDepths } from "../depth.ts";
import { dropNops, optimize } from "../flow.ts";
import { Def, type Scope, ScopeKind, Where } from "../symbols.ts";

export enum FrameKind {
  WhileLoop,
  ForLoop,
  TryExcept,
  /** The body of a `try` with `finally`. */
  FinallyTry,
  /** A `finally` body that an exception led to. */
  FinallyEnd,
  With,
  /** The `except` clauses of a `try`. */
  ExceptionHandler,
  /** The `except*` clauses of a `try`, which no jump may leave. */
  GroupHandler,
  /** The body of an `except` clause. */
  HandlerCleanup,
  /** A value on the stack that a jump out must drop. */
  PopValue,
}

/** A statement that a jump out of it (`break`, `continue`, `return`) must leave properly. */
export interface Frame {
  kind: FrameKind;
  /** The exception handler outside of it. */
  handler: Block | null;
  /** Where `continue` and `break` go. */
  next?: Block;
  exit?: Block;
  place?: Place;
  /** The statements of `finally`. */
  finalbody?: readonly Stmt[];
  /** A `with` that is `async`. */
  isAsync?: boolean;
  /** The name of `except … as name`. */
  name?: string | null;
}

export interface UnitOptions {
  name: string;
  qualname: string;
  /** The class whose private names are mangled here. */
  owner: string | null;
  firstLine: number;
  scope: Scope;
  parent: Unit | null;
}

export class Unit {
  readonly graph = new Graph();
  readonly scope: Scope;
  readonly parent: Unit | null;
  readonly name: string;
  readonly qualname: string;
  readonly owner: string | null;
  readonly firstLine: number;
  readonly frames: Frame[] = [];
  /** Comprehensions whose code is being made a part of this, innermost last. */
  readonly inlined: Scope[] = [];
  /** Annotations of variables, for the `__annotate__` function; `index` where they are conditional. */
  readonly annotations: { node: AnnAssign; index: number | null }[] = [];
  /** Attributes assigned through `self` in the methods of this class. */
  readonly staticAttributes = new Set<string>();
  /** Where the statement stands in an `if`, a loop …, for annotations. */
  conditionalDepth = 0;
  posonly = 0;
  positional = 0;
  kwonly = 0;
  hasDocstring = false;

  private readonly consts: Const[] = [];
  private readonly constIndices = new Map<Const, number>();
  private readonly names = new Map<string, number>();
  private readonly varnames = new Map<string, number>();
  private readonly cells = new Map<string, number>();
  private readonly cellvars: string[];
  private readonly freevars: string[];

  constructor(options: UnitOptions) {
    this.scope = options.scope;
    this.parent = options.parent;
    this.name = options.name;
    this.qualname = options.qualname;
    this.owner = options.owner;
    this.firstLine = options.firstLine;
    for (const name of this.scope.params) this.local(name);
    this.cellvars = this.findCells();
    this.freevars = this.findFree();
    const all = [...this.cellvars, ...this.freevars];
    for (const [index, name] of all.entries()) if (!this.cells.has(name)) this.cells.set(name, index);
  }

  private findCells(): string[] {
    const { scope } = this;
    const isCell = (name: string) => scope.where(name) === Where.Cell;
    const cells = [...scope.symbols.keys()].filter((name) => isCell(name) && !scope.params.includes(name));
    cells.sort(byCodePoint);
    cells.unshift(...scope.params.filter(isCell));
    if (scope.needsClassCell) cells.push("__class__");
    if (scope.needsClassDict) cells.push("__classdict__");
    if (scope.kind === ScopeKind.Class && scope.hasConditionalAnnotations)
      cells.push("__conditional_annotations__");
    return cells;
  }

  private findFree(): string[] {
    const free: string[] = [];
    for (const [name, flags] of this.scope.symbols) {
      // A class body may see the `__class__` of a class around it, beside the one that it makes.
      if (this.cellvars.includes(name) && !this.isClass) continue;
      if (this.scope.where(name) === Where.Free || flags & Def.FreeClass) free.push(name);
    }
    return free.sort(byCodePoint);
  }

  get isClass(): boolean {
    return this.scope.kind === ScopeKind.Class;
  }

  const(value: Const): number {
    let index = this.constIndices.get(value);
    if (index === undefined) {
      index = this.consts.push(value) - 1;
      this.constIndices.set(value, index);
    }
    return index;
  }

  constAt(index: number): Const {
    return this.consts[index];
  }

  nameIndex(name: string): number {
    return indexIn(this.names, name);
  }

  local(name: string): number {
    return indexIn(this.varnames, name);
  }

  /** The number of a cell; cells that are free here come after the unit's own. */
  cell(name: string): number {
    const index = this.cells.get(name);
    if (index === undefined) throw new Error(`${this.qualname} has no cell for ${name}`);
    return index;
  }

  /** As cell, for a variable of the body itself: in a class, one that comes from outside is not the one it makes. */
  variableCell(name: string): number {
    const free = this.isClass ? this.freevars.indexOf(name) : -1;
    return free < 0 ? this.cell(name) : this.cellvars.length + free;
  }

  hasCell(name: string): boolean {
    return this.cells.has(name);
  }

  /** Improves and assembles what was emitted. */
  finish(filename: Text, futureFlags: number, ranges: boolean): CodeObject {
    const { entry } = this.graph;
    optimize(entry, this.consts, this.firstLine);
    const stacksize = findDepths(entry);
    dropNops(entry);
    return {
      argcount: this.positional,
      posonlyargcount: this.posonly,
      kwonlyargcount: this.kwonly,
      stacksize,
      flags: this.flags() | futureFlags,
      firstlineno: this.firstLine,
      consts: this.dropUnusedConsts(entry),
      names: [...this.names.keys()],
      varnames: [...this.varnames.keys()],
      cellvars: this.cellvars,
      freevars: this.freevars,
      filename,
      name: this.name,
      qualname: this.qualname,
      ...assemble(entry, this.firstLine, ranges),
    };
  }

  private flags(): number {
    const { scope } = this;
    let flags = 0;
    if (scope.isFunctionLike) {
      flags |= CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS;
      if (scope.nested) flags |= CodeFlag.NESTED;
      if (scope.hasVarargs) flags |= CodeFlag.VARARGS;
      if (scope.hasVarkeywords) flags |= CodeFlag.VARKEYWORDS;
      if (scope.isMethod) flags |= CodeFlag.METHOD;
    }
    flags |= this.kindOfCall();
    if (this.hasDocstring) flags |= CodeFlag.HAS_DOCSTRING;
    return flags;
  }

  /** What a call of it makes: a generator, a coroutine, both in one, or (0) it just runs. */
  private kindOfCall(): number {
    const { isGenerator, isCoroutine } = this.scope;
    if (isGenerator) return isCoroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
    return isCoroutine ? CodeFlag.COROUTINE : 0;
  }

  /** Folding leaves operands behind. The first constant of a function stays: it is the docstring or None. */
  private dropUnusedConsts(entry: Block): Const[] {
    const { consts } = this;
    const used = new Uint8Array(consts.length);
    if (this.scope.kind === ScopeKind.Function && consts.length) used[0] = 1;
    const loads = [];
    for (let block: Block | null = entry; block; block = block.next) {
      for (const each of block.instrs) {
        if (each.op !== Op.LOAD_CONST) continue;
        used[each.arg] = 1;
        loads.push(each);
      }
    }
    if (!used.includes(0)) return consts;
    const kept: Const[] = [];
    const indices = consts.map((value, i) => (used[i] ? kept.push(value) - 1 : -1));
    for (const each of loads) each.arg = indices[each.arg];
    return kept;
  }
}

function indexIn(table: Map<string, number>, name: string): number {
  let index = table.get(name);
  if (index === undefined) {
    index = table.size;
    table.set(name, index);
  }
  return index;
}

/** The order of names in code objects, for sort(). */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The start of a line, for code that belongs to no expression in it. */
export function lineStart(lineno: number): Positioned {
  return { lineno, col_offset: 0, end_lineno: lineno, end_col_offset: 0 };
}
