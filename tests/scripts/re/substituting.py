# sub, subn, split, expand: texts, templates, callables, counts.
import re

print(re.sub("b", "-", "abcb"), re.subn("b", "-", "abcb"), re.sub("b", "-", "abcb", count=1))
print(re.sub(r"(\w)(\d)?", r"<\2\g<1>\g<0>>", "a1b"), re.sub("(?P<n>x)", r"\g<n>\n\\", "x"))
print(re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"), re.sub("a|", "-", "bab"))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "1 22 x3"), re.sub("a", lambda m: None, "bab"))
print(re.compile(rb"\d").sub(b"#", b"a1b2"), re.sub(rb"(a)", rb"\1\1", bytearray(b"xax")))
print(re.split(r"[,;]", "a,b;c"), re.split("([,;])", "a,b;c", maxsplit=1), re.split("(x)|y", "axbyc"), re.split("x*", "axbc"))
print(re.match("(a)(b)?", "a").expand(r"[\1][\2]"))
source = "unchanged" * 3
print(re.sub("z", "", source) is source)


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


attempt(re.sub, "(a)", r"\2", "a")
attempt(re.sub, "a", r"\g<b>", "a")
attempt(re.sub, "a", r"\q", "a")
attempt(re.sub, "a", 1, "a")
attempt(re.sub, "a", lambda m: 1, "ba")
attempt(re.sub, "a", lambda m: m.missing, "ba")
attempt(re.sub, "a", b"x", "a")
attempt(re.sub, b"a", b"x", "a")
attempt(re.sub, "a", "x", b"a")
attempt(re.split, "a", 5)
attempt(re.findall, 1, "a")
