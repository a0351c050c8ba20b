/** Everything the VM exports to its host. */
import { setBreakerPeriod } from "./core/interrupt.ts";
import { decrefAt } from "./core/object.ts";
import { allocationsLeft, failAllocation, failedAllocations } from "./memory/debug.ts";
import { rawAlloc, rawFree } from "./memory/raw.ts";
import { auditCounts, auditEnd } from "./modules/audit.ts";
import { collectAtEveryAllocation } from "./modules/collector.ts";
import { boot } from "./vm/boot.ts";
import { embedArea } from "./vm/embed/area.ts";
import { embedCompile, embedFlush, embedOpen, embedRun, embedText } from "./vm/embed/session.ts";
import { auditBegin } from "./vm/finish.ts";
import { current, depthLeft, freeFrames, stackLimit } from "./vm/frame.ts";
import { callNativeAt, characterAt, placeInDict, sameText } from "./vm/kernels.ts";
import { endProgram, interact, interactiveStatus, runProgram, startProgram } from "./vm/main.ts";
import { makeSnapshot } from "./vm/snapshot.ts";
import {
  beginLater,
  giveResult,
  leaveCallee,
  lineAt,
  operate,
  operateAttribute,
  operateBinary,
  operateCall,
  operateCompare,
  operateMethod,
  operateStoreSubscript,
  operateSubscript,
  setCompiled,
  setSightings,
  stackUsed,
  unsetCompiled,
} from "./vm/tier2.ts";

export {
  allocationsLeft,
  auditBegin,
  auditCounts,
  auditEnd,
  beginLater,
  boot,
  callNativeAt,
  characterAt,
  collectAtEveryAllocation,
  current,
  decrefAt,
  depthLeft,
  embedArea,
  embedCompile,
  embedFlush,
  embedOpen,
  embedRun,
  embedText,
  endProgram,
  failAllocation,
  failedAllocations,
  freeFrames,
  giveResult,
  interact,
  interactiveStatus,
  leaveCallee,
  lineAt,
  makeSnapshot,
  operate,
  operateAttribute,
  operateBinary,
  operateCall,
  operateCompare,
  operateMethod,
  operateStoreSubscript,
  operateSubscript,
  placeInDict,
  rawAlloc,
  rawFree,
  runProgram,
  sameText,
  setBreakerPeriod,
  setCompiled,
  setSightings,
  stackLimit,
  stackUsed,
  startProgram,
  unsetCompiled,
};
