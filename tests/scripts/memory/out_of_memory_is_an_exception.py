# oracle: cpython3.13, where sizes have 64 bits as ours
"""What cannot be had raises MemoryError or OverflowError, and the program goes on."""


def attempt(function):
    try:
        function()
        print("made")
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__)


attempt(lambda: "x" * (2**62))
attempt(lambda: [0] * (2**62))
attempt(lambda: (0,) * (2**62))
attempt(lambda: bytearray(2**62))
attempt(lambda: b"x" * (2**62))
attempt(lambda: bytes(2**70))
attempt(lambda: [0] * (2**70))
attempt(lambda: "x" * (2**70))
values = [1, 2, 3]
attempt(lambda: values.extend([0] * 2**62))
print(values)
values *= 2
print(values)
