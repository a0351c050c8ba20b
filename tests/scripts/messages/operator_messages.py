# TypeErrors of operators: which operator, which operands.
import operator

values = {"i": 1, "f": 1.5, "s": "a", "b": b"a", "l": [1], "t": (1,), "d": {}, "z": {1}, "n": None, "o": type("Own", (), {})()}
names = list(values)


def attempt(source):
    try:
        eval(source, dict(values))
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for op in ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "<", "<=", ">", ">="]:
    messages = {}
    for left in names:
        for right in names:
            message = attempt(f"{left} {op} {right}")
            if message:
                messages.setdefault(message, []).append(left + right)
    for message, pairs in messages.items():
        print(op, " ".join(pairs), "->", message)
for source in ["-s", "+l", "~f", "-n", "~d", "not n", "-o", "s[0.5]", "s['a']", "s[None]", "l['a']", "l[1.5]", "t[n]", "d[l]", "d[d]", "i[0]", "n[0]", "o[0]", "z[0]", "f[0]", "s[5]", "l[5]", "t[-2]", "b[9]", "d[1]",
               "1 in i", "1 in s", "n in b", "1 in n", "1 in o", "l in z", "d in d", "[] in z", "s()", "i()", "n()", "o()", "l(0)", "len(i)", "len(o)", "len(n)", "iter(i)", "next(l)", "next(n)", "hash(l)", "hash(d)", "hash(z)", "abs(s)", "round(s)", "int(n)", "int(l)",
               "int('x')", "int('1.5')", "int(b'x')", "float('x')", "float(n)", "float(l)", "complex('x')", "complex(n)", "bool(o)", "str(b, 5)", "bytes(s)", "bytes(-1)", "bytes([256])", "bytes([s])", "bytes(n)", "list(i)", "tuple(n)", "dict(i)", "dict([1])", "dict(['abc'])", "dict([(1, 2, 3)])",
               "set(i)", "set([l])", "chr(-1)", "chr(s)", "ord('ab')", "ord(1)", "ord(b'ab')", "sum([s])", "sum(['a'], 'b')", "sum(i)", "max(())", "max(i)", "min(1, s)", "sorted([1, s])", "divmod(1, 0)", "divmod(s, 1)", "pow(2, -1, 4)", "pow(2, 3, 0)", "pow(2.5, 1, 2)", "1 / 0", "1 // 0", "1 % 0", "1.5 // 0",
               "1.5 % 0", "0 ** -1", "0.0 ** -1", "1 << -1", "1 >> -1", "2 ** 10 ** 10 if 0 else 1", "range(1, 2, 0)", "range(1.5)", "range(s)", "slice()", "l[::0]", "reversed(d.items and 5)", "enumerate(i)", "zip(i)", "map(5, l).__next__()", "filter(n)", "isinstance(1, 5)", "issubclass(1, int)", "super()", "vars(5)", "dir(1, 2)"]:
    print(source, "->", attempt(source))
for op in ["iadd", "isub", "imul", "itruediv", "iand", "ior", "ixor", "ilshift", "imatmul", "ipow", "imod", "ifloordiv", "irshift"]:
    try:
        getattr(operator, op)(values["n"], 1)
    except TypeError as error:
        print(op, error)
