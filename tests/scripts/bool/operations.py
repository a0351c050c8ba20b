# bool: operators, construction, text, and the deprecated inversion.
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in ["True + True", "True & False", "True | False", "True ^ True", "True & 1", "1 | False", "True ^ 2", "type(True & True)", "type(True & 1)", "-True", "+False", "abs(True)", "True / True", "True // True", "True % True", "True ** False", "True << 3", "divmod(True, True)",
             "bool()", "bool([])", "bool([0])", "bool('')", "bool('False')", "bool(0.0)", "bool(-0.0)", "bool(float('nan'))", "bool(0j)", "bool(None)", "bool(x=1)", "bool(1, 2)", "str(True)", "repr(False)", "int(True)", "float(True)", "f'{True:d}'", "f'{True:5}'", "f'{True:>6s}'", "'%d' % True", "'%s' % True",
             "True == 1", "True is True", "hash(True)", "True < 2", "sorted([True, False])", "[10, 20][True]", "True.bit_length()", "True.real", "True.imag", "bool.from_bytes(b'\\1')", "True.__and__(1)", "True.__and__('x')", "True.__or__(False)", "True.__xor__(1.0)", "True.__rand__(False)",
             "isinstance(True, int)", "issubclass(bool, int)", "{True: 1, 1: 2}", "bool.__new__(bool, 5)", "bool.__new__(int)", "max(True, 2)", "not True", "not not []"]:
    attempt(text)
try:
    class Sub(bool):
        pass
except TypeError as error:
    print(error)


class Bad:
    def __bool__(self):
        return 1


class Raises:
    def __bool__(self):
        raise KeyError("bool")


class Long:
    def __len__(self):
        return -1


for value in (Bad(), Raises(), Long()):
    try:
        print(bool(value))
    except (TypeError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(~True, ~False)
