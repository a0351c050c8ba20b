/** Python objects in JavaScript: attributes, items, calls, iteration, and the reference that each proxy holds. */
import { expect, test } from "vitest";
import { expectNoLeak, loadPython, PyProxy, PythonError, thrown } from "../support/embed.ts";

const python = await loadPython();
python.run(`
class Point:
    kind = "point"
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def moved(self, by):
        return Point(self.x + by, self.y + by)
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
    def get(self):
        return "own get"
`);

test("attributes are properties", () => {
  const point = python.run("Point(1, 2)");
  expect(point).toBeInstanceOf(PyProxy);
  expect(point.x).toBe(1);
  expect(point.missing).toBeUndefined();
  expect("x" in point).toBe(true);
  expect("missing" in point).toBe(false);
  point.z = [5];
  expect(point.z.length).toBe(1);
  delete point.z;
  expect("z" in point).toBe(false);
  expect(Object.keys(point)).toEqual([]);
  expect(point.type).toBe("Point");
  expect(String(point.moved)).toMatch(/bound method/);
});

test("methods and classes are called", () => {
  const point = python.run("Point")(3);
  expect(String(point.moved(1))).toBe("Point(4, 1)");
  expect(String(python.run("Point").callKwargs(1, { y: 7 }))).toBe("Point(1, 7)");
  expect(thrown(() => python.run("Point")())).toMatchObject({ type: "TypeError" });
});

test("names of PyProxy come first, $ asks Python", () => {
  const point = python.run("Point(1)");
  // A Point has no items, so that get is its own.
  expect(point.get()).toBe("own get");
  const dict = python.run("{'get': 1}");
  expect(dict.get("get")).toBe(1);
  expect(String(dict.$get)).toMatch(/built-in method get/);
});

test("items", () => {
  const dict = python.run("{'a': 1, 2: [3]}");
  expect(dict.get("a")).toBe(1);
  expect(dict.get("b")).toBeUndefined();
  expect(dict.has(2)).toBe(true);
  dict.set("b", 5);
  dict.delete("a");
  expect(dict.length).toBe(2);
  expect([...dict]).toEqual([2, "b"]);
  expect(thrown(() => dict.delete("a"))).toMatchObject({ type: "KeyError" });
  const list = python.run("[1, 2]");
  expect(list.get(1)).toBe(2);
  expect(list.get(7)).toBeUndefined();
  list.set(0, "x");
  expect(list.toJs()).toEqual(["x", 2]);
});

test("iterators and generators", () => {
  const generator = python.run("(i * i for i in range(3))");
  expect(generator.next()).toEqual({ done: false, value: 0 });
  expect([...generator]).toEqual([1, 4]);
  expect(generator.next()).toEqual({ done: true, value: undefined });
  expect(thrown(() => [...python.run("Point(1)")])).toBeInstanceOf(TypeError);
  const [first] = python.run("[1, 2, 3]");
  expect(first).toBe(1);
});

test("functions keep their place as JavaScript's do", () => {
  const add = python.run("lambda *args: sum(args)");
  expect(typeof add).toBe("function");
  expect([1, 2, 3].map((x) => add(x, 1))).toEqual([2, 3, 4]);
  expect(add.apply(null, [1, 2])).toBe(3);
  expect(add.call(null, 1, 2)).toBe(3);
  expect(add.bind(null, 1)(5)).toBe(6);
  expect(add(...new Array(250).fill(1))).toBe(250);
  expect(thrown(() => add(...new Array(1000).fill(1)))).toBeInstanceOf(RangeError);
});

test("a proxy counts as one reference", () => {
  const list = python.run("counted = [1]\ncounted");
  expect(python.inspect(list)).toMatchObject({ type: "list", refcount: 2 });
  const copy = list.copy();
  expect(python.inspect(list).refcount).toBe(3);
  copy.destroy();
  copy.destroy();
  expect(python.inspect(list).refcount).toBe(2);
  expect(thrown(() => copy.length)).toBeInstanceOf(TypeError);
  expect(String(thrown(() => copy.get(0)))).toMatch(/destroyed/);
  python.run("del counted");
  expect(python.inspect(list)).toMatchObject({ refcount: 1, generation: expect.any(Number) });
});

test("using gives back, and finalizers run", () => {
  python.run("log = []\nclass Noisy:\n    def __del__(self): log.append('gone')");
  {
    using noisy = python.run("Noisy()");
    expect(noisy.type).toBe("Noisy");
    expect(python.run("len(log)")).toBe(0);
  }
  expect(python.run("len(log)")).toBe(1);
});

test("proxies go back to Python as the objects they are", () => {
  const list = python.run("thing = [1]\nthing");
  expect(python.run("lambda x: x is thing")(list)).toBe(true);
  python.globals.set("again", list);
  expect(python.run("again is thing")).toBe(true);
});

test("runs in namespaces of their own", () => {
  const names = python.run("{'a': 1}");
  expect(python.run("b = a + 1\nb", { globals: names })).toBe(2);
  expect(names.get("b")).toBe(2);
  expect(python.run("len([a])", { globals: names })).toBe(1);
  expect(python.globals.has("b")).toBe(false);
});

test("imported modules", () => {
  expect(python.import("math").floor(2.5)).toBe(2);
  expect(python.import("os.path").join("a", "b")).toBe("a/b");
  expect(thrown(() => python.import("no_such_module"))).toMatchObject({ type: "ModuleNotFoundError" });
});

test("an object shown in a console is its repr", async () => {
  const { inspect } = await import("node:util");
  expect(inspect(python.run("Point(1)"))).toBe("PyProxy {Point(1, 0)}");
  expect(`${python.run("Point(1)")}`).toBe("Point(1, 0)");
});

test("errors of Python in each operation are thrown, and nothing is left behind", () => {
  const odd = python.run(`
class Odd:
    def __getattr__(self, name): raise ValueError(name)
    def __getitem__(self, key): raise ValueError(key)
    def __setitem__(self, key, value): raise ValueError(key)
    def __len__(self): raise ValueError("len")
    def __iter__(self): raise ValueError("iter")
    def __contains__(self, x): raise ValueError("in")
    def __call__(self, *args): raise ValueError("call")
    def __str__(self): raise ValueError("str")
Odd()`);
  const operations = [
    () => odd.some,
    () => odd.get(1),
    () => odd.set("key", "value"),
    () => odd.length,
    () => [...odd],
    () => odd.has("x"),
    () => odd("a", 1.5),
    () => String(odd),
  ];
  for (const operation of operations) expect(thrown(operation)).toMatchObject({ type: "ValueError" });
  expectNoLeak(python, 30, () => {
    for (const operation of operations) thrown(operation);
  });
});

test("ten thousand proxies made, called and destroyed leave nothing behind", () => {
  const f = python.run("lambda n: [n, str(n)]");
  expectNoLeak(python, 10_000, () => {
    const list = f(7);
    list.get(1);
    list.destroy();
  });
});

test("proxies that JavaScript collects are given back", async () => {
  const { setFlagsFromString } = await import("node:v8");
  const { runInNewContext } = await import("node:vm");
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  python.run("log.clear()");
  (() => {
    for (let i = 0; i < 20; i++) python.run("Noisy()");
  })();
  for (let i = 0; i < 20 && python.run("len(log)") < 15; i++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(python.run("len(log)")).toBeGreaterThan(10);
});

test("a method taken off its proxy says that it needs one", () => {
  expect(thrown(() => PyProxy.prototype.destroy.call({}))).toBeInstanceOf(TypeError);
  expect(thrown(() => PyProxy.prototype.toString.call(Object.create(PyProxy.prototype)))).toBeInstanceOf(
    TypeError,
  );
});

test("properties of a proxy cannot be defined", () => {
  const point = python.run("Point(1)");
  expect(() => Object.defineProperty(point, "z", { value: 1 })).toThrow(TypeError);
  expect(() => Object.setPrototypeOf(point, null)).toThrow(TypeError);
  expect(() => {
    point.toJs = 1;
  }).toThrow(TypeError);
  expect(thrown(() => python.run("1/0"))).toBeInstanceOf(PythonError);
});

test("JSON.stringify writes what lists and dicts hold", () => {
  const json = (code: string) => JSON.stringify(python.run(code));
  expect(json("[1, (2.5, 'x'), {'a': True, 'b': [None]}]")).toBe('[1,[2.5,"x"],{"a":true,"b":[null]}]');
  expect(JSON.stringify({ kept: python.run("{1: [2]}") })).toBe('{"kept":{"1":[2]}}');
  expect(json("import datetime\ndatetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc)")).toBe(
    '"2020-01-02T00:00:00.000Z"',
  );
  expect(json("class Text(str): pass\nclass Float(float): pass\n[Text('t'), Float(1.5)]")).toBe('["t",1.5]');
  expect(json("[object(), len, set()]")).toBe("[{},null,{}]");
  expect(json("len")).toBe(undefined);
  expect(json("class Own:\n    def toJSON(self, key=''): return {'own': 1}\nOwn()")).toBe('{"own":1}');
  expect(json("[Own(), {'o': Own()}]")).toBe('[{"own":1},{"o":{"own":1}}]');
  expect(() => json("l = []\nl.append(l)\nl")).toThrow(/circular/);
  expect(() => json("d = {}\nd['d'] = d\nd")).toThrow(/nested too deeply/);
  expect(() => json("[2 ** 70]")).toThrow(/BigInt/);
  expectNoLeak(python, 200, () => {
    using value = python.run("[Own(), object(), [Own()], {'a': len}]");
    JSON.stringify(value);
  });
});

test("items of lists and tuples are properties whose names are numbers", () => {
  const list = python.run("[7, [8], 9]");
  expect(list[0]).toBe(7);
  expect(list[1][0]).toBe(8);
  expect(list[3]).toBe(undefined);
  list[2] = "new";
  expect(list.toJs()).toEqual([7, [8], "new"]);
  expect(2 in list).toBe(true);
  expect(3 in list).toBe(false);
  expect(() => {
    list[3] = 1;
  }).toThrow("IndexError");
  expect(python.run("(1, 2)")[1]).toBe(2);
  expect(python.run("{0: 1}")[0]).toBe(undefined);
});
