import operator as op
print(op.add(1, 2), op.sub(5, 3), op.mul("a", 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(4), op.pos(-4), op.abs(-3), op.invert(5), op.inv(0), op.lshift(1, 4), op.rshift(256, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3))
print(op.lt(1, 2), op.le(2, 2), op.eq("a", "a"), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2), op.not_([]), op.truth("x"), op.is_(None, None), op.is_not(1, None), op.is_none(None), op.is_not_none(0), op.contains([1, 2], 2), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.index(5), op.concat([1], [2]), op.length_hint([1, 2]), op.length_hint(5, 9))
l = [1, 2, 3]
op.setitem(l, 0, "x")
op.delitem(l, 1)
print(l, op.getitem(l, 0), op.getitem("abc", slice(1)), op.iadd([1], [2]), op.isub(5, 2), op.imul(2, 3), op.ior({1}, {2}), op.iand(6, 2), op.ixor(1, 3), op.ipow(2, 3), op.itruediv(1, 2), op.ifloordiv(5, 2), op.imod(5, 3), op.ilshift(1, 2), op.irshift(8, 1), op.iconcat([1], [2]))
same = [1]
print(op.iadd(same, [2]) is same, op.matmul(type("M", (), {"__matmul__": lambda s, o: "mm"})(), 1), op.call(len, "abc"), op.call(dict, a=1))
for name, args in (("add", (1, "a")), ("getitem", ([], 0)), ("getitem", ({}, "k")), ("setitem", ((), 0, 1)), ("contains", (5, 1)), ("index", (1.5,)), ("indexOf", ([1], 2)), ("concat", (1, 2)), ("add", (1,)), ("neg", ("a",)), ("length_hint", ([], "x")), ("countOf", (5, 1)), ("lt", (1, "a")), ("is_", (1,)), ("truediv", (1, 0)), ("call", ()), ("delitem", ([], 1)), ("pow", (2, 3, 4)), ("nothing", ())):
    try:
        print(name, getattr(op, name)(*args))
    except (TypeError, IndexError, KeyError, ValueError, ZeroDivisionError, AttributeError) as error:
        print(name, type(error).__name__, error)
print(sum(map(op.mul, [1, 2, 3], [4, 5, 6])), sorted(n for n in dir(op) if n[0] != "_"))
print(op.__add__ is op.add, op.__lt__(1, 2), op.__contains__("abc", "b"), op.__getitem__([5], 0))
