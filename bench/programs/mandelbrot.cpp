// The Mandelbrot set of mandelbrot.py: the same operations in the same order.
#include "measure.h"

static const int LIMIT = 50;

int main(int argc, char **argv) {
  return measure(argc, argv, 200, [](long size) {
    long inside = 0, steps = 0;
    for (long row = 0; row < size; row++) {
      double y0 = 2.0 * row / size - 1.0;
      for (long column = 0; column < size; column++) {
        double x0 = 2.0 * column / size - 1.5;
        double x = 0, y = 0, xx = 0, yy = 0;
        int step = 0;
        while (step < LIMIT && xx + yy <= 4.0) {
          y = 2.0 * x * y + y0;
          x = xx - yy + x0;
          xx = x * x;
          yy = y * y;
          step++;
        }
        steps += step;
        if (xx + yy <= 4.0) inside++;
      }
    }
    return text("(%ld, %ld)", inside, steps);
  });
}
