def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def breaks():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "after break"


print(override(), swallow(), breaks())
