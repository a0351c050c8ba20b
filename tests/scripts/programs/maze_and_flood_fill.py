MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#...#..E#
#########
""".split()


def find(grid, char):
    return next((y, x) for y, row in enumerate(grid) for x, c in enumerate(row) if c == char)


def solve(grid):
    start, end = find(grid, "S"), find(grid, "E")
    came, queue = {start: None}, [start]
    for y, x in queue:
        if (y, x) == end:
            break
        for step in ((y - 1, x), (y, x + 1), (y + 1, x), (y, x - 1)):
            if grid[step[0]][step[1]] != "#" and step not in came:
                came[step] = (y, x)
                queue.append(step)
    else:
        return None
    path, here = [], end
    while here:
        path.append(here)
        here = came[here]
    return path[::-1]


path = solve(MAZE)
print(len(path), path[:5])
canvas = [list(row) for row in MAZE]
for y, x in path[1:-1]:
    canvas[y][x] = "*"
print(*map("".join, canvas), sep="\n")
print(solve([row.replace("...", "#.#") for row in MAZE]))


def fill(grid, y, x, new):
    old = grid[y][x]
    stack, count = [(y, x)], 0
    while stack:
        y, x = stack.pop()
        if 0 <= y < len(grid) and 0 <= x < len(grid[y]) and grid[y][x] == old:
            grid[y][x] = new
            count += 1
            stack += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
    return count


picture = [list(row) for row in ("aabbb", "abbab", "aabaa", "baaab")]
print(fill(picture, 0, 0, "x"), fill(picture, 0, 2, "o"))
print(*map("".join, picture), sep="\n")


def generate(width, height, seed):
    grid = [["#"] * (2 * width + 1) for _ in range(2 * height + 1)]

    def random(n):
        nonlocal seed
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (seed >> 16) % n

    def carve(y, x):
        grid[2 * y + 1][2 * x + 1] = " "
        directions = [(0, 1), (1, 0), (0, -1), (-1, 0)]
        while directions:
            dy, dx = directions.pop(random(len(directions)))
            ny, nx = y + dy, x + dx
            if 0 <= ny < height and 0 <= nx < width and grid[2 * ny + 1][2 * nx + 1] == "#":
                grid[2 * y + 1 + dy][2 * x + 1 + dx] = " "
                carve(ny, nx)

    carve(0, 0)
    return grid


for row in generate(12, 6, 2024):
    print("".join(row))


def spiral(n):
    grid = [[0] * n for _ in range(n)]
    y, x, dy, dx = 0, 0, 0, 1
    for k in range(1, n * n + 1):
        grid[y][x] = k
        if not (0 <= y + dy < n and 0 <= x + dx < n and grid[y + dy][x + dx] == 0):
            dy, dx = dx, -dy
        y, x = y + dy, x + dx
    return grid


for row in spiral(5):
    print(" ".join(f"{v:2}" for v in row))
