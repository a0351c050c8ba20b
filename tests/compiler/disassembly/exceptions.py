def handlers(x):
    try:
        risky(x)
    except ValueError as e:
        return e
    except (KeyError, IndexError):
        pass
    except:
        raise
    else:
        fine()
    finally:
        cleanup()


def leaving(items):
    for item in items:
        try:
            if item:
                continue
            with open(item) as file, lock:
                return file.read()
        finally:
            item = None
