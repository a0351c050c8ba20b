"""UUIDs of version 1 as libuuid makes them where the host tells no hardware address and no daemon keeps watch over other processes: of the time, a clock
sequence and a node at random (RFC 9562, 5.1 and 6.10).
"""

from os import urandom
from time import time_ns

has_uuid_generate_time_safe = 1
has_stable_extractable_node = 0

_EPOCH = 0x01B21DD213814000  # from 15 October 1582 to 1970, in units of 100 ns
_UNSAFE = -1  # SafeUUID.unsafe: nothing keeps processes apart but chance
_MULTICAST = 1 << 40

_node = _sequence = None
_last = 0


def generate_time_safe():
    """Return a UUID of version 1 as 16 bytes, and whether it was made safely across processes."""
    global _node, _sequence, _last
    if _node is None:
        _node = int.from_bytes(urandom(6)) | _MULTICAST
        _sequence = int.from_bytes(urandom(2)) & 0x3FFF
    # Two of the same moment, or after the clock was set back, are of different times nevertheless.
    _last = moment = max(time_ns() // 100 + _EPOCH, _last + 1)
    low, middle, high = moment & 0xFFFFFFFF, moment >> 32 & 0xFFFF, moment >> 48 & 0x0FFF
    fields = low << 96 | middle << 80 | (0x1000 | high) << 64 | (0x8000 | _sequence) << 48 | _node
    return fields.to_bytes(16), _UNSAFE
