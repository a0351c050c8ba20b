class VMError(Exception):
    pass


class VM:
    def __init__(self, code):
        self.code, self.stack, self.calls, self.pc, self.memory, self.output = code, [], [], 0, {}, []
        self.handlers = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}

    def run(self, limit=10000):
        for _ in range(limit):
            if self.pc >= len(self.code):
                return self.output
            name, *arguments = self.code[self.pc]
            self.pc += 1
            try:
                self.handlers[name](*arguments)
            except KeyError:
                raise VMError(f"unknown operation {name}") from None
            except IndexError as error:
                raise VMError(f"stack underflow in {name}") from error
        raise VMError("step limit")

    def op_push(self, value):
        self.stack.append(value)

    def op_pop(self):
        self.stack.pop()

    def op_dup(self):
        self.stack.append(self.stack[-1])

    def op_swap(self):
        self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]

    def binary(function):
        def operation(self):
            right = self.stack.pop()
            self.stack.append(function(self.stack.pop(), right))

        return operation

    op_add = binary(lambda a, b: a + b)
    op_sub = binary(lambda a, b: a - b)
    op_mul = binary(lambda a, b: a * b)
    op_less = binary(lambda a, b: int(a < b))
    del binary

    def op_store(self, name):
        self.memory[name] = self.stack.pop()

    def op_load(self, name):
        self.stack.append(self.memory[name])

    def op_jump(self, target):
        self.pc = target

    def op_jumpif(self, target):
        if self.stack.pop():
            self.pc = target

    def op_call(self, target):
        self.calls.append(self.pc)
        self.pc = target

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_print(self):
        self.output.append(self.stack.pop())


def assemble(text):
    labels, code = {}, []
    for line in text.split("\n"):
        parts = line.split("#")[0].split()
        if not parts:
            continue
        if parts[0].endswith(":"):
            labels[parts.pop(0)[:-1]] = len(code)
        if parts:
            code.append(parts)
    return [[op, *(labels[a] if a in labels else int(a) if a.lstrip("-").isdigit() else a for a in args)] for op, *args in code]


factorial = """
    push 10
    store n
    push 1
loop: load n      # acc n
    mul
    load n
    push 1
    sub
    dup
    store n
    push 0
    swap
    less          # 0 < n
    jumpif loop
    print
"""
print(assemble(factorial)[:4])
print(VM(assemble(factorial)).run())
fib = "push 0\n push 1\n push 12\n store i\nnext: dup\n print\n dup\n store t\n add\n load t\n swap\n load i\n push 1\n sub\n dup\n store i\n push 0\n swap\n less\n jumpif next"
print(VM(assemble(fib)).run())
subroutine = "jump main\nsquare: dup\n mul\n ret\nmain: push 7\n call square\n call square\n print"
print(VM(assemble(subroutine)).run())
for bad in ("add", "nothing", "x: jump x", "push 1\n ret"):
    try:
        VM(assemble(bad)).run()
    except VMError as error:
        print(error, repr(error.__cause__))
