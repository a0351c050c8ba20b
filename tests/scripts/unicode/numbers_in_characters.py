# decimal, digit and numeric: who has which, defaults, errors.
import unicodedata as u
for c in "7\u0663\u0e55\xb2\u2460\u2085\xbd\u2153\u2150\u0bf2\u16ee\u2181\u2182\u4e09\u5146\U00010140\U0001d7d8\U0001fbf5\u109bx"[:18]:
    print(ascii(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
for f in (u.decimal, u.digit, u.numeric):
    for arguments in (("x",), ("x", "default"), ("ab",), (3,), ()):
        try:
            print(f.__name__, arguments, f(*arguments))
        except (ValueError, TypeError) as error:
            print(f.__name__, arguments, type(error).__name__, error)
print(type(u.numeric("7")), type(u.decimal("7")))
