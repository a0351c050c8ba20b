/** The complex number that the functions of cmath hand on, and what went wrong on the way. */

export enum Trouble {
  NONE,
  DOMAIN,
  RANGE,
}

@unmanaged
export class Result {
  real: f64;
  imag: f64;
  trouble: i32;

  set(real: f64, imag: f64): void {
    this.real = real;
    this.imag = imag;
  }

  /** A domain error. */
  fail(): void {
    this.trouble = Trouble.DOMAIN;
  }

  /** A range error, unless the numbers are finite. */
  checkRange(): void {
    if (Math.abs(this.real) === Infinity || Math.abs(this.imag) === Infinity) this.trouble = Trouble.RANGE;
  }
}

export const result: Result = changetype<Result>(memory.data(24, 8));
