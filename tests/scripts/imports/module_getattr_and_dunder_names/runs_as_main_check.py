if __name__ == "__main__":
    print("as a script")
else:
    print("imported as", __name__)
