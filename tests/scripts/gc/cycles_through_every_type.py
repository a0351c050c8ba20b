"""Cycles through all kinds of containers are found."""
import gc
import weakref

gc.disable()
gc.collect()
alive = 0


class Witness:
    def __init__(self):
        global alive
        alive += 1

    def __del__(self):
        global alive
        alive -= 1


def through_list(w):
    w.ring = [w]


def through_tuple(w):
    w.ring = (w, 1)


def through_dict_value(w):
    w.ring = {"w": w}


def through_dict_key(w):
    w.ring = {w: 1}


def through_set(w):
    w.ring = {w}


def through_frozenset(w):
    w.ring = frozenset([w])


def through_function_default(w):
    def function(x=w):
        return x

    w.ring = function


def through_keyword_default(w):
    def function(*, x=w):
        return x

    w.ring = function


def through_cell(w):
    def function():
        return w

    w.ring = function


def through_function_attribute(w):
    def function():
        pass

    function.attribute = w
    w.ring = function


def through_method(w):
    class Holder(Witness):
        def method(self):
            pass

    holder = Holder()
    holder.ring = holder.method
    holder.w = w
    w.ring = holder


def through_class(w):
    class Local:
        witness = w

    w.ring = Local


def through_generator(w):
    def generator():
        yield w

    w.ring = generator()
    next(w.ring)


def through_unstarted_generator(w):
    def generator(w):
        yield w

    w.ring = generator(w)


def through_iterator(w):
    w.ring = iter([w])


def through_dict_iterator(w):
    w.ring = iter({1: w}.items())


def through_enumerate(w):
    w.ring = enumerate([w])


def through_zip(w):
    w.ring = zip([w], [1])


def through_map(w):
    w.ring = map(lambda x: x, [w])


def through_filter(w):
    w.ring = filter(None, [w])


def through_reversed(w):
    w.ring = reversed([w])


def through_slice(w):
    w.ring = slice(w)


def through_exception(w):
    w.ring = ValueError(w)


def through_traceback(w):
    try:
        raise ValueError
    except ValueError as error:
        w.ring = error


def through_property(w):
    w.ring = property(lambda self: w)


def through_staticmethod(w):
    w.ring = staticmethod(lambda: w)


def through_classmethod(w):
    w.ring = classmethod(lambda cls: w)


def through_super(w):
    w.ring = super(Witness, w)


def through_bound_builtin(w):
    w.ring = [w].append


def through_weakref_callback(w):
    w.other = Witness()
    w.ring = weakref.ref(w.other, lambda _: w)


def through_dict_view(w):
    w.ring = {1: w}.values()


def through_slots(w):
    class Slotted:
        __slots__ = ("w",)

    slotted = Slotted()
    slotted.w = w
    w.ring = slotted


def through_list_subclass(w):
    class Items(list):
        pass

    items = Items([w])
    items.extra = w
    w.ring = items


def through_dict_subclass(w):
    class Mapping(dict):
        pass

    mapping = Mapping(w=w)
    mapping.extra = w
    w.ring = mapping


def through_tuple_subclass(w):
    class Pair(tuple):
        pass

    pair = Pair([w])
    pair.extra = w
    w.ring = pair


def through_dict_attribute(w):
    w.__dict__["ring"] = w.__dict__


cases = [value for name, value in list(globals().items()) if name.startswith("through_")]
for case in cases:
    witness = Witness()
    case(witness)
    witness = None
    held = alive
    gc.collect()
    print(case.__name__, "held" if held else "was freed at once", "then gone" if not alive else f"LEAKED {alive}")
    alive = 0
