attempts = [
    "len()", "len(1, 2)", "len(5)", "len(obj=[])", "abs()", "abs('x')", "chr()", "chr('a')", "chr(-1)", "chr(0x110000)",
    "ord('')", "ord('ab')", "ord(5)", "ord(b'ab')", "int('x')", "int('1', 99)", "int([])", "int(1, 2)", "int('0x', 16)", "int(1.5, 2)",
    "float('abc')", "float([])", "str(1, 2)", "str(b'a', 5)", "list(5)", "list(1, 2)", "tuple(5)", "set(5)", "dict(5)", "dict([1])", "dict([(1,)])", "dict(1, 2)",
    "range()", "range('a')", "range(1, 2, 0)", "range(1.5)", "range(1, 2, 3, 4)", "isinstance(1)", "isinstance(1, 2)", "isinstance(1, (int, 5))", "issubclass(1, int)", "issubclass(int, 1)",
    "getattr(1)", "getattr(1, 2)", "getattr(1, 'x')", "setattr(1, 'x')", "hasattr(1)", "hasattr(1, 2)", "iter()", "iter(5)", "iter(5, 6)", "next(5)", "next()", "next(iter([]))",
    "sum()", "sum(5)", "sum(['a'])", "sum(['a'], '')", "max()", "max(5)", "max([])", "min([], key=len)", "max(1, 'a')", "max(1, 2, default=3)", "sorted()", "sorted(5)", "sorted([1, 'a'])", "sorted([1], 2)", "sorted([1], key=5)",
    "zip(5)", "zip([1], [1, 2], strict=True).__class__", "list(zip([1], [1, 2], strict=True))", "map()", "map(len)", "map(len, 5)", "filter(None)", "enumerate()", "enumerate(5)", "reversed(5)", "reversed({1})",
    "round('a')", "round()", "round(1.5, 'a')", "pow(2)", "pow('a', 2)", "divmod(1)", "divmod('a', 1)", "hash([])", "hash({})", "hash(([],))", "id()", "callable()", "repr()", "bin(1.5)", "hex('a')", "oct(None)",
    "print(sep=1)", "print(end=2)", "print(bad=1)", "open()", "input(1, 2)", "compile()", "compile('1', 'f', 'bad')", "eval(5)", "exec(5)", "eval('1', 5)", "exec('1', {}, 5)", "vars(5)", "dir(1, 2)", "format(1, 2)", "format(1, 'q')", "globals(1)",
    "bytes('a')", "bytes(-1)", "bytes([256])", "bytes([1.5])", "bytes(1.5)", "bytearray('a')", "slice()", "type()", "type(1, 2)", "type('a', 5, {})", "type('a', (), 5)", "object(1)", "super()", "staticmethod()", "classmethod(1, 2)", "property(1, 2, 3, 4, 5)", "any(5)", "all()", "ascii()", "anext.__name__", "delattr(1)", "__import__()", "__import__(5)", "__build_class__()",
]
for attempt in attempts:
    try:
        print(attempt, "=", eval(attempt))
    except Exception as error:
        print(attempt, "->", type(error).__name__, error)
