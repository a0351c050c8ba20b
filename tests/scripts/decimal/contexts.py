# Contexts: attributes, flags, traps, copies, the current one, and what they refuse.
import contextvars
import copy
import pickle
from decimal import *

context = Context(prec=5, rounding=ROUND_DOWN, traps=[Inexact])
print(context)
try:
    context.divide(1, 3)
except Inexact as error:
    print(type(error), error.args)
print([signal.__name__ for signal, seen in context.flags.items() if seen])
context.clear_flags()
context.traps[Inexact] = False
print(context.divide(1, 3), context.flags[Inexact], len(context.flags), Inexact in context.traps)
print(context.copy(), copy.copy(context).prec, pickle.loads(pickle.dumps(context)))
print(context.Etiny(), context.Etop(), context.flags == context.copy().flags, context.flags == dict(context.flags))


def attempt(name, value):
    try:
        setattr(context, name, value)
        print(name, value, "set")
    except Exception as error:
        print(name, value, type(error), error)


for name, value in [("prec", 0), ("prec", "x"), ("rounding", 3), ("rounding", "ROUND_X"), ("Emin", 1), ("Emax", -1), ("capitals", 3),
                    ("clamp", "x"), ("clamp", 5), ("flags", 1), ("traps", {})]:
    attempt(name, value)
for keywords in [{"prec": 0}, {"traps": [1]}, {"flags": {}}]:
    try:
        print(Context(**keywords))
    except Exception as error:
        print(keywords, type(error), error)
try:
    del context.prec
except AttributeError as error:
    print(error)
try:
    context.flags[1] = True
except KeyError as error:
    print(error.args[0].split("\n")[0])

before = getcontext().prec
with localcontext(prec=9, rounding=ROUND_UP) as local:
    print(local.prec, getcontext() is local, Decimal(2) / 3)
    with localcontext(ExtendedContext) as inner:
        print(inner.prec, Decimal(1) / 0)
    contextvars.copy_context().run(lambda: setcontext(Context(prec=3)))
    print(getcontext().prec)
print(getcontext().prec == before)
print(contextvars.Context().run(lambda: (getcontext().prec, Decimal(1) / 7)))
print(IEEEContext(64), BasicContext, ExtendedContext, sep="\n")
for bits in (33, -1):
    try:
        IEEEContext(bits)
    except ValueError as error:
        print(type(error).__name__)
for call in [lambda: setcontext(1), lambda: localcontext(1), lambda: localcontext(foo=1), lambda: Decimal(1).sqrt(context=1),
             lambda: context.add(1, 2.5), lambda: context.abs("a"), lambda: Decimal(1).compare("a")]:
    try:
        call()
    except TypeError as error:
        print(error)
