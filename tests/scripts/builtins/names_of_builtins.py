import builtins

print(sorted(name for name in dir(builtins) if name.islower() and not name.startswith("_")))
print(builtins.__name__, builtins.__package__, builtins.__debug__, builtins.__build_class__.__name__)
for name in ("abs", "print", "__import__", "sum", "len"):
    function = getattr(builtins, name)
    print(function.__name__, function.__qualname__, function.__module__, function.__self__ is builtins, repr(function))
try:
    builtins.__debug__ = False
except (AttributeError, SyntaxError) as error:
    print(type(error).__name__)
