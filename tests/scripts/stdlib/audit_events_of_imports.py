# Hooks hear of each import that is not a lookup in sys.modules, of open, exec, compile and input, and may forbid them.
import io
import sys

events = []
refused = set()


def hook(event, args):
    if event in ("import", "open", "compile", "exec", "builtins.input", "builtins.input/result"):
        events.append((event, args[0] if event == "import" else len(args)))
    if event in refused:
        refused.discard(event)
        raise PermissionError(f"no {event} here")


sys.addaudithook(hook)
import colorsys
import colorsys
import xml.sax.handler

print([name for event, name in events if event == "import" and name.startswith(("colorsys", "xml"))])
events.clear()
for name, attempt in (
    ("import", lambda: __import__("nturl2path")),
    ("open", lambda: open("/does/not/exist")),
    ("compile", lambda: compile("1", "<text>", "eval")),
    ("exec", lambda: exec("x = 1")),
    ("builtins.id", lambda: id(3)),
):
    refused.add(name)
    try:
        print(attempt())
    except PermissionError as error:
        print("PermissionError:", error)
print(sorted({event for event, _ in events}))
print("nturl2path" in sys.modules, __import__("colorsys") is colorsys)
