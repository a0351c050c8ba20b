import builtins

names = sorted(name for name in dir(builtins) if isinstance(getattr(builtins, name), type) and issubclass(getattr(builtins, name), BaseException))
for name in names:
    exception = getattr(builtins, name)
    print(name, exception.__name__, [base.__name__ for base in exception.__bases__], exception.__module__)
print(IOError is OSError, EnvironmentError is OSError)
