def go(name, action):
    """Prints what the action gives, or its error."""
    try:
        result = action()
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, repr(result)[:200])


class BI:
    def __init__(self, b, v): self.b, self.v = b, v
    def __index__(self): self.b.clear(); self.b.extend(b"zz") if self.v == 1 else None; return self.v
def ba(f):
    b = bytearray(b"abcdefghij"); return f(b), b
for name, f in {"get": lambda b: b[BI(b, 5)], "set": lambda b: b.__setitem__(BI(b, 5), 1), "setv": lambda b: b.__setitem__(5, BI(b, 65)), "setslice": lambda b: b.__setitem__(slice(BI(b, 2), 8), b"12"), "setsl2": lambda b: b.__setitem__(slice(2, 8), [BI(b, 65), BI(b, 66)]), "ext": lambda b: b.extend([BI(b, 65), 66]), "app": lambda b: b.append(BI(b, 65)), "ins": lambda b: b.insert(BI(b, 3), BI(b, 65)), "pop": lambda b: b.pop(BI(b, 3)), "rem": lambda b: b.remove(BI(b, 97)), "find": lambda b: b.find(b"c", BI(b, 1), BI(b, 9)), "mul": lambda b: b * BI(b, 3), "imul": lambda b: b.__imul__(BI(b, 3)), "ljust": lambda b: b.ljust(BI(b, 20)), "center": lambda b: b.center(BI(b, 20), b"-"), "repl": lambda b: b.replace(b"a", b"b", BI(b, 3)), "split": lambda b: b.split(b"c", BI(b, 3)), "rsplit": lambda b: b.rsplit(b"c", BI(b, 3)), "exp": lambda b: b.expandtabs(BI(b, 3)), "zfill": lambda b: b.zfill(BI(b, 30)), "start": lambda b: b.startswith(b"a", BI(b, 0)), "hex": lambda b: b.hex(":", BI(b, 2)), "slice": lambda b: b[BI(b, 1):BI(b, 9):BI(b, 2)], "join": lambda b: b.join(x for x in [b"1", b.clear() or b"2", b"3"]), "iadd": lambda b: b.__iadd__(b), "sl": lambda b: b.__setitem__(slice(2, 4), b), "sle": lambda b: b.__setitem__(slice(None, None, -1), b), "init": lambda b: b.__init__(BI(b, 4)), "trans": lambda b: b.translate(None, b), "splitl": lambda b: b.split(b), "repself": lambda b: b.replace(b, b), "pct": lambda b: b"%b %b" % (b, b), "resize": lambda b: b.resize(BI(b, 3))}.items(): go("ba " + name, lambda: ba(f))
