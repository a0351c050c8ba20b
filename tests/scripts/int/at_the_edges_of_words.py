# Results around 49, 63 and 64 bits: small ints, words and limbs must agree.
edges = [0, 1, -1, 3, -7, 2**31, -(2**31), 2**32, 2**47, 2**48 - 1, 2**48, -(2**48), -(2**48) - 1,
         3037000499, 3037000500, -3037000500, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64 - 1, 2**64]
for x in edges:
    print(x, [x + y for y in edges], [x - y for y in edges])
    print([x * y for y in edges])
    print([x & y for y in edges], [x | y for y in edges], [x ^ y for y in edges])
    print([x >> n for n in (0, 1, 31, 47, 48, 62, 63, 64, 65)])
    for y in edges:
        z = x
        z += y
        z -= y
        assert z == x and (x * y) // (y or 1) == (x if y else 0)
seed = 42
for _ in range(1000):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
print(seed)
