# What is built on pyexpat: xml.etree, plistlib, minidom and sax.
import io
import plistlib
import xml.sax
from xml.dom import minidom
from xml.etree import ElementTree as ET

root = ET.fromstring("<r xmlns:p='urn:p' a='1'><p:x>t</p:x>tail<y b='2'/><!--gone--></r>")
print(ET.tostring(root, encoding="unicode"), [(e.tag, e.attrib, e.text, e.tail) for e in root.iter()])
print(root.find("{urn:p}x").text, len(root.findall("y[@b='2']")), ET.canonicalize("<b z='1' a='2'><c/></b>"))
for event, element in ET.iterparse(io.BytesIO(b"<a><b>1</b><b>2</b></a>"), ("start", "end")):
    print(event, element.tag, element.text)
try:
    ET.fromstring("<a>\n<b></a>")
except ET.ParseError as error:
    print(error, error.code, error.position)

value = {"list": [1, -2.5, True, "text <&>"], "data": b"\0\xff", "nested": {"empty": []}}
print(plistlib.loads(plistlib.dumps(value)) == value, plistlib.dumps({"k": 1}).decode())
try:
    plistlib.loads(b"<?xml version='1.0'?><!DOCTYPE plist [<!ENTITY e 'x'>]><plist><string>&e;</string></plist>")
except plistlib.InvalidFileException as error:
    print(error)

document = minidom.parseString("<a b='1'>x<c/><!-- n --></a>")
print(document.documentElement.toxml(), document.getElementsByTagName("c")[0].parentNode.tagName)


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attributes):
        print("start", name, dict(attributes))

    def characters(self, content):
        print("text", content)

    def endElement(self, name):
        print("end", name)


xml.sax.parseString("<a b='1'>x<c/></a>", Handler())
