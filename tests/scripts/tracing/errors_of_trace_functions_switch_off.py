import sys


def fail(*args):
    raise RuntimeError("from the trace function")


def function():
    return 1


def fail_at(wanted):
    def trace(frame, event, arg):
        if event == wanted:
            raise KeyError(event)
        return trace
    return trace


def raising():
    try:
        1 / 0
    except ZeroDivisionError:
        return "handled"


for attempt in (fail, fail_at("line"), fail_at("return"), fail_at("exception")):
    try:
        sys.settrace(attempt)
        raising()
    except Exception as error:
        print(repr(error), error.__traceback__.tb_next.tb_frame.f_code.co_name, sys.gettrace())
    sys.settrace(None)
try:
    sys.setprofile(fail)
    function()
except RuntimeError as error:
    print(repr(error), sys.getprofile())
