/**
 * Python programs at random for tests of compiled code: functions that are called often with arguments of few types that now and then change, loops
 * over ranges, lists and dicts, classes whose methods, attributes and special methods are replaced while they are used, exceptions that are
 * raised and caught near and far, generators that are looped over, sent and thrown to, objects that tell when they die. Each prints what happened, lines of exceptions included, and ends.
 */

/** Numbers from 0 up to 1, the same for the same seed (Steele, Lea, Flood: SplitMix, 2014; its 32-bit form). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
  };
}

const PRELUDE = `
import sys

class Dying:
    dead = 0
    def __init__(self, x): self.x = x
    def __del__(self): Dying.dead += 1
    def value(self): return self.x
    def plus(self, n): return self.value() + n
    def put(self, x):
        self.x = x
        return self
    def __add__(self, other): return self.x + (other.x if isinstance(other, Dying) else other)

class Other(Dying):
    def value(self): return -self.x

class Pair(Dying):
    def __init__(self, x, y=2, z=0):
        super().__init__(x)
        self.y = y + z
    def value(self, step=1): return self.y * step

def scaler(by):
    def scaled(p, plus=1):
        return p * by + plus
    def turn(other):
        nonlocal by
        by = other
    return scaled, turn

scaled, turn = scaler(2)
SCALE = 3

def small(p): return p + 1

def chosen(p, q):
    if p: return small(q)
    r = q
    return r * SCALE

def place(error):
    at = error.__traceback__
    while at.tb_next is not None: at = at.tb_next
    return at.tb_lineno - at.tb_frame.f_code.co_firstlineno

def short(v):
    text = repr(v) if not isinstance(v, Dying) else type(v).__name__ + repr(v.x)
    return text if len(text) < 60 else text[:60] + str(len(text))

def looped(g):
    seen = []
    for n, v in enumerate(g):
        seen.append(short(v))
        if n > 300: break
    return seen

def driven(g):
    seen = []
    v = next(g)
    for n in range(300):
        seen.append(short(v))
        v = g.throw(ValueError(n)) if n % 41 == 40 else g.send(n if n % 7 else None)
    return seen

def summed(g): return [sum(1 for v in g if v is not None)]

def listed(g): return list(map(short, g))

def taken(consume, g):
    try: return consume(g)[-5:]
    except StopIteration as end: return short(end.value)
    except Exception as error: return type(error).__name__, place(error)
`;

const INTS = ["0", "1", "2", "-3", "7", "255", "2**31", "2**48 - 1", "-2**48", "10**18"];
const FLOATS = ["0.5", "-1.25", "3.0", "1e300", "0.0"];
const OTHERS = ['"text"', "None", "True", "[1, 2, 3]", "(4, 5)", "Dying(6)", "Other(7)", '{"k": 1}'];
const OPERATORS = ["+", "-", "*", "//", "%", "/", "&", "|", "^", "+", "-", "*"];
const COMPARISONS = ["<", "<=", "==", "!=", ">", ">=", "is", "is not", "in"];
const SHOCKS = [
  "SCALE = SCALE + 1",
  "SCALE = float(SCALE)",
  "Dying.value = lambda self: self.x * 2",
  "Other.value = Dying.value",
  "Dying.extra = 5",
  "items.append(1.5)",
  'items[0] = "s"',
  "items[-1] = Dying(1)",
  "del items[1:3]",
  'table["k"] = table.get("k", 0) + 1',
  "thing = Other(2)",
  "thing.y = 1",
  "thing = None",
  "small.__code__ = (lambda p: p).__code__",
  "small.__code__ = chosen.__code__",
  "Dying.plus = chosen",
  "a, b = b, a",
  "helper.__defaults__ = (b,)",
  "scaled.__defaults__ = (a,)",
  "Pair.__init__.__defaults__ = (i, c)",
  "Pair.__init__ = lambda self, x, y=2, z=0: setattr(self, 'x', z) or setattr(self, 'y', y)",
  "Dying.__init__ = lambda self, x: Other.put(self, x) and None",
  "Pair.__init__ = Dying.__init__",
  "Dying.__new__ = lambda cls, *args: object.__new__(Other)",
  "Pair.value = Dying.value",
  "turn(b)",
  "turn(1.5)",
  "thing = Pair(a)",
  "gc = sys._getframe().f_lineno - sys._getframe().f_code.co_firstlineno; out.append(gc)",
];

const LOOPS = [
  "k, c in table.items()",
  "j, c in enumerate(items[:4])",
  "j, c in zip(items[:3], (1, 2, 3))",
  "c in reversed(items[:3])",
  'c in "text"',
  "c in (b * j for j in range(3))",
];

const CONSUMERS = ["looped", "driven", "summed", "listed"];

class Writer {
  private readonly next: () => number;
  /** Whether what is written is a generator's body. */
  private yields = false;

  constructor(seed: number) {
    this.next = random(seed);
  }

  private below(n: number): number {
    return Math.floor(this.next() * n);
  }

  private one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  private constant(): string {
    const r = this.next();
    return this.one(r < 0.7 ? INTS : r < 0.9 ? FLOATS : OTHERS);
  }

  private expression(depth: number): string {
    const r = this.next();
    if (depth === 0 || r < 0.25) return this.one(["a", "b", "c", "i", "i", "SCALE", this.constant()]);
    const inner = () => this.expression(depth - 1);
    if (r < 0.6) return `(${inner()} ${this.one(OPERATORS)} ${inner()})`;
    if (r < 0.66) return `(${inner()} ${this.one(COMPARISONS)} ${inner()})`;
    if (r < 0.72) return `items[${inner()}]`;
    if (r < 0.78) return this.one(["thing.x", "thing.value()", "thing + 1", 'table["k"]', "len(items)"]);
    if (r < 0.84) return `helper(${inner()}, ${inner()})`;
    if (r < 0.86) return `helper(${inner()})`;
    if (r < 0.88) return `chosen(${inner()}, ${inner()})`;
    if (r < 0.9) return this.one([`small(${inner()})`, `thing.plus(${inner()})`, `thing.put(${inner()}).x`]);
    if (r < 0.92) return `Dying(${inner()}).x`;
    if (r < 0.93)
      return this.one([`Pair(${inner()}).y`, `Pair(${inner()}, ${inner()}).value()`, "Pair(i, z=b).x"]);
    if (r < 0.94) return this.one([`scaled(${inner()})`, `scaled(${inner()}, ${inner()})`, "scaled(i)"]);
    if (r < 0.97) return `(${inner()} if ${inner()} else ${inner()})`;
    return `max(${inner()}, ${inner()})`;
  }

  private statement(depth: number, indent: string): string[] {
    const r = this.next();
    const line = (text: string) => [indent + text];
    const body = () => this.block(depth - 1, `${indent}    `);
    if (this.yields && this.next() < 0.2) {
      const value = this.expression(1);
      return line(this.one([`yield ${value}`, `c = yield ${value}`, `yield from (${value}, i)`]));
    }
    if (depth === 0 || r < 0.45) return line(`${this.one(["a", "b", "c"])} = ${this.expression(2)}`);
    if (r < 0.53) return line(`${this.one(["a", "b", "c"])} ${this.one(OPERATORS)}= ${this.expression(1)}`);
    if (r < 0.58) return line(`items[i % len(items)] = ${this.expression(1)}`);
    if (r < 0.63) return line(`thing.x = ${this.expression(1)}`);
    if (r < 0.72) return [`${indent}if ${this.expression(1)}:`, ...body(), `${indent}else:`, ...body()];
    if (r < 0.78) return [`${indent}for j in range(${this.below(6)}):`, ...body()];
    if (r < 0.8) return [`${indent}for c in items[:5]:`, ...body()];
    if (r < 0.82) return [`${indent}for ${this.one(LOOPS)}:`, ...body()];
    if (r < 0.9) {
      const caught = this.one(["TypeError", "(ValueError, ZeroDivisionError)", "Exception"]);
      return [`${indent}try:`, ...body(), `${indent}except ${caught} as error:`, ...this.caught(indent)];
    }
    return line(`if i == ${20 + this.below(60)}: ${this.one(SHOCKS)}`);
  }

  private caught(indent: string): string[] {
    return [`${indent}    out.append((type(error).__name__, place(error)))`];
  }

  private block(depth: number, indent: string): string[] {
    return Array.from({ length: 1 + this.below(3) }, () => this.statement(depth, indent)).flat();
  }

  private function(name: string, yields = false): string[] {
    this.yields = yields;
    return [
      `def ${name}(a, b, thing, items, table, out):`,
      "    global SCALE",
      "    c = i = 0",
      `    for i in range(${60 + this.below(60)}):`,
      "        try:",
      ...this.block(3, "            "),
      ...this.block(2, "            "),
      "        except Exception as error:",
      "            out.append((type(error).__name__, place(error)))",
      "            a, b = i, 2",
      "        if isinstance(a, (int, str, list, tuple)) and a and len(str(a)) > 40: a = i",
      "        if isinstance(b, (int, str, list, tuple)) and b and len(str(b)) > 40: b = 1",
      "        if isinstance(c, (int, str, list, tuple)) and c and len(str(c)) > 40: c = 0.5",
      "        out.append(short(a))",
      "    return a, b, c",
    ];
  }

  program(): string {
    const lines = [PRELUDE, "def helper(p, q=2):", ...this.helper()];
    lines.push(...this.function("stream", true), "");
    const names = ["first", "second"];
    for (const name of names) lines.push(...this.function(name), "");
    for (let n = 0; n < 3; n++) {
      const args = `${this.constant()}, ${this.constant()}, Dying(3), [i * 2 for i in range(5)], {"k": 1}, out`;
      lines.push(
        "out = []",
        `print(taken(${this.one(CONSUMERS)}, stream(${args})), len(out), hash(str(out)) % 100000)`,
      );
    }
    for (const name of names) {
      for (let n = 0; n < 3; n++) {
        lines.push("out = []", "items = [i * 3 for i in range(8)]");
        const args = `${this.constant()}, ${this.constant()}, ${this.one(["Dying(3)", "Other(4)"])}`;
        lines.push(`result = ${name}(${args}, items, {"k": 1}, out)`);
        lines.push("print([short(v) for v in result], len(out), out[-12:], hash(str(out)) % 100000, SCALE)");
      }
    }
    lines.push("del result, out, items", "print(Dying.dead)");
    return `${lines.join("\n")}\n`;
  }

  private helper(): string[] {
    const value = () => this.one(["p + q", "p * q", "p - 1", "(p, q)", "p if q else q", "p < q", "q"]);
    return [
      `    if p == ${this.one(INTS)}: return ${value()}`,
      `    for k in range(${this.below(4)}): q = ${this.one(["q + k", "k", "q * 1.5", "q"])}`,
      `    return ${value()}`,
    ];
  }
}

/** The program of a number. */
export function randomProgram(seed: number): string {
  return new Writer(seed).program();
}
