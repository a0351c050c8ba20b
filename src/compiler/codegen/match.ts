/**
 * The `match` statement (PEP 634): cases tried one after the other, and what a pattern that fails leaves on the stack.
 *
 * A pattern consumes the value on top of the stack. Until all of it has matched nothing is bound: what names will capture waits on the
 * stack, below the values still to be looked at. A failure therefore jumps to a row of POP_TOPs, as many as values wait there. What
 * each pattern compiles to stands in patterns.ts. Method: Python/codegen.c of CPython.
 */

import { Op } from "../../../assembly/shared/opcodes.ts";
import { ExprContext, Kind, type Match, type MatchCase, type Pattern } from "../../syntax/ast.ts";
import { Block, type Place } from "../blocks.ts";
import { fail } from "../errors.ts";
import { compileExpr, compileJumpIf } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import { compileKept, compilePattern } from "./patterns.ts";
import { compileConditionalBody } from "./statements.ts";

export function compileMatch(c: Generator, node: Match): void {
  const { cases } = node;
  const last = cases[cases.length - 1];
  const end = new Block();
  compileExpr(c, node.subject);
  // A last `case _:` needs no subject.
  const hasDefault = cases.length > 1 && isWildcard(last.pattern);
  const tried = hasDefault ? cases.slice(0, -1) : cases;
  for (const [i, each] of tried.entries()) {
    const mayFail = each.guard === null && i < cases.length - 1;
    compileCase(c, each, { isLast: i === tried.length - 1, irrefutable: !mayFail, end });
  }
  if (hasDefault) compileDefault(c, last, end);
  c.use(end);
}

interface CasePlace {
  /** No other case wants the subject. */
  isLast: boolean;
  /** Whether a pattern that always matches may stand here. */
  irrefutable: boolean;
  end: Block;
}

function compileCase(c: Generator, node: MatchCase, { isLast, irrefutable, end }: CasePlace): void {
  const { pattern, guard } = node;
  const attempt = new Attempt(irrefutable);
  if (isLast) compilePattern(c, pattern, attempt);
  else compileKept(c, pattern, attempt);
  for (const name of attempt.names) c.nameOp(name, ExprContext.Store, pattern);
  if (guard) compileJumpIf(c, guard, attempt.failure(0), false);
  if (!isLast) c.emit(Op.POP_TOP, null);
  compileConditionalBody(c, node.body);
  c.jump(end, null);
  attempt.emitFailures(c, pattern);
}

function compileDefault(c: Generator, node: MatchCase, end: Block): void {
  c.emit(Op.NOP, node.pattern);
  if (node.guard) compileJumpIf(c, node.guard, end, false);
  compileConditionalBody(c, node.body);
}

/** `_` */
export function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === Kind.MatchAs && pattern.name === null;
}

/** One try of a pattern: what waits on the stack, and where a failure goes. */
export class Attempt {
  /** Names captured so far. Their values lie on the stack, that of the first on top of the others. */
  readonly names: string[] = [];
  /** How many values lie above those, which the pattern has still to look at. */
  onTop = 0;
  /** At [n]: drops n values, then the pattern has failed. */
  private readonly failures: Block[] = [];

  constructor(public irrefutable: boolean) {}

  /** Where to go with `count` values too many on the stack. */
  failure(count: number): Block {
    while (this.failures.length <= count) this.failures.push(new Block());
    return this.failures[count];
  }

  /** Jumps by `op` if the pattern fails here. */
  failBy(c: Generator, op: Op, place: Place): void {
    c.emitJump(op, this.failure(this.onTop + this.names.length), place);
  }

  /** The pattern fails here. */
  fail(c: Generator, place: Place): void {
    c.jump(this.failure(this.onTop + this.names.length), place);
  }

  /** What follows is where all failures lead. */
  emitFailures(c: Generator, place: Place): void {
    for (let count = this.failures.length - 1; count > 0; count--) {
      c.use(this.failures[count]);
      c.emit(Op.POP_TOP, place);
    }
    if (this.failures.length > 0) c.use(this.failures[0]);
    this.failures.length = 0;
  }

  /** The value on top is captured by `name` (null: dropped). */
  capture(c: Generator, name: string | null, place: Pattern): void {
    if (name === null) return c.emit(Op.POP_TOP, place);
    this.claim(name, place);
    rotate(c, this.onTop + this.names.length, place);
  }

  /** Notes a name; a pattern binds each only once. */
  claim(name: string, place: Pattern): void {
    if (this.names.includes(name)) fail(`multiple assignments to name '${name}' in pattern`, place);
    this.names.push(name);
  }
}

/** Moves the value on top below the `count - 1` others beneath it. */
export function rotate(c: Generator, count: number, place: Place): void {
  for (let n = count; n > 1; n--) c.emitArg(Op.SWAP, n, place);
}
