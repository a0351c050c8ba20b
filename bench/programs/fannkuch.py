"""Flipping pancakes: permutations, slices and subscripts of small lists."""

import sys
import time


def run(size):
    """The checksum and the most flips over all permutations of 0 … size-1."""
    permutation = list(range(size))
    count = [0] * size
    checksum = most = 0
    rank = size
    sign = 1
    while True:
        first = permutation[0]
        if first:
            stack = permutation[:]
            flips = 0
            while first:
                stack[: first + 1] = stack[first::-1]
                flips += 1
                first = stack[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        while rank != 1:
            count[rank - 1] = rank
            rank -= 1
        sign = -sign
        while True:
            if rank == size:
                return checksum, most
            permutation.insert(rank, permutation.pop(0))
            count[rank] -= 1
            if count[rank] > 0:
                break
            rank += 1


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 9
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
