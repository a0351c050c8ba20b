import sys


def f(*args):
    return args


print(sys.call_tracing(f, (1, 2)))
for args in ((f,), (f, [1]), (f, (1,), 2), (5, ())):
    try:
        sys.call_tracing(*args)
    except TypeError as error:
        print(error)
for function in (sys.settrace, sys.setprofile):
    for args in ((), (1, 2)):
        try:
            function(*args)
        except TypeError as error:
            print(error)
print(sys.gettrace(), sys.getprofile())
for function in (sys.gettrace, sys.getprofile):
    try:
        function(1)
    except TypeError as error:
        print(error)
print(sys.settrace(None), sys.setprofile(None))
