import sys

flags = sys.flags
print(flags.n_fields, flags.n_sequence_fields, flags.n_unnamed_fields, len(flags))
print([name for name in dir(flags) if not name.startswith("_")])
print(type(flags).__name__, type(flags).__module__)
print(flags.debug, flags.inspect, flags.interactive, flags.optimize, flags.no_user_site, flags.no_site)
print(flags.verbose, flags.bytes_warning, flags.quiet, flags.isolated, flags.dev_mode, flags.safe_path)
print(flags.gil, flags.thread_inherit_context, flags.context_aware_warnings)
try:
    type(flags)()
except TypeError as error:
    print(error)
try:
    flags.debug = 1
except (AttributeError, TypeError) as error:
    print(type(error).__name__)
