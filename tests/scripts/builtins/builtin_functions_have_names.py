import builtins
names = sorted(n for n in dir(builtins) if n[0] != "_" and n not in ("exit", "quit", "copyright", "credits", "license", "help", "aiter", "anext", "breakpoint", "complex", "memoryview"))
print(names)
for name in ("len", "print", "sorted", "getattr", "isinstance", "abs", "iter"):
    f = getattr(builtins, name)
    print(f.__name__, f.__qualname__, f.__module__, type(f).__name__, repr(f), f.__self__.__name__)
print([].append.__name__, [].append.__qualname__, type([].append).__name__, list.append.__name__, list.append.__qualname__, type(list.append).__name__, list.append.__objclass__, repr(list.append), repr("".join).split(" at ")[0])
print((1).__add__.__name__, type((1).__add__).__name__, type(int.__add__).__name__, repr(int.__add__), repr((1).__add__).split(" at ")[0], dict.fromkeys.__name__, repr(dict.fromkeys).split(" at ")[0], type(dict.__dict__["fromkeys"]).__name__)
print(type(str.__dict__["join"]), type(int.__dict__["real"]), int.real.__name__, repr(int.real), type(type.__dict__["__mro__"]).__name__, type(list.__dict__["__hash__"]).__name__ if list.__dict__["__hash__"] else None, object.__init__, object.__new__.__name__)
print(len == len, len is builtins.len, hash(len) == hash(len), {len: 1}[len], [].append == [].append, (lambda l: l.append == l.append)([]), [].append != [1].append)
for action in (lambda: setattr(len, "x", 1), lambda: setattr(len, "__name__", "x"), lambda: type(len)(), lambda: list.append.__get__(5), lambda: list.append.__get__([])(1), lambda: str.join.__call__(",", "ab"), lambda: len.__call__([1]), lambda: int.__dict__["real"].__get__(5), lambda: list.append.foo, lambda: int.real.__get__("x")):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(callable(len), isinstance(len, type(print)), len.__class__.__name__)
