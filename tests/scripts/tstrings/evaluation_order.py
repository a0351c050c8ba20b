# Fields are evaluated from left to right, each with its format; a failing one leaves nothing behind.
def say(value):
    print("value", value)
    return value


template = t"{say(1):{say('>5')}}{say(2)!r}{say(3)=}"
print(template)


class Noisy:
    def __format__(self, spec):
        print("formatted with", repr(spec))
        return "spec"

    def __repr__(self):
        print("repr")
        return "Noisy"


noisy = Noisy()
kept = t"{noisy!r:{noisy:x}}"
print(kept.interpolations[0].value is noisy, kept.interpolations[0].format_spec)
try:
    t"{say(1)}{1 / 0}{say(2)}"
except ZeroDivisionError as error:
    print(error)


def generator():
    received = t"{(yield 1)} and {(yield 2)}"
    print(received.values)
    yield 3


running = generator()
print(next(running), running.send("a"), running.send("b"))
print(t"{(y := 5)}".values, y, [t"{i}".values for i in range(3)])
many = eval("t'" + "{i}" * 100 + "'", {"i": 7})
print(len(many.interpolations), len(many.strings), set(many.values))
