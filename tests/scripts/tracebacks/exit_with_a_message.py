import sys

print("to stdout")
sys.exit("message for stderr")
