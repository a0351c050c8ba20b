# escape_encode and escape_decode: bytes as in a literal.
import _codecs
print(_codecs.escape_encode(bytes(range(40)) + b"\\'\"\x7f\x80\xff"))
print(_codecs.escape_decode(rb"a\n\t\\\'\"\x41\101\7\0z\
y"))
print(_codecs.escape_decode("\xe9\\x41"), _codecs.escape_decode(b"\\177"))
for data, errors in ((b"\\x4", "strict"), (b"\\x4", None), (b"ab\\xg1", "strict"), (b"\\x4!", "ignore"), (b"\\x4!\\xg", "replace"), (b"\\x", "other"), (b"abc\\", "strict")):
    try:
        print(data, errors, _codecs.escape_decode(data, errors))
    except ValueError as error:
        print(data, errors, error)
