"""What programs ask platform to choose their ways by."""

import platform
import sys

print(platform.python_implementation())
print(platform.python_version() == sys.version.split()[0])
print(platform.python_version_tuple()[:2])
print(sys.implementation.version[:2] == sys.version_info[:2])
print(all(isinstance(part, str) for part in platform.python_build()), bool(platform.python_compiler()))
print(platform.python_branch(), platform.python_revision())
