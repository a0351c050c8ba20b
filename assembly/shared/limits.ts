/** Limits of the VM, each stated once, with the reason for its size. */

/** sys.getrecursionlimit() at start, as CPython. */
export const RECURSION_LIMIT: i32 = 1000;
/**
 * Nested entries of the dispatch loop and of recursive native code (repr, compare, hash of nested containers). Wasm's own stack
 * overflows at 12,000 to 21,000 small frames; the loop's frame is large.
 */
export const NATIVE_DEPTH_LIMIT: i32 = 400;
/** Deallocations nested in each other before the rest is queued (CPython: Py_TRASHCAN_HEADROOM). */
export const DEALLOC_DEPTH_LIMIT: i32 = 50;
/** sys.get_int_max_str_digits() at start and its least value other than 0, as CPython. */
export const INT_MAX_STR_DIGITS: i32 = 4300;
export const INT_MAX_STR_DIGITS_THRESHOLD: i32 = 640;
/** Back edges and calls between two looks at the interrupts. Prime, lest of loops that go round in step it is always the same one that is seen. */
export const BREAKER_PERIOD: i32 = 10007;
/** Values that a native function may write beyond its arguments (defaults of missing parameters). */
export const STACK_HEADROOM: i32 = 32;
/** Values that an instance keeps inline at most; with more attributes it has a dict. CPython: SHARED_KEYS_MAX_SIZE. */
export const INLINE_VALUES_MAX: i32 = 30;
