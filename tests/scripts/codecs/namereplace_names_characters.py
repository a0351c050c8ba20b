# \N{…} for characters that have names, aliases and sequences' codes aside; numbers for the others.
for text in ("\xe9", "\u20ac", "\u4e00", "\uac01", "\U00020000", "\x81", "\ue000", "\ufdd0", "\U0001f600", "\ud800", "\u0600\u200d", "\uff1d", "\U0001f1e6"):
    print(text.encode("ascii", "namereplace"))
print("caf\xe9 \u2192 th\xe9".encode("ascii", "namereplace").decode("unicode_escape") == "caf\xe9 \u2192 th\xe9")
