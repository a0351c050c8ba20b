# % of bytes and bytearray.
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class B:
    def __bytes__(self):
        return b"B!"

class Bad:
    def __bytes__(self):
        return "str"

for text in ["b'%b' % b'x'", "b'%s' % bytearray(b'y')", "b'%b' % memoryview(b'abc')[::2]", "b'%b' % B()", "b'%b' % Bad()", "b'%b' % 'x'", "b'%b' % 5", "b'%s' % None", "b'%c' % 65", "b'%c' % b'z'", "b'%c' % 256", "b'%c' % b'zz'", "b'%c' % 'z'", "b'%c' % bytearray(b'q')", "b'%d|%5d|%-5d|%05d|%+d' % (1, 2, 3, 4, 5)",
             "b'%x %X %o %#x' % (255, 255, 8, 255)", "b'%f %.2e %g' % (1.5, 1.5, 1.5)", "b'%r' % 'x\\u20ac'", "b'%a' % 'x\\u20ac'", "b'%a' % b'raw'", "b'%10s|%-10s|%.2s' % (b'a', b'b', b'cdef')", "b'%(key)s %(key)d' % {b'key': 5}", "b'%(key)d' % {b'key': 5}", "b'%(key)d' % {'key': 5}", "b'%%' % ()", "b'%s' % ()", "b'%s' % (b'a', b'b')", "b'x' % b'y'", "b'%' % 1", "b'%z' % 1",
             "b'%*d' % (5, 1)", "b'%*d' % (b'x', 1)", "bytearray(b'%s-%d') % (b'a', 5)", "type(bytearray(b'%d') % 1)", "b'%d' % b'x'", "b'%x' % 1.5", "b'%s' % {}", "b'no' % {}", "b'no' % []", "b'%b' % [1]", "b'%i' % 3.9", "b'%f' % 'x'", "b'' % ()", "b'%(a' % {}"]:
    attempt(text)
