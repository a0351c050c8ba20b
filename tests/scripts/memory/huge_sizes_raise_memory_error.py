# oracle: cpython3.13, because a 32-bit build calls these sizes an overflow
def attempt(make):
    try:
        make()
        return "made"
    except MemoryError as error:
        return f"MemoryError {error.args}"
    except OverflowError:
        return "OverflowError"
print(attempt(lambda: [0] * 2**40), attempt(lambda: "x" * 2**40), attempt(lambda: bytearray(2**40)), attempt(lambda: b"x" * 2**45))
