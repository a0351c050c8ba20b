class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(self.rows, other.rows, strict=True)])

    def __mul__(self, k):
        return Matrix([[v * k for v in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __neg__(self):
        return -1 * self

    def __iter__(self):
        return iter(self.rows)

    def transpose(self):
        return Matrix(zip(*self.rows))

    def determinant(self):
        if self.shape == (1, 1):
            return self[0, 0]
        return sum((-1) ** j * v * self.minor(0, j).determinant() for j, v in enumerate(self.rows[0]))

    def minor(self, i, j):
        return Matrix([row[:j] + row[j + 1 :] for k, row in enumerate(self.rows) if k != i])

    def __repr__(self):
        width = max(len(str(v)) for row in self for v in row)
        return "\n".join("[" + " ".join(f"{v:>{width}}" for v in row) + "]" for row in self)


a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 0]])
print(a, b, sep="\n")
print(a + b, a * 3, 3 * a, a @ b, -a, sep="\n")
print((Matrix([[1, 1], [1, 0]]) ** 90)[0, 1], a.transpose(), a.determinant(), sep="\n")
m = Matrix([[2, -1, 0, 3], [1, 5, -2, 4], [0, 3, 1, -1], [4, 0, 2, 6]])
print(m.determinant(), m @ Matrix.identity(4) == m, m.transpose().transpose() == m, m.shape)
m[0, 0] = 100
print(m, [row[0] for row in m])
for action in (lambda: a + 5, lambda: a @ m, lambda: Matrix([[1], [1, 2]]), lambda: a + m, lambda: a[5, 5], lambda: a["x"]):
    try:
        action()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
