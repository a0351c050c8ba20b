"""sys.stdout.buffer and sys.stdin.buffer: bytes below the text."""
import sys

print(type(sys.stdout.buffer).__name__, type(sys.stderr.buffer).__name__, sys.stdout.buffer is sys.stdout.buffer)
print(sys.stdout.buffer.writable(), sys.stdout.buffer.readable(), sys.stdout.buffer.fileno(), sys.stdout.buffer.name)
sys.stdout.flush()
print(sys.stdout.buffer.write(b"bytes \xc3\xa9\n"))
sys.stdout.flush()
print("text")
sys.stdout.flush()
sys.stdout.buffer.write(b"more\n")
sys.stdout.buffer.flush()
try:
    sys.stdout.buffer.write("text")
except TypeError as error:
    print(error)
print(type(sys.stdin.buffer).__name__, sys.stdin.buffer.read(), sys.stdin.buffer.readable())
