raise ValueError("module body fails")
