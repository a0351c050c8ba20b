# Every algorithm over messages of many lengths: whole, in pieces, and copied on the way.
import hashlib

data = bytes(i * 7 + (i >> 3) & 255 for i in range(1200))
for name in sorted(hashlib.algorithms_guaranteed):
    make = getattr(hashlib, name)
    size = (32,) if name.startswith("shake") else ()
    total = hashlib.sha256()
    for length in list(range(0, 300)) + [511, 512, 513, 1023, 1024, 1199]:
        total.update(make(data[:length]).digest(*size))
    print(name, make().digest_size, make().block_size, make(b"abc").hexdigest(*size), total.hexdigest()[:32])
    for step in (1, 3, 63, 64, 65, 128, 200):
        pieces = make()
        for at in range(0, len(data), step):
            pieces.update(data[at:at + step])
            if at < 400:
                pieces.digest(*size)
        assert pieces.digest(*size) == make(data).digest(*size), (name, step)
    first = make(data[:100])
    second = first.copy()
    second.update(data[100:])
    assert first.digest(*size) == make(data[:100]).digest(*size) and second.digest(*size) == make(data).digest(*size)
big = bytes(range(256)) * 4096
print([hashlib.new(name, big).hexdigest()[:16] for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s")])
print([hashlib.new(name, big[1:]).hexdigest(3) for name in ("shake_128", "shake_256")], hashlib.shake_128(b"").hexdigest(400)[-16:])
