"""IncrementalNewlineDecoder: universal newlines over another decoder, or over text. Line ends themselves: _texts.LineEnds."""

from _texts import LineEnds


class IncrementalNewlineDecoder:
    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._ends = LineEnds(translate)

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final)
        if not isinstance(text, str):
            raise TypeError(f"decoder should return a string result, not '{type(text).__name__}'")
        return self._ends.translate(text, final)

    def getstate(self):
        """The decoder's state, with a bit more that says whether a carriage return waits."""
        waiting, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return waiting, flag << 1 | self._ends.held

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError("state argument must be a tuple")
        waiting, flag = state
        self._ends.held = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((waiting, flag >> 1))

    def reset(self):
        self._ends = LineEnds(self._ends._translate)
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        return self._ends.kinds()
