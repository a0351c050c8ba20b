/** Everything the VM exports to its host. */
import { allocationsLeft, failAllocation, failedAllocations } from "./memory/debug.ts";
import { rawAlloc, rawFree } from "./memory/raw.ts";
import { auditCounts, auditEnd } from "./modules/audit.ts";
import { collectAtEveryAllocation } from "./modules/collector.ts";
import { boot } from "./vm/boot.ts";
import { auditBegin } from "./vm/finish.ts";
import { endProgram, interact, interactiveStatus, runProgram, startProgram } from "./vm/main.ts";
import { makeSnapshot } from "./vm/snapshot.ts";

export {
  allocationsLeft,
  auditBegin,
  auditCounts,
  auditEnd,
  boot,
  collectAtEveryAllocation,
  endProgram,
  failAllocation,
  failedAllocations,
  interact,
  interactiveStatus,
  makeSnapshot,
  rawAlloc,
  rawFree,
  runProgram,
  startProgram,
};
