# Whoever asks for a traceback finds frames with variables, lines and callers, however late and by whatever way he asks.
import gc
import sys
import traceback
import types


def fail(depth, mark):
    local = [depth, mark]
    if depth == 0:
        raise RuntimeError(mark)
    fail(depth - 1, mark)


def entries(error):
    found = []
    entry = error.__traceback__
    while entry is not None:
        frame = entry.tb_frame
        names = {name: frame.f_locals[name] for name in ("depth", "local") if name in frame.f_locals}
        found.append((frame.f_code.co_name, entry.tb_lineno, frame.f_lineno, frame.f_back.f_code.co_name, names))
        entry = entry.tb_next
    return found


def catch(how):
    try:
        fail(2, how)
    except RuntimeError as error:
        return error


def main():
    print("after the handler's frame has ended")
    for entry in entries(catch("late")):
        print(" ", entry)

    print("raised again from elsewhere")
    error = catch("first")
    try:
        raise error
    except RuntimeError as again:
        print(" ", [(e[0], e[1]) for e in entries(again)], again is error)

    print("through finally, with a new frame in between")

    def between():
        try:
            fail(1, "finally")
        finally:
            marker = "between"

    try:
        between()
    except RuntimeError as error:
        print(" ", [(e[0], e[1], e[3]) for e in entries(error)])

    print("exc_info, with, gc")
    try:
        fail(0, "info")
    except RuntimeError:
        print(" ", type(sys.exc_info()[2]).__name__, sys.exc_info()[2] is sys.exception().__traceback__)

    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, kind, error, found):
            print(" ", kind.__name__, found is error.__traceback__, found.tb_next.tb_frame.f_locals["local"])
            return True

    with Manager():
        fail(0, "with")

    def probe():
        special_variable = "probe"
        raise RuntimeError("gc")

    try:
        probe()
    except RuntimeError as error:
        print(" ", [type(x).__name__ for x in gc.get_referents(error) if type(x) is types.TracebackType])
    try:
        probe()
    except RuntimeError as error:
        frames = [x for x in gc.get_objects() if type(x) is types.FrameType and x.f_code is probe.__code__]
        print(" ", len(frames), frames[0].f_locals)
        del frames

    print("in a loop, the same frame each time")
    saved = []
    for i in range(3):
        try:
            fail(0, i)
        except RuntimeError as error:
            saved.append(error)
    print(" ", len({id(error.__traceback__.tb_frame) for error in saved}))
    print(" ", saved[0].__traceback__.tb_frame is sys._getframe())
    print(" ", [error.__traceback__.tb_next.tb_frame.f_locals["mark"] for error in saved])

    print("a group takes its part's")
    group = ExceptionGroup("all", [catch("in group"), ValueError()])
    try:
        raise group
    except* RuntimeError as part:
        print(" ", [(e[0], e[1]) for e in entries(part.exceptions[0])], part.__traceback__ is not None)
    except* ValueError:
        pass

    print("replaced, cut, put in front")
    error = catch("cut")
    middle = error.__traceback__.tb_next
    middle.tb_next.tb_next = None
    print(" ", [e[0] for e in entries(error)])
    try:
        raise error.with_traceback(middle)
    except RuntimeError as error:
        print(" ", [(e[0], e[1]) for e in entries(error)])

    print("as text")
    print("".join(traceback.format_exception(catch("text"))))


main()
