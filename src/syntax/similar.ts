/** Which of some names is most like a misspelt one (CPython: Python/suggestions.c). Counts in UTF-8 bytes, as it does. */

const MOST_CANDIDATES = 750;
/** Parts that differ are compared up to this length. */
const MOST_BYTES = 40;
const MOVE_COST = 2;
const CASE_COST = 1;
const encoder = new TextEncoder();

/** The candidate with the fewest changes, if they are few: no more than a third of the characters. */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MOST_CANDIDATES) return null;
  const wrong = encoder.encode(name);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const bytes = encoder.encode(candidate);
    const allowed = Math.floor(((wrong.length + bytes.length + 3) * MOVE_COST) / 6);
    const distance = editDistance(wrong, bytes);
    if (distance > Math.min(allowed, bestDistance - 1)) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Levenshtein's distance, where a change of case costs less; infinite where the parts that differ are long. */
function editDistance(a: Uint8Array, b: Uint8Array): number {
  const least = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < least && a[prefix] === b[prefix]) prefix++;
  let suffix = 0;
  while (suffix < least - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix++;
  const [x, y] = [a.subarray(prefix, a.length - suffix), b.subarray(prefix, b.length - suffix)];
  if (x.length === 0 || y.length === 0) return (x.length + y.length) * MOVE_COST;
  if (x.length > MOST_BYTES || y.length > MOST_BYTES) return Number.POSITIVE_INFINITY;
  return changes(x, y);
}

function changes(a: Uint8Array, b: Uint8Array): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE_COST);
  for (const [i, x] of a.entries()) {
    const next = [(i + 1) * MOVE_COST];
    for (const [j, y] of b.entries()) {
      const change = x === y ? 0 : lower(x) === lower(y) ? CASE_COST : MOVE_COST;
      next.push(Math.min(row[j] + change, row[j + 1] + MOVE_COST, next[j] + MOVE_COST));
    }
    row = next;
  }
  return row[b.length];
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
