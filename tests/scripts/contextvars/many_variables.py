# Tens of thousands of variables: each set copies only the way to it, and copies of the context keep what they had.
import contextvars

variables = [contextvars.ContextVar(f"v{i}") for i in range(20_000)]
copies = []
for i, variable in enumerate(variables):
    variable.set(i)
    if i % 100 == 0:
        copies.append(contextvars.copy_context())
context = contextvars.copy_context()
print(len(context), sum(context.values()), sorted(v.name for v in context)[:3])
print([len(copy) for copy in copies[:4]], len(copies[-1]), sum(map(len, copies)))
print(all(context[v] == i for i, v in enumerate(variables)), variables[5] in copies[0], variables[0] in copies[0])


def reset_all():
    tokens = [variable.set(-1) for variable in variables]
    before = sum(v.get() for v in variables)
    for token, variable in zip(tokens, variables):
        variable.reset(token)
    return before, sum(v.get() for v in variables)


print(context.run(reset_all), contextvars.Context().run(lambda: [v.get(None) for v in variables[:3]]))
