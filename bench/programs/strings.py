"""Methods of str over the lines of a made-up log: splitting, stripping, searching, changing case, replacing, checking, joining."""

import sys
import time


LEVELS = "INFO Info DEBUG warning ERROR".split()
PATHS = ["/index.html", "/img/logo.png", "/api/v1/users", "/api/v1/items?id=", "/search?q=caf\u00e9&lang=fr"]


def log(size):
    lines = []
    seed = 5
    for i in range(size):
        seed = (seed * 69069 + 12345) & 0xFFFFFFFF
        level = LEVELS[(seed >> 10) % 5]
        path = PATHS[(seed >> 16) % 5]
        if path.endswith("="):
            path += str(seed >> 20)
        lines.append(f"  {i:06d} [{level}] host-{seed >> 8 & 15}: GET {path} status={200 + (seed >> 24 & 3)} ")
    return "\n".join(lines)


def fields(line):
    """Number, level, host, path and status of a line."""
    line = line.strip()
    number, _, rest = line.partition(" ")
    level, rest = rest.split("] ", 1)
    host, rest = rest.split(": ", 1)
    words = rest.split()
    return int(number), level.lstrip("[").lower(), host, words[1], words[2].removeprefix("status=")


def host_name(host):
    name, number = host.split("-")
    return name.upper() + number.zfill(3)


def query(path):
    """The parts of what follows the question mark."""
    at = path.find("?")
    if at < 0:
        return {}
    return dict(part.split("=") for part in path[at + 1 :].split("&"))


def slug(path):
    return "-".join(part for part in path.replace("/", " ").replace(".", " ").split() if part.isalnum())


def is_palindrome(text):
    kept = [character for character in text if character.isalnum()]
    return kept == kept[::-1]


def run(size):
    text = log(size)
    errors = digits = palindromes = 0
    slugs = set()
    names = []
    for line in text.splitlines():
        number, level, host, path, status = fields(line)
        if level.startswith("err") or status in ("202", "203"):
            errors += 1
        if status.isdigit() and not path.isascii():
            digits += int(status)
        for key, value in query(path).items():
            names.append(key.capitalize().center(8, "*") + value.title())
        slugs.add(slug(path))
        if number % 16 == 0 and is_palindrome(line[2:8]):
            palindromes += 1
        names.append(host_name(host))
    joined = ",".join(names)
    return errors, digits, palindromes, len(slugs), len(joined), joined.count("Q"), joined.rfind("HOST"), text.upper().index("ERROR")


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 200000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
