# What the interpreter itself uses.
import sys
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print("\u20ac".encode() == "\u20ac".encode(sys.getdefaultencoding()))
