stack = []
for token in "3 4 + 2 * 7 /".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "*": a * b, "/": a / b}[token])
print(stack)
def balanced(text):
    stack = []
    for c in text:
        if c in "([{":
            stack.append(c)
        elif c in ")]}" and (not stack or "([{".index(stack.pop()) != ")]}".index(c)):
            return False
    return not stack
print([balanced(t) for t in ("()", "([{}])", "(]", "((", "")])
queue = [1, 2, 3]
queue.append(4)
print(queue.pop(0), queue, queue[0])
grid = [[r * 3 + c for c in range(3)] for r in range(3)]
print(grid, [row[::-1] for row in grid[::-1]], [list(c) for c in zip(*grid)], [list(c) for c in zip(*grid[::-1])], [grid[i][i] for i in range(3)], sum(map(sum, grid)))
for row in grid:
    row.insert(0, "|")
grid.append(["-"] * 4)
print(grid)
flat = [x for row in grid for x in row]
print(flat, flat.index("-"), flat.count("|"), len(flat))
rotate = list(range(8))
rotate[:] = rotate[3:] + rotate[:3]
print(rotate, rotate[-2:] + rotate[:-2])
chunks = [rotate[i:i + 3] for i in range(0, len(rotate), 3)]
print(chunks, [sum(c) for c in chunks], [c[-1] for c in chunks])
unique = []
for x in [3, 1, 3, 2, 1]:
    if x not in unique:
        unique.append(x)
print(unique, list(dict.fromkeys([3, 1, 3, 2, 1])), sorted(set([3, 1, 3, 2, 1])))
primes = list(range(2, 60))
for p in primes:
    for multiple in range(p * p, 60, p):
        if multiple in primes:
            primes.remove(multiple)
print(primes)
pascal = [[1]]
for _ in range(6):
    last = pascal[-1]
    pascal.append([1] + [a + b for a, b in zip(last, last[1:])] + [1])
print(pascal)
bits = [(n >> i) & 1 for n in (5, 6) for i in range(3)]
print(bits, [i for i, b in enumerate(bits) if b], "".join(map(str, bits)))
window = [sum(rotate[i:i + 3]) / 3 for i in range(len(rotate) - 2)]
print([round(w, 2) for w in window], [b - a for a, b in zip(rotate, rotate[1:])])
a = [1, 2, 3]
a[1], a[2] = a[2], a[1]
a[0], a = "x", a[::-1]
print(a)
deep = [1, [2, [3, [4]]]]
copy = deep[:]
copy[1][1][0] = "shared"
copy[0] = "own"
print(deep, copy)
def deepcopy(x): return [deepcopy(e) for e in x] if isinstance(x, list) else x
other = deepcopy(deep)
other[1][0] = "separate"
print(deep[1][0], other[1][0])
stack = [(0, [1, [2, [3]], []])]
depths = []
while stack:
    depth, item = stack.pop()
    if isinstance(item, list):
        stack.extend((depth + 1, each) for each in item)
    else:
        depths.append((item, depth))
print(sorted(depths))
