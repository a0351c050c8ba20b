# What __buffer__ gives wrongly, and what it raises.
def attempt(text):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)


class GivesInt:
    def __buffer__(self, flags):
        return 1


class Raises:
    def __buffer__(self, flags):
        raise KeyError(flags)


class Nothing:
    __buffer__ = None


class NotCallable:
    __buffer__ = 5


class Released:
    def __buffer__(self, flags):
        view = memoryview(b"abc")
        view.release()
        return view


class ReadOnly:
    def __buffer__(self, flags):
        return b"abc".__buffer__(flags)


class Gaps:
    def __buffer__(self, flags):
        return memoryview(b"abcdef")[::2]


for name in ["GivesInt", "Raises", "Nothing", "NotCallable", "Released", "Gaps"]:
    attempt(f"memoryview({name}()).tobytes()")
    attempt(f"bytes({name}())")
    attempt(f"b'' + {name}()")
    attempt(f"b'a'.find({name}())")
for text in ["b'a'.strip(Raises())", "b'a' in Raises()", "Raises() in b'a'", "int(Raises())", "float(Raises())", "b'a'.split(Raises())",
             "b''.join([Raises()])", "b'a' == Raises()", "bytearray(b'a') == Raises()", "bytearray(b'a').extend(Raises())", "bytes.fromhex(Raises())",
             "int.from_bytes(Raises(), 'big')", "str(Raises(), 'utf8')", "b'a'.startswith(Raises())", "b'a'.removeprefix(Raises())", "b'a'.translate(Raises())",
             "b'%b' % Raises()", "memoryview(b'a') == Raises()", "memoryview._from_flags(ReadOnly(), 1)", "memoryview._from_flags(ReadOnly(), 0).tobytes()",
             "memoryview(1)", "memoryview('x')", "memoryview()", "memoryview(b'', 1)", "memoryview(obj=b'')", "memoryview(object=b'ab').tobytes()"]:
    attempt(text)
x = bytearray(b"abc")
try:
    x[0:1] = Raises()
except KeyError as error:
    print("KeyError", error)
try:
    class Sub(memoryview):
        pass
except TypeError as error:
    print(error)
