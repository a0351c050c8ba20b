# Methods of built-in types are pickled as getattr has them, those of classes without binding not at all.
import copy
import operator
import pickle

for method in (list.__len__, [1, 2].__len__, str.upper, "abc".upper, dict.fromkeys, int.__add__, (5).__add__, operator.add):
    for protocol in (0, 2, 5):
        again = pickle.loads(pickle.dumps(method, protocol))
        if protocol == 5:
            print(again.__qualname__, type(again).__name__, again == method)
print(pickle.loads(pickle.dumps([1, 2].__len__))(), pickle.loads(pickle.dumps(int.__add__))(2, 3))
print(list.__len__.__reduce__() == (getattr, (list, "__len__")), copy.copy(list.__len__) is list.__len__)
for method in (dict.__dict__["fromkeys"], bytearray.__dict__["maketrans"]):
    try:
        pickle.dumps(method)
    except TypeError as error:
        print(error)
