import sys

print(sys.version_info[:2], sys.version_info.releaselevel, sys.version_info >= (3, 14))
print(sys.hexversion >> 16 == 0x030e, len(sys.version_info), sys.version_info.n_fields)
print(sys.implementation.version == sys.version_info, hex(sys.implementation.hexversion >> 16))
print(sys.implementation.supports_isolated_interpreters in (True, False), type(sys.implementation).__name__)
for info in (sys.float_info, sys.int_info, sys.hash_info, sys.thread_info, sys.version_info):
    try:
        type(info)(tuple(info))
    except TypeError as error:
        print(error)
print(sys.float_info)
print(sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.imag)
print(sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
print(sys.byteorder, sys.maxunicode, sys.float_repr_style, sys.platlibdir, sys.api_version)
print(type(sys._git), len(sys._git), type(sys.copyright), type(sys.version), sys.abiflags)
print(sys.thread_info._fields if hasattr(sys.thread_info, "_fields") else sys.thread_info.n_fields)
