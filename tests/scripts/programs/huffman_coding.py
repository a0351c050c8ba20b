class Node:
    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right

    def __lt__(self, other):
        return (self.weight, self.symbol or "") < (other.weight, other.symbol or "")


def push(heap, item):
    heap.append(item)
    i = len(heap) - 1
    while i and heap[i] < heap[(i - 1) // 2]:
        heap[i], heap[(i - 1) // 2] = heap[(i - 1) // 2], heap[i]
        i = (i - 1) // 2


def pop(heap):
    heap[0], heap[-1] = heap[-1], heap[0]
    item = heap.pop()
    i = 0
    while True:
        smallest = i
        for child in (2 * i + 1, 2 * i + 2):
            if child < len(heap) and heap[child] < heap[smallest]:
                smallest = child
        if smallest == i:
            return item
        heap[i], heap[smallest] = heap[smallest], heap[i]
        i = smallest


def codes(text):
    counts = {}
    for char in text:
        counts[char] = counts.get(char, 0) + 1
    heap = []
    for char, count in sorted(counts.items()):
        push(heap, Node(count, char))
    while len(heap) > 1:
        a, b = pop(heap), pop(heap)
        push(heap, Node(a.weight + b.weight, min(a.symbol, b.symbol), a, b))
    table = {}

    def walk(node, prefix):
        if node.left is None:
            table[node.symbol] = prefix or "0"
        else:
            walk(node.left, prefix + "0")
            walk(node.right, prefix + "1")

    walk(heap[0], "")
    return table


def decode(bits, table):
    reverse = {code: char for char, code in table.items()}
    result, current = [], ""
    for bit in bits:
        current += bit
        if current in reverse:
            result.append(reverse[current])
            current = ""
    return "".join(result)


for text in ("abracadabra", "mississippi river", "aaaa", "the quick brown fox jumps over the lazy dog"):
    table = codes(text)
    bits = "".join(table[c] for c in text)
    print(text, len(bits), decode(bits, table) == text)
    print(sorted((len(code), char, code) for char, code in table.items()))
numbers = []
for n in (5, 2, 9, 1, 5, 6, -3, 0):
    push(numbers, n)
print([pop(numbers) for _ in range(8)])
