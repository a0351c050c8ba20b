# Text files in encodings with marks, wide characters and tables; positions; what is appended has no second mark.
name = "files_in_any_encoding.tmp"
text = "a\u20ac\n\xe9b\n"
for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be", "utf-7", "cp1252", "iso-8859-15", "koi8-r", "unicode_escape"):
    try:
        with open(name, "w", encoding=encoding, newline="\n") as file:
            file.write(text)
    except UnicodeEncodeError as error:
        print(encoding, error)
        continue
    data = open(name, "rb").read()
    with open(name, encoding=encoding) as file:
        first = file.readline()
        place = file.tell()
        rest = file.read()
        file.seek(place)
        print(encoding, data, first + rest == text, place, file.read() == rest)
for encoding in ("utf-16", "utf-8-sig"):
    with open(name, "w", encoding=encoding) as file:
        file.write("a")
    with open(name, "a", encoding=encoding) as file:
        file.write("b")
    print(encoding, open(name, "rb").read())
for encoding in ("nothing", "rot13"):
    try:
        open(name, encoding=encoding)
    except LookupError as error:
        print(error)
