def mandelbrot(width, height, limit):
    rows = []
    for row in range(height):
        line = ""
        y = 1.25 - 2.5 * row / (height - 1)
        for column in range(width):
            x = -2.2 + 3.2 * column / (width - 1)
            a = b = 0.0
            n = 0
            while a * a + b * b <= 4 and n < limit:
                a, b = a * a - b * b + x, 2 * a * b + y
                n += 1
            line += " .:-=+*#%@"[n * 9 // limit]
        rows.append(line)
    return rows


for row in mandelbrot(60, 21, 40):
    print(row.rstrip())
