# oracle: cpython3.13
# zoneinfo: offsets, gaps and repeated hours, far past and future, from the host's database.
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

for key in ["UTC", "Europe/Berlin", "America/New_York", "Europe/Dublin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo"]:
    zone = ZoneInfo(key)
    for year in (1890, 1943, 1985, 2020, 2060):
        for month in (1, 7):
            moment = datetime(year, month, 15, 12, tzinfo=zone)
            print(key, moment.isoformat(), moment.dst(), moment.tzname(), moment.astimezone(timezone.utc).isoformat())

berlin = ZoneInfo("Europe/Berlin")
for year in (2024, 2050):
    for base in (datetime(year, 3, 31, 0, 30), datetime(year, 10, 27 if year == 2024 else 30, 0, 30)):
        for minutes in range(0, 180, 30):
            wall = base + timedelta(minutes=60 + minutes)
            both = [wall.replace(tzinfo=berlin, fold=fold).utcoffset() for fold in (0, 1)]
            moment = (base + timedelta(minutes=minutes)).replace(tzinfo=timezone.utc).astimezone(berlin)
            print(wall, *both, moment.isoformat(), moment.fold)
print(datetime(2024, 1, 1, tzinfo=berlin) - datetime(2024, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo")))
print(berlin.utcoffset(None), ZoneInfo("UTC").utcoffset(None), berlin.tzname(None))
