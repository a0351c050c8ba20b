"""The encodings of Japanese."""

from _multibyte import getter

getcodec = getter(dict.fromkeys(["shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213"]))
