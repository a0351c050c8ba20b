# oracle: cpython2.7, the last with this form of bytecode
"""The bytecode of one assignment: operands are pushed, operators take them from the stack and push their result."""

from __future__ import print_function

import dis

dis.dis(compile("d = (a+b)*c", "expression", "exec"))
