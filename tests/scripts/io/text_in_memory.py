# StringIO: writing, reading, positions in characters, and the five kinds of line ends.
import io
file = io.StringIO()
print("one", 2, file=file)
print(file.write("three\n"), file.tell(), file.getvalue(), file.seek(0), file.readline(), file.read(3), list(file))
print(file.seek(2), file.write("E!"), file.getvalue(), file.seek(14), file.write("x"), ascii(file.getvalue()), file.truncate(3), file.getvalue())
for newline in (None, "", "\n", "\r", "\r\n"):
    file = io.StringIO("a\nb\r\nc\rd", newline)
    print(repr(newline), file.readlines(), ascii(file.getvalue()), file.newlines)
    file.write("\n\r")
    print("   ", ascii(file.getvalue()))
file = io.StringIO("\u20ac\U0001f600x")
print(ascii(file.read(2)), file.tell(), file.read(), file.seek(0, 2), file.seek(0, 1), file.encoding, file.errors, file.line_buffering)
for call in (lambda: file.write(b"x"), lambda: file.seek(-1), lambda: file.seek(1, 1), lambda: file.seek(0, 3), lambda: file.truncate(-1), lambda: io.StringIO(3), lambda: io.StringIO("", "x"), lambda: file.fileno(), lambda: file.detach()):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
file.close()
for call in (file.read, file.getvalue, lambda: file.write(""), lambda: next(file), file.__enter__):
    try:
        print(call())
    except ValueError as error:
        print(error)
