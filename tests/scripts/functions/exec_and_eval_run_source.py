print(eval("1 + 2"), eval(" 3"), eval("[x for x in range(3)]"))
x = 10
print(eval("x * 2"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}))
exec("a = 5; b = a + 1")
print(a, b)
namespace = {}
exec("def f(n):\n    return n * 2\nresult = f(21)", namespace)
print(namespace["result"], sorted(k for k in namespace if k != "__builtins__"), "__builtins__" in namespace)
locals_ = {}
exec("p = 1\nq = p + 1", {}, locals_)
print(locals_)


def inside():
    y = 3
    exec("y = 4")
    exec("z = y")
    return y, eval("y + 1"), "z" in locals()


print(inside())
code = compile("x + 1", "<given>", "eval")
print(eval(code), code.co_filename, code.co_name)
code = compile("for i in range(2): print('i', i)", "<given>", "exec")
exec(code)
single = compile("1 + 1\n", "<single>", "single")
exec(single)
exec(compile("'text'", "", "single"))
exec(compile("None", "", "single"))
print(eval("lambda: x")(), eval("(yes := 3) + yes"), yes)
print(exec("pass"), eval("print('side effect')"))
for source, mode in (("1 +", "eval"), ("x = 1", "eval"), ("for", "exec"), ("", "eval"), ("  x", "exec"), ("1\n2\n", "single"), ("a b", "eval"), ("\0", "exec")):
    try:
        compile(source, "<bad>", mode)
        print("compiled", repr(source))
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
try:
    eval("undefined_thing")
except NameError as error:
    print(error)
try:
    eval("open_free", {"__builtins__": {}})
except NameError as error:
    print(error)
try:
    eval("len([])", {"__builtins__": {}})
except NameError as error:
    print(error)
print(eval("len([1])", {"__builtins__": {"len": lambda x: "mine"}}), eval(b"1+1"), eval(bytearray(b"2+2")))
