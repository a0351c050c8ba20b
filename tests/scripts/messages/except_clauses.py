# Forms of except: order of clauses, tuples, evaluation, PEP 758.
order = []


def note(label, value):
    order.append(label)
    return value


def run(error):
    order.clear()
    try:
        raise error
    except note("first", ValueError):
        return "first", order
    except note("tuple", (KeyError, IndexError)) as e:
        return "tuple", repr(e), order
    except note("nested", LookupError), note("pair", ArithmeticError):
        return "without parentheses", order
    except note("base", BaseException) as e:
        return "base", repr(e), order


for error in (ValueError(1), UnicodeError(2), KeyError(3), IndexError(4), LookupError(5), ZeroDivisionError(6), OSError(7), KeyboardInterrupt(8)):
    print(run(error))
for source in [
    "try: pass\nexcept A, B: pass", "try: pass\nexcept A, B as e: pass", "try: pass\nexcept (A, B) as e: pass", "try: pass\nexcept A, B, C: pass", "try: pass\nexcept A,: pass", "try: pass\nexcept *A, B: pass", "try: pass\nexcept* A, B as e: pass", "try: pass\nexcept (A), (B): pass", "try: pass\nexcept A if x else B: pass",
    "try: pass\nexcept a.b.C, d[0]: pass", "try: pass\nexcept A or B, C: pass", "try: pass\nexcept *(A, B): pass", "try: pass\nexcept (yield): pass", "def f():\n try: pass\n except (yield), A: pass", "try: pass\nexcept lambda: 1, A: pass", "try: pass\nexcept A, *B: pass", "try: pass\nexcept (A, *B): pass", "try: pass\nexcept as e: pass",
    "try: pass\nexcept A as: pass", "try: pass\nexcept A as e, B: pass", "try: pass\nexcept A B: pass", "try: pass\nexcept: pass\nexcept A: pass", "try: pass\nfinally: pass\nexcept A: pass", "try: pass\nelse: pass", "try: pass\nelse: pass\nfinally: pass", "try: pass", "except A: pass", "try: pass\nexcept A: pass\nelse: pass\nexcept B: pass", "try: pass\nexcept A\n pass", "try pass\nexcept A: pass",
]:
    try:
        compile(source, "s", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "->", error.msg, (error.lineno, error.offset))


class Changing(Exception):
    pass


caught = [Changing]
try:
    raise Changing("x")
except (*caught,):
    print("from a list")
alias = (ValueError, (KeyError,))
try:
    try:
        raise KeyError(1)
    except alias:
        print("nested tuples are flattened")
except TypeError as error:
    print(error)
try:
    raise ValueError(1)
except ValueError as ValueError:
    print(type(ValueError))
try:
    ValueError
    print("the built-in is back")
except NameError as error:
    print(error)
