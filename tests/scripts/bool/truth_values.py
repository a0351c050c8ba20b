print(True, False, bool(), bool(0), bool(0.0), bool(""), bool([]), bool(()), bool({}), bool(set()), bool(None), bool(range(0)), bool(b""), bool(frozenset()))
print(bool(1), bool(-1), bool(0.1), bool(float("nan")), bool(" "), bool([0]), bool((None,)), bool({0: 0}), bool(range(1)), bool(object()), bool(print), bool(int), bool(...), bool("False"))
print(True + True, True * 5, -True, +False, True / 2, True // 2, True % 2, True**2, 2**True, True << 2, True & 1, True | False, True ^ True, True & False, type(True & True), type(True & 1), type(True + 0))
print(True == 1, True is True, False == 0, True != 2, True < 2, False < True, hash(True), hash(False), {True: "a", 1: "b", 1.0: "c"}, {0: "x", False: "y"}, [10, 20][True], "ab"[False])
print(str(True), repr(False), int(True), float(True), f"{True}", f"{True:d}", f"{True:5}", f"{False!s:>7}", "%s %d %r" % (True, True, False), True.real, True.imag, True.bit_length(), True.__class__)
print(not 1, not 0, not "", not not [], not None, isinstance(True, int), issubclass(bool, int), bool.__mro__, bool("x") is True, type(True), bool.__name__)
print(any([]), all([]), any([0, "", None]), all([1, "a", [0]]), any(x > 2 for x in range(5)), all(x < 5 for x in range(5)), sum([True, True, False]), max(True, False), sorted([True, False, True]))
for action in (lambda: bool(1, 2), lambda: bool(x=1), lambda: type("B", (bool,), {}), lambda: True.x, lambda: setattr(True, "x", 1), lambda: True < "a", lambda: (lambda t: t[0])(True), lambda: (lambda t: t())(True), lambda: bool.from_bytes(b"\x01"), lambda: bool.from_bytes(b"\0"), lambda: bool.__new__(int)):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
class T:
    def __bool__(self): raise ValueError("no truth")
for use in (lambda t: bool(t), lambda t: not t, lambda t: t and 1, lambda t: 1 if t else 2, lambda t: all([t]), lambda t: [x for x in [1] if t], lambda t: list(filter(None, [t])), lambda t: any([0, t])):
    try:
        use(T())
    except ValueError as error:
        print(error, end=" ")
print()
print(None is None, None == None, type(None), repr(None), str(None), bool(None), hash(None) == hash(None), None.__class__, NotImplemented, Ellipsis, ... is Ellipsis, type(...), repr(...), type(NotImplemented), type(None)() is None, type(...)() is ...)
try:
    bool(NotImplemented)
except TypeError as error:
    print(error)
try:
    type(None)(1)
except TypeError as error:
    print(error)
