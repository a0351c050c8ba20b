import sys

print("leaving")
try:
    sys.exit(3)
finally:
    print("finally runs")
