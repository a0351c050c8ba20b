# The module base64 over the natives: every alphabet, every length, and what it refuses.
import base64
import io

data = bytes(range(256))
for name in ("b64", "b32", "b32hex", "b16", "a85", "b85", "z85"):
    encode, decode = getattr(base64, name + "encode"), getattr(base64, name + "decode")
    sizes = range(0, 256, 4) if name == "z85" else range(0, 256)
    assert all(decode(encode(data[:size])) == data[:size] for size in sizes), name
    print(name, encode(b"taipan!!"), encode(data)[:24])
print(base64.urlsafe_b64encode(b"\xfb\xff"), base64.b64decode("-_8=", altchars="-_"), base64.standard_b64decode(b"+/8="))
out = io.BytesIO()
base64.encode(io.BytesIO(data), out)
print(out.getvalue().count(b"\n"), base64.decodebytes(out.getvalue()) == data, base64.encodebytes(b"x" * 60))
for attempt in [lambda: base64.b64decode("a"), lambda: base64.b64decode("a!bc", validate=True), lambda: base64.b64decode("aé=="),
                lambda: base64.b32decode("A"), lambda: base64.b16decode("0g"), lambda: base64.b85decode("~"), lambda: base64.b64encode("text"),
                lambda: base64.a85decode(b"\x80")]:
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
