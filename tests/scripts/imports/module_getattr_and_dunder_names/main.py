import lazy

print(lazy.computed, lazy.real)
from lazy import anything

print(anything)
try:
    lazy.forbidden
except AttributeError as error:
    print(error)
try:
    from lazy import forbidden
except ImportError as error:
    print(str(error).split(" (")[0])
print(dir(lazy))
print(lazy.name, lazy.is_main, __name__ == "__main__")
lazy.__class__ = type("Special", (type(lazy),), {"prop": property(lambda self: "from " + self.__name__)})
print(lazy.prop)
import runs_as_main_check
