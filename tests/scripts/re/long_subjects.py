# Matching needs no recursion: long subjects, deep groups, many choices.
import re

n = 200_000
print(re.match("(?:a|b)*c", "ab" * (n // 2) + "c").end() == n + 1)
print(re.match("(a|b)*?c", "ab" * (n // 2) + "c").end() == n + 1)
print(re.fullmatch("(?:x+y?)*", "xxy" * 30_000).end())
print(re.search("(?:(?:ab)+c?)+d", "abc" * 10_000 + "d").span())
print(len(re.findall("a(?=b)", "ab" * 20_000)), len(re.sub("a|b", "", "abc" * 20_000)))
print(re.match("(" * 90 + "a" + ")" * 90, "a").groups()[-1])
print(re.match("(?:" * 150 + "a" + ")*" * 150, "aaa").end())
print(re.search(".*b", "a" * 5000), re.search("[^b]*b", "a" * 2000))
print(re.compile("x" * 5000).match("x" * 5000).end())
