def bubble(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def insertion(items):
    items = list(items)
    for i in range(1, len(items)):
        value, j = items[i], i
        while j > 0 and items[j - 1] > value:
            items[j] = items[j - 1]
            j -= 1
        items[j] = value
    return items


def quick(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    result, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            result.append(left[i])
            i += 1
        else:
            result.append(right[j])
            j += 1
    return result + left[i:] + right[j:]


def heap_sort(items):
    heap = list(items)

    def sift(start, end):
        while (child := 2 * start + 1) < end:
            if child + 1 < end and heap[child] < heap[child + 1]:
                child += 1
            if heap[start] >= heap[child]:
                return
            heap[start], heap[child] = heap[child], heap[start]
            start = child

    for start in range(len(heap) // 2 - 1, -1, -1):
        sift(start, len(heap))
    for end in range(len(heap) - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        sift(0, end)
    return heap


def counting(items):
    low = min(items)
    counts = [0] * (max(items) - low + 1)
    for item in items:
        counts[item - low] += 1
    return [low + i for i, count in enumerate(counts) for _ in range(count)]


def radix(items):
    base, shift = min(items), 0
    items = [x - base for x in items]
    while any(x >> shift for x in items):
        buckets = [[] for _ in range(16)]
        for x in items:
            buckets[x >> shift & 15].append(x)
        items = [x for bucket in buckets for x in bucket]
        shift += 4
    return [x + base for x in items]


def shell(items):
    items = items.copy()
    gap = len(items) // 2
    while gap:
        for i in range(gap, len(items)):
            j, value = i, items[i]
            while j >= gap and items[j - gap] > value:
                items[j], j = items[j - gap], j - gap
            items[j] = value
        gap //= 2
    return items


seed, numbers = 1, []
for _ in range(200):
    seed = seed * 16807 % 2147483647
    numbers.append(seed % 1000 - 500)
expected = sorted(numbers)
for sort in (bubble, insertion, quick, merge_sort, heap_sort, counting, radix, shell):
    print(sort.__name__, sort(numbers) == expected, sort([3, 1, 2]), sort([1]))
print(merge_sort("the quick brown fox".split()), heap_sort([2.5, -1, 3]), quick([(1, "b"), (0, "z"), (1, "a")]))


def binary_search(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


print([binary_search(expected, x) for x in (-1000, expected[50], 0, 1000)], all(expected[binary_search(expected, x)] == x for x in numbers))
