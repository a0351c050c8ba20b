from . import one

name = __name__ + " next to " + one.name
