/** Values that most functions do not want, for tests that hand them to each function; and what is a clear error where one is refused. */
import { FileError, loadPython, PythonError, VmBug } from "../support/embed.ts";

const other = await loadPython();
const disposed = await loadPython();
/** A proxy of an instance that has been disposed of. */
export const disposedProxy = disposed.run("[1]");
disposed.dispose();

export { disposed, other };

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const revokedFunction = () => {
  const { proxy, revoke } = Proxy.revocable(() => 1, {});
  revoke();
  return proxy;
};

const TRAPS = [
  "get",
  "has",
  "ownKeys",
  "getOwnPropertyDescriptor",
  "getPrototypeOf",
  "set",
  "deleteProperty",
  "defineProperty",
];

const throwing = () => {
  const fail = (trap: string) => () => {
    throw new Error(`trap ${trap}`);
  };
  return new Proxy({}, Object.fromEntries(TRAPS.map((trap) => [trap, fail(trap)])));
};

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

/** Those that belong to no instance. Each is made anew where that matters. */
export const ODD: (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => Number.NaN,
  () => -1e308,
  () => 2n ** 70n,
  () => "",
  () => "\ud800",
  () => "x".repeat(100_000),
  () => Symbol("odd"),
  () => [],
  () => [[], { a: [Symbol("inner")] }],
  () => ({}),
  () => cyclic,
  () => Object.create(null),
  () => () => 1,
  () => class {},
  () => new Map([[{}, 1]]),
  () => new Set([new Set()]),
  () => new Date(Number.NaN),
  () => new Uint8Array(3),
  () => new Float64Array(new ArrayBuffer(16), 8),
  () => Promise.resolve(1),
  () => new Error("an error"),
  () => new Proxy({}, {}),
  revoked,
  revokedFunction,
  throwing,
  () => ({
    get bad() {
      throw new Error("getter");
    },
  }),
  () => ({ toString: 1, valueOf: 2 }),
  () => other,
  () => other.globals,
  () => disposed,
  () => disposedProxy,
];

/** What an engine says where code of ours has not looked at what it was given. */
const ENGINE =
  /is not a function|is not iterable|Cannot (read|set|convert|destructure|mix|use)|is not a constructor|of undefined|undefined (to|is)|not extensible|Invalid (array|typed|value)|called on|Reflect\.|CreateList|cannot be invoked|private member|^The .*argument must|must be an instance|is not valid JSON|Illegal/;

/** Revoked proxies and classes throw the engine's own error when they are used as what they seem to be; the others are the embedder's. */
const FOREIGN = /revoked|^trap |^getter$|^Class constructors? /;

/** Whether an error says what is wrong: ours, Python's, or what was given (or what that has thrown) itself. */
export function isClear(error: unknown, given: readonly unknown[] = []): boolean {
  if (given.includes(error) || (error === undefined && given.includes(null))) return true;
  if (!(error instanceof Error) || error instanceof VmBug) return false;
  if (error instanceof PythonError || error instanceof FileError || FOREIGN.test(error.message)) return true;
  const isRefusal = [Error, TypeError, RangeError].includes(error.constructor as ErrorConstructor);
  return isRefusal && !("code" in error) && !ENGINE.test(error.message);
}
