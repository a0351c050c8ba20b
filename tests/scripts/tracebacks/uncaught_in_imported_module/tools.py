class ToolError(Exception):
    pass


def apply(function, value):
    try:
        return function(value)
    except AttributeError as error:
        raise ToolError("cannot apply") from error
