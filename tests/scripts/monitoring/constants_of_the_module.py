import sys

monitoring = sys.monitoring
print(monitoring.DEBUGGER_ID, monitoring.COVERAGE_ID, monitoring.PROFILER_ID, monitoring.OPTIMIZER_ID)
print(type(monitoring.DISABLE), type(monitoring.MISSING), monitoring.DISABLE is not monitoring.MISSING)
names = vars(monitoring.events)
print(type(monitoring.events).__name__, len(names))
for name, value in names.items():
    print(name, value)
print(monitoring.__name__, type(monitoring).__name__, monitoring.__doc__)
