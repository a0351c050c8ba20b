"""A hook that cannot be called: both errors are shown."""
import sys

sys.excepthook = None
{}["missing"]
