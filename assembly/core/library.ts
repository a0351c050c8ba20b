/**
 * The library's natives lie in a Wasm module of their own, which comes when the first of them is wanted (scripts/split.mjs). It may not come: then what wants it raises, and
 * whoever embeds the VM hears why.
 */
import { loadNatives } from "../host.ts";
import { Exc } from "../shared/exceptions.ts";
import { raise } from "./errors.ts";
import { Value } from "./value.ts";

/** Whether the natives are there; false with RuntimeError pending. */
export function needLibrary(): bool {
  if (loadNatives(false)) return true;
  // By the table, in which scripts/split.mjs finds it.
  call_indirect<Value>(raiseMissing.index);
  return false;
}

/** What a function of the library's does in a VM that cannot have it. */
function raiseMissing(): Value {
  return raise(Exc.RuntimeError, "the library of the VM (library.wasm) cannot be loaded");
}
