for exponent in (18, 19, 27, 28, 50, 100, 300):
    n = 10**exponent
    print(n, n - 1, -n)
print(2**500)
print(3**300)
print(str(7**1000)[:30], str(7**1000)[-30:], len(str(7**1000)))
factorial = 1
for i in range(1, 201):
    factorial *= i
print(factorial)
print(int(str(factorial)) == factorial, int(str(-factorial)) == -factorial, repr(factorial) == str(factorial), f"{factorial}" == str(factorial))
text = "".join(str(i % 10) for i in range(1, 1001))
print(int(text) % 998244353, str(int(text)) == text)
print(hex(factorial)[:20], oct(factorial)[-20:], bin(2**70 - 1).count("1"), int(hex(factorial), 16) == factorial, int(oct(factorial), 8) == factorial, int(bin(factorial), 2) == factorial)
print(f"{2**100:,} {2**100:_x} {10**25:e} {2**100:.3e} {2**70:>30} {-(2**70):<30}|")
fib = [0, 1]
while len(fib) < 400:
    fib.append(fib[-1] + fib[-2])
print(fib[100], fib[200], fib[399])
print(all(int(str(2**k)) == 2**k and int(str(2**k - 1)) == 2**k - 1 for k in range(0, 400, 7)))
