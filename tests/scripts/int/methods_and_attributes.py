n = 1234
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.bit_length(), n.bit_count(), n.is_integer(), n.as_integer_ratio())
print(n.to_bytes(2, "big"), n.to_bytes(4, "little"), (5).to_bytes(), (-5).to_bytes(2, "big", signed=True), (0).to_bytes(0, "big"), (2**70).to_bytes(9, "little"))
print(int.from_bytes(b"\x04\xd2", "big"), int.from_bytes(b"\xff\xff", "little", signed=True), int.from_bytes(b""), int.from_bytes([1, 2], "big"), int.from_bytes(bytearray(b"\x00" * 5 + b"\x01")), int.from_bytes(b"\xff" * 12, "big"), int.from_bytes(b"\x80" + b"\0" * 9, "big", signed=True))
for action in ("(300).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(1).to_bytes(1, 'middle')", "(1).to_bytes(-1, 'big')", "(128).to_bytes(1, 'big', signed=True)", "int.from_bytes('text', 'big')", "int.from_bytes(b'a', 'x')", "int.from_bytes([256])", "int.from_bytes(5)", "(5).foo", "n.real = 1", "(1).to_bytes('x')", "(1).to_bytes(1, 5)"):
    try:
        exec("print(%s)" % action if "=" not in action or "(" in action and action.startswith(("(", "int")) else action)
    except (OverflowError, ValueError, TypeError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(5, 3), round(10**20 + 5, -1), round(12, -5), n.__round__(-3), (15).__round__(-1), (25).__round__(-1))
print(n.__ceil__(), n.__floor__(), n.__trunc__(), n.__index__(), n.__int__(), n.__float__(), n.__bool__(), (0).__bool__(), n.__hash__(), n.__abs__(), (-n).__neg__(), n.__invert__())
print(n.__add__(1), n.__radd__(1), n.__sub__(1), n.__rsub__(1), n.__mul__(2), n.__divmod__(100), n.__pow__(2), n.__pow__(2, 7), n.__rpow__(0), n.__lshift__(1), n.__rlshift__(0), n.__and__(6), n.__eq__(1234), n.__lt__(5), n.__add__(1.5), n.__eq__("x"))
print(int.__new__(int, 5), int.__name__, isinstance(True, int), int.__bases__, n.__class__, n.__sizeof__() > 0, n.__getnewargs__(), n.__format__("x"), n.__repr__(), n.__str__(), n.__reduce_ex__ is not None)
print([name for name in dir(int) if not name.startswith("_")])
print(int.real, int.bit_length, int.from_bytes.__name__)
