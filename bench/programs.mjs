// The programs of the benchmark (programs/*.py).

/** Sizes for about a second in CPython, and for a quick look. */
export const PROGRAMS = {
  primes: { size: 5_000_000, quick: 500_000 },
  intloop: { size: 5_000_000, quick: 500_000 },
  fib: { size: 29, quick: 23 },
  nbody: { size: 100_000, quick: 10_000 },
  spectralnorm: { size: 300, quick: 100 },
  fannkuch: { size: 9, quick: 7 },
  mandelbrot: { size: 200, quick: 60 },
  objects: { size: 100_000, quick: 10_000 },
  wordcount: { size: 400_000, quick: 40_000 },
  stringbuild: { size: 100_000, quick: 10_000 },
  sortkey: { size: 150_000, quick: 15_000 },
  generators: { size: 800_000, quick: 80_000 },
  async: { size: 200_000, quick: 20_000 },
  exceptions: { size: 150_000, quick: 15_000 },
  dicts: { size: 600_000, quick: 60_000 },
  strings: { size: 200_000, quick: 20_000 },
  pidigits: { size: 2_500, quick: 400 },
  factorial: { size: 20_000, quick: 2_000 },
  collect: { size: 2_000_000, quick: 100_000 },
};
