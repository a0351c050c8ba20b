# oracle: cpython3.13
"""Queues between threads, and pools of them."""

import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

for kind in (queue.Queue, queue.SimpleQueue, queue.LifoQueue, queue.PriorityQueue):
    line = kind()
    for item in (3, 1, 2):
        line.put(item)
    print(kind.__name__, [line.get() for _ in range(3)], line.empty())
    try:
        line.get(timeout=0.01)
    except queue.Empty:
        print("empty")

small = queue.Queue(maxsize=2)
received = []


def produce():
    for number in range(6):
        small.put(number)
    small.put(None)


def consume():
    for number in iter(small.get, None):
        received.append(number)
        small.task_done()


both = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in both:
    thread.start()
for thread in both:
    thread.join()
print(received)
small.put(1)
small.put(2)
try:
    small.put(3, timeout=0.01)
except queue.Full:
    print("full")

with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(pow, range(6), [2] * 6)))
    futures = [pool.submit(divmod, 17, n) for n in (5, 3, 0)]
    done, waiting = wait(futures)
    print(len(done), len(waiting))
    for future in futures:
        print(type(future.exception()).__name__ if future.exception() else future.result())
    print(sorted(future.result() for future in as_completed(pool.submit(abs, -n) for n in range(4))))
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)
