TEXT = """It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness; it was the season of Light!
"Was it?" asked the reader -- twice. It was."""


def words(text):
    word = ""
    for char in text + " ":
        if char.isalpha():
            word += char.lower()
        elif word:
            yield word
            word = ""


def frequencies(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


counts = frequencies(words(TEXT))
ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
for word, count in ranking[:5]:
    print(f"{word:<12}{count:>3} {'*' * count}")
print(len(counts), sum(counts.values()), max(counts, key=len), sorted(w for w, n in counts.items() if n == 1))
letters = frequencies(c for c in TEXT.lower() if c.isalpha())
print("".join(sorted(letters, key=lambda c: (-letters[c], c))))
by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, sorted(by_length[length]))
lines = TEXT.splitlines()
print(len(lines), [len(line) for line in lines], sum(line.count("it was") for line in lines), TEXT.count("\n"))
print(TEXT.replace("times", "TIMES").split("TIMES")[1], TEXT.title()[:30], TEXT.swapcase()[-15:], sep="|")


def wrap(text, width):
    line = []
    for word in text.split():
        if sum(map(len, line)) + len(line) + len(word) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    yield " ".join(line)


for line in wrap(TEXT, 30):
    print(f"|{line:^30}|{line:>30}|")


def justify(line, width):
    parts = line.split()
    gaps = len(parts) - 1
    if not gaps:
        return line
    spaces = width - sum(map(len, parts))
    return "".join(part + " " * (spaces // gaps + (i < spaces % gaps)) for i, part in enumerate(parts[:-1])) + parts[-1]


print(*[justify(line, 34) for line in wrap(TEXT, 34)], sep="\n")


def caesar(text, shift):
    table = {}
    for base in (ord("a"), ord("A")):
        for i in range(26):
            table[base + i] = base + (i + shift) % 26
    return text.translate(table)


print(caesar(lines[2], 13), caesar(caesar(TEXT, 5), -5) == TEXT)
palindromes = ["A man, a plan, a canal: Panama", "No lemon, no melon", "not one"]
print([(lambda t: t == t[::-1])("".join(words(p))) for p in palindromes])
print(sorted({tuple(sorted(w)) for w in ("listen", "silent", "enlist", "google")}) != [], {"".join(sorted(w)): w for w in ("listen", "silent")})
