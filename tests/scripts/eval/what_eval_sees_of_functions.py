def f(a, b=2):
    c = 3
    print(sorted(eval("locals()")))
    print(eval("a + b + c"), eval("[a for _ in 'xy']"))
    print(eval("(lambda: c)()", {"c": "globals"}))
    try:
        eval("undefined")
    except NameError as error:
        print(error)
    exec("def g(): return 'made'\nprint(g())")
    try:
        print(eval("g()"))
    except NameError as error:
        print(error)
    exec("global made; made = 1")
    return made


print(f(1))


class C:
    x = 1
    exec("y = x + 1")
    print(y, eval("x + y"))


print(C.y)
