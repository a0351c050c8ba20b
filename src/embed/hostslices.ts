/** Slices of JavaScript's arrays, as Python's lists have them. What a slice selects the VM has worked out: all of it lies in the array. */
import { HostOperation } from "../../assembly/shared/embed.ts";
import { NOTHING } from "./marks.ts";

/** `count` items of an array, each `step` behind the one before. */
export interface Slice {
  start: number;
  count: number;
  step: number;
  /** What they become; with a step other than 1 as many as there are. */
  values?: readonly unknown[];
}

/** The answer to a HostOperation. */
export function sliceOperation(operation: HostOperation, array: unknown[], slice: Slice): unknown {
  switch (operation) {
    case HostOperation.GET_SLICE:
      return Array.from({ length: slice.count }, (_, i) => array[slice.start + i * slice.step]);
    case HostOperation.SET_SLICE:
      return assign(array, slice);
    case HostOperation.DELETE_SLICE:
      return remove(array, slice);
    default:
      return NOTHING;
  }
}

function assign(array: unknown[], { start, count, step, values = [] }: Slice): void {
  const [same, more] = [values.slice(0, count), values.slice(count)];
  for (const [i, value] of same.entries()) array[start + i * step] = value;
  if (same.length < count) Array.prototype.splice.call(array, start + same.length, count - same.length);
  else if (more.length > 0) insert(array, start + count, more);
}

/** More values than one call may have arguments. */
function insert(array: unknown[], at: number, values: readonly unknown[]): void {
  const behind = Array.prototype.splice.call(array, at, array.length - at);
  for (const value of [...values, ...behind]) array[array.length] = value;
}

function remove(array: unknown[], { start, count, step }: Slice): void {
  if (count === 0) return;
  const last = start + (count - 1) * step;
  const [from, to, by] = [Math.min(start, last), Math.max(start, last), Math.abs(step)];
  let kept = from;
  for (let i = from; i < array.length; i++) if (i > to || (i - from) % by !== 0) array[kept++] = array[i];
  array.length = kept;
}
