def run():
    from raising_helper import fail

    fail("argument")
