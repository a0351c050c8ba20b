from .. import top_value as from_parent


def too_far():
    from ...beyond import x
