# gzip files and zip archives in memory: members, comments, bad archives.
import gzip
import io
import zipfile

data = b"".join(b"row %d\n" % i for i in range(5000))
packed = gzip.compress(data, mtime=0)
print(gzip.decompress(packed) == data, gzip.decompress(packed + gzip.compress(b"two")) == data + b"two", packed[:10])
with gzip.GzipFile(fileobj=io.BytesIO(packed)) as file:
    print(file.readline(), file.read(10), file.seek(20000), file.readline(), len(file.read()), file.tell())
with gzip.open(io.BytesIO(packed), "rt") as file:
    print(sum(1 for line in file))
for bad in [b"", b"not gzip", packed[:-3], packed[:-8] + bytes(8), packed[:500]]:
    try:
        print(gzip.decompress(bad))
    except (OSError, EOFError) as error:
        print(type(error).__name__, error)
store = io.BytesIO()
with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a/rows.txt", data)
    archive.writestr("b.txt", b"stored", zipfile.ZIP_STORED)
    archive.comment = b"comment"
with zipfile.ZipFile(store) as archive:
    print(archive.namelist(), archive.testzip(), archive.read("a/rows.txt") == data, archive.comment)
    info = archive.getinfo("a/rows.txt")
    print(info.file_size, info.compress_size < info.file_size, hex(info.CRC))
    with archive.open("a/rows.txt") as member:
        print(member.readline(), member.read(7))
broken = bytearray(store.getvalue())
broken[60] ^= 255
with zipfile.ZipFile(io.BytesIO(broken)) as archive:
    try:
        archive.read("a/rows.txt")
    except Exception as error:
        print(type(error).__name__)
try:
    zipfile.ZipFile(io.BytesIO(b"no zip"))
except zipfile.BadZipFile as error:
    print(error)
