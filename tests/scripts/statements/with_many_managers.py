class M:
    log = []

    def __init__(self, name, fail_enter=False, fail_exit=False, suppress=False):
        self.name, self.fail_enter, self.fail_exit, self.suppress = name, fail_enter, fail_exit, suppress

    def __enter__(self):
        M.log.append("+" + self.name)
        if self.fail_enter:
            raise RuntimeError("enter " + self.name)
        return self

    def __exit__(self, kind, error, traceback):
        M.log.append("-" + self.name + ("!" if kind else ""))
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return self.suppress


def run(*managers, body=None):
    M.log.clear()
    try:
        a, b, c = managers
        with a, b, c:
            M.log.append("body")
            if body:
                raise body
    except Exception as error:
        M.log.append(f"{error!r} from {error.__context__!r}")
    print(" ".join(M.log))


run(M("a"), M("b"), M("c"))
run(M("a"), M("b"), M("c"), body=ValueError("v"))
run(M("a"), M("b", suppress=True), M("c"), body=ValueError("v"))
run(M("a"), M("b", fail_enter=True), M("c"))
run(M("a", suppress=True), M("b", fail_enter=True), M("c"))
run(M("a"), M("b", fail_exit=True), M("c"))
run(M("a"), M("b", fail_exit=True), M("c", fail_exit=True), body=ValueError("v"))
run(M("a", suppress=True), M("b", fail_exit=True), M("c"), body=ValueError("v"))


def nested(depth):
    if depth == 0:
        return "bottom"
    with M(str(depth)):
        return nested(depth - 1)


M.log.clear()
print(nested(5), M.log)


def generator():
    with M("gen") as m:
        yield m.name
        yield "second"


M.log.clear()
g = generator()
print(next(g), M.log)
g.close()
print(M.log)
M.log.clear()
for _ in generator():
    break
del g
print(M.log)
M.log.clear()
for i in range(4):
    with M(f"i{i}"):
        if i == 1:
            continue
        if i == 2:
            break
print(M.log, i)
M.log.clear()
try:
    with M("outer"):
        try:
            with M("inner"):
                1 / 0
        finally:
            M.log.append("finally")
except ZeroDivisionError:
    M.log.append("caught")
print(M.log)
with M("x") as m, M("y") as m.attribute, M("z") as (m.__dict__["item"]):
    print(m.attribute.name, m.item.name)
with (M("p") as p, M("q") as q): print(p.name + q.name)
with (M("r")): pass
with (M("s")), (M("t")): pass
with (yielded := M("walrus")): print(yielded.name)
