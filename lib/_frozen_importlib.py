"""importlib._bootstrap: CPython's own, run here when a program first asks for it; what the start has set up is made over to it (_adoption)."""

import _host

exec(_host.own("_adoption").code_of("importlib/_bootstrap.py"), globals())

# What its _setup() would set.
import _imp
import _thread
import _warnings
import _weakref
import sys

_blocking_on = _WeakValueDictionary()

import _frozen_importlib_external as _bootstrap_external

_host.own("_adoption").adopt(sys.modules[__name__])
del _host
