def run(program, data=""):
    jumps, stack = {}, []
    for i, char in enumerate(program):
        if char == "[":
            stack.append(i)
        elif char == "]":
            if not stack:
                raise SyntaxError(f"unmatched ] at {i}")
            start = stack.pop()
            jumps[start], jumps[i] = i, start
    if stack:
        raise SyntaxError(f"unmatched [ at {stack[-1]}")
    tape, pointer, position, output, source = [0], 0, 0, [], iter(data)
    while position < len(program):
        char = program[position]
        if char == ">":
            pointer += 1
            if pointer == len(tape):
                tape.append(0)
        elif char == "<":
            pointer -= 1
            if pointer < 0:
                raise IndexError("left of the tape")
        elif char == "+":
            tape[pointer] = (tape[pointer] + 1) % 256
        elif char == "-":
            tape[pointer] = (tape[pointer] - 1) % 256
        elif char == ".":
            output.append(chr(tape[pointer]))
        elif char == ",":
            tape[pointer] = ord(next(source, "\0"))
        elif char == "[" and not tape[pointer]:
            position = jumps[position]
        elif char == "]" and tape[pointer]:
            position = jumps[position]
        position += 1
    return "".join(output)


hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
print(run(hello), end="")
print(run(",[.,]", "echo"))
print(run(",>,<[->[->+>+<<]>>[-<<+>>]<<<]>>>." , "\x05\x07") == chr(35))
for bad in ("[", "]", "<"):
    try:
        run(bad)
    except (SyntaxError, IndexError) as error:
        print(type(error).__name__, error)
