# Literal patterns compare with ==; None, True and False with `is`.
def name(value):
    match value:
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 0:
            return "zero"
        case 1:
            return "one"
        case -1:
            return "minus one"
        case 1.5:
            return "one and a half"
        case -0.25:
            return "minus a quarter"
        case 2 + 3j:
            return "complex"
        case -2 - 3j:
            return "another complex"
        case 1_000_000_000_000_000_000_000:
            return "big"
        case "text" | 'tex' "ts":
            return "text"
        case b"bytes":
            return "bytes"
        case "":
            return "empty"
        case r"\n":
            return "raw"
        case 0x1F:
            return "hexadecimal"


class Equal:
    def __init__(self, to):
        self.to = to

    def __eq__(self, other):
        return other == self.to


class Never:
    def __eq__(self, other):
        return False


nan = float("nan")
for value in [
    None, True, False, 0, 1, -1, 0.0, -0.0, 1.0, 1.5, -0.25, 2 + 3j, -2 - 3j, complex(1), 10**21, float(10**21), "text", "texts",
    b"bytes", "bytes", "", b"", "\\n", 31, Equal(None), Equal(True), Equal(1.5), Equal("text"), Never(), nan, [], (), {},
]:
    print(repr(value) if not isinstance(value, (Equal, Never)) else f"equal to {getattr(value, 'to', 'nothing')!r}", "->", name(value))
