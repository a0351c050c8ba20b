/** Sorted lists of names, for dir() and for messages. */
import { decrefAt } from "../core/object.ts";
import { NONE, Value } from "../core/value.ts";
import { listOf } from "./list.ts";
import { listSort } from "./sort.ts";

/** The items of an iterable (borrowed) as a sorted list; 0 with an exception pending. */
export function sortedNames(iterable: Value): usize {
  const list = listOf(iterable);
  if (list === 0) return 0;
  if (listSort(list, NONE, false)) return list;
  decrefAt(list);
  return 0;
}
