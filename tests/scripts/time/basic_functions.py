import time
a = time.time()
b = time.perf_counter()
c = time.monotonic()
print(type(a), type(b), type(c), a > 1.7e9, time.time() >= a, time.perf_counter() >= b, time.monotonic() >= c)
print(type(time.time_ns()), time.time_ns() > 10**18, type(time.perf_counter_ns()), type(time.monotonic_ns()), type(time.process_time()), type(time.process_time_ns()))
start = time.perf_counter()
time.sleep(0.02)
elapsed = time.perf_counter() - start
print(0.015 < elapsed < 1.0, time.sleep(0))
for bad in (-1, "x", None, float("nan"), 10**30):
    try:
        time.sleep(bad)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
t = time.gmtime(0)
print(t[:6], t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday, t.tm_isdst, len(t), type(t).__name__)
print(time.gmtime(86400 * 365.25 * 30)[:6], time.gmtime(1e9)[:6], time.gmtime(-1)[:6], time.gmtime(951782400)[:3])
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1e9)), time.strftime("%a %A %b %B %d %j %y %p %I %%", time.gmtime(1e9)), time.asctime(time.gmtime(0)))
print(time.mktime(time.localtime(1e9)) == 1e9, time.localtime(0).tm_year in (1969, 1970), time.timezone is not None, len(time.tzname))
print(repr(time.gmtime(0)), time.struct_time((2000, 1, 2, 3, 4, 5, 6, 7, 0)).tm_sec)
for bad in (lambda: time.gmtime("x"), lambda: time.struct_time((1, 2)), lambda: time.mktime(5), lambda: time.strftime(5), lambda: time.asctime("x")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
