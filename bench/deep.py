"""What nests deeper than any native may recurse: BUILDERS make it, ACTIONS are all that can be done with it (bench/depth.mjs)."""

import abc, array, ast, collections, contextlib, copy, dataclasses, decimal, fractions, functools, gc, inspect, io, itertools, json, marshal, operator
import pickle, pprint, re, reprlib, string, struct, sys, traceback, types, typing, weakref

DEPTH = 20_000  # far above what any stack takes


def nest(make, start=None, depth=1.0):
    """A function that nests what `make` makes; `depth`: how much of DEPTH."""
    def build():
        x = start() if callable(start) else start
        for _ in range(int(DEPTH * depth)):
            x = make(x)
        return x
    return build


def text(begin, middle="", end=""):
    return lambda: begin * DEPTH + middle + end * DEPTH


def blocks(line):
    """As deep as indentation goes."""
    return lambda: "".join(" " * i + line + "\n" for i in range(99)) + " " * 99 + "pass"


# ---- classes that pass on what is asked of them ----

class Obj:
    def __init__(self, x): self.x = x

class Slots:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x

class Box(list): pass

class Delegate:
    def __init__(self, x): self.x = x
    def __getattr__(self, name): return getattr(self.x, name)
    def __len__(self): return len(self.x)
    def __iter__(self): return iter(self.x)
    def __hash__(self): return hash(self.x)
    def __eq__(self, other): return self.x == other
    def __lt__(self, other): return self.x < other
    def __bool__(self): return bool(self.x)
    def __repr__(self): return repr(self.x)
    def __index__(self): return operator.index(self.x)
    def __call__(self, *args): return self.x(*args)
    def __contains__(self, item): return item in self.x
    def __getitem__(self, key): return self.x[key]
    def __add__(self, other): return self.x + other
    def __reduce__(self): return Delegate, (self.x,)

class Numeric:
    def __init__(self, x): self.x = x
    def __format__(self, spec): return format(self.x, spec)
    def __str__(self): return str(self.x)
    def __bytes__(self): return bytes(self.x)
    def __float__(self): return float(self.x)
    def __int__(self): return int(self.x)
    def __complex__(self): return complex(self.x)
    def __round__(self, *args): return round(self.x)
    def __abs__(self): return abs(self.x)
    def __neg__(self): return -self.x
    def __length_hint__(self): return operator.length_hint(self.x)
    def __iter__(self): return iter([1])
    def __dir__(self): return dir(self.x)
    def __sizeof__(self): return sys.getsizeof(self.x)
    def __reversed__(self): return reversed(self.x)
    def __instancecheck__(self, other): return isinstance(other, self.x)
    def __subclasscheck__(self, other): return issubclass(other, self.x)
    def __mro_entries__(self, bases): return (self.x,)
    def __deepcopy__(self, memo): return Numeric(copy.deepcopy(self.x, memo))
    def __copy__(self): return Numeric(copy.copy(self.x))
    def __del__(self): self.x = None

class Iter:
    def __init__(self, x): self.x = iter(x)
    def __iter__(self): return self
    def __next__(self): return next(self.x)

class Mapping(dict):
    def __init__(self, x): self.x = x
    def __getitem__(self, key): return self.x[key]
    def __missing__(self, key): return self.x[key]
    def keys(self): return self.x.keys()

class Manager:
    def __init__(self, x): self.x = x
    def __enter__(self): return self.x.__enter__() if self.x else None
    def __exit__(self, *args): return self.x.__exit__(*args) if self.x else None

class Checking(type):
    def __instancecheck__(cls, other): return isinstance(other, cls.inner)
    def __subclasscheck__(cls, other): return issubclass(other, cls.inner)

class Descriptor:
    def __init__(self, x): self.x = x
    def __get__(self, owner, kind): return self.x.__get__(owner, kind) if hasattr(type(self.x), "__get__") else self.x

class Lending:
    def __init__(self, x): self.x = x
    def __buffer__(self, flags): return memoryview(self.x)

Point = collections.namedtuple("Point", "x y")
T = typing.TypeVar("T")

@dataclasses.dataclass(order=True, unsafe_hash=True)
class Data:
    x: object


def delegating(x):
    yield from x

def default(x):
    def f(a=x): return a
    return f

def wrapper(x):
    def f(): pass
    f.__wrapped__ = x
    return f

def closure(x):
    def f(*args): return x(*args)
    return f

def context(x):
    e = ValueError(1)
    e.__context__ = x
    return e

def cause(x):
    e = ValueError(1)
    e.__cause__ = x
    return e

def raised(x):
    try:
        raise x
    except BaseException as e:
        n = ValueError()
        n.__context__, n.__traceback__ = e, e.__traceback__
        return n

def module(x):
    m = types.ModuleType("m")
    m.x = x
    return m

def ones(): return [1] * 9
def zeros(): return [0] * 9
def function(): return abs
def a_class(): return int
def an_error(): return ValueError(1)
def a_constant(): return ast.Constant(1)

NO_ARGUMENTS = ast.arguments([], [], None, [], [], None, [])

BUILDERS = {
    # containers
    "list": nest(lambda x: [x], list), "tuple": nest(lambda x: (x,), tuple), "dict": nest(lambda x: {1: x}, dict),
    "frozenset": nest(lambda x: frozenset([x]), frozenset, 0.02), "dicts in lists": nest(lambda x: [{1: x}], list),
    "deque": nest(lambda x: collections.deque([x]), list), "OrderedDict": nest(lambda x: collections.OrderedDict(a=x), list),
    "defaultdict": nest(lambda x: collections.defaultdict(int, a=x), list), "Counter": nest(lambda x: collections.Counter({1: x}), list, 0.2),
    "ChainMap": nest(lambda x: collections.ChainMap(x), dict, 0.2), "UserList": nest(lambda x: collections.UserList([x]), list, 0.2),
    "namedtuple": nest(lambda x: Point(x, 1), list), "object": nest(Obj, 1), "slots": nest(Slots, 1), "subclass of list": nest(lambda x: Box([x]), list),
    "dataclass": nest(Data, 1), "SimpleNamespace": nest(lambda x: types.SimpleNamespace(x=x), 1), "module": nest(module, 1, 0.2),
    "mappingproxy in dict": nest(lambda x: types.MappingProxyType({1: x}), 1), "mappingproxy": nest(types.MappingProxyType, dict),
    "view of values": nest(lambda x: {1: x}.values(), 1), "view of items": nest(lambda x: {1: x}.items(), 1),
    "slice": nest(slice, 1), "step of a slice": nest(lambda x: slice(None, None, x), 1),
    "memoryview": nest(memoryview, lambda: b"abc", 0.2), "slice of a memoryview": nest(lambda x: memoryview(x)[:], lambda: bytearray(b"abc"), 0.2),
    "__buffer__": nest(Lending, lambda: b"abc"), "mapping of its own": nest(Mapping, dict), "cell": nest(types.CellType, 1),
    # what passes on
    "delegate": nest(Delegate, list), "number": nest(Numeric, 1), "descriptor": nest(Descriptor, 1), "manager": nest(Manager),
    "metaclass": nest(lambda x: Checking("M", (), {"inner": x}), a_class, 0.2), "super": nest(lambda x: super(Obj, Obj(x)), 1),
    # iterators
    "iterator": nest(Iter, ones), "generator": nest(delegating, ones), "generator expression": nest(lambda x: (i for i in x), ones),
    "map": nest(lambda x: map(abs, x), ones), "filter": nest(lambda x: filter(None, x), ones), "zip": nest(zip, ones), "enumerate": nest(enumerate, ones),
    "reversed": nest(lambda x: reversed([x]), ones), "iterator of a list": nest(lambda x: iter([x]), ones), "iterator of values": nest(lambda x: iter({1: x}.values()), ones),
    "filterfalse": nest(lambda x: itertools.filterfalse(None, x), zeros), "chain": nest(itertools.chain, ones),
    "chain.from_iterable": nest(lambda x: itertools.chain.from_iterable([x]), ones), "islice": nest(lambda x: itertools.islice(x, 5), ones),
    "takewhile": nest(lambda x: itertools.takewhile(bool, x), ones), "dropwhile": nest(lambda x: itertools.dropwhile(lambda v: False, x), ones),
    "accumulate": nest(lambda x: itertools.accumulate(x, min), ones), "batched": nest(lambda x: itertools.batched(x, 1), ones), "cycle": nest(itertools.cycle, ones),
    "pairwise": nest(itertools.pairwise, ones), "compress": nest(lambda x: itertools.compress(x, [1] * 9), ones), "groupby": nest(itertools.groupby, ones),
    "starmap": nest(lambda x: itertools.starmap(lambda *args: args, x), lambda: [(1,)] * 9), "zip_longest": nest(itertools.zip_longest, ones),
    "tee": nest(lambda x: itertools.tee(x, 1)[0], ones), "product": nest(lambda x: itertools.product([x]), ones),
    "permutations": nest(lambda x: itertools.permutations([x]), ones), "combinations": nest(lambda x: itertools.combinations([x], 1), ones),
    # callables
    "partial": nest(lambda x: functools.partial(x, 1), function, 0.05), "argument of a partial": nest(lambda x: functools.partial(print, x), list),
    "keyword of a partial": nest(lambda x: functools.partial(print, a=x), list), "partialmethod": nest(functools.partialmethod, function, 0.2),
    "lru_cache": nest(functools.lru_cache, function, 0.2), "cmp_to_key": nest(lambda x: functools.cmp_to_key(lambda a, b: 0)(x), 1),
    "__wrapped__": nest(wrapper, function), "cached_property": nest(functools.cached_property, function, 0.2), "property": nest(property, function),
    "deleter": nest(lambda x: property(None, None, x), function), "staticmethod": nest(staticmethod, function), "classmethod": nest(classmethod, function),
    "method": nest(lambda x: types.MethodType(x, 1), function), "self of a method": nest(lambda x: types.MethodType(abs, x), 1),
    "default": nest(default, 1), "closure": nest(closure, function),
    "constant of code": nest(lambda x: compile("pass", "x", "exec").replace(co_consts=(x,)), 1, 0.2),
    # exceptions
    "context": nest(context, an_error), "cause": nest(cause, an_error), "ValueError": nest(ValueError, 1), "KeyError": nest(KeyError, 1), "OSError": nest(lambda x: OSError(1, x, x), 1),
    "AttributeError": nest(lambda x: AttributeError(x, name="a", obj=x), 1), "SystemExit": nest(SystemExit, 1), "StopIteration": nest(StopIteration, 1),
    "ImportError": nest(lambda x: ImportError("a", name=x, path=x), 1), "SyntaxError": nest(lambda x: SyntaxError("a", (x, 1, 1, x)), 1),
    "ExceptionGroup": nest(lambda x: ExceptionGroup("g", [x]), an_error), "raised": nest(raised, an_error, 0.1),
    # types
    "alias": nest(lambda x: list[x], a_class), "alias with a variable": nest(lambda x: types.GenericAlias(list, (x, T)), a_class),
    "origin of an alias": nest(lambda x: types.GenericAlias(x, (int,)), a_class), "unpacked alias": nest(lambda x: next(iter(types.GenericAlias(tuple, (x,)))), a_class),
    "union": nest(lambda x: list[x] | int, a_class), "Callable": nest(lambda x: collections.abc.Callable[[x], int], a_class, 0.1), "Optional": nest(lambda x: typing.Optional[list[x]], a_class, 0.1),
    "typing.List": nest(lambda x: typing.List[x], a_class, 0.1), "Annotated": nest(lambda x: typing.Annotated[list[x], 1], a_class, 0.1), "TypeAliasType": nest(lambda x: typing.TypeAliasType("A", x), a_class),
    "bound of a TypeVar": nest(lambda x: typing.TypeVar("T", bound=x), a_class), "bases": nest(lambda x: type("C", (x,), {}), lambda: object, 0.015),
    "tuple of classes": nest(lambda x: (x, int), lambda: str), "tuple of classes, last": nest(lambda x: (int, x), lambda: str),
    # trees of programs
    "BinOp": nest(lambda x: ast.BinOp(x, ast.Add(), ast.Constant(1)), a_constant), "ast.List": nest(lambda x: ast.List([x], ast.Load()), a_constant),
    "Attribute": nest(lambda x: ast.Attribute(x, "a", ast.Load()), a_constant), "ast.If": nest(lambda x: ast.If(ast.Constant(1), [x], []), ast.Pass),
    "MatchAs": nest(lambda x: ast.MatchAs(x, "a"), lambda: ast.MatchSingleton(None)), "Constant": nest(lambda x: ast.Constant((x,)), 1),
    "Lambda": nest(lambda x: ast.Lambda(NO_ARGUMENTS, x), a_constant),
    # texts
    "( )": text("(", "", ")"), "[ ]": text("[", "", "]"), "{1: }": text("{1:", "1", "}"), "{a: }": text('{"a":', "1", "}"), "-": text("-", "1"), "not": text("not ", "1"), ".a": text("", "a", ".a"),
    "()": text("", "a", "()"), "[0]": text("", "a", "[0]"), "+": text("", "1", "+1"), "**": text("", "1", "**1"), "if else": text("1 if 1 else ", "1"), "lambda": text("lambda: ", "1"), "<": text("", "1", "<1"),
    "and": text("", "1", " and 1"), "and or": text("(1 and (0 or ", "1", "))"), "await": text("await ", "1"), "*a": text("*", "a"), "f''": text("f'{", "1"), "f'{ }'": lambda: "f'" + "{1:" * DEPTH + "}" * DEPTH + "'",
    "{: }": text("{:", "", "}"), "elif": lambda: "if 1: pass\n" + "elif 1: pass\n" * DEPTH, "for in": text("(a for a in ", "b", ")"), "a=": text("a=", "1"), "a:=": text("(a:=", "1", ")"),
    "case [ ]": lambda: "match a:\n case " + "[" * DEPTH + "]" * DEPTH + ": pass", "case |": lambda: "match a:\n case " + "1|" * DEPTH + "1: pass", "del ( )": lambda: "del " + "(" * DEPTH + "a" + ")" * DEPTH,
    "@": text("@a\n", "def f(): pass"), "[ ] =": lambda: "[" * DEPTH + "a" + "]" * DEPTH + "=1", "'' ''": text("'a' "), "a[ ]": text("a[", "0", "]"), "yield": text("(yield ", "", ")"),
    "def": blocks("def f():"), "class": blocks("class C:"), "with": blocks("with a:"), "try": blocks("try:"), "while": blocks("while 1:"),
    "(?: )": text("(?:", "", ")"), "(?= )": text("(?=", "", ")"), "(?:a| )": text("(?:a|", "", ")"), "(?: )*": text("(?:", "a", ")*"),
}

# ---- what is done ----

name = None
current = None

def other():
    return BUILDERS[name]()

def raising(x):
    try: raise x
    except ValueError: pass

def catching(x):
    try: 1 / 0
    except x: pass

def catching_groups(x):
    try: raise x
    except* ValueError: pass

def raising_finally(x):
    try:
        try: raise x
        finally: raise KeyError
    except KeyError: pass

def as_member(x):
    class C: p = x
    return C().p

def as_method(x):
    class C: p = x
    return C().p()

def as_base(x):
    class C(x): pass

def as_metaclass(x):
    class C(metaclass=x): pass

def as_annotation(x):
    def f(a: x) -> x: ...
    return f.__annotations__, typing.get_type_hints(f)

def matching(x):
    match x:
        case [[[a]]]: return a
        case {1: {1: b}}: return b
        case Data(Data(c)): return c

def unpacking(x):
    a, *b = x
    return [*x], {**x}

def entering(x):
    with x: pass

def compiling(x):
    is_expression = isinstance(x, ast.expr)
    return compile(ast.Expression(x) if is_expression else ast.Module([x], []), "x", "eval" if is_expression else "exec")

def stepping(x):
    iterator = iter(x)
    return [next(iterator) for _ in range(3)]

def forgetting(x):
    global current
    current = None

ACTIONS = {
    "repr": repr, "str": str, "hash": hash, "bool": bool, "len": len, "iter": stepping, "list": list, "dict": dict, "set": set, "sum": sum, "max": max, "all": all, "sorted": sorted,
    "join": "".join, "in": lambda x: 5 in x, "index": lambda x: x.index(5), "count": lambda x: x.count(5), "==": lambda x: x == other(), "<": lambda x: x < other(), "in a list": lambda x: other() in [x],
    "key of a dict": lambda x: {x: 1}[other()], "lists of it": lambda x: [x] < [other()], "call": lambda x: x(), "call with one": lambda x: x(1), "__get__": lambda x: x.__get__(1, int),
    "__set__": lambda x: x.__set__(1, 1), "__wrapped__": lambda x: x.__wrapped__, "__isabstractmethod__": lambda x: x.__isabstractmethod__, "__doc__": lambda x: x.__doc__, "__name__": lambda x: x.__name__,
    "__qualname__": lambda x: x.__qualname__, "__module__": lambda x: x.__module__, "__annotations__": lambda x: x.__annotations__, "member": as_member, "method": as_method, "base": as_base,
    "metaclass": as_metaclass, "getattr": lambda x: x.nothing, "setattr": lambda x: setattr(x, "nothing", 1), "dir": dir, "vars": vars, "signature": inspect.signature, "unwrap": inspect.unwrap,
    "callable": callable, "reduce": lambda x: x.__reduce_ex__(4), "copy": copy.copy, "deepcopy": copy.deepcopy, "pickle": pickle.dumps, "pickle in Python": pickle._dumps, "unpickle": lambda x: pickle.loads(pickle.dumps(x)),
    "marshal": marshal.dumps, "unmarshal": lambda x: marshal.loads(marshal.dumps(x)), "json": json.dumps, "json, indented": lambda x: json.dumps(x, indent=1), "json.loads": json.loads, "getsizeof": sys.getsizeof,
    "collect": lambda x: gc.collect(), "f-string": lambda x: f"{x!r} {x} {x:x}", "%": lambda x: "%s" % (x,), "format": lambda x: "{0} {0.x} {0[1]}".format(x), "its format": lambda x: x.format(1, 2), "bytes": bytes,
    "float": float, "int": int, "complex": complex, "abs": abs, "-": operator.neg, "round": round, "operator.index": operator.index, "length_hint": operator.length_hint, "reversed": lambda x: list(reversed(x)),
    "memoryview": memoryview, "tolist": lambda x: x.tolist(), "calcsize": struct.calcsize, "+": lambda x: x + x, "*": lambda x: x * 2, "|": lambda x: x | int, "x | x": lambda x: x | x, "[0]": lambda x: x[0], "['a']": lambda x: x["a"],
    "items": lambda x: list(x.items()), "[:]": lambda x: x[:], "[x]": lambda x: [1, 2][x], "isinstance": lambda x: isinstance(1.5, x), "issubclass": lambda x: issubclass(float, x), "Sized": lambda x: isinstance(x, collections.abc.Sized),
    "mro": lambda x: x.mro(), "__parameters__": lambda x: x.__parameters__, "[int]": lambda x: x[int], "list[x]": lambda x: list[x], "__value__": lambda x: x.__value__, "annotation": as_annotation, "new_class": lambda x: types.new_class("X", (x,)),
    "raise": raising, "except": catching, "except*": catching_groups, "finally": raising_finally, "split": lambda x: x.split(ValueError), "subgroup": lambda x: x.subgroup(lambda e: False), "traceback": traceback.format_exception,
    "excepthook": lambda x: sys.excepthook(type(x), x, None), "group": lambda x: ExceptionGroup("x", [x]), "throw": lambda x: x.throw(ValueError), "close": lambda x: x.close(), "send": lambda x: x.send(None),
    "match": matching, "unpack": unpacking, "with": entering, "compile": lambda x: compile(x, "x", "exec"), "eval": eval, "literal_eval": ast.literal_eval, "ast.parse": ast.parse, "unparse": ast.unparse, "ast.dump": ast.dump, "walk": lambda x: list(ast.walk(x)),
    "compile a tree": compiling, "re": re.compile, "re.match": lambda x: re.match(x, "aaaa"), "pprint": pprint.pformat, "reprlib": reprlib.repr, "asdict": dataclasses.asdict, "Template": lambda x: string.Template(x).substitute(), "globals": lambda x: eval("1", x),
    "update": lambda x: {}.update(x), "extend": lambda x: [].extend(x), "**": lambda x: (lambda **k: 0)(**x), "* ": lambda x: (lambda *k: 0)(*x), "print": print, "weakref": lambda x: repr(weakref.proxy(x)), "reduce with": lambda x: functools.reduce(min, x),
    "array": lambda x: array.array("i", x), "Decimal": decimal.Decimal, "Fraction": fractions.Fraction, "OrderedDict": collections.OrderedDict, "Counter": collections.Counter, "deque": collections.deque, "forget": forgetting,
}


def attempt(builder, action):
    """Does it, with a fresh operand: the name of the exception, or "done"."""
    global name, current
    name, current = builder, None
    try:
        current = BUILDERS[builder]()
        ACTIONS[action](current)
    except KeyboardInterrupt:
        raise
    except BaseException as e:
        return type(e).__name__
    return "done"
