/**
 * Private names: `__name` inside a class stands for `_Class__name`.
 */

import type { Scope } from "./scope.ts";

/** As mangle, for a name in a scope: around a class with type parameters few names are private. */
export function mangleIn(scope: Scope, owner: string | null, name: string): string {
  return scope.mangled === null || scope.mangled.has(name) ? mangle(owner, name) : name;
}

/** The name that `name` stands for inside the class `owner` (null outside of classes). */
export function mangle(owner: string | null, name: string): string {
  if (owner === null || name.charCodeAt(0) !== 95 || name.charCodeAt(1) !== 95) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  const stripped = owner.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}
