__all__ = ["public", "_listed"] + ["also"]
public = 1
_listed = 2
also = 3
unlisted = 4
