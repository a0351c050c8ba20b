# The parameters of BLAKE2: digest size, key, salt, person and those of tree hashing.
from hashlib import blake2b, blake2s

for make in (blake2b, blake2s):
    print(make.MAX_DIGEST_SIZE, make.MAX_KEY_SIZE, make.SALT_SIZE, make.PERSON_SIZE, make(digest_size=5).digest_size)
    tree = dict(fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=7, last_node=True)
    print(make(b"a", digest_size=20, key=b"k", salt=b"s", person=b"p", **tree).hexdigest())
    print(make(key=b"k" * make.MAX_KEY_SIZE, digest_size=8).hexdigest(), make(b"x" * 256, digest_size=1).hexdigest())
    print(make(salt=b"s" * make.SALT_SIZE, person=b"p" * make.PERSON_SIZE, digest_size=4).hexdigest(), make(node_offset=2**48 - 1, digest_size=4).hexdigest())
    h = make(b"ab", key=b"key", digest_size=9)
    c = h.copy()
    c.update(b"cd")
    print(h.hexdigest(), c.hexdigest(), make(b"abcd", key=b"key", digest_size=9).hexdigest())
    wrong = [
        dict(digest_size=0), dict(digest_size=65), dict(digest_size="a"), dict(key=b"x" * 65), dict(key="a"), dict(salt=b"x" * 17),
        dict(person=b"x" * 17), dict(fanout=-1), dict(fanout=256), dict(depth=0), dict(depth=256), dict(leaf_size=-1), dict(leaf_size=2**32),
        dict(node_offset=-1), dict(node_offset=2**64), dict(node_depth=256), dict(inner_size=65), dict(inner_size=-1), dict(x=5),
        dict(data=b"a", string=b"b"), dict(fanout=2**70),
    ]
    for arguments in wrong:
        try:
            print(make(**arguments))
        except (ValueError, TypeError, OverflowError) as error:
            if "C ssize_t" not in str(error) and "C int" not in str(error):
                print(type(error).__name__, error)
try:
    blake2s(node_offset=2**48)
except OverflowError as error:
    print(error)
