# oracle: cpython3.13
"""Threads that count together, wait for each other, and time out."""

import threading
import time

lock = threading.Lock()
count = 0


def add(times):
    global count
    for _ in range(times):
        with lock:
            count += 1


threads = [threading.Thread(target=add, args=(20_000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count, threading.active_count(), [thread.is_alive() for thread in threads])

print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
threading.Timer(0.02, lock.release).start()
print(lock.acquire(timeout=5))
lock.release()
for wrong in ((False, 1), (True, -2)):
    try:
        lock.acquire(*wrong)
    except ValueError as error:
        print(error)
try:
    lock.release()
except RuntimeError as error:
    print(error)

again = threading.RLock()
with again, again:
    taken = []
    other = threading.Thread(target=lambda: taken.append(again.acquire(timeout=0.01)))
    other.start()
    other.join()
    print(taken, again._recursion_count(), again._is_owned())
try:
    again.release()
except RuntimeError as error:
    print(error)

order = []


def sleeper(name, seconds):
    time.sleep(seconds)
    order.append(name)


sleepers = [threading.Thread(target=sleeper, args=item) for item in (("late", 0.4), ("early", 0.01), ("middle", 0.15))]
for thread in sleepers:
    thread.start()
for thread in sleepers:
    thread.join()
print(order)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
try:
    sleepers[0].start()
except RuntimeError as error:
    print(error)
