# match, case and _ are ordinary names everywhere else.
match = {"case": 1}
case = "case"
_ = 5
print(match[case], match["case"], _)
match = [match, case]
match[0]["case"] += 1
match[1:] = ["x"]
print(match)
match, case = case, match
print(match, case)
print(match
      (case) if callable(match) else "not called")


def match(*args, **kwargs):
    return args, kwargs


print(match(1), match(case=2), match(*[3], **{"match": 4}))
print(match
      .__name__)
match(5)
match (6, 7)
match: int = 3
print(match, match - 1, match * 2, -match)
match.real
match: "annotation"
lambda match, case, _: match
for match in range(2):
    match
else:
    match = 1


class match:
    case = "attribute"

    def __class_getitem__(cls, key):
        return key


print(match.case, match[1], match[1, 2])
match match:
    case match(case=case):
        print("not an instance")
    case case:
        print(case is match)
match (match):
    case (case): print(case.case)
match [match, 1]:
    case [match, case]: print(match.__name__, case)
match {}:
    case {}: print("dict")
match -5:
    case -5: print("minus five")
match not 5:
    case False: print("not")
match lambda: 5:
    case f: print(f())
match 1 if _ else 2:
    case 1: print("conditional")
match *[1], 2:
    case 1, 2: print("starred subject")
match (yes := 3):
    case 3: print("walrus", yes)
match 1,:
    case 1,: print("one item")
match match, case:
    case _, _: print("two subjects")
match ...:
    case ellipsis: print(ellipsis)
match "a" "b":
    case "a" "b": print("joined")
match f"{_}":
    case "5": print("formatted")
print([match for match in [1] if match], {case: _ for case in "a"})
