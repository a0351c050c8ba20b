# oracle: cpython3.13
# A turn may end at every safe point: no wake-up is lost between the look at what is waited for and the wait.
import queue
import sys
import threading

sys.setswitchinterval(1e-6)


def ping_pong(rounds):
    ping, pong = threading.Semaphore(0), threading.Semaphore(0)
    seen = []

    def answer():
        for n in range(rounds):
            ping.acquire()
            seen.append(n)
            pong.release()

    thread = threading.Thread(target=answer)
    thread.start()
    for n in range(rounds):
        ping.release()
        pong.acquire()
    thread.join()
    return seen == list(range(rounds))


def producers(kind, count):
    items, results = kind(), kind()

    def work():
        while (item := items.get()) is not None:
            results.put(item * item)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(count):
        items.put(n)
    for thread in threads:
        items.put(None)
    total = sum(results.get() for _ in range(count))
    for thread in threads:
        thread.join()
    return total == sum(n * n for n in range(count))


def bounded(count):
    """The producer waits as well, where the queue is full; task_done and join."""
    items = queue.Queue(2)
    taken = []

    def take():
        for _ in range(count):
            taken.append(items.get())
            items.task_done()

    thread = threading.Thread(target=take)
    thread.start()
    for n in range(count):
        items.put(n)
    items.join()
    thread.join()
    return taken == list(range(count))


def counted(count):
    """Nobody else is between the look at a lock and its taking."""
    lock, within, most = threading.Lock(), [0], [0]

    def work():
        for _ in range(count):
            with lock:
                within[0] += 1
                most[0] = max(most[0], within[0])
                within[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return most[0]


def in_step(count):
    barrier = threading.Barrier(3)
    order = [[] for _ in range(count)]

    def work(name):
        for step in order:
            barrier.wait()
            step.append(name)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return all(sorted(step) == [0, 1, 2] for step in order)


print(ping_pong(60))
print(producers(queue.Queue, 40))
print(producers(queue.SimpleQueue, 40))
print(bounded(30))
print(counted(40))
print(in_step(20))
