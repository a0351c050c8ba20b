# Hash objects: attributes, methods and what constructors take and refuse.
import hashlib
import io
import pickle

for make in (hashlib.md5, hashlib.sha1, hashlib.sha224, hashlib.sha512, hashlib.sha3_384, hashlib.shake_256, hashlib.blake2s):
    h = make(b"a", usedforsecurity=False)
    print(h.name, h.digest_size, h.block_size, type(h).__module__, type(h).__name__, make(string=b"a").name, make(data=b"a").name)
s = hashlib.sha3_224()
print(s._capacity_bits, s._rate_bits, s._suffix, hashlib.shake_128()._suffix)
shake = hashlib.shake_128(b"a")
attempts = [
    lambda: hashlib.md5("a"), lambda: hashlib.md5(5), lambda: hashlib.md5(b"", b""), lambda: hashlib.md5(b"a", string=b"a"),
    lambda: hashlib.md5(x=1), lambda: hashlib.sha3_256("a"), lambda: hashlib.blake2b([1]), lambda: hashlib.sha256().update(),
    lambda: hashlib.sha256().update("a"), lambda: hashlib.sha256().digest(1), lambda: type(hashlib.sha256())(), lambda: shake.digest(),
    lambda: shake.digest(-1), lambda: shake.digest(2**29), lambda: shake.digest(2**64), lambda: shake.hexdigest("a"), lambda: shake.digest(0),
    lambda: shake.hexdigest(0), lambda: shake.digest(length=3), lambda: hashlib.new("none"), lambda: pickle.dumps(hashlib.md5()),
    lambda: type("X", (type(hashlib.blake2b()),), {}), lambda: hashlib.sha1(memoryview(b"abcd")[::2]), lambda: hashlib.sha1(None),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(hashlib.file_digest(io.BytesIO(b"text"), "sha256").hexdigest() == hashlib.sha256(b"text").hexdigest())
h = hashlib.md5()
h.update(bytearray(b"ab"))
h.update(memoryview(b"cd"))
print(h.hexdigest(), hashlib.md5(b"abcd").hexdigest())
