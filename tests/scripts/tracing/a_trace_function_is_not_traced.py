import sys

count = 0


def helper():
    return 1


def trace(frame, event, arg):
    global count
    count += helper()
    for i in range(2):
        helper()
    return trace


def function():
    return 1


sys.settrace(trace)
function()
sys.settrace(None)
print(count)


class Tracer:
    def __init__(self):
        self.events = []

    def __call__(self, frame, event, arg):
        self.events.append(event)
        return self.local

    def local(self, frame, event, arg):
        self.events.append("local " + event)
        return self.local


tracer = Tracer()
sys.settrace(tracer)
function()
sys.settrace(None)
print(tracer.events, sys.gettrace())
