/** Everything the VM exports to its host. */
import { failAllocation, failedAllocations } from "./memory/debug.ts";
import { rawAlloc, rawFree } from "./memory/raw.ts";
import { auditBegin, auditCounts, auditEnd } from "./modules/audit.ts";
import { collectAtEveryAllocation } from "./modules/collector.ts";
import { boot } from "./vm/boot.ts";
import { runProgram } from "./vm/main.ts";

export {
  auditBegin,
  auditCounts,
  auditEnd,
  boot,
  collectAtEveryAllocation,
  failAllocation,
  failedAllocations,
  rawAlloc,
  rawFree,
  runProgram,
};
