# bytes() and bytearray(): from counts, text, iterables, __bytes__; messages.
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class B:
    def __bytes__(self):
        return b"B"

class SB(str):
    def __bytes__(self):
        return b"SB"

class Both:
    def __bytes__(self):
        return b"bytes"

    def __index__(self):
        return 3

class Index:
    def __index__(self):
        return 2

class BadIndex:
    def __index__(self):
        raise TypeError("no index")

    def __iter__(self):
        return iter([1, 2])

for name in ("bytes", "bytearray"):
    for rest in ["()", "(3)", "(0)", "(-1)", "(2**70)", "('a')", "('a', 'ascii')", "('\\xe9', 'ascii')", "('\\xe9', 'ascii', 'replace')", "('a', 1)", "('a', 'x-none')", "(b'a', 'ascii')", "(5, 'ascii')", "([1, 2, 255])", "([256])", "([-1])", "(['a'])", "([1.5])", "((1, 2))", "(range(3))", "({1: 2})", "(1.5)", "(None)", "(object)", "(B())", "(SB('x'))", "(SB('x'), 'ascii')", "(Both())", "(Index())", "(BadIndex())",
                 "(source=b'x')", "(source='x', encoding='utf-8')", "(errors='strict')", "(encoding='ascii')", "(1, 2, 3, 4)", "(x=1)", "([Index(), True])", "(iter([1, 2]))", "(x for x in [1, 'a'])", "(memoryview(b'abc')[::-1])"]:
        attempt(name + rest)
