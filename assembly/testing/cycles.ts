// The graph part of the collector as a module of its own: nodes with a few references each, for tests/cycles.test.ts and
// for measuring. Not part of the VM.
import {
  clearMarks,
  findUnreachable,
  listInit,
  listMerge,
  listSize,
  nextOf,
  release,
  setRootWalker,
} from "../core/cycles.ts";
import {
  decrefAt,
  freeContainer,
  GC_PREV,
  gcTrack,
  gcUntrack,
  increfAt,
  initYoungList,
  newContainer,
  visitAt,
  YOUNG,
} from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { allocatedBlocks } from "../memory/arena.ts";
import { checkHeap } from "../memory/check.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";

/** Nodes: header, then how many references, then as many addresses. */
const COUNT: usize = 8;
const REFS: usize = 12;
const GARBAGE: usize = memory.data(8, 8) + Header.GC_SIZE;
let live: i32 = 0;

function nodeTraverse(p: usize, visit: u32): void {
  const count = load<u32>(p, COUNT);
  for (let i: u32 = 0; i < count; i++) visitAt(load<u32>(p + (i << 2), REFS), visit);
}

function nodeClear(p: usize): void {
  const count = load<u32>(p, COUNT);
  for (let i: u32 = 0; i < count; i++) {
    const child: usize = load<u32>(p + (i << 2), REFS);
    store<u32>(p + (i << 2), 0, REFS);
    if (child !== 0) decrefAt(child);
  }
}

function nodeDealloc(p: usize): void {
  gcUntrack(p);
  nodeClear(p);
  live--;
  freeContainer(p);
}

export function start(): void {
  initYoungList();
  listInit(GARBAGE);
  const type = asType(typeAt(TypeId.CELL));
  memory.fill(changetype<usize>(type), 0, 512);
  type.refcount = i32.MIN_VALUE >> 1;
  type.flags = TypeFlag.HAVE_GC;
  type.preSize = 8;
  type.traverse = nodeTraverse.index;
  type.clear = nodeClear.index;
  type.dealloc = nodeDealloc.index;
}

/** A tracked node with room for `count` references, held once. */
export function newNode(count: u32): usize {
  const p = newContainer(typeAt(TypeId.CELL), REFS + (count << 2));
  if (p === 0) return 0;
  store<u32>(p, count, COUNT);
  for (let i: u32 = 0; i < count; i++) store<u32>(p + (i << 2), 0, REFS);
  live++;
  gcTrack(p);
  return p;
}

/** Sets reference i of a node. */
export function connect(p: usize, i: u32, child: usize): void {
  const old: usize = load<u32>(p + (i << 2), REFS);
  if (child !== 0) increfAt(child);
  store<u32>(p + (i << 2), <u32>child, REFS);
  if (old !== 0) decrefAt(old);
}

export function drop(p: usize): void {
  decrefAt(p);
}

/** A number made of both lists' nodes in their order. */
export function listOrder(): u32 {
  return orderOf(YOUNG) * 31 + orderOf(GARBAGE);
}

function orderOf(list: usize): u32 {
  let order: u32 = 1;
  for (let p = nextOf(list); p !== list; p = nextOf(p)) order = order * 31 + <u32>p;
  return order;
}

let root: usize = 0;

function walkRoots(visit: u32): void {
  if (root !== 0) call_indirect<void>(visit, root);
}

/** Tells the collector of a node that is held. */
export function setRoot(p: usize): void {
  root = p;
  setRootWalker(walkRoots.index);
}

export function liveNodes(): i32 {
  return live;
}

export function trackedNodes(): u32 {
  return listSize(YOUNG);
}

/** Finds what is unreachable and leaves it in a list of its own: how many. `isAll` as in findUnreachable: all that is tracked is in the list. */
export function find(isAll: bool): u32 {
  findUnreachable(YOUNG, GARBAGE, isAll);
  clearMarks(GARBAGE);
  return listSize(GARBAGE);
}

/** Whether `find` found the node unreachable. */
export function isGarbage(wanted: usize): bool {
  for (let p = nextOf(GARBAGE); p !== GARBAGE; p = nextOf(p)) if (p === wanted) return true;
  return false;
}

/** Clears what was found. */
export function clearFound(): void {
  while (nextOf(GARBAGE) !== GARBAGE) {
    const p = nextOf(GARBAGE);
    increfAt(p);
    nodeClear(p);
    decrefAt(p);
    if (nextOf(GARBAGE) === p) release(YOUNG, p);
  }
}

/** Whether every link leads there and back, and no flag is left. */
export function listIsSound(): bool {
  let previous = YOUNG;
  for (let p = nextOf(YOUNG); p !== YOUNG; p = nextOf(p)) {
    if (load<usize>(p + GC_PREV) !== previous) return false;
    previous = p;
  }
  return load<usize>(YOUNG + GC_PREV) === previous;
}

/** A ring of n nodes, held by nothing but itself. */
export function makeRing(n: u32): bool {
  const first = newNode(1);
  let last = first;
  for (let i: u32 = 1; i < n; i++) {
    const p = newNode(1);
    if (p === 0) return false;
    store<u32>(last, <u32>p, REFS);
    last = p;
  }
  store<u32>(last, <u32>first, REFS);
  return true;
}

/** A chain of n nodes, each the only holder of the next; the first is held once. */
export function makeChain(n: u32): usize {
  const first = newNode(1);
  let last = first;
  for (let i: u32 = 1; i < n; i++) {
    const p = newNode(1);
    if (p === 0) return 0;
    store<u32>(last, <u32>p, REFS);
    last = p;
  }
  return first;
}

export { allocatedBlocks, checkHeap, listMerge };
