print("first line runs")
raise ValueError("from the module")
