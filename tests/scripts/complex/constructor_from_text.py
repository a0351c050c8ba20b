# What complex() reads, and the two ways in which it refuses.
good = """1 -1 +1.5 1e3 .5 5. 1j -1j +1J j -j +J 1+1j 1-1j 1.5e10+2.5E-3j 1+j 1-J -1-1j nan NaN inf -Infinity
nanj infj -infj nan+infj inf-nanj infinity+infinityj 1e1000j -1e1000-1e-1000j 1_000j 1_0+2_0j 1_0.5e1_0j""".split()
for text in good:
    print(text, complex(text), complex(f"  ({text})\t"), complex(f" ( {text} ) \n"))
print(complex("\u0663+\u0664j"), complex("\u20031-2j\u3000"))

bad = ["", " ", "()", "(", ")", "(1", "1)", "1+", "1+2", "1 + 2j", "1+ 2j", "j1", "1jj", "1+2j3", "1e+j", "--1", "+-1j", "1..5",
       "in", "infin", "nanx", "0x1p3", "x", "1\0", "\ud800", "\xbd", "1,5", "(1)(2)", "1i", "jj", "+", "-", "e5"]
for text in bad:
    try:
        print("accepted", ascii(text), complex(text))
    except ValueError as error:
        print(ascii(text), error)
for text in ["1__0", "_1", "1_", "1_j", "1_+2j", "1._5j", "1+_2j", "(_)", "1e_5"]:
    try:
        print("accepted", text, complex(text))
    except ValueError as error:
        print(text, error)
