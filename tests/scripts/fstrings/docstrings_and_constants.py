def with_f():
    f"not a docstring"


def with_text():
    "a docstring"


print(with_f.__doc__, with_text.__doc__)
print(f"constant" == "constant", f"{'a'}" "b" == "ab", f"{1}" is not None)
print(f"{1}{2}{3}", f"{''}", f"{''!r}", len(f"{'é'}"), f"{'😀'}{'é'}a", ascii(f"{'é'}{'😀'}"))
long = f"{'x' * 1000}{'y' * 1000}"
print(len(long), long[999:1001])
print(sum(len(f"{i}") for i in range(1000)))
rows = [("apple", 1.5, 3), ("fig", 22.25, 10), ("kiwi", 0.3333, 150)]
for name, price, count in rows:
    print(f"{name:<10}|{price:>8.2f}|{count:^7}|{price * count:>+12,.3f}|")
print(f"{'Total':-^30}", f"{'':=>30}", f"{sum(p * c for _, p, c in rows):.4e}", sep="\n")
print(f"{True:d} {True} {True:>6} {True:05d} {False:.1f} {10**20:,} {-5:08.3f} {2**70:x} {12345.678:_.1f}")
print(f"{1e300:g} {1e-7} {0.1 + 0.2} {1e16} {123456789.0} {float('inf')} {float('nan'):>6} {-0.0} {1.0:n}")
values = {"int": 5, "neg": -3, "float": 2.5, "str": "s", "none": None}
for key, value in values.items():
    print(f"{key:>6}={value!s:<6}{value!r:^8}{type(value).__name__:>10}")
