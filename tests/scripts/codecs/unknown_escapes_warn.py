# Escapes that do not exist stay, with a DeprecationWarning for the first one.
import _codecs
import sys
sys.stderr = sys.stdout
print(b"\\d\\e".decode("unicode_escape"))
print(ascii(b"\\777".decode("unicode_escape")))
print(_codecs.escape_decode(b"\\q\\777"))
