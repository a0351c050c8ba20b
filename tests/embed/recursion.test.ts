/**
 * Functions that call themselves twice, in each way in which Python calls functions, and without a loop: they would run for ever, and never deep. They are
 * stopped all the same.
 */
import { expect, test } from "vitest";
import { loadPython } from "../support/embed.ts";

const RECURSIONS: [name: string, code: string][] = [
  [
    "__add__",
    `
class A:
    def __add__(self, n):
        return n and (self + (n - 1)) and (self + (n - 1)) or 1
A() + 50
`,
  ],
  [
    "__neg__",
    `
n = 50
class A:
    def __neg__(self):
        global n
        if n:
            n -= 1
            -self
            -self
            n += 1
        return 1
-A()
`,
  ],
  [
    "__del__",
    `
n = 50
class A:
    def __del__(self):
        global n
        if n:
            n -= 1
            x = A(); x = None
            x = A(); x = None
            n += 1
x = A(); x = None
`,
  ],
  [
    "a weak reference's callback",
    `
import weakref
n = 50
class A: pass
def call(r):
    global n
    if n:
        n -= 1
        x = A(); r = weakref.ref(x, call); x = None
        x = A(); r = weakref.ref(x, call); x = None
        n += 1
x = A(); r = weakref.ref(x, call); x = None
`,
  ],
  [
    "a property",
    `
n = 50
class A:
    @property
    def p(self):
        global n
        if n:
            n -= 1
            self.p
            self.p
            n += 1
        return 1
A().p
`,
  ],
  [
    "__getattr__",
    `
n = 50
class A:
    def __getattr__(self, name):
        global n
        if n:
            n -= 1
            self.x
            self.y
            n += 1
        return 1
A().p
`,
  ],
  [
    "__setattr__",
    `
class A:
    def __setattr__(self, name, v):
        if v:
            self.x = v - 1
            self.y = v - 1
A().p = 50
`,
  ],
  [
    "a descriptor",
    `
n = 50
class D:
    def __get__(self, o, t):
        global n
        if n:
            n -= 1
            o.d
            o.d
            n += 1
class A:
    d = D()
A().d
`,
  ],
  [
    "__getitem__",
    `
class A:
    def __getitem__(self, n):
        return 1 if n == 0 else self[n-1] + self[n-1]
A()[50]
`,
  ],
  [
    "__setitem__",
    `
class A:
    def __setitem__(self, n, v):
        if n:
            self[n-1] = 1
            self[n-1] = 1
A()[50] = 1
`,
  ],
  [
    "__contains__",
    `
class A:
    def __contains__(self, n):
        return n == 0 or ((n-1) in self and (n-1) in self)
50 in A()
`,
  ],
  [
    "__iter__",
    `
class A:
    def __init__(s, n): s.n = n
    def __iter__(self):
        if self.n:
          for x in A(self.n-1): pass
          for x in A(self.n-1): pass
        return iter(())
for x in A(50): pass
`,
  ],
  [
    "__next__",
    `
n = 50
class A:
    def __iter__(self): return self
    def __next__(self):
        global n
        if n:
            n -= 1
            for x in A(): pass
            for x in A(): pass
            n += 1
        raise StopIteration
for x in A(): pass
`,
  ],
  [
    "__bool__",
    `
n = 50
class A:
    def __bool__(self):
        global n
        if n:
            n -= 1
            if self: pass
            if self: pass
            n += 1
        return True
if A(): pass
`,
  ],
  [
    "__call__",
    `
n = 50
class A:
    def __call__(self):
        global n
        if n:
            n -= 1
            self()
            self()
            n += 1
        return 1
A()()
`,
  ],
  [
    "a keyword",
    `
def f(*, n):
    if n:
        f(n=n-1)
        f(n=n-1)
f(n=50)
`,
  ],
  [
    "a default",
    `
n = 50
def f(a=1):
    global n
    if n:
        n -= 1
        f()
        f()
        n += 1
f()
`,
  ],
  [
    "a bound method",
    `
class A:
    def f(self, n):
        if n:
            g = self.f
            g(n-1)
            g(n-1)
A().f(50)
`,
  ],
  [
    "__new__",
    `
class A:
    def __new__(cls, n):
        if n:
            A(n-1)
            A(n-1)
A(50)
`,
  ],
  [
    "a metaclass",
    `
class M(type):
    def __call__(cls, n):
        if n:
            cls(n-1)
            cls(n-1)
class A(metaclass=M): pass
A(50)
`,
  ],
  [
    "__enter__",
    `
n = 50
class A:
    def __enter__(self):
        global n
        if n:
            n -= 1
            with self: pass
            with self: pass
            n += 1
    def __exit__(self, *a): pass
with A(): pass
`,
  ],
  [
    "a generator in a loop",
    `
def g(n):
    if n:
        for x in g(n-1): pass
        for x in g(n-1): pass
    return
    yield
for x in g(50): pass
`,
  ],
  [
    "next of a generator",
    `
def g(n):
    if n:
        next(g(n-1))
        next(g(n-1))
    yield
next(g(50))
`,
  ],
  [
    "throw into a generator",
    `
def g():
    try: yield
    except ZeroDivisionError:
        global n
        if n:
            n -= 1
            x = g(); next(x); x.throw(ZeroDivisionError)
            x = g(); next(x); x.throw(ZeroDivisionError)
            n += 1
    yield
n = 50
x = g(); next(x); x.throw(ZeroDivisionError)
`,
  ],
  [
    "yield from",
    `
def g(n):
    if n:
        yield from g(n-1)
        yield from g(n-1)
    return
    yield
for x in g(50): pass
`,
  ],
  [
    "a generator expression",
    `
n = 50
class A:
    @property
    def f(self):
        global n
        if n:
            n -= 1
            next(self.f for x in (1,))
            next(self.f for x in (1,))
            n += 1
A().f
`,
  ],
  [
    "await",
    `
async def f(n):
    if n:
        await f(n-1)
        await f(n-1)
try: f(50).send(None)
except StopIteration: pass
`,
  ],
  [
    "__await__",
    `
class A:
    def __init__(self, n): self.n = n
    def __await__(self):
        if self.n:
            yield from A(self.n-1).__await__()
            yield from A(self.n-1).__await__()
async def f(): await A(50)
try: f().send(None)
except StopIteration: pass
`,
  ],
  [
    "__anext__",
    `
class A:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n:
            async for x in A(self.n-1): pass
            async for x in A(self.n-1): pass
        raise StopAsyncIteration
async def f():
    async for x in A(50): pass
try: f().send(None)
except StopIteration: pass
`,
  ],
  [
    "an asynchronous generator",
    `
async def g(n):
    if n:
        async for x in g(n-1): pass
        async for x in g(n-1): pass
    return
    yield
async def f():
    async for x in g(50): pass
try: f().send(None)
except StopIteration: pass
`,
  ],
  [
    "exec of code",
    `
n = 50
c = compile('''
if n:
    n -= 1
    exec(c)
    exec(c)
    n += 1
''', 'x', 'exec')
exec(c)
`,
  ],
  [
    "__format__",
    `
n = 50
class A:
    def __format__(self, s):
        global n
        if n:
            n -= 1
            f'{self}'
            f'{self}'
            n += 1
        return ''
f'{A()}'
`,
  ],
  [
    "functools.partial",
    `
import functools
n = 50
def f(x):
    global n
    if n:
        n -= 1
        p(); p()
        n += 1
    return 1
p = functools.partial(f, 1)
p()
`,
  ],
  [
    "annotations",
    `
n = 50
def f():
    global n
    if n:
        n -= 1
        def g(x: f()): pass
        g.__annotations__
        def g(x: f()): pass
        g.__annotations__
        n += 1
f()
`,
  ],
  [
    "a type alias",
    `
n = 50
class A:
    @property
    def p(self):
        global n
        if n:
            n -= 1
            type X = self.p
            X.__value__
            type Y = self.p
            Y.__value__
            n += 1
A().p
`,
  ],
  [
    "__getattr__ of a module",
    `
n = 50
import sys, types
m = types.ModuleType('m')
def ga(name):
        global n
        if n:
            n -= 1
            m.x
            m.x
            n += 1
        return 1
m.__getattr__ = ga
m.x
`,
  ],
  [
    "unpacking",
    `
n = 50
class A:
    def __iter__(self):
        global n
        if n:
            n -= 1
            (*_,) = self
            (*_,) = self
            n += 1
        return iter(())
(*_,) = A()
`,
  ],
  [
    "a subclass of int",
    `
class A(int):
    def __add__(self, o):
        return int.__add__(self, o) if o == 0 else (self + (o-1), self + (o-1))[0]
A() + 50
`,
  ],
  [
    "UserDict",
    `
n = 50
import collections
class A(collections.UserDict):
    def __contains__(self, k):
        return k == 0 or (k - 1 in self and k - 1 in self)
50 in A()
`,
  ],
  [
    "__init__",
    `
class A:
    def __init__(self, n):
        if n:
            A(n-1)
            A(n-1)
A(50)
`,
  ],
];

/** Milliseconds: far above what is wanted, far below for ever. */
const GENEROUS = 5000;
const STOPPED = expect.objectContaining({ name: "PythonTimeoutError" });

for (const jit of ["off", "always"] as const) {
  const instance = await loadPython({ jit, stderr: () => {} });
  test.each(RECURSIONS)(`a timeout ends recursion by %s (tier 2: ${jit})`, (_, code) => {
    const start = performance.now();
    expect(() => instance.run(code, { timeout: 30 })).toThrow(STOPPED);
    expect(performance.now() - start).toBeLessThan(GENEROUS);
  });
}

const counting = await loadPython({ stderr: () => {} });
test.each(RECURSIONS)("a number of steps ends recursion by %s", (_, code) => {
  expect(() => counting.run(code, { maxSteps: 20_000 })).toThrow(STOPPED);
});

test("finalizers nested deeper than deallocations are can be stopped anywhere", () => {
  const [, code] = RECURSIONS.find(([name]) => name === "__del__")!;
  for (let maxSteps = 20_000; maxSteps < 100_000; maxSteps += 997)
    expect(() => counting.run(code, { maxSteps })).toThrow(STOPPED);
  expect(counting.eval("[n for n in range(3)]").toJs()).toEqual([0, 1, 2]);
});
