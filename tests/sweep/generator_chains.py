# Generators that hold one another: made, started, and closed by their deallocation.
def held(x):
    yield x


full = None
for i in range(30):
    full = held(full)
    next(full)
full = None
