import shapes
import shapes.square
from shapes import circle
from shapes.square import area as square_area

print(shapes.__name__, shapes.__package__, shapes.square.__name__)
print(circle.area(2), square_area(3), shapes.square.area is square_area)
print(shapes.names, shapes.describe("circle"))
try:
    import shapes.triangle
except ModuleNotFoundError as error:
    print(type(error).__name__, error, error.name)
try:
    from shapes import hexagon
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name, error.name_from)
try:
    import nowhere_to_be_found
except ImportError as error:
    print(repr(error))
try:
    import shapes.circle.radius
except ImportError as error:
    print(repr(error))
shapes.fail()
