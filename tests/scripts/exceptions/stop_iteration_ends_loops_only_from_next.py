class Stops:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("value")
        self.n -= 1
        return self.n


print(list(Stops(3)), sum(Stops(4)), [*Stops(2)], max(Stops(5)), tuple(Stops(0)))


class Raises(Stops):
    def __next__(self):
        if self.n == 1:
            raise KeyError("from next")
        return super().__next__()


for use in (list, sum, tuple, set, sorted, max, lambda i: [x for x in i], lambda i: "".join(map(str, i)), lambda i: dict.fromkeys(i), lambda i: 99 in i, lambda i: [].extend(i), any and (lambda i: all(x >= 0 for x in i))):
    try:
        use(Raises(3))
    except KeyError as error:
        print(repr(error), end=" ")
print()


class StopsInIter:
    def __iter__(self):
        raise StopIteration("from iter")


try:
    for x in StopsInIter():
        pass
except StopIteration as error:
    print("escaped", error.value)
try:
    for x in [1]:
        raise StopIteration("from body")
except StopIteration as error:
    print("escaped", error)


class Getitem:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i


print(list(Getitem()))


def in_map(x):
    if x == 2:
        raise StopIteration
    return x


print(list(map(in_map, range(5))), list(filter(in_map, range(5))))
print(next(Stops(0), "default"))
it = iter([1])
print(next(it), next(it, None), list(it))
callable_iterator = iter(lambda: values.pop(), 0)
values = [5, 0, 3, 2, 1]
print(list(callable_iterator), values)
