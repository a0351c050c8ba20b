import itertools


def score(secret, guess):
    bulls = sum(a == b for a, b in zip(secret, guess))
    return bulls, len(set(secret) & set(guess)) - bulls


def solve(secret):
    candidates = ["".join(p) for p in itertools.permutations("123456", 4)]
    guesses = []
    while True:
        guess = candidates[len(candidates) // 2]
        result = score(secret, guess)
        guesses.append((guess, result))
        if result == (4, 0):
            return guesses
        candidates = [c for c in candidates if score(c, guess) == result]


for secret in ("1234", "6543", "2615", "3152"):
    print(secret, solve(secret))
counts = {}
for permutation in itertools.islice(itertools.permutations("123456", 4), 0, 360, 7):
    n = len(solve("".join(permutation)))
    counts[n] = counts.get(n, 0) + 1
print(dict(sorted(counts.items())), score("1234", "4321"), score("1234", "5612"), score("1111", "1234"))
