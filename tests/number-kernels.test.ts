// The kernels of assembly/core/number against JavaScript's BigInt and Number: random and edge inputs.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { assemble, instantiate } from "./support/assemble.ts";

type Kernel = (...args: (number | bigint | boolean)[]) => number;
let kernels: Record<string, Kernel>;
let memory: WebAssembly.Memory;
let top: number;

beforeAll(() => {
  kernels = instantiate(assemble("numbers"));
  memory = (kernels as unknown as { memory: WebAssembly.Memory }).memory;
  base = kernels.rawAlloc(1 << 22);
});

let base = 0;

/** Room of so many limbs, until the next `put` after `fresh`. */
function room(limbs: number): number {
  const at = top;
  top += limbs * 4 + 8;
  return at;
}

function fresh(): void {
  top = base;
}

/** A magnitude in memory: pointer and limbs. */
function put(value: bigint): [number, number] {
  const limbs = value === 0n ? 0 : Math.ceil(value.toString(16).length / 8);
  const at = room(limbs + 2);
  const view = new DataView(memory.buffer);
  for (let i = 0; i < limbs; i++)
    view.setUint32(at + 4 * i, Number((value >> BigInt(32 * i)) & 0xffffffffn), true);
  return [at, limbs];
}

function get(at: number, limbs: number): bigint {
  expect(limbs).toBeGreaterThanOrEqual(0);
  const view = new DataView(memory.buffer);
  let value = 0n;
  for (let i = limbs - 1; i >= 0; i--) value = (value << 32n) | BigInt(view.getUint32(at + 4 * i, true));
  return value;
}

function putText(text: string): number {
  const at = room(text.length / 4 + 1);
  new Uint8Array(memory.buffer).set(Buffer.from(text, "latin1"), at);
  return at;
}

function getText(at: number, length: number): string {
  return Buffer.from(memory.buffer, at, length).toString("latin1");
}

/** Magnitudes with runs of zero and one bits, which carry far, now and then long enough for the divided methods. */
const limb = fc.oneof(fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff), fc.nat(0xffffffff));
const magnitude = fc
  .oneof(fc.array(limb, { maxLength: 6 }), fc.array(limb, { minLength: 90, maxLength: 260 }))
  .map((limbs) => limbs.reduce((value, next) => (value << 32n) | BigInt(next >>> 0), 0n));
const positive = magnitude.map((value) => value + 1n);
const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
  fc.tuple(fc.nat(99999), fc.nat(9)).map(([digits, places]) => digits / 10 ** places),
  fc.nat(2046).map((exponent) => 2 ** (exponent - 1023)),
);

function check<T>(values: fc.Arbitrary<T>, property: (value: T) => void, numRuns = 1500): void {
  const run = (value: T) => {
    fresh();
    property(value);
  };
  fc.assert(fc.property(values, run), { numRuns });
}

describe("magnitudes", () => {
  test("multiply by one limb as BigInt does, apart and in place, and write nothing beyond", () => {
    const factor = fc.oneof(fc.nat(0xffff), fc.constantFrom(0xffff, 0x10000, 0xffffffff), fc.nat(0xffffffff));
    const limbs = fc.array(limb, { minLength: 1, maxLength: 80 });
    check(fc.tuple(limbs, factor, limb), ([a, f, carry]) => {
      const n = a.length;
      const value = a.reduceRight((sum, next) => (sum << 32n) | BigInt(next >>> 0), 0n);
      const x = room(n + 2);
      const apart = room(n + 2);
      const view = new DataView(memory.buffer);
      a.forEach((next, i) => {
        view.setUint32(x + 4 * i, next, true);
      });
      for (const to of [apart, x]) {
        view.setUint32(to + 4 * n, 0x12345678, true);
        const above = kernels.limbsMulSmall(to, x, n, f, carry) >>> 0;
        expect(get(to, n) + (BigInt(above) << BigInt(32 * n))).toBe(value * BigInt(f) + BigInt(carry));
        expect(view.getUint32(to + 4 * n, true)).toBe(0x12345678);
      }
    });
  });

  test("multiply and divide as BigInt does", () => {
    check(fc.tuple(magnitude, positive), ([a, b]) => {
      const [x, xn] = put(a * b);
      const [y, yn] = put(b);
      const [z, zn] = put(a);
      const product = room(yn + zn);
      expect(kernels.limbsMul(product, z, zn, y, yn)).toBe(0);
      expect(get(product, yn + zn)).toBe(a * b);
      const square = room(2 * zn);
      kernels.limbsMul(square, z, zn, z, zn);
      expect(get(square, 2 * zn)).toBe(a * a);
      for (const [p, n, value] of [
        [x, xn, a * b],
        [...put(a * b + b - 1n), a * b + b - 1n],
        [z, zn, a],
      ] as const) {
        if (n < yn) continue;
        const quotient = room(n - yn + 1);
        const rest = room(yn);
        expect(kernels.limbsDivMod(quotient, rest, p, n, y, yn)).toBe(0);
        expect([get(quotient, n - yn + 1), get(rest, yn)]).toEqual([value / b, value % b]);
      }
    });
  });

  test("combine bits in two's complement", () => {
    const signed = fc.tuple(magnitude, fc.boolean()).map(([value, minus]) => (minus ? -value : value));
    check(fc.tuple(signed, signed), ([a, b]) => {
      const [x, xn] = put(a < 0n ? -a : a);
      const [y, yn] = put(b < 0n ? -b : b);
      const n = Math.max(xn, yn) + 1;
      const out = room(n);
      for (const [op, want] of [a & b, a | b, a ^ b].entries()) {
        const negative = kernels.limbsBitwise(op, out, x, xn, a < 0n, y, yn, b < 0n);
        expect(negative ? -get(out, n) : get(out, n)).toBe(want);
      }
    });
  });

  test("have powers, roots and divisors", () => {
    const small = fc.bigInt({ min: 1n, max: 1n << 100n });
    check(
      fc.tuple(positive, small, small, fc.integer({ min: 1, max: 30 })),
      ([a, b, m, exponent]) => {
        const [x, xn] = put(a);
        const root = room(kernels.isqrtLimbs(xn));
        expect(kernels.limbsIsqrt(root, x, xn)).toBe(0);
        const r = get(root, kernels.isqrtLimbs(xn));
        expect(r * r <= a && (r + 1n) * (r + 1n) > a).toBe(true);
        const [y, yn] = put(b);
        const power = room(4 * exponent + 8);
        expect(get(power, kernels.limbsPow(power, y, yn, BigInt(exponent)))).toBe(b ** BigInt(exponent));
        const [modulus, mn] = put(m);
        const [e, en] = put(BigInt(exponent));
        const rest = room(mn);
        expect(kernels.limbsPowMod(rest, y, yn, e, en, modulus, mn)).toBe(0);
        expect(get(rest, mn)).toBe(b ** BigInt(exponent) % m);
        const [u, un] = put(a * b * 3n);
        const [v, vn] = put(b * m);
        const divisor = room(Math.max(un, vn) + 1);
        const order: [number, number, number, number] = un >= vn ? [u, un, v, vn] : [v, vn, u, un];
        expect(get(divisor, kernels.limbsGcd(divisor, ...order))).toBe(gcd(a * b * 3n, b * m));
      },
      500,
    );
  });

  test("become text and come back in every base", () => {
    check(fc.tuple(magnitude, fc.integer({ min: 2, max: 36 })), ([a, base]) => {
      const [x, xn] = put(a);
      const decimal = a.toString();
      const out = room(decimal.length / 4 + 4);
      expect(getText(out, kernels.limbsToDecimal(out, x, xn))).toBe(decimal);
      const text = a.toString(base);
      const bits = Math.log2(base);
      const back = room(text.length / 4 + 40 + xn);
      const from = putText(text);
      if (Number.isInteger(bits)) {
        kernels.limbsToPowerOfTwo(out, text.length, x, xn, bits, 87);
        expect(get(back, kernels.limbsFromPowerOfTwo(back, from, text.length, bits))).toBe(a);
      } else expect(get(back, kernels.limbsFromText(back, from, text.length, base))).toBe(a);
    });
  });

  test("become the nearest double, also as quotients", () => {
    const medium = fc.bigInt({ min: 1n, max: 1n << 600n });
    check(fc.tuple(magnitude, medium, medium), ([a, b, c]) => {
      expect(kernels.limbsToF64(...put(a))).toBe(Number(a));
      expect(kernels.limbsTrueDivide(...put(b), ...put(c), 0n)).toBe(0);
      // 200 bits of the quotient; an odd last one stands for what is cut off.
      const shift = 200 + c.toString(2).length - b.toString(2).length;
      const quotient = shift > 0 ? (b << BigInt(shift)) / c : b / (c << BigInt(-shift));
      expect(kernels.floatResult()).toBe(Number((quotient << 1n) | 1n) * 2 ** -shift * 0.5);
      kernels.limbsTrueDivide(...put(b * c), ...put(c), 0n);
      expect(kernels.floatResult()).toBe(Number(b));
    });
  });

  test("become bytes and come back", () => {
    const flags = fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.boolean(), fc.boolean());
    check(flags, ([bytes, little, signed]) => {
      const at = putText(Buffer.from(bytes).toString("latin1"));
      const n = (bytes.length >> 2) + 1;
      const limbs = room(n);
      const negative = kernels.limbsFromBytes(limbs, at, bytes.length, little, signed);
      const hex = Buffer.from(little ? bytes.slice().reverse() : bytes).toString("hex");
      const value = BigInt(`0x0${hex}`);
      const want = signed ? BigInt.asIntN(8 * bytes.length, value) : value;
      expect(negative ? -get(limbs, n) : get(limbs, n)).toBe(want);
      const out = room(12);
      expect(kernels.limbsToBytes(out, bytes.length, limbs, n, want < 0n, little, signed)).toBe(1);
      expect(getText(out, bytes.length)).toBe(Buffer.from(bytes).toString("latin1"));
    });
  });
});

describe("doubles", () => {
  test("have the shortest digits that read back", () => {
    check(
      double,
      (x) => {
        const out = room(8);
        const digits = getText(out, kernels.shortestDigits(out, x));
        const [mantissa, exponent] = x.toExponential().split("e");
        expect(digits).toBe(mantissa.replace(".", ""));
        if (x !== 0) expect(kernels.digitsPoint()).toBe(Number(exponent) + 1);
      },
      5000,
    );
  });

  test("have any number of digits, exactly", () => {
    check(
      fc.tuple(double, fc.integer({ min: 0, max: 60 })),
      ([x, places]) => {
        const out = room(400);
        const significant = getText(out, kernels.exactDigits(out, x, places + 1, true)).padEnd(
          places + 1,
          "0",
        );
        if (!isTie(x, places + 1, true) && x !== 0) {
          const [mantissa, exponent] = x.toExponential(places).split("e");
          expect([significant, kernels.digitsPoint()]).toEqual([
            mantissa.replace(".", ""),
            Number(exponent) + 1,
          ]);
        }
        if (x >= 1e20 || isTie(x, places, false)) return;
        const count = kernels.exactDigits(out, x, places, false);
        const point = count === 0 ? -places : kernels.digitsPoint();
        const digits = getText(out, count).padEnd(Math.max(point + places, 0), "0");
        const all = digits.padStart(places + Math.max(point, 1), "0");
        expect(
          `${all.slice(0, all.length - places)}${places > 0 ? "." : ""}${all.slice(all.length - places)}`,
        ).toBe(x.toFixed(places));
      },
      4000,
    );
  });

  test("round ties to even", () => {
    const out = room(100);
    for (const [x, places, want] of [
      [0.5, 0, ""],
      [1.5, 0, "2"],
      [2.5, 0, "2"],
      [0.125, 2, "12"],
      [0.375, 2, "38"],
    ]) {
      expect(getText(out, kernels.exactDigits(out, x as number, places as number, false))).toBe(want);
    }
  });

  test("are read from text, correctly rounded", () => {
    check(
      fc.tuple(double, fc.integer({ min: 1, max: 60 })),
      ([x, digits]) => {
        for (const text of [String(x), x.toPrecision(digits), `${x.toPrecision(digits)}1`]) {
          if (!/^[\d.]+(e[+-]?\d+)?$/.test(text)) continue;
          expect(kernels.parseDecimal(putText(text), text.length)).toBe(text.length);
          expect(kernels.floatResult()).toBe(Number(text));
        }
      },
      4000,
    );
  });

  test("are read right next to the middle between two neighbours", () => {
    check(fc.double({ min: 1e-5, max: 1e15, noNaN: true }), (x) => {
      const [digits, scale] = exactDecimal(x);
      const [next, nextScale] = exactDecimal(x + 2 ** (Math.floor(Math.log2(x)) - 52));
      const places = Math.max(scale, nextScale) + 1;
      const middle = (digits * 10n ** BigInt(places - scale) + next * 10n ** BigInt(places - nextScale)) / 2n;
      const text = `${middle}e-${places}`;
      for (const near of [text, `${middle - 1n}e-${places}`, `${middle}1e-${places + 1}`]) {
        kernels.parseDecimal(putText(near), near.length);
        expect(kernels.floatResult()).toBe(Number(near));
      }
    });
  });

  test("are read from hexadecimal", () => {
    const cases: [string, number][] = [
      ["1.8p1", 3],
      ["0.0000000000001p-1022", 5e-324],
      ["1.fffffffffffff8p1023", Infinity],
      ["1.fffffffffffff7p1023", Number.MAX_VALUE],
      ["10000000000000.8", 2 ** 52],
      ["10000000000001.8", 2 ** 52 + 2],
      ["1p-1075", 0],
      ["1.000000001p-1075", 5e-324],
    ];
    for (const [text, want] of cases) {
      expect(kernels.parseHex(putText(text), text.length)).toBe(text.length);
      expect(kernels.floatResult()).toBe(want);
    }
  });
});

describe("elementary functions", () => {
  const argument = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const sign = fc.constantFrom(1, -1);
  const spread = (low: number, high: number) =>
    fc.tuple(argument(low, high), sign).map(([exponent, s]) => s * 10 ** exponent);

  /** Each with arguments and the exact function in fixed point. */
  const functions: [string, fc.Arbitrary<number>, (x: bigint) => bigint][] = [
    ["expm1", spread(-9, 2), (x) => expFixed(x) - ONE],
    ["exp2", argument(-60, 60), (x) => expFixed(times(x, LN2))],
    ["sinh", spread(-8, 1.8), (x) => (expFixed(x) - expFixed(-x)) / 2n],
    ["cosh", spread(-8, 1.8), (x) => (expFixed(x) + expFixed(-x)) / 2n],
    ["tanh", spread(-8, 1.2), (x) => over(expFixed(2n * x) - ONE, expFixed(2n * x) + ONE)],
    ["log1p", fc.oneof(argument(1e-5, 1e6), argument(-0.99, -1e-5)), (x) => logFixed(ONE + x)],
    ["log2", argument(1e-6, 1e6), (x) => over(logFixed(x), LN2)],
    ["log10", argument(1e-6, 1e6), (x) => over(logFixed(x), logFixed(10n * ONE))],
    ["asinh", argument(1e-5, 1e6), (x) => logFixed(x + rootFixed(times(x, x) + ONE))],
    ["acosh", argument(1.00001, 1e6), (x) => logFixed(x + rootFixed(times(x, x) - ONE))],
    ["atanh", argument(1e-5, 0.99999), (x) => logFixed(over(ONE + x, ONE - x)) / 2n],
    ["cbrt", argument(1e-6, 1e6), (x) => expFixed(logFixed(x) / 3n)],
  ];

  test.each(functions)("%s is the nearest double", (name, values, exact) => {
    check(values, (x) => expect(kernels[name](x)).toBe(toNumber(exact(toFixed(x)))), 150);
  });

  test("error functions add up to one and are odd", () => {
    check(argument(1e-5, 5), (x) => {
      expect(kernels.erf(-x)).toBe(-kernels.erf(x));
      expect(Math.abs(kernels.erf(x) + kernels.erfc(x) - 1)).toBeLessThan(3e-16);
    });
    // From x = 4.5 on erfc is a continued fraction; both sides agree where they meet.
    expect(kernels.erfc(4.5) / kernels.erfc(4.500000000000001)).toBeCloseTo(1, 12);
  });

  test("fma rounds once", () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 });
    check(fc.tuple(any, any, any), ([x, y, z]) => {
      const product = exactSigned(x) * exactSigned(y);
      const sum = product + (exactSigned(z) << 1100n);
      const want = sum === 0n ? x * y + z : roundShifted(sum, 2200n);
      if (Math.abs(want) > 1e-300) expect(kernels.fma(x, y, z)).toBe(want);
    });
  });
});

// ---- a reference for elementary functions: fixed point with 400 binary places ----

const PLACES = 400n;
const ONE = 1n << PLACES;

function times(x: bigint, y: bigint): bigint {
  return (x * y) >> PLACES;
}

function over(x: bigint, y: bigint): bigint {
  return (x << PLACES) / y;
}

function rootFixed(x: bigint): bigint {
  let root = 1n << BigInt(((x << PLACES).toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + (x << PLACES) / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** exp(x): the series of x / 2^16, squared 16 times. */
function expFixed(x: bigint): bigint {
  if (x < 0n) return over(ONE, expFixed(-x));
  const small = x >> 16n;
  let term = ONE;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = times(term, small) / n;
  }
  for (let i = 0; i < 16; i++) sum = times(sum, sum);
  return sum;
}

/** log(x): Newton's steps from the double's logarithm. */
function logFixed(x: bigint): bigint {
  let y = toFixed(Math.log(toNumber(x)));
  for (let i = 0; i < 4; i++) y += 2n * over(x - expFixed(y), x + expFixed(y));
  return y;
}

const LN2 = logFixed(2n * ONE);

/** A double as an integer multiple of 2^-1100. */
function exactSigned(x: number): bigint {
  const [digits, scale] = exactDecimal(Math.abs(x));
  const magnitude = (digits << 1100n) / 10n ** BigInt(scale);
  return x < 0 ? -magnitude : magnitude;
}

function toFixed(x: number): bigint {
  return exactSigned(x) >> (1100n - PLACES);
}

/** value / 2^shift as the nearest double: first cut to 200 bits, an odd last one standing for what is cut off. */
function roundShifted(value: bigint, shift: bigint): number {
  const magnitude = value < 0n ? -value : value;
  const cut = BigInt(Math.max(magnitude.toString(2).length - 200, 0));
  const top = Number(((magnitude >> cut) << 1n) | (magnitude % (1n << cut) === 0n ? 0n : 1n));
  const scaled = top * 2 ** (Number(cut - shift) - 1);
  return value < 0n ? -scaled : scaled;
}

function toNumber(value: bigint): number {
  return Number(value) * 2 ** -Number(PLACES);
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** x > 0 as digits / 10^scale. */
function exactDecimal(x: number): [bigint, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number(bits >> 52n);
  const mantissa = (bits & 0xfffffffffffffn) | (field === 0 ? 0n : 1n << 52n);
  const exponent = Math.max(field, 1) - 1075;
  return exponent >= 0 ? [mantissa << BigInt(exponent), 0] : [mantissa * 5n ** BigInt(-exponent), -exponent];
}

/** Whether x lies in the middle between two roundings: JavaScript rounds those up, Python to even. */
function isTie(x: number, digits: number, significant: boolean): boolean {
  const [value, scale] = exactDecimal(x);
  const cut = significant ? value.toString().length - digits : scale - digits;
  return cut > 0 && (value % 10n ** BigInt(cut)) * 2n === 10n ** BigInt(cut);
}
