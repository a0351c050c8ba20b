// The pancakes of fannkuch.py, with the same order of permutations.
#include "measure.h"
#include <algorithm>
#include <numeric>
#include <vector>

int main(int argc, char **argv) {
  return measure(argc, argv, 9, [](long size) {
    std::vector<int> permutation(size), count(size, 0), stack(size);
    std::iota(permutation.begin(), permutation.end(), 0);
    long checksum = 0, most = 0, rank = size, sign = 1;
    while (true) {
      int first = permutation[0];
      if (first) {
        stack = permutation;
        long flips = 0;
        while (first) {
          std::reverse(stack.begin(), stack.begin() + first + 1);
          flips++;
          first = stack[0];
        }
        most = std::max(most, flips);
        checksum += sign * flips;
      }
      for (; rank != 1; rank--) count[rank - 1] = static_cast<int>(rank);
      sign = -sign;
      while (true) {
        if (rank == size) return text("(%ld, %ld)", checksum, most);
        std::rotate(permutation.begin(), permutation.begin() + 1, permutation.begin() + rank + 1);
        if (--count[rank] > 0) break;
        rank++;
      }
    }
  });
}
