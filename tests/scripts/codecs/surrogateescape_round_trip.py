# PEP 383: any bytes survive decoding and encoding.
data = bytes(range(256)) * 2
for codec in ("ascii", "utf-8"):
    text = data.decode(codec, "surrogateescape")
    print(len(text), text.encode(codec, "surrogateescape") == data, ascii(text[126:132]))
for codec in ("ascii", "utf-8", "latin-1"):
    try:
        "\udc7f".encode(codec, "surrogateescape")
    except UnicodeEncodeError as error:
        print(error)
    try:
        "x\udcff\udd00\udcfe".encode(codec, "surrogateescape")
    except UnicodeEncodeError as error:
        print(error, error.start, error.end)
print(b"\xe2\x82".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
