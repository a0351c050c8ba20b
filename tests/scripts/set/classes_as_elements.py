# Whether classes are in sets and dicts: those of type are the same or not, metaclasses may say otherwise.
class A:
    pass


class B(A):
    pass


class Meta(type):
    def __eq__(cls, other):
        print("asked", cls.__name__, getattr(other, "__name__", other))
        return isinstance(other, type) and cls.__name__[0] == other.__name__[0]

    def __hash__(cls):
        return hash(int)


class intlike(metaclass=Meta):
    pass


class other(metaclass=Meta):
    pass


plain = frozenset({int, str, A, type, None, 1, "A"})
print([c in plain for c in (int, str, A, B, type, object, float, bool)])
print([c in set() for c in (int, A)], [c in {c} for c in (int, B)], [c not in plain for c in (int, B)])
print(int in {intlike})
print(intlike in {int, str})
print(int in {other, str}, A in {intlike})
changing = {A}
print(A in changing, B in changing)
changing.add(B)
changing.discard(A)
print(A in changing, B in changing)


class Like:
    """Equal to a class, with its hash."""

    def __init__(self, cls):
        self.cls = cls

    def __hash__(self):
        return hash(self.cls)

    def __eq__(self, other):
        return other is self.cls


print(A in {Like(A)}, B in {Like(A)}, Like(A) in {A}, A in frozenset([Like(A), B]))
for cls in (int, A, list[int], int | str):
    print(cls in {int, A, list[int], int | str}, cls in {str})

# As keys.
table = {int: "int", A: "A", None: 0, "int": 1}
print([table.get(c) for c in (int, A, B, "int", None, str)], [c in table for c in (int, B, type)])
print({"a": 1}.get(int), {}.get(A, "none"), {int: 1}[int], {"a": 1}.setdefault(A, 2))
table[B] = "B"
table[A] = "again"
del table[int]
print(table.pop(B), table.pop(int, "no more"), table)
try:
    print(table[B])
except KeyError as e:
    print(e)
like = {Like(A): "like"}
print(like.get(A), like.get(B), A in like, like.setdefault(A, "new"))
like[A] = "changed"
print(list(like.values()), len(like))
asked = {intlike: 1}
print(asked.get(int), asked.get(str), asked.get(intlike), {int: 1}.get(intlike))
for k in range(40):
    table[type(f"C{k}", (), {})] = k
print(sum(v for k, v in table.items() if isinstance(v, int) and k in table), table.get(type("C0", (), {})))
