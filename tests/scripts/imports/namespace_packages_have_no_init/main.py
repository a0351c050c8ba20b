import space.one
from space import two
import space

print(space.one.name, two.name, space.__name__, space.__doc__, getattr(space, "__file__", "no file"))
print(len(list(space.__path__)), [p.rsplit("/", 1)[-1] for p in space.__path__])
try:
    from space import three
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
