"""KeyboardInterrupt raised by hand passes `except Exception` and finally."""


def function():
    try:
        raise KeyboardInterrupt("by hand")
    except Exception:
        print("never")
    finally:
        print("finally")


try:
    function()
except KeyboardInterrupt as error:
    print(repr(error))
try:
    function()
except BaseException as error:
    print(isinstance(error, Exception))
