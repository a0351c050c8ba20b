import first

print("first has", sorted(n for n in vars(first) if not n.startswith("_")))
c = first.a + " and used"
