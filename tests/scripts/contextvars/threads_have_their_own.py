# oracle: cpython3.13
# A thread begins with an empty context and leaves the others' alone, whoever runs in between.
import contextvars
import threading
import time

v = contextvars.ContextVar("v", default="nothing")
v.set("main")
seen = {}


def work(name):
    seen[name, "first"] = v.get()
    v.set(name)
    for _ in range(3):
        time.sleep(0.001)
        if v.get() != name:
            seen[name, "wrong"] = v.get()
    seen[name, "len"] = len(contextvars.copy_context())


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
inherits = threading.Thread(target=contextvars.copy_context().run, args=(work, "copied"))
for thread in (*threads, inherits):
    thread.start()
for thread in (*threads, inherits):
    thread.join()
print(sorted(seen.items()), v.get())
