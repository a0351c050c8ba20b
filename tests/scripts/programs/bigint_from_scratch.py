class Natural:
    BASE = 10000

    def __init__(self, value=0):
        if isinstance(value, list):
            self.digits = value
        else:
            self.digits = []
            text = str(value)
            while text:
                self.digits.append(int(text[-4:]))
                text = text[:-4]
        while self.digits and self.digits[-1] == 0:
            self.digits.pop()

    def __add__(self, other):
        result, carry = [], 0
        for i in range(max(len(self.digits), len(other.digits))):
            carry += (self.digits[i] if i < len(self.digits) else 0) + (other.digits[i] if i < len(other.digits) else 0)
            carry, digit = divmod(carry, self.BASE)
            result.append(digit)
        return Natural(result + [carry])

    def __mul__(self, other):
        result = [0] * (len(self.digits) + len(other.digits) + 1)
        for i, a in enumerate(self.digits):
            carry = 0
            for j, b in enumerate(other.digits):
                carry += result[i + j] + a * b
                carry, result[i + j] = divmod(carry, self.BASE)
            result[i + len(other.digits)] += carry
        return Natural(result)

    def divide_small(self, n):
        result, rest = [0] * len(self.digits), 0
        for i in reversed(range(len(self.digits))):
            result[i], rest = divmod(rest * self.BASE + self.digits[i], n)
        return Natural(result), rest

    def __lt__(self, other):
        return (len(self.digits), self.digits[::-1]) < (len(other.digits), other.digits[::-1])

    def __eq__(self, other):
        return self.digits == other.digits

    def __bool__(self):
        return bool(self.digits)

    def __str__(self):
        if not self.digits:
            return "0"
        head, *rest = reversed(self.digits)
        return str(head) + "".join(f"{d:04}" for d in rest)


def power(base, n):
    result = Natural(1)
    while n:
        if n & 1:
            result = result * base
        base, n = base * base, n >> 1
    return result


factorial = Natural(1)
for i in range(1, 61):
    factorial = factorial * Natural(i)
import math

print(factorial, str(factorial) == str(math.factorial(60)))
p = power(Natural(3), 300)
print(p, str(p) == str(3**300))
a, b = Natural(0), Natural(1)
for _ in range(400):
    a, b = b, a + b
print(a)
print(Natural(0), bool(Natural(0)), Natural(99999999) + Natural(1), Natural(12345) < Natural(12346), Natural(5) == Natural(5))
n, digits = p, []
while n:
    n, digit = n.divide_small(7)
    digits.append(digit)
print("".join(map(str, reversed(digits)))[:60], int("".join(map(str, reversed(digits))), 7) == 3**300)
