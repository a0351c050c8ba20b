// The text kernels against JavaScript's own strings and codecs, and the Unicode tables against CPython's answers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildKernels, type Kernels, type Kind } from "./kernels.ts";

let k: Kernels;
beforeAll(() => {
  k = buildKernels();
});
beforeEach(() => k.reset());

/** A small generator with a fixed seed (Marsaglia's xorshift), so that a failure comes again. */
let seed = 0x9e3779b9;
function random(below: number): number {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % below;
}

function randomText(length: number, alphabet: string[]): string {
  return Array.from({ length }, () => alphabet[random(alphabet.length)]).join("");
}

const KINDS: Kind[] = [1, 2, 4];

test("the Unicode tables answer as CPython 3.14 for every code point", () => {
  const { checksums } = JSON.parse(readFileSync(join(import.meta.dirname, "unicode-oracle.json"), "utf8"));
  const w = k.wasm;
  const mapped = new Uint32Array(w.memory.buffer, (k.space(16) + 3) & ~3, 3);
  const predicates = [
    w.isAlpha,
    w.isDecimal,
    w.isDigit,
    w.isNumeric,
    w.isAlnum,
    w.isLower,
    w.isUpper,
    w.isTitle,
    w.isSpace,
    w.isLineBreak,
    w.isPrintable,
    w.isIdentifierStart,
    w.isIdentifierPart,
    w.isCased,
    (c: number) => w.isCased(c) | w.isCaseIgnorable(c),
  ];
  const row = (c: number): string => {
    let text = "";
    for (const predicate of predicates) text += predicate(c);
    text += `[${w.decimalValue(c)},${w.digitValue(c)}`;
    for (let to = 0; to < 4; to++) {
      const count = w.mapCase(c, to, mapped.byteOffset);
      text += count === 1 ? `,[${mapped[0]}]` : `,[${mapped.subarray(0, count)}]`;
    }
    return `${text}]\n`;
  };
  for (let block = 0; block < 0x110; block++) {
    let text = "";
    for (let c = block << 12; c < (block + 1) << 12; c++) text += row(c);
    expect(crc32(text), `U+${(block << 12).toString(16)} and the 4095 after it`).toBe(checksums[block]);
  }
});

describe("search", () => {
  const alphabets = { 1: ["a", "b"], 2: ["a", "\u0101"], 4: ["a", "\u0161", "\u{10061}"] };

  test("finds what indexOf and lastIndexOf find, whatever the kinds", () => {
    for (let round = 0; round < 6000; round++) {
      k.reset();
      const kind = KINDS[round % 3];
      const hayPoints = Array.from(randomText(random(70), alphabets[kind]), (c) => c.codePointAt(0)!);
      const needlePoints = Array.from(
        randomText(random(7), alphabets[KINDS[random((round % 3) + 1)]]),
        (c) => c.codePointAt(0)!,
      );
      // One UTF-16 unit for each character, so that JavaScript's indexes are ours.
      const toUnits = (points: number[]) =>
        String.fromCharCode(...points.map((c) => (c > 0xffff ? 0xe000 : c)));
      const [h, s] = [toUnits(hayPoints), toUnits(needlePoints)];
      const hay = k.put(hayPoints, kind);
      const needle = k.put(needlePoints);
      if (needle.kind > kind) continue;
      const args = [hay.p, hay.kind, hay.n, needle.p, needle.kind, needle.n];
      const from = random(hay.n + 1);
      expect(k.wasm.find(...args, 0)).toBe(h.indexOf(s));
      expect(k.wasm.find(...args, from)).toBe(h.indexOf(s, from));
      expect(k.wasm.rfind(...args)).toBe(h.lastIndexOf(s));
      if (s !== "") expect(k.wasm.count(...args, 0x7fffffff)).toBe(h.split(s).length - 1);
      if (s !== "") {
        const step = needle.kind;
        expect(k.wasm.twoWay(hay.p, kind, kind, hay.n, needle.p, step, step, needle.n)).toBe(h.indexOf(s));
      }
    }
  });

  test("finds a needle at every distance from the ends of a block", () => {
    for (const kind of KINDS) {
      for (let n = 2; n < 40; n++) {
        for (let at = 0; at + 2 <= n; at++) {
          k.reset();
          const points = new Array(n).fill(0x2e);
          points[at] = 0x78;
          points[at + 1] = 0x79;
          const hay = k.put(points, kind);
          const needle = k.put("xy");
          const args = [hay.p, kind, n, needle.p, 1, 2];
          expect([k.wasm.find(...args, 0), k.wasm.rfind(...args)]).toEqual([at, at]);
          expect(k.wasm.findChar(hay.p, kind, n, 0x79)).toBe(at + 1);
          expect(k.wasm.rfindChar(hay.p, kind, n, 0x78)).toBe(at);
          expect(k.wasm.countChar(hay.p, kind, n, 0x2e)).toBe(n - 2);
        }
      }
    }
  });

  test("takes linear time on texts made to be hostile", () => {
    const half = "a".repeat(100_000);
    const cases: [string, string][] = [
      [`${half}${half}${half}`, `${half}b${half}`],
      [`${half}${half}${half}`, `b${half}`],
      [`${half}${half}${half}`, `a${half}b${half}a`],
      ["ab".repeat(200_000), `${"ab".repeat(50_000)}b${"ab".repeat(50_000)}`],
    ];
    const start = performance.now();
    for (const [h, s] of cases) {
      k.reset();
      const hay = k.put(h);
      const needle = k.put(s);
      const args = [hay.p, 1, hay.n, needle.p, 1, needle.n];
      expect([k.wasm.find(...args, 0), k.wasm.rfind(...args)]).toEqual([-1, -1]);
      expect(k.wasm.count(...args, 0x7fffffff)).toBe(0);
    }
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test("falls back to the two-way search and still finds the needle", () => {
    for (let round = 0; round < 300; round++) {
      k.reset();
      const unit = randomText(1 + random(5), ["a", "b"]);
      const needleText = unit.repeat(20 + random(60)) + randomText(random(3), ["a", "b"]);
      const near = needleText.slice(0, -1 - random(9));
      const hayText = near.repeat(5 + random(20)) + (random(2) ? needleText : "") + near.repeat(random(20));
      const hay = k.put(hayText, KINDS[round % 3]);
      const needle = k.put(needleText);
      const args = [hay.p, hay.kind, hay.n, needle.p, 1, needle.n];
      expect(k.wasm.find(...args, 0)).toBe(hayText.indexOf(needleText));
      expect(k.wasm.rfind(...args)).toBe(hayText.lastIndexOf(needleText));
    }
  });
});

describe("copies and measures", () => {
  test("characters survive every change of kind", () => {
    for (const from of KINDS) {
      for (const to of KINDS) {
        for (let n = 0; n < 70; n++) {
          k.reset();
          const points = Array.from({ length: n }, () => random(from === 1 || to === 1 ? 256 : 65536));
          const source = k.put(points, from);
          const copy = { p: k.space(n * to + 1), kind: to, n };
          k.wasm.setChar(copy.p, to, n, 0x5a);
          k.wasm.copyChars(copy.p, to, source.p, from, n);
          expect(k.points(copy)).toEqual(points);
        }
      }
    }
  });

  test("charBits tells the kind, wherever the widest character is", () => {
    const widest = [0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000, 0x10ffff];
    for (const wide of widest) {
      for (const kind of KINDS) {
        if (wide >= 2 ** (8 * kind)) continue;
        for (let n = 1; n < 150; n += 7) {
          k.reset();
          const points = new Array(n).fill(0x41);
          points[random(n)] = wide;
          const text = k.put(points, kind);
          const bits = k.wasm.charBits(text.p, kind, n) >>> 0;
          expect(bits < 0x80).toBe(wide < 0x80);
          expect(k.wasm.kindFor(bits)).toBe(wide < 0x100 ? 1 : wide < 0x10000 ? 2 : 4);
        }
      }
    }
  });

  test("repeatBytes and fillChars fill exactly", () => {
    for (const unit of [1, 2, 3, 7, 40]) {
      for (const count of [0, 1, 2, 3, 9, 33]) {
        k.reset();
        const bytes = Array.from({ length: unit }, () => random(256));
        const p = k.putBytes(bytes);
        const dst = k.space(unit * count + 1);
        k.wasm.setChar(dst, 1, unit * count, 0x5a);
        k.wasm.repeatBytes(dst, p, unit, count);
        expect([...k.bytes(dst, unit * count)]).toEqual(new Array(count).fill(bytes).flat());
        expect(k.wasm.charAt(dst, 1, unit * count)).toBe(0x5a);
      }
    }
    for (const kind of KINDS) {
      const dst = k.space(400);
      k.wasm.fillChars(dst, kind, 0x7e, 9);
      expect(k.points({ p: dst, kind, n: 9 })).toEqual(new Array(9).fill(0x7e));
    }
  });
});

describe("comparison", () => {
  test("equality and order of strings that differ in one place", () => {
    for (const aKind of KINDS) {
      for (const bKind of KINDS) {
        for (let n = 0; n < 50; n++) {
          k.reset();
          const points = Array.from({ length: n }, () => 0x20 + random(90));
          const a = k.put(points, aKind);
          const same = k.put(points, bKind);
          expect(k.wasm.equalChars(a.p, aKind, same.p, bKind, n)).toBe(1);
          expect(k.wasm.compareChars(a.p, aKind, n, same.p, bKind, n)).toBe(0);
          if (n === 0) continue;
          const at = random(n);
          const other = points.slice();
          other[at] = 0xc8;
          const b = k.put(other, bKind);
          expect(k.wasm.equalChars(a.p, aKind, b.p, bKind, n)).toBe(0);
          expect(k.wasm.commonPrefix(a.p, aKind, b.p, bKind, n)).toBe(at);
          expect(k.wasm.compareChars(a.p, aKind, n, b.p, bKind, n)).toBe(-1);
          expect(k.wasm.compareChars(b.p, bKind, n, a.p, aKind, n)).toBe(1);
          expect(k.wasm.compareChars(a.p, aKind, n - 1, same.p, bKind, n)).toBe(-1);
        }
      }
    }
  });

  test("order is by code point, not by UTF-16 unit or by byte", () => {
    const a = k.put("\uffff");
    const b = k.put("\u{10000}");
    expect(k.wasm.compareChars(a.p, a.kind, 1, b.p, b.kind, 1)).toBe(-1);
    const c = k.put("\u0201");
    const d = k.put("\u0102");
    expect(k.wasm.compareChars(c.p, 2, 1, d.p, 2, 1)).toBe(1);
  });
});

describe("hash", () => {
  const mask = (1n << 64n) - 1n;
  const rotl = (x: bigint, n: bigint) => ((x << n) | (x >> (64n - n))) & mask;

  /** SipHash-1-3 as its paper writes it. */
  function sipHash13(k0: bigint, k1: bigint, bytes: Uint8Array): bigint {
    const v = [
      k0 ^ 0x736f6d6570736575n,
      k1 ^ 0x646f72616e646f6dn,
      k0 ^ 0x6c7967656e657261n,
      k1 ^ 0x7465646279746573n,
    ];
    const round = () => {
      v[0] = (v[0] + v[1]) & mask;
      v[1] = rotl(v[1], 13n) ^ v[0];
      v[0] = rotl(v[0], 32n);
      v[2] = (v[2] + v[3]) & mask;
      v[3] = rotl(v[3], 16n) ^ v[2];
      v[0] = (v[0] + v[3]) & mask;
      v[3] = rotl(v[3], 21n) ^ v[0];
      v[2] = (v[2] + v[1]) & mask;
      v[1] = rotl(v[1], 17n) ^ v[2];
      v[2] = rotl(v[2], 32n);
    };
    const padded = [...bytes, ...new Array(7 - (bytes.length % 8)).fill(0), bytes.length & 0xff];
    for (let i = 0; i < padded.length; i += 8) {
      const word = padded.slice(i, i + 8).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
      v[3] ^= word;
      round();
      v[0] ^= word;
    }
    v[2] ^= 0xffn;
    for (let i = 0; i < 3; i++) round();
    return BigInt.asIntN(64, v[0] ^ v[1] ^ v[2] ^ v[3]);
  }

  test("is SipHash-1-3 for every length of tail, and depends on the key", () => {
    for (const [k0, k1] of [
      [0n, 0n],
      [0x0706050403020100n, 0x0f0e0d0c0b0a0908n],
    ]) {
      k.wasm.setHashKey(k0, k1);
      for (let n = 1; n < 60; n++) {
        const bytes = Uint8Array.from({ length: n }, () => random(256));
        expect(k.wasm.hashBytes(k.putBytes(bytes), n)).toBe(sipHash13(k0, k1, bytes));
      }
      expect(k.wasm.hashBytes(8, 0)).toBe(0n);
    }
  });

  test("is CPython's own under PYTHONHASHSEED=0", () => {
    k.wasm.setHashKey(0n, 0n);
    const hash = (text: string) => k.wasm.hashBytes(k.put(text).p, text.length);
    expect(hash("abc")).toBe(-4594863902769663758n);
    expect(hash("__init__")).toBe(4748292593639647670n);
  });
});

describe("UTF-8", () => {
  /** Decodes as errors="replace" does, by scan, decode and error length. */
  function decodeReplacing(bytes: number[]): string {
    k.reset();
    const start = k.putBytes(bytes);
    const end = start + bytes.length;
    let text = "";
    for (let p = start; p < end; ) {
      const valid = k.wasm.utf8Scan(p, end - p);
      const n = k.wasm.utf8Length.value;
      const kind = k.wasm.kindFor(k.wasm.utf8Bits.value) as Kind;
      const out = { p: k.space(n * kind), kind, n };
      k.wasm.utf8Decode(p, valid, out.p, kind);
      text += String.fromCodePoint(...k.points(out));
      p += valid;
      if (p < end) {
        text += "\ufffd";
        p += k.wasm.utf8ErrorLength(p, end);
      }
    }
    return text;
  }

  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  test("decodes every boundary sequence of four bytes as the Unicode standard recommends", () => {
    const edges = [
      0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xf0, 0xf4, 0xf5,
    ];
    for (const a of edges) {
      for (const b of edges) {
        for (const c of edges) {
          for (const d of edges) {
            const bytes = [a, b, c, d];
            const got = decodeReplacing(bytes);
            if (got !== decoder.decode(Uint8Array.from(bytes))) expect(got, String(bytes)).toBe(null);
          }
        }
      }
    }
  });

  test("tells an incomplete sequence from a wrong one", () => {
    const rows: [number[], number, number][] = [
      [[0xff], 1, 0],
      [[0xe2, 0x82], 2, 2],
      [[0xf0, 0x9f, 0x98], 3, 2],
      [[0xc3], 1, 2],
      [[0xe0, 0x80], 1, 1],
      [[0xed, 0xa0, 0x80], 1, 1],
      [[0xf0, 0x9f, 0x41, 0x41], 2, 1],
      [[0xf4, 0x90, 0x80, 0x80], 1, 1],
    ];
    for (const [bytes, length, error] of rows) {
      const p = k.putBytes(bytes);
      expect(k.wasm.utf8Scan(p, bytes.length)).toBe(0);
      expect(k.wasm.utf8ErrorLength(p, p + bytes.length)).toBe(length);
      expect(k.wasm.utf8Error.value).toBe(error);
    }
  });

  test("encodes and decodes text of every kind, with long ASCII runs between", () => {
    for (let round = 0; round < 600; round++) {
      k.reset();
      const parts = ["hello world, this is ascii", "x", "é", "ш", "漢字", "🐍", "\0", "\uffff"];
      const text = randomText(random(30), parts.slice(0, 2 + (round % 7)));
      const source = k.put(text);
      const expected = new TextEncoder().encode(text);
      expect(k.wasm.utf8Size(source.p, source.kind, source.n)).toBe(BigInt(expected.length));
      const dst = k.space(expected.length);
      expect(k.wasm.utf8Encode(source.p, source.kind, source.n, dst)).toBe(dst + expected.length);
      expect([...k.bytes(dst, expected.length)]).toEqual([...expected]);
      expect(decodeReplacing([...expected])).toBe(text);
    }
  });

  test("findSurrogate finds the first lone surrogate", () => {
    const text = k.put([0x41, 0x10ffff, 0xd7ff, 0xe000, 0xdfff, 0xd800]);
    expect(k.wasm.findSurrogate(text.p, text.kind, text.n, 0)).toBe(4);
    expect(k.wasm.findSurrogate(text.p, text.kind, text.n, 5)).toBe(5);
    expect(k.wasm.findSurrogate(text.p, text.kind, 4, 0)).toBe(4);
  });
});

describe("UTF-16 and UTF-32", () => {
  const text = "a\u00ff\u0100\ud7ff\ue000\uffff\u{10000}\u{10ffff}z";

  test("round trip in both byte orders", () => {
    const source = k.put(text);
    for (const big of [0, 1]) {
      const size = Number(k.wasm.utf16Size(source.p, source.kind, source.n));
      expect(size).toBe(2 * text.length);
      const utf16 = k.space(size);
      expect(k.wasm.utf16Encode(source.p, source.kind, source.n, big, utf16)).toBe(utf16 + size);
      const view = new DataView(k.wasm.memory.buffer, utf16, size);
      const units = Array.from({ length: text.length }, (_, i) => view.getUint16(2 * i, !big));
      expect(String.fromCharCode(...units)).toBe(text);
      expect(k.wasm.utf16Scan(utf16, size, big)).toBe(size);
      expect([k.wasm.wideLength.value, k.wasm.kindFor(k.wasm.wideBits.value)]).toEqual([source.n, 4]);
      const back = { p: k.space(4 * source.n), kind: 4 as Kind, n: source.n };
      k.wasm.utf16Decode(utf16, size, big, back.p, 4);
      expect(String.fromCodePoint(...k.points(back))).toBe(text);

      const utf32 = k.space(4 * source.n);
      k.wasm.utf32Encode(source.p, source.kind, source.n, big, utf32);
      expect(k.wasm.utf32Scan(utf32, 4 * source.n, big)).toBe(4 * source.n);
      k.wasm.utf32Decode(utf32, 4 * source.n, big, back.p, 4);
      expect(String.fromCodePoint(...k.points(back))).toBe(text);
    }
  });

  test("stop at what is not valid", () => {
    const rows: [string, number[], number, number][] = [
      ["utf16Scan", [0x41, 0, 0x42], 2, 1],
      ["utf16Scan", [0x41, 0, 0, 0xdc, 0x41, 0], 2, 2],
      ["utf16Scan", [0, 0xd8, 0x41, 0], 0, 2],
      ["utf16Scan", [0, 0xd8], 0, 2],
      ["utf16Scan", [0, 0xd8, 0], 0, 3],
      ["utf32Scan", [0x41, 0, 0, 0, 0, 0xd8, 0, 0], 4, 4],
      ["utf32Scan", [0, 0, 0x11, 0], 0, 4],
      ["utf32Scan", [0x41, 0, 0], 0, 3],
    ];
    for (const [scan, bytes, valid, length] of rows) {
      expect(k.wasm[scan](k.putBytes(bytes), bytes.length, 0)).toBe(valid);
      expect(k.wasm.wideErrorLength.value, String(bytes)).toBe(length);
    }
  });
});

test("ASCII case changes touch letters only", () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  const map = (f: (s: string) => string) =>
    [...all].map((c) => (c < 128 ? f(String.fromCharCode(c)).charCodeAt(0) : c));
  const lower = (s: string) => s.toLowerCase();
  const upper = (s: string) => s.toUpperCase();
  const rows: [string, (s: string) => string][] = [
    ["asciiLower", lower],
    ["asciiUpper", upper],
    ["asciiSwapCase", (s) => (s === lower(s) ? upper(s) : lower(s))],
  ];
  for (const [name, f] of rows) {
    const p = k.putBytes(all);
    k.wasm[name](p, p, 256);
    expect([...k.bytes(p, 256)]).toEqual(map(f));
  }
});

test("escapes are as short as the character allows", () => {
  const dst = k.space(10);
  const rows: [number, string][] = [
    [7, "\\x07"],
    [0xff, "\\xff"],
    [0x100, "\\u0100"],
    [0x1f40d, "\\U0001f40d"],
  ];
  for (const [c, expected] of rows) {
    const size = k.wasm.putEscape(dst, c) - dst;
    expect(size).toBe(k.wasm.escapeSize(c));
    expect(String.fromCharCode(...k.bytes(dst, size))).toBe(expected);
  }
});
