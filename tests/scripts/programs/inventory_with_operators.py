class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, n):
        return Money(round(self.cents * n))

    __rmul__ = __mul__

    def __format__(self, spec):
        return format(f"{self.cents // 100}.{self.cents % 100:02}", spec)

    def __str__(self):
        return f"{self}"

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0


class Inventory:
    def __init__(self):
        self._items = {}

    def __setitem__(self, name, row):
        count, price = row
        if count < 0:
            raise ValueError(f"{name}: {count} pieces")
        self._items[name] = [count, Money(price)]

    def __getitem__(self, name):
        return self._items[name]

    def __delitem__(self, name):
        del self._items[name]

    def __contains__(self, name):
        return name in self._items

    def __iter__(self):
        return ((name, *row) for name, row in sorted(self._items.items()))

    def __len__(self):
        return sum(count for _, count, _ in self)

    def __iadd__(self, other):
        for name, count, price in other:
            if name in self:
                self._items[name][0] += count
            else:
                self._items[name] = [count, price]
        return self

    @property
    def total(self):
        return sum(count * price for _, count, price in self)

    def report(self):
        yield f"{'item':<10}{'count':>6}{'price':>9}{'value':>10}"
        yield "-" * 35
        for name, count, price in self:
            yield f"{name:<10}{count:>6}{price:>9}{count * price:>10}"
        yield f"{'total':<10}{len(self):>6}{'':>9}{self.total:>10}"


shop = Inventory()
for name, count, price in [("apple", 50, 35), ("pear", 20, 55), ("melon", 3, 299)]:
    shop[name] = count, price
delivery = Inventory()
delivery["apple"] = 10, 35
delivery["kiwi"] = 100, 19
shop += delivery
del shop["pear"]
print(*shop.report(), sep="\n")
print("kiwi" in shop, "pear" in shop, shop["melon"][0], str(shop.total), Money(5) == Money(5), max(Money(3), Money(9)).cents, bool(Money(0)), Money(100) * 1.5, sorted(price.cents for _, _, price in shop))
for action in ("shop['x'] = -1, 5", "shop['nothing']", "del shop['nothing']", "shop['x'] = 5", "Money(1) + 'a'", "1 + Money(1)"):
    try:
        exec(action)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
