/**
 * Python objects as JavaScript sees them.
 *
 * Each holds one counted reference, till `destroy`, the end of a `using` block, or the day when JavaScript collects it. Proxies that Python gives a host's function as
 * arguments are lent: they end with the call, unless `copy` is kept.
 *
 * Names are looked up among PyProxy's own first, then as attributes in Python; `$name` is always the attribute. Numbers are the items of lists and tuples: `list[0]`.
 */
import { Feature, Operation } from "../../assembly/shared/embed.ts";
import { anArray, anObject } from "../host/check.ts";
import { type TypedArray, toTypedArray } from "./arrays.ts";
import { checkToJsOptions } from "./checks.ts";
import type { Session } from "./session.ts";
import { type ToJsOptions, toJavaScript } from "./structures.ts";

/** What stands behind a proxy. */
interface State {
  readonly session: Session;
  /** 0 when it has been given back. */
  address: number;
  /** Bits of Feature. */
  readonly features: number;
  /** Lent for the time of a call. */
  readonly isLent: boolean;
  wasLent?: boolean;
}

const STATE = Symbol("state");

interface Target {
  [STATE]: State;
}

/** What is known of a proxy that has been collected: it does not keep the instance alive. */
interface Remains {
  readonly session: WeakRef<Session>;
  readonly address: number;
}

const collected = new FinalizationRegistry<Remains>(({ session, address }) => {
  const living = session.deref();
  if (!living?.isOpen) return;
  living.letGo(address);
  living.leave(address);
});

/** A proxy for the object at an address, whose reference it takes over. */
export function newProxy(session: Session, address: number, isLent = false): PyProxy {
  session.hold(address);
  const features = session.features(address);
  const state: State = { session, address, features, isLent };
  const target = (features & Feature.CALL ? callableTarget() : Object.create(PyProxy.prototype)) as Target;
  target[STATE] = state;
  const proxy = new Proxy(target, HANDLER) as unknown as PyProxy;
  // What is lent is given back by whoever has lent it.
  if (!isLent) collected.register(proxy, { session: session.weak, address }, state);
  return proxy;
}

/** Something that can be called, without a property of its own. */
function callableTarget(): object {
  const target = () => undefined;
  Object.setPrototypeOf(target, PyProxy.prototype);
  return target;
}

export function isProxy(value: object): value is PyProxy {
  return value instanceof PyProxy;
}

/** The address of a proxy's object, for a session that it must belong to. */
export function addressOf(proxy: PyProxy, session: Session): number {
  const state = stateOf(proxy);
  if (state.session !== session) throw new TypeError("the proxy belongs to another Python instance");
  return live(state);
}

/** Ends a loan. The object's finalizer, if it comes to that, runs at the next occasion. */
export function returnLoan(proxy: PyProxy): void {
  const state = stateOf(proxy);
  if (state.address === 0) return;
  if (state.session.isOpen) state.session.letGo(state.address);
  state.session.leave(state.address);
  state.address = 0;
  state.wasLent = true;
}

function stateOf(proxy: object): State {
  const state = (proxy as Target | undefined)?.[STATE];
  if (state === undefined) throw new TypeError("this is no proxy of a Python object");
  return state;
}

/** The address, if there is still an object. */
function live(state: State): number {
  if (state.address !== 0) return state.address;
  if (state.wasLent)
    throw new TypeError("this proxy was lent for a call that is over; keep proxy.copy() of an argument");
  throw new TypeError("this proxy has been destroyed");
}

/** An operation on a proxy's object, with more operands: whether there is an answer, in slot 0. */
function operate(state: State, operation: Operation, ...operands: unknown[]): boolean {
  const address = live(state);
  const { session } = state;
  session.check();
  session.putAll(2, operands);
  session.values.retain(address);
  session.values.putPointer(1, address);
  return session.operate(operation, 1 + operands.length);
}

/** As operate, for the answer as a JavaScript value. */
function ask(state: State, operation: Operation, ...operands: unknown[]): unknown {
  operate(state, operation, ...operands);
  return state.session.take(state.session.values.place(0));
}

/** As ask, for what may not be there: undefined then. */
function find(state: State, operation: Operation, name: unknown): unknown {
  if (!operate(state, operation, name)) return undefined;
  return state.session.take(state.session.values.place(0));
}

/** A Python object. */
export class PyProxy {
  /** The name of its class. */
  get type(): string {
    const state = stateOf(this);
    operate(state, Operation.TYPE);
    const type = state.session.answer();
    const name = state.session.values.text(state.session.values.word(type + NAME_OF_TYPE));
    state.session.drop(type);
    return name;
  }

  /** Gives the object back; the proxy is of no more use. Doing so twice is no error. */
  destroy(): void {
    const state = stateOf(this);
    const { address, session } = state;
    if (address === 0) return;
    collected.unregister(state);
    state.address = 0;
    if (!session.isOpen) return;
    session.letGo(address);
    session.drop(address);
  }

  [Symbol.dispose](): void {
    this.destroy();
  }

  /** Another proxy for the same object, which lives for itself. */
  copy(): this {
    const state = stateOf(this);
    const address = live(state);
    state.session.check();
    state.session.values.retain(address);
    return newProxy(state.session, address) as this;
  }

  /** str() of the object. */
  toString(): string {
    return ask(stateOf(this), Operation.STR) as string;
  }

  /** A JavaScript value with all that it holds: structures.ts says what becomes of what. */
  // biome-ignore lint/suspicious/noExplicitAny: what it is, only the Python program knows
  toJs(options: ToJsOptions = {}): any {
    const state = stateOf(this);
    checkToJsOptions(options);
    return toJavaScript(state.session, live(state), options);
  }

  /**
   * What JSON.stringify writes: dicts as objects, lists and tuples as arrays, numbers, texts and dates, at any depth. A Python object that has a method of this name is
   * asked; of others it knows nothing, as of instances without properties.
   */
  toJSON(): unknown {
    const state = stateOf(this);
    const own = attribute(state, "toJSON");
    const value = own instanceof PyProxy ? callOnce(own) : jsonOf(this);
    return value instanceof Date ? value.toJSON() : value;
  }

  /** `object[key]`; undefined where there is no such key. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  get(key: unknown): any {
    return find(stateOf(this), Operation.FIND_ITEM, key);
  }

  /** `object[key] = value` */
  set(key: unknown, value: unknown): void {
    operate(stateOf(this), Operation.SET_ITEM, key, value);
  }

  /** `key in object` */
  has(key: unknown): boolean {
    return ask(stateOf(this), Operation.CONTAINS, key) as boolean;
  }

  /** `del object[key]` */
  delete(key: unknown): void {
    operate(stateOf(this), Operation.DELETE_ITEM, key);
  }

  /** Calls the object with positional arguments and, in an object behind them, keyword arguments. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  callKwargs(...args: unknown[]): any {
    const keywords = args.pop();
    anObject(keywords, "the last argument, that of keyword arguments,");
    const state = stateOf(this);
    return state.session.call(live(state), args, keywords as Record<string, unknown>);
  }

  /** As a function's own `apply`, `call` and `bind`: what `this` would be is left out. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  apply(_self: unknown, args: readonly unknown[]): any {
    const state = stateOf(this);
    anArray(args, "the arguments");
    return state.session.call(live(state), args);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  call(_self: unknown, ...args: unknown[]): any {
    const state = stateOf(this);
    return state.session.call(live(state), args);
  }

  bind(_self?: unknown, ...first: unknown[]): (...args: unknown[]) => unknown {
    const state = stateOf(this);
    return (...args) => state.session.call(live(state), [...first, ...args]);
  }

  /** len() of the object; undefined where it has none, unless it has an attribute `length`. */
  get length(): number {
    return ask(stateOf(this), Operation.LENGTH) as number;
  }

  /** The next value of an iterator. */
  next(): IteratorResult<unknown, undefined> {
    const state = stateOf(this);
    if (!operate(state, Operation.NEXT)) return { done: true, value: undefined };
    return { done: false, value: state.session.take(state.session.values.place(0)) };
  }

  /** Iterates as Python does: over the keys of a dict. */
  *[Symbol.iterator](): Iterator<unknown> {
    const state = stateOf(this);
    operate(state, Operation.ITERATE);
    const iterator = state.session.answer();
    state.session.hold(iterator);
    try {
      const steps: State = { ...state, address: iterator };
      while (operate(steps, Operation.NEXT)) yield state.session.take(state.session.values.place(0));
    } finally {
      if (state.session.isOpen) {
        state.session.letGo(iterator);
        state.session.drop(iterator);
      }
    }
  }

  /** A copy of the memory that the object lends (bytes, bytearray, array, memoryview), as the typed array that fits. */
  toTypedArray(): TypedArray {
    const state = stateOf(this);
    const address = live(state);
    state.session.check();
    return toTypedArray(state.session, address);
  }

  [Symbol.toPrimitive](hint: string): unknown {
    if (hint !== "number") return this.toString();
    const state = stateOf(this);
    state.session.check();
    return state.features & Feature.INT ? state.session.values.int(live(state)) : Number(this.toString());
  }

  /** For console.log in Node. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const state = stateOf(this);
    if (state.address === 0 || !state.session.isOpen) return "PyProxy {destroyed}";
    return `PyProxy {${ask(state, Operation.REPR)}}`;
  }

  // Attributes in Python.
  // biome-ignore lint/suspicious/noExplicitAny: as above
  [attribute: string]: any;
}

/** The object with all that it holds, as JSON is to have it. */
function jsonOf(object: PyProxy): unknown {
  return object.toJs({ dictConverter: Object.fromEntries, defaultConverter: jsonOfOther });
}

/** The same for what is no container, whose proxy is ended. */
function jsonOfOther(object: PyProxy): unknown {
  const state = stateOf(object);
  try {
    if (state.features & Feature.STR) return ask(state, Operation.STR);
    if (state.features & Feature.FLOAT) return Number(ask(state, Operation.STR));
    const own = attribute(state, "toJSON");
    if (own instanceof PyProxy) return callOnce(own);
    return state.features & Feature.CALL ? undefined : {};
  } finally {
    object.destroy();
  }
}

/** What a method gives, as JSON is to have it. */
function callOnce(method: PyProxy): unknown {
  try {
    const value = method.call(undefined);
    if (!(value instanceof PyProxy)) return value;
    try {
      return jsonOf(value);
    } finally {
      value.destroy();
    }
  } finally {
    method.destroy();
  }
}

/** Where a type has its name (core/type.ts). */
const NAME_OF_TYPE = 16;

/** Methods that only some objects have: elsewhere such a name is an attribute in Python. */
const NEEDED = new Map<string, Feature>([
  ["get", Feature.GET_ITEM],
  ["set", Feature.SET_ITEM],
  ["delete", Feature.SET_ITEM],
  ["has", Feature.CONTAINS],
  ["length", Feature.LENGTH],
  ["next", Feature.NEXT],
  ["callKwargs", Feature.CALL],
  ["apply", Feature.CALL],
  ["call", Feature.CALL],
  ["bind", Feature.CALL],
  ["toTypedArray", Feature.BUFFER],
]);

/** Whether a name is one of PyProxy's own for an object. */
function isOwn(state: State, key: string): boolean {
  if (!Object.hasOwn(PyProxy.prototype, key)) return false;
  const needed = NEEDED.get(key);
  return needed === undefined || (state.features & needed) !== 0;
}

/** Whether a property is an item of a list or tuple: its name is a number then. */
function isIndex(state: State, key: string): boolean {
  if (!(state.features & (Feature.LIST | Feature.TUPLE))) return false;
  return /^(?:0|[1-9]\d{0,14})$/.test(key);
}

function attributeName(key: string): string {
  return key.length > 1 && key.startsWith("$") ? key.slice(1) : key;
}

/** An attribute; undefined where there is none. */
function attribute(state: State, key: string): unknown {
  return find(state, Operation.FIND_ATTRIBUTE, attributeName(key));
}

function hasAttribute(state: State, key: string): boolean {
  if (!operate(state, Operation.FIND_ATTRIBUTE, attributeName(key))) return false;
  const found = state.session.answer();
  if (found !== 0) state.session.drop(found);
  return true;
}

const HANDLER: ProxyHandler<Target> = {
  get(target, key, receiver) {
    if (typeof key === "symbol") {
      if (key === Symbol.iterator && !(target[STATE].features & Feature.ITERATE)) return undefined;
      return Reflect.get(target, key, receiver);
    }
    if (isOwn(target[STATE], key)) return Reflect.get(PyProxy.prototype, key, receiver);
    if (isIndex(target[STATE], key)) return find(target[STATE], Operation.FIND_ITEM, Number(key));
    return attribute(target[STATE], key);
  },

  set(target, key, value) {
    if (typeof key === "symbol" || isOwn(target[STATE], key))
      throw new TypeError(`the property ${String(key)} of a proxy cannot be set`);
    if (isIndex(target[STATE], key)) operate(target[STATE], Operation.SET_ITEM, Number(key), value);
    else operate(target[STATE], Operation.SET_ATTRIBUTE, attributeName(key), value);
    return true;
  },

  has(target, key) {
    if (typeof key === "symbol") return Reflect.has(target, key);
    if (isIndex(target[STATE], key)) return Number(key) < (ask(target[STATE], Operation.LENGTH) as number);
    return isOwn(target[STATE], key) || hasAttribute(target[STATE], key);
  },

  deleteProperty(target, key) {
    if (typeof key === "symbol") return false;
    operate(target[STATE], Operation.DELETE_ATTRIBUTE, attributeName(key));
    return true;
  },

  // Who walks through objects, as assertion libraries and consoles do, would walk through all of Python: dir() lists names.
  ownKeys() {
    return [];
  },

  defineProperty() {
    throw new TypeError("properties of a proxy cannot be defined");
  },

  setPrototypeOf() {
    throw new TypeError("the prototype of a proxy cannot be set");
  },

  apply(target, _self, args) {
    const state = (target as unknown as Target)[STATE];
    return state.session.call(live(state), args);
  },
};
