# Methods work on words and blocks of several bytes: texts of these lengths go through the ends of all, in each width.
LENGTHS = [*range(18), 24, 31, 33]
ENDS = ["", "é", "日"]


def texts():
    for n in LENGTHS:
        plain = "".join("aB zX.,-"[(i * i + n) % 8] for i in range(n))
        for end in ENDS:
            yield plain + end


def show(*values):
    print(*[ascii(v) for v in values])


for text in texts():
    show(text, text.lower(), text.upper(), text.swapcase(), text.title(), text.capitalize())
    show(text.strip(), text.strip(".,"), text.strip("é.日"), text.split(), text.rsplit(None, 2), text.split("z", 1))
    show(text.find("X"), text.find("zX"), text.find("z.é"), text.rfind("B"), text.count("z"), "-a" in text, "😀" in text)
    show(text.replace("z", "--"), text.replace("z", "é"), text.replace("zX", "Xz", 1), text.replace("", "|", 3))
    show(text * 3, text + "q", "日" + text, text[1:-1], text[::-2], repr(text), text.center(20), text.rjust(9, "é"))
    show(text.encode(), text.encode().decode(), text.encode().upper(), text.encode().strip(b"a. "))
    show([c for c in text if c != " "], "-".join(text), "".join([text, "é", text]), text.partition("z"))


def grown(parts):
    """Grows a text that nobody else holds, with one that keeps an earlier state."""
    text = "".join("ab")
    kept = []
    for i, part in enumerate(parts):
        text += part
        if i % 7 == 3:
            kept.append(text)
    return text, kept


show(*grown([str(i) for i in range(60)]))
show(*grown(["x", "é", "yz", "日", "w"] * 6))
