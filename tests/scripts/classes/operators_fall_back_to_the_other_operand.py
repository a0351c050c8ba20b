import operator


log = []
def recorder(name, result):
    def method(self, other):
        log.append(f"{type(self).__name__}.{name}")
        return result
    return method
def build(n, base, result=NotImplemented): return type(n, base, {f"__{m}__": recorder(m, result) for m in "eq ne lt le gt ge add radd sub rsub iadd mul rmul or ror and rand matmul rmatmul pow rpow floordiv rfloordiv lshift rlshift xor rxor mod rmod truediv rtruediv divmod rdivmod isub contains".split()} | {"__hash__": lambda s: 1})
A = build("A", ()); B = build("B", (A,)); C = build("C", ()); A1 = type("A1", (A,), {}); P = type("P", (), {}); IntSub = build("IntSub", (int,)); StrSub = build("StrSub", (str,)); ListSub = build("ListSub", (list,))
OPS = {s: eval(f"lambda a, b: a {s} b") for s in "== != < <= > >= + - * | & @ // << ^ % /".split()} | {"+=": operator.iadd, "-=": operator.isub, "**": operator.pow, "divmod": divmod, "*=": operator.imul}
pairs = [(A(), B()), (B(), A()), (A(), A()), (A(), C()), (A(), A1()), (A1(), A()), (A(), P()), (P(), A()), (P(), P()), (1, A()), (A(), 1), ("s", A()), (IntSub(3), 2), (2, IntSub(3)), (IntSub(3), IntSub(4)), ("a", StrSub("b")), (StrSub("b"), "a"), ([1], ListSub([2])), (ListSub([2]), [1]), ([1], A()), (None, A()), (1.5, IntSub(1)), ((1,), A()), ({1}, A()), ({1: 2}, A())]
for a, b in pairs:
    for sign, op in OPS.items():
        log.clear()
        try: r = op(a, b); r = type(r).__name__ if type(r).__name__ in ("A",) else repr(r)
        except Exception as e: r = f"{type(e).__name__} {e}"
        print(type(a).__name__, sign, type(b).__name__, r.split(" at 0x")[0], *log)
