# A traceback shows the library's source lines.
import colorsys


def shown(colour):
    return colorsys.rgb_to_hls(*colour)


shown((0.5, "green", 0.25))
