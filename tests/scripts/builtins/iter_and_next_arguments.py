def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(next, iter([]))
attempt(next, iter([]), "default")
attempt(next, [])
attempt(next)
attempt(next, iter([1]), 1, 2)
attempt(iter, 5)
attempt(iter)
attempt(iter, 5, 6)
attempt(iter, len, 1, 2)
counter = iter([1, 2, 3, 2]).__next__
print(list(iter(counter, 3)))
print(type(iter(counter, 3)).__name__, iter(counter, 3).__reduce__()[0].__name__)


class BadIter:
    def __iter__(self):
        return 5


class NoIter:
    __iter__ = None


attempt(iter, BadIter())
attempt(iter, NoIter())
attempt(list, BadIter())
attempt(aiter, 5)
attempt(anext, 5)
attempt(any, 5)
attempt(all, 5)
attempt(any, [0, 1])
attempt(all, [1, 0])
attempt(enumerate, 5)
attempt(enumerate)
attempt(filter, None)
attempt(filter, None, 5)
attempt(filter, lambda: 1, [1], 2)
