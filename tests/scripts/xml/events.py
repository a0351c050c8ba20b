# Events of pyexpat with the places where they are: tokens of each kind, entities, namespaces; errors by code and place.
import pyexpat

HANDLERS = [name for name in dir(pyexpat.ParserCreate()) if name.endswith("Handler")]
UNUSED = {"DefaultHandler", "DefaultHandlerExpand", "NotStandaloneHandler"}


def run(document, separator=None, **options):
    parser = pyexpat.ParserCreate(None, separator)
    for name, value in options.items():
        setattr(parser, name, value)
    for name in HANDLERS:
        if name not in UNUSED:

            def handle(*args, name=name):
                print("   ", name[:-7], *args, (parser.CurrentLineNumber, parser.CurrentColumnNumber))
                return 1

            setattr(parser, name, handle)
    print(document)
    try:
        print("  =>", parser.Parse(document, True))
    except pyexpat.ExpatError as error:
        print("  =>", error, error.code, error.lineno, error.offset)


DOCUMENTS = [
    "<a/>", "<a b='1' c='2'>x &amp; y\r\nz</a>",
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!-- c --><?pi d e?><a><![CDATA[x<y]]></a>",
    "<a>&x;</a>", "<a>", "<a></b>", "<a><b></a>", "", "x", "foobar<", "<a b='1' b='2'/>", "<a b=1/>", "<a>&#0;</a>", "<a>&#x41;&lt;</a>",
    "<a/><b/>", "<a>]]></a>", "<a><?xml?></a>", "<a b='<'/>", "<a>\x01</a>", "<a b='&e;'/>", "<a>\n<b></c>\n</a>", "<a>\xe9</a>",
    b"<a>\xff</a>", b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xff</a>", b"\0\r\n",
    b"<a>\xc3", "<a b='x\n\ty&#10;'/>", "<1/>", "< a/>", "<a --", "<!-- a -- b --><a/>", "<a><!DOCTYPE b></a>", "<a x:y='1'/>",
    "<!DOCTYPE a [<!ENTITY e '<b>t</b>'><!ENTITY r '&r;'>]><a>&e;&r;</a>", "<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</b></a>",
    "<!DOCTYPE a [<!ENTITY e 'x&#38;lt;y'>]><a b='&e;'>&e;</a>", "<!DOCTYPE a SYSTEM 'd'><a>&unknown;</a>",
]
for document in DOCUMENTS:
    run(document)
for document in (
    "<a xmlns='u' xmlns:p='v' b='1' p:c='2'><p:d/></a>", "<p:a/>", "<a xmlns:p=''/>", "<a xmlns:xml='z'/>", "<a xmlns:xmlns='z'/>",
    "<a p:b='1'/>",
):
    run(document, " ")
run("<a xmlns:p='v' p:b='1'><p:c/></a>", "!", namespace_prefixes=True)
run("<a b='1'/>", ordered_attributes=True)
run("<a>x\ny&amp;z</a>", buffer_text=True)
