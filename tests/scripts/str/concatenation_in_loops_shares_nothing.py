text = ""
kept = []
for i in range(5):
    text += str(i)
    kept.append(text)
print(kept, text)
a = "x" * 10
b = a
a += "y"
print(a, b)
def build(n):
    result = ""
    for i in range(n):
        result += chr(97 + i % 26)
    return result
print(len(build(10000)), build(30))
class Holder:
    text = "class"
h = Holder()
h.text += "+instance"
print(h.text, Holder.text)
d = {"k": "v"}
alias = d["k"]
d["k"] += "w"
print(d, alias)
parts = ["a"]
parts[0] += "b"
print(parts)
s = "é"
s += "€"
s += "😀"
s += "a"
print(s, len(s), s[2], s.encode())
t = u = "same"
t += ""
print(t is u or t == u, t)
t += t
print(t, u)
def grows(prefix):
    prefix += "1"
    inner = lambda: prefix
    prefix += "2"
    return inner(), prefix
print(grows("p"))
big = "ab" * 1000
big += big
print(len(big), big[1999:2003], big.count("ba"))
print("".join("abc" for _ in range(3)), "-".join(str(i) for i in range(5)), sum(len(x) for x in kept))
