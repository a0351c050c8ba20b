class Tracked:
    def __del__(self):
        print("deleted at exit")


kept = Tracked()
print("leaving")
raise SystemExit
