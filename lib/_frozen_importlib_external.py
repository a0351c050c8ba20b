"""importlib._bootstrap_external: CPython's own; see _frozen_importlib."""

import _host
import sys

exec(_host.own("_adoption").code_of("importlib/_bootstrap_external.py"), globals())
del _host

import _frozen_importlib

_set_bootstrap_module(_frozen_importlib)
