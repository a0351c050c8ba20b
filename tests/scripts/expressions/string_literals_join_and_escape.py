print("a" "b" 'c', "x" r"\n" "y", ("one "
    "two " 'three'), "tab\there", 'quote\'s "x"', "back\\slash", "\x41\101\u0041\U00000041\N{LATIN CAPITAL LETTER A}")
print("new\
line", '''a'b"c''', """d"e'f""", "\a\b\f\v\0".encode(), "\1\12\123\377".encode("utf-16-le") , len("\
"), r"\'", r'\"', rb"\x", Rb'\n', bR"\t", BR'\\')
print(b"a" b"\xff" b'\n\\\'"', b"""multi
line""", b"\101\x41\0", len(b"\
"), u"unicode", U'x' "y")
print("é€😀", len("é€😀"), "\xe9\u20ac\U0001f600" == "é€😀", ascii("é€😀\ud800"), "\ud83d\ude00" == "😀", len("\ud83d\ude00"))
print(repr("\\"), repr("'"), repr('"'), repr("'\""), repr("\n\r\t"), repr("\x00\x1f\x7f\x80\x9f\xa0\xad"), repr("\u0300\u200b\u2028\ufeff\uffff\U000e0001"))
print(repr(b"'"), repr(b'"'), repr(b"'\""), repr(b"\n\r\t\x00\x7f\xff"), repr(b"\\"))
print(""""quoted\"""", '''it''s''' '', "", '' "", """""", '''''' == "")
print("a\
b", "c" # comment between
    "d", ("e"
    # comment inside
    "f"))
x = "con" "cat" * 2
y = ("con" "cat") * 2
print(x, y, x == y, "%s" "%s" % ("a", "b"), "{}" "{}".format(1, 2), "a" "b" in "xabx", "a" "b"[0], "ab" "cd"[1:3])
print("\N{GREEK SMALL LETTER ALPHA}\N{SNOWMAN}\N{EM DASH}\N{NO-BREAK SPACE}".encode(), "\N{latin small letter e with acute}", "\N{HANGUL SYLLABLE GAG}", "\N{CJK UNIFIED IDEOGRAPH-4E00}")
for source in (r"'\x4'", r"'\u123'", r"'\U0011'", r"'\U00110000'", r"'\N{no such name}'", r"'\N'", r"b'\x4'", "b'é'", "'abc", '"', "'''abc", "'\\", "r'\\'", "b'' ''", "'' b''", "bu''", "ru''", "f'' b''", r"'\N{}'", "'\n'"):
    try:
        print(source, eval(source))
    except SyntaxError as error:
        print(repr(source), error.msg)
