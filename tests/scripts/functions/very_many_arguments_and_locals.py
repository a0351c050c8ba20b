names = [f"v{i}" for i in range(300)]
source = f"def many({', '.join(names)}):\n    return {' + '.join(names)}\n"
namespace = {}
exec(source, namespace)
many = namespace["many"]
print(many(*range(300)), many(**{name: 1 for name in names}), many.__code__.co_argcount, many.__code__.co_nlocals)
try:
    many(*range(299))
except TypeError as error:
    print(error)
try:
    many(*range(301))
except TypeError as error:
    print(error)
call = f"many({', '.join(str(i) for i in range(300))})"
print(eval(call, namespace), eval(f"many({', '.join(f'{n}=2' for n in names)})", namespace))
body = "\n".join(f"    x{i} = {i}" for i in range(1000))
exec(f"def locals_(n):\n{body}\n    return x0 + x255 + x256 + x999 + n, len(locals())", namespace)
print(namespace["locals_"](1))
exec("\n".join(f"g{i} = {i}" for i in range(1000)) + "\ntotal = " + " + ".join(f"g{i}" for i in range(1000)), namespace)
print(namespace["total"], namespace["g777"])
exec("def defaults(" + ", ".join(f"p{i}={i}" for i in range(400)) + "): return p0 + p399", namespace)
print(namespace["defaults"](), namespace["defaults"](1000), namespace["defaults"](p399=-1))
exec("def keywords(*, " + ", ".join(f"k{i}" for i in range(300)) + "): return k299", namespace)
print(namespace["keywords"](**{f"k{i}": i for i in range(300)}))
try:
    namespace["keywords"](**{f"k{i}": i for i in range(298)})
except TypeError as error:
    print(error)
exec("def outer():\n" + "\n".join(f"    c{i} = {i}" for i in range(300)) + "\n    def inner(): return " + " + ".join(f"c{i}" for i in range(300)) + "\n    return inner", namespace)
print(namespace["outer"]()(), len(namespace["outer"]().__closure__))
print(len((lambda *a: a)(*range(5000))), len((lambda **k: k)(**{str(i): i for i in range(2000)})), max(*range(1000)))
print(len(eval("[" + ",".join("1" for _ in range(3000)) + "]")), len(eval("{" + ",".join(f"{i}: {i}" for i in range(2000)) + "}")), len(eval("(" + "1," * 5000 + ")")), eval("+".join("1" for _ in range(1000))))
print(len(eval("f'" + "{1}" * 500 + "'")), eval(" and ".join(str(i) for i in range(1, 500))), eval("[" * 50 + "]" * 50) == eval("[" * 50 + "]" * 50))
exec("if True:\n" + "\n".join(f"    y{i} = {i}" for i in range(30000)) + "\nelse:\n    y0 = -1\nprint(y0, y29999)", {})
exec("n = 0\nwhile n < 3:\n" + "    n += 1; n -= 1\n" * 15000 + "    n += 1\nprint(n)", {})
exec("x = [" + ", ".join(f"'s{i}'" for i in range(70000)) + "]\nprint(len(x), x[65535], x[65536], x[69999])", {})
