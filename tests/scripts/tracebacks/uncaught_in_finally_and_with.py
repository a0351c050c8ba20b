class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, *details):
        print("close")
        self.missing_method()


def work():
    try:
        with Resource():
            raise ValueError("first")
    finally:
        print("finally")


work()
