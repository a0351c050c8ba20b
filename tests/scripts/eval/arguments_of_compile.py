def attempt(*args, **keywords):
    try:
        print(compile(*args, **keywords).co_filename)
    except Exception as error:
        print(type(error).__name__, error)


attempt("1", "f", "eval", 0, False, -1)
attempt(source="1", filename="named", mode="eval", flags=0, dont_inherit=False, optimize=-1)
attempt(b"1", b"bytes", "eval")
attempt(bytearray(b"1"), "f", "eval")
attempt("1", "f", "eval", 0, True, 3)
attempt("1", "f", "eval", 0, True, -2)
attempt("1", "f", "eval", 1 << 30)
attempt("1", "f", "eval", -1)
attempt("1")
attempt("1", "f")
attempt(1, "f", "eval")
attempt("1", 1, "eval")
attempt("1", "f", 1)
attempt("1", "f", "eval", "flags")
attempt("1", "f", "eval", _feature_version=-1)
attempt("1", "f", "eval", nonsense=1)
attempt("1\0", "f", "eval")
attempt(b"1\0", "f", "eval")
attempt("1", "f\0", "eval")
attempt(None, "f", "exec")
attempt([], "f", "exec")
