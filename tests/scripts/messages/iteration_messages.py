# Iterators that end, raise or break their promises; generators used wrongly.
def attempt(source):
    try:
        exec(source, {})
        print(source.replace("\n", " / "), "ok")
    except BaseException as error:
        print(source.replace("\n", " / "), "->", type(error).__name__, error, "| cause", repr(error.__cause__))


for source in [
    "next(iter([]))", "next(5)", "next([])", "next(iter([]), )", "next()", "next(1, 2, 3)", "for i in 5: pass", "for i in None: pass", "for i, j in [1]: pass", "for i, j in [(1, 2, 3)]: pass", "[*5]", "print(*None)", "list(5)", "a, b = 5", "a, b = iter([1])", "iter(5, 6)", "iter()", "iter(lambda: 5, 5).__next__()",
    "def g(): yield\nx = g(); next(x); next(x)", "def g(): yield\nx = g(); x.send(1)", "def g(): yield\nx = g(); x.throw()", "def g(): yield\nx = g(); x.throw(5)", "def g(): yield\nx = g(); x.throw(ValueError, 1, 2)", "def g(): yield\nx = g(); x.throw(ValueError(1))", "def g(): yield\nx = g(); x.throw(ValueError)",
    "def g(): yield\nx = g(); x.throw(int)", "def g():\n raise StopIteration(5)\n yield\nnext(g())", "def g():\n yield next(iter([]))\nlist(g())", "def g():\n yield x.send(1)\nx = g(); next(x)", "def g():\n yield next(x)\nx = g(); next(x)", "def g():\n try: yield\n except GeneratorExit: yield\nx = g(); next(x); x.close()",
    "def g():\n try: yield\n finally: raise ValueError('finally')\nx = g(); next(x); x.close()", "def g():\n try: yield\n except GeneratorExit: return 5\nx = g(); next(x); print(x.close())", "def g(): return 5; yield\nnext(g())", "def g():\n x = yield from 5\nnext(g())", "def g():\n yield from [1].x\nnext(g())",
    "def g():\n yield from None\nnext(g())", "def h(): yield\ndef g(): yield from h()\nx = g(); next(x); x.throw(KeyError('k'))", "def h():\n try: yield\n except KeyError: return 7\ndef g(): print((yield from h()))\nx = g(); next(x); x.throw(KeyError('k'))", "(i for i in 5)", "list(i for i in [1] if i.x)", "(1/0 for i in [1]).__next__()",
    "[i for i in [1, 2] if i.foo]", "{i: j for i, j in [1]}", "{[]: 1 for i in [1]}", "class I:\n def __iter__(self): return self\n def __next__(self): raise KeyError('next')\nlist(I())", "class I:\n def __iter__(self): return self\nlist(I())", "class I:\n def __getitem__(self, i): raise KeyError(i)\nlist(I())",
    "class I:\n def __getitem__(self, i): raise StopIteration\nprint(list(I()))", "class I:\n __iter__ = None\nlist(I())", "class I:\n __iter__ = None\n1 in I()", "class I:\n __contains__ = None\n1 in I()", "class I:\n __reversed__ = None\nreversed(I())", "class I:\n def __reversed__(self): return 5\nprint(reversed(I()))",
    "reversed({1})", "reversed(5)", "reversed(iter([]))", "zip(5)", "zip([1], 5)", "map()", "map(len)", "map(len, 5)", "list(map(5, [1]))", "list(map(len, [1]))", "filter(None)", "filter(None, 5)", "enumerate([], 'a')", "sum(5)", "sum([[]])", "sum('ab')", "sum([b'a'], b'')", "sum([], '')", "any(5)", "all([1], 2)", "min()", "max([])", "max(5)",
    "max([], default=1, key=5)", "max(1, 2, default=3)", "min([1, 'a'])", "sorted(5)", "sorted([1], key=5)", "sorted([1, None])", "dict.fromkeys(5)", "''.join(5)", "''.join(i for i in [1])", "set(5)", "frozenset([[]])", "tuple(1)", "bytes(i for i in ['a'])", "a, *b = 5", "*a, = None", "[a, b] = {}", "for x.y in [1]: pass", "for x[0] in [1]: pass",
]:
    attempt(source)
