# oracle: cpython3.13
"""Threads that have ended before the call that starts them returns: the end of the program waits for none of them."""

import _thread
import sys
import threading

sys.setswitchinterval(1e-9)
done = []


def note(n):
    done.append(n)


handles = [_thread.start_joinable_thread(lambda n=n: note(n), daemon=n % 2 == 0) for n in range(40)]
threads = [threading.Thread(target=note, args=(n,)) for n in range(40, 60)]
for thread in threads:
    thread.start()
for handle in handles:
    handle.join()
for thread in threads:
    thread.join()
print(sorted(done) == list(range(60)), all(handle.is_done() for handle in handles))


def late():
    for _ in range(1000):
        pass
    print("the program waits for this one")


threading.Thread(target=late).start()
