# Items of bytes and bytearray by plain indexes, and all that is refused there.
data = b"hello"
array = bytearray(data)
print([data[i] for i in range(-5, 5)], [array[i] for i in range(-5, 5)], [*data], [*iter(array)])
array[0] = 65
array[-1] = 255
array[1] = True
print(array)


def refused(action):
    try:
        print(action())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


def store(index, value):
    array[index] = value
    return array


for index in (5, -6, 2**70, "x", 1.0, None):
    refused(lambda: data[index])
    refused(lambda: array[index])
    refused(lambda: store(index, 1))
for value in (256, -1, 2**70, "x", 1.0, None):
    refused(lambda: store(0, value))
    refused(lambda: bytes([1, value]))
    refused(lambda: bytearray([value]))


class Index:
    def __index__(self):
        return 2


refused(lambda: (data[Index()], array[Index()], store(Index(), Index()), bytes([Index(), 3])))


class Child(bytes):
    def __getitem__(self, key):
        return "child", key


print(Child(b"ab")[0], bytes(range(5)), bytes(iter([3, 4])), list(Child(b"xy")))
iterator = iter(data)
print(next(iterator), iterator.__length_hint__(), list(iterator), list(iterator))
