"""str() of ints, int() of texts and texts behind a constant in loops, until what comes is of another kind."""
import sys


class Text(str):
    def __radd__(self, other):
        return "own:" + other


def names(numbers, n):
    found = {}
    for i in range(n):
        name = "item" + str(numbers[i % len(numbers)])
        found[name] = found.get(name, 0) + 1
    return found


def numbers(texts, n):
    total = 0
    odd = {}
    for i in range(n):
        try:
            total += int(texts[i * len(texts) // n])
        except ValueError as error:
            odd[str(error)] = odd.get(str(error), 0) + 1
    return total, odd


def prefixed(texts, n):
    seen = []
    for i in range(n):
        text = "<\u00e9" + texts[i * len(texts) // n]
        if not seen or seen[-1] != text:
            seen.append(text)
    return seen


def shared(n):
    """What is joined is new each time; counts are as before."""
    text = "b" * 40
    before = sys.getrefcount(text)
    kept = []
    for i in range(n):
        kept.append("a" + text)
        if i % 100:
            kept.pop()
    return sys.getrefcount(text) - before, len(kept), len({id(one) for one in kept})


def redefined(n):
    global str
    result = []
    for i in range(n):
        if i == n - 2:
            str = lambda x: "redefined"
        result.append("#" + str(i))
    del str
    return result[-3:]


print(names([1, -20, 2**40], 900))
print(names([1, True, 2**70, 1.5, None], 1000))
print(numbers(["7", "12", "123456789", "0", "007"], 2000))
print(numbers(["7", " 12 ", "-5", "1_000", "x", "", "1234567890123", "\u0663", "99999999999999999999"], 1800))
print(prefixed(["", "a", "\u20ac", "\U0001f40d" * 3, Text("own"), "b" * 70], 1800))
print(shared(2000))
print(redefined(1000))
