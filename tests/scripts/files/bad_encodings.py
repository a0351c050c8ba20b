# Files whose bytes are no text of the encoding, names of encodings that are none, and what is left behind.
import os


def attempt(name, what):
    try:
        print(name, "->", repr(what())[:60])
    except Exception as error:
        # The numbers of errors are the platform's.
        print(name, type(error).__name__, str(error).partition("] ")[2] or error)


with open("latin", "wb") as file:
    file.write("grüß dich\n".encode("latin-1") * 2000)
for errors in ("strict", "replace", "ignore", "surrogateescape", "backslashreplace"):
    attempt(errors, lambda: open("latin", encoding="utf-8", errors=errors).readline())
attempt("all lines", lambda: list(open("latin", encoding="utf-8")))
attempt("ascii", lambda: open("latin", encoding="ascii").read(10))
with open("odd", "wb") as file:
    file.write(b"\xff\xfea")
attempt("half a character", lambda: open("odd", encoding="utf-16").read())
attempt("no encoding", lambda: open("latin", encoding="nope"))
attempt("no encoding to write", lambda: open("new", "w", encoding="nope"))
attempt("no character", lambda: open("narrow", "w", encoding="ascii").write("ü"))
print({name: os.path.getsize(name) for name in ("latin", "narrow", "new", "odd")})
attempt("missing", lambda: open("none/such"))
attempt("missing folder", lambda: open("none/such", "w"))
attempt("a folder", lambda: open("."))
attempt("a file as folder", lambda: open("latin/x"))
attempt("there already", lambda: open("latin", "x"))
attempt("mode", lambda: open("latin", "rw"))
attempt("not to be read", lambda: open("latin", "a").read())
attempt("not to be written", lambda: open("latin").write("x"))
attempt("remove", lambda: os.remove("none"))
