import sys


def running():
    frame = sys._getframe()
    try:
        frame.clear()
    except RuntimeError as error:
        print(error)
    return frame


frame = running()
print(frame.f_locals["frame"] is frame, frame.f_back.f_code.co_name if frame.f_back else None)
frame.clear()
print(dict(frame.f_locals), frame.f_code.co_name)


def generator():
    kept = [1]
    yield sys._getframe()
    yield 2


g = generator()
frame = next(g)
try:
    frame.clear()
except RuntimeError as error:
    print(error)
print(frame.f_generator is g, frame.f_back, g.gi_frame is frame)
list(g)
print(g.gi_frame)
frame.clear()
print(sys._getframe().f_generator)


def level(n):
    return level(n - 1) if n else sys._getframe()


frame = level(3)
names = []
while frame:
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print(names)


def raising():
    local = "kept"
    raise ValueError


try:
    raising()
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_locals, frame.f_lineno - frame.f_code.co_firstlineno)
    frame.clear()
    print(frame.f_locals)
