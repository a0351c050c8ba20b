# tracemalloc tells where memory was asked for, and forgets what was given back.
import tracemalloc


def make(count):
    return bytes(count)


class Node:
    def __init__(self, next):
        self.next = next


print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback(make(5000)))
tracemalloc.start(3)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())

data = make(100_000)
traceback = tracemalloc.get_object_traceback(data)
print([frame.lineno for frame in traceback], traceback.total_nframe)
before = tracemalloc.get_traced_memory()[0]
del data
after, peak = tracemalloc.get_traced_memory()
print(before - after >= 100_000, peak >= before)

chain = None
for _ in range(50):
    chain = Node(chain)
print([frame.lineno for frame in tracemalloc.get_object_traceback(chain)])

# A list that grows is of where it grew last.
numbers = []
for _ in range(30_000):
    numbers.append(None)
snapshot = tracemalloc.take_snapshot()
largest = snapshot.statistics("lineno")[0]
print(largest.traceback[0].lineno, largest.count, largest.size > 100_000)
print(sum(each.size for each in snapshot.statistics("filename") if each.traceback[0].filename == __file__) > 100_000)
traces = [trace for trace in snapshot.traces if trace.size > 100_000]
print(len(traces), traces[0].domain, [frame.lineno for frame in traces[0].traceback])

tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < peak + 400_000)
tracemalloc.clear_traces()
print(tracemalloc.get_object_traceback(numbers), tracemalloc.get_traced_memory()[0] < 10_000)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_tracemalloc_memory())
