import builtins


def show(cls, indent=0):
    own = [each for each in cls.__subclasses__() if each.__module__ == "builtins" and getattr(builtins, each.__name__, None) is each]
    print("    " * indent + cls.__name__)
    for each in sorted(own, key=lambda each: each.__name__):
        show(each, indent + 1)


show(BaseException)
print(sorted(name for name in dir(builtins) if isinstance(getattr(builtins, name), type) and issubclass(getattr(builtins, name), BaseException)))
print(ExceptionGroup.__mro__)
print([cls.__name__ for cls in UnicodeDecodeError.__mro__], [cls.__name__ for cls in ModuleNotFoundError.__mro__])
