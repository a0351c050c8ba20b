"""Counting the words of a text made up on the spot: str methods and a dict."""

import sys
import time


SYLLABLES = "ka to mi ra ne so lu pe vi da gor ben tal fur wis".split()


def made_up_text(words):
    """A text with few common and many rare words, from a small random generator of our own."""
    lines = []
    line = []
    seed = 42
    for i in range(words):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        word = SYLLABLES[seed >> 16 & 7]
        for shift in range(seed >> 8 & 3):
            word += SYLLABLES[(seed >> 10 + 4 * shift) % 15]
        if seed >> 20 & 15 == 0:
            word = word.capitalize() + ","
        line.append(word)
        if i % 12 == 11:
            lines.append(" ".join(line) + ".")
            line = []
    return "\n".join(lines)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,").lower()
            counts[word] = counts.get(word, 0) + 1
    return counts


def run(size):
    counts = count_words(made_up_text(size))
    ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return len(counts), ranking[:3]


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 400000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
