/** Whole structures across the border: toJs and toPy, cycles, depth, converters. */
import { describe, expect, test } from "vitest";
import { expectNoLeak, loadPython, PyProxy, thrown } from "../support/embed.ts";

const python = await loadPython();

describe("from Python", () => {
  test("containers become JavaScript's own", () => {
    const value = python.run("[1, (2, 3), {'a': {4, 5}}, b'x', None, True, 'text', 2.5]").toJs();
    expect(value).toEqual([
      1,
      [2, 3],
      new Map([["a", new Set([4, 5])]]),
      new Uint8Array([120]),
      undefined,
      true,
      "text",
      2.5,
    ]);
  });

  test("dicts become what a converter makes of them", () => {
    const value = python.run("{'a': 1, 'b': {'c': [{}]}}").toJs({ dictConverter: Object.fromEntries });
    expect(value).toEqual({ a: 1, b: { c: [{}] } });
  });

  test("subclasses of containers are containers", () => {
    python.run("from collections import *\nclass L(list): pass");
    expect(python.run("L([1])").toJs()).toEqual([1]);
    expect(python.run("OrderedDict(b=1, a=2)").toJs()).toEqual(
      new Map([
        ["b", 1],
        ["a", 2],
      ]),
    );
    expect(python.run("Counter('aab')").toJs()).toEqual(
      new Map([
        ["a", 2],
        ["b", 1],
      ]),
    );
    expect(python.run("namedtuple('P', 'x y')(1, 2)").toJs()).toEqual([1, 2]);
    expect(python.run("frozenset({1})").toJs()).toEqual(new Set([1]));
  });

  test("cycles are kept", () => {
    const list = python.run("a = [1]\na.append(a)\na").toJs();
    expect(list[1]).toBe(list);
    const map = python.run("d = {}\nd['self'] = d\nd").toJs();
    expect(map.get("self")).toBe(map);
    const [x, y] = python.run("b = []\n[b, b]").toJs();
    expect(x).toBe(y);
  });

  test("a depth says how far", () => {
    const [inner] = python.run("[[1, [2]]]").toJs({ depth: 1 });
    expect(inner).toBeInstanceOf(PyProxy);
    expect(inner.toJs({ depth: 1 })[0]).toBe(1);
  });

  test("dates are moments", () => {
    python.run("from datetime import *");
    expect(python.run("datetime(2024, 2, 29, 12, tzinfo=timezone.utc)").toJs()).toEqual(
      new Date(Date.UTC(2024, 1, 29, 12)),
    );
    expect(python.run("date(2024, 2, 29)").toJs()).toEqual(new Date(Date.UTC(2024, 1, 29)));
    expect(python.run("datetime(2024, 2, 29, 12)").toJs()).toEqual(new Date(2024, 1, 29, 12));
  });

  test("what lends memory becomes a typed array", () => {
    python.run("from array import array");
    expect(python.run("array('d', [1.5, 2])").toJs()).toEqual(new Float64Array([1.5, 2]));
    expect(python.run("array('H', [1])").toJs()).toEqual(new Uint16Array([1]));
    expect(python.run("bytearray(b'ab')").toJs()).toEqual(new Uint8Array([97, 98]));
    expect(python.run("memoryview(b'abcdef')[::2]").toJs()).toEqual(new Uint8Array([97, 99, 101]));
    expect(python.run("memoryview(array('q', [-1]))").toJs()).toEqual(new BigInt64Array([-1n]));
  });

  test("other objects stay proxies, or become what a converter says", () => {
    const proxies: InstanceType<typeof PyProxy>[] = [];
    const [object] = python.run("[object()]").toJs({ pyproxies: proxies });
    expect(proxies).toEqual([object]);
    expect(python.run("[object()]").toJs({ defaultConverter: (o: { type: string }) => o.type })).toEqual([
      "object",
    ]);
    expect(thrown(() => python.run("[object()]").toJs({ create_pyproxies: false }))).toBeInstanceOf(
      TypeError,
    );
  });

  test("what is nested too deeply is refused", () => {
    const deep = python.run("d = []\nfor i in range(100_000): d = [d]\nd");
    expect(thrown(() => deep.toJs())).toBeInstanceOf(RangeError);
    deep.destroy();
    expect(python.run("d = None\n1")).toBe(1);
  });
});

describe("from JavaScript", () => {
  const repr = python.run("repr");
  const cases: [unknown, string][] = [
    [[1, "a", [null]], "[1, 'a', [None]]"],
    [{ a: 1, b: { c: [] } }, "{'a': 1, 'b': {'c': []}}"],
    [
      new Map<unknown, unknown>([
        [1, "x"],
        ["y", [2]],
      ]),
      "{1: 'x', 'y': [2]}",
    ],
    [new Set([1]), "{1}"],
    [new Date(0), "datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)"],
    [new Date(1234), "datetime.datetime(1970, 1, 1, 0, 0, 1, 234000, tzinfo=datetime.timezone.utc)"],
    [[new Uint8Array([1])], "[b'\\x01']"],
    [{ n: 10n ** 20n }, "{'n': 100000000000000000000}"],
    [Object.create(null), "{}"],
    [[[1], new Map([[new Date(0), 1]])].length, "2"],
  ];
  test.each(cases)("%o", (value, shown) => {
    expect(repr(python.toPy(value))).toBe(shown);
  });

  test("cycles are kept", () => {
    const list: unknown[] = [1];
    list.push(list);
    expect(repr(python.toPy(list))).toBe("[1, [...]]");
    const object: Record<string, unknown> = {};
    object.self = object;
    expect(repr(python.toPy(object))).toBe("{'self': {...}}");
  });

  test("a depth says how far", () => {
    expect(repr(python.toPy([[1]], { depth: 1 }))).toBe("[<JsProxy Array>]");
  });

  test("functions and instances are handed in as they are", () => {
    class Thing {}
    expect(repr(python.toPy([() => 1, new Thing()]))).toMatch(/^\[<JsCallable .*>, <JsProxy Object>\]$/);
    expect(repr(python.toPy([new Thing()], { defaultConverter: () => "thing" }))).toBe("['thing']");
  });

  test("proxies are their objects", () => {
    const list = python.run("kept = [1]\nkept");
    expect(python.run("lambda x: x[0] is kept")(python.toPy([list]))).toBe(true);
  });

  test("what is nested too deeply is refused", () => {
    let deep: unknown[] = [];
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(thrown(() => python.toPy(deep))).toBeInstanceOf(RangeError);
  });

  test("keys that Python cannot have are its error", () => {
    expect(thrown(() => python.toPy(new Map([[[1], 2]])))).toMatchObject({ type: "TypeError" });
    expect(thrown(() => python.toPy(new Set([[1]])))).toMatchObject({ type: "TypeError" });
  });

  test("invalid dates are refused", () => {
    expect(thrown(() => python.toPy([new Date(Number.NaN)]))).toBeInstanceOf(RangeError);
  });
});

test("structures leave nothing behind", () => {
  const sample = {
    list: [1, 2.5, "text", [null, true]],
    map: new Map([["k", new Set([1, 2])]]),
    n: 10n ** 30n,
  };
  expectNoLeak(python, 500, () => {
    const object = python.toPy(sample);
    object.toJs();
    object.destroy();
  });
});

test("conversions that fail leave nothing behind", () => {
  const bad = { fine: [1, "text", { more: [2] }], bad: Symbol("x") };
  const nested = { items: [new Map([[{ unhashable: 1 }, [1, 2, 3]]])] };
  expectNoLeak(python, 300, () => {
    expect(() => python.toPy(bad)).toThrow(TypeError);
    expect(() => python.toPy(nested)).toThrow();
  });
});
