/**
 * Patterns: each takes the value on top of the stack, and goes on if it matches, or jumps to where the attempt fails (match.ts).
 * Errors that only code generation finds are raised here, in the order in which CPython's Python/codegen.c comes upon them.
 */

import { Compare, Op } from "../../../assembly/shared/opcodes.ts";
import { type Const, ConstKind } from "../../bytecode/constants.ts";
import { reprConst } from "../../bytecode/repr.ts";
import {
  type Expr,
  Kind,
  type MatchAs,
  type MatchClass,
  type MatchMapping,
  type MatchOr,
  type MatchSequence,
  type MatchSingleton,
  type MatchValue,
  type Pattern,
} from "../../syntax/ast.ts";
import { Block } from "../blocks.ts";
import { fail } from "../errors.ts";
import { literalOf } from "./constants.ts";
import { compileExpr } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import { Attempt, isWildcard, rotate } from "./match.ts";

export function compilePattern(c: Generator, node: Pattern, attempt: Attempt): void {
  c.deeper();
  emitPattern(c, node, attempt);
  c.back();
}

function emitPattern(c: Generator, node: Pattern, attempt: Attempt): void {
  switch (node.kind) {
    case Kind.MatchValue:
      return compileValue(c, node, attempt);
    case Kind.MatchSingleton:
      return compileSingleton(c, node, attempt);
    case Kind.MatchSequence:
      return compileSequence(c, node, attempt);
    case Kind.MatchMapping:
      return compileMapping(c, node, attempt);
    case Kind.MatchClass:
      return compileClass(c, node, attempt);
    case Kind.MatchStar:
      return attempt.capture(c, node.name, node);
    case Kind.MatchAs:
      return compileAs(c, node, attempt);
    case Kind.MatchOr:
      return compileOr(c, node, attempt);
  }
}

/** As compilePattern, but the value stays on the stack. What only looks at it does so before it is copied. */
export function compileKept(c: Generator, node: Pattern, attempt: Attempt): void {
  const { kind } = node;
  if (kind === Kind.MatchSequence) checkSequence(c, node, attempt);
  else if (kind === Kind.MatchMapping) checkMapping(c, node, attempt);
  if (kind === Kind.MatchSequence && wantsNothing(node)) return;
  if (kind === Kind.MatchMapping && isEmpty(node)) return;
  c.emit(Op.DUP_TOP, node);
  if (kind === Kind.MatchSequence) compileItems(c, node, attempt);
  else if (kind === Kind.MatchMapping) compileEntries(c, node, attempt);
  else compilePattern(c, node, attempt);
}

/** A pattern inside another one: there it may match always. */
function compileInner(c: Generator, node: Pattern, attempt: Attempt): void {
  const { irrefutable } = attempt;
  attempt.irrefutable = true;
  compilePattern(c, node, attempt);
  attempt.irrefutable = irrefutable;
}

/** Goes on if `top of the stack cmp value`. */
function check(c: Generator, cmp: Compare, value: Const, node: Pattern, attempt: Attempt): void {
  c.loadConst(value, node);
  c.emitArg(Op.COMPARE_OP, cmp, node);
  attempt.failBy(c, Op.POP_JUMP_IF_FALSE, node);
}

// --- Values ----------------------------------------------------------------------------------------------------

function compileValue(c: Generator, node: MatchValue, attempt: Attempt): void {
  const { value } = node;
  if (value.kind !== Kind.Attribute && literalOf(c.pool, value) === null) {
    fail("patterns may only match literals and attribute lookups", node);
  }
  compileExpr(c, value);
  c.emitArg(Op.COMPARE_OP, Compare.EQ, node);
  attempt.failBy(c, Op.POP_JUMP_IF_FALSE, node);
}

function compileSingleton(c: Generator, node: MatchSingleton, attempt: Attempt): void {
  const { value } = node;
  check(c, Compare.IS, value === null ? c.pool.none : c.pool.bool(value), node, attempt);
}

function compileAs(c: Generator, node: MatchAs, attempt: Attempt): void {
  const { pattern, name } = node;
  if (pattern) {
    attempt.onTop++;
    compileKept(c, pattern, attempt);
    attempt.onTop--;
  } else if (!attempt.irrefutable) {
    const what = name === null ? "wildcard" : `name capture '${name}'`;
    fail(`${what} makes remaining patterns unreachable`, node);
  }
  attempt.capture(c, name, node);
}

// --- Sequences -------------------------------------------------------------------------------------------------

function compileSequence(c: Generator, node: MatchSequence, attempt: Attempt): void {
  attempt.onTop++;
  checkSequence(c, node, attempt);
  attempt.onTop--;
  if (wantsNothing(node)) c.emit(Op.POP_TOP, node);
  else compileItems(c, node, attempt);
}

/** Goes on if the value is a sequence of the right length. */
function checkSequence(c: Generator, node: MatchSequence, attempt: Attempt): void {
  const { patterns } = node;
  const stars = patterns.filter((each) => each.kind === Kind.MatchStar).length;
  if (stars > 1) fail("multiple starred names in sequence pattern", node);
  c.emit(Op.MATCH_SEQUENCE, node);
  attempt.failBy(c, Op.POP_JUMP_IF_FALSE, node);
  if (stars === 0) checkLength(c, node, Compare.EQ, patterns.length, attempt);
  else if (patterns.length > 1) checkLength(c, node, Compare.GE, patterns.length - 1, attempt);
}

/** Whether no item need be looked at: `[]`, `[_, *_]`. */
function wantsNothing(node: MatchSequence): boolean {
  return node.patterns.every(isIgnored);
}

function compileItems(c: Generator, node: MatchSequence, attempt: Attempt): void {
  const skips = node.patterns.some((each) => each.kind === Kind.MatchStar && each.name === null);
  if (skips) pickItems(c, node, attempt);
  else unpackItems(c, node, attempt);
}

/** `_` or `*_` */
function isIgnored(pattern: Pattern): boolean {
  return isWildcard(pattern) || (pattern.kind === Kind.MatchStar && pattern.name === null);
}

function checkLength(c: Generator, node: Pattern, cmp: Compare, size: number, attempt: Attempt): void {
  c.emit(Op.GET_LEN, node);
  check(c, cmp, c.pool.int(size), node, attempt);
}

/** With `*_` only the items that matter are fetched, by their indices. */
function pickItems(c: Generator, node: MatchSequence, attempt: Attempt): void {
  const { patterns } = node;
  const star = patterns.findIndex((each) => each.kind === Kind.MatchStar);
  attempt.onTop++;
  for (const [i, pattern] of patterns.entries()) {
    if (isIgnored(pattern)) continue;
    c.emit(Op.DUP_TOP, node);
    if (i < star) c.loadConst(c.pool.int(i), node);
    else {
      // The subject may know no negative indices.
      c.emit(Op.GET_LEN, node);
      c.loadConst(c.pool.int(patterns.length - i), node);
      c.emit(Op.BINARY_SUBTRACT, node);
    }
    c.emit(Op.BINARY_SUBSCR, node);
    compileInner(c, pattern, attempt);
  }
  attempt.onTop--;
  c.emit(Op.POP_TOP, node);
}

function unpackItems(c: Generator, node: MatchSequence, attempt: Attempt): void {
  const { patterns } = node;
  const star = patterns.findIndex((each) => each.kind === Kind.MatchStar);
  const after = patterns.length - star - 1;
  if (star < 0) c.emitArg(Op.UNPACK_SEQUENCE, patterns.length, node);
  else {
    if (star > 0xff || after > 0xffffff) {
      fail("too many expressions in star-unpacking sequence pattern", node);
    }
    c.emitArg(Op.UNPACK_EX, star | (after << 8), node);
  }
  attempt.onTop += patterns.length;
  for (const pattern of patterns) {
    attempt.onTop--;
    compileInner(c, pattern, attempt);
  }
}

// --- Classes ---------------------------------------------------------------------------------------------------

function compileClass(c: Generator, node: MatchClass, attempt: Attempt): void {
  const { patterns, kwd_attrs: names, kwd_patterns } = node;
  for (const [i, name] of names.entries()) {
    const again = names.indexOf(name, i + 1);
    if (again >= 0) fail(`attribute name repeated in class pattern: ${name}`, kwd_patterns[again]);
  }
  compileExpr(c, node.cls);
  c.loadConst(c.pool.tuple(names.map((name) => c.pool.str(name))), node);
  c.emitArg(Op.MATCH_CLASS, patterns.length, node);
  c.emit(Op.DUP_TOP, node);
  attempt.onTop++;
  check(c, Compare.IS_NOT, c.pool.none, node, attempt);
  const all = [...patterns, ...kwd_patterns];
  c.emitArg(Op.UNPACK_SEQUENCE, all.length, node);
  attempt.onTop += all.length - 1;
  for (const pattern of all) {
    attempt.onTop--;
    if (isWildcard(pattern)) c.emit(Op.POP_TOP, node);
    else compileInner(c, pattern, attempt);
  }
}

// --- Mappings --------------------------------------------------------------------------------------------------

function compileMapping(c: Generator, node: MatchMapping, attempt: Attempt): void {
  attempt.onTop++;
  checkMapping(c, node, attempt);
  attempt.onTop--;
  if (isEmpty(node)) c.emit(Op.POP_TOP, node);
  else compileEntries(c, node, attempt);
}

/** Goes on if the value is a mapping and long enough. */
function checkMapping(c: Generator, node: MatchMapping, attempt: Attempt): void {
  c.emit(Op.MATCH_MAPPING, node);
  attempt.failBy(c, Op.POP_JUMP_IF_FALSE, node);
  if (node.keys.length > 0) checkLength(c, node, Compare.GE, node.keys.length, attempt);
}

/** `{}` */
function isEmpty(node: MatchMapping): boolean {
  return node.keys.length === 0 && node.rest === null;
}

function compileEntries(c: Generator, node: MatchMapping, attempt: Attempt): void {
  const { keys, patterns, rest } = node;
  compileKeys(c, node);
  // The subject, the keys, and their values or None.
  attempt.onTop += 3;
  c.emit(Op.DUP_TOP, node);
  check(c, Compare.IS_NOT, c.pool.none, node, attempt);
  c.emitArg(Op.UNPACK_SEQUENCE, keys.length, node);
  attempt.onTop += keys.length - 1;
  for (const pattern of patterns) {
    attempt.onTop--;
    compileInner(c, pattern, attempt);
  }
  attempt.onTop -= 2;
  if (rest !== null) return captureRest(c, node, rest, attempt);
  c.emit(Op.POP_TOP, node);
  c.emit(Op.POP_TOP, node);
}

/** subject -> subject keys values */
function compileKeys(c: Generator, node: MatchMapping): void {
  const seen: Const[] = [];
  for (const key of node.keys) {
    const value = keyConstant(c, key, node);
    if (value !== null) {
      if (seen.some((each) => areEqualKeys(each, value))) {
        fail(`mapping pattern checks duplicate key (${reprConst(value)})`, node);
      }
      seen.push(value);
    }
    compileExpr(c, key);
  }
  c.buildTuple(node.keys.length, node);
  c.emit(Op.MATCH_KEYS, node);
}

/** A key that is a literal; null for one that is looked up. */
function keyConstant(c: Generator, key: Expr, node: MatchMapping): Const | null {
  const value = literalOf(c.pool, key);
  if (value === null && key.kind !== Kind.Attribute) {
    fail("mapping pattern keys may only match literals and attribute lookups", node);
  }
  return value;
}

/** Whether two constants are the same key to a dict: numbers of one value are. */
function areEqualKeys(a: Const, b: Const): boolean {
  if (a === b) return true;
  const [x, y] = [numberOf(a), numberOf(b)];
  // biome-ignore lint/suspicious/noDoubleEquals: of a number and a bigint
  return x !== null && y !== null && x.real == y.real && x.imag === y.imag;
}

function numberOf(value: Const): { real: number | bigint; imag: number } | null {
  switch (value.kind) {
    case ConstKind.True:
      return { real: 1, imag: 0 };
    case ConstKind.False:
      return { real: 0, imag: 0 };
    case ConstKind.Int:
    case ConstKind.Float:
      return { real: value.value, imag: 0 };
    case ConstKind.Complex:
      // 0 === -0
      return value;
    default:
      return null;
  }
}

/** subject keys -> : a dict of the subject without the keys is captured. */
function captureRest(c: Generator, node: MatchMapping, name: string, attempt: Attempt): void {
  const count = node.keys.length;
  c.emitArg(Op.BUILD_MAP, 0, node);
  c.emitArg(Op.SWAP, 3, node);
  c.emitArg(Op.DICT_UPDATE, 2, node);
  c.emitArg(Op.UNPACK_SEQUENCE, count, node);
  for (let left = count; left > 0; left--) {
    c.emitArg(Op.COPY, 1 + left, node);
    c.emit(Op.ROT_TWO, node);
    c.emit(Op.DELETE_SUBSCR, node);
  }
  attempt.capture(c, name, node);
}

// --- Alternatives ----------------------------------------------------------------------------------------------

function compileOr(c: Generator, node: MatchOr, attempt: Attempt): void {
  const { patterns } = node;
  const end = new Block();
  let names: readonly string[] = [];
  for (const [i, pattern] of patterns.entries()) {
    const alternative = new Attempt(i === patterns.length - 1 && attempt.irrefutable);
    compileKept(c, pattern, alternative);
    if (i === 0) names = alternative.names;
    else arrange(c, alternative.names, names, pattern, node);
    c.jump(end, pattern);
    alternative.emitFailures(c, pattern);
  }
  c.emit(Op.POP_TOP, node);
  attempt.fail(c, node);
  c.use(end);
  // The captures lie above the subject's copy, and go below what waited there before.
  const depth = names.length + 1 + attempt.onTop + attempt.names.length;
  for (const name of names) {
    rotate(c, depth, node);
    attempt.claim(name, node);
  }
  c.emit(Op.POP_TOP, node);
}

/** Brings captures into the order that those of the first alternative have: the first name's value on top. */
function arrange(
  c: Generator,
  found: string[],
  wanted: readonly string[],
  place: Pattern,
  whole: MatchOr,
): void {
  const isSame = found.length === wanted.length && wanted.every((name) => found.includes(name));
  if (!isSame) fail("alternative patterns bind different names", whole);
  for (let at = wanted.length - 1; at >= 0; at--) {
    const from = found.indexOf(wanted[at]);
    if (from === at) continue;
    const moved = found.splice(0, from + 1);
    found.splice(at - from, 0, ...moved);
    for (let n = moved.length; n > 0; n--) rotate(c, at + 1, place);
  }
}
