# Each class that a pickle names is told to audit hooks, which can refuse it before anything is imported.
import pickle
import sys


class A:
    pass


PICKLES = [pickle.dumps([A(), len, A], protocol) for protocol in range(6)]
events = []


def hook(event, args):
    if event == "pickle.find_class":
        events.append(args)
        if args[0] == "this":
            raise PermissionError("not that one")


sys.addaudithook(hook)
for data in PICKLES:
    made, function, cls = pickle.loads(data)
    print(events, type(made) is cls is A, function)
    events.clear()
try:
    pickle.loads(b"\x80\x04\x8c\x04this\x8c\x01s\x93.")
except PermissionError as error:
    print(error, "this" in sys.modules)
