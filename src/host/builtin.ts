/**
 * Those of Node's own modules that few programs need, loaded when they do: node:tty takes 4 ms, node:os 0.5, which is what a start feels.
 */
import { createRequire } from "node:module";

interface Builtins {
  "node:crypto": typeof import("node:crypto");
  "node:os": typeof import("node:os");
  "node:tty": typeof import("node:tty");
}

/** One of them. */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] {
  return createRequire(import.meta.url)(name);
}
