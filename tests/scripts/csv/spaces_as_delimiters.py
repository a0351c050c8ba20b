# Spaces between fields, with and without those at the start of a field passed over; the keyword dialect.
import csv

for options in (dict(delimiter=" "), dict(delimiter=" ", skipinitialspace=True), dict(delimiter=" ", skipinitialspace=True, quoting=csv.QUOTE_STRINGS)):
    for line in ("a   b", "  a  ", '"" " b"', " ", "1 2 ", ""):
        try:
            print(options, repr(line), list(csv.reader([line], **options)))
        except ValueError as error:
            print(options, repr(line), error)
print(list(csv.reader(["a\tb"], dialect="excel-tab")), list(csv.reader(["a;b"], dialect=csv.excel, delimiter=";")))
for arguments, options in [(([], "excel"), dict(dialect="excel")), (([],), dict(dialect="none"))]:
    try:
        csv.reader(*arguments, **options)
    except (TypeError, csv.Error) as error:
        print(type(error).__name__, error)
