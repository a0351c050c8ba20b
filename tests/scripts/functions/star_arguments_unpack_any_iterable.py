def show(*args, **kwargs):
    return args, kwargs


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key.upper()


print(show(*[1, 2], *(3,), *{4: 5}, *"ab", *range(2), *{6}))
print(show(**{"a": 1}, **Mapping(), b=2))
print(show(*(x * x for x in range(3)), **{k: len(k) for k in ("x", "yy")}))
print(show(1, *[2], 3, *[], k=4, *[5]))
print(show(*[], **{}))
print(max(*[3, 1, 2]), max(*[[1, 2]]), print(*["a", "b"], sep="-", end="!\n"))


def forward(*args, **kwargs):
    return show(*args, **kwargs)


print(forward(1, 2, a=3))
args = [1, 2]
kwargs = {"k": 1}
seen_args, seen_kwargs = show(*args, **kwargs)
kwargs["k"] = 2
args.append(3)
print(seen_args, seen_kwargs)


class Failing:
    def keys(self):
        return ["a"]


class BadIter:
    def __iter__(self):
        yield 1
        raise ValueError("stopped in the middle")


for attempt in (lambda: show(*5), lambda: show(**5), lambda: show(**Failing()), lambda: show(*BadIter()), lambda: show(**{"a": 1}, **{"a": 2}), lambda: show(a=1, **{"a": 2}), lambda: show(**{1: 2}), lambda: show(*[1], *None), lambda: len(*5), lambda: len(**{"x": 1}), lambda: show(**None)):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).replace("__main__.", ""))
