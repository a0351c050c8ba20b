class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


data = [(i * 7919) % 101 for i in range(90)]
print(sorted(data)[:5], sorted(data, key=lambda x: -x)[:5], sorted(map(str, data), reverse=True)[:3])
items = [Item(n) for n in data[:20]]
items.sort()
print([item.n for item in items][:5], min(items).n, max(items, key=lambda item: item.n).n)
data.sort(key=str)
mixed = [1.5, 2, 0.5, 10**20]
mixed.sort()
print(data[:4], mixed, sorted(["b", "a", "\u20ac"]), sorted([(2, "a"), (1, "b")]))
a = list(range(30))
a[3:9] = "xyz"
del a[::5]
a.extend(range(5))
a.insert(2, "in")
print(a.index("in"), a.pop(), a[::-3], a * 2 == a + a, [x for x in a if isinstance(x, str)])
