def comprehensions(rows):
    a = [x for row in rows if row for x in row]
    b = {k: v for k, v in a}
    c = {y for x in a for y in [x + 1]}
    d = (n for n in b if n > a)
    e = [lambda: z for z in c]
    return any(last := q for q in d), [[i * j for j in a] for i in b]


squares = [x * x for x in range(10)]
