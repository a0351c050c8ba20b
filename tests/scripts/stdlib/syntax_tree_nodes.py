# The classes of syntax trees: fields, defaults, what their constructor refuses, and how they show.
import _ast


def attempt(make):
    try:
        node = make()
        print(node, sorted(node.__dict__))
    except Exception as error:
        print(type(error).__name__, error)


print(_ast.AST._fields, _ast.AST._attributes, _ast.AST.__module__)
for kind in (_ast.FunctionDef, _ast.Constant, _ast.arguments, _ast.alias, _ast.Load, _ast.MatchAs, _ast.TypeVar):
    print(kind.__name__, kind.__base__.__name__, kind._fields, kind._attributes, kind.__match_args__)
    print(kind.__doc__, kind._field_types)
print(_ast.expr_context.__doc__, _ast.stmt.__doc__.count("|"), _ast.stmt.end_lineno, _ast.FunctionDef.returns)
attempt(lambda: _ast.Name("x"))
attempt(lambda: _ast.Name(id="x", ctx=_ast.Store(), lineno=3))
attempt(lambda: _ast.Name(1, 2, 3))
attempt(lambda: _ast.Name("x", id="y"))
attempt(lambda: _ast.Module())
attempt(lambda: _ast.Return())
attempt(lambda: _ast.AST(1))
print(_ast.Name("x").__replace__(id="y"))
attempt(lambda: _ast.Name("x").__replace__(other=1))
print(_ast.Name("x").__reduce__()[:2], _ast.PyCF_ONLY_AST, _ast.PyCF_OPTIMIZED_AST)
print(issubclass(_ast.If, _ast.stmt), isinstance(_ast.Pass(), _ast.AST), _ast.Load() == _ast.Load())
