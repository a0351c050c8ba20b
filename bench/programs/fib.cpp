// The naive recursion of fib.py in 64-bit arithmetic.
#include "measure.h"

static long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

int main(int argc, char **argv) {
  return measure(argc, argv, 29, [](long size) { return text("%ld", fib(size)); });
}
