# What LZMACompressor and the filter specifiers refuse, and in which words.
import copy
import lzma
import pickle


def refused(what, *args, **kwargs):
    try:
        what(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("accepted")


make = lzma.LZMACompressor
LAST = {"id": lzma.FILTER_LZMA2}
refused(make, lzma.FORMAT_RAW)
refused(make, 99)
refused(make, preset=10)
refused(make, preset=-1)
refused(make, preset=2**40)
refused(make, preset="a")
refused(make, preset=3, filters=[LAST])
refused(make, check=99)
refused(make, check=2)
refused(make, lzma.FORMAT_ALONE, check=1)
for filters in (
    [],
    3,
    [3],
    [{}],
    [{"id": 99}],
    [{"id": "a"}],
    [{"id": -1}],
    [{"id": lzma.FILTER_DELTA}],
    [LAST] * 2,
    [LAST] * 5,
    [LAST, {"id": lzma.FILTER_DELTA}],
    [{"id": lzma.FILTER_LZMA1}],
    [LAST | {"other": 3}],
    [LAST | {"dict_size": 10}],
    [LAST | {"dict_size": -1}],
    [LAST | {"lc": 5}],
    [LAST | {"nice_len": 1000}],
    [LAST | {"mf": 99}],
    [LAST | {"mode": 99}],
    [LAST | {"preset": -1}],
    [LAST | {"preset": "a"}],
    [{"id": lzma.FILTER_DELTA, "dist": 0}, LAST],
    [{"id": lzma.FILTER_DELTA, "dist": 257}, LAST],
    [{"id": lzma.FILTER_DELTA, "other": 1}, LAST],
    [{"id": lzma.FILTER_X86, "other": 1}, LAST],
    [{"id": lzma.FILTER_X86, "start_offset": 3}, LAST],
    [{"id": lzma.FILTER_ARM, "start_offset": 3}, LAST],
):
    refused(make, filters=filters)
refused(make, lzma.FORMAT_ALONE, filters=[LAST])

done = make()
done.flush()
refused(done.flush)
refused(done.compress, b"more")
refused(make().compress, "text")
refused(copy.copy, done)
refused(pickle.dumps, done)
