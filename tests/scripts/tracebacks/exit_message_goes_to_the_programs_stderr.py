"""The message of sys.exit is written to whatever sys.stderr is."""
import sys


class Stream:
    def write(self, text):
        sys.stdout.write(f"[{text!r}]")

    def flush(self):
        pass


sys.stderr = Stream()
sys.exit("the message")
