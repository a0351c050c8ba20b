class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __iter__(self):
        yield self[0]
        yield self[1]
        yield self[2]


v = Vector(1, 2) + Vector(3, 4)
print(v.x, v[1])
a, b = (component for component in v)
