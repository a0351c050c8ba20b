/** What stands where a value is expected, or an answer, and is none. */

/** A reference to a Python object that is handed over. */
export class Owned {
  constructor(readonly address: number) {}
}

/** What is no value that crosses at once. */
export const NOT_PLAIN = Symbol("not plain");

/** What host objects answer where they have nothing of that name, or are at their end. */
export const NOTHING = Symbol("nothing");
