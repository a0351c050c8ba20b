// What the collector finds unreachable, against a search of the same graph in JavaScript.
import { beforeAll, expect, test } from "vitest";
import { assemble, instantiate } from "./support/assemble.ts";

interface Cycles {
  allocatedBlocks(): number;
  checkHeap(): number;
  clearFound(): void;
  connect(p: number, i: number, child: number): void;
  drop(p: number): void;
  find(isAll: boolean): number;
  isGarbage(p: number): number;
  listIsSound(): number;
  liveNodes(): number;
  makeChain(n: number): number;
  makeRing(n: number): number;
  newNode(count: number): number;
  listOrder(): number;
  start(): void;
  setRoot(p: number): void;
  trackedNodes(): number;
}

let wasm: Buffer;

beforeAll(() => {
  wasm = assemble("cycles", "--memoryBase", "180224");
});

function fresh(): Cycles {
  const m = instantiate<Cycles>(wasm);
  m.start();
  return m;
}

function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The nodes that can be reached from the held ones. */
function reached(children: Map<number, number[]>, held: Iterable<number>): Set<number> {
  const found = new Set(held);
  for (const p of found) for (const child of children.get(p)!) found.add(child);
  return found;
}

test.each([1, 2, 3, 4, 5, 6])("finds what nothing holds, and frees just that (seed %i)", (seed) => {
  const random = randoms(seed);
  const m = fresh();
  const children = new Map<number, number[]>();
  const held = new Set<number>();
  for (let round = 0; round < 12; round++) {
    const nodes = [...children.keys()];
    for (let i = 0; i < 200; i++) {
      const p = m.newNode(3) >>> 0;
      children.set(p, []);
      held.add(p);
      nodes.push(p);
    }
    // Each node refers to up to three reachable ones; sparse enough for garbage, dense enough for cycles.
    for (const p of nodes) {
      for (let i = 0; i < 3; i++) {
        if (random(3) !== 0) continue;
        const child = nodes[random(nodes.length)]!;
        const old = children.get(p)!;
        if (old.length > i) continue;
        m.connect(p, old.length, child);
        old.push(child);
      }
    }
    for (const p of [...held]) {
      if (random(10) === 0) continue;
      held.delete(p);
      m.drop(p);
    }
    const kept = reached(children, held);
    m.setRoot([...held][0] ?? 0);
    m.find(round % 2 === 0);
    expect(nodes.filter((p) => kept.has(p) && m.isGarbage(p))).toEqual([]);
    m.clearFound();
    for (const p of nodes) if (!kept.has(p)) children.delete(p);
    expect(m.liveNodes()).toBe(kept.size);
    expect(m.trackedNodes()).toBe(kept.size);
    expect(m.allocatedBlocks()).toBe(kept.size);
    expect([m.listIsSound(), m.checkHeap()]).toEqual([1, 0]);
  }
});

test.each([1, 2, 3, 4, 5, 6])("two ways to find it leave all in the same order (seed %i)", (seed) => {
  const orders = [0, 1, 2].map((way) => {
    const random = randoms(seed);
    const m = fresh();
    const nodes = Array.from({ length: 300 }, () => m.newNode(3));
    // Most refer to nodes near them, forwards more often than backwards.
    for (const [at, p] of nodes.entries()) {
      for (let i = 0; i < 3; i++) {
        const child = nodes[random(9) === 0 ? random(nodes.length) : at + random(12) - 3];
        if (child !== undefined && random(3) !== 0) m.connect(p, i, child);
      }
    }
    const held = nodes.filter(() => random(40) === 0);
    for (const p of nodes) if (!held.includes(p)) m.drop(p);
    if (way === 2) m.setRoot(held[0]!);
    const found = m.find(way > 0);
    return [found, m.listIsSound(), m.listOrder()];
  });
  expect(orders[0]![1]).toBe(1);
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[2]).toEqual(orders[0]);
});

test("a ring of a million is garbage, and is freed without deep recursion", () => {
  const m = fresh();
  expect(m.makeRing(1_000_000)).toBe(1);
  expect(m.find(true)).toBe(1_000_000);
  m.clearFound();
  expect([m.liveNodes(), m.allocatedBlocks(), m.checkHeap()]).toEqual([0, 0, 0]);
});

test("a chain of a million dies with its first node, without deep recursion", () => {
  const m = fresh();
  const first = m.makeChain(1_000_000);
  expect(m.find(true)).toBe(0);
  expect(m.listIsSound()).toBe(1);
  m.drop(first);
  expect([m.liveNodes(), m.trackedNodes(), m.allocatedBlocks(), m.checkHeap()]).toEqual([0, 0, 0, 0]);
});
