# oracle: cpython3.13
# zoneinfo: caching, pickling, files, and what is refused.
import copy
import io
import pickle
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

paris = ZoneInfo("Europe/Paris")
print(repr(paris), str(paris), paris.key, ZoneInfo("Europe/Paris") is paris, ZoneInfo.no_cache("Europe/Paris") is paris)
print(pickle.loads(pickle.dumps(paris)) is paris, pickle.loads(pickle.dumps(ZoneInfo.no_cache("Europe/Paris"))) is paris, copy.copy(paris) is paris)
ZoneInfo.clear_cache(only_keys=["Europe/Paris"])
print(ZoneInfo("Europe/Paris") is paris, "Europe/Paris" in available_timezones())


class Own(ZoneInfo):
    pass


print(Own("Europe/Paris") is Own("Europe/Paris"), type(Own("UTC")).__name__, repr(Own("UTC")))


def file_of(*, rule, offset=3600, name=b"ABC\0", version=b"2"):
    """A file of one kind of time and a rule for all."""
    header = b"TZif" + version + bytes(15) + b"".join(n.to_bytes(4, "big") for n in (0, 0, 0, 0, 1, len(name)))
    body = offset.to_bytes(4, "big", signed=True) + b"\0\0" + name
    return io.BytesIO(header + body + header + body + b"\n" + rule + b"\n")


for rule in [b"ABC-1", b"<+03>-3", b"AAA+3BBB,M3.2.0/2,M11.1.0/2", b"AAA3BBB2:30,J60/0,J300/-1:30", b"AAA0BBB-2,0,364/167"]:
    zone = ZoneInfo.from_file(file_of(rule=rule), key="Own/Zone")
    print(rule, [(zone.utcoffset(datetime(2030, month, 1)), zone.tzname(datetime(2030, month, 1))) for month in (1, 3, 7, 12)])


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__)


for rule in [b"AB-1", b"ABC", b"ABC25", b"ABC1DEF", b"ABC1DEF,M13.1.1,M1.1.1", b"ABC1DEF,M1.6.1,M1.1.1", b"ABC1DEF,J0,J1", b"ABC1DEF,J1/168,J2", b"<AB", b"ABC1:60"]:
    attempt(rule, lambda: ZoneInfo.from_file(file_of(rule=rule), key="Own"))
for key in ["x/y", "../x", "/etc/passwd", "", "Europe"]:
    attempt(key, lambda: ZoneInfo(key))
attempt("no file", lambda: ZoneInfo.from_file(io.BytesIO(b"")))
attempt("magic", lambda: ZoneInfo.from_file(io.BytesIO(b"TZxx" + bytes(80))))
attempt("pickle", lambda: pickle.dumps(ZoneInfo.from_file(file_of(rule=b"ABC-1"))))
attempt("other zone", lambda: paris.fromutc(datetime(2020, 1, 1)))
attempt("no datetime", lambda: paris.fromutc(1))
attempt("read-only", lambda: setattr(paris, "key", 1))
print(issubclass(ZoneInfoNotFoundError, KeyError))
