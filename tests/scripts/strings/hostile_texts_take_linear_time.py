# Each of these would take minutes if searching were quadratic.
half = "a" * 200_000
text = half * 2
for needle in ("b" + half, half + "b", half[:100_000] + "b" + half[:100_000], "ab" * 50_000):
    print(text.find(needle), text.rfind(needle), text.count(needle), needle in text, len(text.split(needle)), len(text.replace(needle, "x")))
periodic = "ab" * 200_000
needle = "ab" * 50_000 + "b"
print(periodic.find(needle), periodic.rfind(needle), periodic.partition(needle)[0] == periodic, periodic.count("abab"))
wide = "漢" * 300_000
print(wide.find("漢" * 100_000 + "字"), wide.rfind("字" + "漢" * 100_000), wide.count("漢漢"), wide.replace("漢漢", "x").count("x"))
data = b"\x00" * 400_000
print(data.find(b"\x01" + b"\x00" * 200_000), data.rfind(b"\x00" * 200_000 + b"\x01"), data.count(b"\x00\x00"))

# Appending one by one is linear, whoever else looks on in between.
s = ""
for i in range(200_000):
    s += "x"
print(len(s))
s = ""
kept = []
for i in range(2000):
    s += "é漢a"[i % 3]
    if i % 500 == 0:
        kept.append(s)
print(len(s), [len(k) for k in kept], s[:6], kept[1] == s[:501])
t = s
t += "!"
print(len(s), len(t), s is t)
a = b = "shared text of some length, long enough to grow"
a += " more"
print(b, a == b)
b += b
print(b)
