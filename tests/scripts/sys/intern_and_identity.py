import sys

text = "".join(["in", "terned ", "text"])
same = "".join(["interned ", "text"])
print(text is same, sys.intern(text) is sys.intern(same), sys.intern(text) is text)
print(sys._is_interned(sys.intern(text)), sys._is_interned("".join(["not ", "interned"])))


class S(str):
    pass


for wrong in (S("x"), 5, None, b"x"):
    try:
        sys.intern(wrong)
    except TypeError as error:
        print(error)
print(sys.getsizeof("", -1) > 0, sys._is_immortal(None), sys._is_immortal([]))
name = "an_identifier"
print(sys.intern("an_" + "identifier") is name)
