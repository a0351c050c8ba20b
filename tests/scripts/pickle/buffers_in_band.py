# PickleBuffer (PEP 574): within the pickle where nobody takes the buffers, beside it where somebody does, and released.
import pickle
from pickle import PickleBuffer


class Block:
    def __init__(self, data):
        self.data = data

    def __reduce_ex__(self, protocol):
        if protocol >= 5:
            return type(self), (PickleBuffer(self.data),)
        return type(self), (bytes(self.data),)


for data in (b"", b"bytes", bytearray(b"more"), b"x" * 100_000):
    block = Block(data)
    for protocol in (4, 5):
        whole = pickle.dumps(block, protocol)
        again = pickle.loads(whole)
        print(protocol, type(again.data).__name__, bytes(again.data) == bytes(data))
    buffers = []
    apart = pickle.dumps([block, block], 5, buffer_callback=buffers.append)
    print(len(apart) < 200, [bytes(buffer)[:5] for buffer in buffers])
    first, second = pickle.loads(apart, buffers=buffers)
    print(first is second, bytes(memoryview(first.data))[:5])

view = PickleBuffer(bytearray(b"abc"))
with view.raw() as raw:
    raw[0] = 65
print(bytes(view))
view.release()
for attempt in (view.raw, lambda: memoryview(view), lambda: pickle.dumps(view, 5)):
    try:
        attempt()
    except (ValueError, pickle.PicklingError) as error:
        print(type(error).__name__, error)
try:
    pickle.dumps(PickleBuffer(b"x"), 4)
except pickle.PicklingError as error:
    print(error)


class Holder:
    dumps, loads = pickle.dumps, pickle.loads


print(Holder().loads(Holder().dumps([1, 2])))
