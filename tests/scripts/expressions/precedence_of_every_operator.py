expressions = """
1 + 2 * 3
(1 + 2) * 3
2 * 3 ** 2
-2 ** 2
2 ** -1
2 ** 3 ** 2
10 - 4 - 3
100 / 10 / 2
7 // 2 * 2
7 % 4 * 2
1 << 2 + 1
1 + 1 << 2
8 >> 1 + 1
6 & 3 << 1
6 & 3 | 8
6 | 3 & 8
6 ^ 3 | 1
1 | 2 ^ 3 & 4
1 < 2 | 1
1 | 0 == 1
not 1 == 2
not 0 and 1
not (0 and 1)
1 or 0 and 0
(1 or 0) and 0
1 if 0 else 2 or 3
0 or 1 if 1 else 2
lambda: 1 if 0 else 2
- - 2
~ - 1
- ~ 1
not not 1
2 * -3
-3 * 2 ** 2
+ -+ 3
1 < 3 > 2
1 == 1 != 2
1 in [1] == True
not 1 in [2]
1 not in [1, 2] or 5
3 is 3 and 4
1 if 1 else 0 if 0 else 2
(yes := 5) + 1
[1, 2][0] + 1
-[1, 2][1] ** 2
"a" + "b" * 2
"ab"[0] * 3
"a" "b" * 2
1, 2 + 3, 4
1 + (2, 3)[0]
{1: 2}[1] ** 2
5 .real + 1
1.5 .real * 2
(lambda x: x + 1)(2) * 3
[x for x in (1, 2) if x > 1 or x == 1]
1 < 2 if 3 < 4 else 5
"x" if "" else "y" if "z" else "w"
1 + 1 == 2 == 4 - 2
5 > 3 == True
2 + 3 in [5]
3 & 2 == 2
""".strip().split("\n")
import sys

sys.modules["warnings"] = None
for text in expressions:
    if " is 3" in text:
        continue
    value = eval(text)
    print(f"{text:45}", value() if callable(value) else value)
