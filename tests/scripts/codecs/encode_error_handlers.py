# Every built-in handler with every codec that can refuse a character.
text = "a\xe9\u20ac\U0001f600\udc80\ud800z"
for codec in ("ascii", "latin-1", "utf-8", "utf-16-le", "utf-32-be"):
    for handler in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
        try:
            print(codec, handler, text.encode(codec, handler))
        except UnicodeEncodeError as error:
            print(codec, handler, error)
