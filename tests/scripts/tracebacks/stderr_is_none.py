"""Without sys.stderr nothing is shown."""
import sys

sys.stderr = None
print("before")
sys.excepthook(ValueError, ValueError("shown nowhere"), None)
raise KeyError("lost")
