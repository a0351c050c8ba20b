# Groups caught by plain except, raised, chained, compared, hashed, iterated over.
def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from leaves(each)
    else:
        yield error


group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ExceptionGroup("i", [KeyError(3)])])])
try:
    raise group
except ExceptionGroup as caught:
    print(caught is group, list(map(repr, leaves(caught))))
for cls in (ValueError, TypeError, ExceptionGroup, BaseExceptionGroup, Exception, BaseException):
    try:
        try:
            raise group
        except cls:
            print(cls.__name__, "caught it")
    except BaseException:
        print(cls.__name__, "did not")
try:
    raise BaseExceptionGroup("b", [KeyboardInterrupt()])
except Exception:
    print("no")
except BaseExceptionGroup as b:
    print(repr(b), isinstance(b, Exception))
print(BaseExceptionGroup("b", [ValueError()]).__class__, isinstance(group, Exception), hash(group) == hash(group), group in [group])
match group:
    case ExceptionGroup(message="g", exceptions=[ValueError(args=(n,)), *rest]):
        print(n, rest)
copied = type(group)(*group.args)
print(repr(copied) == repr(group), copied == group, copied.exceptions is group.exceptions, group.__reduce__()[0] is ExceptionGroup, group.__reduce__()[1] == group.args)
group.extra = 1
print(group.__dict__, group.__reduce__()[2])
collected = []
for i in range(4):
    try:
        match i:
            case 0: int("x")
            case 1: {}["k"]
            case 2: pass
            case 3: [].pop()
    except Exception as error:
        collected.append(error)
try:
    if collected:
        raise ExceptionGroup("collected", collected)
except* (ValueError, LookupError) as e:
    print([type(each).__name__ for each in e.exceptions])
