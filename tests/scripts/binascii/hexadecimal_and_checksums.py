# hexlify with separators, unhexlify, and the two checksums.
import binascii

EXPRESSIONS = [
    "crc_hqx(b'123456789',0)",
    "crc_hqx(b'123456789',2**40)",
    "crc_hqx(b'',-1)",
    "crc_hqx('a',0)",
    "crc_hqx(b'a')",
    "crc32(b'123456789')",
    "crc32(b'123456789',5)",
    "crc32(b'123456789',-1)",
    "crc32(b'123456789',2**40+5)",
    "crc32('a')",
    "crc32(b'a','b')",
    "crc32(b'a',2**100)",
    r"hexlify(b'\x00\xff')",
    "hexlify(b'abcdefg','-')",
    "hexlify(b'abcdefg','-',3)",
    "hexlify(b'abcdefg','-',-3)",
    "hexlify(b'abcdefg',b':',bytes_per_sep=2)",
    "hexlify(b'abcdefg','--')",
    "hexlify(b'abcdefg','')",
    "hexlify(b'abcdefg',5)",
    "hexlify(b'abcdefg','é')",
    r"hexlify(b'abcdefg',b'\xff')",
    "hexlify('a')",
    "hexlify(data=b'a')",
    "unhexlify(b'00fF')",
    "unhexlify('00fF')",
    "unhexlify('0')",
    "unhexlify('0g')",
    r"unhexlify('\xe9\xe9')",
    "unhexlify(5)",
    "unhexlify(b'')",
    "Error.__mro__",
    "Incomplete.__mro__",
    "crc32(bytes(range(256)) * 9)",
    "crc32(b'def', crc32(b'abc')) == crc32(b'abcdef')",
]
for expression in EXPRESSIONS:
    try:
        print(expression, "->", eval(expression, vars(binascii)))
    except Exception as error:
        print(expression, "|", type(error).__name__, error)
