/**
 * The order of all rotations of a block (Burrows and Wheeler, 1994), by prefix doubling: once rotations are sorted by their first h bytes, the
 * rank of the rotation h further on sorts them by 2h. Each round is a counting sort, so that no data makes it slow.
 */
import { charge } from "../../core/interrupt.ts";

/** Work space of the sort for `n` bytes: order, ranks, and as much again; counts of ranks. */
export function sortRoom(n: u32): usize {
  return ((<usize>n) << 4) + ((<usize>max(n, 256)) << 2) + 8;
}

class Words {
  @inline
  static at(base: usize, i: u32): u32 {
    return load<u32>(base + ((<usize>i) << 2));
  }

  @inline
  static set(base: usize, i: u32, value: u32): void {
    store<u32>(base + ((<usize>i) << 2), value);
  }
}

/** Sorts the rotations of `n` bytes: `room` then begins with their starts in order. False with an exception pending. */
export function sortRotations(data: usize, n: u32, room: usize): bool {
  const order = room;
  const rank = room + ((<usize>n) << 2);
  const shifted = rank + ((<usize>n) << 2);
  const renamed = shifted + ((<usize>n) << 2);
  const counts = renamed + ((<usize>n) << 2);
  for (let i: u32 = 0; i < n; i++) {
    Words.set(rank, i, load<u8>(data + i));
    Words.set(shifted, i, i);
  }
  countingSort(shifted, order, rank, counts, n, 256);
  let classes = rename(order, rank, renamed, n, 0);
  memory.copy(rank, renamed, (<usize>n) << 2);
  for (let h: u32 = 1; h < n && classes < n; h <<= 1) {
    // Sorted by the second half already: by where it begins.
    for (let i: u32 = 0; i < n; i++) {
      const start = Words.at(order, i);
      Words.set(shifted, i, start >= h ? start - h : start + n - h);
    }
    countingSort(shifted, order, rank, counts, n, classes);
    classes = rename(order, rank, renamed, n, h);
    memory.copy(rank, renamed, (<usize>n) << 2);
    if (!charge(<i32>n * 4)) return false;
  }
  return true;
}

/** Sorts starts by their ranks, those of equal rank as they come. */
function countingSort(from: usize, to: usize, rank: usize, counts: usize, n: u32, classes: u32): void {
  memory.fill(counts, 0, (<usize>classes) << 2);
  for (let i: u32 = 0; i < n; i++) {
    const r = Words.at(rank, i);
    Words.set(counts, r, Words.at(counts, r) + 1);
  }
  let sum: u32 = 0;
  for (let r: u32 = 0; r < classes; r++) {
    const count = Words.at(counts, r);
    Words.set(counts, r, sum);
    sum += count;
  }
  for (let i: u32 = 0; i < n; i++) {
    const start = Words.at(from, i);
    const r = Words.at(rank, start);
    const place = Words.at(counts, r);
    Words.set(counts, r, place + 1);
    Words.set(to, place, start);
  }
}

/** Gives rotations that differ in rank, or in that of what is `h` further on, new ranks in order: how many there are. */
function rename(order: usize, rank: usize, renamed: usize, n: u32, h: u32): u32 {
  let name: u32 = 0;
  let before = Words.at(order, 0);
  Words.set(renamed, before, 0);
  for (let i: u32 = 1; i < n; i++) {
    const start = Words.at(order, i);
    const same =
      Words.at(rank, start) === Words.at(rank, before) &&
      (h === 0 || Words.at(rank, (start + h) % n) === Words.at(rank, (before + h) % n));
    if (!same) name++;
    Words.set(renamed, start, name);
    before = start;
  }
  return name + 1;
}
