def attempt(*args, **keywords):
    try:
        result = __import__(*args, **keywords)
        print(result.__name__)
    except Exception as error:
        print(type(error).__name__, error)


attempt("sys")
attempt(name="sys")
attempt("importlib.machinery")
attempt("importlib.machinery", fromlist=["x"])
attempt("importlib", {}, {}, ("machinery",), 0)
attempt("nonsense")
attempt("importlib.nonsense")
attempt("sys.nonsense")
attempt("")
attempt(1)
attempt()
attempt("sys", level=-1)
attempt("sys", level="x")
attempt("x", level=1)
attempt("x", {"__package__": None, "__name__": "__main__"}, level=1)
attempt("x", {"__package__": "nonsense"}, level=1)
attempt("x", {"__package__": 5}, level=1)
attempt("sys", fromlist=[1])
attempt("importlib", fromlist=[1])
attempt("sys", [], level=1)
