"""Picklers and unpicklers that go on with their memo, that are asked, and pickles that end too early."""
import io
import pickle


class Point:
    def __init__(self, x):
        self.x = x


rows = [{"id": i, "name": f"name {i}", "point": Point(i)} for i in range(20)]
file = io.BytesIO()
pickler = pickle.Pickler(file)
pickler.dump(rows)
pickler.dump(rows)
pickler.dump([rows[3]])
print(file.tell(), len(pickler.memo.copy()), pickle.Pickler, pickle.Unpickler)
file.seek(0)
unpickler = pickle.Unpickler(file)
first, second, third = unpickler.load(), unpickler.load(), unpickler.load()
print(first is second, third[0] is first[3], len(unpickler.memo.copy()))


class Asked(pickle.Unpickler):
    def find_class(self, module, name):
        asked.append((module, name))
        return super().find_class(module, name)

    def persistent_load(self, number):
        return Point(-number)


class Naming(pickle.Pickler):
    def persistent_id(self, value):
        return value.x if isinstance(value, Point) else None


asked = []
file.seek(0)
print(len(Asked(file).load()), asked)
file = io.BytesIO()
Naming(file).dump(rows)
file.seek(0)
print(Asked(file).load()[7]["point"].x)
file.seek(0)
try:
    pickle.Unpickler(file).load()
except pickle.UnpicklingError as error:
    print(error)


def read_all(data):
    for load in (pickle.loads, lambda data: pickle.load(io.BytesIO(data)), lambda data: pickle.Unpickler(io.BytesIO(data)).load()):
        try:
            print(load(data))
        except Exception as error:
            print(len(data), type(error), error)


whole = pickle.dumps([1, "abc", 2.5, {"k": None}, 70000, b"xy"])
for length in range(len(whole) + 1):
    read_all(whole[:length])


class Reduced:
    def __init__(self, reduction):
        self.reduction = reduction

    def __reduce__(self):
        return self.reduction


for protocol in range(6):
    for reduction in (
        (list, (), None, []),
        (dict, (), None, None, {}),
        (dict, (), None, None, iter([("a",)])),
        (list, (), 1, None, None, 2),
    ):
        try:
            print(pickle.dumps(Reduced(reduction), protocol))
        except Exception as error:
            print(protocol, type(error), error)

large = ["x" * 70000, b"y" * 70000, "z"]
sizes = []


class Chunks:
    def write(self, data):
        sizes.append(len(data))
        file.write(data)


file = io.BytesIO()
pickle.Pickler(Chunks()).dump(large)
print(sum(sizes), max(sizes), pickle.loads(file.getvalue()) == large)
