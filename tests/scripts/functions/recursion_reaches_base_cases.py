def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


def hanoi(n, source="A", target="C", spare="B"):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target)
    return moves + 1 + hanoi(n - 1, spare, target, source)


def flatten(value):
    if not isinstance(value, list):
        return [value]
    result = []
    for each in value:
        result += flatten(each)
    return result


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [[first, *rest] for i, first in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(factorial(30), fib(15), ackermann(2, 5), is_even(100), is_odd(100))
print(hanoi(8), flatten([1, [2, [3, [4]], 5], [[[]]], 6]))
print(len(permutations(list("abcd"))), permutations([1, 2, 3]))
print(gcd(1071, 462), depth(900))
