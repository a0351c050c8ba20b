# Patterns that do not compile: message and place.
import re

for pattern in ("(", "a)", "[a", "*a", "a**", "a{2,1}", "(?P<1>a)", "(?P<a>)(?P<a>)", "(?P=b)", r"\1", r"(\1)", "(?<=a*)b", "(?z)", "(?i",
                "a(?i)b", "[b-a]", r"\q", r"[\q]", "(?(2)a)", "(?(1)a|b|c)", "x{99999999999}", r"\x1", "(?#", "(?P>a)", "\\"):
    try:
        print(repr(pattern), re.compile(pattern))
    except re.error as error:
        print(repr(pattern), error, error.pos, error.lineno, error.colno)
    except Exception as error:
        print(repr(pattern), type(error).__name__, error)
for bad in (lambda: re.compile(b"a", re.U), lambda: re.compile("a", re.L), lambda: re.compile(1), lambda: re.compile("a", re.A | re.U)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
