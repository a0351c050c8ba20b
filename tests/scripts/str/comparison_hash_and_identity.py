words = ["banana", "Apple", "cherry", "apple", "é", "zebra", "", "a", "aa", "😀", "€", "Ω"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, reverse=True)[:3], max(words), min(words))
print("a" == "a", "a" != "b", "a" < "aa", "" < "a", "abc" <= "abc", "b" >= "a", "Z" < "a", "é" > "z", "\uffff" < "\U00010000")
a = "some text"
b = "some " + "text"
c = "".join(["some", " ", "text"])
print(a == b == c, hash(a) == hash(b) == hash(c), {a: 1}[c], c in {a}, len({a, b, c}))
import sys
print(sys.intern(c) is sys.intern(a), sys.intern("x") is sys.intern("x"))
class Sub(str):
    pass
try:
    sys.intern(Sub("x"))
except TypeError as error:
    print(error)
print(Sub("a") == "a", hash(Sub("a")) == hash("a"), {Sub("k"): 1}["k"], Sub("a") < "b", type(Sub("a") + "b"), type(str(Sub("a"))))
one_char = "abc"[0]
print(one_char == "a", "a"[0] == "a", "".join(["x"]) == "x", "é"[0] == "é")
print("" == "", bool(""), not "x", "a" == b"a", "a" == 97, "a" in ["a"], ("a", 1) == ("a", 1.0))
d = {}
for i in range(200):
    d["key" + str(i)] = i
print(all(d[f"key{i}"] == i for i in range(200)), "key200" in d, len(d))
