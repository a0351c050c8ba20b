__all__ = ["does_not_exist"]
