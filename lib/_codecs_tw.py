"""The encodings of Chinese in Taiwan."""

from _multibyte import getter

getcodec = getter(dict.fromkeys(["big5", "cp950"]))
