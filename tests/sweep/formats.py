class Thing:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "Thing()"


t = Thing()
print(f"{t:abc} {t!r:>10} {3.14159:.2f} {1234567:,} {255:#x} {'x':^9} {1e10:g} {0.1 + 0.2!r} {True:d} {-5:+}")
print(f"{'nested':{'>'}{10}} {t=} {[1, t]} {{}} {'a' 'b'}", "%s %5.1f %x %c %%" % (t, 2.5, 255, "q"), "{:>5}|{:<5}|{!s}".format(1, 2, t))
print(format(1.5, "08.3f"), "{0.__class__.__name__} {1[0]}".format(t, [9]), "%(a)s %(b)d" % {"a": 1, "b": 2}, repr([1.5, "x", None, {1: (2,)}]))
recursive = [1]
recursive.append(recursive)
print(recursive, str(b"bytes"), repr({"k": {1, }}), print, f"{1:>{3}}", f"{'é':*^7}", ascii(["é"]))
try:
    f"{1:Q}"
except ValueError as error:
    print(error)
