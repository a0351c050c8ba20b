import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 14), type(sys.version_info).__name__, sys.hexversion >> 16 == 0x030E, sys.version.split(".")[0:2])
print(sys.byteorder, sys.maxunicode, sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.min_exp, sys.float_info.max_10_exp, sys.float_info.radix)
print(sys.getrecursionlimit(), sys.getdefaultencoding(), sys.copyright[:9] , sys.api_version > 0, sys.dont_write_bytecode in (True, False), sys.flags.optimize, sys.flags.debug, type(sys.flags).__name__)
print(type(sys.path), type(sys.modules), type(sys.argv), len(sys.argv), "sys" in sys.modules, "builtins" in sys.builtin_module_names, type(sys.builtin_module_names), sys.modules["__main__"].__name__)
print(sys.int_info.bits_per_digit > 0, sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.width in (32, 64), sys.thread_info is not None)
print(sys.getsizeof([]) > 0, sys.getsizeof(5) > 0, sys.getsizeof("a" * 100) > sys.getsizeof("a"), sys.getsizeof([0] * 100) > sys.getsizeof([]), sys.getsizeof(object(), 5) > 0)
class Sized:
    def __sizeof__(self): return 100
class Bad:
    def __sizeof__(self): return -1
class Text:
    def __sizeof__(self): return "x"
print(sys.getsizeof(Sized()) >= 100)
for bad in (Bad(), Text()):
    try:
        sys.getsizeof(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(sys.intern("abc") is sys.intern("abc"), sys.exc_info(), sys.exception(), sys.gettrace(), sys.getprofile(), sys.is_finalizing(), sys.getallocatedblocks() >= 0)
print(sys.implementation.version[:2], sys.implementation.hexversion == sys.hexversion, isinstance(sys.implementation.cache_tag, str), isinstance(sys.implementation.name, str))
print(sys.displayhook is sys.__displayhook__, sys.stdout.write("written\n"), sys.stderr is not sys.stdout, sys.stdin is not None, sys.stdout.flush(), sys.warnoptions == [] , sys.ps1 if hasattr(sys, "ps1") else "no ps1")
try:
    sys.nothing
except AttributeError as error:
    print(error)
for bad in ("sys.setrecursionlimit()", "sys.intern(5)", "sys.getrefcount()", "sys.getsizeof()", "sys._getframe(1000)", "sys.exit(1, 2)", "sys.set_int_max_str_digits(5)", "sys._getframe('x')"):
    try:
        eval(bad)
    except (TypeError, ValueError) as error:
        print(bad, type(error).__name__, error)
sys.stdout.write("a", ) and print()
print(sys.orig_argv != [], sys.maxsize in (2**31 - 1, 2**63 - 1), sys.maxsize > 2**20, sys.platform in ("emscripten", "linux", "taipan", "wasi"))
