/** What each classic instruction becomes. */
import { raise } from "../../core/errors.ts";
import { isBinaryOp, OperandKind, operandKind, pops, pushes } from "../../shared/effects.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Op } from "../../shared/opcodes.ts";
import { R } from "../../shared/registers.ts";
import { isBoundAt } from "../kinds.ts";
import { insOperand } from "../verify.ts";
import { emit, emitWide } from "./emission.ts";
import { feedsLoop, joins, resultSlot } from "./follow.ts";
import {
  appendInstruction,
  attributeLoad,
  attributeStore,
  build,
  callInstruction,
  conditionalJump,
  duplicate,
  exchange,
  extendInstruction,
  forIter,
  globalLoad,
  jump,
  keepingJump,
  mapAdd,
  methodLoad,
  patternInstruction,
  rotatedAttributeStore,
  rotatedSubscriptStore,
  stackInstruction,
  storeFast,
  subscriptDelete,
  subscriptStore,
  yieldInstruction,
} from "./forms.ts";
import { Input } from "./input.ts";
import { binaryInstruction, compareInstruction, unaryInstruction } from "./operators.ts";
import { Output } from "./output.ts";
import {
  CONSTANT,
  cell,
  entry,
  local,
  popConstant,
  popSlot,
  push,
  Stack,
  spillBelow,
  spillLocal,
  TEMPORARY,
  temporary,
  topIsConstant,
} from "./stack.ts";

export function instruction(op: i32, operand: u32): void {
  if (isBinaryOp(op)) {
    binaryInstruction(op);
    return;
  }
  switch (op) {
    case Op.NOP:
      return;
    case Op.LOAD_FAST:
      if (!isBoundAt(Input.at)) emit(R.CHECK, local(operand), operand);
      if (feedsLoop()) emit(R.CHECK_ITERATOR, local(operand));
      push(operand);
      return;
    case Op.LOAD_CONST:
      push(CONSTANT | operand);
      return;
    case Op.STORE_FAST:
      storeFast(operand);
      return;
    case Op.DELETE_FAST:
      spillLocal(operand);
      if (!isBoundAt(Input.at)) emit(R.CHECK, local(operand), operand);
      emit(R.CLEAR, local(operand));
      return;
    case Op.LOAD_FAST_AND_CLEAR:
      spillLocal(operand);
      emit(R.MOVE, temporary(Stack.depth), local(operand));
      push(TEMPORARY);
      return;
    case Op.POP_TOP:
      if (entry(--Stack.depth) === TEMPORARY) emit(R.CLEAR, temporary(Stack.depth));
      return;
    case Op.DUP_TOP:
      duplicate(1);
      return;
    case Op.COPY:
      duplicate(operand);
      return;
    case Op.DUP_TOP_TWO:
      duplicate(2);
      duplicate(2);
      return;
    case Op.SWAP:
      exchange(Stack.depth - operand, Stack.depth - 1);
      return;
    case Op.ROT_TWO:
      if (joins(Op.STORE_ATTR)) {
        rotatedAttributeStore(insOperand);
        return;
      }
      exchange(Stack.depth - 2, Stack.depth - 1);
      return;
    case Op.ROT_THREE:
      if (joins(Op.STORE_SUBSCR)) {
        rotatedSubscriptStore();
        return;
      }
      exchange(Stack.depth - 2, Stack.depth - 1);
      exchange(Stack.depth - 3, Stack.depth - 2);
      return;
    case Op.ROT_FOUR:
      exchange(Stack.depth - 2, Stack.depth - 1);
      exchange(Stack.depth - 3, Stack.depth - 2);
      exchange(Stack.depth - 4, Stack.depth - 3);
      return;
    case Op.UNARY_NEGATIVE:
      unaryInstruction(R.NEGATIVE);
      return;
    case Op.UNARY_POSITIVE:
      unaryInstruction(R.POSITIVE);
      return;
    case Op.UNARY_INVERT:
      unaryInstruction(R.INVERT);
      return;
    case Op.UNARY_NOT:
      unaryInstruction(R.NOT);
      return;
    case Op.GET_ITER:
      unaryInstruction(R.GET_ITER);
      return;
    case Op.COMPARE_OP:
      compareInstruction(operand);
      return;
    case Op.RETURN_VALUE:
      if (topIsConstant()) emitWide(R.RETURN_CONST, 0, popConstant());
      else emit(R.RETURN, popSlot());
      return;
    default:
      otherInstruction(op, operand);
  }
}

function otherInstruction(op: i32, n: u32): void {
  switch (op) {
    case Op.JUMP_ABSOLUTE:
      jump(n);
      return;
    case Op.JUMP_FORWARD:
      jump(Input.next + n);
      return;
    case Op.POP_JUMP_IF_FALSE:
      conditionalJump(R.JUMP_FALSE, n);
      return;
    case Op.POP_JUMP_IF_TRUE:
      conditionalJump(R.JUMP_TRUE, n);
      return;
    case Op.JUMP_IF_FALSE_OR_POP:
      keepingJump(R.KEEP_FALSE, n);
      return;
    case Op.JUMP_IF_TRUE_OR_POP:
      keepingJump(R.KEEP_TRUE, n);
      return;
    case Op.FOR_ITER:
      forIter(Input.next + n);
      return;
    case Op.LOAD_ATTR:
      attributeLoad(n);
      return;
    case Op.STORE_ATTR:
      attributeStore(n);
      return;
    case Op.LOAD_METHOD:
      methodLoad(n);
      return;
    case Op.LOAD_GLOBAL:
      globalLoad(n);
      return;
    case Op.CALL_FUNCTION:
      callInstruction(R.CALL, n + 1, n);
      return;
    case Op.CALL_METHOD:
      callInstruction(R.CALL_METHOD, n + 2, n);
      return;
    case Op.CALL_FUNCTION_KW:
      callInstruction(R.CALL_KW, n + 2, n);
      return;
    case Op.CALL_FUNCTION_EX:
      callInstruction(R.CALL_EX, n ? 3 : 2, n);
      return;
    case Op.STORE_SUBSCR:
      subscriptStore();
      return;
    case Op.DELETE_SUBSCR:
      subscriptDelete();
      return;
    case Op.LOAD_CLOSURE:
      emit(R.COPY, temporary(Stack.depth), cell(n));
      push(TEMPORARY);
      return;
    case Op.LOAD_DEREF:
      emit(R.LOAD_DEREF, resultSlot(), cell(n));
      return;
    case Op.STORE_DEREF:
      emit(R.STORE_DEREF, cell(n), popSlot());
      return;
    case Op.DELETE_DEREF:
      emit(R.DELETE_DEREF, cell(n));
      return;
    case Op.LIST_APPEND:
      appendInstruction(R.LIST_APPEND, n);
      return;
    case Op.SET_ADD:
      appendInstruction(R.SET_ADD, n);
      return;
    case Op.MAP_ADD:
      mapAdd(n);
      return;
    case Op.BUILD_TUPLE:
      build(R.BUILD_TUPLE, n, n);
      return;
    case Op.BUILD_LIST:
      build(R.BUILD_LIST, n, n);
      return;
    case Op.BUILD_SET:
      build(R.BUILD_SET, n, n);
      return;
    case Op.BUILD_MAP:
      build(R.BUILD_MAP, n * 2, n);
      return;
    case Op.BUILD_STRING:
      build(R.BUILD_STRING, n, n);
      return;
    case Op.BUILD_SLICE:
      build(R.BUILD_SLICE, n, n);
      return;
    default:
      stackOperation(op, n);
  }
}

/** Operations that are rare or long: all in stack form. */
function stackOperation(op: i32, n: u32): void {
  switch (op) {
    case Op.LIST_EXTEND:
      extendInstruction(R.LIST_EXTEND, n);
      return;
    case Op.SET_UPDATE:
      extendInstruction(R.SET_UPDATE, n);
      return;
    case Op.DICT_UPDATE:
      extendInstruction(R.DICT_UPDATE, n);
      return;
    case Op.MATCH_SEQUENCE:
    case Op.MATCH_MAPPING:
    case Op.MATCH_KEYS:
    case Op.MATCH_CLASS:
      patternInstruction(stackRegister(op), n, pops(op, n), pushes(op, n));
      return;
    case Op.UNPACK_EX:
      stackInstruction(R.UNPACK_EX, 1, pushes(op, n), n & 0xff, n >> 8);
      return;
    case Op.YIELD_VALUE:
      yieldInstruction();
      return;
    case Op.YIELD_FROM:
      spillBelow(Stack.depth);
  }
  const register = stackRegister(op);
  if (register < 0) {
    raise(Exc.SystemError, "unknown opcode");
    Output.failed = true;
    return;
  }
  const c = operandKind(op) === OperandKind.CELL ? cell(n) : 0;
  stackInstruction(register, pops(op, n), pushes(op, n), n, c);
}

/** Register operation of each operation in stack form; -1 if there is none. */
function stackRegister(op: i32): i32 {
  switch (op) {
    case Op.BUILD_CONST_KEY_MAP:
      return R.BUILD_CONST_KEY_MAP;
    case Op.FORMAT_VALUE:
      return R.FORMAT_VALUE;
    case Op.UNPACK_SEQUENCE:
      return R.UNPACK_SEQUENCE;
    case Op.UNPACK_EX:
      return R.UNPACK_EX;
    case Op.DICT_MERGE:
      return R.DICT_MERGE;
    case Op.LIST_TO_TUPLE:
      return R.LIST_TO_TUPLE;
    case Op.LOAD_NAME:
      return R.LOAD_NAME;
    case Op.STORE_NAME:
      return R.STORE_NAME;
    case Op.DELETE_NAME:
      return R.DELETE_NAME;
    case Op.STORE_GLOBAL:
      return R.STORE_GLOBAL;
    case Op.DELETE_GLOBAL:
      return R.DELETE_GLOBAL;
    case Op.DELETE_ATTR:
      return R.DELETE_ATTR;
    case Op.IMPORT_NAME:
      return R.IMPORT_NAME;
    case Op.IMPORT_FROM:
      return R.IMPORT_FROM;
    case Op.IMPORT_STAR:
      return R.IMPORT_STAR;
    case Op.MAKE_FUNCTION:
      return R.MAKE_FUNCTION;
    case Op.LOAD_BUILD_CLASS:
      return R.LOAD_BUILD_CLASS;
    case Op.LOAD_NOT_IMPLEMENTED_ERROR:
      return R.LOAD_NOT_IMPLEMENTED_ERROR;
    case Op.LOAD_ASSERTION_ERROR:
      return R.LOAD_ASSERTION_ERROR;
    case Op.LOAD_LOCALS:
      return R.LOAD_LOCALS;
    case Op.LOAD_CLASSDEREF:
      return R.LOAD_CLASSDEREF;
    case Op.LOAD_FROM_DICT_OR_GLOBALS:
      return R.LOAD_FROM_DICT_OR_GLOBALS;
    case Op.LOAD_FROM_DICT_OR_DEREF:
      return R.LOAD_FROM_DICT_OR_DEREF;
    case Op.PRINT_EXPR:
      return R.PRINT_EXPR;
    case Op.CALL_INTRINSIC_1:
      return R.CALL_INTRINSIC_1;
    case Op.CALL_INTRINSIC_2:
      return R.CALL_INTRINSIC_2;
    case Op.BUILD_INTERPOLATION:
      return R.BUILD_INTERPOLATION;
    case Op.BUILD_TEMPLATE:
      return R.BUILD_TEMPLATE;
    case Op.RAISE_VARARGS:
      return R.RAISE;
    case Op.RERAISE:
      return R.RERAISE;
    case Op.PUSH_EXC_INFO:
      return R.PUSH_EXC_INFO;
    case Op.POP_EXCEPT:
      return R.POP_EXCEPT;
    case Op.CHECK_EXC_MATCH:
      return R.CHECK_EXC_MATCH;
    case Op.BEFORE_WITH:
      return R.BEFORE_WITH;
    case Op.BEFORE_ASYNC_WITH:
      return R.BEFORE_ASYNC_WITH;
    case Op.WITH_EXCEPT_START:
      return R.WITH_EXCEPT_START;
    case Op.GET_LEN:
      return R.GET_LEN;
    case Op.MATCH_SEQUENCE:
      return R.MATCH_SEQUENCE;
    case Op.MATCH_MAPPING:
      return R.MATCH_MAPPING;
    case Op.MATCH_KEYS:
      return R.MATCH_KEYS;
    case Op.MATCH_CLASS:
      return R.MATCH_CLASS;
    case Op.CHECK_EG_MATCH:
      return R.CHECK_EG_MATCH;
    case Op.PREP_RERAISE_STAR:
      return R.PREP_RERAISE_STAR;
    case Op.GET_YIELD_FROM_ITER:
      return R.GET_YIELD_FROM_ITER;
    case Op.GET_AWAITABLE:
      return R.GET_AWAITABLE;
    case Op.GET_AITER:
      return R.GET_AITER;
    case Op.GET_ANEXT:
      return R.GET_ANEXT;
    case Op.END_ASYNC_FOR:
      return R.END_ASYNC_FOR;
    case Op.YIELD_FROM:
      return R.YIELD_FROM;
    default:
      return -1;
  }
}
