/** Everything the VM exports to its host. */
import { pending } from "./core/errors.ts";
import { rawAlloc, rawFree } from "./memory/raw.ts";
import { boot } from "./vm/boot.ts";
import { runMarshalled } from "./vm/main.ts";

export { boot, pending, rawAlloc, rawFree, runMarshalled };
