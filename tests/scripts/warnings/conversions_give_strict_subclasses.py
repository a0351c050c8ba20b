"""__index__, __int__ and __float__ that give an instance of a subclass are deprecated."""


class Int(int):
    pass


class Float(float):
    pass


class Converts:
    def __index__(self): return Int(2)
    def __int__(self): return Int(3)
    def __float__(self): return Float(4)


class GivesBool:
    def __index__(self): return True
    def __int__(self): return False


print([1, 2, 3][Converts()])
print(int(Converts()))
print(float(Converts()))
print("abcdef"[Converts():])
print(range(Converts()))
print([1, 2][GivesBool()])
print(int(GivesBool()))
print(hex(Converts()))
print(type(int(Converts())), type(float(Converts())))
