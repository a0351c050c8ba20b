"""The encodings of Chinese in Hong Kong."""

from _multibyte import getter

getcodec = getter(dict.fromkeys(["big5hkscs"]))
