import sys

WANTED = """__breakpointhook__ __displayhook__ __doc__ __excepthook__ __loader__ __name__ __package__ __spec__ __stderr__ __stdin__
__stdout__ __unraisablehook__ _base_executable _clear_internal_caches _clear_type_cache _current_exceptions _current_frames
_debugmallocstats _framework _getframe _getframemodulename _git _home _is_gil_enabled _is_immortal _is_interned _setprofileallthreads
_settraceallthreads _stdlib_dir _xoptions abiflags activate_stack_trampoline addaudithook api_version argv audit
base_exec_prefix base_prefix breakpointhook builtin_module_names byteorder call_tracing copyright deactivate_stack_trampoline
displayhook dont_write_bytecode exc_info excepthook exception exec_prefix executable exit flags float_info float_repr_style
get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding
getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof
getswitchinterval gettrace getunicodeinternedsize hash_info hexversion implementation int_info intern is_finalizing
is_remote_debug_enabled is_stack_trampoline_active maxsize maxunicode meta_path modules monitoring orig_argv path path_hooks path_importer_cache
platform platlibdir prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth
set_int_max_str_digits setprofile setrecursionlimit setswitchinterval settrace stderr stdin stdlib_module_names stdout
thread_info unraisablehook version version_info warnoptions""".split()
print([name for name in WANTED if not hasattr(sys, name)])
print(all(type(getattr(sys, name)) is tuple for name in ("builtin_module_names", "_git")))
print(type(sys.stdlib_module_names).__name__, "os" in sys.stdlib_module_names, type(sys.warnoptions), type(sys._xoptions))
for name in sorted(WANTED):
    value = getattr(sys, name, None)
    if callable(value) and "breakpoint" not in name and name != "getsizeof":
        try:
            print(name, value.__text_signature__)
        except AttributeError as error:
            print(name, error)
