# oracle: cpython3.13, because Pyodide's C stack is shallow
nested = []
for _ in range(100000):
    nested = [nested]
other = []
for _ in range(100000):
    other = [other]
deep_dict = {}
for _ in range(100000):
    deep_dict = {"k": deep_dict}
deep_tuple = ()
for _ in range(100000):
    deep_tuple = (deep_tuple,)
for action in (lambda: repr(nested), lambda: str(nested), lambda: nested == other, lambda: nested < other, lambda: repr(deep_dict), lambda: repr(deep_tuple), lambda: f"{nested}"):
    try:
        action()
        print("no error")
    except RecursionError as error:
        print("RecursionError")
print("still alive")
