// The integer loop of intloop.py in 64-bit arithmetic.
#include "measure.h"

int main(int argc, char **argv) {
  return measure(argc, argv, 5000000, [](long size) {
    long total = 0;
    for (long i = 0; i < size; i++) total += i * i % 7;
    return text("%ld", total);
  });
}
