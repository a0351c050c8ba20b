from a2 import z
