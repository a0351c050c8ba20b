name, n, pi, items = "World", 42, 3.14159, [1, 2]
print(f"Hello {name}!", f"{n}", f"{n + 1} {n * 2}", f"{items[0]} {items}", f"{name.upper()}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}|{n:e}")
print(f"{pi:.2f} {pi:10.3f}|{pi:<10.1f}|{pi:e} {pi:g} {pi:%}")
print(f"{name!r} {name!s} {name!a} {'é'!a} {name!r:>10}|{name:>10}|{name:*^11}|{name:.3}")
width, precision = 10, 3
print(f"{pi:{width}.{precision}}|{name:{'>'}{width}}|{n:{'#' + 'x'}}|{pi:{width}.{precision}{'f'}}")
print(f"{{}} {{{n}}} {{n}} }}{{", f"{{{{{n}}}}}")
print(f"{n=} {n = } {n=:5} {n=!r} {items=} {n+1=} {name=!s:>8} { n = :>4}")
print(f"{'nested ' + f'{n}'} {f'{f"{n}"}'} {f"{'a' if n else 'b'}"}")
print(f"{(lambda x: x * 2)(3)} {(x := 5)} {x} {[i for i in range(3)]} { {'k': 1}['k'] } {({1, 2} == {2, 1})}")
print(f"", f"plain", f"a" "b" f"{n}" "c", rf"\n{n}\t", f"\n{n}\t".encode(), f"\x41{n}\u0042\N{BULLET}")
print(f"""multi
{n}
  {name!r}
""")
print(f"{n!s:>5}" f"{n:>5}" 'x' f'{name[0]}{name[-1]}' f"{'quote"s'}")
print(f"{items!s:10}|{None}|{True!r}|{...}|{()}|{1, 2}|{1,}|{*items, 3}")
print(f"{3 .real}{3.0:.0f}{-n}{not n}{n if n else 0}{n and 1 or 2}{n > 3 < 5}{~n}{n == 42}{n != 3}")
print(f"{n:\x3e5}|{n:{'<'}5}|{name:\N{BULLET}>8}|{n:{n - 38}}|{'x':{'y'}>5}")
def gen():
    received = yield f"{(yield 'inner')} outer"
g = gen()
print(next(g), g.send("sent"))
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "F()"
print(f"{F()} {F():abc} {F()!r:>5} {F():{n}} {F():a{n}b{n}c} {F():%Y-%m-%d} {F()=} {F()=:x} {F():!r}")
