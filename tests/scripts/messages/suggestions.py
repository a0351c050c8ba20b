# "Did you mean" for attributes, names and imports; where there is none.
import sys
def show(source, **names):
    try: exec(source, names)
    except Exception as e:
        e.__traceback__ = e.__traceback__.tb_next
        sys.excepthook(type(e), e, None if e.__traceback__ is None else e.__traceback__)
class A:
    blech = None
    bluch = None
    noise = more_noise = 1
    _private = __dunder__ = 1
    def method(self): return self.priv
    def own(self): return self._privat
    def local(self):
        return method
a = A()
for source in ["a.bluck", "a.blechh", "a.bloch", "a.xyz", "a.nois", "a.more_nois", "a.method()", "a.own()", "a._privat", "a.privat", "a.__dunde__", "a.local()", "A.bluc", "a.blech.foo", "a.n", "a.", "[].appendd", "''.uper", "(5).real_", "sys.maxsiz", "sys.versio", "sys.nothing_like_it", "None.foo", "len.nam", "a.BLECH", "a.blech = a.blac", "del a.blec", "a.blec = 1; a.blec2",
               "prnt(1)", "Lenn", "x = some_value; some_valu", "abcd", "ValueErro", "lenght", "import syss", "from sys import maxsiz", "from sys import no_such_thing", "from math import cosinus, sn", "import math; math.sinn", "time.sleep(1)", "mathh.sin", "math", "os", "jsn", "json.dumps(1)", "def f():\n value = 1\n return valeu\nf()", "def f(parameter):\n def g(): return paramter\n return g()\nf(1)", "class C:\n name = 1\n other = nam", "global_name = 1\ndef f(): return globl_name\nf()", "True_", "none", "true", "self.x"]:
    print("--", source, file=sys.stderr)
    try: compile(source, "s", "exec")
    except SyntaxError: continue
    show(source, a=a, A=A, sys=sys, some_value=2)
class Dir:
    def __dir__(self): return ["alpha", 5, "alphb"]
class BadDir:
    def __dir__(self): raise ValueError
class Getattr:
    def __getattr__(self, name): raise AttributeError(name)
class Slots:
    __slots__ = ("first", "second")
class Named:
    def __getattr__(self, name): raise AttributeError("custom text", name="foo", obj=self)
    fooo = 1
for obj in (Dir(), BadDir(), Getattr(), Slots(), Named()):
    show("o.alpah", o=obj); show("o.frst", o=obj)
