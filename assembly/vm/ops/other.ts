/** The operations that the loop does not serve itself, by number. */

import { bug } from "../../core/bug.ts";
import { raise } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { incref } from "../../core/object.ts";
import { excType } from "../../core/typeids.ts";
import { box, ERROR, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { R } from "../../shared/registers.ts";
import { Frame } from "../frame.ts";
import {
  endAsyncFor,
  getAsyncIterator,
  getAsyncNext,
  getAwaitable,
  yieldAsyncOperation,
} from "./asyncops.ts";
import {
  buildConstantKeys,
  buildOperation,
  extendOperation,
  formatValue,
  listToTuple,
  mapAddOperation,
  mergeKeywords,
  setAddOperation,
  unpackExtended,
} from "./build.ts";
import { callExpandedOperation, callKeywordOperation } from "./callops.ts";
import { eventOperation } from "./events.ts";
import { checkGroupMatch, prepareReraise } from "./exceptiongroups.ts";
import { beforeAsyncWith, beforeWith, raiseOperation, reraiseOperation, withExcept } from "./exceptions.ts";
import { copyClosureCells, makeCell, makeFunction } from "./functions.ts";
import { importFrom, importName, importStar, printExpression } from "./imports.ts";
import { callIntrinsic1, callIntrinsic2 } from "./intrinsics.ts";
import { checkIterator, getYieldFromIterator, yieldFromOperation } from "./iteration.ts";
import { deleteAttribute, lookupMapping } from "./lookups.ts";
import { matchClass } from "./matchclass.ts";
import { getLength, matchKeys, matchKeysInto, matchKind } from "./matching.ts";
import {
  deleteDeref,
  deleteGlobal,
  deleteName,
  loadClassDeref,
  loadDeref,
  loadFromDictOrDeref,
  loadFromDictOrGlobals,
  loadLocals,
  loadName,
  storeGlobal,
  storeName,
  unboundLocal,
} from "./names.ts";
import { aOf, begin, bOf, opOf, write } from "./operands.ts";
import { binaryOperation } from "./operators.ts";
import { deleteSubscript } from "./subscripts.ts";
import { buildInterpolation, buildTemplate } from "./templates.ts";

function giveValue(frame: Frame, pc: usize, v: Value): usize {
  if (v === ERROR) return 0;
  write(frame, aOf(pc), v);
  return pc + 8;
}

function swapSlots(frame: Frame, pc: usize): usize {
  const a = <usize>frame.regs + aOf(pc);
  const b = <usize>frame.regs + bOf(pc);
  const v = load<i64>(a);
  store<i64>(a, load<i64>(b));
  store<i64>(b, v);
  return pc + 8;
}

/** What the frame's builtins have as `__build_class__`: a reference, or ERROR. */
function buildClassOf(frame: Frame): Value {
  const v = lookupMapping(box(frame.builtins), nameOf(Name.__build_class__));
  return v === UNBOUND ? raise(Exc.NameError, "__build_class__ not found") : v;
}

/** Any operation out of line: the next instruction, or 0. */
export function otherOperation(frame: Frame, pc: usize): usize {
  switch (opOf(pc)) {
    case R.SWAP:
      return swapSlots(frame, pc);
    case R.CHECK:
      return unboundLocal(frame, pc);
    case R.MATMUL:
    case R.POWER:
    case R.POWER_K:
    case R.INPLACE_MATMUL:
    case R.INPLACE_POWER:
    case R.INPLACE_POWER_K:
      return binaryOperation(frame, pc);
    case R.CHECK_ITERATOR:
      return checkIterator(frame, pc);
    case R.DELETE_SUBSCR:
      return deleteSubscript(frame, pc);
    case R.CALL_KW:
      return callKeywordOperation(frame, pc);
    case R.CALL_EX:
      return callExpandedOperation(frame, pc);
    case R.LOAD_DEREF:
      return loadDeref(frame, pc);
    case R.DELETE_DEREF:
      return deleteDeref(frame, pc);
    case R.MAKE_CELL:
      return makeCell(frame, pc);
    case R.COPY_CLOSURE:
      return copyClosureCells(frame, pc);
    case R.SET_ADD:
      return setAddOperation(frame, pc);
    case R.MAP_ADD:
      return mapAddOperation(frame, pc);
    case R.BUILD_SET:
    case R.BUILD_MAP:
    case R.BUILD_STRING:
      return buildOperation(frame, pc);
    case R.BUILD_CONST_KEY_MAP:
      return buildConstantKeys(frame, pc);
    case R.FORMAT_VALUE:
      return formatValue(frame, pc);
    case R.UNPACK_EX:
      return unpackExtended(frame, pc);
    case R.LIST_EXTEND:
    case R.SET_UPDATE:
    case R.DICT_UPDATE:
      return extendOperation(frame, pc);
    case R.DICT_MERGE:
      return mergeKeywords(frame, pc);
    case R.LIST_TO_TUPLE:
      return listToTuple(frame, pc);
    case R.LOAD_NAME:
      return loadName(frame, pc);
    case R.STORE_NAME:
      return storeName(frame, pc);
    case R.DELETE_NAME:
      return deleteName(frame, pc);
    case R.STORE_GLOBAL:
      return storeGlobal(frame, pc);
    case R.DELETE_GLOBAL:
      return deleteGlobal(frame, pc);
    case R.DELETE_ATTR:
      return deleteAttribute(frame, pc);
    case R.IMPORT_NAME:
      return importName(frame, pc);
    case R.IMPORT_FROM:
      return importFrom(frame, pc);
    case R.IMPORT_STAR:
      return importStar(frame, pc);
    case R.MAKE_FUNCTION:
      return makeFunction(frame, pc);
    case R.LOAD_BUILD_CLASS:
      begin(frame, pc);
      return giveValue(frame, pc, buildClassOf(frame));
    case R.LOAD_NOT_IMPLEMENTED_ERROR:
      return giveValue(frame, pc, incref(box(excType(Exc.NotImplementedError))));
    case R.LOAD_ASSERTION_ERROR:
      return giveValue(frame, pc, incref(box(excType(Exc.AssertionError))));
    case R.LOAD_LOCALS:
      return loadLocals(frame, pc);
    case R.LOAD_CLASSDEREF:
      return loadClassDeref(frame, pc);
    case R.LOAD_FROM_DICT_OR_GLOBALS:
      return loadFromDictOrGlobals(frame, pc);
    case R.LOAD_FROM_DICT_OR_DEREF:
      return loadFromDictOrDeref(frame, pc);
    case R.PRINT_EXPR:
      return printExpression(frame, pc);
    case R.CALL_INTRINSIC_1:
      return callIntrinsic1(frame, pc);
    case R.CALL_INTRINSIC_2:
      return callIntrinsic2(frame, pc);
    case R.BUILD_INTERPOLATION:
      return buildInterpolation(frame, pc);
    case R.BUILD_TEMPLATE:
      return buildTemplate(frame, pc);
    case R.RAISE:
      return raiseOperation(frame, pc);
    case R.RERAISE:
      return reraiseOperation(frame, pc);
    case R.BEFORE_WITH:
      return beforeWith(frame, pc);
    case R.BEFORE_ASYNC_WITH:
      return beforeAsyncWith(frame, pc);
    case R.WITH_EXCEPT_START:
      return withExcept(frame, pc);
    case R.GET_YIELD_FROM_ITER:
      return getYieldFromIterator(frame, pc);
    case R.YIELD_FROM:
      return yieldFromOperation(frame, pc);
    case R.EVENT:
      return eventOperation(frame, pc);
    case R.YIELD_ASYNC:
      return yieldAsyncOperation(frame, pc);
    case R.GET_AWAITABLE:
      return getAwaitable(frame, pc);
    case R.GET_AITER:
      return getAsyncIterator(frame, pc);
    case R.GET_ANEXT:
      return getAsyncNext(frame, pc);
    case R.END_ASYNC_FOR:
      return endAsyncFor(frame, pc);
    default:
      return patternOperation(frame, pc);
  }
}

/** What `match` and `except*` are made of. */
function patternOperation(frame: Frame, pc: usize): usize {
  switch (opOf(pc)) {
    case R.MATCH_KEYS_INTO:
      return matchKeysInto(frame, pc);
    case R.GET_LEN:
      return getLength(frame, pc);
    case R.MATCH_SEQUENCE:
    case R.MATCH_MAPPING:
      return matchKind(frame, pc);
    case R.MATCH_KEYS:
      return matchKeys(frame, pc);
    case R.MATCH_CLASS:
      return matchClass(frame, pc);
    case R.CHECK_EG_MATCH:
      return checkGroupMatch(frame, pc);
    case R.PREP_RERAISE_STAR:
      return prepareReraise(frame, pc);
    default:
      bug("unknown register operation");
      return 0;
  }
}
