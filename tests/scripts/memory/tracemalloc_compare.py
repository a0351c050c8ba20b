# Two snapshots compared: what grew and what shrank between them.
import tracemalloc

tracemalloc.start()
kept = [bytes(1000 + n) for n in range(100)]
first = tracemalloc.take_snapshot()
del kept[50:]
added = [str(n) for n in range(1000, 3000)]
second = tracemalloc.take_snapshot()
tracemalloc.stop()

here = tracemalloc.Filter(True, __file__)
for change in second.filter_traces([here]).compare_to(first.filter_traces([here]), "lineno"):
    if abs(change.size_diff) > 2000:
        print(change.traceback[0].lineno, change.size_diff > 0, round(change.count_diff, -1))

for wrong in (0, -1, 2**17):
    try:
        tracemalloc.start(wrong)
    except ValueError as error:
        print(error)
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
print(tracemalloc.get_traceback_limit())
