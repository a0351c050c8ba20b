"""The function of a generator expression expects an iterator; called with something else it says so."""


def code_of(generator):
    return generator.gi_code


function = type(code_of)
make = function(code_of(x * 2 for x in ()), {})

print(list(make(iter([1, 2, 3]))))
for wrong in (5, 1.5, [1, 2], None, "ab"):
    try:
        print(list(make(wrong)))
    except TypeError as error:
        print(error)
