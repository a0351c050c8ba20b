"""A class that mro() makes a base of its own base, while that is getting it as one."""


class M(type):
    def mro(cls):
        if cls.__name__ == 'B1' and M.armed:
            M.armed = False
            try:
                B2.__bases__ = (B1,)
            except TypeError as e:
                print("inner", e)
        return type.mro(cls)
M.armed = False
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
M.armed = True
try:
    B1.__bases__ = (B2,)
except TypeError as e:
    print("outer", e)
print(B1.__bases__, B2.__bases__)
