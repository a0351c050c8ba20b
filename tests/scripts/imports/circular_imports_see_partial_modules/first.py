a = "set before"
import second

b = "set after " + second.c
