import sys as sys_alias

visible = "yes"
_private = "no"
__dunder = "no"
