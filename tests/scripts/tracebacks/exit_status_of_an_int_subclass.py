"""SystemExit.code may be an int of a subclass; a group is no exit."""


class Status(int):
    pass


try:
    raise BaseExceptionGroup("exits", [SystemExit(2)])
except BaseExceptionGroup as group:
    print(group.exceptions[0].code)
raise SystemExit(Status(26))
