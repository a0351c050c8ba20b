def parse(number, line):
    try:
        return float(line)
    except ValueError as error:
        error.add_note(f"in line {number}")
        error.add_note("numbers only,\nplease")
        raise


for number, line in enumerate(["1.5", "abc"], 1):
    print(parse(number, line))
