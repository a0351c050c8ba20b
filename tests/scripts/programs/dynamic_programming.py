def lcs(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            table[i][j] = table[i - 1][j - 1] + 1 if x == y else max(table[i - 1][j], table[i][j - 1])
    result, i, j = [], len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            result.append(a[i - 1])
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(result))


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for name, weight, value in items:
        for room in range(capacity, weight - 1, -1):
            candidate = best[room - weight][0] + value, best[room - weight][1] + (name,)
            if candidate[0] > best[room][0]:
                best[room] = candidate
    return best[capacity]


def memoize(function):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


@memoize
def paths(rows, columns):
    return 1 if rows == 0 or columns == 0 else paths(rows - 1, columns) + paths(rows, columns - 1)


@memoize
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


def coins(amount, kinds):
    ways = [1] + [0] * amount
    for coin in kinds:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return ways[amount]


def longest_increasing(numbers):
    best = []
    for i, n in enumerate(numbers):
        tails = [best[j] for j in range(i) if numbers[j] < n]
        best.append(max(tails, key=len, default=[]) + [n])
    return max(best, key=len)


print(lcs("AGGTAB", "GXTXAYB"), lcs("the longest common", "eleven long columns"), distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"))
print(knapsack([("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60)], 200))
print(paths(16, 16), len(paths.cache), partitions(50, 50), [partitions(n, n) for n in range(12)], coins(100, (1, 5, 10, 25, 50)), coins(200, (1, 2, 5, 10, 20, 50, 100, 200)))
print(longest_increasing([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]))
triangle = [[3], [7, 4], [2, 4, 6], [8, 5, 9, 3]]
while len(triangle) > 1:
    last = triangle.pop()
    triangle[-1] = [value + max(last[i], last[i + 1]) for i, value in enumerate(triangle[-1])]
print(triangle[0][0])


def subset_sums(numbers, target):
    reach = {0: []}
    for n in numbers:
        for total, used in list(reach.items()):
            reach.setdefault(total + n, used + [n])
    return reach.get(target)


print(subset_sums([3, 34, 4, 12, 5, 2], 9), subset_sums([3, 34, 4], 100), subset_sums(range(1, 20), 100))
