def attempt(text, function):
    try:
        print(text, function())
    except (ZeroDivisionError, ValueError, OverflowError) as error:
        print(text, type(error).__name__, error)


zero = 0
attempt("1 / 0", lambda: 1 / zero)
attempt("1 // 0", lambda: 1 // zero)
attempt("1 % 0", lambda: 1 % zero)
attempt("1.0 / 0", lambda: 1.0 / zero)
attempt("1.0 // 0", lambda: 1.0 // zero)
attempt("1.0 % 0", lambda: 1.0 % zero)
attempt("1 / 0.0", lambda: 1 / 0.0)
attempt("divmod", lambda: divmod(1, zero))
attempt("divmod float", lambda: divmod(1.0, 0.0))
attempt("0 ** -1", lambda: zero**-1)
attempt("0.0 ** -1", lambda: 0.0**-1)
attempt("pow 3", lambda: pow(2, 3, 0))
attempt("pow inverse", lambda: pow(2, -1, 4))
attempt("big", lambda: 10**30 // zero)
attempt("big float", lambda: 10**400 / 3)
attempt("big true division", lambda: 10**400 / 10**399)
attempt("shift", lambda: 1 << -1)
attempt("shift right", lambda: 1 >> -1)
try:
    print(10.0**400)
except OverflowError as error:
    print("OverflowError", len(error.args))  # its errno and text are the platform's
