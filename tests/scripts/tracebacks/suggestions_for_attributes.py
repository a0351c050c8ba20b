"""What is suggested for attributes, and what is not."""
import sys


def show(action):
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


class Thing:
    """Has names that are alike."""

    first_value = second_value = Value = 1
    _private = __mangled = größe = 2
    a_name_that_is_really_very_long_indeed_more_than_forty_characters = 3

    def method(self): return self._privat
    def other(self): return self.frist_value
    def mangled(self): return self.__mangle


class Raising:
    def __dir__(self): raise ValueError


class Unsortable:
    def __dir__(self): return [1, "abc", None, "abd"]


class NotList:
    def __dir__(self): return 5


class Getattr:
    known = 1
    def __getattr__(self, name): raise AttributeError(f"no {name}")


class GetattrTells:
    known = 1
    def __getattr__(self, name): raise AttributeError(f"no {name}", name=name, obj=self)


class Prop:
    @property
    def value(self): return self.valeu
    @property
    def inner(self): return [].apend


thing = Thing()
many = type("Many", (), {f"name_{i}": i for i in range(740)})()
more = type("More", (), {f"name_{i}": i for i in range(900)})()
odd = Thing()
odd.__dict__["with space"] = 1
odd.__dict__["x\ny"] = 2
raised = AttributeError("by hand", name="appned", obj=[])
wrong_name = AttributeError("odd name", name=5, obj=[])
no_obj = AttributeError("no obj", name="appned")
for action in (
    lambda: thing.firstvalue, lambda: thing.first_valu, lambda: thing.valeu, lambda: thing.value, lambda: thing.VALUE,
    lambda: thing.privat, lambda: thing._privat, lambda: thing.method(), lambda: thing.other(), lambda: thing.mangled(),
    lambda: thing.grösse, lambda: thing.x, lambda: thing.fir, lambda: Thing.fist_value,
    lambda: thing.a_name_that_is_really_very_long_indeed_more_than_forty_charactres,
    lambda: Raising().x, lambda: Unsortable().abx, lambda: NotList().abc, lambda: Getattr().knwon, lambda: GetattrTells().knwon,
    lambda: Prop().value, lambda: Prop().inner, lambda: many.nam_5, lambda: more.nam_5, lambda: odd.with_space, lambda: odd.x_y,
    lambda: [].appendd, lambda: "".joinn, lambda: {}.kyes, lambda: (1).imga, lambda: None.anything, lambda: print.__nam__,
    lambda: int.form_bytes, lambda: sys.stdot, lambda: sys.exc_inf, lambda: object().__clas__,
    lambda: setattr(thing, "__class__", 5), lambda: setattr(5, "rael", 1),
    lambda: getattr(thing, "secnd_value"), lambda: thing.first_value.rael, lambda: [].__lenn__, lambda: thing.first_value.Real,
):
    show(action)
for error in (raised, wrong_name, no_obj, AttributeError("none", name=None, obj=None), NameError("by hand", name="prnt"), NameError("odd", name=5),
              NameError("module", name="math"), ImportError("no from", name="sys"), ImportError("from", name="sys", name_from="pth"),
              ImportError("odd", name=5, name_from="x"), ImportError("lost", name="no_such", name_from="x")):
    show(lambda: (_ for _ in ()).throw(error))
