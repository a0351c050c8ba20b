/** Values that cross as they are, in both directions: numbers, texts, bytes, truth and nothing. */
import { describe, expect, test } from "vitest";
import { loadPython, PythonError, thrown } from "../support/embed.ts";

const python = await loadPython();
const identity = python.run("lambda value: value");
const repr = python.run("repr");

describe("values that come back as they went", () => {
  const values: unknown[] = [
    undefined,
    true,
    false,
    0,
    -0,
    1,
    -1,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    2 ** 48 - 1,
    2 ** 48,
    -(2 ** 48),
    -(2 ** 48) - 1,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    0.5,
    -1e300,
    5e-324,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    2n ** 53n,
    -(2n ** 64n),
    2n ** 4000n + 12345n,
    -(3n ** 9001n),
    "",
    "a",
    "ascii text that is longer than what is read one by one",
    "é",
    "naïve café, written often enough to be long: naïve café",
    "日本語",
    "😀",
    "mixed é 日 😀 text",
    "\u0000\u0001",
    "\ud83d",
    "\ude00\ud83d",
    "x\udc80y",
  ];
  test.each(values.map((value) => [value]))("%s", (value) => {
    expect(identity(value)).toBe(value);
  });
});

describe("values as Python sees them", () => {
  const cases: [unknown, string][] = [
    [null, "None"],
    [undefined, "None"],
    [-0, "-0.0"],
    [1, "1"],
    [2 ** 53, "9007199254740992.0"],
    [10n, "10"],
    [10n ** 30n, "1000000000000000000000000000000"],
    ["\ud83d", "'\\ud83d'"],
    [new Uint8Array([1, 255]), "b'\\x01\\xff'"],
    [new Uint8Array([1, 2, 3]).subarray(1, 2), "b'\\x02'"],
    [new Uint8Array([7]).buffer, "b'\\x07'"],
    [new DataView(new ArrayBuffer(2)), "b'\\x00\\x00'"],
    [new Float64Array([1.5]), "array('d', [1.5])"],
    [new Int16Array([-2]), "array('h', [-2])"],
    [new BigUint64Array([2n ** 63n]), "array('Q', [9223372036854775808])"],
  ];
  test.each(cases)("%s is %s", (value, shown) => {
    expect(repr(value)).toBe(shown);
  });
});

test("Python's numbers are numbers where these hold them exactly, else BigInts", () => {
  expect(python.run("2**53 - 1")).toBe(2 ** 53 - 1);
  expect(python.run("2**53")).toBe(2n ** 53n);
  expect(python.run("-(2**53) + 1")).toBe(-(2 ** 53) + 1);
  expect(python.run("1.0")).toBe(1);
  expect(python.run("True")).toBe(true);
});

test("numbers of a hundred thousand digits cross without text", () => {
  const n = 7n ** 120_000n;
  expect(python.run("lambda n: n == 7 ** 120_000")(n)).toBe(true);
  expect(python.run("7 ** 120_000") === n).toBe(true);
});

test("a NaN with any payload is only a NaN", () => {
  const bits = new BigUint64Array([0xfffc_0000_0000_1234n]);
  expect(identity(new Float64Array(bits.buffer)[0])).toBeNaN();
});

test("bytes are copied", () => {
  const bytes = python.run("b'abc'");
  expect(bytes).toEqual(new Uint8Array([97, 98, 99]));
  bytes[0] = 0;
  expect(python.run("b'abc'")[0]).toBe(97);
});

test("texts of each width", () => {
  expect(python.run("'x' * 100_000")).toBe("x".repeat(100_000));
  expect(python.run("'é' * 30_000")).toBe("é".repeat(30_000));
  expect(python.run("'日' * 30_000")).toBe("日".repeat(30_000));
  expect(python.run("'😀' * 30_000")).toBe("😀".repeat(30_000));
  expect(python.run("len")("😀".repeat(10))).toBe(10);
});

test("symbols are refused", () => {
  expect(thrown(() => identity(Symbol("x")))).toBeInstanceOf(TypeError);
  expect(identity(1)).toBe(1);
});

test("Python's errors about values are Python's", () => {
  expect(thrown(() => python.run("len")(5))).toBeInstanceOf(PythonError);
});
