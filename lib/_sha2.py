"""SHA-2: sha224, sha256, sha384, sha512. Method: FIPS 180-4.

The constants are the first bits of the fractional parts of roots of primes, and are computed so.
"""


def _primes(count):
    found = []
    n = 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _root_bits(n, root, bits):
    """The first bits of the fractional part of a root of n."""
    wanted = n << root * bits
    low, high = 0, 1 << bits + 8
    while low < high:
        middle = (low + high + 1) // 2
        if middle**root <= wanted:
            low = middle
        else:
            high = middle - 1
    return low & (1 << bits) - 1


class _Sizes:
    """What SHA-256 and SHA-512 differ in."""

    def __init__(self, bits, rounds, big0, big1, small0, small1):
        self.bits, self.block, self.rounds = bits, bits * 2, rounds
        self.mask = (1 << bits) - 1
        self.shifts = big0, big1, small0, small1
        self.round_constants = [_root_bits(p, 3, bits) for p in _primes(rounds)]

    def compress(self, state, block):
        """The state after one more block."""
        mask, bits = self.mask, self.bits
        (p, q, r), (s, t, u), (d, e, f), (g, h, i) = self.shifts
        size = bits // 8
        words = [int.from_bytes(block[at:at + size], "big") for at in range(0, self.block, size)]

        def turn(x, n):
            return (x >> n | x << bits - n) & mask
        for at in range(16, self.rounds):
            x, y = words[at - 15], words[at - 2]
            low = turn(x, d) ^ turn(x, e) ^ x >> f
            high = turn(y, g) ^ turn(y, h) ^ y >> i
            words.append((words[at - 16] + low + words[at - 7] + high) & mask)
        A, B, C, D, E, F, G, H = state
        for constant, word in zip(self.round_constants, words):
            first = H + (turn(E, s) ^ turn(E, t) ^ turn(E, u)) + (E & F ^ ~E & G) + constant + word
            second = (turn(A, p) ^ turn(A, q) ^ turn(A, r)) + (A & B ^ A & C ^ B & C)
            A, B, C, D, E, F, G, H = (first + second) & mask, A, B, C, (D + first) & mask, E, F, G
        return [(old + new) & mask for old, new in zip(state, (A, B, C, D, E, F, G, H))]


_SMALL = _Sizes(32, 64, (2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10))
_LARGE = _Sizes(64, 80, (28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6))


class _Hash:
    """A digest in the making."""

    __slots__ = ("_state", "_rest", "_length")

    def __init__(self, data=b""):
        self._state, self._rest, self._length = list(self._first), b"", 0
        self.update(data)

    @property
    def block_size(self):
        return self._sizes.block

    def update(self, data, /):
        """Takes more bytes."""
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        data = self._rest + bytes(memoryview(data))
        self._length += len(data) - len(self._rest)
        block = self._sizes.block
        whole = len(data) // block * block
        for at in range(0, whole, block):
            self._state = self._sizes.compress(self._state, data[at:at + block])
        self._rest = data[whole:]

    def digest(self):
        """The digest of what was taken so far."""
        block = self._sizes.block
        tail = self._rest + b"\x80"
        tail += bytes(-(len(tail) + block // 8) % block) + (self._length * 8).to_bytes(block // 8, "big")
        state = self._state
        for at in range(0, len(tail), block):
            state = self._sizes.compress(state, tail[at:at + block])
        return b"".join(word.to_bytes(self._sizes.bits // 8, "big") for word in state)[:self.digest_size]

    def hexdigest(self):
        """The digest in hexadecimal."""
        return self.digest().hex()

    def copy(self):
        """One that goes on from here on its own."""
        other = object.__new__(type(self))
        other._state, other._rest, other._length = self._state, self._rest, self._length
        return other

    def __repr__(self):
        return f"<_sha2.{type(self).__name__} object at {id(self):#x}>"


def _first(primes, bits, keep=None):
    """The first bits of the square roots of primes."""
    words = [_root_bits(p, 2, bits) for p in primes]
    return [word & (1 << keep) - 1 for word in words] if keep else words


def _type(name, sizes, size, first):
    return type(name, (_Hash,), {"__slots__": (), "__module__": "_sha2", "name": name.removesuffix("Type").lower(),
                                 "digest_size": size, "_sizes": sizes, "_first": tuple(first)})


SHA256Type = _type("SHA256Type", _SMALL, 32, _first(_primes(8), 32))
SHA512Type = _type("SHA512Type", _LARGE, 64, _first(_primes(8), 64))
SHA384Type = _type("SHA384Type", _LARGE, 48, _first(_primes(16)[8:], 64))
# Those of SHA-384, the second halves of the words.
SHA224Type = _type("SHA224Type", _SMALL, 28, [word & 0xFFFFFFFF for word in SHA384Type._first])


def _function(kind):
    def make(string=b"", *, usedforsecurity=True, data=b""):
        return kind(string or data)
    make.__name__ = make.__qualname__ = kind.name
    make.__doc__ = f"A {kind.name} of what is given, to go on with."
    return make


sha224, sha256, sha384, sha512 = map(_function, (SHA224Type, SHA256Type, SHA384Type, SHA512Type))
