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
  [Op.POP_TOP]: row(None, 1, 0),
  [Op.ROT_TWO]: row(None, 2, 2),
  [Op.ROT_THREE]: row(None, 3, 3),
  [Op.DUP_TOP]: row(None, 1, 2),
  [Op.DUP_TOP_TWO]: row(None, 2, 4),
  [Op.ROT_FOUR]: row(None, 4, 4),
  [Op.NOP]: row(None, 0, 0),
  [Op.UNARY_POSITIVE]: UNARY,
  [Op.UNARY_NEGATIVE]: UNARY,
  [Op.UNARY_NOT]: UNARY,
  [Op.UNARY_INVERT]: UNARY,
  [Op.BINARY_MATRIX_MULTIPLY]: BINARY,
  [Op.INPLACE_MATRIX_MULTIPLY]: BINARY,
  [Op.BINARY_POWER]: BINARY,
  [Op.BINARY_MULTIPLY]: BINARY,
  [Op.BINARY_MODULO]: BINARY,
  [Op.BINARY_ADD]: BINARY,
  [Op.BINARY_SUBTRACT]: BINARY,
  [Op.BINARY_SUBSCR]: BINARY,
  [Op.BINARY_FLOOR_DIVIDE]: BINARY,
  [Op.BINARY_TRUE_DIVIDE]: BINARY,
  [Op.INPLACE_FLOOR_DIVIDE]: BINARY,
  [Op.INPLACE_TRUE_DIVIDE]: BINARY,
  [Op.GET_LEN]: row(None, 1, 2),
  [Op.MATCH_MAPPING]: row(None, 1, 2),
  [Op.MATCH_SEQUENCE]: row(None, 1, 2),
  [Op.MATCH_KEYS]: row(None, 2, 3),
  [Op.PUSH_EXC_INFO]: row(None, 1, 2),
  [Op.CHECK_EXC_MATCH]: row(None, 2, 2),
  [Op.CHECK_EG_MATCH]: row(None, 2, 2),
  [Op.WITH_EXCEPT_START]: row(None, 4, 5),
  [Op.GET_AITER]: UNARY,
  [Op.GET_ANEXT]: row(None, 1, 2),
  [Op.BEFORE_ASYNC_WITH]: row(None, 1, 2),
  [Op.BEFORE_WITH]: row(None, 1, 2),
  [Op.END_ASYNC_FOR]: row(None, 2, 0),
  [Op.BUILD_TEMPLATE]: BINARY,
  [Op.INPLACE_ADD]: BINARY,
  [Op.INPLACE_SUBTRACT]: BINARY,
  [Op.INPLACE_MULTIPLY]: BINARY,
  [Op.INPLACE_MODULO]: BINARY,
  [Op.STORE_SUBSCR]: row(None, 3, 0),
  [Op.DELETE_SUBSCR]: row(None, 2, 0),
  [Op.BINARY_LSHIFT]: BINARY,
  [Op.BINARY_RSHIFT]: BINARY,
  [Op.BINARY_AND]: BINARY,
  [Op.BINARY_XOR]: BINARY,
  [Op.BINARY_OR]: BINARY,
  [Op.INPLACE_POWER]: BINARY,
  [Op.GET_ITER]: UNARY,
  [Op.GET_YIELD_FROM_ITER]: UNARY,
  [Op.PRINT_EXPR]: row(None, 1, 0),
  [Op.LOAD_BUILD_CLASS]: row(None, 0, 1),
  [Op.YIELD_FROM]: BINARY,
  [Op.LOAD_NOT_IMPLEMENTED_ERROR]: row(None, 0, 1),
  [Op.LOAD_ASSERTION_ERROR]: row(None, 0, 1),
  [Op.INPLACE_LSHIFT]: BINARY,
  [Op.INPLACE_RSHIFT]: BINARY,
  [Op.INPLACE_AND]: BINARY,
  [Op.INPLACE_XOR]: BINARY,
  [Op.INPLACE_OR]: BINARY,
  [Op.LIST_TO_TUPLE]: UNARY,
  [Op.RETURN_VALUE]: row(None, 1, 0, ENDS),
  [Op.IMPORT_STAR]: row(None, 1, 0),
  [Op.YIELD_VALUE]: UNARY,
  [Op.LOAD_LOCALS]: row(None, 0, 1),
  [Op.PREP_RERAISE_STAR]: BINARY,
  [Op.POP_EXCEPT]: row(None, 1, 0),
  [Op.STORE_NAME]: row(Name, 1, 0),
  [Op.DELETE_NAME]: row(Name, 0, 0),
  [Op.UNPACK_SEQUENCE]: row(Count, 1, itself),
  [Op.FOR_ITER]: row(JumpRelative, 1, 2, { jumpPops: 1, jumpPushes: 0 }),
  [Op.UNPACK_EX]: row(Flags, 1, (n) => (n & 0xff) + (n >> 8) + 1),
  [Op.STORE_ATTR]: row(Name, 2, 0),
  [Op.DELETE_ATTR]: row(Name, 1, 0),
  [Op.STORE_GLOBAL]: row(Name, 1, 0),
  [Op.DELETE_GLOBAL]: row(Name, 0, 0),
  [Op.SWAP]: row(Count, itself, itself),
  [Op.LOAD_CONST]: row(Const, 0, 1),
  [Op.LOAD_NAME]: row(Name, 0, 1),
  [Op.BUILD_TUPLE]: row(Count, itself, 1),
  [Op.BUILD_LIST]: row(Count, itself, 1),
  [Op.BUILD_SET]: row(Count, itself, 1),
  [Op.BUILD_MAP]: row(Count, (n) => 2 * n, 1),
  [Op.LOAD_ATTR]: row(Name, 1, 1),
  [Op.COMPARE_OP]: row(Compare, 2, 1),
  [Op.IMPORT_NAME]: row(Name, 2, 1),
  [Op.IMPORT_FROM]: row(Name, 1, 2),
  [Op.JUMP_FORWARD]: row(JumpRelative, 0, 0, ENDS),
  [Op.JUMP_IF_FALSE_OR_POP]: row(JumpAbsolute, 1, 0, STAYS_ON_JUMP),
  [Op.JUMP_IF_TRUE_OR_POP]: row(JumpAbsolute, 1, 0, STAYS_ON_JUMP),
  [Op.JUMP_ABSOLUTE]: row(JumpAbsolute, 0, 0, ENDS),
  [Op.POP_JUMP_IF_FALSE]: row(JumpAbsolute, 1, 0),
  [Op.POP_JUMP_IF_TRUE]: row(JumpAbsolute, 1, 0),
  [Op.LOAD_GLOBAL]: row(Name, 0, 1),
  [Op.GET_AWAITABLE]: row(Flags, 1, 1),
  [Op.RERAISE]: row(Flags, plus1, itself, ENDS),
  [Op.COPY]: row(Count, itself, plus1),
  [Op.LOAD_FAST]: row(Local, 0, 1),
  [Op.STORE_FAST]: row(Local, 1, 0),
  [Op.DELETE_FAST]: row(Local, 0, 0),
  [Op.LOAD_FAST_AND_CLEAR]: row(Local, 0, 1),
  [Op.RAISE_VARARGS]: row(Count, itself, 0, ENDS),
  [Op.CALL_FUNCTION]: row(Count, plus1, 1),
  [Op.MAKE_FUNCTION]: row(Flags, functionParts, 1),
  [Op.BUILD_SLICE]: row(Count, itself, 1),
  [Op.LOAD_CLOSURE]: row(Cell, 0, 1),
  [Op.LOAD_DEREF]: row(Cell, 0, 1),
  [Op.STORE_DEREF]: row(Cell, 1, 0),
  [Op.DELETE_DEREF]: row(Cell, 0, 0),
  [Op.CALL_FUNCTION_KW]: row(Count, plus2, 1),
  [Op.CALL_FUNCTION_EX]: row(Flags, (flags) => (flags & 1 ? 3 : 2), 1),
  [Op.EXTENDED_ARG]: row(Flags, 0, 0),
  [Op.LIST_APPEND]: row(Count, plus1, itself),
  [Op.SET_ADD]: row(Count, plus1, itself),
  [Op.MAP_ADD]: row(Count, plus2, itself),
  [Op.LOAD_CLASSDEREF]: row(Cell, 0, 1),
  [Op.MATCH_CLASS]: row(Count, 3, 1),
  [Op.FORMAT_VALUE]: row(Flags, spec, 1),
  [Op.BUILD_CONST_KEY_MAP]: row(Count, plus1, 1),
  [Op.BUILD_STRING]: row(Count, itself, 1),
  [Op.BUILD_INTERPOLATION]: row(Flags, specAndText, 1),
  [Op.LOAD_METHOD]: row(Name, 1, 2),
  [Op.CALL_METHOD]: row(Count, plus2, 1),
  [Op.LIST_EXTEND]: row(Count, plus1, itself),
  [Op.SET_UPDATE]: row(Count, plus1, itself),
  [Op.DICT_MERGE]: row(Count, (n) => n + 3, plus2),
  [Op.DICT_UPDATE]: row(Count, plus1, itself),
  [Op.CALL_INTRINSIC_1]: row(Flags, 1, 1),
  [Op.CALL_INTRINSIC_2]: row(Flags, 2, 1),
  [Op.LOAD_FROM_DICT_OR_GLOBALS]: row(Name, 1, 1),
  [Op.LOAD_FROM_DICT_OR_DEREF]: row(Cell, 1, 1),
} satisfies Record<Op, OpInfo>;

/** The rows of OPS; `undefined` where there is no such opcode. */
export const OP_INFO: Readonly<Record<number, OpInfo | undefined>> = OPS;

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
