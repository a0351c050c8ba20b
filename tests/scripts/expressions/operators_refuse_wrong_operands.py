import operator

pairs = [(1, "a"), ("a", 1), ([1], (2,)), (None, None), ({}, {}), (1.5, []), (len, 2), (b"a", "a"), ({1}, [1])]
operators = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "matmul"]
for name in operators:
    function = getattr(operator, name)
    for left, right in pairs:
        try:
            print(name, repr(left), repr(right), "=", function(left, right))
        except TypeError as error:
            print("TypeError:", error)
for bad in ("a", [], None, {}, len):
    for text, function in (("-", operator.neg), ("+", operator.pos), ("~", operator.invert), ("abs", abs)):
        try:
            function(bad)
        except TypeError as error:
            print("TypeError:", str(error).split("<")[0])
x = 1
try:
    x += "a"
except TypeError as error:
    print("TypeError:", error)
try:
    x @= 2
except TypeError as error:
    print("TypeError:", error)
try:
    x **= "2"
except TypeError as error:
    print("TypeError:", error)
