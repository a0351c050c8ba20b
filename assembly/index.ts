/** Everything the VM exports to its host. */
import { asBytes } from "./core/bytes.ts";
import { rawAlloc, rawFree } from "./memory/raw.ts";
import { boot } from "./vm/boot.ts";
import { unmarshal } from "./vm/unmarshal.ts";

export { asBytes, boot, rawAlloc, rawFree, unmarshal };
