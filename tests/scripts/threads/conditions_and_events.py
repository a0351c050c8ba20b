# oracle: cpython3.13
"""What threading builds on locks: events, conditions, semaphores, barriers."""

import threading

event = threading.Event()
seen = []
waiters = [threading.Thread(target=lambda: seen.append(event.wait(5))) for _ in range(3)]
for thread in waiters:
    thread.start()
event.set()
for thread in waiters:
    thread.join()
print(seen, threading.Event().wait(0.01))

condition = threading.Condition()
items = []


def consume(name, wanted):
    with condition:
        condition.wait_for(lambda: len(items) >= wanted)
        print(name, len(items) >= wanted)


consumers = [threading.Thread(target=consume, args=(f"wants {n}", n)) for n in (1, 2, 3)]
for thread in consumers:
    thread.start()
for n, thread in enumerate(consumers, 1):
    with condition:
        items.append(n)
        condition.notify_all()
    thread.join()

semaphore = threading.BoundedSemaphore(2)
inside = most = 0
guard = threading.Lock()


def visit():
    global inside, most
    with semaphore:
        with guard:
            inside += 1
            most = max(most, inside)
        threading.Event().wait(0.05)
        with guard:
            inside -= 1


visitors = [threading.Thread(target=visit) for _ in range(6)]
for thread in visitors:
    thread.start()
for thread in visitors:
    thread.join()
print("most at once:", most)
try:
    semaphore.release()
except ValueError as error:
    print(error)

barrier = threading.Barrier(3, action=lambda: print("all here"))
places = []
parties = [threading.Thread(target=lambda: places.append(barrier.wait())) for _ in range(3)]
for thread in parties:
    thread.start()
for thread in parties:
    thread.join()
print(sorted(places))
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print("broken", barrier.broken)
