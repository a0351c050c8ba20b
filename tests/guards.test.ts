/**
 * Each kind of guard of compiled code (src/jit/body/guards.ts) fails in the middle of a loop: the program prints the same as interpreted,
 * and the log says that `f` was left by it. A kind without a program here is an error.
 */
import { describe, expect, test } from "vitest";
// @ts-expect-error the bundle has no declarations beside it
import { createVm, nodeSystem } from "../dist/index.mjs";
import { GUARDS, type Guard } from "../src/jit/body/guards.ts";

const N = 50_000;

/** Programs whose function `f` has the loop; what they print is compared. */
const PROGRAMS: Record<Guard, string> = {
  BOUND: `
def f(n):
    total = x = 0
    for i in range(n):
        if i == n // 2: del x
        elif i != n // 2 + 1: x = i
        try: total += x
        except UnboundLocalError: total += 7; x = 1
    return total
print(f(${N}))`,
  CLASS: `
class A:
    def __init__(self, x): self.x = x
class B:
    def __init__(self, y): self.y = self.x = y
def f(values):
    total = 0
    for value in values: total += value.x
    return total
print(f([A(1)] * ${N} + [B(5)] + [A(2)] * ${N}))`,
  ENTRY: `
def f(n, x):
    total = 0
    for i in range(n): total += x
    return total
print([f(${N}, x) for x in (1, 2, 3, 4, 2.5, 5)])`,
  FUNCTION: `
def g(x): return x + 1
def h(x): return x - 1
def f(n):
    total = 0
    for i in range(n):
        total += g(i)
        if i == n // 2: g.__code__ = h.__code__
    return total
print(f(${N}))`,
  INDEX: `
def f(values, n):
    total = 0
    for i in range(n):
        try: total += values[i if i != n // 2 else 10 * n]
        except IndexError: total += 1000
    return total
print(f(list(range(${N})), ${N}))`,
  KEY: `
def f(numbers):
    total = 0
    try:
        for key in numbers:
            total += key
            if key == ${N} // 2: numbers["new"] = 1
    except RuntimeError as error: print(error)
    return total
print(f(dict.fromkeys(range(${N}))))`,
  LAST: `
class Told:
    def __init__(self, n): self.n = n
    def __del__(self): print("gone", self.n)
def f(values):
    i = 0
    for value in values:
        if i == ${N} // 2: values[i] = None
        i += 1
    return i
print(f([Told(n) if n == ${N} // 2 else [n] for n in range(${N})]))`,
  LENGTH: `
def f(pairs):
    total = 0
    try:
        for a, b in pairs: total += a - b
    except ValueError as error: print(error)
    return total
print(f([(2, 1)] * ${N} + [(1, 2, 3)]))`,
  LOOP: `
def g(x): return x + 1
def h(x): return x - 1
def f(n):
    global g
    total = 0
    for j in range(6):
        if j == 3: g = h
        for i in range(n): total += g(i)
    return total
print(f(${N}))`,
  NAMESPACE: `
step = 1
def f(n):
    total = 0
    for i in range(n):
        total += step
        if i == n // 2: globals()["added"] = 1
    return total
print(f(${N}))`,
  NUMBER: `
def f(values):
    total = 0
    for value in values: total += value
    return total
print(f([1] * ${N} + [2.5] + [1] * ${N}))`,
  OPERAND: `
def f(n):
    total = 0
    for i in range(n):
        by = -3 if i == n // 2 else 3
        total += i // by
    return total
print(f(${N}))`,
  OVERFLOW: `
def f(n):
    total = 0
    for i in range(n):
        x = 1 << 47 if i == n // 2 else i
        total += x * 4 - x * 3 - x
    return total
print(f(${N}))`,
  OWN_DICT: `
class A:
    def m(self, x, *others): return 1
odd = A()
odd.__dict__["m"] = lambda x: 1000
def f(values):
    total = 0
    for value in values: total += value.m(2)
    return total
print(f([A() for _ in range(${N})] + [odd] + [A() for _ in range(${N})]))`,
  RANGE: `
def f(n):
    total = 0
    for i in range(n):
        start = 1 << 40 if i == n // 2 else 0
        for j in range(start, start + 3): total += j
    return total
print(f(${N}))`,
  REFUSED: `
def f(values, n):
    caught = first = 0
    for i in range(n):
        step = 0 if i == n // 2 else 2
        try: values[first:first + 2] = values[2:6:step]
        except ValueError as error: caught += 1
    return caught, values
print(f(list(range(9)), ${N}))`,
  REPLACED: `
def f(values):
    for i in range(len(values)): values[i] = i
    return sum(values)
print(f([0] * ${N} + ["text"] + [0] * (2 * ${N})))`,
  RIVAL: `
class A:
    def __add__(self, other): return 1
class B(A):
    def __radd__(self, other): return 1000
def f(x, values):
    total = 0
    for value in values: total += x + value
    return total
print(f(A(), [A()] * ${N} + [B()] + [A()] * ${N}))`,
  TEXT: `
def f(texts):
    total = 0
    for text in texts: total += ord(text)
    return total
print(f(["a"] * ${N} + ["\\u0101"] + ["b"] * ${N}))`,
  TYPE: `
def f(rows):
    total = 0
    for row in rows: total += row[0]
    return total
print(f([[1]] * ${N} + [(5,)] + [[2]] * ${N}))`,
  TYPECODE: `
from array import array
def f(rows):
    total = 0
    for row in rows: total += row[0]
    return total
print(f([array("i", [1])] * ${N} + [array("h", [5])] + [array("i", [2])] * ${N}))`,
  VALUE: `
def f(n, values):
    total = 0
    for i in range(n):
        count = sum if i == n // 2 else len
        total += count(values)
    return total
print(f(${N}, [5, 6, 7]))`,
};

/** What a program prints, and which guards its function f has left by. */
function run(source: string, jit: "always" | "off"): { printed: string; left: string } {
  const written: Uint8Array[] = [];
  const log: string[] = [];
  const write = (_fd: number, data: Uint8Array) => void written.push(Uint8Array.from(data));
  const jitLog = (line: string) => void log.push(line);
  const vm = createVm({ system: { ...nodeSystem, write }, jit, jitLog });
  expect(vm.runProgram(["command", source, [], false, false, 0, [], "."])).toBe(0);
  const left = log.filter((line) => /^f( \(loop\))? at .*: left at /.test(line)).join("\n");
  return { printed: Buffer.concat(written).toString(), left };
}

describe("a guard that fails in the middle of a loop", () => {
  test.each(Object.keys(GUARDS))("%s", (guard) => {
    const program = PROGRAMS[guard as Guard];
    const compiled = run(program, "always");
    expect(compiled.printed).toBe(run(program, "off").printed);
    expect(compiled.left).toContain(guard === "ENTRY" ? "where it is entered" : guard);
  });
});
