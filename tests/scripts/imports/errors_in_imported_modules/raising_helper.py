def fail(text):
    raise RuntimeError("failed with " + text)
