# Archives that are broken somewhere: what reading them gives, whole and line by line.
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib


def attempt(name, what):
    try:
        print(name, "->", what())
    except Exception as error:
        print(name, type(error).__name__, error)


text = b"hello\n" * 1000


def variants(whole):
    return {
        "empty": b"",
        "cut": whole[:-5],
        "cut early": whole[:20],
        "no archive": b"xx" + whole,
        "with a tail": whole + b"junk",
        "with zeros": whole + bytes(10),
        "wrong inside": whole[:15] + b"\xff\xff\xff" + whole[18:],
    }


packed = gzip.compress(text, mtime=0)
more = {
    "wrong sum": packed[:-8] + bytes(4) + packed[-4:],
    "wrong length": packed[:-1] + b"\1",
    "method": packed[:2] + b"\7" + packed[3:],
}
for name, data in (variants(packed) | more).items():
    attempt(f"gzip {name}", lambda: len(gzip.open(io.BytesIO(data)).read()))
    attempt(f"gzip {name}, at once", lambda: len(gzip.decompress(data)))
    attempt(f"gzip {name}, by line", lambda: sum(1 for line in gzip.open(io.BytesIO(data), "rt")))
for module in (bz2, lzma):
    for name, data in variants(module.compress(text)).items():
        if module is lzma and name == "cut early":
            continue
        attempt(f"{module.__name__} {name}", lambda: len(module.open(io.BytesIO(data)).read()))
        attempt(f"{module.__name__} {name}, at once", lambda: len(module.decompress(data)))

file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr(zipfile.ZipInfo("a.txt"), text, zipfile.ZIP_DEFLATED)
    archive.writestr(zipfile.ZipInfo("b.txt"), b"x")
packed = file.getvalue()
more = {"wrong sum": packed.replace(zlib.crc32(text).to_bytes(4, "little"), b"\0\0\0\1"), "head only": packed[:60]}
for name, data in (variants(packed) | more).items():
    attempt(f"zip {name}", lambda: len(zipfile.ZipFile(io.BytesIO(data)).read("a.txt")))
    attempt(f"zip {name}, tested", lambda: zipfile.ZipFile(io.BytesIO(data)).testzip())
attempt("zip", lambda: zipfile.ZipFile(io.BytesIO(packed)).read("none"))

file = io.BytesIO()
with tarfile.open(fileobj=file, mode="w") as archive:
    info = tarfile.TarInfo("a.txt")
    info.size = len(text)
    archive.addfile(info, io.BytesIO(text))
packed = file.getvalue()
for name, data in {"whole": packed, "cut": packed[:700], "sum": b"x" + packed[1:]}.items():
    attempt(f"tar {name}", lambda: len(tarfile.open(fileobj=io.BytesIO(data), mode="r:").extractfile("a.txt").read()))
