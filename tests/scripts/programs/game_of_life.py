def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx, y + dy)
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in cells)}


def show(cells, width, height):
    for y in range(height):
        print("".join("#" if (x, y) in cells else "." for x in range(width)))
    print()


def parse(text):
    return {(x, y) for y, line in enumerate(text.split()) for x, char in enumerate(line) if char == "#"}


glider = parse(".#. ..# ###")
show(glider, 6, 5)
for _ in range(4):
    glider = step(glider)
show(glider, 6, 5)
blinker = parse("... ### ...")
history = [blinker]
for _ in range(3):
    history.append(step(history[-1]))
print(history[0] == history[2], history[1] == history[3], history[0] == history[1], sorted(history[1]))
r_pentomino = parse(".## ##. .#.")
sizes = []
for generation in range(60):
    sizes.append(len(r_pentomino))
    r_pentomino = step(r_pentomino)
print(sizes)
