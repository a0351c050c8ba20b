"""zip, enumerate, reversed, islice and chain over lists: one iterator twice, lists that grow and shrink, ends that are kept."""

from itertools import chain, islice

numbers = [1, 2, 3, 4]
it = iter(numbers)
print(list(zip(it, it)))
it = iter(numbers[:3])
for a, b in zip(it, it):
    print(a, b, end=" ")
print(list(it))
it = iter(numbers)
for a, b in zip(it, [9]):
    print(a, b)
print(list(it))
it = iter(numbers)
for a, b in zip([9], it):
    print(a, b)
print(list(it))

for i, x in enumerate(numbers):
    if i < 2:
        numbers.append(i)
    print(i, x, end=" ")
print()
for x in reversed(numbers):
    numbers.pop()
    print(x, end=" ")
print(numbers)
for i, x in enumerate(numbers, 2**48 - 2):
    print(i, x, end=" ")
print()

it = iter([])
print(next(it, "end"))
for x in it:
    print("never")
it = iter(numbers)
for x in it:
    pass
numbers.append("late")
print(next(it, "end"), next(reversed([]), "end"))

source = iter(range(10))
print(list(islice(source, 3)), list(islice(source, 1, 4, 2)), list(source))
letters = iter(["a", "b", "c", "d", "e"])
for x in islice(letters, 0, 4, 2):
    print(x, end=" ")
print(list(letters))
print(list(chain([1], (2,), [3], "ab", {})), list(chain.from_iterable([[1], [], [2, 3]])))

r = range(3)
for i in r:
    pass
print(r, list(r), [j for i in range(3) for j in range(i, 4, 2)], [*range(2, 0, -1)])
for i in range(2**48 - 2, 2**48 + 1):
    print(i, end=" ")
print()
