/** What compiled code uses of the VM: exports of assembly/index.ts, by their names there. */
import { type Imports, ValueType } from "./wasm.ts";

/** Functions, as calls number them. */
export enum Import {
  OPERATE,
  DECREF,
  LEAVE_CALLEE,
  GIVE_RESULT,
  PLACE_IN_DICT,
  CHARACTER_AT,
  SAME_TEXT,
  CALL_NATIVE,
  COUNT,
}

/** The type of compiled functions, and the number of the one that is compiled: both come behind those of the imports. */
export const OWN: number = Import.COUNT;

/** Globals: assembly/vm/frame.ts, tier2.ts. */
export enum Global {
  CURRENT,
  FREE_FRAMES,
  DEPTH_LEFT,
  STACK_LIMIT,
  STACK_USED,
}

const { I32, I64 } = ValueType;

/** Name, parameters, results. */
const SIGNATURES: [string, ValueType[], ValueType[]][] = [];
SIGNATURES[Import.OPERATE] = ["operate", [I32, I32], [I32]];
SIGNATURES[Import.DECREF] = ["decrefAt", [I32], []];
SIGNATURES[Import.LEAVE_CALLEE] = ["leaveCallee", [I32, I32, I64], [I32]];
SIGNATURES[Import.GIVE_RESULT] = ["giveResult", [I32, I32, I64, I32, I32], []];
SIGNATURES[Import.PLACE_IN_DICT] = ["placeInDict", [I32, I64], [I32]];
SIGNATURES[Import.CHARACTER_AT] = ["characterAt", [I32, I32], [I64]];
SIGNATURES[Import.SAME_TEXT] = ["sameText", [I32, I32], [I32]];
SIGNATURES[Import.CALL_NATIVE] = ["callNativeAt", [I32, I32, I32, I32, I32, I32], [I64]];

const GLOBALS: string[] = [];
GLOBALS[Global.CURRENT] = "current";
GLOBALS[Global.FREE_FRAMES] = "freeFrames";
GLOBALS[Global.DEPTH_LEFT] = "depthLeft";
GLOBALS[Global.STACK_LIMIT] = "stackLimit";
GLOBALS[Global.STACK_USED] = "stackUsed";

export const IMPORTS: Imports = {
  functions: SIGNATURES.map(([name, parameters, results]) => ({ name, parameters, results })),
  globals: GLOBALS,
};
