# match, fullmatch, search, findall, finditer: bounds, groups, empty matches.
import re

p = re.compile(r"(\w+)-(\d+)")
text = "a-1, bc-22; -3 d-"
print(p.match(text), p.fullmatch("xy-7"), p.fullmatch("xy-7 "), p.search(text, 3), p.search(text, 3, 9))
print(p.findall(text), [m.span() for m in p.finditer(text)])
print(re.findall(r"\w*", "ab c"), re.findall("(a)|(b)", "ab"), re.findall("", "xy"))
print(re.search("c?", "abc", 0).span(), re.compile("b").match("abc", 1), re.compile("^b").match("abc", 1))
print(re.compile("$").search("abc", 0, 2), re.compile("c").search("abc", 5), re.compile("").match("abc", 2, 1))
print(re.compile("a").search("bca", -5, 99), re.search("b+?", "abbb").group(), re.search("b{2,}", "abbb").group())
m = re.match(r"(?P<first>a)(b)?(?P<last>c)", "acd")
print(m.group(), m.group(1, 2, "last"), m["first"], m[3], m.groups(), m.groups("-"), m.groupdict(), m.groupdict(1))
print(m.start("last"), m.end(), m.span(2), m.regs, m.lastindex, m.lastgroup, m.pos, m.endpos, m.string, m.re.pattern)
for key in (4, -1, "nothing", None, 1.5):
    try:
        print(m[key])
    except Exception as error:
        print(type(error).__name__, error)
scanner = re.compile(r"\d|x*").scanner("1x2")
while found := scanner.search():
    print(found, end=" ")
print()
scanner = re.compile(r"\d").scanner("12x3")
print([scanner.match() for _ in range(4)], scanner.pattern)
