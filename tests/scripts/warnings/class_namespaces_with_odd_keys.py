"""A class namespace with a key that is no str gets a RuntimeWarning."""
A = type("A", (), {5: 6, "a": 1, None: 2})
print(vars(A)[5], A.a)


class B:
    locals()[7] = 8


print(vars(B)[7])
