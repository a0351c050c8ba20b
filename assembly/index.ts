/** Everything the VM exports to its host. */
import { rawAlloc, rawFree } from "./memory/raw.ts";
import { boot } from "./vm/boot.ts";
import { runProgram } from "./vm/main.ts";

export { boot, rawAlloc, rawFree, runProgram };
