"""The encodings of Korean."""

from _multibyte import getter

getcodec = getter(dict.fromkeys(["euc_kr", "cp949", "johab"]))
