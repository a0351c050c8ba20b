"""Imported by imports.py."""
value = [n for n in range(4)]
public = "seen"
_private = "unseen"
