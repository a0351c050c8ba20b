matrix = [[i * j for j in range(4)] for i in range(4)]
print(matrix, {x for row in matrix for x in row}, {i: [i] * i for i in range(4)}, tuple(x for x in range(5) if x % 2))
first, *middle, last = [n for n in range(8)]
(a, b), c = [1, 2], {"k": 3}
print(first, middle, last, a, b, c, [*middle, *"ab"], (*middle, 1), {*middle}, {**c, "l": 4})
print([(x, y) for x in "ab" for y in range(2)], [y := 1, y**2], any(x > 3 for x in middle), all([]))
print(list(enumerate("ab")), list(zip("ab", range(2))), list(reversed([1, 2])), dict(zip("ab", [1, 2])), sum([[1], [2]], []))
print(range(10)[2:5], slice(1, 2), [1, 2, 3][::-1], (1, 2) + (3,), max([3, 1]), divmod(7, 2), list(range(0, 50, 7)))
print([[None] * 3 for _ in range(3)], [x.upper() for x in "hello" if x != "l"], [i for i in map(int, "123")])
