# `for` over a text file, left and taken up again, mixed with read, readline, seek and tell; lines longer than a piece.
name = "lines_of_files_in_turns.tmp"
with open(name, "w") as file:
    for i in range(3000):
        file.write(f"line {i} \u20ac\n" if i % 2 else f"line {i}\n")
    file.write("x" * 30000 + "\n\nlast")
with open(name) as file:
    for line in file:
        if line.startswith("line 5 "):
            break
    print(file.readline(), ascii(file.read(10)), next(file), sum(1 for _ in zip(range(2000), file)), file.readline())
    try:
        next(file)
        file.tell()
    except OSError as error:
        print(error)
    rest = list(file)
    print(len(rest), len(rest[-3]), rest[-2:], list(file))
    print(file.seek(0), file.readline(), next(file) == "line 1 \u20ac\n", len(file.read()))
try:
    next(file)
except ValueError as error:
    print(error)
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(name, "wb") as file:
        file.write(b"a\nb\r\nc\rd\r\r\ne")
    with open(name, newline=newline) as file:
        print(repr(newline), list(file), file.newlines)
