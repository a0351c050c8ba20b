import itertools
def f():
    d = {1: 'a', 2: 'b', 'x': [1]}
    for k, v in d.items(): print(k, v)
    for k, v in reversed(d.items()): print(k, v)
    for i, x in enumerate('abc', 5): print(i, x)
    for i, x in enumerate('ab', 2**48 - 1): print(i, x)
    for i, x in enumerate('ab', 2**48): print(i, x)
    for a, b in zip([1, 2], 'xyz'): print(a, b)
    for a, b in zip(d, d.items()): print(a, b)
    for i, (a, b) in enumerate(zip([1, 2], (3, 4))): print(i, a, b)
    for (i, a), b in zip(enumerate('pq'), 'rs'): print(i, a, b)
    for a, b, c in zip('ab', 'cd', 'ef'): print(a, b, c)
    try:
        for a, b in zip('ab', 'cde', strict=True): print(a, b)
    except ValueError as e: print(e)
    try:
        for a, b in zip('abc', 'de', strict=True): print(a, b)
    except ValueError as e: print(e)
    try:
        for k, v in d.items(): d[k + k if k != 'x' else 9] = 3
    except RuntimeError as e: print(e)
    class E(enumerate): pass
    for i, x in E('ab'): print(i, x)
    class Z(zip):
        def __next__(self): return super().__next__()[::-1]
    for i, x in Z('ab', 'cd'): print(i, x)
    def g():
        yield 1
        raise StopIteration if False else KeyError('k')
    try:
        for i, x in enumerate(g()): print(i, x)
    except KeyError as e: print('key', e)
    for i, x in [(1, 2)]: print(i, x)
    for i, x in enumerate([]): print(i)
    print(i, x)
    print([(b, a) for a, b in zip('ab', 'cd')], {v: k for k, v in {1: 2}.items()})
    for pair in zip('ab', 'cd'): print(pair)
    for (a, b) in itertools.islice(zip('ab', 'cd'), 1): print(a, b)
f()
for k, v in {'m': 1}.items(): print(k, v)
