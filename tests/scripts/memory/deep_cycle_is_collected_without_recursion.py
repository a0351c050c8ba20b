# oracle: cpython3.13, because Pyodide's C stack is shallow
import gc
gc.disable()
bottom = []
nested = bottom
for _ in range(500000):
    nested = [nested]
bottom.append(nested)
del nested, bottom
print(gc.collect())
