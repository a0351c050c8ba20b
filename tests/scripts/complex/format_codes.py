# Every presentation type, with widths, signs, grouping and precision.
numbers = [1234567.891 - 0.04j, complex(-0.0, 1e20), complex("nan-infj"), 3j, -1.5 - 2.5j, 0j]
for code in ["", "f", ".2f", "e", ".0e", "g", ".3g", "n", "G", "E", "F", ".3", ".0f", "+", "-", " ", "+.2f", " e", "z", "z.1f", ",", "_",
             ",.3f", "_.2f", ".6_f", "#", "#.3g", "#.0f", ">40", "<40.2f", "^40", "*^40g", "x<40", "5", "\u00e9>30", "040.1f"[1:]]:
    print(repr(code), *(f"[{z:{code}}]" for z in numbers))
print("{:.1f} {:>12.1e}|".format(1j, 1 + 1j), format(1j), format(2 + 3j, ""))


class Sub(complex):
    def __str__(self):
        return "text"


print(f"{Sub(1, 2)}", f"{Sub(1, 2):.1f}", f"{Sub(1, 2)!s:>8}")
