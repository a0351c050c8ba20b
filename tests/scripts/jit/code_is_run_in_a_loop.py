# eval, exec and class statements in loops, functions and generators: their code has frames of its own, which may begin compiled.
total = 0
for i in range(60):
    total += eval("i + 1")
    eval("True")
    exec("total += i")
print(total)


def attempt(text):
    try:
        return eval(text)
    except Exception as error:
        return type(error).__name__


def sums(n):
    for i in range(n):
        yield eval("i * 2")
        yield attempt("1 / 0"), attempt("None"), attempt("[k for k in range(3)]")


print([attempt(text) for text in ("1", "2 +", "x", "()", "len('ab')") * 4])
print(list(sums(12))[-3:])


def classes(n):
    for i in range(n):
        class Point(tuple, metaclass=type):
            size = i
            squares = [k * k for k in range(i % 4)]

            def __new__(cls, *given):
                return super().__new__(cls, given)

            def which(self):
                return __class__.size, self[0]
        yield Point(i, 1).which(), Point.squares


print(list(classes(30))[-2:])


def failing(i):
    class Broken:
        before = i
        value = 1 // (i % 3)
        after = i
    return Broken.after


for i in range(30):
    try:
        failing(i)
    except ZeroDivisionError as error:
        trace = error.__traceback__.tb_next.tb_next
        last = i, trace.tb_frame.f_code.co_qualname, trace.tb_lineno, sorted(trace.tb_frame.f_locals)
print(last)


def deep(n):
    return n if n == 0 else eval("deep(n - 1)", {"deep": deep, "n": n})


print([deep(50) for _ in range(10)][-1])
