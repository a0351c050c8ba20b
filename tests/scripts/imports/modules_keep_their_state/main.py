import state
import state as again
import sys
from state import value, increment

print(state is again, state is sys.modules["state"], value)
increment()
increment()
print(state.value, value)
state.value = 100
increment()
print(state.value, state.__name__, state.__doc__, state.__file__.rsplit("/", 1)[-1])
import other

print(other.seen, state.log)
del sys.modules["state"]
import state as fresh

print(fresh is state, fresh.value)
print(sorted(name for name in vars(fresh) if not name.startswith("__")))
exec("import state; print(state.value)")


def local():
    import state
    from other import seen

    return state is fresh, seen


print(local(), __name__, fresh.__package__ == "", fresh.__spec__.name)
print(repr(fresh).split(" from ")[0], type(fresh).__name__)
