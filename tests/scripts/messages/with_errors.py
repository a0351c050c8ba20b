# with: managers that lack methods, fail on entering or leaving, swallow or replace errors.
class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *args):
        pass


class OnInstance:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *args: None


class Async:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


class Half(NoExit):
    async def __aexit__(self, *args):
        pass


class M:
    def __init__(self, enter=None, exit=None):
        self.enter, self.exit = enter, exit

    def __enter__(self):
        if isinstance(self.enter, Exception):
            raise self.enter
        return self.enter

    def __exit__(self, kind, error, traceback):
        print("exit", kind and kind.__name__, error, traceback is not None, end=" ")
        if isinstance(self.exit, Exception):
            raise self.exit
        return self.exit


class BadTruth:
    def __bool__(self):
        raise KeyError("truth of what exit gave")


class BadArguments:
    def __enter__(self):
        pass

    def __exit__(self):
        pass


def attempt(source):
    try:
        exec(source, globals())
        print(source, "ok")
    except BaseException as error:
        print(source, "->", type(error).__name__, error, "| context", repr(error.__context__))


for source in [
    "with NoExit(): pass", "with NoEnter(): pass", "with OnInstance(): pass", "with 5: pass", "with None: pass", "with Async(): pass", "with Half(): pass", "with M: pass",
    "with open: pass", "with undefined: pass", "with M(ValueError('enter')): pass", "with M(exit=ValueError('exit')): pass", "with M(exit=ValueError('exit')): 1/0",
    "with M(exit=True): 1/0", "with M(exit=False): 1/0", "with M(exit=[]): 1/0", "with M(exit='text'): 1/0", "with M(exit=BadTruth()): 1/0", "with M(exit=BadTruth()): pass",
    "with BadArguments(): pass", "with BadArguments(): 1/0", "with M((1, 2)) as (a, b): print(a, b)", "with M(5) as (a, b): pass", "with M((1, 2, 3)) as (a, b): pass", "with M(1) as x.y: pass",
    "with M() as a, M(ValueError('second')): pass", "with M(exit=True), M(exit=ValueError('inner')): 1/0", "with M(exit=ValueError('outer')), M(exit=ValueError('inner')): 1/0",
    "with (M() as a, M() as b,): pass", "with (M(), M()): pass", "with M() as a: raise SystemExit(3)", "with M(exit=True): raise KeyboardInterrupt", "with M(exit=True): raise StopIteration",
    "for i in range(3):\n with M():\n  if i == 0: continue\n  break", "def f():\n with M(exit=True): return 1\nprint(f())", "def f():\n with M(exit=True): 1/0\nprint(f())",
    "def f():\n with M(exit=ValueError('x')): return 1\nprint(f())",
]:
    attempt(source)
