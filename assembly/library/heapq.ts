/**
 * The module `_heapq` (CPython: Modules/_heapqmodule.c): priority queues in lists, the smallest item first, or the largest (`…_max`).
 *
 * Comparing runs Python code, which may do anything to the list: after each comparison its length is looked at, and items are
 * only ever exchanged, so that whatever was put there is still held by the list.
 *
 * Method: J. W. J. Williams, "Algorithm 232: Heapsort", 1964; on the way down an item goes to the bottom first and then up
 * (Knuth, vol. 3, 5.2.3, exercise 18), which takes fewer comparisons.
 */
import { compareTruth, plainLess, UNKNOWN_ORDER } from "../core/compare.ts";
import { literal, raise, raisef } from "../core/errors.ts";
import { charge } from "../core/interrupt.ts";
import { asList, isList, listAppend, listItem, listLength, listResize, listSetItem } from "../core/list.ts";
import { defineFunction } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { ERROR, NONE, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";

// ---- moving items ----

/** Whether a goes before b: 0, 1, -1. Holds both while it asks. */
function isBefore(a: Value, b: Value, largest: bool): i32 {
  const plain = largest ? plainLess(b, a) : plainLess(a, b);
  if (plain !== UNKNOWN_ORDER) return plain;
  incref(a);
  incref(b);
  const answer = largest ? compareTruth(b, a, Compare.LT) : compareTruth(a, b, Compare.LT);
  decref(a);
  decref(b);
  return answer;
}

function exchange(p: usize, i: u32, j: u32): void {
  const items: usize = asList(p).items;
  const x = load<i64>(items + (i << 3));
  store<i64>(items + (i << 3), load<i64>(items + (j << 3)));
  store<i64>(items + (j << 3), x);
}

function isAsLong(p: usize, length: u32): bool {
  if (listLength(p) === length) return true;
  raise(Exc.RuntimeError, "list changed size during iteration");
  return false;
}

/** Lets the item at `at` rise, `root` at most; false with an exception pending. */
function rise(p: usize, root: u32, at: u32, largest: bool): bool {
  const length = listLength(p);
  while (at > root) {
    const parent = (at - 1) >> 1;
    const before = isBefore(listItem(p, at), listItem(p, parent), largest);
    if (before < 0 || !isAsLong(p, length)) return false;
    if (!before) break;
    exchange(p, at, parent);
    at = parent;
  }
  return true;
}

/** Lets the item at `root` sink to where no child goes before it. */
function sink(p: usize, root: u32, largest: bool): bool {
  const length = listLength(p);
  let at = root;
  while (<u32>(2 * at + 1) < length) {
    let child: u32 = 2 * at + 1;
    if (child + 1 < length) {
      const before = isBefore(listItem(p, child), listItem(p, child + 1), largest);
      if (before < 0 || !isAsLong(p, length)) return false;
      if (!before) child++;
    }
    exchange(p, at, child);
    at = child;
  }
  return rise(p, root, at, largest);
}

// ---- operations: (heap, …) ----

/** Whether the first argument is a list; else TypeError. `position` is what the message calls it. */
function checkHeap(v: Value, name: string, position: string): bool {
  if (isList(v)) return true;
  raisef(Exc.TypeError, "%L() argument%L must be list, not %A", literal(name), literal(position), v);
  return false;
}

function push(args: usize, name: string, largest: bool): Value {
  const heap = load<i64>(args);
  if (!checkHeap(heap, name, " 1")) return ERROR;
  const p = pointer(heap);
  if (!listAppend(p, load<i64>(args, 8))) return ERROR;
  return rise(p, 0, listLength(p) - 1, largest) ? NONE : ERROR;
}

function pop(args: usize, name: string, largest: bool): Value {
  const heap = load<i64>(args);
  if (!checkHeap(heap, name, "")) return ERROR;
  const p = pointer(heap);
  const length = listLength(p);
  if (length === 0) return raise(Exc.IndexError, "index out of range");
  const last = listItem(p, length - 1);
  listResize(p, length - 1);
  if (length === 1) return last;
  const first = listItem(p, 0);
  store<i64>(<usize>asList(p).items, last);
  if (sink(p, 0, largest)) return first;
  decref(first);
  return ERROR;
}

/** Puts an item in the place of the first, which is the result. */
function replaceFirst(p: usize, item: Value, largest: bool): Value {
  const first = incref(listItem(p, 0));
  listSetItem(p, 0, incref(item));
  if (sink(p, 0, largest)) return first;
  decref(first);
  return ERROR;
}

function replace(args: usize, name: string, largest: bool): Value {
  const heap = load<i64>(args);
  if (!checkHeap(heap, name, " 1")) return ERROR;
  const p = pointer(heap);
  if (listLength(p) === 0) return raise(Exc.IndexError, "index out of range");
  return replaceFirst(p, load<i64>(args, 8), largest);
}

function pushPop(args: usize, name: string, largest: bool): Value {
  const heap = load<i64>(args);
  if (!checkHeap(heap, name, " 1")) return ERROR;
  const p = pointer(heap);
  const item = load<i64>(args, 8);
  if (listLength(p) === 0) return incref(item);
  const before = isBefore(listItem(p, 0), item, largest);
  if (before < 0) return ERROR;
  if (!before) return incref(item);
  if (listLength(p) === 0) return raise(Exc.IndexError, "index out of range");
  return replaceFirst(p, item, largest);
}

/** In linear time, from the last parent to the first. */
function makeHeap(args: usize, name: string, largest: bool): Value {
  const heap = load<i64>(args);
  if (!checkHeap(heap, name, "")) return ERROR;
  const p = pointer(heap);
  for (let i = listLength(p) >> 1; i-- > 0; ) {
    if ((i & 0xff) === 0xff && !charge(1024)) return ERROR;
    if (!sink(p, i, largest)) return ERROR;
  }
  return NONE;
}

// ---- the module ----

function heappush(args: usize): Value {
  return push(args, "heappush", false);
}

function heappushMax(args: usize): Value {
  return push(args, "heappush_max", true);
}

function heappop(args: usize): Value {
  return pop(args, "heappop", false);
}

function heappopMax(args: usize): Value {
  return pop(args, "heappop_max", true);
}

function heapreplace(args: usize): Value {
  return replace(args, "heapreplace", false);
}

function heapreplaceMax(args: usize): Value {
  return replace(args, "heapreplace_max", true);
}

function heappushpop(args: usize): Value {
  return pushPop(args, "heappushpop", false);
}

function heappushpopMax(args: usize): Value {
  return pushPop(args, "heappushpop_max", true);
}

function heapify(args: usize): Value {
  return makeHeap(args, "heapify", false);
}

function heapifyMax(args: usize): Value {
  return makeHeap(args, "heapify_max", true);
}

/** Fills the module's namespace; `module` is its name, a str. */
export function initHeapq(dict: usize, module: usize): void {
  defineFunction(dict, module, "heappush(heap, item, /)", heappush);
  defineFunction(dict, module, "heappop(heap, /)", heappop);
  defineFunction(dict, module, "heapreplace(heap, item, /)", heapreplace);
  defineFunction(dict, module, "heappushpop(heap, item, /)", heappushpop);
  defineFunction(dict, module, "heapify(heap, /)", heapify);
  defineFunction(dict, module, "heappush_max(heap, item, /)", heappushMax);
  defineFunction(dict, module, "heappop_max(heap, /)", heappopMax);
  defineFunction(dict, module, "heapreplace_max(heap, item, /)", heapreplaceMax);
  defineFunction(dict, module, "heappushpop_max(heap, item, /)", heappushpopMax);
  defineFunction(dict, module, "heapify_max(heap, /)", heapifyMax);
}
