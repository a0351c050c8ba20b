import builtins

for name in ("exit", "quit", "copyright", "credits", "license", "help"):
    value = getattr(builtins, name)
    print(name, type(value).__name__, callable(value))
print(repr(exit), "|", repr(quit))
for leave in (exit, quit):
    for code in ((), (3,), ("message",), (None,)):
        try:
            leave(*code)
        except SystemExit as error:
            print(leave.name, error.code)
import sys
