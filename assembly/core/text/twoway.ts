/**
 * The two-way string search (M. Crochemore and D. Perrin, "Two-way string-matching", JACM 38, 1991): linear time and
 * constant space whatever the texts are. find.ts calls it when its faster search has met hostile text.
 *
 * Both texts are seen through a step of bytes, which is the kind, or its negative for a search from the end.
 */

/** Period of the suffix that `maximalSuffix` found last. */
let suffixPeriod: i32 = 0;

function at(p: usize, kind: i32, step: i32, i: i32): u32 {
  p += <usize>(i * step);
  if (kind === 1) return load<u8>(p);
  if (kind === 2) return load<u16>(p);
  return load<u32>(p);
}

/**
 * The index before the greatest suffix of the needle, in alphabetical order or (`reversed`) the opposite one.
 * Leaves that suffix's period in `suffixPeriod`.
 */
function maximalSuffix(needle: usize, kind: i32, step: i32, m: i32, reversed: bool): i32 {
  let suffix = -1;
  let candidate = 0;
  let k = 1;
  let period = 1;
  while (candidate + k < m) {
    const a = at(needle, kind, step, candidate + k);
    const b = at(needle, kind, step, suffix + k);
    if (a === b) {
      if (k === period) {
        candidate += period;
        k = 1;
      } else k++;
    } else if (reversed ? a > b : a < b) {
      candidate += k;
      k = 1;
      period = candidate - suffix;
    } else {
      suffix = candidate;
      candidate = suffix + 1;
      k = 1;
      period = 1;
    }
  }
  suffixPeriod = period;
  return suffix;
}

/** Whether the first `n` characters of the needle occur again `distance` further on. */
function repeats(needle: usize, kind: i32, step: i32, n: i32, distance: i32): bool {
  for (let i = 0; i < n; i++) {
    if (at(needle, kind, step, i) !== at(needle, kind, step, i + distance)) return false;
  }
  return true;
}

/** The first index (counted in steps) of the needle's `m` characters among the `n` from `p` on; -1 if none. */
export function twoWay(
  p: usize,
  kind: i32,
  step: i32,
  n: i32,
  needle: usize,
  needleKind: i32,
  needleStep: i32,
  m: i32,
): i32 {
  const upward = maximalSuffix(needle, needleKind, needleStep, m, false);
  const upwardPeriod = suffixPeriod;
  const downward = maximalSuffix(needle, needleKind, needleStep, m, true);
  // The critical position: left of it a mismatch never lets the shift go wrong.
  const cut = max(upward, downward);
  let period = upward > downward ? upwardPeriod : suffixPeriod;

  const periodic = cut + 1 + period <= m && repeats(needle, needleKind, needleStep, cut + 1, period);
  if (!periodic) period = max(cut + 1, m - cut - 1) + 1;
  // In a periodic needle, what matched before a shift by the period need not be compared again.
  let remembered = -1;
  let i = 0;
  while (i <= n - m) {
    let k = max(cut, remembered) + 1;
    while (k < m && at(needle, needleKind, needleStep, k) === at(p, kind, step, i + k)) k++;
    if (k < m) {
      i += k - cut;
      remembered = -1;
      continue;
    }
    k = cut;
    while (k > remembered && at(needle, needleKind, needleStep, k) === at(p, kind, step, i + k)) k--;
    if (k <= remembered) return i;
    i += period;
    if (periodic) remembered = m - period - 1;
  }
  return -1;
}
