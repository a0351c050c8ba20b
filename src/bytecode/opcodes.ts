/**
 * Facts about each opcode of the classic bytecode: what its operand means and what it does to the stack.
 *
 * One table, read by the compiler's stack depth and assembler, the disassembler, the checker and the JIT. The numbers
 * and the pictures of the stack stand in `assembly/shared/opcodes.ts`; a missing row here is a type error.
 * Nothing here runs or decodes code.
 */

import { FormatValue, HAVE_ARGUMENT, MakeFunction, Op } from "../../assembly/shared/opcodes.ts";

/** What an operand stands for. */
export enum Operand {
  None,
  /** Index into `co_consts`. */
  Const,
  /** Index into `co_names`. */
  Name,
  /** Index into `co_varnames`. */
  Local,
  /** Index into `co_cellvars + co_freevars`. */
  Cell,
  /** Offset of an instruction. */
  JumpAbsolute,
  /** Distance from the next instruction to another one further on. */
  JumpRelative,
  /** A member of Compare. */
  Compare,
  /** A number of values on the stack, or a place counted from its top. */
  Count,
  /** Bits, or a small number with a meaning of its own. */
  Flags,
}

type Effect = number | ((operand: number) => number);

export interface OpInfo {
  readonly operand: Operand;
  /** How many values it takes from the top of the stack, and puts there, when it does not jump. */
  readonly pops: Effect;
  readonly pushes: Effect;
  /** The same when it jumps, where that differs. */
  readonly jumpPops?: number;
  readonly jumpPushes?: number;
  /** The next instruction does not follow. */
  readonly ends?: boolean;
}

const { None, Const, Name, Local, Cell, JumpAbsolute, JumpRelative, Compare, Count, Flags } = Operand;

function row(operand: Operand, pops: Effect, pushes: Effect, more?: Partial<OpInfo>): OpInfo {
  return { operand, pops, pushes, ...more };
}

const UNARY = row(None, 1, 1);
const BINARY = row(None, 2, 1);
const ENDS = { ends: true };
const STAYS_ON_JUMP = { jumpPops: 1, jumpPushes: 1 };

const itself: Effect = (n) => n;
const plus1: Effect = (n) => n + 1;
const plus2: Effect = (n) => n + 2;
const spec: Effect = (flags) => (flags & FormatValue.SPEC ? 2 : 1);
const specAndText: Effect = (flags) => (flags & FormatValue.SPEC ? 3 : 2);

function functionParts(flags: number): number {
  let parts = 1;
  if (flags & MakeFunction.DEFAULTS) parts++;
  if (flags & MakeFunction.KWDEFAULTS) parts++;
  if (flags & MakeFunction.ANNOTATE) parts++;
  if (flags & MakeFunction.CLOSURE) parts++;
  return parts;
}

export const OPS = {
  POP_TOP: row(None, 1, 0),
  ROT_TWO: row(None, 2, 2),
  ROT_THREE: row(None, 3, 3),
  DUP_TOP: row(None, 1, 2),
  DUP_TOP_TWO: row(None, 2, 4),
  ROT_FOUR: row(None, 4, 4),
  NOP: row(None, 0, 0),
  UNARY_POSITIVE: UNARY,
  UNARY_NEGATIVE: UNARY,
  UNARY_NOT: UNARY,
  UNARY_INVERT: UNARY,
  BINARY_MATRIX_MULTIPLY: BINARY,
  INPLACE_MATRIX_MULTIPLY: BINARY,
  BINARY_POWER: BINARY,
  BINARY_MULTIPLY: BINARY,
  BINARY_MODULO: BINARY,
  BINARY_ADD: BINARY,
  BINARY_SUBTRACT: BINARY,
  BINARY_SUBSCR: BINARY,
  BINARY_FLOOR_DIVIDE: BINARY,
  BINARY_TRUE_DIVIDE: BINARY,
  INPLACE_FLOOR_DIVIDE: BINARY,
  INPLACE_TRUE_DIVIDE: BINARY,
  GET_LEN: row(None, 1, 2),
  MATCH_MAPPING: row(None, 1, 2),
  MATCH_SEQUENCE: row(None, 1, 2),
  MATCH_KEYS: row(None, 2, 3),
  PUSH_EXC_INFO: row(None, 1, 2),
  CHECK_EXC_MATCH: row(None, 2, 2),
  CHECK_EG_MATCH: row(None, 2, 2),
  WITH_EXCEPT_START: row(None, 4, 5),
  GET_AITER: UNARY,
  GET_ANEXT: row(None, 1, 2),
  BEFORE_ASYNC_WITH: row(None, 1, 2),
  BEFORE_WITH: row(None, 1, 2),
  END_ASYNC_FOR: row(None, 2, 0),
  BUILD_TEMPLATE: BINARY,
  INPLACE_ADD: BINARY,
  INPLACE_SUBTRACT: BINARY,
  INPLACE_MULTIPLY: BINARY,
  INPLACE_MODULO: BINARY,
  STORE_SUBSCR: row(None, 3, 0),
  DELETE_SUBSCR: row(None, 2, 0),
  BINARY_LSHIFT: BINARY,
  BINARY_RSHIFT: BINARY,
  BINARY_AND: BINARY,
  BINARY_XOR: BINARY,
  BINARY_OR: BINARY,
  INPLACE_POWER: BINARY,
  GET_ITER: UNARY,
  GET_YIELD_FROM_ITER: UNARY,
  PRINT_EXPR: row(None, 1, 0),
  LOAD_BUILD_CLASS: row(None, 0, 1),
  YIELD_FROM: BINARY,
  LOAD_NOT_IMPLEMENTED_ERROR: row(None, 0, 1),
  LOAD_ASSERTION_ERROR: row(None, 0, 1),
  INPLACE_LSHIFT: BINARY,
  INPLACE_RSHIFT: BINARY,
  INPLACE_AND: BINARY,
  INPLACE_XOR: BINARY,
  INPLACE_OR: BINARY,
  LIST_TO_TUPLE: UNARY,
  RETURN_VALUE: row(None, 1, 0, ENDS),
  IMPORT_STAR: row(None, 1, 0),
  YIELD_VALUE: UNARY,
  LOAD_LOCALS: row(None, 0, 1),
  PREP_RERAISE_STAR: BINARY,
  POP_EXCEPT: row(None, 1, 0),
  STORE_NAME: row(Name, 1, 0),
  DELETE_NAME: row(Name, 0, 0),
  UNPACK_SEQUENCE: row(Count, 1, itself),
  FOR_ITER: row(JumpRelative, 1, 2, { jumpPops: 1, jumpPushes: 0 }),
  UNPACK_EX: row(Flags, 1, (n) => (n & 0xff) + (n >> 8) + 1),
  STORE_ATTR: row(Name, 2, 0),
  DELETE_ATTR: row(Name, 1, 0),
  STORE_GLOBAL: row(Name, 1, 0),
  DELETE_GLOBAL: row(Name, 0, 0),
  SWAP: row(Count, itself, itself),
  LOAD_CONST: row(Const, 0, 1),
  LOAD_NAME: row(Name, 0, 1),
  BUILD_TUPLE: row(Count, itself, 1),
  BUILD_LIST: row(Count, itself, 1),
  BUILD_SET: row(Count, itself, 1),
  BUILD_MAP: row(Count, (n) => 2 * n, 1),
  LOAD_ATTR: row(Name, 1, 1),
  COMPARE_OP: row(Compare, 2, 1),
  IMPORT_NAME: row(Name, 2, 1),
  IMPORT_FROM: row(Name, 1, 2),
  JUMP_FORWARD: row(JumpRelative, 0, 0, ENDS),
  JUMP_IF_FALSE_OR_POP: row(JumpAbsolute, 1, 0, STAYS_ON_JUMP),
  JUMP_IF_TRUE_OR_POP: row(JumpAbsolute, 1, 0, STAYS_ON_JUMP),
  JUMP_ABSOLUTE: row(JumpAbsolute, 0, 0, ENDS),
  POP_JUMP_IF_FALSE: row(JumpAbsolute, 1, 0),
  POP_JUMP_IF_TRUE: row(JumpAbsolute, 1, 0),
  LOAD_GLOBAL: row(Name, 0, 1),
  GET_AWAITABLE: row(Flags, 1, 1),
  RERAISE: row(Flags, plus1, itself, ENDS),
  COPY: row(Count, itself, plus1),
  LOAD_FAST: row(Local, 0, 1),
  STORE_FAST: row(Local, 1, 0),
  DELETE_FAST: row(Local, 0, 0),
  LOAD_FAST_AND_CLEAR: row(Local, 0, 1),
  RAISE_VARARGS: row(Count, itself, 0, ENDS),
  CALL_FUNCTION: row(Count, plus1, 1),
  MAKE_FUNCTION: row(Flags, functionParts, 1),
  BUILD_SLICE: row(Count, itself, 1),
  LOAD_CLOSURE: row(Cell, 0, 1),
  LOAD_DEREF: row(Cell, 0, 1),
  STORE_DEREF: row(Cell, 1, 0),
  DELETE_DEREF: row(Cell, 0, 0),
  CALL_FUNCTION_KW: row(Count, plus2, 1),
  CALL_FUNCTION_EX: row(Flags, (flags) => (flags & 1 ? 3 : 2), 1),
  EXTENDED_ARG: row(Flags, 0, 0),
  LIST_APPEND: row(Count, plus1, itself),
  SET_ADD: row(Count, plus1, itself),
  MAP_ADD: row(Count, plus2, itself),
  LOAD_CLASSDEREF: row(Cell, 0, 1),
  MATCH_CLASS: row(Count, 3, 1),
  FORMAT_VALUE: row(Flags, spec, 1),
  BUILD_CONST_KEY_MAP: row(Count, plus1, 1),
  BUILD_STRING: row(Count, itself, 1),
  BUILD_INTERPOLATION: row(Flags, specAndText, 1),
  LOAD_METHOD: row(Name, 1, 2),
  CALL_METHOD: row(Count, plus2, 1),
  LIST_EXTEND: row(Count, plus1, itself),
  SET_UPDATE: row(Count, plus1, itself),
  DICT_MERGE: row(Count, (n) => n + 3, plus2),
  DICT_UPDATE: row(Count, plus1, itself),
  CALL_INTRINSIC_1: row(Flags, 1, 1),
  CALL_INTRINSIC_2: row(Flags, 2, 1),
  LOAD_FROM_DICT_OR_GLOBALS: row(Name, 1, 1),
  LOAD_FROM_DICT_OR_DEREF: row(Cell, 1, 1),
} satisfies Record<keyof typeof Op, OpInfo>;

/** The rows of OPS by opcode number; `undefined` where there is no such opcode. */
export const OP_INFO: readonly (OpInfo | undefined)[] = Array.from({ length: 256 }, (_, opcode) => {
  const name = Op[opcode] as keyof typeof Op | undefined;
  return name === undefined ? undefined : OPS[name];
});

/** How many values an opcode takes from the stack when it goes on with the next instruction. */
export function popsOf(opcode: number, operand: number): number {
  const { pops } = OP_INFO[opcode]!;
  return typeof pops === "number" ? pops : pops(operand);
}

/** How many values it leaves there in their place. */
export function pushesOf(opcode: number, operand: number): number {
  const { pushes } = OP_INFO[opcode]!;
  return typeof pushes === "number" ? pushes : pushes(operand);
}

/** By how much the stack grows when the instruction goes on with the next one, or when it jumps. */
export function stackEffect(opcode: number, operand: number, jumps = false): number {
  const info = OP_INFO[opcode]!;
  if (jumps && info.jumpPops !== undefined) return info.jumpPushes! - info.jumpPops;
  return pushesOf(opcode, operand) - popsOf(opcode, operand);
}

export function hasJump(opcode: number): boolean {
  const kind = OP_INFO[opcode]?.operand;
  return kind === JumpAbsolute || kind === JumpRelative;
}

/** Bytes that an instruction takes, EXTENDED_ARG included. */
export function instructionSize(opcode: number, operand: number): number {
  if (opcode < HAVE_ARGUMENT) return 1;
  return operand > 0xffff ? 6 : 3;
}
