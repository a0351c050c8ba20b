# Subclasses of str with slots: the attributes can be set, deleted and inherited; configparser is made of such lines.
import configparser


class Line(str):
    __slots__ = ("clean", "number")

    def __new__(cls, text, number):
        self = super().__new__(cls, text)
        self.clean = text.strip()
        self.number = number
        return self


line = Line("  text ", 7)
print(repr(line), line.clean, line.number, len(line), line == "  text ", type(line.upper()).__name__)
line.number += 1
del line.clean
print(line.number, hasattr(line, "clean"), Line.__slots__)


class Other(Line):
    __slots__ = ("more",)


other = Other("b", 1)
other.more = [other]
print(other.more[0] is other, other.clean)

parser = configparser.ConfigParser(allow_no_value=True)
parser.read_string("""
[DEFAULT]
base = /srv  ; no comment
[one]
path = %(base)s/one
    and more
# comment
flag
empty =
number: 3
[two]
on = yes
""")
print(parser.sections(), dict(parser["one"]), parser.getint("one", "number"), parser["two"].getboolean("on"))
for text in ("novalue\n", "[a]\n[a]\n", "[a]\nx=1\nx=2\n", "[a]\nx\n= 1"):
    try:
        configparser.ConfigParser().read_string(text)
    except configparser.Error as error:
        print(type(error).__name__, str(error).replace("\n", " | "))
