class ConfigError(Exception):
    """Raised for a bad configuration."""


def read(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"bad number {text!r}") from error


def load(lines):
    try:
        return [read(line) for line in lines]
    except ConfigError:
        lines.clear()
        return lines[0]


load(["1", "x"])
