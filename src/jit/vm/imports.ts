/** What compiled code uses of the VM: exports of assembly/index.ts, by their names there. */
import { R } from "../../../assembly/shared/registers.ts";
import { type Imports, ValueType } from "../wasm/encoder.ts";

/** Functions, as calls number them. */
export enum Import {
  OPERATE,
  DECREF,
  GOES_ON_AT_CALL,
  GOES_ON_AT_BACK_EDGE,
  IS_OBJECT_WANTED,
  MAKE_INSTANCE,
  MAKE_EXCEPTION,
  REFUSE_INIT_RESULT,
  LEAVE,
  LEAVE_WITH,
  LEAVE_WITH_RESULT,
  PUSH_VIRTUAL,
  POP_VIRTUAL,
  FRAME_TO_DROP,
  PLACE_IN_DICT,
  INSERT_IN_DICT,
  TAKE_FROM_DICT,
  GET_IN_DICT,
  SET_DEFAULT,
  HOLDS,
  ADD_TO_SET,
  STEP_DICT,
  STEP_SET,
  NEW_TUPLE,
  TRACK_TUPLE,
  NEW_LIST,
  NEW_DICT,
  REST_TUPLE,
  UNDO_REST_TUPLE,
  TEXT_OF_INT,
  MAKE_RANGE,
  COMPUTE_INT,
  INT_OF_TEXT,
  JOIN_TEXTS,
  APPEND_TEXTS,
  FORMAT_PLAIN,
  BUILD_TEXT,
  SAME_TEXT,
  CALL_NATIVE,
  OPERATE_BINARY,
  OPERATE_COMPARE,
  OPERATE_ATTRIBUTE,
  OPERATE_METHOD,
  OPERATE_SUBSCRIPT,
  OPERATE_STORE_SUBSCRIPT,
  OPERATE_CALL,
  PUSH_INLINED,
  POP_INLINED,
  MAKE_ROOM,
  FINISH_SPECIAL,
  DECREF_INLINED,
  SLICE_LIST,
  SLICE_SEQUENCE,
  ASSIGN_SLICE,
  MOVE_SLICE,
  MAKE_ITERATOR,
  STEP_GENERATOR,
  STEP_ENUMERATED,
  STEP_BY_CALL,
  SINK_TAKES,
  FINISH_GENERATOR,
  LEND_WINDOW,
  OPERATE_FOR_ITER,
  CATCH_IN,
  CATCH_AT,
  NOTE_GETTER_RAISED,
  LEAVE_RAISED,
  RAISE_AT,
  RAISE_HANDLED,
  RERAISE_AT,
  END_INLINED,
  UNWIND_AT,
  BEGIN_HANDLING,
  END_HANDLING,
  MATCHES,
  BIND_FUNCTION,
  UNBIND_METHOD,
  CLASS_DATA,
  EXCHANGE_CLASS_DATA,
  IS_INITIALIZED,
  COUNT,
}

/** The type of compiled functions, and the number of the one that is compiled: both come behind those of the imports. */
export const OWN: number = Import.COUNT;

/** Globals: assembly/vm/tier2.ts, frame.ts. */
export enum Global {
  STACK_USED,
  CURRENT,
}

const { I32, I64 } = ValueType;

/** Name, parameters, results. */
const SIGNATURES: [string, ValueType[], ValueType[]][] = [];
SIGNATURES[Import.OPERATE] = ["operate", [I32, I32], [I32]];
SIGNATURES[Import.DECREF] = ["decrefAt", [I32], []];
SIGNATURES[Import.GOES_ON_AT_CALL] = ["goesOnAtCall", [], [I32]];
SIGNATURES[Import.GOES_ON_AT_BACK_EDGE] = ["goesOnAtBackEdge", [], [I32]];
SIGNATURES[Import.IS_OBJECT_WANTED] = ["isObjectWanted", [I32], [I32]];
SIGNATURES[Import.MAKE_INSTANCE] = ["makeInstance", [I32], [I64]];
SIGNATURES[Import.MAKE_EXCEPTION] = ["makeException", [I32, I32, I32], [I64]];
SIGNATURES[Import.REFUSE_INIT_RESULT] = ["refuseInitResult", [I32, I32, I64], [I32]];
SIGNATURES[Import.OPERATE_BINARY] = ["operateBinary", [I32, I32], [I32]];
SIGNATURES[Import.OPERATE_COMPARE] = ["operateCompare", [I32, I32], [I32]];
SIGNATURES[Import.OPERATE_ATTRIBUTE] = ["operateAttribute", [I32, I32], [I32]];
SIGNATURES[Import.OPERATE_METHOD] = ["operateMethod", [I32, I32], [I32]];
SIGNATURES[Import.OPERATE_SUBSCRIPT] = ["operateSubscript", [I32, I32], [I32]];
SIGNATURES[Import.OPERATE_STORE_SUBSCRIPT] = ["operateStoreSubscript", [I32, I32], [I32]];
SIGNATURES[Import.OPERATE_CALL] = ["operateCall", [I32, I32], [I32]];
SIGNATURES[Import.PUSH_INLINED] = ["pushInlined", [I32, I32, I32, I32], [I32]];
SIGNATURES[Import.POP_INLINED] = ["popInlined", [I32, I32, I32, I32, I32], [I32]];
SIGNATURES[Import.MAKE_ROOM] = ["makeRoomAt", [I32, I32], [I32]];
SIGNATURES[Import.FINISH_SPECIAL] = ["finishSpecial", [I32, I32, I32, I64], [I32]];
SIGNATURES[Import.DECREF_INLINED] = ["decrefInlined", [I32, I32, I32, I32], []];
SIGNATURES[Import.SLICE_LIST] = ["sliceList", [I32, I64, I64, I64], [I64]];
SIGNATURES[Import.SLICE_SEQUENCE] = ["sliceSequence", [I32, I64, I64, I64], [I64]];
SIGNATURES[Import.ASSIGN_SLICE] = ["assignSlice", [I32, I64, I64, I32, I32], [I32]];
SIGNATURES[Import.MOVE_SLICE] = ["moveSlice", [I32, I64, I64, I32, I64, I64, I64], [I32]];
SIGNATURES[Import.MAKE_ITERATOR] = ["makeIterator", [I32, I32], [I64]];
SIGNATURES[Import.LEAVE] = ["leaveCompiled", [I32, I32, I32, I32, I32], [I64]];
SIGNATURES[Import.LEAVE_WITH] = ["leaveWith", [I32, I32, I32], [I64]];
SIGNATURES[Import.LEAVE_WITH_RESULT] = ["leaveWithResult", [I32, I32, I64, I32], [I64]];
SIGNATURES[Import.PUSH_VIRTUAL] = ["pushVirtual", [I32, I32], [I32]];
SIGNATURES[Import.POP_VIRTUAL] = ["popVirtual", [], [I32]];
SIGNATURES[Import.FRAME_TO_DROP] = ["frameToDrop", [I32, I32, I32, I32], [I32]];
SIGNATURES[Import.OPERATE_FOR_ITER] = ["operateForIter", [I32, I32], [I32]];
SIGNATURES[Import.CATCH_IN] = ["catchIn", [I32, I32, I32, I32], [I32]];
SIGNATURES[Import.CATCH_AT] = ["catchAt", [I32, I32, I32, I32], [I32]];
SIGNATURES[Import.NOTE_GETTER_RAISED] = ["noteGetterRaised", [I32, I32, I32], []];
SIGNATURES[Import.RAISE_AT] = ["raiseAt", [I32], [I32]];
SIGNATURES[Import.RAISE_HANDLED] = ["raiseHandled", [], [I32]];
SIGNATURES[Import.RERAISE_AT] = ["reraiseAt", [I32], [I32]];
SIGNATURES[Import.END_INLINED] = ["endInlined", [I32, I32, I32], [I32]];
SIGNATURES[Import.UNWIND_AT] = ["unwindAt", [I32, I32, I32, I32], [I64]];
SIGNATURES[Import.LEAVE_RAISED] = ["leaveRaised", [I32, I32, I32], [I64]];
SIGNATURES[Import.BEGIN_HANDLING] = ["beginHandling", [I64], [I64]];
SIGNATURES[Import.END_HANDLING] = ["endHandling", [I64], [I64]];
SIGNATURES[Import.MATCHES] = ["matchesClass", [I64, I64], [I32]];
SIGNATURES[Import.BIND_FUNCTION] = ["bindFunction", [I32, I64], [I64]];
SIGNATURES[Import.UNBIND_METHOD] = ["unbindMethod", [I32], [I64]];
SIGNATURES[Import.CLASS_DATA] = ["classData", [I32, I32, I32], [I64]];
SIGNATURES[Import.EXCHANGE_CLASS_DATA] = ["exchangeClassData", [I32, I32, I32, I64], [I64]];
SIGNATURES[Import.IS_INITIALIZED] = ["isInitialized", [I64, I32, I32], [I32]];
SIGNATURES[Import.STEP_ENUMERATED] = ["stepEnumerated", [I32, I32, I32], [I64]];
SIGNATURES[Import.STEP_BY_CALL] = ["stepByCall", [I32, I32], [I64]];
SIGNATURES[Import.FINISH_GENERATOR] = ["finishCompiled", [I32, I64], [I64]];
SIGNATURES[Import.LEND_WINDOW] = ["lendWindow", [I32, I32], [I64]];
SIGNATURES[Import.SINK_TAKES] = ["sinkTakes", [I32, I64], [I32]];
SIGNATURES[Import.STEP_GENERATOR] = ["stepGenerator", [I32, I32, I32], [I64]];
SIGNATURES[Import.PLACE_IN_DICT] = ["placeInDict", [I32, I64], [I32]];
SIGNATURES[Import.INSERT_IN_DICT] = ["insertInDict", [I32, I64, I64], [I32]];
SIGNATURES[Import.TAKE_FROM_DICT] = ["takeFromDict", [I32, I64], [I64]];
SIGNATURES[Import.GET_IN_DICT] = ["getInDict", [I32, I64, I64], [I64]];
SIGNATURES[Import.SET_DEFAULT] = ["setDefault", [I32, I64, I64], [I64]];
SIGNATURES[Import.HOLDS] = ["holds", [I64, I64], [I32]];
SIGNATURES[Import.ADD_TO_SET] = ["addToSet", [I32, I64], [I32]];
SIGNATURES[Import.STEP_DICT] = ["stepDict", [I32], [I32]];
SIGNATURES[Import.STEP_SET] = ["stepSet", [I32], [I64]];
SIGNATURES[Import.NEW_TUPLE] = ["newTupleOf", [I32], [I32]];
SIGNATURES[Import.TRACK_TUPLE] = ["trackTuple", [I32], []];
SIGNATURES[Import.NEW_LIST] = ["newListOf", [I32], [I32]];
SIGNATURES[Import.NEW_DICT] = ["newEmptyDict", [], [I32]];
SIGNATURES[Import.REST_TUPLE] = ["restTuple", [I32, I32], [I32]];
SIGNATURES[Import.UNDO_REST_TUPLE] = ["undoRestTuple", [I32], []];
SIGNATURES[Import.TEXT_OF_INT] = ["textOfInt", [I64], [I64]];
SIGNATURES[Import.MAKE_RANGE] = ["makeRange", [I64, I64], [I64]];
SIGNATURES[Import.COMPUTE_INT] = ["computeInt", [I32, I64], [I64]];
SIGNATURES[Import.INT_OF_TEXT] = ["intOfText", [I32], [I64]];
SIGNATURES[Import.JOIN_TEXTS] = ["joinTexts", [I32, I32], [I64]];
SIGNATURES[Import.APPEND_TEXTS] = ["appendTexts", [I32, I32], [I64]];
SIGNATURES[Import.FORMAT_PLAIN] = ["formatPlain", [I64, I64], [I64]];
SIGNATURES[Import.BUILD_TEXT] = ["joinTemporaries", [I32, I32], [I64]];
SIGNATURES[Import.SAME_TEXT] = ["sameText", [I32, I32], [I32]];
SIGNATURES[Import.CALL_NATIVE] = ["callNativeAt", [I32, I32, I32, I32, I32, I32], [I64]];

const GLOBALS: string[] = [];
GLOBALS[Global.STACK_USED] = "stackUsed";
GLOBALS[Global.CURRENT] = "current";

export const IMPORTS: Imports = {
  functions: SIGNATURES.map(([name, parameters, results]) => ({ name, parameters, results })),
  globals: GLOBALS,
};

/** Instructions that are frequent out of line, and the function that does them and no others. */
const FAMILIES: [R, R, Import][] = [
  [R.ADD, R.INPLACE_POWER_K, Import.OPERATE_BINARY],
  [R.LT, R.NOT_IN, Import.OPERATE_COMPARE],
  [R.JUMP_LT, R.JUMP_NOT_IN, Import.OPERATE_COMPARE],
  [R.JUMP_LT_K, R.JUMP_NOT_IN_K, Import.OPERATE_COMPARE],
  [R.LOAD_ATTR, R.LOAD_ATTR_VALUE, Import.OPERATE_ATTRIBUTE],
  [R.LOAD_METHOD, R.LOAD_METHOD_CACHED, Import.OPERATE_METHOD],
  [R.SUBSCR, R.SUBSCR_K, Import.OPERATE_SUBSCRIPT],
  [R.STORE_SUBSCR, R.STORE_SUBSCR_K, Import.OPERATE_STORE_SUBSCRIPT],
  [R.FOR_ITER, R.FOR_ITER, Import.OPERATE_FOR_ITER],
  [R.CALL, R.CALL_METHOD, Import.OPERATE_CALL],
];

/** What does an instruction out of line. */
export function outOfLine(op: R): Import {
  const family = FAMILIES.find(([first, last]) => op >= first && op <= last);
  return family === undefined ? Import.OPERATE : family[2];
}
