"""Output that is lost at the end is told, and the status is 120."""
import sys


class Stream:
    def write(self, text):
        return len(text)

    def flush(self):
        raise OSError("not flushed")


print("before")
sys.stdout.flush()
sys.stdout = Stream()
