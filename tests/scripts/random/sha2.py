# _sha2: digests of texts of every length around a block's end, in pieces, copied.
import _sha2

for name in ("sha224", "sha256", "sha384", "sha512"):
    make = getattr(_sha2, name)
    print(name, make(b"").hexdigest(), make(b"abc").digest_size, make().block_size, make().name)
    for size in (1, 55, 56, 63, 64, 65, 111, 112, 128, 300):
        print(size, make(b"x" * size).hexdigest()[:16])
    h = make(b"begin")
    other = h.copy()
    h.update(b" and go on" * 30)
    print(h.hexdigest() == make(b"begin" + b" and go on" * 30).hexdigest(), other.hexdigest() == make(b"begin").hexdigest())
try:
    _sha2.sha256("text")
except TypeError as error:
    print(error)
