"""The Mandelbrot set on a square grid: float arithmetic in nested while loops, no objects."""

import sys
import time

LIMIT = 50


def run(size):
    """How many points stay within a circle of radius 2, and the steps that all of them took together."""
    inside = steps = 0
    for row in range(size):
        y0 = 2.0 * row / size - 1.0
        for column in range(size):
            x0 = 2.0 * column / size - 1.5
            x = y = xx = yy = 0.0
            step = 0
            while step < LIMIT and xx + yy <= 4.0:
                y = 2.0 * x * y + y0
                x = xx - yy + x0
                xx = x * x
                yy = y * y
                step += 1
            steps += step
            if xx + yy <= 4.0:
                inside += 1
    return inside, steps


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 200
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
