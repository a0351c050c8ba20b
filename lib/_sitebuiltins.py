"""The built-in names for those who sit at the prompt: exit and quit, copyright, credits, license and help."""

import builtins
import sys


class Quitter:
    """Leaves when called, and says how to when shown."""

    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f"Use {self.name}() or {self.eof} to exit"

    def __call__(self, code=None):
        # IDLE and the like take a closed standard input for the end of the session.
        try:
            sys.stdin.close()
        except:
            pass
        raise SystemExit(code)


class _Printer:
    """A text that is printed when called, and shown when short. The first file that can be read in one of the folders counts more."""

    MAXLINES = 23

    def __init__(self, name, data, files=(), dirs=()):
        self.__name = name
        self.__data = data
        self.__paths = [f"{folder}/{file}" for folder in dirs for file in files]

    def __lines(self):
        for path in self.__paths:
            try:
                with open(path, encoding="utf-8") as file:
                    return file.read().split("\n")
            except OSError:
                pass
        return self.__data.split("\n")

    def __repr__(self):
        lines = self.__lines()
        if len(lines) <= self.MAXLINES:
            return "\n".join(lines)
        return f"Type {self.__name}() to see the full {self.__name} text"

    def __call__(self):
        lines = self.__lines()
        for start in range(0, len(lines), self.MAXLINES):
            if start and input("Hit Return for more, or q (and Return) to quit: ") == "q":
                break
            print("\n".join(lines[start:start + self.MAXLINES]))


class _Helper:
    """What `help` is: pydoc does the work."""

    def __repr__(self):
        return "Type help() for interactive help, or help(object) for help about object."

    def __call__(self, *args, **kwds):
        load = builtins.__import__  # the program's: what is imported here are the VM's own modules
        return load("pydoc").help(*args, **kwds)


def install():
    """Puts them among the built-in names."""
    eof = "Ctrl-D (i.e. EOF)"
    builtins.quit = Quitter("quit", eof)
    builtins.exit = Quitter("exit", eof)
    builtins.copyright = _Printer("copyright", sys.copyright)
    builtins.credits = _Printer("credits", "taipan is Python 3.14 in WebAssembly. The language and its library are the work of many.")
    builtins.license = _Printer("license", "taipan is under the MIT licence; CPython's library under the PSF's, see https://www.python.org/psf/license/")
    builtins.help = _Helper()
