"""What the command does before a program runs: sys.argv, sys.path, the program's code and its __main__."""

import sys
import _host


def prepare(config):
    """The code to run and its namespace, or None. `config` is made by src/cli/arguments.ts."""
    kind, target, args, write_bytecode, inspect, optimize, environment, cwd = config
    sys.argv = [_argv0(kind, target)] + list(args)
    sys.dont_write_bytecode = not write_bytecode
    namespace = {
        "__name__": "__main__", "__doc__": None, "__package__": None, "__loader__": None,
        "__spec__": None, "__builtins__": sys.modules["builtins"],
    }
    source, filename = _source(kind, target)
    sys.path.insert(0, _folder(kind, target))
    if kind == "file":
        namespace["__file__"] = target
        namespace["__cached__"] = None
    return compile(source, filename, "exec", 0, True, optimize), namespace


def _argv0(kind, target):
    return {"file": target, "stdin": "-", "command": "-c", "module": "-m"}.get(kind, "")


def _folder(kind, target):
    """sys.path[0]: the script's folder; the current one for what is no file."""
    if kind != "file":
        return ""
    return target.rpartition("/")[0]


def _source(kind, target):
    if kind == "command":
        return target + "\n", "<string>"
    if kind == "stdin":
        lines = []
        while (line := _host.readline("")) is not None:
            lines.append(line)
        return "".join(lines), "<stdin>"
    if kind == "file":
        data = _host.read(target)
        if isinstance(data, int):
            sys.stderr.write(f"taipan: can't open file {target!r}: [Errno {data}]\n")
            raise SystemExit(2)
        return data, target
    raise SystemError(f"cannot run {kind} yet")
