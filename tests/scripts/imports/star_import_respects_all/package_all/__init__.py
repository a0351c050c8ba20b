__all__ = ["submodule", "value"]
value = 5
