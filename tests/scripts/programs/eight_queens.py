def queens(n):
    """All placements, as tuples of columns."""

    def place(row, columns, left, right, placed):
        if row == n:
            yield tuple(placed)
            return
        for column in range(n):
            if column in columns or row + column in left or row - column in right:
                continue
            yield from place(
                row + 1, columns | {column}, left | {row + column}, right | {row - column}, placed + [column]
            )

    return place(0, frozenset(), frozenset(), frozenset(), [])


def board(placement):
    return "\n".join("".join("Q" if c == column else "." for c in range(len(placement))) for column in placement)


solutions = list(queens(6))
print(len(solutions))
for solution in solutions:
    print(solution)
print(board(next(queens(8))))
print([sum(1 for _ in queens(n)) for n in range(1, 8)])
