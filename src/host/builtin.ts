/**
 * Of Node's own modules those that few programs need, loaded when they do, and what they are made of: a start feels the 4 ms of node:tty.
 *
 * `process.binding` is no public interface (it is deprecated, and absent under Node's permission model): whoever asks for a binding says
 * what to do without.
 */
import { createRequire } from "node:module";

interface Builtins {
  "node:crypto": typeof import("node:crypto");
  "node:os": typeof import("node:os");
  "node:tty": typeof import("node:tty");
  "node:v8": typeof import("node:v8");
  "node:zlib": typeof import("node:zlib");
}

/** One of the modules. */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] {
  return createRequire(import.meta.url)(name);
}

/** What a module is made of; undefined where it is not to be had or does not have all those methods. No warning is shown. */
export function binding<T>(name: string, ...methods: (keyof T)[]): T | undefined {
  const { noDeprecation } = process;
  process.noDeprecation = true;
  try {
    const found = (process as unknown as { binding(name: string): T }).binding(name);
    return methods.every((method) => typeof found[method] === "function") ? found : undefined;
  } catch {
    return undefined;
  } finally {
    process.noDeprecation = noDeprecation;
  }
}
