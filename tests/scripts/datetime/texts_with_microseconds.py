# The forms that isoformat() writes are read in a way of their own, when nothing in them is odd.
from datetime import datetime

GOOD = "2024-02-29T13:14:15.678901"
print(repr(datetime.fromisoformat(GOOD)), repr(datetime.fromisoformat(GOOD.replace("T", " "))), repr(datetime.fromisoformat(GOOD.replace("T", "é"))))
for micro in ("000000", "000001", "999999", "100000", "010203"):
    print(datetime.fromisoformat("0001-01-01T00:00:00." + micro).microsecond)
refused = []
for place in range(len(GOOD)):
    for character in "x:-.,+Z 9\u0663":
        text = GOOD[:place] + character + GOOD[place + 1 :]
        try:
            print(place, ascii(character), datetime.fromisoformat(text))
        except ValueError as e:
            refused.append(ascii(e))
print(len(refused), *refused, sep="\n")
