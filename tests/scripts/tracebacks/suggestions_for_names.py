"""What is suggested for names: locals, globals, built-ins, self, modules to import, keywords."""
import sys

global_name = 1
_private_global = 2


def show(action):
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


class Thing:
    class_attribute = 1

    def __init__(self): self.attribute = 1
    def method(self): return attribute
    def other(self): return method
    def wrong(self): return atribute
    def of_class(self): return class_attribute
    @classmethod
    def with_cls(cls): return class_attribute
    @staticmethod
    def static(self): return attribute
    def body(this): return attribute


class Fails:
    def __getattr__(self, name): raise ValueError
    def method(self): return anything


class Has:
    def __getattr__(self, name): return name
    def method(self): return anything


def local():
    local_variable = 1
    return local_varible
def deleted():
    local_variable = 1
    del local_variable
    return local_variable
def later():
    print(late)
    late = 1
def enclosing():
    enclosed = 1
    def inner(): return enclosed, enclosd
    return inner()
def free_unbound():
    def inner(): return unbound
    inner()
    unbound = 1
def global_wrong(): return globl_name
def private(): return private_global
def builtin(): return pritn
def exception(): return ValuError
def keyword(): return true
def module(): return math
def module_and_name():
    maths = 1
    return math
def module_like(): return collection
def dotted(): return os.path
def alias(): return np
def argument(argumnet=1): return argument_
def comprehension(): return [elemnt for element in (1,)]
def case(): return Global_Name
def nothing(): return completely_different_from_everything
def short(): return x
def deleting():
    del no_such
def global_statement():
    global undefined_global
    return undefined_global
def deleting_global():
    global globl_nam
    del globl_nam
def calls(): return pint("a")
def in_class():
    class Body:
        value = 1
        other = vaule
def in_eval(): return eval("globl_name + 1")
def in_exec(): exec("exec_name = 1\nexec_nam", {})
def lambda_name(): return (lambda argument: argumnt)(1)
def __dunder(): return __nme__


thing = Thing()
for action in (thing.method, thing.other, thing.wrong, thing.of_class, Thing.with_cls, lambda: Thing.static(thing), thing.body, Fails().method, Has().method,
               local, deleted, later, enclosing, free_unbound, global_wrong, private, builtin, exception, keyword, module,
               module_and_name, module_like, dotted, alias, argument, comprehension, case, nothing, short, deleting, global_statement,
               deleting_global, calls, in_class, in_eval, in_exec, lambda_name, __dunder):
    show(action)
