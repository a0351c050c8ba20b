# Products and quotients that would be two NaNs give the infinity or zero that annex G of C99 asks for.
inf, nan = float("inf"), float("nan")
parts = [0.0, -0.0, 1.0, -2.5, inf, -inf, nan]
values = [complex(a, b) for a in parts for b in parts]
products, quotients = {}, {}
for a in values:
    for b in values:
        products[repr(a * b)] = products.get(repr(a * b), 0) + 1
        try:
            quotient = repr(a / b)
        except ZeroDivisionError as error:
            quotient = str(error)
        quotients[quotient] = quotients.get(quotient, 0) + 1
for table in (products, quotients):
    for key in sorted(table):
        print(key, table[key], end="; ")
    print()
for a, b in [(complex(inf, nan), 1 + 1j), (1e300 + 1j, complex(nan, inf)), (1e200 + 1e200j, 1e200 - 1e200j), (1 + 1j, complex(inf, nan)),
             (complex(inf, inf), 2 + 0j), (complex(-inf, 3), 1j), (complex(0, inf), complex(1, 1)), (3 + 4j, complex(inf, -inf))]:
    print(a, b, a * b, a / b)
