/**
 * What each instruction of the classic bytecode does to the stack, and what its operand counts. Both the compiler's stack depth
 * and the VM's verifier (which trusts no `.pyc`) read it.
 */
import { FormatValue, MakeFunction, Op } from "./opcodes.ts";

/** What an operand stands for. */
export enum OperandKind {
  NONE,
  CONST,
  NAME,
  LOCAL,
  CELL,
  JUMP_ABSOLUTE,
  JUMP_RELATIVE,
  COMPARE,
  COUNT,
  FLAGS,
  // no such opcode
  INVALID,
}

/** Kind of an opcode's operand; INVALID for numbers that are no opcodes. */
export function operandKind(op: i32): OperandKind {
  switch (op) {
    case Op.LOAD_CONST:
      return OperandKind.CONST;
    case Op.STORE_NAME:
    case Op.DELETE_NAME:
    case Op.STORE_ATTR:
    case Op.DELETE_ATTR:
    case Op.STORE_GLOBAL:
    case Op.DELETE_GLOBAL:
    case Op.LOAD_NAME:
    case Op.LOAD_ATTR:
    case Op.IMPORT_NAME:
    case Op.IMPORT_FROM:
    case Op.LOAD_GLOBAL:
    case Op.LOAD_METHOD:
    case Op.LOAD_FROM_DICT_OR_GLOBALS:
      return OperandKind.NAME;
    case Op.LOAD_FAST:
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
    case Op.LOAD_FAST_AND_CLEAR:
      return OperandKind.LOCAL;
    case Op.LOAD_CLOSURE:
    case Op.LOAD_DEREF:
    case Op.STORE_DEREF:
    case Op.DELETE_DEREF:
    case Op.LOAD_CLASSDEREF:
    case Op.LOAD_FROM_DICT_OR_DEREF:
      return OperandKind.CELL;
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
    case Op.JUMP_ABSOLUTE:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      return OperandKind.JUMP_ABSOLUTE;
    case Op.FOR_ITER:
    case Op.JUMP_FORWARD:
      return OperandKind.JUMP_RELATIVE;
    case Op.COMPARE_OP:
      return OperandKind.COMPARE;
    case Op.UNPACK_SEQUENCE:
    case Op.SWAP:
    case Op.BUILD_TUPLE:
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
    case Op.BUILD_MAP:
    case Op.COPY:
    case Op.RAISE_VARARGS:
    case Op.CALL_FUNCTION:
    case Op.BUILD_SLICE:
    case Op.CALL_FUNCTION_KW:
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.MAP_ADD:
    case Op.BUILD_CONST_KEY_MAP:
    case Op.BUILD_STRING:
    case Op.CALL_METHOD:
    case Op.MATCH_CLASS:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_MERGE:
    case Op.DICT_UPDATE:
      return OperandKind.COUNT;
    case Op.UNPACK_EX:
    case Op.GET_AWAITABLE:
    case Op.RERAISE:
    case Op.MAKE_FUNCTION:
    case Op.CALL_FUNCTION_EX:
    case Op.EXTENDED_ARG:
    case Op.FORMAT_VALUE:
    case Op.BUILD_INTERPOLATION:
    case Op.CALL_INTRINSIC_1:
    case Op.CALL_INTRINSIC_2:
      return OperandKind.FLAGS;
    case Op.POP_TOP:
    case Op.ROT_TWO:
    case Op.ROT_THREE:
    case Op.DUP_TOP:
    case Op.DUP_TOP_TWO:
    case Op.ROT_FOUR:
    case Op.NOP:
    case Op.UNARY_POSITIVE:
    case Op.UNARY_NEGATIVE:
    case Op.UNARY_NOT:
    case Op.UNARY_INVERT:
    case Op.GET_LEN:
    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.MATCH_KEYS:
    case Op.PUSH_EXC_INFO:
    case Op.CHECK_EXC_MATCH:
    case Op.CHECK_EG_MATCH:
    case Op.WITH_EXCEPT_START:
    case Op.GET_AITER:
    case Op.GET_ANEXT:
    case Op.BEFORE_ASYNC_WITH:
    case Op.BEFORE_WITH:
    case Op.END_ASYNC_FOR:
    case Op.STORE_SUBSCR:
    case Op.DELETE_SUBSCR:
    case Op.GET_ITER:
    case Op.GET_YIELD_FROM_ITER:
    case Op.PRINT_EXPR:
    case Op.LOAD_BUILD_CLASS:
    case Op.YIELD_FROM:
    case Op.LOAD_NOT_IMPLEMENTED_ERROR:
    case Op.LOAD_ASSERTION_ERROR:
    case Op.LIST_TO_TUPLE:
    case Op.RETURN_VALUE:
    case Op.IMPORT_STAR:
    case Op.YIELD_VALUE:
    case Op.LOAD_LOCALS:
    case Op.PREP_RERAISE_STAR:
    case Op.POP_EXCEPT:
    case Op.BUILD_TEMPLATE:
      return OperandKind.NONE;
    default:
      return isBinaryOp(op) ? OperandKind.NONE : OperandKind.INVALID;
  }
}

/** Whether it takes two values and leaves one: `a op b`, `a op= b`, `a[b]`. */
export function isBinaryOp(op: i32): boolean {
  return (
    (op >= Op.BINARY_MATRIX_MULTIPLY && op <= Op.INPLACE_TRUE_DIVIDE && op !== 18 && op !== 21) ||
    (op >= Op.INPLACE_ADD && op <= Op.INPLACE_MODULO && op !== 58) ||
    (op >= Op.BINARY_LSHIFT && op <= Op.INPLACE_POWER) ||
    (op >= Op.INPLACE_LSHIFT && op <= Op.INPLACE_OR)
  );
}

/** Whether the instruction after it is reached from it. */
export function fallsThrough(op: i32): boolean {
  return (
    op !== Op.RETURN_VALUE &&
    op !== Op.JUMP_FORWARD &&
    op !== Op.JUMP_ABSOLUTE &&
    op !== Op.RAISE_VARARGS &&
    op !== Op.RERAISE
  );
}

/** Values that it takes from the top of the stack when it goes on with the next instruction. */
export function pops(op: i32, operand: i32): i32 {
  switch (op) {
    case Op.POP_TOP:
    case Op.DUP_TOP:
    case Op.UNARY_POSITIVE:
    case Op.UNARY_NEGATIVE:
    case Op.UNARY_NOT:
    case Op.UNARY_INVERT:
    case Op.GET_LEN:
    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.PUSH_EXC_INFO:
    case Op.GET_AITER:
    case Op.GET_ANEXT:
    case Op.GET_AWAITABLE:
    case Op.BEFORE_ASYNC_WITH:
    case Op.BEFORE_WITH:
    case Op.GET_ITER:
    case Op.GET_YIELD_FROM_ITER:
    case Op.PRINT_EXPR:
    case Op.LIST_TO_TUPLE:
    case Op.RETURN_VALUE:
    case Op.IMPORT_STAR:
    case Op.YIELD_VALUE:
    case Op.POP_EXCEPT:
    case Op.STORE_NAME:
    case Op.UNPACK_SEQUENCE:
    case Op.FOR_ITER:
    case Op.UNPACK_EX:
    case Op.DELETE_ATTR:
    case Op.STORE_GLOBAL:
    case Op.LOAD_ATTR:
    case Op.IMPORT_FROM:
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.STORE_FAST:
    case Op.STORE_DEREF:
    case Op.LOAD_METHOD:
    case Op.LOAD_FROM_DICT_OR_GLOBALS:
    case Op.LOAD_FROM_DICT_OR_DEREF:
    case Op.CALL_INTRINSIC_1:
      return 1;
    case Op.BUILD_TEMPLATE:
    case Op.CALL_INTRINSIC_2:
    case Op.ROT_TWO:
    case Op.DUP_TOP_TWO:
    case Op.CHECK_EXC_MATCH:
    case Op.CHECK_EG_MATCH:
    case Op.MATCH_KEYS:
    case Op.PREP_RERAISE_STAR:
    case Op.DELETE_SUBSCR:
    case Op.END_ASYNC_FOR:
    case Op.YIELD_FROM:
    case Op.STORE_ATTR:
    case Op.COMPARE_OP:
    case Op.IMPORT_NAME:
      return 2;
    case Op.ROT_THREE:
    case Op.STORE_SUBSCR:
    case Op.MATCH_CLASS:
      return 3;
    case Op.ROT_FOUR:
    case Op.WITH_EXCEPT_START:
      return 4;
    case Op.SWAP:
    case Op.BUILD_TUPLE:
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
    case Op.COPY:
    case Op.RAISE_VARARGS:
    case Op.BUILD_SLICE:
    case Op.BUILD_STRING:
      return operand;
    case Op.BUILD_MAP:
      return operand * 2;
    case Op.RERAISE:
    case Op.CALL_FUNCTION:
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.BUILD_CONST_KEY_MAP:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
      return operand + 1;
    case Op.CALL_FUNCTION_KW:
    case Op.MAP_ADD:
    case Op.CALL_METHOD:
      return operand + 2;
    case Op.DICT_MERGE:
      return operand + 3;
    case Op.CALL_FUNCTION_EX:
      return operand & 1 ? 3 : 2;
    case Op.FORMAT_VALUE:
      return operand & FormatValue.SPEC ? 2 : 1;
    case Op.BUILD_INTERPOLATION:
      return operand & FormatValue.SPEC ? 3 : 2;
    case Op.MAKE_FUNCTION:
      return functionParts(operand);
    default:
      return isBinaryOp(op) ? 2 : 0;
  }
}

function functionParts(flags: i32): i32 {
  let parts: i32 = 1;
  if (flags & MakeFunction.DEFAULTS) parts++;
  if (flags & MakeFunction.KWDEFAULTS) parts++;
  if (flags & MakeFunction.ANNOTATE) parts++;
  if (flags & MakeFunction.CLOSURE) parts++;
  return parts;
}

/** Values that it puts there in their place. */
export function pushes(op: i32, operand: i32): i32 {
  switch (op) {
    case Op.POP_TOP:
    case Op.NOP:
    case Op.END_ASYNC_FOR:
    case Op.STORE_SUBSCR:
    case Op.DELETE_SUBSCR:
    case Op.PRINT_EXPR:
    case Op.RETURN_VALUE:
    case Op.IMPORT_STAR:
    case Op.POP_EXCEPT:
    case Op.STORE_NAME:
    case Op.DELETE_NAME:
    case Op.STORE_ATTR:
    case Op.DELETE_ATTR:
    case Op.STORE_GLOBAL:
    case Op.DELETE_GLOBAL:
    case Op.JUMP_FORWARD:
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
    case Op.JUMP_ABSOLUTE:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
    case Op.RAISE_VARARGS:
    case Op.STORE_DEREF:
    case Op.DELETE_DEREF:
    case Op.EXTENDED_ARG:
      return 0;
    case Op.ROT_TWO:
    case Op.DUP_TOP:
    case Op.GET_LEN:
    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.PUSH_EXC_INFO:
    case Op.CHECK_EXC_MATCH:
    case Op.CHECK_EG_MATCH:
    case Op.GET_ANEXT:
    case Op.BEFORE_ASYNC_WITH:
    case Op.BEFORE_WITH:
    case Op.FOR_ITER:
    case Op.IMPORT_FROM:
    case Op.LOAD_METHOD:
      return 2;
    case Op.ROT_THREE:
    case Op.MATCH_KEYS:
      return 3;
    case Op.DUP_TOP_TWO:
    case Op.ROT_FOUR:
      return 4;
    case Op.WITH_EXCEPT_START:
      return 5;
    case Op.UNPACK_SEQUENCE:
    case Op.SWAP:
    case Op.RERAISE:
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.MAP_ADD:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
      return operand;
    case Op.COPY:
      return operand + 1;
    case Op.DICT_MERGE:
      return operand + 2;
    case Op.UNPACK_EX:
      return (operand & 0xff) + (operand >> 8) + 1;
    default:
      return 1;
  }
}

/** By how much the stack grows on the way to the jump's target, for opcodes that jump. */
export function jumpEffect(op: i32): i32 {
  if (op === Op.JUMP_IF_FALSE_OR_POP || op === Op.JUMP_IF_TRUE_OR_POP) return 0;
  if (op === Op.JUMP_FORWARD || op === Op.JUMP_ABSOLUTE) return 0;
  return -1;
}
