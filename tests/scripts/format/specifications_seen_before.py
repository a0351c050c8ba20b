# A specification is parsed once and kept by its text: the same text means another thing for another type, and refusals are no memory.
SPECS = ["", ">8", "<8", "^8", "08", "*^9", "é>6", "8.3", ".2", "x", "d", "f", "s", "e", ",", "+", " ", "#x", "=+9", "\0>4"]
VALUES = [5, -42, 2**60, 1.5, -2.25, 1e300, True, "ab", "é", ""]

for _ in range(2):
    for spec in SPECS:
        for value in VALUES:
            try:
                print(ascii(format(value, spec))[:60], end=" ")
            except (ValueError, TypeError) as error:
                print(type(error).__name__, ascii(str(error)), end=" ")
        print()

name, number, size = "item", 7919, 1.23456
print(f"{name:<10}|{number:>8}|{size:.3f}|{size:^9.1f}|{number:+}|{name!r:>8}|{number:,}")
print("%s:%d|%5s|%-5s|%05d|%.2f" % (name, number, name, name, number, size))
