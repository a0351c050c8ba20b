# oracle: cpython3.13
# A thread interrupts the main one, which is just starting it or waits for it: it can be waited for afterwards.
import _thread
import threading


def interrupted():
    thread = threading.Thread(target=_thread.interrupt_main)
    try:
        thread.start()
        thread.join()
    except KeyboardInterrupt:
        how = "interrupted"
    else:
        how = "not interrupted"
    thread.join()
    return how, thread.is_alive(), thread.ident is not None


print({interrupted() for _ in range(20)}, threading.active_count())
