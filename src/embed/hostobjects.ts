/**
 * JavaScript objects in Python: the table of what has been handed in, and what of it Python may see.
 *
 * Python programs are not trusted with the host, so an object shows only what it was given for:
 *
 *   its own properties        except `constructor`, `prototype`, `__proto__`, `caller`, `callee`, `arguments` and an error's `stack`,
 *                             through which functions of the host could be reached, or be told
 *   of built-in kinds         the methods below (METHODS), which are the language's own whatever has been put into their place
 *   of classes that the       methods and accessors of these classes and their bases, as far as those are in the list, too
 *   embedder has listed
 *
 * Symbols are never seen. A function that is got as an attribute is called with the object as `this`; otherwise `this` is undefined.
 * Python writes own properties under the same rules: it cannot shadow what it does not see.
 */
import { HostKind, HostOperation, Operation } from "../../assembly/shared/embed.ts";
import { type Slice, sliceOperation } from "./hostslices.ts";
import { NOTHING, Owned } from "./marks.ts";
import { finder, membersOf } from "./modules.ts";
import { PyProxy } from "./proxies.ts";
import type { Session } from "./session.ts";
import { putStructure } from "./structures.ts";

// biome-ignore lint/complexity/noBannedTypes: any function at all
type AnyFunction = Function;

/** Names that are never seen. */
const HIDDEN = new Set(["constructor", "prototype", "__proto__", "caller", "callee", "arguments"]);

/** What a kind of object lets Python call, by name: (object, ...arguments) => result. */
type Methods = Readonly<Record<string, AnyFunction>>;

/** The language's own methods of a class. */
function methodsOf(prototype: object, names: string): Methods {
  const chosen = names.split(" ").map((name) => {
    const method = (prototype as Record<string, AnyFunction>)[name];
    return [name, (self: object, ...args: unknown[]) => Reflect.apply(method, self, args)];
  });
  return Object.fromEntries(chosen);
}

/** What arrays have as Python's sequences, by the VM (assembly/vm/embed/hostarray.ts). */
const PYTHONS_OF_ARRAYS = "append clear copy count extend index insert pop remove reverse".split(" ");
const ARRAY = methodsOf(
  Array.prototype,
  "at concat copyWithin every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join lastIndexOf map push reduce reduceRight shift slice some sort splice unshift",
);
const MAP: Methods = {
  ...methodsOf(Map.prototype, "has set delete clear keys values entries forEach"),
  get: (self: Map<unknown, unknown>, key: unknown, missing?: unknown) =>
    self.has(key) ? self.get(key) : missing,
  items: (self: Map<unknown, unknown>) => self.entries(),
};
const SET = methodsOf(Set.prototype, "has add delete clear keys values entries forEach");
const PROMISE = methodsOf(Promise.prototype, "then catch finally");
const DATE = methodsOf(
  Date.prototype,
  "getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds toDateString toISOString toJSON toString valueOf",
);
const REGEXP = methodsOf(RegExp.prototype, "exec test toString");
const ITERATOR: Methods = {
  next: (self: Iterator<unknown>, ...args: [] | [unknown]) => self.next(...args),
};
/** An error says who it is, though its class does. */
const ERROR: Methods = { toString: (self: Error) => `${self.name}: ${self.message}` };

/** The methods of an object's kind. */
function methodsFor(value: object): Methods | undefined {
  if (Array.isArray(value)) return ARRAY;
  if (value instanceof Map) return MAP;
  if (value instanceof Set) return SET;
  if (value instanceof Promise) return PROMISE;
  if (value instanceof Date) return DATE;
  if (value instanceof RegExp) return REGEXP;
  if (value instanceof Error) return ERROR;
  return isIterator(value) ? ITERATOR : undefined;
}

function isIterator(value: object): boolean {
  return "next" in value && typeof value.next === "function" && Symbol.iterator in value;
}

/** The kind that decides on the object's type in Python. Throws where the object does: a revoked proxy. */
function kindOf(value: object): HostKind {
  if (typeof value === "function") return HostKind.FUNCTION;
  if (Array.isArray(value)) return HostKind.ARRAY;
  if (value instanceof Map) return HostKind.MAP;
  if (value instanceof Set) return HostKind.SET;
  if (value instanceof Promise) return HostKind.PROMISE;
  if (isIterator(value)) return HostKind.ITERATOR;
  return Symbol.iterator in value ? HostKind.ITERABLE : HostKind.OBJECT;
}

/** An object in the table. */
export interface Entry {
  object: object;
  /** What a function is called with as `this`. */
  self: unknown;
  /** The Python object that stands for it. */
  address: number;
  /** Whether it is found again where it is handed in again. */
  isListed: boolean;
}

export class HostObjects {
  private readonly entries: (Entry | undefined)[] = [];
  private readonly free: number[] = [];
  /** Where objects are in the table; functions that were got as attributes are not listed. */
  private readonly handles = new Map<object, number>();
  private readonly listed: ReadonlySet<object>;

  constructor(
    private readonly session: Session,
    classes: readonly AnyFunction[],
  ) {
    this.listed = new Set(classes.map((listed) => listed.prototype as object));
  }

  /** How many objects Python has. */
  get size(): number {
    return this.entries.length - this.free.length;
  }

  // ---- the table ----

  /** The Python object for an object, a reference: the same one as long as it lives. */
  pointerFor(object: object): number {
    const handle = this.handles.get(object);
    if (handle === undefined) return this.enter(object, undefined, true);
    const { address } = this.entries[handle]!;
    this.session.values.retain(address);
    return address;
  }

  private enter(object: object, self: unknown, isListed: boolean): number {
    const kind = kindOf(object);
    const handle = this.free.pop() ?? this.entries.length;
    const address = this.session.exports.embedHostObject(handle, kind) >>> 0;
    if (address === 0) this.free.push(handle);
    this.entries[handle] = address === 0 ? undefined : { object, self, address, isListed };
    if (address !== 0 && isListed) this.handles.set(object, handle);
    return this.session.made(address);
  }

  /** The whole table: places without an object are empty. */
  list(): readonly (Entry | undefined)[] {
    return this.entries;
  }

  /** Takes over the table of an instance that this one is a copy of. */
  adopt(entries: readonly (Entry | undefined)[]): void {
    for (const [handle, entry] of entries.entries()) {
      const members = entry && membersOf(entry.object);
      const own = entry && members ? { ...entry, object: finder(this.session, members) } : entry;
      this.entries[handle] = own && { ...own };
      if (own === undefined) this.free.push(handle);
      else if (own.isListed) this.handles.set(own.object, handle);
    }
  }

  at(handle: number): object {
    return this.entries[handle]!.object;
  }

  forget(handle: number): void {
    const { object } = this.entries[handle]!;
    if (this.handles.get(object) === handle) this.handles.delete(object);
    this.entries[handle] = undefined;
    this.free.push(handle);
  }

  // ---- what Python does with an object ----

  call(handle: number, args: unknown[], isNew: boolean): unknown {
    const { object, self } = this.entries[handle]!;
    if (isNew) return Reflect.construct(object as AnyFunction, args);
    return Reflect.apply(object as AnyFunction, self, args);
  }

  /** The answer to a HostOperation; NOTHING where there is none. */
  operate(operation: HostOperation, handle: number, a: unknown, b: unknown): unknown {
    const { object } = this.entries[handle]!;
    switch (operation) {
      case HostOperation.GET:
        return this.get(object, a as string);
      case HostOperation.SET:
        return this.set(object, a as string, b);
      case HostOperation.DELETE:
        return this.delete(object, a as string);
      case HostOperation.NAMES:
        return this.python(this.names(object));
      case HostOperation.REPR:
        return describe(object);
      case HostOperation.TO_PYTHON:
        return this.python(object, a as number);
      case HostOperation.KEYS:
        return this.python(ownNames(object));
      case HostOperation.VALUES:
        return this.python(
          ownNames(object).map((name) => (object as Record<string, unknown>)[name]),
          1,
        );
      case HostOperation.ENTRIES:
        return this.python(
          ownNames(object).map((name) => [name, (object as Record<string, unknown>)[name]]),
          2,
        );
      case HostOperation.LISTEN:
        return this.listen(object, a);
      case HostOperation.TYPE_OF:
        return typeof object;
      default:
        return container(operation, object, a, b);
    }
  }

  /** The answer to a HostOperation on a slice of an array. */
  slice(operation: HostOperation, handle: number, slice: Slice): unknown {
    return sliceOperation(operation, this.entries[handle]!.object as unknown[], slice);
  }

  /** Tells a Python function when a promise is settled: (value, False) or (exception, True). A value that Python cannot be given is an error. */
  private listen(promise: object, settle: unknown): void {
    if (!(settle instanceof PyProxy)) throw new TypeError("a Python function is wanted");
    const { session } = this;
    const fail = (error: unknown) => {
      if (session.isOpen) settle.call(undefined, new Owned(session.exceptionFor(error)), true);
    };
    const end = (tell: () => void) => {
      try {
        tell();
      } catch (error) {
        fail(error);
      } finally {
        settle.destroy();
      }
    };
    Promise.prototype.then.call(
      promise,
      (value) => end(() => session.isOpen && settle.call(undefined, value, false)),
      (error) => end(() => fail(error)),
    );
  }

  /** A list of Python's own, or what an object becomes. */
  private python(value: unknown, depth = -1): unknown {
    putStructure(this.session, 0, value, { depth });
    const p = this.session.answer();
    return p === 0 ? this.session.take(this.session.values.place(0)) : new Owned(p);
  }

  // ---- modules: objects whose properties become a module's ----

  /** A dict of an object's own properties (a reference), but for accessors, which nobody has asked for yet. */
  members(object: object): Owned {
    const { session } = this;
    session.operate(Operation.NEW_DICT, 0);
    const dict = session.answer();
    try {
      for (const name of ownNames(object)) {
        const property = Object.getOwnPropertyDescriptor(object, name);
        if (property !== undefined && "value" in property)
          this.addMember(dict, name, this.bound(object, property.value));
      }
    } catch (error) {
      session.leave(dict);
      throw error;
    }
    return new Owned(dict);
  }

  private addMember(dict: number, name: string, value: unknown): void {
    const { session } = this;
    session.putAll(2, [name, value]);
    session.values.retain(dict);
    session.values.putPointer(1, dict);
    session.operate(Operation.SET_ITEM, 3);
  }

  /** A property by its name: (value, whether there is one). */
  member(object: object, name: string): [unknown, boolean] {
    const found = this.get(object, name);
    return found === NOTHING ? [undefined, false] : [found, true];
  }

  // ---- properties ----

  private get(object: object, name: string): unknown {
    if (isHidden(object, name)) return NOTHING;
    if (Object.hasOwn(object, name)) return this.bound(object, (object as Record<string, unknown>)[name]);
    const methods = methodsFor(object);
    if (methods !== undefined && Object.hasOwn(methods, name)) {
      const method = methods[name];
      return (...args: unknown[]) => method(object, ...args);
    }
    if (object instanceof Error && (name === "name" || name === "message")) return String(object[name]);
    const owner = this.listedOwner(object, name);
    return owner === undefined ? NOTHING : this.bound(object, Reflect.get(owner, name, object));
  }

  /** A function knows whose it is. */
  private bound(object: object, value: unknown): unknown {
    if (typeof value !== "function") return value;
    return new Owned(this.enter(value, object, false));
  }

  /** The prototype of a listed class that has a property, if those before it in the chain are listed too or do not have it. */
  private listedOwner(object: object, name: string): object | undefined {
    if (this.listed.size === 0) return undefined;
    for (let p = Object.getPrototypeOf(object); p !== null; p = Object.getPrototypeOf(p)) {
      if (Object.hasOwn(p, name)) return this.listed.has(p) ? p : undefined;
    }
    return undefined;
  }

  private set(object: object, name: string, value: unknown): unknown {
    if (isHidden(object, name)) return NOTHING;
    const owner = Object.hasOwn(object, name) ? object : this.listedOwner(object, name);
    if (owner === undefined && name in object) return NOTHING;
    if (!Reflect.set(object, name, value)) throw new TypeError(`the property ${name} cannot be set`);
    return undefined;
  }

  private delete(object: object, name: string): unknown {
    if (isHidden(object, name) || !Object.hasOwn(object, name)) return NOTHING;
    if (!Reflect.deleteProperty(object, name)) throw new TypeError(`the property ${name} cannot be deleted`);
    return undefined;
  }

  private names(object: object): string[] {
    const names = new Set(ownNames(object));
    for (const name of Object.keys(methodsFor(object) ?? {})) names.add(name);
    if (Array.isArray(object)) for (const name of PYTHONS_OF_ARRAYS) names.add(name);
    for (let p = Object.getPrototypeOf(object); p !== null; p = Object.getPrototypeOf(p)) {
      if (this.listed.has(p)) for (const name of ownNames(p)) names.add(name);
    }
    return [...names];
  }
}

function isHidden(object: object, name: string): boolean {
  return HIDDEN.has(name) || (name === "stack" && object instanceof Error);
}

/** Names of own properties that may be seen. */
function ownNames(object: object): string[] {
  return Object.getOwnPropertyNames(object).filter((name) => !isHidden(object, name));
}

/** What an object is called: no code of its own is asked. */
function describe(object: object): string {
  if (typeof object === "function")
    return `<JsCallable ${Object.hasOwn(object, "name") ? String(object.name) : ""}>`;
  if (object instanceof Error) return `<JsProxy ${String(object.name)}: ${String(object.message)}>`;
  const kind = Object.prototype.toString.call(object).slice(8, -1);
  return `<JsProxy ${kind}>`;
}

// ---- items, membership, iteration ----

function container(operation: HostOperation, object: object, a: unknown, b: unknown): unknown {
  if (operation === HostOperation.ITERATE) return iterate(object);
  if (operation === HostOperation.NEXT) return step(object as Iterator<unknown>);
  if (Array.isArray(object)) return arrayOperation(operation, object, a, b);
  if (object instanceof Map) return mapOperation(operation, object, a, b);
  if (object instanceof Set) return setOperation(operation, object, a);
  return NOTHING;
}

/** An iterator over an object, as an object that is one for sure. */
function iterate(object: object): unknown {
  const iterator = (object as Iterable<unknown>)[Symbol.iterator]();
  return object instanceof Map ? object.keys() : iterator;
}

function step(iterator: Iterator<unknown>): unknown {
  const { done, value } = iterator.next();
  return done ? NOTHING : value;
}

function arrayOperation(operation: HostOperation, array: unknown[], a: unknown, b: unknown): unknown {
  const index = a as number;
  switch (operation) {
    case HostOperation.LENGTH:
      return array.length;
    case HostOperation.CONTAINS:
      return includes(array, a);
    case HostOperation.REVERSE:
      Array.prototype.reverse.call(array);
      return undefined;
    case HostOperation.GET_ITEM:
      return index < array.length ? array[index] : NOTHING;
    case HostOperation.SET_ITEM:
      if (index >= array.length) return NOTHING;
      array[index] = b;
      return undefined;
    case HostOperation.DELETE_ITEM:
      if (index >= array.length) return NOTHING;
      Array.prototype.splice.call(array, index, 1);
      return undefined;
    default:
      return NOTHING;
  }
}

/** Whether an array has an item that Python takes for equal; NOTHING where that is first for an object to say. */
function includes(array: unknown[], wanted: unknown): unknown {
  for (let i = 0; i < array.length; i++) {
    const item = array[i];
    if (!isPlain(item)) return NOTHING;
    if (isEqual(item, wanted)) return true;
  }
  return false;
}

function isPlain(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string" || isNumeric(value);
}

function isNumeric(value: unknown): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

/** In Python 1, 1.0 and True are equal, and nothing is None but null and undefined. */
function isEqual(a: unknown, b: unknown): boolean {
  if (isNumeric(a) !== isNumeric(b) || typeof a === "string" || typeof b === "string") return a === b;
  // biome-ignore lint/suspicious/noDoubleEquals: numbers of all kinds, or none
  return a == b || Object.is(a, b);
}

function mapOperation(operation: HostOperation, map: Map<unknown, unknown>, a: unknown, b: unknown): unknown {
  switch (operation) {
    case HostOperation.LENGTH:
      return map.size;
    case HostOperation.CONTAINS:
      return map.has(a);
    case HostOperation.GET_ITEM:
      return map.has(a) ? map.get(a) : NOTHING;
    case HostOperation.SET_ITEM:
      map.set(a, b);
      return undefined;
    case HostOperation.DELETE_ITEM:
      return map.delete(a) ? undefined : NOTHING;
    default:
      return NOTHING;
  }
}

function setOperation(operation: HostOperation, set: Set<unknown>, a: unknown): unknown {
  if (operation === HostOperation.LENGTH) return set.size;
  return operation === HostOperation.CONTAINS ? set.has(a) : NOTHING;
}
