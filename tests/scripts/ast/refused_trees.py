"""Trees that are none: what compile() says of them."""

import ast
from ast import *


def refused(node, mode="exec"):
    try:
        compile(ast.fix_missing_locations(node) if isinstance(node, AST) else node, "<tree>", mode)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("compiled")


def module(*body):
    return Module(list(body), [])


def expression(node):
    refused(Expression(node), "eval")


x, stored = Name("x", Load()), Name("x", Store())
refused(x)
refused(module(), "eval")
refused(module(), "single")
refused(module(Assign([], x)))
refused(module(Assign([x], x)))
refused(module(Assign([Call(x, [], [])], x)))
refused(module(Assign([Tuple([stored, x], Store())], x)))
refused(module(Delete([])))
refused(module(If(x, [], [])))
refused(module(With([], [Pass()])))
refused(module(FunctionDef("f", arguments([], [], None, [], [], None, [x]), [Pass()], [])))
refused(module(Raise(None, x)))
refused(module(Try([Pass()], [], [], [])))
refused(module(Try([Pass()], [], [Pass()], [Pass()])))
refused(module(ImportFrom("a", [], 0)))
refused(module(ImportFrom("a", [alias("b")], -1)))
refused(module(Global([])))
refused(module(AnnAssign(Attribute(x, "a", Store()), x, None, 1)))
refused(module(None))
refused(module(Expr(None)))
refused(module(Expr(x, lineno=5, end_lineno=3)))
expression(stored)
expression(BoolOp(And(), [x]))
expression(Compare(x, [], []))
expression(Compare(x, [Lt()], []))
expression(Dict([x], []))
expression(ListComp(x, []))
expression(ListComp(x, [comprehension(x, x, [], 0)]))
expression(NamedExpr(Attribute(x, "a", Store()), x))
expression(Constant([1]))
expression(Constant((1, {})))
for name in ("None", "True", "False"):
    expression(Name(name, Load()))
expression(Name(1, Load()))
expression(Attribute(x, None, Load()))
expression(Call(x, (), []))
expression(Call(x, [None], []))


def pattern(node):
    refused(module(Match(x, [match_case(node, None, [Pass()])])))


pattern(MatchValue(x))
pattern(MatchValue(Constant(None)))
pattern(MatchSingleton(1))
pattern(MatchStar("a"))
pattern(MatchAs(MatchAs(None, "a"), None))
pattern(MatchAs(None, "_"))
pattern(MatchOr([MatchAs()]))
pattern(MatchMapping([x], [], None))
pattern(MatchClass(Constant(1), [], [], []))
pattern(MatchClass(x, [], ["a"], []))

try:
    compile(Expression(Name("x", Load())), "<tree>", "eval")
except TypeError as error:
    print(error)
try:
    compile(Expression(Name("x", Load(), lineno=None, col_offset=0)), "<tree>", "eval")
except (TypeError, ValueError) as error:
    print(error)
refused(module(Return(x)))
refused(module(Break()))
