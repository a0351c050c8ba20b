/**
 * Private names: `__name` inside a class stands for `_Class__name`.
 */

/** The name that `name` stands for inside the class `owner` (null outside of classes). */
export function mangle(owner: string | null, name: string): string {
  if (owner === null || name.charCodeAt(0) !== 95 || name.charCodeAt(1) !== 95) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  const stripped = owner.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}
