class Tracked:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)


def fail():
    local = Tracked("local of fail")
    raise ValueError("x")


def catch():
    try:
        fail()
    except ValueError:
        print("handled")
    print("after the handler")


catch()
print("after catch")


def keep():
    try:
        fail()
    except ValueError as error:
        return error


kept = keep()
print("kept", kept)
print(kept.__traceback__.tb_next.tb_frame.f_locals["local"].name)
kept = None
print("dropped")
kept = keep()
kept.__traceback__ = None
print("traceback removed")


class Error(Exception):
    def __del__(self):
        print("freed error", self.args)


try:
    raise Error(1)
except Error as e:
    pass
print("after except")
for i in range(2):
    try:
        raise Error("loop", i)
    except Error:
        continue
try:
    try:
        raise Error("context")
    except Error:
        raise Error("outer")
except Error as e:
    print("context is", e.__context__.args)
print("both gone")


def generator():
    local = Tracked("generator local")
    try:
        yield
    except ValueError:
        pass
    yield "done"


g = generator()
next(g)
g.throw(ValueError("t"))
del g
print("end")
