# Only one character at a time, and only str.
import unicodedata as u
for f in (u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition, u.name):
    for argument in ("", "ab", 3, b"a", None):
        try:
            print(f(argument))
        except TypeError as error:
            print(error)
for call in (lambda: u.lookup(3), lambda: u.lookup(), lambda: u.category("a", "b"), lambda: u.name()):
    try:
        call()
    except TypeError as error:
        print(error)
