for spec in ("", "s", "5", "<5", ">5", "^5", "*^9", ".2", ".0", ".10", "8.3", ">8.3s", "_<6", "{<5", "}>5", "é^7", "😀>5", "05", "<05", "0", "010s"):
    print(repr(spec), [format(text, spec) for text in ("", "a", "abcdef", "é€")])
for spec in ("d", "+", " ", "=5", "#", ",", "_", "x", ".2x", ".", "5.", "z", "<=5", "c", ".99999999999999999999", "-5", "+s", "0=5", ",s"):
    try:
        print(repr(spec), "=", repr(format("text", spec)))
    except ValueError as error:
        print(repr(spec), "->", error)
for value in (None, [], {}, object, ValueError, (1, 2), {1}, range(3), ..., b"x", print):
    try:
        format(value, "5")
        print("worked", type(value).__name__)
    except TypeError as error:
        print(error)
print(format(type("T", (), {"__format__": lambda s, spec: spec * 2})(), "ab"), f"{'abc':{'>'}{10}}", "{:{fill}{align}{width}}".format("x", fill="-", align="^", width=7))
try:
    format(1, 5)
except TypeError as error:
    print(error)
try:
    format("a", None)
except TypeError as error:
    print(error)
