group = ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("nested", [KeyError("k"), ValueError(2)])])
print(repr(group), str(group), group.message, len(group.exceptions), isinstance(group, Exception))
print(group.subgroup(ValueError))
print(group.subgroup(lambda error: isinstance(error, KeyError)).exceptions)
match, rest = group.split(ValueError)
print(match.exceptions, rest.exceptions, rest.message)
print(group.subgroup(OSError), group.split((ValueError, TypeError, KeyError))[1])
print(group.derive([ValueError()]))
base = BaseExceptionGroup("base", [KeyboardInterrupt()])
print(type(base).__name__, type(BaseExceptionGroup("all exceptions", [ValueError()])).__name__)
for make in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x"), lambda: ExceptionGroup(), lambda: group.split(5)):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    raise group
except ExceptionGroup as caught:
    print(caught is group, caught.exceptions[0])
try:
    group.exceptions = ()
except AttributeError as error:
    print(error)


class Mine(ExceptionGroup):
    def derive(self, errors):
        return Mine(self.message + "!", errors)


mine = Mine("mine", [ValueError(), KeyError()])
print(repr(mine.subgroup(KeyError)))
