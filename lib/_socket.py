"""Sockets: there are none here. What there is: the numbers and errors that programs name, and conversions that need no network. Whatever would
need one raises OSError as CPython does where the system refuses the call.
"""

import errno

AF_UNSPEC, AF_INET, AF_INET6 = 0, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST, SO_ERROR, SO_TYPE = 1, 2, 9, 6, 4, 3
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, TCP_NODELAY, IPV6_V6ONLY = 0, 6, 17, 41, 1, 26
SHUT_RD, SHUT_WR, SHUT_RDWR, SOMAXCONN = 0, 1, 2, 4096
MSG_PEEK, MSG_OOB, MSG_DONTWAIT = 2, 1, 64
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST = 1, 2, 4
EAI_NONAME, EAI_FAMILY, EAI_SERVICE = -2, -6, -8
NI_NUMERICHOST, NI_NUMERICSERV = 1, 2
INADDR_ANY, INADDR_LOOPBACK = 0, 0x7F000001
has_ipv6 = False

error = OSError
timeout = TimeoutError


class herror(OSError):
    """An error of a host's address."""

    __module__ = "socket"


class gaierror(OSError):
    """An error of looking an address up."""

    __module__ = "socket"


def _refuse():
    raise OSError(errno.ENOSYS, "Function not implemented")


class socket:
    """Refused when it is made."""

    __module__ = "_socket"
    __slots__ = ()
    timeout = property(lambda self: None)
    family = type = proto = property(lambda self: 0)

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        _refuse()

    def close(self):
        """There is nothing to close."""

    def fileno(self):
        return -1


SocketType = socket
_default_timeout = None


def getdefaulttimeout():
    """How long a new socket would wait."""
    return _default_timeout


def setdefaulttimeout(timeout, /):
    """Sets how long a new socket would wait."""
    global _default_timeout
    if timeout is not None and timeout < 0:
        raise ValueError("Timeout value out of range")
    _default_timeout = timeout


def gethostname():
    """The name of the machine."""
    import posix
    return posix.uname().nodename


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Refused: nothing can be looked up."""
    raise gaierror(EAI_NONAME, "Name or service not known")


def gethostbyname(hostname, /):
    """Refused: nothing can be looked up."""
    raise gaierror(EAI_NONAME, "Name or service not known")


def _two(number, bits):
    if number < 0 or number >> bits:
        raise OverflowError("Python int too large to convert to C")
    return int.from_bytes(number.to_bytes(bits // 8, "little"), "big")


def ntohs(number, /):
    """16 bits from the network's order."""
    return _two(number, 16)


def ntohl(number, /):
    """32 bits from the network's order."""
    return _two(number, 32)


htons, htonl = ntohs, ntohl


def inet_aton(address, /):
    """The bytes of an IPv4 address."""
    parts = address.split(".")
    if len(parts) != 4 or not all(part.isdecimal() and int(part) < 256 for part in parts):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(map(int, parts))


def inet_ntoa(packed, /):
    """The text of an IPv4 address."""
    if len(packed) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, packed))


def inet_pton(address_family, ip_string, /):
    """An address in the form of packets."""
    return _address(address_family, ip_string, str, "illegal IP address string passed to inet_pton").packed


def inet_ntop(address_family, packed_ip, /):
    """An address of packets as a text."""
    packed_ip = bytes(packed_ip)
    if len(packed_ip) != {AF_INET: 4, AF_INET6: 16}.get(address_family, len(packed_ip)):
        raise ValueError("invalid length of packed IP address string")
    return str(_address(address_family, packed_ip, bytes, "invalid address"))


def _address(family, value, kind, message):
    import ipaddress
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, not {type(value).__name__}")
    if family not in (AF_INET, AF_INET6):
        raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")
    try:
        if kind is str and "%" in value:
            raise ValueError(value)
        return ipaddress.IPv4Address(value) if family == AF_INET else ipaddress.IPv6Address(value)
    except ValueError:
        raise OSError(message) from None
