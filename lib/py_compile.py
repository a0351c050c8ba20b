"""Compiles source files to .pyc files, for import to find.

See https://docs.python.org/3.14/library/py_compile.html. What that page says of SOURCE_DATE_EPOCH does not hold yet: the default is a
time stamp always.
"""

import sys
import _host

_pycache = _host.own("_pycache")

__all__ = ["compile", "main", "PyCompileError", "PycInvalidationMode"]


class PyCompileError(Exception):
    """A file could not be compiled. `msg` is what would be printed of the error; `exc_type_name`, `exc_value` and `file` say what and where."""

    def __init__(self, exc_type, exc_value, file, msg=""):
        name = exc_type.__name__
        if exc_type is SyntaxError:
            text = _host.own("_traceback").format_only(exc_value)
            text = text.replace('File "<string>"', f'File "{file}"')
        else:
            text = f"Sorry: {name}: {exc_value}"
        Exception.__init__(self, msg or text, name, exc_value, file)
        self.exc_type_name = name
        self.exc_value = exc_value
        self.file = file
        self.msg = msg or text

    def __str__(self):
        return self.msg


class _Members(type):
    """A class whose instances are a few named constants: iterating it gives them."""

    def __iter__(cls):
        return iter(cls._members.values())

    def __len__(cls):
        return len(cls._members)

    def __contains__(cls, member):
        return member in cls._members.values()

    def __getitem__(cls, name):
        return cls._members[name]

    def __call__(cls, value):
        for member in cls._members.values():
            if member is value or member.value == value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")


class PycInvalidationMode(metaclass=_Members):
    """How import knows whether a .pyc file still belongs to its source."""

    _members = {}

    def __repr__(self):
        return f"<PycInvalidationMode.{self.name}: {self.value}>"

    def __str__(self):
        return f"PycInvalidationMode.{self.name}"


for _value, _name in enumerate(("TIMESTAMP", "CHECKED_HASH", "UNCHECKED_HASH"), 1):
    _member = object.__new__(PycInvalidationMode)
    _member.name, _member.value = _name, _value
    PycInvalidationMode._members[_name] = _member
    setattr(PycInvalidationMode, _name, _member)


def _get_default_invalidation_mode():
    return PycInvalidationMode.TIMESTAMP


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    """Compiles one file; the path of the .pyc file, or None if it cannot be compiled.

    `cfile` is the path of the .pyc file, `dfile` the name of the source in messages. Where it cannot be compiled, PyCompileError is
    raised with `doraise`; else the error goes to standard error, unless `quiet` is 2.
    """
    if invalidation_mode is None:
        invalidation_mode = _get_default_invalidation_mode()
    if cfile is None:
        optimization = None if optimize < 0 else optimize if optimize >= 1 else ""
        cfile = _pycache.cache_from_source(file, optimization=optimization)
    source = _pycache.contents(file)
    try:
        code = _builtin_compile(source, dfile or file, "exec", dont_inherit=True, optimize=optimize)
    except Exception as error:
        failure = PyCompileError(error.__class__, error, dfile or file)
        if quiet < 2:
            if doraise:
                raise failure
            sys.stderr.write(failure.msg + "\n")
        return None
    if invalidation_mode == PycInvalidationMode.TIMESTAMP:
        header = _pycache.time_header(*_pycache.stats(file))
    else:
        header = _pycache.hash_header(source, invalidation_mode == PycInvalidationMode.CHECKED_HASH)
    _pycache.write(cfile, header, code)
    return cfile


_builtin_compile = sys.modules["builtins"].compile

_USAGE = "usage: py_compile.py [-h] [-q] filenames [filenames ...]\n"


def main():
    """The command line: compiles the files named there; `-` stands for names on standard input."""
    names, quiet = [], False
    for word in sys.argv[1:]:
        if word in ("-h", "--help"):
            print(_USAGE + "\nA simple command-line interface for py_compile module.")
            return
        if word in ("-q", "--quiet"):
            quiet = True
        elif word.startswith("-") and word != "-":
            _misuse(f"unrecognized arguments: {word}")
        else:
            names.append(word)
    if not names:
        _misuse("the following arguments are required: filenames")
    if names == ["-"]:
        names = [line.rstrip("\n") for line in sys.stdin]
    for name in names:
        try:
            compile(name, doraise=True)
        except PyCompileError as error:
            _leave("" if quiet else error.msg)
        except OSError as error:
            _leave("" if quiet else f"{error}\n")


def _leave(message):
    sys.stderr.write(message)
    sys.exit(1)


def _misuse(message):
    sys.stderr.write(f"{_USAGE}py_compile.py: error: {message}\n")
    sys.exit(2)


if __name__ == "__main__":
    main()
