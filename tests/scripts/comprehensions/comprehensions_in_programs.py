sieve = [n for n in range(2, 60) if all(n % p for p in range(2, int(n**0.5) + 1))]
print(sieve, [(a, b) for a, b in zip(sieve, sieve[1:]) if b - a == 2])
triples = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples)
table = {f"{a}x{b}": a * b for a in range(1, 4) for b in range(1, 4) if a <= b}
print(table, {v: k for k, v in table.items()})
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2], [[x * 2 for x in row] for row in matrix], [sum(row) for row in matrix], [max(c) for c in zip(*matrix)])
words = ["apple", "Banana", "cherry", "avocado", "blueberry"]
print({w[0].lower(): [x for x in words if x[0].lower() == w[0].lower()] for w in words}, sorted({len(w) for w in words}), [w.upper() if i % 2 else w for i, w in enumerate(words)], {w: i for i, w in enumerate(sorted(words))})
print([(lambda n: n * n)(i) for i in range(4)], [f(i) for i, f in enumerate([str, float, bool, lambda x: -x])], [x if x else "zero" for x in (0, 1, 2)], [y := 0] + [y := y + x for x in range(5)], [c for c in "hello" if c not in "aeiou"])
cells = {(r, c) for r in range(3) for c in range(3)}
lines = [[(r, c) for c in range(3)] for r in range(3)] + [[(r, c) for r in range(3)] for c in range(3)] + [[(i, i) for i in range(3)], [(i, 2 - i) for i in range(3)]]
print(len(cells), len(lines), [line for line in lines if (1, 1) in line][-1], all(set(line) <= cells for line in lines), sum((0, 0) in line for line in lines))
print([[c for c in row if c != " "] for row in ("a b", " c ")], ["".join(row) for row in [[chr(97 + r * 3 + c) for c in range(3)] for r in range(2)]], [x for x in [y for y in [z for z in range(10) if z % 2] if y > 3] if x < 9])
nested = {k: {i: [j for j in range(i)] for i in range(2)} for k in "ab"}
print(nested, [len(v[1]) for v in nested.values()], {k for d in nested.values() for k in d}, [*(x for x in range(3)), *[y for y in "z"]])
fizz = ["Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or n for n in range(1, 16)]
print(*fizz)
digits = [sum(int(d) ** 2 for d in str(n)) for n in range(1, 20)]
print(digits, max((d, i) for i, d in enumerate(digits)), sorted((n for n in range(20)), key=lambda n: (n % 3, -n))[:7])
perms = [a + b + c for a in "abc" for b in "abc" if b != a for c in "abc" if c not in (a, b)]
print(perms, [p for p in perms if p == p[::-1]], len({frozenset(p) for p in perms}))
collatz = {n: [n] for n in (6, 7)}
for path in collatz.values():
    while path[-1] != 1:
        path.append(path[-1] // 2 if path[-1] % 2 == 0 else 3 * path[-1] + 1)
print({n: len(p) for n, p in collatz.items()}, [max(p) for p in collatz.values()])
any_all = any(all(row[c] % 2 == 0 for row in matrix) for c in range(3)), all(any(x > 3 for x in row) for row in matrix)
print(any_all, next((x for row in matrix for x in row if x > 3), None), dict(pair for pair in zip("ab", [1, 2]) if pair[1] > 1), sum(1 for w in words if "a" in w), min((len(w), w) for w in words), "-".join(str(x) for x in range(5) if x != 2))
