# Operators on ints of all sizes around the borders of words and limbs agree with each other, and with CPython.
state = 12345
def rnd(n):
    global state
    v = 0
    while n > 0:
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xffffffffffffffff
        v = (v << 32) | (state >> 32)
        n -= 32
    return v
h = 0
def mix(v):
    global h
    h = (h * 1000003 + v % 998244353) % 2305843009213693951
vals = []
for bits in list(range(0, 200, 16)) + [300, 500, 640, 641, 672, 700, 1000]:
    for k in range(4):
        x = rnd(bits) & ((1 << bits) - 1) if bits else 0
        if k == 1: x = 1 << bits
        if k == 2: x = (1 << bits) - 1
        if k == 3: x = -x
        vals.append(x)
vals += [-(1<<48), 1<<48, (1<<48)-1, -(1<<48)-1, -(1<<63), 1<<63, (1<<64)-1, 1<<64, -(1<<64), (1<<96)-1, 1<<96, -(1<<96)]
for a in vals:
    for b in vals:
        mix(a + b); mix(a - b); mix(a * b); mix(a & b); mix(a | b); mix(a ^ b)
        mix(int(a < b)); mix(int(a <= b)); mix(int(a == b)); mix(int(a != b)); mix(int(a > b)); mix(int(a >= b))
        if b: mix(a // b); mix(a % b); assert (a // b) * b + a % b == a
        s = abs(b) % 700
        mix(a << s); mix(a >> s); mix(a >> (s % 64)); mix(a << (s % 40))
        c = a + b
        assert c - b == a and c - a == b, (a, b)
        assert (a << s) >> s == a
print(h)
