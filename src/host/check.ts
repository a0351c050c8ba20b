/**
 * Refusals of what an embedder has handed over and cannot be meant: TypeError for what is of the wrong kind, RangeError for a number that makes no sense. To be asked before
 * anything is done, so that nothing is half done.
 */

/** Refuses a value under a name that the embedder knows. */
export type Check = (value: unknown, name: string) => void;

function kind(what: string, isOne: (value: unknown) => boolean): Check {
  return (value, name) => {
    if (!isOne(value)) throw new TypeError(`${name} must be ${what}`);
  };
}

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isText = (value: unknown) => typeof value === "string";

export const aText = kind("a string", isText);
export const aBoolean = kind("a boolean", (value) => typeof value === "boolean");
export const aFunction = kind("a function", (value) => typeof value === "function");
export const anObject = kind("an object", isObject);
export const anArray = kind("an array", Array.isArray);
export const texts = kind("an array of strings", (value) => Array.isArray(value) && value.every(isText));
export const functions = kind(
  "an array of functions",
  (value) => Array.isArray(value) && value.every((item) => typeof item === "function"),
);

/** An integer as number or BigInt. */
export const anInteger = kind(
  "an integer",
  (value) => typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value)),
);

/** A number that is more than 0. */
export const anAmount: Check = (value, name) => {
  if (typeof value !== "number") throw new TypeError(`${name} must be a number`);
  if (!(value > 0)) throw new RangeError(`${name} must be more than 0`);
};

/** A number, which may be none that counts anything. */
export const aNumber = kind("a number", (value) => typeof value === "number" && !Number.isNaN(value));

export function instanceOf(what: string, ...classes: (abstract new (...args: never) => unknown)[]): Check {
  return kind(what, (value) => isObject(value) && classes.some((known) => value instanceof known));
}

export function oneOf(...values: readonly unknown[]): Check {
  return kind(values.map((value) => JSON.stringify(value)).join(" or "), (value) => values.includes(value));
}

/** An object of functions: those named must be there, the others may. */
export function methods(needed: readonly string[], others: readonly string[] = []): Check {
  return (value, name) => {
    if (!isObject(value) && typeof value !== "function") throw new TypeError(`${name} must be an object`);
    const given = value as Record<string, unknown>;
    for (const method of needed) aFunction(given[method], `${name}.${method}`);
    for (const method of others)
      if (given[method] !== undefined) aFunction(given[method], `${name}.${method}`);
  };
}

/** An object whose own properties are all of a kind. */
export function recordOf(check: Check): Check {
  return (value, name) => {
    anObject(value, name);
    for (const [key, item] of Object.entries(value as object)) check(item, `${name}.${key}`);
  };
}

/** What one of some checks lets through. */
export function either(what: string, ...checks: Check[]): Check {
  return kind(what, (value) =>
    checks.some((check) => {
      try {
        check(value, "");
        return true;
      } catch {
        return false;
      }
    }),
  );
}

/** Options by name: those that are undefined are not looked at, what has no check is nobody's. Undefined stands for no options. */
export function checkOptions(
  checks: Readonly<Record<string, Check>>,
  options: unknown,
  what = "the options",
): void {
  if (options === undefined) return;
  anObject(options, what);
  for (const [name, check] of Object.entries(checks)) {
    const value = (options as Record<string, unknown>)[name];
    if (value !== undefined) check(value, name);
  }
}
