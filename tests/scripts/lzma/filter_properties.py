# How filters are written into headers, and read from them.
import _lzma
import lzma

for spec in (
    {"id": lzma.FILTER_LZMA2},
    {"id": lzma.FILTER_LZMA2, "preset": 0},
    {"id": lzma.FILTER_LZMA2, "dict_size": 5000},
    {"id": lzma.FILTER_LZMA2, "dict_size": 2**32 - 1},
    {"id": lzma.FILTER_LZMA1},
    {"id": lzma.FILTER_LZMA1, "lc": 1, "lp": 2, "pb": 0},
    {"id": lzma.FILTER_DELTA},
    {"id": lzma.FILTER_DELTA, "dist": 200},
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_X86, "start_offset": 16},
):
    print(spec, _lzma._encode_filter_properties(spec))
for number, properties in (
    (lzma.FILTER_LZMA2, b"\x16"),
    (lzma.FILTER_LZMA1, b"\x5d\0\0\x80\0"),
    (lzma.FILTER_DELTA, b"\0"),
    (lzma.FILTER_X86, b""),
    (lzma.FILTER_X86, b"\x10\0\0\0"),
    (lzma.FILTER_ARMTHUMB, b"\2\0\0\0"),
    (lzma.FILTER_LZMA2, b""),
    (lzma.FILTER_LZMA2, b"\x29"),
    (lzma.FILTER_DELTA, b"ab"),
    (lzma.FILTER_LZMA1, b"\xff\0\0\x80\0"),
    (99, b""),
):
    try:
        print(_lzma._decode_filter_properties(number, properties))
    except lzma.LZMAError as error:
        print(number, error)
