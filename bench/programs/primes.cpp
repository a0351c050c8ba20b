// The sieve of primes.py: get_primes7 over a vector of int.
#include "measure.h"
#include <cmath>
#include <vector>

static std::vector<int> getPrimes7(int n) {
  std::vector<int> result;
  if (n < 2) return result;
  result.push_back(2);
  if (n == 2) return result;
  std::vector<int> s;
  for (int i = 3; i < n + 1; i += 2) s.push_back(i);
  int mroot = static_cast<int>(std::sqrt(static_cast<double>(n)));
  int half = static_cast<int>(s.size());
  int i = 0;
  int m = 3;
  while (m <= mroot) {
    if (s[i]) {
      int j = (m * m - 3) / 2;
      s[j] = 0;
      while (j < half) {
        s[j] = 0;
        j += m;
      }
    }
    i = i + 1;
    m = 2 * i + 3;
  }
  for (int each : s)
    if (each) result.push_back(each);
  return result;
}

int main(int argc, char **argv) {
  return measure(argc, argv, 5000000, [](long size) {
    std::vector<int> primes = getPrimes7(static_cast<int>(size));
    return text("(%d, %d)", static_cast<int>(primes.size()), primes.back());
  });
}
