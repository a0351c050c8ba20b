def numbers(n):
    for i in range(n):
        yield 10 // (2 - i)


def total(source):
    return sum(x for x in source)


print(total(numbers(2)))
print(total(numbers(5)))
