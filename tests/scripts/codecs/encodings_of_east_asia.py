# The multi-byte encodings: text both ways, errors and their handlers, pieces, streams.
import codecs
import io

NAMES = "gb2312", "hz", "shift_jis", "iso2022_jp", "euc_kr"
TEXT = "日本語 中文大學 한국어 abc~\\ カタカナ ｶﾅ か゚ éß€𠀋\n"

for name in NAMES:
    data = TEXT.encode(name, "backslashreplace")
    print(name, data, data.decode(name) == TEXT, ascii(data[:-1].decode(name, "replace")))

for name in "gb2312", "shift_jis", "iso2022_jp", "hz":
    for bad in b"a\x81\x20b\xff", b"\x1b$B$", b"~{!x~}\xa1", b"\xe3":
        try:
            print(name, ascii(bad.decode(name)))
        except UnicodeDecodeError as error:
            print(name, error)
    try:
        "ok \U0001f600".encode(name)
    except UnicodeEncodeError as error:
        print(error)
    print("x\U0001f600y".encode(name, "xmlcharrefreplace"), "x\U0001f600y".encode(name, "replace"), "x\U0001f600".encode(name, "ignore"))

codecs.register_error("back", lambda error: ("!", error.end) if isinstance(error, UnicodeEncodeError) else ("<>", -1))
print("日\U0001f600".encode("shift_jis", "back"), b"\xff\xffab".decode("euc_kr", "back"))

for name in "shift_jis", "iso2022_kr", "hz":
    encoder = codecs.getincrementalencoder(name)()
    parts = [encoder.encode("日"), encoder.encode("中"), encoder.encode("\n", True)]
    data = b"".join(parts)
    decoder = codecs.getincrementaldecoder(name)("replace")
    text = "".join([decoder.decode(data[i:i + 1]) for i in range(len(data))]) + decoder.decode(b"", True)
    print(name, parts, ascii(text), decoder.getstate()[0])

stream = io.BytesIO()
writer = codecs.getwriter("iso2022_jp")(stream)
writer.write("日本")
writer.writelines(["語\n", "x"])
writer.reset()
print(stream.getvalue())
reader = codecs.getreader("iso2022_jp")(io.BytesIO(stream.getvalue()))
print(ascii(reader.readline()), ascii(reader.read()), reader.readlines())
with io.TextIOWrapper(io.BytesIO("一\n二\n".encode("shift_jis")), encoding="shift_jis") as lines:
    print([ascii(line) for line in lines])
for wrong in "nothing", 1:
    try:
        __import__("_codecs_jp").getcodec(wrong)
    except (LookupError, TypeError) as error:
        print(type(error).__name__, error)
