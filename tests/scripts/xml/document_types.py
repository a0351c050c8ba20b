# Document types: what each declaration tells, defaults of attributes, and that entities cannot make much out of little.
import pyexpat

DOCUMENT = """<!DOCTYPE a PUBLIC '-//X//Y' 's' [
<!ENTITY e 'v&#33;&other;'> <!ENTITY other "w">
<!ELEMENT a (b|c*|(d,e?))+> <!ELEMENT b (#PCDATA|x)*> <!ELEMENT c EMPTY> <!ELEMENT e ANY>
<!ATTLIST a x CDATA 'q' y (u|v) #REQUIRED z ID #IMPLIED w NMTOKENS #FIXED ' 1  2 '>
<!NOTATION n PUBLIC 'p'> <!ENTITY u SYSTEM 'f' NDATA n> <!ENTITY s SYSTEM 'g'> <!-- c --> <?pi?>
]><a y='v' z=' 7 '>&e;&s;</a>"""
for specified in False, True:
    parser = pyexpat.ParserCreate()
    parser.specified_attributes = specified
    parser.buffer_text = True
    for name in dir(parser):
        if name.endswith("Handler") and "Default" not in name and "Standalone" not in name:
            setattr(parser, name, lambda *args, name=name: print(name, args) or 1)
    print(parser.Parse(DOCUMENT, True))

# The same, byte by byte.
seen = []
parser = pyexpat.ParserCreate()
parser.StartElementHandler = lambda *args: seen.append(args)
parser.CharacterDataHandler = seen.append
for byte in DOCUMENT.encode():
    parser.Parse(bytes([byte]))
parser.Parse(b"", True)
print(seen)

# Without handlers all goes to the default one.
parser = pyexpat.ParserCreate()
parser.DefaultHandlerExpand = lambda text: print(repr(text), end=" ")
parser.Parse("<!DOCTYPE a PUBLIC 'p' 's'><a b='1'>t&lt;<!--c--></a>", True)
print()

bomb = "<!DOCTYPE a [<!ENTITY e0 '" + "x" * 10000 + "'>"
for level in range(1, 12):
    bomb += f"<!ENTITY e{level} '{f'&e{level - 1};' * 10}'>"
for document in (f"{bomb}]><a>&e11;</a>", f"{bomb}]><a b='&e11;'/>"):
    try:
        pyexpat.ParserCreate().Parse(document, True)
    except pyexpat.ExpatError as error:
        print(pyexpat.ErrorString(error.code))
