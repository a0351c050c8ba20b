"""Document type declarations for pyexpat: the internal subset, and an external one that a program reads (XML 1.0, sections 2.8, 3.2, 3.3, 4.2).

A subset is read when all of it is there. Refused: conditional sections (INCLUDE, IGNORE) and parameter entities within declarations.
"""

import re

from pyexpat import _BAD, _Fault, NAME, SPACE, TOKEN, Entity, charref, model, normal

_QUANTS = {"": model.XML_CQUANT_NONE, "?": model.XML_CQUANT_OPT, "*": model.XML_CQUANT_REP, "+": model.XML_CQUANT_PLUS}
_TYPES = re.compile("CDATA|IDREFS|IDREF|ID|ENTITIES|ENTITY|NMTOKENS|NMTOKEN")
_PIECES = re.compile(r"""<!DOCTYPE|[ \t\r\n]+|"[^"]*"|'[^']*'|[][>]|[^][<> \t\r\n"']+""")
_PUBLIC = re.compile(r"[\x20\r\na-zA-Z0-9\-'()+,./:=?;!*#@$_%]*")


def _end_of(text, at, stop):
    """Place of the > that ends a document type declaration, -1 if it is not there; quotes, comments and instructions are skipped."""
    depth = 0
    while at < stop:
        c = text[at]
        if c in "\"'":
            at = text.find(c, at + 1, stop)
        elif text.startswith("<!--", at):
            at = text.find("-->", at + 4, stop)
        elif text.startswith("<?", at):
            at = text.find("?>", at + 2, stop)
        elif c == "[":
            depth += 1
        elif c == "]":
            depth -= 1
        elif c == ">" and depth == 0:
            return at
        if at < 0:
            return -1
        at += 1
    return -1


def read_doctype(parser, at, stop, final):
    """Reads <!DOCTYPE …>: where it ends, None if it is not all there."""
    end = _end_of(parser._text, at, stop)
    if end < 0:
        return parser._wait(at, stop, final)
    reader = Subset(parser, parser._text, at + len("<!DOCTYPE"))
    reader.space()
    name = reader.name()
    system, public = reader.external_id() if reader.skip() and not reader.sees("[") and not reader.sees(">") else (None, None)
    reader.skip()
    subset = reader.sees("[")
    parser._place(reader.at)
    if system is not None and not parser._param:
        _ask_standalone(parser)
    if parser.StartDoctypeDeclHandler is None:
        _tell_tokens(parser, at, reader.at)
    else:
        parser._tell(parser.StartDoctypeDeclHandler, "", name, system, public, int(subset))
    rest = reader.at
    dtd = parser._dtd
    if system is not None or parser._foreign:
        dtd.incomplete = True
    if subset:
        reader.at += 1
        reader.read(None)
        rest = reader.at
        reader.at += 1
        reader.skip()
    if reader.at != end:
        raise _Fault("SYNTAX", reader.at)
    parser._foreign = parser._foreign and system is None
    read_external(parser, system, public)
    parser._foreign = False
    parser._place(end)
    if parser.EndDoctypeDeclHandler is None:
        _tell_tokens(parser, rest, end + 1)
    else:
        parser._tell(parser.EndDoctypeDeclHandler, "")
    return end + 1


def _tell_tokens(parser, start, end):
    """Tells the default handler the tokens of a stretch of the declaration, one by one."""
    if parser._default is not None:
        for token in _PIECES.findall(parser._text, start, end):
            parser._default(token)


def _ask_standalone(parser):
    """Asks the program whether it goes on with a document that is not standalone: there are declarations elsewhere."""
    if parser._dtd.standalone == 1 or parser.NotStandaloneHandler is None:
        return
    parser._flush()
    if not parser.NotStandaloneHandler():
        raise _Fault("NOT_STANDALONE")


def read_external(parser, system, public):
    """Has the program read the external subset, if it wants parameter entities to be read."""
    wanted = parser._param == 2 or parser._param == 1 and parser._dtd.standalone != 1
    if (system is None and not parser._foreign) or not wanted or parser.ExternalEntityRefHandler is None:
        return
    parser._flush()
    if not parser.ExternalEntityRefHandler(None, parser._base, system, public):
        raise _Fault("EXTERNAL_ENTITY_HANDLING")
    _ask_standalone(parser)


class Subset:
    """A reader of declarations at a place of a text."""

    def __init__(self, parser, text, at, within=()):
        self.parser, self.text, self.at, self.within = parser, text, at, within

    # ---- tokens ----

    def sees(self, mark):
        return self.text.startswith(mark, self.at)

    def skip(self):
        """Skips white space; whether there was some."""
        start = self.at
        self.at = SPACE.match(self.text, start).end()
        return self.at > start

    def space(self):
        if not self.skip():
            raise self.fault()

    def fault(self):
        """What is there is no token, or it is one in the wrong place."""
        at = self.at if not self.within else None
        token = NAME.match(self.text, self.at) or self.text[self.at:self.at + 1] in tuple("><[]()|,%\"'#")
        return _Fault("SYNTAX" if token else "INVALID_TOKEN", at)

    def need(self, mark):
        if not self.sees(mark):
            raise self.fault()
        self.at += len(mark)

    def word(self, *words):
        for word in words:
            if self.sees(word):
                self.at += len(word)
                return word
        return None

    def name(self, pattern=NAME):
        found = pattern.match(self.text, self.at)
        if not found:
            raise self.fault()
        self.at = found.end()
        return found[0]

    def literal(self):
        quote = self.text[self.at:self.at + 1]
        if quote not in ("'", '"'):
            raise self.fault()
        end = self.text.find(quote, self.at + 1)
        if end < 0:
            raise _Fault("UNCLOSED_TOKEN")
        value = self.text[self.at + 1:end]
        bad = _BAD.search(value)
        if bad:
            raise _Fault("INVALID_TOKEN", None if self.within else self.at + 1 + bad.start())
        self.at = end + 1
        return value

    def public(self):
        value = self.literal()
        if not _PUBLIC.fullmatch(value):
            raise _Fault("PUBLICID")
        return " ".join(value.split())

    def external_id(self, optional_system=False):
        """(system, public): what SYSTEM or PUBLIC say."""
        kind = self.word("SYSTEM", "PUBLIC")
        if kind is None:
            raise self.fault()
        self.space()
        if kind == "SYSTEM":
            return self.literal(), None
        public = self.public()
        spaced = self.skip()
        if optional_system and not (self.sees("'") or self.sees('"')):
            return None, public
        if not spaced:
            raise self.fault()
        return self.literal(), public

    # ---- declarations ----

    def read(self, stop):
        """Reads declarations up to a ], or to a place."""
        while True:
            self.skip()
            if self.at == len(self.text) if stop is not None else self.sees("]"):
                return
            self.declaration()

    def declaration(self):
        parser, start = self.parser, self.at
        if not self.within and parser._text is self.text:
            parser._place(start)
        if self.sees("%"):
            self.at += 1
            name = self.name()
            self.need(";")
            self.parameter(name)
        elif self.sees("<!--"):
            end = self.text.find("--", self.at + 4)
            if end < 0 or not self.text.startswith(">", end + 2):
                raise self.fault()
            self.at = end + 3
            parser._tell(parser.CommentHandler, self.text[start:self.at], normal(self.text[start + 4:end]))
        elif self.sees("<?"):
            self.at = parser._instruction(start, len(self.text), True) if parser._text is self.text else self.text.find("?>", start) + 2
        else:
            kind = self.word("<!ENTITY", "<!ELEMENT", "<!ATTLIST", "<!NOTATION")
            if kind is None:
                raise self.fault()
            self.space()
            getattr(self, kind[2:].lower())()
            self.skip()
            self.need(">")

    def parameter(self, name):
        """%name; between declarations."""
        parser, entity = self.parser, self.parser._dtd.parameters.get(name)
        if not parser._param and parser._fragment is None:
            parser._dtd.incomplete = True
            _ask_standalone(parser)
            return
        if entity is None or entity.value is None:
            parser._dtd.incomplete = True
            if entity is not None and parser._param and parser.ExternalEntityRefHandler is not None:
                if not parser.ExternalEntityRefHandler(None, parser._base, entity.system, entity.public):
                    raise _Fault("EXTERNAL_ENTITY_HANDLING")
            elif entity is None and parser.SkippedEntityHandler is not None:
                parser.SkippedEntityHandler(name, 1)
            return
        if name in self.within:
            raise _Fault("RECURSIVE_ENTITY_REF")
        parser._amplify(len(entity.value))
        Subset(parser, entity.value, 0, (*self.within, name)).read(len(entity.value))

    def entity(self):
        parser, dtd = self.parser, self.parser._dtd
        parameter = self.sees("%")
        if parameter:
            self.at += 1
            self.space()
        name = self.name()
        self.space()
        value = system = public = notation = None
        if self.sees("'") or self.sees('"'):
            if not self.within and parser._text is self.text:
                parser._place(self.at)
            value = self.replaced(self.literal())
        else:
            system, public = self.external_id()
            if self.skip() and not parameter and self.word("NDATA"):
                self.space()
                notation = self.name()
        table = dtd.parameters if parameter else dtd.entities
        if name in table:
            return
        table[name] = Entity(value, system, public, notation)
        if notation is not None and parser.UnparsedEntityDeclHandler is not None:
            parser._tell(parser.UnparsedEntityDeclHandler, "", name, parser._base, system, public, notation)
        else:
            parser._tell(parser.EntityDeclHandler, "", name, int(parameter), value, parser._base, system, public, notation)

    def replaced(self, literal):
        """An entity's value: characters by number and parameter entities are replaced, general entities are left."""
        pieces, at = [], 0
        for found in re.finditer("&#([0-9]+|x[0-9a-fA-F]+);|%([^;]*);|[&%]", literal):
            pieces.append(normal(literal[at:found.start()]))
            at = found.end()
            if found[1]:
                pieces.append(charref("#" + found[1]))
            elif found[2] is not None:
                entity = self.parser._dtd.parameters.get(found[2])
                if not self.within and self.parser._fragment is None:
                    raise _Fault("PARAM_ENTITY_REF")
                if entity is None or entity.value is None:
                    raise _Fault("UNDEFINED_ENTITY")
                self.parser._amplify(len(entity.value))
                pieces.append(entity.value)
            elif found[0] == "%" or not re.compile(NAME.pattern + ";").match(literal, at):
                raise _Fault("INVALID_TOKEN")
            else:
                pieces.append("&")
        pieces.append(normal(literal[at:]))
        return "".join(pieces)

    def notation(self):
        name = self.name()
        self.space()
        system, public = self.external_id(True)
        parser = self.parser
        parser._tell(parser.NotationDeclHandler, "", name, parser._base, system, public)

    # ---- content models ----

    def element(self):
        name = self.name()
        self.space()
        kind = self.word("EMPTY", "ANY")
        if kind is not None:
            content = (getattr(model, "XML_CTYPE_" + kind), model.XML_CQUANT_NONE, None, ())
        else:
            self.need("(")
            self.skip()
            content = self.mixed() if self.sees("#PCDATA") else self.group(0)
        self.parser._tell(self.parser.ElementDeclHandler, "", name, content)

    def quant(self):
        return _QUANTS[self.word("?", "*", "+") or ""]

    def mixed(self):
        self.need("#PCDATA")
        children = []
        while True:
            self.skip()
            if not self.sees("|"):
                break
            self.at += 1
            self.skip()
            children.append((model.XML_CTYPE_NAME, model.XML_CQUANT_NONE, self.name(), ()))
        self.need(")")
        starred = self.word("*")
        if children and not starred:
            raise self.fault()
        quant = model.XML_CQUANT_REP if starred else model.XML_CQUANT_NONE
        return (model.XML_CTYPE_MIXED, quant, None, tuple(children))

    def group(self, depth):
        """What comes after a parenthesis, with it and its quantifier."""
        if depth > 100:
            raise _Fault("NO_MEMORY")
        children, separator = [], None
        while True:
            self.skip()
            if self.word("("):
                children.append(self.group(depth + 1))
            else:
                name = self.name()
                children.append((model.XML_CTYPE_NAME, self.quant(), name, ()))
            self.skip()
            if self.word(")"):
                break
            mark = self.word("|", ",")
            if mark is None or separator not in (None, mark):
                raise self.fault()
            separator = mark
        kind = model.XML_CTYPE_CHOICE if separator == "|" else model.XML_CTYPE_SEQ
        return (kind, self.quant(), None, tuple(children))

    # ---- attributes ----

    def attlist(self):
        element = self.name()
        declared = self.parser._dtd.attributes.setdefault(element, {})
        while self.skip() and not self.sees(">"):
            name = self.name()
            self.space()
            kind = self.attribute_type()
            self.space()
            rule = self.word("#REQUIRED", "#IMPLIED", "#FIXED")
            if rule == "#FIXED":
                self.space()
            default = self.parser.value_of(self.literal(), kind) if rule in (None, "#FIXED") else None
            if name in declared:
                continue
            declared[name] = (kind, default)
            if self.parser.AttlistDeclHandler is not None:
                required = int(rule in ("#REQUIRED", "#FIXED"))
                self.parser._tell(self.parser.AttlistDeclHandler, "", element, name, kind, default, required)

    def attribute_type(self):
        found = _TYPES.match(self.text, self.at)
        if found:
            self.at = found.end()
            return found[0]
        notation = self.word("NOTATION")
        if notation:
            self.space()
        self.need("(")
        names = []
        while True:
            self.skip()
            names.append(self.name(NAME if notation else TOKEN))
            self.skip()
            if self.word(")"):
                return f"{notation or ''}({'|'.join(names)})"
            self.need("|")
