def f(x):
    if x:
        return (x +
                1)
    for i in x:
        print(i)


code = f.__code__
first = code.co_firstlineno
lines = []
for start, end, line in code.co_lines():
    assert start < end
    if line is not None and (not lines or lines[-1] != line - first):
        lines.append(line - first)
print(sorted(set(lines) - {0}))
print(list(code.co_lines())[-1][1] == len(code.co_code))
positions = list(code.co_positions())
print({type(p) for p in positions}, {len(p) for p in positions})
print(sorted({p[0] - first for p in positions if p[0] and p[0] > first}))
print(iter(code.co_lines()) is not None)
print(all(len(b) == 3 for b in code.co_branches()), len(list(code.co_branches())))
print(list((lambda: 1).__code__.co_branches()))
print(type(code.co_lnotab))
