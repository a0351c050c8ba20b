/** JavaScript objects in Python: what is seen of them, what can be done with them, and what cannot be reached. */
import { describe, expect, test } from "vitest";
import { expectNoLeak, loadPython, PythonError, thrown } from "../support/embed.ts";

class Account {
  balance = 10;
  #secret = 1;
  pay(sum: number) {
    this.balance -= sum;
    return this.#secret;
  }
  get double() {
    return this.balance * 2;
  }
}
class Listed {
  value = 3;
  twice() {
    return this.value * 2;
  }
  get half() {
    return this.value / 2;
  }
  set half(value: number) {
    this.value = value * 2;
  }
}
class Derived extends Listed {
  hidden() {
    return 1;
  }
}

const python = await loadPython({
  classes: [Listed],
  modules: {
    host: {
      add: (a: number, b: number) => a + b,
      echo: (value: unknown) => value,
      array: [1, "two", [3]],
      map: new Map<unknown, unknown>([["a", 1]]),
      set: new Set([1, 2]),
      object: { x: 1, nested: { y: 2 } },
      account: new Account(),
      listed: new Listed(),
      derived: new Derived(),
      Account,
      me() {
        return this === undefined
          ? "nobody"
          : Object.keys(this as object).length > 3
            ? "the module"
            : "other";
      },
      date: new Date(0),
      expression: /b+/,
      error: new RangeError("told"),
      *numbers() {
        yield 1;
        yield 2;
      },
      get late() {
        return "asked for";
      },
    },
    "outer.inner": { z: 26 },
  },
});
python.run("import host");
const evaluate = (code: string) => python.run(`repr(${code})`);
const failure = (code: string) =>
  python.run(`
try:
    ${code}
    failed = "nothing raised"
except BaseException as error:
    failed = f"{type(error).__name__}: {error}"
failed`);

describe("modules", () => {
  test("their names are imported", () => {
    expect(python.run("from host import add, array\nadd(1, 2) + array[0]")).toBe(4);
    expect(python.run("host.me()")).toBe("the module");
    expect(python.run("host.late")).toBe("asked for");
    expect(failure("host.nothing")).toBe("AttributeError: module 'host' has no attribute 'nothing'");
    expect(failure("from host import nothing")).toMatch(/^ImportError: cannot import name 'nothing'/);
  });

  test("a name with a dot is in a package", () => {
    expect(python.run("import outer.inner\nouter.inner.z")).toBe(26);
    expect(python.run("from outer import inner\ninner.z")).toBe(26);
  });

  test("they come and go", () => {
    python.addModule("late", { a: 1 });
    expect(python.run("import late\nlate.a")).toBe(1);
    python.removeModule("late");
    expect(failure("import late")).toMatch(/^ModuleNotFoundError/);
  });

  test("there is no other way to the host", () => {
    expect(failure("import js")).toMatch(/^ModuleNotFoundError/);
    expect(failure("import host.add")).toMatch(/^ModuleNotFoundError/);
  });
});

/** Does the same with an array and a list; how often. */
const SLICES = `
from sliced import array
BOUNDS = None, -9, -2, 0, 1, 3, 9
STEPS = None, -3, -1, 1, 2, 10 ** 30, -(10 ** 30)

def outcomes(thing, add, values, key):
    for change in range(4):
        del thing[:]
        for value in values: add(value)
        try:
            if change == 0: yield list(thing[key])
            elif change == 1: del thing[key]
            elif change == 2: thing[key] = "xy"
            else: thing[key] = thing
        except ValueError as e: yield str(e)
        yield list(thing)

rounds = 0
for values in [], [1], list(range(6)):
    for key in [slice(a, b, c) for a in BOUNDS for b in BOUNDS for c in STEPS]:
        own = []
        assert list(outcomes(array, array.push, values, key)) == list(outcomes(own, own.append, values, key)), (values, key)
        rounds += 1
rounds`;

/** Does the same at random with an array and a list; each answer and exception is the same but for the name of the type. */
const MUTABLE_SEQUENCE = `
import random
from collections.abc import MutableSequence
from mutable import fresh

class Odd:
    "Equal to what is not odd."
    def __eq__(self, other): return isinstance(other, int) and other % 2 == 0
    def __hash__(self): return 1
class Wrong:
    def __eq__(self, other): raise KeyError("compared")
def failing():
    yield 1
    yield "a"
    raise OSError("ended")

odd = Odd()
items = [0, 1, 2, True, 2.5, "a", "b", None, odd, 10 ** 30, 2 ** 0.5, float("nan"), Wrong()]
bounds = [-99, -3, -1, 0, 1, 2, 5, 99]
choose = random.Random(1).choice

def step():
    name = choose("append extend insert pop remove index count reverse clear copy += in reversed iter".split())
    if name in ("append", "remove", "index", "count", "in"): args = [choose(items)]
    elif name in ("extend", "+="): args = [choose([lambda: "xyz", lambda: [1, odd], lambda: (), failing, lambda: range(9), lambda: 5, None])]
    elif name == "insert": args = [choose([*bounds, "x", 10 ** 30]), choose(items)]
    elif name == "pop": args = choose([[], [choose([*bounds, "x", 10 ** 30])]])
    else: args = []
    if name == "index": args += choose([[], [choose(bounds)], [choose(bounds), choose(bounds)]])
    return name, args

def do(things, name, args):
    if name in ("extend", "+="): args = [args[0]() if args[0] else things]
    if name == "in": return args[0] in things
    if name == "reversed": return list(reversed(things))
    if name == "iter": return list(things)
    if name == "+=":
        before = things
        things += args[0]
        return before is things
    answer = getattr(things, name)(*args)
    return list(answer) if name == "copy" else answer

def outcome(things, name, args):
    try: answer = repr(do(things, name, args))
    except Exception as error: answer = f"{type(error).__name__}: {error}"
    return answer.replace("JsArray", "list").replace("taipan.", "").replace("array", "list")

array, own = fresh(), []
assert isinstance(array, MutableSequence)
for i in range(3000):
    if len(own) > 40:
        del array[5:], own[5:]
    name, args = step()
    one, other = outcome(array, name, args), outcome(own, name, args)
    assert one == other, (name, args, one, other)
    assert repr(list(array)) == repr(own), (name, args, list(array), own)
set(dir(MutableSequence)) - set(dir(object)) - {"append", *dir(array)} <= {name for name in dir(MutableSequence) if name[0] == "_"}`;

describe("what can be done", () => {
  test("arrays are sequences", () => {
    expect(evaluate("[len(host.array), host.array[0], host.array[-2], 'two' in host.array]")).toBe(
      "[3, 1, 'two', True]",
    );
    expect(evaluate("[type(item).__name__ for item in host.array]")).toBe("['int', 'str', 'JsArray']");
    expect(evaluate("host.array.to_py()")).toBe("[1, 'two', [3]]");
    expect(failure("host.array[9]")).toBe("IndexError: array index out of range");
    expect(failure("host.array['x']")).toBe("TypeError: array indices must be integers or slices, not str");
    expect(evaluate("(host.array.push(4), host.array.pop(), list(host.array.slice(1, 2)))")).toBe(
      "(4, 4, ['two'])",
    );
    python.run("host.array[0] = 9");
    expect(python.run("host.array[0]")).toBe(9);
  });

  test("slices of arrays are those of lists", () => {
    const array: unknown[] = [];
    python.addModule("sliced", { array });
    expect(python.run(SLICES)).toBe(3 * 7 ** 3);
    python.run("array[:] = [1, [2], 3, 4]");
    expect(python.run("array[1:3]")).toEqual([expect.anything(), 3]);
    python.run("array[::2] = (x for x in 'ab')");
    expect([array[0], array[2], array[3]]).toEqual(["a", "b", 4]);
    expect(failure("array['a':]")).toBe(
      "TypeError: slice indices must be integers or None or have an __index__ method",
    );
    python.run("array[0:0] = range(200_000)");
    expect(array.length).toBe(200_004);
  });

  test("arrays are mutable sequences, and do what lists do", () => {
    python.addModule("mutable", { fresh: () => [] });
    expect(python.run(MUTABLE_SEQUENCE)).toBe(true);
  });

  test("a slice whose bounds change the array", () => {
    const array = [1, 2, 3, 4];
    python.addModule("changing", { array });
    python.run(`
from changing import array
class End:
    def __index__(self):
        array.pop()
        return 4
`);
    expect(python.run("array[1:End()]")).toEqual([2, 3]);
    python.run("array[End():] = [7]");
    expect(array).toEqual([1, 2, 7]);
    python.run("del array[:End()]");
    expect(array).toEqual([]);
  });

  test("an array that cannot be changed", () => {
    python.addModule("frozen_array", { array: Object.freeze([1, 2]) });
    for (const code of ["array[0:1] = []", "array[0:1] = [5]", "array[0:1] = [5, 6, 7]", "del array[0:1]"])
      expect(() => python.run(`from frozen_array import array\n${code}`)).toThrow(TypeError);
    expect(python.run("array[0:1]")).toEqual([1]);
  });

  test("maps are mappings", () => {
    python.run("m = host.map\nm['b'] = [1]\nm[2] = None");
    expect(evaluate("[len(m), list(m), 'a' in m, m['a'], m.get('zz', 5), m[2]]")).toBe(
      "[3, ['a', 'b', 2], True, 1, 5, None]",
    );
    expect(evaluate("[k for k, v in m.items()]")).toBe("['a', 'b', 2]");
    python.run("del m['b']");
    expect(failure("m['b']")).toBe("KeyError: 'b'");
    expect(failure("del m[1.5]")).toBe("KeyError: 1.5");
  });

  test("sets, iterables and iterators", () => {
    expect(evaluate("[len(host.set), sorted(host.set), 1 in host.set, 9 in host.set]")).toBe(
      "[2, [1, 2], True, False]",
    );
    expect(evaluate("list(host.numbers())")).toBe("[1, 2]");
    expect(python.run("it = host.numbers()\nnext(it)")).toBe(1);
  });

  test("objects have their own properties", () => {
    expect(evaluate("[host.object.x, host.object.nested.y, dir(host.object)]")).toBe(
      "[1, 2, ['nested', 'x']]",
    );
    python.run("host.object.z = 5\ndel host.object.x");
    expect(evaluate("host.object.object_keys()")).toBe("['nested', 'z']");
    expect(failure("host.object.x")).toMatch(/^AttributeError/);
    expect(failure("del host.object.x")).toMatch(/^AttributeError/);
  });

  test("functions: arguments, keywords, this, new", () => {
    expect(evaluate("host.echo(*[1], )")).toBe("1");
    expect(python.run("lambda f: f(1, b=2, c=3)")((...args: unknown[]) => JSON.stringify(args))).toBe(
      '[1,{"b":2,"c":3}]',
    );
    expect(python.run("a = host.Account.new()\na.balance")).toBe(10);
    expect(failure("host.Account()")).toMatch(/^JsException: TypeError: .*without 'new'/);
    const counter = {
      n: 0,
      up: function (this: { n: number }) {
        return ++this.n;
      },
    };
    expect(python.run("lambda c: [c.up(), c.up()][1]")(counter)).toBe(2);
  });

  test("dates, patterns and errors have the language's methods", () => {
    expect(evaluate("host.date.getTime()")).toBe("0");
    expect(evaluate("host.date.toISOString()")).toBe("'1970-01-01T00:00:00.000Z'");
    expect(evaluate("host.expression.test('abc')")).toBe("True");
  });

  test("listed classes have methods and accessors, derived ones only what is listed", () => {
    python.run("host.listed.half = 5");
    expect(evaluate("[host.listed.twice(), host.listed.half]")).toBe("[20, 5]");
    expect(evaluate("host.derived.twice()")).toBe("6");
    expect(failure("host.derived.hidden()")).toMatch(/^AttributeError/);
  });

  test("identity is kept", () => {
    expect(evaluate("host.object.nested is host.object.nested")).toBe("True");
    const object = {};
    expect(python.run("lambda x: x")(object)).toBe(object);
    const f = () => 1;
    expect(python.run("lambda x: x")(f)).toBe(f);
  });

  test("the types can be imported", () => {
    expect(evaluate("__import__('taipan').JsArray")).toBe("<class 'taipan.JsArray'>");
    expect(python.run("from taipan import *\nisinstance(host.array, JsProxy)")).toBe(true);
    expect(failure("JsProxy()")).toMatch(/^TypeError: cannot create/);
  });
});

describe("what cannot be reached", () => {
  const objects = [
    "host.object",
    "host.add",
    "host.array",
    "host.map",
    "host.account",
    "host.Account",
    "host.error",
    "host.date",
  ];
  const names = [
    "constructor",
    "prototype",
    "__proto__",
    "caller",
    "callee",
    "arguments",
    "stack",
    "call",
    "apply",
    "bind",
    "valueOf",
    "hasOwnProperty",
    "__defineGetter__",
    "__lookupGetter__",
  ];
  test.each(objects)("from %s", (object) => {
    for (const name of names) {
      if (object === "host.date" && name === "valueOf") continue;
      expect(python.run(`hasattr(${object}, ${JSON.stringify(name)})`)).toBe(false);
    }
  });

  test("methods of classes that are not listed", () => {
    expect(failure("host.account.pay(1)")).toMatch(/^AttributeError/);
    expect(failure("host.account.double")).toMatch(/^AttributeError/);
    expect(evaluate("dir(host.account)")).toBe("['balance']");
  });

  test("hidden names cannot be written either", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      expect(failure(`setattr(host.object, ${JSON.stringify(name)}, 1)`)).toMatch(/^AttributeError/);
    }
    expect(failure("host.account.pay = 1")).toMatch(/^AttributeError/);
  });

  test("an array's own map gets Python's callbacks, not the other way round", () => {
    expect(evaluate("list(host.array.map(lambda value, index, all: index))")).toBe("[0, 1, 2]");
  });
});

describe("errors", () => {
  test("an error of JavaScript is caught in Python", () => {
    const fail = () => {
      throw new RangeError("too far");
    };
    python.globals.set("fail", fail);
    expect(failure("fail()")).toBe("JsException: RangeError: too far");
    expect(evaluate("[(e.name, e.message) for e in [host.error]]")).toBe("[('RangeError', 'told')]");
  });

  test("what nobody catches is the error itself again", () => {
    const error = new Error("mine");
    const throwing = (value: unknown) =>
      python.run("lambda f: f()")(() => {
        throw value;
      });
    expect(thrown(() => throwing(error))).toBe(error);
    expect(thrown(() => throwing("a text"))).toBe("a text");
    expect(thrown(() => throwing(undefined))).toBe(undefined);
  });

  const symbol = Symbol("odd");
  const frozen = Object.freeze([1]);
  const f = () => 1;
  test.each([
    ["null", null, "Error: null", "NoneType"],
    ["undefined", undefined, "Error: undefined", "NoneType"],
    ["a number", 5, "Error: 5", "int"],
    ["-0", -0, "Error: 0", "float"],
    ["NaN", Number.NaN, "Error: NaN", "float"],
    ["true", true, "Error: true", "bool"],
    ["text", "no", "Error: no", "str"],
    ["a lone surrogate", "\ud800", "Error: \ud800", "str"],
    ["a bigint", 2n ** 80n, `Error: ${2n ** 80n}`, "int"],
    ["a symbol", symbol, "Error: Symbol(odd)", "NoneType"],
    ["a function", f, "Error: () => 1", "JsCallable"],
    ["an array", frozen, "Error: 1", "JsArray"],
  ])("%s is thrown: an exception in Python, and itself again", async (_, value, text, type) => {
    const python = await loadPython();
    const fail = () => {
      throw value;
    };
    const caught = python.run(
      "def look(f):\n    try:\n        f()\n    except Exception as e:\n        return type(e).__name__, str(e), type(e.js_error).__name__\nlook",
    );
    expect(caught(fail).toJs()).toEqual(["JsException", text, type]);
    const run = python.run("def call(f):\n    f()\ncall");
    expect(thrown(() => run(fail))).toBe(value);
    // Through two levels of both.
    expect(thrown(() => run(() => run(fail)))).toBe(value);
    python.globals.set("reject", () => Promise.reject(value));
    const outcome = await python.runAsync("reject()").then(
      () => "none",
      (error) => ({ error }),
    );
    expect(outcome).toEqual({ error: value });
    expect(await python.runAsync("look(lambda: reject())[1]").catch(String)).toBe(text);
    expect(python.debug.auditCounts()).toBe(0);
  });

  test("a promise of what Python cannot be given is an error, not a wait for ever", async () => {
    const python = await loadPython();
    python.globals.set("later", async () => symbol);
    await expect(python.runAsync("later()")).rejects.toThrow("cannot be given a symbol");
    await expect(python.runAsync("await later()")).rejects.toThrow("cannot be given a symbol");
  });

  test("a Python exception on its way through JavaScript stays the same one", () => {
    python.globals.set("through", (f: () => unknown) => f());
    expect(
      python.run(`
raised = ValueError("same")
def fails(): raise raised
try:
    through(fails)
except ValueError as error:
    found = error is raised
found`),
    ).toBe(true);
  });

  test("an error as a value is an exception, and comes back as itself", () => {
    const error = new TypeError("value");
    expect(python.run("lambda e: e")(error)).toBe(error);
    expect(python.run("lambda e: isinstance(e, Exception)")(error)).toBe(true);
    const raise = python.run("def raise_(e): raise e\nraise_");
    expect(thrown(() => raise(error))).toBe(error);
  });

  test("errors whose getters throw do no harm", () => {
    const nasty = Object.defineProperty(new Error("x"), "message", {
      get() {
        throw new Error("never");
      },
    });
    expect(
      thrown(() =>
        python.run("lambda f: f()")(() => {
          throw nasty;
        }),
      ),
    ).toBe(nasty);
  });
});

test("arguments are lent for the call", () => {
  let kept: { length: number; copy(): unknown } | undefined;
  let copied: { length: number } | undefined;
  python.run("lambda f: f([1, 2])")((list: { length: number; copy(): { length: number } }) => {
    kept = list;
    copied = list.copy();
    expect(list.length).toBe(2);
  });
  expect(String(thrown(() => kept!.length))).toMatch(/lent for a call that is over; keep proxy.copy/);
  expect(copied!.length).toBe(2);
});

test("a lent argument can be the result", () => {
  expect(python.run("lambda f: f([1, 2])[1]")((list: unknown) => list)).toBe(2);
});

test("calls from Python leave nothing behind", () => {
  python.globals.set("take", (...args: unknown[]) => args.length);
  const loop = python.run(
    "def loop():\n    for i in range(100): take(i, str(i), [i], {i: i}, lambda: i)\nloop",
  );
  expectNoLeak(python, 100, () => loop());
});

test("host objects are let go of with the last reference", () => {
  const hold = python.run("held = []\nheld.append");
  const clear = python.run("held.clear");
  expectNoLeak(python, 200, () => {
    hold({ a: 1 });
    hold(() => 1);
    clear();
  });
});

test("exceptions of many calls leave nothing behind", () => {
  const call = python.run("lambda f: f()");
  expectNoLeak(python, 200, () => {
    thrown(() =>
      call(() => {
        throw new Error("x");
      }),
    );
    thrown(() => call(() => python.run("1/0")));
    expect(thrown(() => python.run("[].x"))).toBeInstanceOf(PythonError);
  });
});
