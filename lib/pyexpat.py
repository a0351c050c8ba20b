"""pyexpat: a non-validating XML 1.0 parser with expat's interface (CPython: Modules/pyexpat.c over libexpat).

Source: https://www.w3.org/TR/xml/ (fifth edition), https://www.w3.org/TR/xml-names/, and what expat's documentation says of its events. Text is
taken piece by piece: what is complete is told at once, the rest waits. The internal subset of a document type is read by _xmldtd. What
entities expand to is bounded as expat bounds it: no more than a hundred times the input, once that is 8 MiB. Refused: encodings of more than a
byte a character but UTF-8 and UTF-16, and a CurrentByteIndex in other units than those of UTF-8.
"""

import codecs as _codecs
import re as _re
import sys as _sys
import types as _types

__all__ = [
    "EXPAT_VERSION", "ErrorString", "ExpatError", "ParserCreate", "XMLParserType", "XML_PARAM_ENTITY_PARSING_ALWAYS",
    "XML_PARAM_ENTITY_PARSING_NEVER", "XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", "error", "errors", "features", "model", "native_encoding",
    "version_info",
]
EXPAT_VERSION = "expat_2.7.3"
version_info = (2, 7, 3)
native_encoding = "UTF-8"
features = [
    ("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1), ("XML_DTD", 0), ("XML_CONTEXT_BYTES", 1024), ("XML_NS", 0),
    ("XML_BLAP_MAX_AMP", 100), ("XML_BLAP_ACT_THRES", 8388608),
]
XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2

# Name of the constant, message; the code is the place, from 1.
_ERRORS = (
    ("NO_MEMORY", "out of memory"), ("SYNTAX", "syntax error"), ("NO_ELEMENTS", "no element found"),
    ("INVALID_TOKEN", "not well-formed (invalid token)"), ("UNCLOSED_TOKEN", "unclosed token"), ("PARTIAL_CHAR", "partial character"),
    ("TAG_MISMATCH", "mismatched tag"), ("DUPLICATE_ATTRIBUTE", "duplicate attribute"),
    ("JUNK_AFTER_DOC_ELEMENT", "junk after document element"), ("PARAM_ENTITY_REF", "illegal parameter entity reference"),
    ("UNDEFINED_ENTITY", "undefined entity"), ("RECURSIVE_ENTITY_REF", "recursive entity reference"),
    ("ASYNC_ENTITY", "asynchronous entity"), ("BAD_CHAR_REF", "reference to invalid character number"),
    ("BINARY_ENTITY_REF", "reference to binary entity"),
    ("ATTRIBUTE_EXTERNAL_ENTITY_REF", "reference to external entity in attribute"),
    ("MISPLACED_XML_PI", "XML or text declaration not at start of entity"), ("UNKNOWN_ENCODING", "unknown encoding"),
    ("INCORRECT_ENCODING", "encoding specified in XML declaration is incorrect"), ("UNCLOSED_CDATA_SECTION", "unclosed CDATA section"),
    ("EXTERNAL_ENTITY_HANDLING", "error in processing external entity reference"), ("NOT_STANDALONE", "document is not standalone"),
    ("UNEXPECTED_STATE", "unexpected parser state - please send a bug report"),
    ("ENTITY_DECLARED_IN_PE", "entity declared in parameter entity"),
    ("FEATURE_REQUIRES_XML_DTD", "requested feature requires XML_DTD support in Expat"),
    ("CANT_CHANGE_FEATURE_ONCE_PARSING", "cannot change setting once parsing has begun"), ("UNBOUND_PREFIX", "unbound prefix"),
    ("UNDECLARING_PREFIX", "must not undeclare prefix"), ("INCOMPLETE_PE", "incomplete markup in parameter entity"),
    ("XML_DECL", "XML declaration not well-formed"), ("TEXT_DECL", "text declaration not well-formed"),
    ("PUBLICID", "illegal character(s) in public id"), ("SUSPENDED", "parser suspended"), ("NOT_SUSPENDED", "parser not suspended"),
    ("ABORTED", "parsing aborted"), ("FINISHED", "parsing finished"),
    ("SUSPEND_PE", "cannot suspend in external parameter entity"),
    ("RESERVED_PREFIX_XML", "reserved prefix (xml) must not be undeclared or bound to another namespace name"),
    ("RESERVED_PREFIX_XMLNS", "reserved prefix (xmlns) must not be declared or undeclared"),
    ("RESERVED_NAMESPACE_URI", "prefix must not be bound to one of the reserved namespace names"),
    ("INVALID_ARGUMENT", "invalid argument"), ("NO_BUFFER", "a successful prior call to function XML_GetBuffer is required"),
    ("AMPLIFICATION_LIMIT_BREACH", "limit on input amplification factor (from DTD and entities) breached"),
    ("NOT_STARTED", "parser not started"),
)


class ExpatError(Exception):
    pass


ExpatError.__module__ = "xml.parsers.expat"
error = ExpatError
errors = _types.ModuleType("pyexpat.errors")
errors.codes = {}
errors.messages = {}
for _code, (_name, _message) in enumerate(_ERRORS, 1):
    setattr(errors, "XML_ERROR_" + _name, _message)
    errors.codes[_message] = _code
    errors.messages[_code] = _message
model = _types.ModuleType("pyexpat.model")
for _code, _name in enumerate(("EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"), 1):
    setattr(model, "XML_CTYPE_" + _name, _code)
for _code, _name in enumerate(("NONE", "OPT", "REP", "PLUS")):
    setattr(model, "XML_CQUANT_" + _name, _code)
_sys.modules["pyexpat.errors"] = errors
_sys.modules["pyexpat.model"] = model


def ErrorString(code, /):
    return errors.messages.get(code)


class _Fault(Exception):
    """An error by the name of its constant, at a place of the text at hand (None: where the event is)."""

    def __init__(self, name, at=None):
        self.message = getattr(errors, "XML_ERROR_" + name)
        self.at = at


_START = ":A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
NAME = _re.compile(f"[{_START}][{_START}\\-.0-9\xb7\u0300-\u036f\u203f-\u2040]*")
TOKEN = _re.compile(f"[{_START}\\-.0-9\xb7\u0300-\u036f\u203f-\u2040]+")
_BAD = _re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACE = _re.compile("[ \t\r\n]*")
_BREAK = _re.compile("\r\n|\r|\n")
_RUN = _re.compile("[^<&]+")
_DECLARATION = _re.compile(
    r"""<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?P<q>["'])(?P<version>1\.[0-9]+)(?P=q)"""
    r"""(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?P<r>["'])(?P<encoding>[A-Za-z][A-Za-z0-9._-]*)(?P=r))?"""
    r"""(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?P<s>["'])(?P<standalone>yes|no)(?P=s))?[ \t\r\n]*\?>"""
)
_PREDEFINED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"
_XMLNS = "http://www.w3.org/2000/xmlns/"
_MOST_AMPLIFIED = 100
_FREE = 8 << 20
_CONVERTED = 1024

_HANDLERS = tuple(
    "StartElement EndElement ProcessingInstruction CharacterData UnparsedEntityDecl NotationDecl StartNamespaceDecl EndNamespaceDecl Comment "
    "StartCdataSection EndCdataSection NotStandalone ExternalEntityRef StartDoctypeDecl EndDoctypeDecl EntityDecl XmlDecl ElementDecl AttlistDecl "
    "SkippedEntity".split()
)


class Entity:
    """A general or parameter entity: internal with a value, or external; unparsed with a notation."""

    def __init__(self, value, system=None, public=None, notation=None):
        self.value = value
        self.system = system
        self.public = public
        self.notation = notation


class Declared:
    """What a document type has declared, shared by the parsers of a document's entities."""

    def __init__(self):
        self.entities = {}
        self.parameters = {}
        self.attributes = {}  # element -> {attribute: (type, default or None)}
        self.incomplete = False  # there are declarations that nobody has read
        self.standalone = -1
        self.input = 0
        self.expanded = 0


def charref(body, at=None):
    """The character of a reference's digits, `#65` or `#x41`."""
    try:
        code = int(body[2:], 16) if body[1:2] == "x" else int(body[1:], 10)
        c = chr(code)
    except (ValueError, OverflowError):
        raise _Fault("BAD_CHAR_REF", at) from None
    if _BAD.match(c):
        raise _Fault("BAD_CHAR_REF", at)
    return c


class xmlparser:
    __slots__ = (
        *(name + "Handler" for name in _HANDLERS), "_default", "_expands", "intern", "_namespace_prefixes", "_ordered_attributes",
        "_specified_attributes", "_buffers", "_buffer_size", "_buffered", "_separator", "_encoding", "_decoder", "_text", "_at", "_line", "_column",
        "_index", "_error", "_done", "_stack", "_seen", "_scopes", "_dtd", "_open", "_base", "_deferral", "_param", "_foreign", "_fragment", "_event",
        "_begun", "_cdata", "_waiting", "_converts",
    )

    def __init__(self, encoding=None, separator=None, intern=None):
        for name in self.__slots__:
            setattr(self, name, None)
        self.intern = {} if intern is None else intern
        self._namespace_prefixes = self._ordered_attributes = self._specified_attributes = self._converts = False
        self._expands = self._buffers = self._done = self._seen = self._foreign = self._begun = self._cdata = False
        self._buffer_size, self._buffered = 8192, []
        self._separator, self._encoding = separator, encoding
        self._text, self._at = "", 0
        self._line, self._column, self._index = 1, 0, 0
        self._error = self._param = self._event = self._waiting = 0
        self._stack, self._scopes, self._open = [], [{"xml": _XML}], []
        self._dtd, self._deferral = Declared(), True

    # ---- attributes ----

    def _set_default(self, handler):
        self._default, self._expands = handler, False

    def _set_default_expand(self, handler):
        self._default, self._expands = handler, True

    DefaultHandler = property(lambda self: None if self._expands else self._default, _set_default)
    DefaultHandlerExpand = property(lambda self: self._default if self._expands else None, _set_default_expand)
    ErrorCode = property(lambda self: self._error)
    ErrorLineNumber = CurrentLineNumber = property(lambda self: self._line)
    ErrorColumnNumber = CurrentColumnNumber = property(lambda self: self._column)
    ErrorByteIndex = CurrentByteIndex = property(lambda self: self._index)
    buffer_used = property(lambda self: sum(map(len, self._buffered)))

    def _switch(slot):
        return property(lambda self: getattr(self, slot), lambda self, value: setattr(self, slot, bool(value)))

    namespace_prefixes = _switch("_namespace_prefixes")
    ordered_attributes = _switch("_ordered_attributes")
    specified_attributes = _switch("_specified_attributes")
    del _switch

    def _set_buffer_text(self, value):
        self._flush()
        self._buffers = bool(value)

    buffer_text = property(lambda self: self._buffers, _set_buffer_text)

    def _set_buffer_size(self, value):
        if not isinstance(value, int):
            raise TypeError("buffer_size must be an integer")
        if value <= 0:
            raise ValueError("buffer_size must be greater than zero")
        if value > 0x7FFFFFFF:
            raise ValueError("buffer_size must not be greater than 2147483647")
        self._flush()
        self._buffer_size = value

    buffer_size = property(lambda self: self._buffer_size, _set_buffer_size)

    def SetBase(self, base, /):
        self._base = base

    def GetBase(self):
        return self._base

    def GetInputContext(self):
        return self._text[self._event:].encode() if self._begun and not self._done else None

    def GetReparseDeferralEnabled(self):
        return self._deferral

    def SetReparseDeferralEnabled(self, enabled, /):
        self._deferral = bool(enabled)

    def SetParamEntityParsing(self, flag, /):
        self._param = flag
        return 1

    def UseForeignDTD(self, flag=True, /):
        if self._begun:
            raise self._failure(errors.XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING)
        self._foreign = bool(flag)

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """A parser for the entity that ExternalEntityRefHandler was told of: None is the external subset of the document type."""
        child = xmlparser(encoding, self._separator, self.intern)
        for name in ("_namespace_prefixes", "_ordered_attributes", "_specified_attributes", "_default", "_expands", "_buffers", "_base", "_param"):
            setattr(child, name, getattr(self, name))
        for name in _HANDLERS:
            setattr(child, name + "Handler", getattr(self, name + "Handler"))
        child._dtd, child._scopes, child._open = self._dtd, list(self._scopes), list(self._open)
        child._fragment = "subset" if context is None else "content"
        return child

    # ---- input ----

    def ParseFile(self, file, /):
        read = getattr(file, "read", None)
        if read is None:
            raise TypeError("argument must have 'read' attribute")
        while True:
            data = read(2048)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f"read() did not return a bytes object (type={type(data).__name__})")
            if len(data) > 2048:
                raise ValueError(f"read() returned too much data: 2048 bytes requested, {len(data)} returned")
            self.Parse(data, not data)
            if not data:
                return 1

    def Parse(self, data, isfinal=False, /):
        if self._error:
            raise self._failure(errors.messages[self._error])
        if self._done:
            raise self._failure(errors.XML_ERROR_FINISHED)
        try:
            self._take(data, isfinal)
            self._begun = True
            self._parse(bool(isfinal))
        except _Fault as fault:
            if fault.at is not None:
                self._place(fault.at)
            raise self._failure(fault.message) from None
        self._flush()
        self._done = bool(isfinal)
        return 1

    def _failure(self, message):
        self._flush()
        self._error = errors.codes[message]
        failure = ExpatError(f"{message}: line {self._line}, column {self._column}")
        failure.code, failure.lineno, failure.offset = self._error, self._line, self._column
        return failure

    def _take(self, data, final):
        if isinstance(data, str):
            data = data.encode()
            if not self._begun:
                self._encoding = "utf-8"
        elif not isinstance(data, (bytes, bytearray)):
            data = bytes(memoryview(data))
        self._dtd.input += len(data)
        if self._decoder is None:
            # Too few bytes to tell an encoding by wait.
            data = bytes(self._cdata or b"") + data
            self._cdata = False
            if self._encoding is None and not final and len(data) < 4:
                self._cdata = data
                return
            self._decoder = self._choose(data)
        self._text = self._text[self._at:] + self._decoder.decode(data)
        self._at = self._event = 0

    def _choose(self, data):
        encoding = self._encoding
        if encoding is None:
            if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                encoding = "utf-16"
            elif data[1:2] == b"\0":
                encoding = "utf-16-le"
            elif data[:1] == b"\0":
                encoding = "utf-16-be"
            else:
                found = _re.match(rb"""<\?xml[^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z0-9._-]+)["']""", data)
                encoding = found[1].decode() if found else "utf-8"
                if encoding.lower() in ("utf-16", "utf-16le", "utf-16be"):
                    raise _Fault("INCORRECT_ENCODING")
        codec = _codecs.lookup(encoding)
        if codec.name == "utf-8":
            codec = _codecs.lookup("utf-8-sig")
        elif not codec.name.startswith("utf-16"):
            if len(bytes(range(256)).decode(encoding, "replace")) != 256:
                raise ValueError("multi-byte encodings are not supported")
        self._converts = not codec.name.startswith("utf-8")
        return codec.incrementaldecoder("surrogatepass" if codec.name.startswith("utf-16") else "surrogateescape")

    # ---- places ----

    def _advance(self, to):
        """Moves the place of the event up to a place of the text."""
        piece = self._text[self._event:to]
        if not self._open:
            breaks = piece.count("\n") + piece.count("\r") - piece.count("\r\n") if "\r" in piece else piece.count("\n")
            if breaks:
                self._line += breaks
                self._column = len(piece) - max(piece.rfind("\n"), piece.rfind("\r")) - 1
            else:
                self._column += len(piece)
            self._index += len(piece) if piece.isascii() else len(piece.encode("utf-8", "surrogatepass"))
        self._event = to

    def _place(self, at):
        if not self._open:
            self._advance(at)

    # ---- events ----

    def _flush(self):
        if self._buffered:
            text = "".join(self._buffered)
            self._buffered.clear()
            if self.CharacterDataHandler is not None:
                self.CharacterDataHandler(text)

    def _tell(self, handler, raw, *args):
        """Calls a handler, or the default one with the text itself."""
        if handler is not None:
            self._flush()
            handler(*args)
        elif self._default is not None:
            self._flush()
            self._default(raw)

    def _characters(self, text, raw):
        if self.CharacterDataHandler is None:
            if self._default is not None:
                self._default(raw)
        elif not self._buffers:
            self.CharacterDataHandler(text)
        else:
            if self.buffer_used + len(text) > self._buffer_size:
                self._flush()
            if len(text) > self._buffer_size:
                self.CharacterDataHandler(text)
            else:
                self._buffered.append(text)

    def _lines(self, start, end):
        """Character data, line by line as expat has it, from text without markup."""
        bad = _BAD.search(self._text, start, end)
        if bad:
            end, fault = bad.start(), bad.start()
        else:
            fault = None
        at = start
        for found in _BREAK.finditer(self._text, start, end):
            if found.start() > at:
                self._place(at)
                self._characters(self._text[at:found.start()], self._text[at:found.start()])
            self._place(found.start())
            self._characters("\n", found[0])
            at = found.end()
        while at < end:
            # What has to be converted is told in pieces of expat's buffer.
            stop = min(end, at + _CONVERTED) if self._converts and not self._open else end
            self._place(at)
            self._characters(self._text[at:stop], self._text[at:stop])
            at = stop
        if fault is not None:
            raise _Fault("INVALID_TOKEN", fault)

    # ---- the document ----

    def _parse(self, final):
        if self._fragment == "subset":
            if final:
                from _xmldtd import Subset

                Subset(self, self._text, 0).read(len(self._text))
                self._at = len(self._text)
            return
        if self._decoder is None:
            return
        # A token that was not all there is not tried again before there is twice as much: else long ones take quadratic time.
        size = len(self._text) - self._at
        if self._deferral and not final and size < 2 * self._waiting:
            return
        start = self._at
        while self._at < len(self._text):
            end = self._token(self._at, len(self._text), final)
            if end is None:
                self._waiting = size if self._at == start else 0
                return
            self._at = end
            self._place(end)
        self._waiting = 0
        if final:
            self._finish()

    def _finish(self):
        self._place(len(self._text))
        if self._decoder.getstate()[0]:
            raise _Fault("UNCLOSED_TOKEN" if self._converts else "PARTIAL_CHAR")
        if self._cdata:
            raise _Fault("UNCLOSED_CDATA_SECTION")
        if self._fragment == "content":
            if self._stack:
                raise _Fault("ASYNC_ENTITY")
        elif self._stack or not self._seen:
            raise _Fault("NO_ELEMENTS")

    def _token(self, at, stop, final):
        """Reads what begins at a place: where it ends, None if it is not all there yet."""
        text = self._text
        inside = self._stack or self._fragment == "content" or self._open
        if not self._open:
            self._place(at)
        if self._cdata:
            return self._section(at, stop, final)
        c = text[at]
        if c == "<":
            return self._markup(at, stop, final)
        if not inside:
            end = SPACE.match(text, at, stop).end()
            if end == at:
                self._refuse_text(at, stop)
            if self._default is not None:
                self._default(text[at:end])
            return end
        if c == "&":
            end = text.find(";", at, stop)
            if end < 0:
                return self._wait(at, stop, final)
            self._reference(text[at + 1:end], at)
            return end + 1
        end = _RUN.match(text, at, stop).end()
        closed = text.find("]]>", at, end)
        if closed >= 0:
            self._lines(at, closed)
            raise _Fault("INVALID_TOKEN", closed + 2)
        if end == stop and not final and not self._open:
            # What may become a line's end or a section's is kept.
            while end > at and text[end - 1] in "]\r":
                end -= 1
            if end == at:
                return None
        self._lines(at, end)
        return end

    def _refuse_text(self, at, stop):
        """What is no markup before or after the document's element: a token in the wrong place, or none."""
        name = NAME.match(self._text, at, stop)
        if name and name.end() < stop and self._text[name.end()] not in " \t\r\n>)],|%[?*+(":
            raise _Fault("INVALID_TOKEN", name.end())
        bad = _BAD.match(self._text, at)
        if bad:
            raise _Fault("INVALID_TOKEN", at)
        raise _Fault("JUNK_AFTER_DOC_ELEMENT" if self._seen else "SYNTAX")

    def _wait(self, at, stop, final):
        """More must come; at the end of the document or of an entity the token is unclosed."""
        if final or self._open:
            bad = _BAD.search(self._text, at, stop)
            raise _Fault("INVALID_TOKEN", bad.start()) if bad else _Fault("UNCLOSED_TOKEN")
        return None

    def _closing(self, mark, at, stop, final):
        end = self._text.find(mark, at, stop)
        if end < 0:
            return self._wait(self._event, stop, final)
        bad = _BAD.search(self._text, at, end)
        if bad:
            raise _Fault("INVALID_TOKEN", bad.start())
        return end

    def _markup(self, at, stop, final):
        text = self._text
        if text.startswith("</", at):
            return self._end_tag(at, stop, final)
        if text.startswith("<!--", at):
            return self._comment(at, stop, final)
        if text.startswith("<?", at):
            return self._instruction(at, stop, final)
        if text.startswith("<![CDATA[", at) and (self._stack or self._fragment or self._open):
            self._tell(self.StartCdataSectionHandler, "<![CDATA[")
            self._cdata = True
            return at + 9
        if text.startswith("<!DOCTYPE", at) and not self._seen and not self._fragment and not self._stack:
            from _xmldtd import read_doctype

            return read_doctype(self, at, stop, final)
        if text.startswith("<!", at):
            if not final and any(mark.startswith(text[at:stop]) for mark in ("<!--", "<![CDATA[", "<!DOCTYPE")):
                return None
            raise _Fault("INVALID_TOKEN", at + 2) if self._stack else _Fault("SYNTAX")
        return self._start_tag(at, stop, final)

    def _section(self, at, stop, final):
        end = self._text.find("]]>", at, stop)
        if end < 0:
            if final:
                raise _Fault("UNCLOSED_CDATA_SECTION", stop)
            keep = max(at, stop - 2)
            self._lines(at, keep)
            return keep if keep > at else None
        self._lines(at, end)
        self._place(end)
        self._cdata = False
        self._tell(self.EndCdataSectionHandler, "]]>")
        return end + 3

    def _comment(self, at, stop, final):
        end = self._closing("--", at + 4, stop, final)
        if end is None or end + 3 > stop and self._wait(at, stop, final) is None:
            return None
        if self._text[end + 2] != ">":
            raise _Fault("INVALID_TOKEN", end + 2)
        self._tell(self.CommentHandler, self._text[at:end + 3], normal(self._text[at + 4:end]))
        return end + 3

    def _instruction(self, at, stop, final):
        text = self._text
        end = self._closing("?>", at + 2, stop, final)
        if end is None:
            return None
        name = NAME.match(text, at + 2, end)
        if not name:
            raise _Fault("INVALID_TOKEN", at + 2)
        data = SPACE.match(text, name.end(), end).end()
        if data == name.end() and data < end:
            raise _Fault("INVALID_TOKEN", data)
        if name[0] == "xml":
            return self._declaration(at, end + 2)
        if name[0].lower() == "xml":
            raise _Fault("INVALID_TOKEN", at + 2)
        self._tell(self.ProcessingInstructionHandler, text[at:end + 2], name[0], normal(text[data:end]))
        return end + 2

    def _declaration(self, at, end):
        if self._index != 0 or self._open:
            raise _Fault("MISPLACED_XML_PI")
        found = _DECLARATION.fullmatch(self._text, at, end)
        if not found and self._fragment:
            found = _re.fullmatch(r"""<\?xml(?P<version>)[^>]*encoding[ ]*=[ ]*["'](?P<encoding>[^"']*)["'](?P<standalone>)\s*\?>""", self._text[at:end])
        if not found:
            raise _Fault("TEXT_DECL" if self._fragment else "XML_DECL", at + 6)
        standalone = {"yes": 1, "no": 0}.get(found["standalone"], -1)
        self._dtd.standalone = standalone
        self._tell(self.XmlDeclHandler, self._text[at:end], found["version"], found["encoding"], standalone)
        return end

    # ---- elements ----

    def _end_tag(self, at, stop, final):
        text = self._text
        name = NAME.match(text, at + 2, stop)
        end = SPACE.match(text, name.end() if name else at + 2, stop).end()
        if end == stop:
            return self._wait(at, stop, final)
        if not name:
            raise _Fault("INVALID_TOKEN", at + 2)
        if text[end] != ">":
            raise _Fault("INVALID_TOKEN", end)
        floor = self._open[-1][1] if self._open else 0
        if len(self._stack) <= floor:
            raise _Fault("ASYNC_ENTITY" if self._open or self._fragment else "INVALID_TOKEN")
        if self._stack[-1][0] != name[0]:
            raise _Fault("TAG_MISMATCH", at + 2)
        self._close(text[at:end + 1])
        return end + 1

    def _close(self, raw):
        _, told, declared = self._stack.pop()
        self._tell(self.EndElementHandler, raw, told)
        if declared is not None:
            self._scopes.pop()
            for prefix in reversed(declared):
                if self.EndNamespaceDeclHandler is not None:
                    self.EndNamespaceDeclHandler(prefix or None)

    def _start_tag(self, at, stop, final):
        text = self._text
        name = NAME.match(text, at + 1, stop)
        if not name:
            if at + 1 == stop:
                return self._wait(at, stop, final)
            raise _Fault("INVALID_TOKEN", at + 1)
        if self._seen and not self._stack and not self._open and self._fragment is None:
            raise _Fault("JUNK_AFTER_DOC_ELEMENT")
        given, place = {}, name.end()
        while True:
            place, spaced = SPACE.match(text, place, stop).end(), place
            if place == stop or text[place] == "/" and place + 1 == stop:
                return self._wait(at, stop, final)
            if text[place] == ">" or text.startswith("/>", place):
                break
            if place == spaced:
                raise _Fault("INVALID_TOKEN", place)
            place = self._attribute(given, place, stop)
            if place is None:
                return self._wait(at, stop, final)
        end = place + (1 if text[place] == ">" else 2)
        if self._foreign and not self._seen:
            from _xmldtd import read_external

            self._dtd.incomplete = True
            read_external(self, None, None)
        self._begin(name[0], given, text[at:end])
        if text[place] == "/":
            self._place(end)
            self._close("")
        return end

    def _attribute(self, given, at, stop):
        """Reads one attribute: where it ends, None if it is not all there."""
        text = self._text
        name = NAME.match(text, at, stop)
        if not name:
            raise _Fault("INVALID_TOKEN", at)
        place = SPACE.match(text, name.end(), stop).end()
        if place == stop:
            return None
        if text[place] != "=":
            raise _Fault("INVALID_TOKEN", place)
        place = SPACE.match(text, place + 1, stop).end()
        if place == stop:
            return None
        quote = text[place]
        if quote not in "\"'":
            raise _Fault("INVALID_TOKEN", place)
        end = text.find(quote, place + 1, stop)
        limit = end if end >= 0 else stop
        for wrong in (text.find("<", place + 1, limit), getattr(_BAD.search(text, place + 1, limit), "start", lambda: -1)()):
            if wrong >= 0:
                raise _Fault("INVALID_TOKEN", wrong)
        if end < 0:
            return None
        if name[0] in given:
            raise _Fault("DUPLICATE_ATTRIBUTE", at)
        given[name[0]] = text[place + 1:end]
        return end + 1

    def value_of(self, raw, kind="CDATA"):
        """An attribute's value: references replaced, white space made blanks, and but for CDATA blanks joined."""
        value = "".join(self._pieces(raw, ())) if "&" in raw else blanks(raw)
        if kind != "CDATA":
            value = " ".join(value.split(" ")).strip(" ")
            value = _re.sub(" +", " ", value)
        return value

    def _pieces(self, raw, within):
        at = 0
        while at < len(raw):
            mark = raw.find("&", at)
            yield blanks(raw[at:mark if mark >= 0 else len(raw)])
            if mark < 0:
                return
            at = raw.find(";", mark) + 1
            name = raw[mark + 1:at - 1]
            if not at or not (name.startswith("#") or NAME.fullmatch(name)):
                raise _Fault("INVALID_TOKEN")
            if name.startswith("#"):
                yield charref(name)
            elif name in _PREDEFINED:
                yield _PREDEFINED[name]
            else:
                entity = self._dtd.entities.get(name)
                if entity is None:
                    if self._dtd.incomplete:
                        continue
                    raise _Fault("UNDEFINED_ENTITY")
                if name in within or any(name == each[0] for each in self._open):
                    raise _Fault("RECURSIVE_ENTITY_REF")
                if entity.notation is not None:
                    raise _Fault("BINARY_ENTITY_REF")
                if entity.value is None:
                    raise _Fault("ATTRIBUTE_EXTERNAL_ENTITY_REF")
                if "<" in entity.value:
                    raise _Fault("INVALID_TOKEN")
                self._amplify(len(entity.value))
                yield from self._pieces(entity.value, (*within, name))

    def _begin(self, name, given, raw):
        declared = self._dtd.attributes.get(name, {})
        attributes = {key: self.value_of(value, declared.get(key, ("CDATA",))[0]) for key, value in given.items()}
        if not self._specified_attributes:
            for key, (_, default) in declared.items():
                if default is not None:
                    attributes.setdefault(key, default)
        self._seen = True
        scope = None
        told = name
        if self._separator is not None:
            scope, attributes = self._declare_prefixes(attributes)
            told = self._expand(name, True)
            named = {}
            for key, value in attributes.items():
                key = self._expand(key, False)
                if key in named:
                    raise _Fault("DUPLICATE_ATTRIBUTE")
                named[key] = value
            attributes = named
        told = self.intern.setdefault(told, told)
        self._stack.append((name, told, scope))
        if self._ordered_attributes:
            attributes = [part for pair in attributes.items() for part in pair]
        self._tell(self.StartElementHandler, raw, told, attributes)

    # ---- namespaces ----

    def _declare_prefixes(self, attributes):
        rest, scope = {}, {}
        for key, value in attributes.items():
            if key == "xmlns":
                scope[""] = value
            elif key.startswith("xmlns:"):
                scope[key[6:]] = value
            else:
                rest[key] = value
        for prefix, uri in scope.items():
            if prefix == "xmlns":
                raise _Fault("RESERVED_PREFIX_XMLNS")
            if (prefix == "xml") != (uri == _XML):
                raise _Fault("RESERVED_PREFIX_XML" if prefix == "xml" else "RESERVED_NAMESPACE_URI")
            if uri == _XMLNS:
                raise _Fault("RESERVED_NAMESPACE_URI")
            if prefix and not uri:
                raise _Fault("UNDECLARING_PREFIX")
            if self.StartNamespaceDeclHandler is not None:
                self._flush()
                self.StartNamespaceDeclHandler(prefix or None, uri or None)
        self._scopes.append({**self._scopes[-1], **scope})
        return scope, rest

    def _expand(self, name, element):
        prefix, colon, local = name.partition(":")
        if not colon:
            uri = self._scopes[-1].get("") if element else None
            return f"{uri}{self._separator}{name}" if uri else name
        uri = self._scopes[-1].get(prefix)
        if uri is None:
            raise _Fault("UNBOUND_PREFIX")
        if self._namespace_prefixes:
            return f"{uri}{self._separator}{local}{self._separator}{prefix}"
        return f"{uri}{self._separator}{local}"

    # ---- entities ----

    def _amplify(self, size):
        self._dtd.expanded += size
        total = self._dtd.input + self._dtd.expanded
        if total > _FREE and total > _MOST_AMPLIFIED * self._dtd.input:
            raise _Fault("AMPLIFICATION_LIMIT_BREACH")

    def _reference(self, name, at):
        raw = f"&{name};"
        if name.startswith("#"):
            if not _re.fullmatch("#[0-9]+|#x[0-9a-fA-F]+", name):
                raise _Fault("INVALID_TOKEN", at + 2)
            self._characters(charref(name), raw)
        elif not NAME.fullmatch(name):
            found = NAME.match(name)
            raise _Fault("INVALID_TOKEN", at + 1 + (found.end() if found else 0))
        elif name in _PREDEFINED:
            self._characters(_PREDEFINED[name], raw)
        else:
            self._entity(name, self._dtd.entities.get(name), raw)

    def _entity(self, name, entity, raw):
        if entity is None:
            if not self._dtd.incomplete or self._dtd.standalone == 1:
                raise _Fault("UNDEFINED_ENTITY")
            self._tell(self.SkippedEntityHandler, raw, name, 0)
        elif entity.notation is not None:
            raise _Fault("BINARY_ENTITY_REF")
        elif any(name == each[0] for each in self._open):
            raise _Fault("RECURSIVE_ENTITY_REF")
        elif entity.value is None:
            self._flush()
            if self.ExternalEntityRefHandler is None:
                self._tell(None, raw)
            elif not self.ExternalEntityRefHandler(name, self._base, entity.system, entity.public):
                raise _Fault("EXTERNAL_ENTITY_HANDLING")
        elif self._default is not None and not self._expands:
            self._tell(self.SkippedEntityHandler, raw, name, 0)
        else:
            self._amplify(len(entity.value))
            self._within(name, entity.value)

    def _within(self, name, value):
        """Reads an entity's text as content; its events are at the place of the reference, and its elements end in it."""
        if len(self._open) > 200:
            raise _Fault("RECURSIVE_ENTITY_REF")
        outer, event = self._text, self._event
        depth = len(self._stack)
        self._open.append((name, depth))
        self._text = value
        try:
            at = 0
            while at < len(value):
                at = self._token(at, len(value), True)
            if len(self._stack) != depth or self._cdata:
                raise _Fault("ASYNC_ENTITY")
        except _Fault as fault:
            fault.at = None
            raise
        finally:
            self._text, self._event = outer, event
            self._open.pop()


xmlparser.__qualname__ = "xmlparser"
XMLParserType = xmlparser


def blanks(text):
    """White space as an attribute's value has it."""
    return text.replace("\r\n", " ").translate(_TO_BLANKS)


_TO_BLANKS = {9: " ", 10: " ", 13: " "}


def normal(text):
    """Line ends as \\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    if encoding is not None and not isinstance(encoding, str):
        raise TypeError(f"ParserCreate() argument 'encoding' must be str or None, not {type(encoding).__name__}")
    if namespace_separator is not None:
        if not isinstance(namespace_separator, str):
            kind = type(namespace_separator).__name__
            raise TypeError(f"ParserCreate() argument 'namespace_separator' must be str or None, not {kind}")
        if len(namespace_separator) > 1:
            raise ValueError("namespace_separator must be at most one character, omitted, or None")
    if intern is not None and not isinstance(intern, dict):
        raise TypeError("intern must be a dictionary")
    return xmlparser(encoding, namespace_separator, intern)
