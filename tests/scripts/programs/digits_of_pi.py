def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


digits = pi_digits()
text = "".join(str(next(digits)) for _ in range(200))
print(text[0] + "." + text[1:])


def arctan_inverse(x, unity):
    total = power = unity // x
    n, sign = 3, -1
    while power:
        power //= x * x
        total += sign * (power // n)
        n, sign = n + 2, -sign
    return total


unity = 10**110
pi = 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity))
print(str(pi // 10**10) == text[:101])


def square_root(n, digits):
    shifted = n * 10 ** (2 * digits)
    x = shifted
    while (y := (x + shifted // x) // 2) < x:
        x = y
    return x


print(square_root(2, 60), square_root(10**20, 5))
e, term, k = 0, 10**70, 1
while term:
    e += term
    term //= k
    k += 1
print(str(e)[:60])
