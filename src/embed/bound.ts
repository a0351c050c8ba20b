/** Methods that work without their object, as in `const { run } = python`. */

/** The names of a prototype's methods, found once. */
const known = new WeakMap<object, string[]>();

/** Gives an object its methods as properties of its own that nobody sees, bound to it. */
export function bindMethods(object: object): void {
  const prototype = Object.getPrototypeOf(object);
  let names = known.get(prototype);
  if (names === undefined) {
    const members = Object.entries(Object.getOwnPropertyDescriptors(prototype));
    names = members
      .filter(([name, { value }]) => name !== "constructor" && typeof value === "function")
      .map(([name]) => name);
    known.set(prototype, names);
  }
  for (const name of names) {
    const value = prototype[name].bind(object);
    Object.defineProperty(object, name, { value, configurable: true, writable: true });
  }
}
