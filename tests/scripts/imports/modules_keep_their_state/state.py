"""Docstring of state."""

print("executing state")
value = 0
log = []


def increment():
    global value
    value += 1
    log.append(value)
