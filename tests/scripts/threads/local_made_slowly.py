# oracle: cpython3.13
# A subclass of threading.local whose __init__ lets other threads run: each still sees its own attributes.
import threading
import time


class Slow(threading.local):
    def __init__(self):
        time.sleep(0.001)
        self.made = True


slow = Slow()
wrong = []


def work(number):
    slow.number = number
    if (slow.number, slow.made) != (number, True):
        wrong.append(number)


threads = [threading.Thread(target=work, args=(i,)) for i in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(wrong, slow.made, hasattr(slow, "number"))
