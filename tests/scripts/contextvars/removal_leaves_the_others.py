# Resetting a variable that had no value takes it out of the context; its neighbours, near and far by number, stay.
import contextvars
import random

order = random.Random(5)
variables = [contextvars.ContextVar(str(i)) for i in range(1200)]


def check():
    tokens = {}
    for round in range(4000):
        variable = order.choice(variables)
        if variable in tokens:
            variable.reset(tokens.pop(variable))
        else:
            tokens[variable] = variable.set(round)
    context = contextvars.copy_context()
    same = set(context) == set(tokens)
    for variable, token in tokens.items():
        variable.reset(token)
    return len(context), same, len(contextvars.copy_context()), list(contextvars.copy_context())


print(contextvars.Context().run(check))
