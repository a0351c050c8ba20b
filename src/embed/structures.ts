/**
 * Whole structures across the border: lists, dicts, sets and what they hold, with cycles kept. `toJs` and `toPy` of proxies and instances.
 * Neither runs the user's code while it holds anything that this code could change or free.
 */
import { Feature, Operation } from "../../assembly/shared/embed.ts";
import { ListLayout, TupleLayout } from "../../assembly/shared/layout.ts";
import { NONE } from "../host/values.ts";
import { toTypedArray } from "./arrays.ts";
import { NOT_PLAIN, Owned } from "./marks.ts";
import { newProxy, PyProxy } from "./proxies.ts";
import type { Session } from "./session.ts";

/** Containers in containers: deeper ones are refused, before the host's stack ends. */
const MOST_NESTED = 500;

export interface ToJsOptions {
  /** How many levels of containers are converted; all unless given. What lies deeper stays a proxy. */
  depth?: number;
  /** What a dict becomes, from its entries: a Map unless given; `Object.fromEntries` makes objects. */
  dictConverter?: (entries: Iterable<[unknown, unknown]>) => unknown;
  /** The same under Pyodide's name. */
  dict_converter?: ToJsOptions["dictConverter"];
  /** What becomes of objects that are none of these: a proxy unless given. */
  defaultConverter?: (object: PyProxy, convert: (object: PyProxy) => unknown) => unknown;
  /** The same under Pyodide's name. */
  default_converter?: ToJsOptions["defaultConverter"];
  /** Gathers the proxies that are made, for destroying them. */
  pyproxies?: PyProxy[];
  /** False: an error where something would become a proxy. */
  create_pyproxies?: boolean;
}

/** A JavaScript value of the object at p (borrowed) and of what it holds. */
export function toJavaScript(session: Session, p: number, options: ToJsOptions = {}): unknown {
  session.check();
  return new Outward(session, options).convert(p, options.depth ?? -1, 0);
}

/** From Python to JavaScript. */
class Outward {
  /** What containers have become, by address. They live until all is done, since the outermost one is held. */
  private readonly made = new Map<number, unknown>();

  constructor(
    private readonly session: Session,
    private readonly options: ToJsOptions,
  ) {}

  /** The object at p, borrowed; `level` counts containers from the outermost, `depth` those that are still to be converted. */
  convert(p: number, depth: number, level: number): unknown {
    const plain = p === NONE ? undefined : this.session.plain(p);
    if (plain !== NOT_PLAIN) return plain;
    const known = this.made.get(p);
    if (known !== undefined) return known;
    if (depth === 0) return this.proxy(p);
    if (level > MOST_NESTED) throw new RangeError("the Python object is nested too deeply");
    const features = this.session.features(p);
    if (features & (Feature.LIST | Feature.TUPLE)) return this.sequence(p, features, depth, level);
    if (features & Feature.DICT) return this.dict(p, depth, level);
    if (features & Feature.SET) return this.set(p, depth, level);
    if (features & Feature.BUFFER) return toTypedArray(this.session, p);
    return this.other(p, features);
  }

  /** A value at a place, taken over. */
  private takeFrom(at: number, depth: number, level: number): unknown {
    const { values } = this.session;
    const p = values.pointerAt(at);
    if (p === 0) return values.numberAt(at);
    try {
      return this.convert(p, depth, level);
    } finally {
      this.session.leave(p);
    }
  }

  private sequence(p: number, features: number, depth: number, level: number): unknown[] {
    const { values } = this.session;
    const array: unknown[] = [];
    this.made.set(p, array);
    const isList = (features & Feature.LIST) !== 0;
    // What is converted may change the list: its length and place are looked at each time.
    for (let i = 0; i < values.word(p + ListLayout.LENGTH); i++) {
      const at = (isList ? values.word(p + ListLayout.ITEMS) : p + TupleLayout.ITEMS) + 8 * i;
      const item = values.pointerAt(at);
      if (item === 0) array.push(values.numberAt(at));
      else {
        values.retain(item);
        try {
          array.push(this.convert(item, depth - 1, level + 1));
        } finally {
          this.session.leave(item);
        }
      }
    }
    return array;
  }

  private dict(p: number, depth: number, level: number): unknown {
    const dictConverter = this.options.dictConverter ?? this.options.dict_converter;
    if (dictConverter === undefined) {
      const map = new Map<unknown, unknown>();
      this.made.set(p, map);
      this.eachEntry(p, depth, level, (key, value) => map.set(key, value));
      return map;
    }
    const entries: [unknown, unknown][] = [];
    this.eachEntry(p, depth, level, (key, value) => entries.push([key, value]));
    const converted = dictConverter(entries);
    this.made.set(p, converted);
    return converted;
  }

  private eachEntry(
    p: number,
    depth: number,
    level: number,
    use: (key: unknown, value: unknown) => void,
  ): void {
    const { session } = this;
    const { values } = session;
    const keyAt = values.place(0);
    const valueAt = values.place(1);
    const { embedDictNext } = session.exports;
    for (let at = embedDictNext(p, 0); at !== 0; at = embedDictNext(p, at)) {
      // The value waits in no slot while the key is converted.
      const held = values.pointerAt(valueAt);
      const number = held === 0 ? values.numberAt(valueAt) : 0;
      try {
        const key = this.takeFrom(keyAt, depth - 1, level + 1);
        use(key, held === 0 ? number : this.convert(held, depth - 1, level + 1));
      } finally {
        if (held !== 0) session.leave(held);
      }
    }
  }

  private set(p: number, depth: number, level: number): Set<unknown> {
    const { session } = this;
    const set = new Set<unknown>();
    this.made.set(p, set);
    const { embedSetNext } = session.exports;
    for (let at = embedSetNext(p, 0); at !== 0; at = embedSetNext(p, at))
      set.add(this.takeFrom(session.values.place(0), depth - 1, level + 1));
    return set;
  }

  /** Dates, and what has no counterpart. */
  private other(p: number, features: number): unknown {
    const { session, options } = this;
    const { values } = session;
    if (features & Feature.INT) return values.int(p);
    if (!(features & (Feature.CALL | Feature.EXCEPTION))) {
      values.retain(p);
      const found = session.callOwn("to_date", [new Owned(p)]);
      if (found === 0) return new Date(values.numberAt(values.place(0)));
    }
    const defaultConverter = options.defaultConverter ?? options.default_converter;
    if (defaultConverter === undefined) return this.proxy(p);
    return defaultConverter(this.proxy(p) as PyProxy, (object) =>
      object instanceof PyProxy ? object.toJs(options) : object,
    );
  }

  private proxy(p: number): unknown {
    const { pyproxies, create_pyproxies = true } = this.options;
    if (!create_pyproxies) throw new TypeError("no JavaScript value stands for the Python object");
    this.session.values.retain(p);
    const proxy = newProxy(this.session, p);
    pyproxies?.push(proxy);
    return proxy;
  }
}

export interface ToPyOptions {
  /** How many levels of containers are converted; all unless given. What lies deeper is handed in as it is. */
  depth?: number;
  /** What becomes of objects that are none of these: handed in as they are unless given. */
  defaultConverter?: (value: object, convert: (value: unknown) => unknown) => unknown;
}

/** Puts a JavaScript value into a slot, arrays, maps, sets, plain objects and dates as Python's own: the structure below it too. */
export function putStructure(
  session: Session,
  slot: number,
  value: unknown,
  options: ToPyOptions = {},
): void {
  session.check();
  const inward = new Inward(session, options);
  try {
    inward.put(slot, value, options.depth ?? -1, 0);
  } finally {
    inward.end();
  }
}

/** From JavaScript to Python. */
class Inward {
  /** What containers have become: references. */
  private readonly made = new Map<object, number>();

  constructor(
    private readonly session: Session,
    private readonly options: ToPyOptions,
  ) {}

  end(): void {
    for (const p of this.made.values()) this.session.leave(p);
  }

  /** Other slots are used on the way; this one is written last. */
  put(slot: number, value: unknown, depth: number, level: number): void {
    const { session } = this;
    const p = typeof value === "object" && value !== null ? this.objectFor(value, depth, level) : 0;
    if (p === 0) session.put(slot, depth === 0 ? value : this.converted(value));
    else session.values.putPointer(slot, p);
  }

  /** A reference to what an object becomes; 0 where it is handed in as it is. */
  private objectFor(value: object, depth: number, level: number): number {
    const known = this.made.get(value);
    if (known !== undefined) {
      this.session.values.retain(known);
      return known;
    }
    if (depth === 0 || value instanceof PyProxy) return 0;
    if (level > MOST_NESTED) throw new RangeError("the JavaScript value is nested too deeply");
    if (Array.isArray(value)) return this.list(value, depth, level);
    if (value instanceof Map) return this.dict(value, [...value], depth, level);
    if (value instanceof Set) return this.set(value, depth, level);
    if (value instanceof Date) return this.date(value);
    if (isPlain(value)) return this.dict(value, Object.entries(value), depth, level);
    return 0;
  }

  private open(value: object, operation: Operation): number {
    this.session.operate(operation, 0);
    const p = this.session.answer();
    this.session.values.retain(p);
    this.made.set(value, p);
    return p;
  }

  /** Calls `fill`; where it fails, the container's reference is dropped. */
  private filled(p: number, fill: () => void): number {
    try {
      fill();
    } catch (error) {
      this.session.leave(p);
      throw error;
    }
    return p;
  }

  private list(value: readonly unknown[], depth: number, level: number): number {
    const p = this.open(value, Operation.NEW_LIST);
    return this.filled(p, () => {
      for (const item of value) this.add(Operation.APPEND, p, item, depth, level);
    });
  }

  private set(value: Set<unknown>, depth: number, level: number): number {
    const p = this.open(value, Operation.NEW_SET);
    return this.filled(p, () => {
      for (const item of [...value]) this.add(Operation.ADD, p, item, depth, level);
    });
  }

  private add(operation: Operation, p: number, item: unknown, depth: number, level: number): void {
    const { session } = this;
    this.put(2, item, depth - 1, level + 1);
    session.values.retain(p);
    session.values.putPointer(1, p);
    session.operate(operation, 2);
  }

  private dict(value: object, entries: readonly [unknown, unknown][], depth: number, level: number): number {
    const { session } = this;
    const p = this.open(value, Operation.NEW_DICT);
    return this.filled(p, () => {
      for (const [key, item] of entries) {
        this.put(3, item, depth - 1, level + 1);
        // A key that is an object may use the slots: the value waits outside.
        if (typeof key === "object" && key !== null) this.putBeside(key, depth, level);
        else session.put(2, key);
        session.values.retain(p);
        session.values.putPointer(1, p);
        session.operate(Operation.SET_ITEM, 3);
      }
    });
  }

  /** Puts a key into slot 2 while slot 3 is full. */
  private putBeside(key: object, depth: number, level: number): void {
    const { session } = this;
    const { values } = session;
    const at = values.place(3);
    const held = values.pointerAt(at);
    const [number, isFloat] = held === 0 ? [values.numberAt(at), values.isFloatAt(at)] : [0, false];
    try {
      this.put(2, key, depth - 1, level + 1);
    } catch (error) {
      if (held !== 0) session.leave(held);
      throw error;
    }
    if (held !== 0) values.putPointer(3, held);
    else if (isFloat) values.putFloat(3, number);
    else values.putInt(3, number);
  }

  private date(value: Date): number {
    const milliseconds = value.getTime();
    if (Number.isNaN(milliseconds)) throw new RangeError("the date is invalid");
    return this.session.callOwn("from_date", [milliseconds]);
  }

  /** What is handed in for a value that no container stands for. */
  private converted(value: unknown): unknown {
    const { defaultConverter } = this.options;
    const isOwn =
      typeof value !== "object" || value === null || value instanceof PyProxy || value instanceof Error;
    if (defaultConverter === undefined || isOwn || ArrayBuffer.isView(value)) return value;
    return defaultConverter(value, (inner) => {
      this.put(1, inner, -1, 0);
      return this.session.take(this.session.values.place(1));
    });
  }
}

/** Whether an object is no instance of anything but Object. */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
