# A struct_time of nine fields has no zone: strftime takes the local one and leaves no error behind.
import time

moment = time.struct_time((2024, 1, 2, 3, 4, 5, 1, 2, 0))
print(moment.tm_zone, moment.tm_gmtoff)


def plain(value):
    return isinstance(value, str)


print(plain(time.strftime("%Y-%m-%d %H:%M:%S", moment)), time.strftime("%Y-%m-%d", moment))
try:
    time.strftime("%Y", time.struct_time((2024, 1, 2, 3, 4, 5, 1, 2, 0, "ZONE", "no offset")))
except TypeError as error:
    print(error)
