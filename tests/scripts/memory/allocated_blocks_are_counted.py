# oracle: cpython3.13, as Pyodide does not count blocks
"""sys.getallocatedblocks counts what is in use now."""
import sys

before = sys.getallocatedblocks()
many = [[] for _ in range(10_000)]
print(sys.getallocatedblocks() - before > 9_000)
del many
print(abs(sys.getallocatedblocks() - before) < 200)
