"""Building strings: concatenation, join, formatting, slices and searching."""

import sys
import time


def rows(size):
    table = []
    for i in range(size):
        name = "item" + str(i)
        table.append(f"{name:<10}|{i * 7919 % 1000:>5}|{i / 8:.3f}")
    return table


def encode(text):
    """Run lengths of equal characters."""
    result = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        result += text[i] + str(j - i)
        i = j
    return result


def run(size):
    table = rows(size)
    text = "\n".join(table)
    upper = text.upper().replace("ITEM", "No. ")
    found = sum(1 for row in table if "99" in row)
    reversed_text = "".join([character for character in text[::-1] if character != " "])
    packed = [encode("%s:%d" % (row[:10], len(row))) for row in reversed_text.splitlines()]
    return len(text), len(upper), found, sum(map(len, packed)), packed[size // 2]


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 100000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
