ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no roman numeral")
    result = ""
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        result += letters * count
    return result


def from_roman(text):
    values = {letters: value for value, letters in ROMAN if len(letters) == 1}
    total = 0
    for current, following in zip(text, text[1:] + " "):
        value = values[current]
        total += -value if value < values.get(following, 0) else value
    return total


print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(from_roman(to_roman(n)) == n for n in range(1, 4000)))
for bad in (0, 4000):
    try:
        to_roman(bad)
    except ValueError as error:
        print(error)
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10] + ("-" + UNITS[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            return words(head) + " " + name + (" " + words(rest) if rest else "")


for n in (0, 7, 13, 21, 100, 115, 999, 1000, 12345, 1000000, 987654321, -42):
    print(n, words(n))
print(sum(len(words(n).replace(" ", "").replace("-", "")) for n in range(1, 1001)))


def base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (base(n // b, b) if n >= b else "") + digits[n % b]


print([base(255, b) for b in (2, 8, 10, 16, 36)], all(int(base(n, b), b) == n for n in (0, 1, 99, 12345) for b in range(2, 37)))


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


print(list(collatz(6)), max(range(1, 1000), key=lambda n: sum(1 for _ in collatz(n))), max(collatz(27)))
perfect = [n for n in range(2, 1000) if sum(d for d in range(1, n) if n % d == 0) == n]
armstrong = [n for n in range(1, 10000) if sum(int(d) ** len(str(n)) for d in str(n)) == n]
print(perfect, armstrong)
