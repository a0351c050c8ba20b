def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __index__(self):
        return -1


for text in ("abcdef", "äbcdé", "漢b字d", "🐍b漢dé"):
    print([text[i] for i in range(-len(text), len(text))], text[Index()], text[True])
    bounds = (None, -10, -3, -1, 0, 1, 3, 10)
    print([text[a:b] for a in bounds for b in bounds])
    print([text[a:b:c] for a in (None, 1, -1, 4) for b in (None, 0, -2) for c in (2, -1, -2, 100)])
    # Parts of a wide text are as narrow as they can be.
    print([(part, part.isascii(), len(part.encode("utf-16-le"))) for part in (text[1:2], text[1:], text[::3], text[:1] * 3)])
print("abc"[::-1], "漢字"[::-1], "abc"[10:], "abc"[2:1], "abc"[slice(0, 2)])
text = "identity"
empty = ""
print(text[:] is text, text[0:] is text, text[0:8] is text, "a漢"[0] is "ba"[1], text[0:0] is empty)
abc = "abc"
show(lambda: abc[3])
show(lambda: abc[-4])
show(lambda: ""[0])
show(lambda: abc["a"])
show(lambda: abc[1.0])
show(lambda: abc[None])
show(lambda: abc[10**30])
show(lambda: abc[::0])
show(lambda: abc["a":])
show(lambda: abc[1, 2])


def assign():
    abc[0] = "x"


def delete():
    del abc[0]


show(assign)
show(delete)
print("a" + "b", "a" + "漢", "漢" + "🐍" + "a", "" + "x", "x" + "")
print("ab" * 3, 3 * "漢", "ab" * 0, "ab" * -1, "" * 10, "🐍" * 2, "a" * True)
show(lambda: "a" + 1)
show(lambda: "a" + b"b")
show(lambda: 1 + "a")
show(lambda: "a" * "b")
show(lambda: "a" * 1.5)
show(lambda: "ab" * 10**30)
show(lambda: "a" - "b")
print(["a" < "b", "a" < "B", "a" <= "a", "ab" > "a", "Z" < "a", "é" > "z", "漢" > "é", "🐍" > "\uffff", "" < "a", "a" == "a", "a" != "b"])
print(sorted(["b", "a", "C", "é", "漢", "🐍", "\uffff", "", "aa"]), max("a漢b"), min("xyz"))
print("a" == 1, "a" != b"a", "a" == None)
show(lambda: "a" < 1)
show(lambda: "a" >= b"a")
print([c for c in "a漢🐍"], list("äö"), len("a漢🐍"), len(""), bool(""), bool("x"))
iterator = iter("ab漢")
print(next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__(), list(iterator))
print(type(iter("a")).__name__, type(iter("漢")).__name__, type(iter(b"a")).__name__, type(iter(bytearray())).__name__)
iterator = iter("abcd")
iterator.__setstate__(2)
print(list(iterator), iter("abc").__reduce__()[1:])
