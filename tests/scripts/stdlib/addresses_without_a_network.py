# oracle: cpython3.13
# Addresses become the bytes of packets and back without a network; SIGINT's first handler is no method where a class has it.
import signal
import socket

for family, text in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"), (socket.AF_INET6, "1::ffff:1.2.3.4")):
    packed = socket.inet_pton(family, text)
    print(packed, socket.inet_ntop(family, packed))
for attempt in (
    lambda: socket.inet_pton(socket.AF_INET, "1.2.3"),
    lambda: socket.inet_pton(socket.AF_INET, "1.2.3.400"),
    lambda: socket.inet_pton(socket.AF_INET6, "::1%lo"),
    lambda: socket.inet_ntop(socket.AF_INET, b"123"),
    lambda: socket.inet_pton(socket.AF_INET, b"127.0.0.1"),
):
    try:
        print(attempt())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__)


class Handlers:
    first = signal.default_int_handler


try:
    Handlers().first(signal.SIGINT, None)
except KeyboardInterrupt as error:
    print(repr(error), type(signal.default_int_handler).__name__, signal.getsignal(signal.SIGINT) == Handlers.first)
