"""The classes of syntax trees, and the trees that compile() gives. See https://docs.python.org/3.14/library/ast.html.

What kinds of nodes there are, with their fields, is in one table, in the notation of the documentation's abstract grammar: `*` a list, `?`
optional. The host's parser hands trees over as a sequence of steps (src/host/trees.ts), so that no tree is too deep.

The other way, for compile(): lib/_asttree.py.
"""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

_POSITIONS = ("lineno", "col_offset", "end_lineno", "end_col_offset")

# Kinds of nodes: those with `(attributes)` behind have a place in the source.
_GRAMMAR = """
mod = Module(stmt* body, type_ignore* type_ignores)
    | Interactive(stmt* body)
    | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
     | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
     | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
     | Return(expr? value)
     | Delete(expr* targets)
     | Assign(expr* targets, expr value, string? type_comment)
     | TypeAlias(expr name, type_param* type_params, expr value)
     | AugAssign(expr target, operator op, expr value)
     | AnnAssign(expr target, expr annotation, expr? value, int simple)
     | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | While(expr test, stmt* body, stmt* orelse)
     | If(expr test, stmt* body, stmt* orelse)
     | With(withitem* items, stmt* body, string? type_comment)
     | AsyncWith(withitem* items, stmt* body, string? type_comment)
     | Match(expr subject, match_case* cases)
     | Raise(expr? exc, expr? cause)
     | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | Assert(expr test, expr? msg)
     | Import(alias* names)
     | ImportFrom(identifier? module, alias* names, int? level)
     | Global(identifier* names)
     | Nonlocal(identifier* names)
     | Expr(expr value)
     | Pass
     | Break
     | Continue
expr = BoolOp(boolop op, expr* values)
     | NamedExpr(expr target, expr value)
     | BinOp(expr left, operator op, expr right)
     | UnaryOp(unaryop op, expr operand)
     | Lambda(arguments args, expr body)
     | IfExp(expr test, expr body, expr orelse)
     | Dict(expr* keys, expr* values)
     | Set(expr* elts)
     | ListComp(expr elt, comprehension* generators)
     | SetComp(expr elt, comprehension* generators)
     | DictComp(expr key, expr value, comprehension* generators)
     | GeneratorExp(expr elt, comprehension* generators)
     | Await(expr value)
     | Yield(expr? value)
     | YieldFrom(expr value)
     | Compare(expr left, cmpop* ops, expr* comparators)
     | Call(expr func, expr* args, keyword* keywords)
     | FormattedValue(expr value, int conversion, expr? format_spec)
     | Interpolation(expr value, constant str, int conversion, expr? format_spec)
     | JoinedStr(expr* values)
     | TemplateStr(expr* values)
     | Constant(constant value, string? kind)
     | Attribute(expr value, identifier attr, expr_context ctx)
     | Subscript(expr value, expr slice, expr_context ctx)
     | Starred(expr value, expr_context ctx)
     | Name(identifier id, expr_context ctx)
     | List(expr* elts, expr_context ctx)
     | Tuple(expr* elts, expr_context ctx)
     | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value)
        | MatchSingleton(constant value)
        | MatchSequence(pattern* patterns)
        | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
        | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
        | MatchStar(identifier? name)
        | MatchAs(pattern? pattern, identifier? name)
        | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
           | ParamSpec(identifier name, expr? default_value)
           | TypeVarTuple(identifier name, expr? default_value)
"""
_PLACED = {"stmt", "expr", "excepthandler", "arg", "keyword", "alias", "pattern", "type_param"}
_MUST_END = {"pattern", "type_param"}
_PLAIN = {"identifier": str, "string": str, "int": int, "constant": object}


class AST:
    """A node of a syntax tree."""

    __module__ = "ast"
    _fields = _attributes = __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional argument"
                            f"{'' if len(fields) == 1 else 's'}")
        missing = set(fields[len(args):])
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in missing:
                missing.remove(name)
            elif name in fields:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            elif name not in cls._attributes:
                _warn(f"{_shown(cls)}.__init__ got an unexpected keyword argument {name!r}. "
                      "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        for name in fields:
            if name in missing:
                self._set_default(cls, name)

    def _set_default(self, cls, name):
        """What a field holds that was not given."""
        kind = getattr(cls, "_field_types", {}).get(name)
        if kind is None:
            _warn(f"Field {name!r} is missing from {_shown(cls)}._field_types. This will become an error in Python 3.15.")
        elif isinstance(kind, _UNION):
            pass
        elif isinstance(kind, _ALIAS):
            setattr(self, name, [])
        elif kind is expr_context:
            setattr(self, name, Load())
        else:
            _warn(f"{_shown(cls)}.__init__ missing 1 required positional argument: {name!r}. "
                  "This will become an error in Python 3.15.")

    def __repr__(self):
        return _repr(self, 3)

    def __reduce__(self):
        fields = type(self)._fields
        state = dict(self.__dict__)
        if not fields:
            return (type(self), (), state)
        given = sum(1 for name in fields if name in state)
        return (type(self), (None,) * len(fields), state) if given == len(fields) else (type(self), (), state)

    def __setstate__(self, state):
        self.__dict__.update(state)

    def __replace__(self, /, **fields):
        cls = type(self)
        known = (*cls._fields, *cls._attributes)
        for name in fields:
            if name not in known and name not in self.__dict__:
                raise TypeError(f"{cls.__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        return cls(**{**self.__dict__, **fields})


AST.__doc__ = None
_UNION = type(str | None)
_ALIAS = type(list[str])


def _shown(cls):
    return "ast.AST" if cls is AST else cls.__name__


def _warn(message):
    import warnings
    warnings.warn(message, DeprecationWarning, 3)


def _repr(node, depth):
    name = _shown(type(node))
    fields = type(node)._fields
    if depth <= 0:
        return f"{name}(...)"
    if not fields:
        return f"{name}()"
    return f"{name}({', '.join(f'{field}={_repr_field(getattr(node, field), depth)}' for field in fields)})"


def _repr_field(value, depth):
    if isinstance(value, AST):
        return _repr(value, depth - 1)
    if not isinstance(value, (list, tuple)):
        return repr(value)
    shown = [_repr_field(item, depth) for item in (value if len(value) <= 2 else (value[0], value[-1]))]
    if len(value) > 2:
        shown.insert(1, "...")
    text = ", ".join(shown)
    return f"[{text}]" if isinstance(value, list) else f"({text})"


# --- The classes -----------------------------------------------------------------------------------------------


def _make(name, base, fields, doc):
    """A class of nodes; its fields are pairs of a type and a name."""
    names = tuple(field for _, field in fields)
    body = {"_fields": names, "__match_args__": names, "__module__": "ast", "__doc__": doc}
    if base is AST and name in _PLACED:
        body["_attributes"] = _POSITIONS
        if name not in _MUST_END:
            body.update(end_lineno=None, end_col_offset=None)
    body.update((field, None) for kind, field in fields if kind[-1] == "?")
    return type(name, (base,), body)


def _parse_class(text):
    """(name, fields) of `Name(type field, …)`."""
    name, paren, rest = text.strip().rstrip(")").partition("(")
    return name, [field.split() for field in rest.split(", ")] if paren else []


def _define():
    """Makes all classes of the grammar: those that stand for others first, then what fields hold."""
    made = []
    for rule in _GRAMMAR.strip().replace("\n ", "\0 ").split("\n"):
        text = rule.replace("\0", "\n")
        kind, equals, choices = rule.replace("\0", "").partition(" = ")
        if not equals:
            made.append((None, *_parse_class(kind), kind))
            continue
        made.append((None, kind, [], text))
        made.extend((kind, *_parse_class(choice), None) for choice in choices.split("|"))
    for base, name, fields, doc in made:
        if doc is None:
            doc = name if not fields else f"{name}({', '.join(' '.join(field) for field in fields)})"
        globals()[name] = _make(name, globals()[base] if base else AST, fields, doc)
    for _, name, fields, _ in made:
        globals()[name]._field_types = {field: _field_type(kind) for kind, field in fields}


def _field_type(text):
    many, optional = text.endswith("*"), text.endswith("?")
    kind = text.rstrip("*?")
    kind = _PLAIN.get(kind) or globals()[kind]
    return list[kind] if many else kind | None if optional else kind


_define()


def _serial(tree, mode):
    """A tree as the host's compiler takes it."""
    from _asttree import serial
    return serial(tree, mode)


# --- Trees -----------------------------------------------------------------------------------------------------

# Steps: put a constant; make a list of so many; put a number as the imaginary part of a complex; put an Ellipsis; put a node without
# fields; make a node, whose place is given; give the node a type comment; give the root the list of type: ignore comments that is
# above it. src/host/trees.ts makes them.
_CONSTANT, _LIST, _IMAGINARY, _ELLIPSIS, _SINGLE, _NODE = range(6)
_TYPE_COMMENT, _TYPE_IGNORES = 7, 8
# Fields that have a step of their own, and what they hold without it.
_UNKEPT = {"type_comment": None, "type_ignores": []}


def _tree(steps):
    """The tree that the steps build."""
    stack, single, fields = [], {}, {}
    classes = globals()
    steps = iter(steps)
    for step in steps:
        given = next(steps)
        if step == _CONSTANT:
            stack.append(given)
        elif step == _LIST:
            start = len(stack) - given
            stack[start:] = [stack[start:]]
        elif step == _IMAGINARY:
            stack.append(complex(0.0, given))
        elif step == _ELLIPSIS:
            stack.append(...)
        elif step == _SINGLE:
            if given not in single:
                single[given] = classes[given]()
            stack.append(single[given])
        elif step == _TYPE_COMMENT:
            stack[-1].type_comment = given
        elif step == _TYPE_IGNORES:
            ignores = stack.pop()
            stack[-1].type_ignores = ignores
        else:
            name, place = given
            if name not in fields:
                kind = classes[name]
                fields[name] = kind, [field for field in kind._fields if field not in _UNKEPT]
            kind, names = fields[name]
            node = kind.__new__(kind)
            start = len(stack) - len(names)
            values = dict(zip(names, stack[start:]))
            for field in kind._fields:
                node.__dict__[field] = values[field] if field in values else [] if field == "type_ignores" else None
            if place is not None:
                node.__dict__.update(zip(_POSITIONS, place))
            stack[start:] = [node]
    return stack[0]
