# hmac over every algorithm, and comparison of digests.
import hashlib
import hmac

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    h = hmac.new(b"key", b"The quick brown fox", name)
    h2 = hmac.new(b"k" * 300, digestmod=getattr(hashlib, name))
    h2.update(b"part ")
    copy = h2.copy()
    copy.update(b"two")
    print(h.name, h.digest_size, h.block_size, h.hexdigest()[:32], copy.hexdigest()[:32], hmac.digest(b"key", b"msg", name).hex()[:16])
print(hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"))
for attempt in [lambda: hmac.new(b"key", b"msg"), lambda: hmac.new("key", b"msg", "md5"), lambda: hmac.new(b"key", "msg", "md5"),
                lambda: hmac.new(b"key", b"msg", "none")]:
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
