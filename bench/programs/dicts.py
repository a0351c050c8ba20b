"""Dicts of many shapes: counting, grouping, a memo with pairs as keys, inverting, merging, deleting, and walks over them."""

import sys
import time


def sales(size):
    """Records (day, shop, item, amount), from a small random generator of our own."""
    result = []
    seed = 11
    for i in range(size):
        seed = (seed * 69069 + 12345) & 0xFFFFFFFF
        result.append((i // 100, "shop" + str(seed >> 8 & 31), "item" + str(seed >> 16 & 255), seed >> 24 & 63))
    return result


def totals(records):
    """By shop and item, in dicts of dicts; and the days on which each item was sold."""
    by_shop = {}
    days = {}
    for day, shop, item, amount in records:
        shelf = by_shop.setdefault(shop, {})
        if item in shelf:
            shelf[item] += amount
        else:
            shelf[item] = amount
        days.setdefault(item, set()).add(day)
    return by_shop, days


def best_item(shelf):
    best = None
    for item, amount in shelf.items():
        if best is None or amount > shelf[best]:
            best = item
    return best


def merged(by_shop):
    """All shops' dicts in one."""
    result = {}
    for shelf in by_shop.values():
        for item, amount in shelf.items():
            result[item] = result.get(item, 0) + amount
    return result


def paths(width, height):
    """Ways through a grid with holes, counted with a memo of pairs."""
    memo = {(0, 0): 1}
    for x in range(width):
        for y in range(height):
            if (x, y) in memo:
                continue
            if (x * 7 + y * 3) % 11 == 0:
                memo[x, y] = 0
            else:
                memo[x, y] = (memo.get((x - 1, y), 0) + memo.get((x, y - 1), 0)) % 1000003
    return memo[width - 1, height - 1]


def recent(keys, room):
    """How often a cache of limited room, from which the oldest use goes first, has what is asked for."""
    cache = {}
    hits = 0
    for key in keys:
        if key in cache:
            hits += 1
            del cache[key]
        elif len(cache) == room:
            del cache[next(iter(cache))]
        cache[key] = True
    return hits


def run(size):
    records = sales(size)
    by_shop, days = totals(records)
    best = {shop: best_item(shelf) for shop, shelf in by_shop.items()}
    whole = merged(by_shop)
    by_amount = {}
    for item, amount in whole.items():
        by_amount.setdefault(amount, []).append(item)
    squares = {number: number * number for number in range(size // 4)}
    odd = sum(square for number, square in squares.items() if number & 1)
    small = {**{item: amount for item, amount in whole.items() if amount < 1000}, **best}
    spread = max(len(found) for found in days.values())
    hits = recent([record[2] for record in records], 100)
    return len(best), max(by_amount), odd, len(small), spread, paths(size // 1000 + 5, 50), hits


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 600000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
