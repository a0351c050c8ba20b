"""Trees that programs hand to compile(): checked, and taken apart for the host's compiler (src/host/trees.ts).

What a tree must be is the abstract grammar's business (the fields of each class, lib/_ast.py) and that of a second look at what the grammar
does not say: contexts, empty lists, names that are no names, patterns. Messages are those of CPython (Python/Python-ast.c, Python/ast.c). Neither
step recurses, so a tree may be as deep as it likes.
"""

import marshal
import _ast
from _ast import AST, _CONSTANT, _ELLIPSIS, _LIST, _NODE, _POSITIONS, _SINGLE, _UNION, _ALIAS

# A step that trees.ts does not write: put the value of a Constant.
_VALUE = 6
_ROOTS = {"exec": _ast.Module, "eval": _ast.Expression, "single": _ast.Interactive}


def serial(tree, mode):
    """The steps that build the tree, marshalled, for `compile(tree, …, mode)`."""
    root = _ROOTS[mode]
    if not isinstance(tree, root):
        raise TypeError(f"expected {root.__name__} node, got {type(tree).__name__}")
    steps = []
    nodes = _take_apart(tree, root, steps)
    _check_all(nodes)
    return marshal.dumps(tuple(steps))


# --- By the grammar ---


class _Checked:
    """A node with its fields as they were when it was looked at."""

    __slots__ = ("kind", "name", "fields", "place")


_classes = {}


def _kind_of(node, wanted):
    """The class of the grammar that a node is of, itself or by inheritance."""
    kind = _classes.get(type(node))
    if kind is None:
        kind = type(node)
        while kind.__module__ != "ast" or getattr(_ast, kind.__name__, None) is not kind:
            kind = kind.__base__
        _classes[type(node)] = kind
    if not issubclass(kind, wanted) or kind is wanted and wanted.__subclasses__() and not kind._fields:
        raise TypeError(f"expected some sort of {wanted.__name__}, but got {node!r}")
    return kind


_kinds = {}


def _fields_of(kind):
    """[(name, class of what it holds, whether a list, whether optional, whether the host wants it)]"""
    fields = _kinds.get(kind)
    if fields is None:
        fields = _kinds[kind] = []
        for name, hint in kind._field_types.items():
            many, optional = isinstance(hint, _ALIAS), isinstance(hint, _UNION)
            inner = hint.__args__[0] if many or optional else hint
            fields.append((name, inner, many, optional, name not in _UNSENT))
    return fields


_UNSENT = ("type_comment", "type_ignores")
_EMPTY = object()


def _take_apart(tree, root, steps):
    """Writes the steps; the nodes in order, each before what it holds."""
    nodes = []
    tasks = [(None, tree, root, None, 0)]
    while tasks:
        step, value, wanted, holder, depth = tasks.pop()
        if step is not None:
            steps += (step, value)
        elif not isinstance(wanted, type) or not issubclass(wanted, AST):
            _take_plain(value, wanted, holder, steps)
        elif value is None:
            steps += (_CONSTANT, None)
        else:
            if depth > _DEEPEST:
                raise RecursionError(f"maximum recursion depth exceeded while traversing '{wanted.__name__}' node")
            _take_node(value, wanted, depth + 1, tasks, steps, nodes)
    return nodes


# Deeper than any tree that is none that holds itself.
_DEEPEST = 20000


def _take_plain(value, wanted, holder, steps):
    kind, name = holder
    if wanted is int:
        if value is None:
            value = 0
        elif not isinstance(value, int):
            raise ValueError(f"invalid integer value: {value!r}")
        value = int(value)
    elif kind is _ast.Constant and name == "value":
        steps += (_ELLIPSIS, None) if value is ... else (_VALUE, _plain_constant(value))
        return
    elif wanted is str and value is not None:
        if type(value) is not str:
            what = "identifier" if (kind.__name__, name) not in _STRINGS else "string"
            raise TypeError(f"AST {what} must be of type str")
    elif kind is _ast.MatchSingleton and value is not None and not isinstance(value, bool):
        raise ValueError("MatchSingleton can only contain True, False and None")
    steps += (_CONSTANT, value)


_STRINGS = {("Constant", "kind"), ("TypeIgnore", "tag")}


def _plain_constant(value):
    """The value of a Constant, if it is one that code can hold."""
    kind = type(value)
    if kind in (tuple, frozenset):
        return kind(map(_plain_constant, value))
    if value is None or value is ... or kind in (int, float, complex, bool, str, bytes):
        return value
    raise TypeError(f"got an invalid type in Constant: {kind.__name__}")


def _take_node(node, wanted, depth, tasks, steps, nodes):
    if not isinstance(node, AST):
        raise TypeError(f"expected some sort of {wanted.__name__}, but got {node!r}")
    kind = _kind_of(node, wanted)
    if not kind._fields and not kind._attributes:
        steps += (_SINGLE, kind.__name__)
        return
    checked = _Checked()
    checked.kind, checked.name, checked.fields = kind, kind.__name__, {}
    checked.place = _place_of(node, kind, wanted)
    nodes.append(checked)
    sent = [field for field in _fields_of(kind) if field[4]]
    tasks.append((_NODE, (kind.__name__, tuple(field[0] for field in sent), checked.place), None, None, 0))
    later = []
    for name, inner, many, optional, is_sent in _fields_of(kind):
        value = _value_of(node, kind, name, inner, many, optional)
        checked.fields[name] = value
        if not is_sent:
            continue
        if many:
            later += [(None, item, inner, (kind, name), depth) for item in value]
            later.append((_LIST, len(value), None, None, 0))
        else:
            later.append((None, value, inner, (kind, name), depth))
    later.reverse()
    tasks += later


def _value_of(node, kind, name, inner, many, optional):
    value = getattr(node, name, _EMPTY)
    label = kind.__name__
    if many:
        if value is _EMPTY:
            return []
        if not isinstance(value, list):
            raise TypeError(f'{label} field "{name}" must be a list, not a {type(value).__name__}')
        return value
    if value is _EMPTY or value is None:
        if optional or (value is None and inner is object):
            return None
        if value is _EMPTY:
            if inner is _ast.expr_context:
                return _ast.Load()
            raise TypeError(f'required field "{name}" missing from {label}')
        raise ValueError(f"field '{name}' is required for {label}")
    return value


def _place_of(node, kind, wanted):
    """Where the node is; None for those without a place."""
    if "lineno" not in kind._attributes:
        return None
    place = []
    for name in _POSITIONS:
        value = getattr(node, name, _EMPTY)
        if value is _EMPTY:
            raise TypeError(f'required field "{name}" missing from {wanted.__name__}')
        if value is None and name[:4] == "end_" and hasattr(kind, name):
            value = place[len(place) - 2]
        elif not isinstance(value, int):
            raise ValueError(f"invalid integer value: {value!r}")
        place.append(int(value))
    return tuple(place)


# --- By what the grammar does not say ---


def _check_all(nodes):
    for node in nodes:
        if node.place is not None:
            _check_place(*node.place)
        for name in _NOT_EMPTY.get(node.name, ()):
            if not node.fields[name]:
                raise ValueError(f"empty {name} on {node.name}")
        for name, inner, many, optional, _ in _fields_of(node.kind):
            if many and inner in _WORDS and None in node.fields[name]:
                if (node.name, name) not in _MAY_LACK:
                    raise ValueError(f"None disallowed in {_WORDS[inner]} list")
        if node.name == "NamedExpr" and not isinstance(node.fields["target"], _ast.Name):
            raise TypeError("NamedExpr target must be a Name")
        for name, context in _CONTEXTS.get(node.name, {}).items():
            value = node.fields[name]
            for item in value if isinstance(value, list) else (value,):
                _check_context(item, context)
        check = _CHECKS.get(node.name)
        if check is not None:
            check(**node.fields)
        for name, inner, many, _, _ in _fields_of(node.kind):
            if inner is _ast.expr and name not in _CONTEXTS.get(node.name, ()):
                value = node.fields[name]
                if not (node.name in _PASS_ON and name in ("value", "elts")):
                    for item in value if many else (value,):
                        _check_context(item, "Load")


def _check_place(line, column, end_line, end_column):
    if line > end_line:
        raise ValueError(f"AST node line range ({line}, {end_line}) is not valid")
    if (line < 0 and end_line != line) or (column < 0 and column != end_column):
        message = f"AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
        raise ValueError(message)
    if line == end_line and column > end_column:
        raise ValueError(f"line {line}, column {column}-{end_column} is not a valid range")


_WORDS = {_ast.stmt: "statement", _ast.expr: "expression"}
_MAY_LACK = {("Dict", "keys"), ("arguments", "kw_defaults")}
_NOT_EMPTY = {
    "FunctionDef": ["body"], "AsyncFunctionDef": ["body"], "ClassDef": ["body"], "Delete": ["targets"], "Assign": ["targets"],
    "For": ["body"], "AsyncFor": ["body"], "While": ["body"], "If": ["body"], "With": ["items", "body"],
    "AsyncWith": ["items", "body"], "Match": ["cases"], "match_case": ["body"], "Try": ["body"], "TryStar": ["body"],
    "ExceptHandler": ["body"], "Import": ["names"], "ImportFrom": ["names"], "Global": ["names"], "Nonlocal": ["names"],
}
_CONTEXTS = {
    "Delete": {"targets": "Del"}, "Assign": {"targets": "Store"}, "AugAssign": {"target": "Store"}, "AnnAssign": {"target": "Store"},
    "For": {"target": "Store"}, "AsyncFor": {"target": "Store"}, "comprehension": {"target": "Store"},
    "NamedExpr": {"target": "Store"}, "withitem": {"optional_vars": "Store"}, "TypeAlias": {"name": "Store"},
}
# What is in them has their own context.
_PASS_ON = {"List", "Tuple", "Starred"}
_WITH_CONTEXT = (_ast.Attribute, _ast.Subscript, _ast.Starred, _ast.Name, _ast.List, _ast.Tuple)


def _check_context(node, wanted):
    """That an expression, and what it passes its context on to, is to be loaded, stored or deleted."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, _WITH_CONTEXT):
            if wanted != "Load" and node is not None:
                raise ValueError(f"expression which can't be assigned to in {wanted} context")
            continue
        context = type(getattr(node, "ctx", _ast.Load())).__name__
        if context != wanted:
            raise ValueError(f"expression must have {wanted} context but has {context} instead")
        if isinstance(node, (_ast.List, _ast.Tuple)):
            waiting += node.elts[::-1]
        elif isinstance(node, _ast.Starred):
            waiting.append(node.value)


def _check_name(name):
    if name in ("None", "True", "False"):
        raise ValueError(f"identifier field can't represent '{name}' constant")


def _check_comprehension(*, generators, **_):
    if not generators:
        raise ValueError("comprehension with no generators")
    for part in generators:
        _check_context(part.target, "Store")
        for expression in (part.iter, *part.ifs):
            _check_context(expression, "Load")


def _check_boolop(*, values, **_):
    if len(values) < 2:
        raise ValueError("BoolOp with less than 2 values")


def _check_dict(*, keys, values):
    if len(keys) != len(values):
        raise ValueError("Dict doesn't have the same number of keys as values")


def _check_compare(*, ops, comparators, **_):
    if not comparators:
        raise ValueError("Compare with no comparators")
    if len(comparators) != len(ops):
        raise ValueError("Compare has a different number of comparators and operands")


def _check_named(*, target, **_):
    if not isinstance(target, _ast.Name):
        raise TypeError("NamedExpr target must be a Name")


def _check_annotated(*, target, simple, **_):
    if simple and not isinstance(target, _ast.Name):
        raise TypeError("AnnAssign with simple non-Name target")


def _check_alias(*, name, **_):
    if not isinstance(name, _ast.Name):
        raise TypeError("TypeAlias with non-Name name")


def _check_raise(*, exc, cause):
    if exc is None and cause is not None:
        raise ValueError("Raise with cause but no exception")


def _check_try(*, handlers, orelse, finalbody, **_):
    if not handlers and not finalbody:
        raise ValueError("Try has neither except handlers nor finalbody")
    if not handlers and orelse:
        raise ValueError("Try has orelse but no except handlers")


def _check_trystar(*, handlers, orelse, finalbody, **_):
    if not handlers and not finalbody:
        raise ValueError("TryStar has neither except handlers nor finalbody")
    if not handlers and orelse:
        raise ValueError("TryStar has orelse but no except handlers")


def _check_from(*, level, **_):
    if (level or 0) < 0:
        raise ValueError("Negative ImportFrom level")


def _check_arguments(*, posonlyargs, args, kwonlyargs, kw_defaults, defaults, vararg, kwarg):
    for one in (*posonlyargs, *args, vararg, *kwonlyargs, kwarg):
        if one is not None:
            _check_context(one.annotation, "Load")
    if len(defaults) > len(posonlyargs) + len(args):
        raise ValueError("more positional defaults than args on arguments")
    if len(kw_defaults) != len(kwonlyargs):
        raise ValueError("length of kwonlyargs is not the same as kw_defaults on arguments")


# --- Patterns ---


def _check_capture(name):
    if name == "_":
        raise ValueError("can't capture name '_' in patterns")
    _check_name(name)


def _check_match_value(*, value):
    kind = type(value)
    if isinstance(value, _ast.Constant):
        if type(value.value) not in (int, float, complex, str, bytes):
            raise ValueError("unexpected constant inside of a literal pattern")
    elif not isinstance(value, (_ast.Attribute, _ast.JoinedStr)) and not _is_number(value):
        raise ValueError("patterns may only match literals and attribute lookups")


def _is_number(node):
    """A signed number, or a sum with an imaginary one."""
    if isinstance(node, _ast.UnaryOp):
        return isinstance(node.op, _ast.USub) and _is_number_literal(node.operand)
    if not isinstance(node, _ast.BinOp) or not isinstance(node.op, (_ast.Add, _ast.Sub)):
        return False
    left, right = node.left, node.right
    imaginary = isinstance(right, _ast.Constant) and type(right.value) is complex
    return imaginary and (_is_number_literal(left) or isinstance(left, _ast.UnaryOp) and _is_number(left))


def _is_number_literal(node):
    return isinstance(node, _ast.Constant) and type(node.value) in (int, float, complex)


def _refuse_star(patterns):
    for pattern in patterns:
        if isinstance(pattern, _ast.MatchStar):
            raise ValueError("can't use MatchStar here")


def _check_mapping(*, keys, patterns, rest):
    if len(keys) != len(patterns):
        raise ValueError("MatchMapping doesn't have the same number of keys as patterns")
    if rest is not None:
        _check_capture(rest)
    for key in keys:
        constant = isinstance(key, _ast.Constant) and (key.value is None or isinstance(key.value, bool))
        if not constant:
            _check_match_value(value=key)
    _refuse_star(patterns)


def _check_class(*, cls, patterns, kwd_attrs, kwd_patterns):
    if len(kwd_attrs) != len(kwd_patterns):
        raise ValueError("MatchClass doesn't have the same number of keyword attributes as patterns")
    while isinstance(cls, _ast.Attribute):
        cls = cls.value
    if not isinstance(cls, _ast.Name):
        raise ValueError("MatchClass cls field can only contain Name or Attribute nodes.")
    for name in kwd_attrs:
        _check_name(name)
    _refuse_star(patterns)
    _refuse_star(kwd_patterns)


def _check_match_star(*, name):
    if name is not None:
        _check_capture(name)


def _check_match_as(*, pattern, name):
    if name is not None:
        _check_capture(name)
    if pattern is None:
        return
    if name is None:
        raise ValueError("MatchAs must specify a target name if a pattern is given")
    _refuse_star([pattern])


def _check_or(*, patterns):
    if len(patterns) < 2:
        raise ValueError("MatchOr requires at least 2 patterns")
    _refuse_star(patterns)


_CHECKS = {
    "BoolOp": _check_boolop, "Dict": _check_dict, "Compare": _check_compare, "NamedExpr": _check_named,
    "ListComp": _check_comprehension, "SetComp": _check_comprehension, "DictComp": _check_comprehension,
    "GeneratorExp": _check_comprehension, "AnnAssign": _check_annotated, "TypeAlias": _check_alias, "Raise": _check_raise,
    "Try": _check_try, "TryStar": _check_trystar, "ImportFrom": _check_from, "arguments": _check_arguments,
    "Name": lambda *, id, **_: _check_name(id), "MatchValue": _check_match_value, "MatchMapping": _check_mapping,
    "MatchClass": _check_class, "MatchStar": _check_match_star, "MatchAs": _check_match_as, "MatchOr": _check_or,
    "match_case": lambda *, pattern, **_: _refuse_star([pattern]),
}
