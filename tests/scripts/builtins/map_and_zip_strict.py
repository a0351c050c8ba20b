def attempt(function, *args, **keywords):
    try:
        print(list(function(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


attempt(map, str, [1, 2], strict=True)
attempt(map, max, [1, 2], [3], strict=True)
attempt(map, max, [1], [3, 4], strict=True)
attempt(map, max, [1], [3], [4, 5], strict=True)
attempt(map, max, [1, 2], [3, 4], [5], strict=True)
attempt(map, max, [1, 2], [3], strict=False)
attempt(map, str, [1], strict=[])
attempt(map, str)
attempt(map)
attempt(map, str, [1], nonsense=1)
attempt(map, 5, [1])
attempt(map, str, 5)
attempt(map, strict=True)
attempt(zip, [1, 2], [3], strict=True)
attempt(zip, [1], [3, 4], strict=True)
attempt(zip, [1], [2], [3, 4], strict=True)
attempt(zip, [1, 2], [2, 3], [3], strict=True)
attempt(zip, strict=True)
attempt(zip, [1], strict=1)
attempt(zip, [1], nonsense=1)
attempt(zip, 5)
attempt(zip, [1], 5)
print(map(str, [1]).__reduce__()[0].__name__, zip([1], [2]).__reduce__()[0].__name__)
import copy

print(list(copy.copy(zip([1, 2], "ab")))) if False else None
