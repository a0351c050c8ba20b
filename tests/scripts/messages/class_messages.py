# Errors of making classes and instances.
def attempt(source):
    try:
        exec(source, {})
        print(source.replace("\n", " / "), "ok")
    except Exception as error:
        print(source.replace("\n", " / "), "->", type(error).__name__, error)
        for note in getattr(error, "__notes__", ()):
            print("   note:", note)


for source in [
    "class A(5): pass", "class A(None): pass", "class A('x'): pass", "class A(bool): pass", "class A(type(None)): pass", "class A(range): pass", "class A(type(...)): pass", "class A(type(lambda: 0)): pass", "class A(int, int): pass", "class A(int, str): pass", "class A(object, int): pass",
    "class A: pass\nclass B(A): pass\nclass C(A, B): pass", "class A(metaclass=5): pass", "class A(metaclass=int): pass", "class M(type): pass\nclass N(type): pass\nclass A(metaclass=M): pass\nclass B(metaclass=N): pass\nclass C(A, B): pass", "class A(x=1): pass", "class A(int, x=1): pass",
    "class A:\n __slots__ = 5", "class A:\n __slots__ = (5,)", "class A:\n __slots__ = ('a b',)", "class A:\n __slots__ = ('a',)\n a = 1", "class A(int):\n __slots__ = ('a',)", "class A:\n __slots__ = ('__dict__', '__dict__')", "class A:\n __slots__ = ('__weakref__',)\nclass B(A):\n __slots__ = ('__weakref__',)",
    "class A:\n def __init_subclass__(cls): raise ValueError('no')\nclass B(A): pass", "class A:\n def __init_subclass__(cls, x): pass\nclass B(A): pass", "class D:\n def __set_name__(self, owner, name): raise ValueError('no')\nclass A:\n d = D()", "class D:\n def __set_name__(self): pass\nclass A:\n d = D()",
    "class A:\n __class__ = 5\nA().x", "class A:\n __qualname__ = 5", "class A:\n __classcell__ = 5", "class M(type):\n def __prepare__(*a): return 5\nclass A(metaclass=M): pass", "class M(type):\n def __new__(*a): return 5\nclass A(metaclass=M): pass\nprint(A)", "class M(type):\n def mro(cls): return [5]\nclass A(metaclass=M): pass",
    "class M(type):\n def mro(cls): return [int]\nclass A(metaclass=M): pass", "class M(type):\n def mro(cls): return 5\nclass A(metaclass=M): pass", "object(1)", "object.__new__()", "object.__new__(5)", "object.__new__(int)", "int.__new__(str)", "int.__new__(object)", "class A:\n def __new__(cls): return object.__new__(cls)\nA(1)",
    "class A:\n def __init__(self): return 5\nA()", "class A:\n def __new__(cls, x): return 5\nA()", "class A: pass\nA(1)", "class A: pass\nA(x=1)", "class A:\n def __init__(self, x): pass\nA()", "type()", "type(1, 2)", "type('A', 5, {})", "type(5, (), {})", "type('A', (), 5)", "type('A', (5,), {})", "type('A', (), {5: 1})", "type('a\\0b', (), {})",
    "type('A', (), {}, x=1)", "type.__call__()", "type.mro(5)", "class A(*5): pass", "class A(**5): pass", "class A(**{'metaclass': 5}): pass", "from abc import ABC, abstractmethod\nclass A(ABC):\n @abstractmethod\n def f(self): pass\nA()",
    "from abc import ABC, abstractmethod\nclass A(ABC):\n @abstractmethod\n def f(self): pass\n @abstractmethod\n def g(self): pass\n @abstractmethod\n def h(self): pass\nA()", "super().x", "def f(): super()\nf()", "def f(x): super()\nf(1)", "class A:\n def f(x): super(x)\nA().f()", "class A:\n @staticmethod\n def f(): super()\nA.f()",
    "class A:\n def f(self):\n  del self\n  super()\nA().f()", "super(int, 'a')", "super(5)", "super(int, int, int)", "class A:\n def f(self): super().nothing\nA().f()", "class A:\n x = property()\nA().x", "class A:\n x = property()\nA().x = 1", "class A:\n x = property()\ndel A().x", "class A:\n @property\n def x(self): pass\nA().x = 1", "class A:\n @property\n def x(self): pass\ndel A().x",
    "class A: pass\nclass B:\n __slots__ = ()\nA().__class__ = B", "class A: pass\nA().__class__ = int", "class A: pass\nA.__bases__ = 5", "class A: pass\nA.__bases__ = (5,)", "class A: pass\nclass B(A): pass\nA.__bases__ = (B,)", "class A: pass\nA.__bases__ = ()", "class A: pass\nA.__name__ = 5", "class A: pass\nA.__module__ = 5\nprint(A)", "int.x = 1", "del int.x",
]:
    attempt(source)
