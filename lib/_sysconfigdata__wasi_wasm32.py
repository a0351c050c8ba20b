"""What sysconfig reads of how the interpreter was built: there is no C compiler behind it, and nothing is installed anywhere."""

build_time_vars = {
    "ABIFLAGS": "", "AR": "", "ARFLAGS": "", "BINDIR": "", "BLDSHARED": "", "CC": "", "CCSHARED": "", "CFLAGS": "", "CONFIG_ARGS": "",
    "CXX": "", "EXE": "", "EXT_SUFFIX": "", "HOST_GNU_TYPE": "wasm32-unknown-wasi", "INCLUDEPY": "", "LDFLAGS": "", "LDSHARED": "",
    "LDVERSION": "3.14", "LIBDIR": "", "LIBDEST": "", "MULTIARCH": "wasm32-wasi", "OPT": "", "PY_CFLAGS": "", "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0, "Py_GIL_DISABLED": 0, "SHLIB_SUFFIX": "", "SIZEOF_VOID_P": 4, "SOABI": "", "VERSION": "3.14",
    "TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo", "WITH_DOC_STRINGS": 1, "WITH_PYMALLOC": 1, "prefix": "", "exec_prefix": "",
}
