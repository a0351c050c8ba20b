// The main function of every C++ form: PROGRAM [SIZE [ROUNDS]] prints each round's seconds on standard error and the
// last result on standard output, as the Python form does. The size is read through a volatile in each round, so that
// the compiler cannot compute one round and reuse it.
#pragma once
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

template <typename... Values> std::string text(const char *format, Values... values) {
  char buffer[200];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

template <typename Run> int measure(int argc, char **argv, long defaultSize, Run run) {
  volatile long size = argc > 1 ? std::atol(argv[1]) : defaultSize;
  long rounds = argc > 2 ? std::atol(argv[2]) : 1;
  std::string result;
  for (long round = 0; round < rounds; round++) {
    auto start = std::chrono::steady_clock::now();
    result = run(size);
    std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "round %.9f\n", elapsed.count());
  }
  std::printf("%s\n", result.c_str());
  return 0;
}
