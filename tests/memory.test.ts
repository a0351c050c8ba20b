// The memory layers against a model in JavaScript: what is handed out never overlaps, keeps its contents, and is counted.
import { beforeAll, describe, expect, test } from "vitest";
import { assemble, instantiate } from "./support/assemble.ts";

interface Memory {
  memory: WebAssembly.Memory;
  allocatedBlocks(): number;
  arenasAllocated(): number;
  arenasPresent(): number;
  checkHeap(): number;
  failAllocation(n: number, forever: boolean): void;
  failedAllocations(): number;
  heapFaultAddress(): number;
  memoryGrowths(): number;
  memoryRefusals(): number;
  memoryReserved(): number;
  objAlloc(size: number): number;
  objFree(p: number): void;
  objFreeSized(p: number, size: number): void;
  objRealloc(p: number, size: number): number;
  objUsable(p: number): number;
  putMemoryStats(): void;
  rawAlloc(size: number): number;
  rawAllocZeroed(size: number): number;
  rawBlocks(): number;
  rawBytes(): number;
  rawFree(p: number): void;
  rawRealloc(p: number, size: number): number;
  rawUsable(p: number): number;
  setFillBlocks(on: boolean): void;
  setMemoryLimit(bytes: number): void;
  textBytes(): number;
  textEnd(): void;
  textLength(): number;
  trimCaches(): void;
}

interface Live {
  p: number;
  size: number;
  tag: number;
  raw: boolean;
  /** A block made smaller may have stayed in its class: its size does not tell the class any more. */
  resized: boolean;
}

const MIB = 1 << 20;
const ARENA = 256 << 10;
let wasm: Buffer;

beforeAll(() => {
  wasm = assemble("memory");
});

const fresh = () => instantiate<Memory>(wasm);

/** Numbers that look random and are the same each time (a linear congruential generator). */
function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Blocks in use, written at both ends with a pattern of their own. */
class Model {
  readonly live: Live[] = [];
  objects = 0;
  private tags = 0;

  constructor(
    readonly m: Memory,
    readonly random: (below: number) => number,
  ) {}

  /** Mostly small sizes, some middling, a few large. */
  size(): number {
    const kind = this.random(10);
    return 1 + this.random(kind < 6 ? 512 : kind < 9 ? 5000 : 200_000);
  }

  /** Allocates; answers false where the allocator does. */
  alloc(): boolean {
    const raw = this.random(3) === 0;
    const zeroed = raw && this.random(4) === 0;
    const size = this.size();
    const p =
      (raw ? (zeroed ? this.m.rawAllocZeroed(size) : this.m.rawAlloc(size)) : this.m.objAlloc(size)) >>> 0;
    if (p === 0) return false;
    expect(p % 16).toBe(0);
    if (zeroed) expect(new Uint8Array(this.m.memory.buffer, p, size).every((byte) => byte === 0)).toBe(true);
    const block = { p, size, raw, tag: this.tags++, resized: false };
    this.live.push(block);
    if (!raw) this.objects++;
    this.write(block);
    return true;
  }

  free(): void {
    const at = this.random(this.live.length);
    const block = this.live[at]!;
    this.check(block, block.size);
    this.live[at] = this.live[this.live.length - 1]!;
    this.live.pop();
    if (!block.raw) this.objects--;
    if (block.raw) this.m.rawFree(block.p);
    else if (block.resized || this.random(2) === 0) this.m.objFree(block.p);
    else this.m.objFreeSized(block.p, block.size);
  }

  realloc(): boolean {
    const block = this.live[this.random(this.live.length)]!;
    const size = this.size();
    const p = (block.raw ? this.m.rawRealloc(block.p, size) : this.m.objRealloc(block.p, size)) >>> 0;
    if (p === 0) {
      this.check(block, block.size);
      return false;
    }
    expect(p % 16).toBe(0);
    block.p = p;
    this.check(block, Math.min(size, block.size));
    if (!block.raw) expect(this.m.objUsable(p)).toBeGreaterThanOrEqual(size);
    block.size = size;
    block.resized = true;
    this.write(block);
    return true;
  }

  /** The pattern's byte at an offset: the first 64 bytes and the last 64 are written. */
  private write({ p, size, tag }: Live): void {
    const bytes = new Uint8Array(this.m.memory.buffer, p, size);
    for (let i = 0; i < Math.min(size, 64); i++) bytes[i] = tag + i;
    for (let i = Math.max(64, size - 64); i < size; i++) bytes[i] = tag + i;
  }

  /** Compares as much of the pattern as lies below `size`. */
  check({ p, size: full, tag }: Live, size: number): void {
    const bytes = new Uint8Array(this.m.memory.buffer, p, size);
    for (let i = 0; i < Math.min(size, 64); i++) if (bytes[i] !== ((tag + i) & 255)) throw damaged(p, i);
    for (let i = Math.max(64, full - 64); i < size; i++)
      if (bytes[i] !== ((tag + i) & 255)) throw damaged(p, i);
  }

  sound(): void {
    expect([this.m.checkHeap(), this.m.heapFaultAddress()]).toEqual([0, 0]);
    expect(this.m.allocatedBlocks()).toBe(this.objects);
  }

  end(): void {
    while (this.live.length > 0) this.free();
    this.m.trimCaches();
    this.sound();
    expect(this.m.arenasPresent()).toBeLessThanOrEqual(1);
    expect(this.m.rawBlocks()).toBe(this.m.arenasPresent());
  }
}

const damaged = (p: number, offset: number) => new Error(`block ${p} was overwritten at ${offset}`);

describe("allocation", () => {
  test.each([1, 2, 3, 4])("keeps blocks apart and counted (seed %i)", (seed) => {
    const random = randoms(seed);
    const model = new Model(fresh(), random);
    for (let step = 0; step < 40_000; step++) {
      // Phases of growth and of decline, so that pools and arenas fill and drain.
      const growing = Math.floor(step / 8000) % 2 === 0;
      const kind = random(10);
      if (kind < (growing ? 6 : 2) || model.live.length === 0) expect(model.alloc()).toBe(true);
      else if (kind < 8) model.free();
      else expect(model.realloc()).toBe(true);
      if (step % 500 === 0) model.sound();
    }
    model.end();
  });

  test("answers no block for sizes that cannot be", () => {
    const m = fresh();
    for (const size of [-1, -8, -16, 0xfff00001, 0xffffffe8]) {
      expect(m.rawAlloc(size)).toBe(0);
      expect(m.objAlloc(size)).toBe(0);
    }
    const p = m.rawAlloc(100);
    expect(m.rawRealloc(p, -1)).toBe(0);
    expect(m.checkHeap()).toBe(0);
  });

  test("gives a block for size 0, and frees nothing at 0", () => {
    const m = fresh();
    const a = m.objAlloc(0);
    const b = m.objAlloc(0);
    expect(a !== 0 && b !== 0 && a !== b).toBe(true);
    m.objFreeSized(a, 0);
    m.objFree(b);
    m.objFree(0);
    m.rawFree(0);
    expect(m.allocatedBlocks()).toBe(0);
    expect(m.checkHeap()).toBe(0);
  });

  test("grows the last large block in place", () => {
    const m = fresh();
    const p = m.rawAlloc(10_000);
    for (let size = 10_000; size < 30 * MIB; size += 500_000) expect(m.rawRealloc(p, size)).toBe(p);
    expect(m.rawBlocks()).toBe(1);
  });

  test("gives zero bytes where bytes were used before", () => {
    const m = fresh();
    const p = m.rawAlloc(50_000);
    new Uint8Array(m.memory.buffer, p, 50_000).fill(255);
    m.rawFree(p);
    const q = m.rawAllocZeroed(50_000);
    expect(q).toBe(p);
    expect(new Uint8Array(m.memory.buffer, q, 50_000).every((byte) => byte === 0)).toBe(true);
  });
});

describe("arenas", () => {
  test("go back when their blocks are freed, and their memory serves large blocks", () => {
    const m = fresh();
    const blocks = Array.from({ length: 200_000 }, () => m.objAlloc(48));
    const arenas = m.arenasPresent();
    expect(arenas).toBeGreaterThanOrEqual(36);
    const reserved = m.memoryReserved();
    for (const p of blocks) m.objFree(p);
    m.trimCaches();
    expect(m.arenasPresent()).toBe(1);
    expect(m.checkHeap()).toBe(0);
    expect(m.rawAlloc((arenas - 2) * ARENA)).not.toBe(0);
    expect(m.memoryReserved()).toBe(reserved);
  });

  test("lie side by side", () => {
    const m = fresh();
    for (let i = 0; i < 100_000; i++) m.objAlloc(512);
    const spent = m.arenasPresent() * ARENA;
    expect(m.rawBytes()).toBe(spent);
    expect(spent).toBeLessThan(100_000 * 512 * 1.03);
  });

  test("drain: a new pool comes from the fullest arena", () => {
    const m = fresh();
    const blocks = Array.from({ length: 100_000 }, () => m.objAlloc(64));
    // Leave one block in a hundred of the later half: its arenas stay, nearly empty.
    const kept = new Set(blocks.filter((_, i) => i < 50_000 || i % 100 === 0));
    for (const p of blocks) if (!kept.has(p)) m.objFree(p);
    const before = m.arenasAllocated();
    for (let i = 0; i < 40_000; i++) m.objAlloc(64);
    expect(m.arenasAllocated()).toBe(before);
    expect(m.checkHeap()).toBe(0);
  });
});

describe("the cap", () => {
  test("makes allocation fail, and freeing makes it possible again", () => {
    const m = fresh();
    m.setMemoryLimit(16 * MIB);
    const blocks: number[] = [];
    for (;;) {
      const p = m.rawAlloc(100_000) >>> 0;
      if (p === 0) break;
      blocks.push(p);
    }
    expect(m.memoryReserved()).toBeLessThanOrEqual(16 * MIB);
    expect(blocks.length * 100_000).toBeGreaterThan(14 * MIB);
    expect(m.memoryRefusals()).toBeGreaterThan(0);
    const p = blocks.pop()!;
    m.rawFree(p);
    expect(m.rawAlloc(100_000)).toBe(p);
    expect(m.checkHeap()).toBe(0);
  });

  test("leaves the heap sound whatever is asked for at it", () => {
    const random = randoms(9);
    const m = fresh();
    m.setMemoryLimit(12 * MIB);
    const model = new Model(m, random);
    let failed = 0;
    for (let step = 0; step < 30_000; step++) {
      const kind = random(10);
      const done = kind < 5 || model.live.length === 0 ? model.alloc() : kind < 8 || model.realloc();
      if (kind >= 5 && kind < 8 && model.live.length > 0 && failed > 0) model.free();
      if (!done) failed++;
      if (step % 1000 === 0) model.sound();
    }
    expect(failed).toBeGreaterThan(100);
    expect(m.memoryReserved()).toBeLessThanOrEqual(12 * MIB);
    model.end();
  });

  test("can be taken away", () => {
    const m = fresh();
    m.setMemoryLimit(4 * MIB);
    expect(m.rawAlloc(8 * MIB)).toBe(0);
    m.setMemoryLimit(0);
    expect(m.rawAlloc(8 * MIB)).not.toBe(0);
  });
});

describe("switches", () => {
  /** A little program that must give up soundly wherever an allocation fails. */
  function program(m: Memory): boolean {
    const model = new Model(m, randoms(5));
    let whole = true;
    for (let i = 0; i < 60 && whole; i++)
      whole = i % 5 === 4 && model.live.length > 0 ? model.realloc() : model.alloc();
    model.end();
    return whole;
  }

  test("fail the n-th allocation, for every n", () => {
    let n = 0;
    for (let whole = false; !whole; ) {
      const m = fresh();
      m.failAllocation(++n, false);
      whole = program(m);
      expect(m.failedAllocations()).toBe(whole ? 0 : 1);
    }
    // Not only the calls count: taking an arena may fail as well.
    expect(n).toBeGreaterThan(60);
  });

  test("fail every allocation from the n-th on", () => {
    const m = fresh();
    m.failAllocation(3, true);
    expect(m.objAlloc(16)).not.toBe(0);
    expect([m.objAlloc(16), m.rawAlloc(1000), m.objAlloc(32)]).toEqual([0, 0, 0]);
    m.failAllocation(0, false);
    expect(m.objAlloc(16)).not.toBe(0);
    expect(m.checkHeap()).toBe(0);
  });

  test("fill fresh and freed blocks", () => {
    const m = fresh();
    m.setFillBlocks(true);
    for (const size of [40, 5000]) {
      const p = m.objAlloc(size);
      const bytes = new Uint8Array(m.memory.buffer, p, size);
      expect(bytes.every((byte) => byte === 0xcb)).toBe(true);
      m.objFree(p);
      expect(bytes.subarray(16, 24).every((byte) => byte === 0xdb)).toBe(true);
    }
    m.setFillBlocks(false);
    expect(program(m)).toBe(true);
  });
});

describe("the debug build", () => {
  let guarded: Buffer;
  beforeAll(() => {
    guarded = assemble("memory", "--use", "DEBUG=1");
  });

  test("works as the release build does", () => {
    const random = randoms(11);
    const model = new Model(instantiate<Memory>(guarded), random);
    for (let step = 0; step < 10_000; step++) {
      const kind = random(10);
      if (kind < 5 || model.live.length === 0) expect(model.alloc()).toBe(true);
      else if (kind < 8) model.free();
      else expect(model.realloc()).toBe(true);
    }
    model.end();
  });

  test.each([20, 500, 1000, 100_000])("stops at a write behind a block of %i bytes", (size) => {
    const m = instantiate<Memory>(guarded);
    const p = m.objAlloc(size);
    m.objFree(m.objRealloc(p, size));
    const q = m.objAlloc(size);
    new Uint8Array(m.memory.buffer)[q + size] = 0;
    expect(() => m.objFree(q)).toThrow("abort");
  });

  test("stops at a block freed twice, and at a wrong size", () => {
    const m = instantiate<Memory>(guarded);
    const p = m.objAlloc(100);
    m.objFree(p);
    expect(() => m.objFree(p)).toThrow("abort");
    const q = m.objAlloc(200);
    expect(() => m.objFreeSized(q, 100)).toThrow("abort");
  });
});

test("the report adds up to the arenas' bytes", () => {
  const m = fresh();
  for (let i = 0; i < 30_000; i++) {
    const p = m.objAlloc(1 + (i % 600));
    if (i % 3 === 0) m.objFree(p);
  }
  m.putMemoryStats();
  const text = Buffer.from(m.memory.buffer, m.textBytes(), m.textLength()).toString("latin1");
  m.textEnd();
  const number = (label: string) =>
    Number(new RegExp(`^${label} *= *([\\d,]+)$`, "m").exec(text)![1]!.replaceAll(",", ""));
  expect(number("Total")).toBe(m.arenasPresent() * ARENA);
  expect(number("# arenas allocated current")).toBe(m.arenasPresent());
  const rows = [...text.matchAll(/^ +\d+ +\d+ +\d+ +(\d+) +\d+$/gm)];
  expect(rows.length).toBe(32);
  const used = rows.reduce((sum, row) => sum + Number(row[1]), 0);
  expect(used).toBeLessThanOrEqual(m.allocatedBlocks());
});
