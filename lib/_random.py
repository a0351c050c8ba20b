"""The generator behind the random module: MT19937, bit for bit as CPython's (Modules/_randommodule.c).

Method: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudorandom number generator", 1998;
seeding by an array, and 53 bits of two outputs for random(), from their mt19937ar.
"""

import _host

_N, _M = 624, 397
_MATRIX, _UPPER, _LOWER = 0x9908B0DF, 0x80000000, 0x7FFFFFFF
_ALL = 0xFFFFFFFF


class Random:
    """A generator; without a seed, one that nobody can foretell."""

    __module__ = "_random"

    def __new__(cls, *args, **kwargs):
        if cls is Random and kwargs:
            raise TypeError("Random() takes no keyword arguments")
        self = object.__new__(cls)
        Random.seed(self, *args[:1])
        return self

    def __init__(self, seed=None, /):
        """The seed has been taken by __new__."""

    def seed(self, n=None, /):
        """Begins anew from a seed: an int, or the hash of anything else."""
        if n is None:
            key = _host.system("urandom", str(_N * 4))[0]
            n = int.from_bytes(key, "little")
        elif isinstance(n, int):
            n = abs(n)
        else:
            n = hash(n) & 0xFFFFFFFFFFFFFFFF
        words = []
        while n:
            words.append(n & _ALL)
            n >>= 32
        self._init_by_array(words or [0])

    def _init_by_array(self, key):
        state = [19650218]
        for i in range(1, _N):
            last = state[-1]
            state.append((1812433253 * (last ^ last >> 30) + i) & _ALL)
        i, j = 1, 0
        for _ in range(max(_N, len(key))):
            last = state[i - 1]
            state[i] = ((state[i] ^ (last ^ last >> 30) * 1664525) + key[j] + j) & _ALL
            i, j = i + 1, j + 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
            if j >= len(key):
                j = 0
        for _ in range(_N - 1):
            last = state[i - 1]
            state[i] = ((state[i] ^ (last ^ last >> 30) * 1566083941) - i) & _ALL
            i += 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
        state[0] = 0x80000000
        self._state, self._index = state, _N

    def _refill(self):
        state = self._state
        for k in range(_N):
            y = state[k] & _UPPER | state[(k + 1) % _N] & _LOWER
            state[k] = state[(k + _M) % _N] ^ y >> 1 ^ (_MATRIX if y & 1 else 0)
        self._index = 0

    def _word(self):
        """The next 32 bits."""
        if self._index >= _N:
            self._refill()
        y = self._state[self._index]
        self._index += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18

    def random(self):
        """The next number of [0, 1)."""
        high, low = self._word() >> 5, self._word() >> 6
        return (high * 67108864 + low) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k, /):
        """An int of k bits."""
        if not isinstance(k, int):
            try:
                k = type(k).__index__(k)
            except AttributeError:
                raise TypeError(f"'{type(k).__name__}' object cannot be interpreted as an integer") from None
        if k < 0:
            raise ValueError("Cannot convert negative int")
        if k <= 32:
            return self._word() >> 32 - k if k else 0
        result = shift = 0
        while k > 0:
            word = self._word()
            result |= (word >> 32 - k if k < 32 else word) << shift
            shift, k = shift + 32, k - 32
        return result

    def getstate(self):
        """The state: 624 words and the place among them."""
        return (*self._state, self._index)

    def setstate(self, state, /):
        """Goes on from a state that getstate() gave."""
        if not isinstance(state, tuple):
            raise TypeError("state vector must be a tuple")
        if len(state) != _N + 1:
            raise ValueError("state vector is the wrong size")
        words = []
        for word in state[:-1]:
            if not isinstance(word, int):
                raise TypeError("an integer is required")
            if word < 0:
                raise OverflowError("can't convert negative value to unsigned int")
            words.append(word & _ALL)
        if not 0 <= state[-1] <= _N:
            raise ValueError("invalid state")
        self._state, self._index = words, state[-1]
