texts = ["", "plain", "it's", 'say "hi"', """it's "both" """, "tab\tnew\nret\r", "back\\slash", "\x00\x1f\x7f\x80\x9f\xa0\xad", "äß漢🐍", "\u200b\u2028\ud800\udfff\ue000", "\U000e0001\U0010ffff\uffff", "a" * 100 + "\n"]
for text in texts:
    print(repr(text).encode("utf-8", "backslashreplace"), ascii(text), len(repr(text)))
    print(f"{text!r:>20}".encode("utf-8", "backslashreplace"), f"{text!a}")
print([repr(chr(code)) for code in range(0x20)])
print(sum(len(repr(chr(code))) for code in range(0, 0x110000, 31)))
print(repr(["a'b", 'c"d', "e\\f"]), repr({"k'": 'v"'}), str(["ä", b"\xe4"]))
for data in (b"", b"plain", b"it's", b'say "hi"', b"""it's "both" """, b"\t\n\r\\", bytes(range(256))):
    print(repr(data), str(bytearray(data)))


class Named(bytearray):
    pass


class Text(str):
    pass


print(repr(Named(b"it's")), repr(Text("it's")), str(Text("x")), type(str(Text("x"))))
