// The matrix of spectralnorm.py, element by element in the same order.
#include "measure.h"
#include <cmath>
#include <vector>

using Vector = std::vector<double>;

static double element(long i, long j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

template <bool transposed> static Vector times(const Vector &vector) {
  long count = static_cast<long>(vector.size());
  Vector result;
  for (long i = 0; i < count; i++) {
    double total = 0;
    for (long j = 0; j < count; j++) total += (transposed ? element(j, i) : element(i, j)) * vector[j];
    result.push_back(total);
  }
  return result;
}

int main(int argc, char **argv) {
  return measure(argc, argv, 300, [](long size) {
    Vector u(size, 1.0), v = u;
    for (int round = 0; round < 10; round++) {
      v = times<true>(times<false>(u));
      u = times<true>(times<false>(v));
    }
    double product = 0, square = 0;
    for (long i = 0; i < size; i++) {
      product += u[i] * v[i];
      square += v[i] * v[i];
    }
    return text("%.9f", std::sqrt(product / square));
  });
}
