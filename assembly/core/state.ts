/** The interpreter's own dicts, made at boot: sys.modules and the namespace of `sys`. That of `builtins`: core/namespace.ts. */
import { dictGetStr, newDict } from "./dict.ts";
import { UNBOUND, Value } from "./value.ts";

/** Addresses of dicts; never 0 after boot. */
export let sysDict: usize = 0;
export let modulesDict: usize = 0;

export function initState(): bool {
  modulesDict = newDict();
  return modulesDict !== 0;
}

export function setSysDict(dict: usize): void {
  sysDict = dict;
}

/** sys.name, borrowed; UNBOUND if it was deleted. The name is interned. */
export function sysAttribute(name: usize): Value {
  return sysDict === 0 ? UNBOUND : dictGetStr(sysDict, name);
}
