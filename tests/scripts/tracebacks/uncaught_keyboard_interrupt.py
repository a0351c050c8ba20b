def wait():
    raise KeyboardInterrupt


try:
    wait()
except Exception:
    print("never")
finally:
    print("cleanup")
