/** Milliseconds of a clock that never goes back. That of `performance` is the same, but Node loads node:perf_hooks (2 ms) for it. */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** What is to be added to the clock of `performance`, and when that was looked at last, by that clock. */
let offset = 0;
let lookedAt = Number.NEGATIVE_INFINITY;

/** How long a clock that somebody has set may be told as it was. */
const TRUSTED = 10;

/**
 * Milliseconds since 1970 with their fraction, so that what is timed by it is no older than what the kernel has timed before. The clock that has the fraction goes
 * on by itself where the system's is set, or the machine sleeps: then it is set, too.
 */
export function wallTime(): number {
  const { performance } = globalThis;
  let exact = performance.now();
  if (exact - lookedAt > TRUSTED) {
    if (offset === 0) offset = performance.timeOrigin;
    // The system's clock has gone on to `whole` and not to the next millisecond, sometime between two looks at the other one.
    const before = performance.now();
    const whole = Date.now();
    exact = performance.now();
    offset = Math.min(Math.max(offset, whole - exact), whole + 1 - before);
    lookedAt = exact;
  }
  return offset + exact;
}
