"""Escapes that mean nothing, in every kind of literal; numbers that run into keywords."""
print("\d", "\q\w", '\_')
print(b"\d", "\400", b"\777")
print(f"\d {1}", f"{1} \w", rf"\d")
print("""one
two \d
three \w
""")
print("a" "\d" "b")
print(r"\d", "\\d", "\n")
x = 1if True else 2
print(x, [1for i in (1,)], 1and 2, 1or 2, 1in (1,), 1is x)
