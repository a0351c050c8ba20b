"""What is marked in statements: assignments, deletions, loops, imports, asserts, with."""
import sys

none = None
items = [1]


def assign_item(): items[5] = 1
def assign_attribute(): none.x = 1
def augmented_item(): items[5] += 1
def augmented_name():
    global none
    none += 1
def augmented_attribute(): items.x += 1
def delete_item(): del items[5]
def delete_attribute(): del items.x
def delete_name(): del never
def unpack_few(): a, b = items
def unpack_many(): a, = 1, 2
def unpack_star(): a, *b, c = []
def unpack_none(): a, b = none
def chained_assignment(): a = b = items[9]
def annotated(): x: int = none + 1
def loop():
    for x in none: pass
def loop_target():
    for a, b in [items]: pass
def while_condition():
    while none < 1: pass
def if_condition():
    if none > 1: pass
    elif items: pass
def elif_condition():
    if not items: pass
    elif none + 1: pass
def assertion(): assert none
def assertion_message(): assert none, "the message"
def assertion_long(): assert len(items) == 2 and items[0] == 1, f"{items} of {len(items)}"
def assertion_fails_in_message(): assert none, none + 1
def raise_wrong(): raise none
def raise_from_wrong(): raise ValueError from 5
def return_value(): return none.x
def with_wrong():
    with none: pass
def with_several():
    with open: pass
def import_missing(): import never_there
def import_from(): from sys import never_there
def import_submodule(): import sys.never
def call_statement(): none()
def expression_statement(): none + 1; items
def in_lambda(): return (lambda: none.x)()
def decorated():
    @none
    def inner(): pass
def default_value():
    def inner(x=none + 1): pass
def class_base():
    class Inner(none): pass
def class_body():
    class Inner:
        x = none + 1
def class_keyword():
    class Inner(metaclass=none): pass
def nested_try():
    try:
        none.x
    finally:
        items[0]
def return_call(): return call_statement()
def return_call_and_more(): return call_statement() + 1
def return_method(): return items.missing()
def assigned_call():
    result = call_statement()
def assigned_call_twice():
    result = other = call_statement()
def yield_value():
    def g(): yield none + 1
    list(g())
def yield_from():
    def g(): yield from none
    list(g())
def global_lookup(): return never_defined
def print_call(): print(none + 1, end="")


for name, action in list(globals().items()):
    if type(action) is type(lambda: 0):
        try:
            action()
        except BaseException as error:
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            print("no error in", name)
