import py_compile, sys
path = py_compile.compile(__file__)
print(path.endswith(f"{sys.implementation.cache_tag}.pyc"), "__pycache__" in path)
print(issubclass(py_compile.PyCompileError, Exception), py_compile.__name__)
try:
    py_compile.compile("no_such_file_here.py")
except FileNotFoundError as error:
    print(type(error).__name__)
print(sorted(m.name for m in py_compile.PycInvalidationMode))
explicit = py_compile.compile(__file__, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
print(explicit == path)
