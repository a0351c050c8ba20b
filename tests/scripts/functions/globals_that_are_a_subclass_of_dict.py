# Globals may be an instance of a subclass of dict: a function then looks names up in it as in any mapping.
import types


class Made(dict):
    def __missing__(self, name):
        if name.startswith("m"):
            return f"<{name}>"
        raise KeyError(name)


def body():
    return made, len, known


namespace = Made(known=1)
function = types.FunctionType(body.__code__, namespace)
try:
    print(function())
except NameError as error:
    print(error)
namespace["made"] = 2
for _ in range(3):
    print(function()[::2])
    namespace["made"] += 1


class Own(dict):
    def __getitem__(self, name):
        return name.upper()


print(types.FunctionType(body.__code__, Own(made=5))())
