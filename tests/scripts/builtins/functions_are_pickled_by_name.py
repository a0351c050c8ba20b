# Built-in functions are reduced to their names, bound methods to getattr of what they are bound to.
import copy
import pickle

print(len.__reduce__(), [].append.__reduce__()[1:], "x".join.__reduce__()[1])
for protocol in (0, 2, pickle.HIGHEST_PROTOCOL):
    print(pickle.loads(pickle.dumps(len, protocol)) is len, pickle.loads(pickle.dumps("-".join, protocol))("ab"))
print(copy.copy(len) is len, list(pickle.loads(pickle.dumps(iter(range(3))))), list(pickle.loads(pickle.dumps(iter([1, 2])))))
