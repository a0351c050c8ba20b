// Numbers of twice a double's precision: the unevaluated sum of two doubles (T. J. Dekker, "A floating-point technique for
// extending the available precision", 1971), for elementary functions whose result is to be right in all but one case of
// many thousands. Results lie in `Sum.hi` and `Sum.lo`; callers copy them before the next call. Arguments must be of such
// size that nothing overflows or becomes subnormal.

/** The result of the last operation. */
export class Sum {
  static hi: f64 = 0;
  static lo: f64 = 0;
}

/** hi + lo as two doubles that do not overlap; |hi| >= |lo|. */
function settle(hi: f64, lo: f64): void {
  const sum = hi + lo;
  Sum.lo = lo - (sum - hi);
  Sum.hi = sum;
}

/** a + b exactly. */
export function addExact(a: f64, b: f64): void {
  const sum = a + b;
  const virtual = sum - a;
  Sum.lo = a - (sum - virtual) + (b - virtual);
  Sum.hi = sum;
}

/** a · b exactly: each factor is split in halves of 26 bits. */
export function mulExact(a: f64, b: f64): void {
  const product = a * b;
  const ca = 134217729.0 * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = 134217729.0 * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  Sum.lo = al * bl - (product - ah * bh - al * bh - ah * bl);
  Sum.hi = product;
}

/** (a + al) + (b + bl) */
export function add(a: f64, al: f64, b: f64, bl: f64): void {
  addExact(a, b);
  const hi = Sum.hi;
  const lo = Sum.lo;
  addExact(al, bl);
  const low = lo + Sum.hi;
  const rest = Sum.lo;
  settle(hi, low);
  settle(Sum.hi, Sum.lo + rest);
}

/** (a + al) · (b + bl) */
export function mul(a: f64, al: f64, b: f64, bl: f64): void {
  mulExact(a, b);
  settle(Sum.hi, Sum.lo + (a * bl + al * b));
}

/** (a + al) / (b + bl), by two steps of long division. */
export function div(a: f64, al: f64, b: f64, bl: f64): void {
  const first = a / b;
  mul(first, 0, b, bl);
  add(a, al, -Sum.hi, -Sum.lo);
  const second = Sum.hi / b;
  const hi = Sum.hi;
  const lo = Sum.lo;
  mul(second, 0, b, bl);
  add(hi, lo, -Sum.hi, -Sum.lo);
  const third = Sum.hi / b;
  addExact(first, second);
  settle(Sum.hi, Sum.lo + third);
}

/** The square root of a + al > 0: one step of Newton's method. */
export function root(a: f64, al: f64): void {
  const first = Math.sqrt(a);
  mulExact(first, first);
  add(a, al, -Sum.hi, -Sum.lo);
  settle(first, Sum.hi / (2 * first));
}
