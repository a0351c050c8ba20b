"""pickle's Pickler and Unpickler: those of Lib/pickle.py, of which natives do what is plain.

A pickler has nothing of its own to say about objects then (no persistent ids, no reducers) and writes a protocol with frames; an unpickler
reads such a pickle from a file that is CPython's own kind of file. Their memos are dicts only where somebody looks.
"""

from pickle import PicklingError, _Pickler, _Unpickler
from _pickle import Replayed, file_of, gather
from _pickling import dump_plain, load_plain

_OWN_WAYS = frozenset(("dispatch_table", "persistent_id", "reducer_override"))


class _LateMemo:
    """The memo as a dict, made when it is asked for and kept by the object."""

    def __init__(self, make):
        self._make = make

    def __get__(self, owner, cls=None):
        natives = None if owner is None else owner.__dict__.pop("_natives_memo", None)
        if natives is None:
            raise AttributeError("memo")
        owner.memo = self._make(natives)
        return owner.memo


class StrictPickler(_Pickler):
    """Takes of what __reduce__ gives only what CPython's native pickler takes."""

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if listitems is not None and not hasattr(type(listitems), "__next__"):
            raise _wrong("fourth item of the tuple returned by __reduce__", "an iterator", listitems)
        if dictitems is not None and not hasattr(type(dictitems), "__next__"):
            raise _wrong("fifth item of the tuple returned by __reduce__", "an iterator", dictitems)
        if dictitems is not None:
            dictitems = map(_pair, dictitems)
        if state_setter is not None and not callable(state_setter):
            raise _wrong("sixth item of the tuple returned by __reduce__", "callable", state_setter)
        if self.proto >= 2 and isinstance(args, tuple) and getattr(func, "__name__", "") == "__newobj_ex__":
            _check_keywords(args)
        return _Pickler.save_reduce(self, func, args, state, listitems, dictitems, state_setter, obj=obj)


def _pair(item):
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError("dict items iterator must return 2-tuples")
    return item


def _check_keywords(args):
    if len(args) != 3:
        raise PicklingError(f"length of the NEWOBJ_EX argument tuple must be exactly 3, not {len(args)}")
    for place, value, kind, name in ("second", args[1], tuple, "a tuple"), ("third", args[2], dict, "a dict"):
        if not isinstance(value, kind):
            raise _wrong(f"{place} argument to __newobj_ex__()", name, value)


def _wrong(what, wanted, found):
    return PicklingError(f"{what} must be {wanted}, not {type(found).__name__}")


def write_frames(write, pickle):
    """Writes a pickle frame by frame; what stands between frames, long texts and bytes, in two parts: its header and the rest."""
    done, at = 0, 2
    # Up to three bytes between frames belong to none.
    while len(pickle) >= _FRAME_TARGET and at < min(done + 6, len(pickle)):
        start = at + 1 + _WIDTHS.get(pickle[at], 0)
        end = start + int.from_bytes(pickle[at + 1 : start], "little")
        if pickle[at] not in _WIDTHS or end > len(pickle):
            at += 1
            continue
        if pickle[at] != _FRAME:
            write(pickle[done:start])
            done = start
        write(pickle[done:end])
        done = at = end
    if done < len(pickle):
        write(pickle[done:] if done else pickle)


_FRAME_TARGET = 64 * 1024
_FRAME = 0x95
# How many bytes say the length behind the opcodes of frames, and of texts, bytes and bytearrays, which may stand between them.
_WIDTHS = {_FRAME: 8, 0x42: 4, 0x58: 4, 0x8D: 8, 0x8E: 8, 0x96: 8}


class Pickler(StrictPickler):
    __doc__ = _Pickler.__init__.__doc__
    __module__ = "_pickle"

    memo = _LateMemo(lambda kept: {id(item): (index, item) for index, item in enumerate(kept)})

    def dump(self, obj, /):
        """Write a pickled representation of the given object to the open file."""
        if type(self) is Pickler and _is_plain(self.__dict__):
            found = dump_plain(obj, self.proto)
            if found is not None:
                pickle, self._natives_memo = found
                del self.memo
                write_frames(self._file_write, pickle)
                return
        StrictPickler.dump(self, obj)

    def clear_memo(self):
        """Clears the pickler's "memo".

        The memo is the data structure that remembers which objects the
        pickler has already seen, so that shared or recursive objects are
        pickled by reference and not by value.  This method is useful when
        re-using picklers.
        """
        self.__dict__.pop("_natives_memo", None)
        self.memo = {}


def _is_plain(state):
    """Whether a pickler with these attributes says nothing of its own, and has written nothing yet."""
    return (
        state.get("proto", 0) >= 4
        and state.get("memo") == {}
        and not state.get("fast")
        and state.get("_buffer_callback") is None
        and _OWN_WAYS.isdisjoint(state)
    )


class Unpickler(_Unpickler):
    __doc__ = _Unpickler.__init__.__doc__
    __module__ = "_pickle"

    memo = _LateMemo(lambda values: dict(enumerate(values)))

    def load(self):
        """Load a pickle.

        Read a pickled object representation from the open file object given
        in the constructor, and return the reconstituted object hierarchy
        specified therein.
        """
        state = self.__dict__
        file = file_of(state.get("_file_read"))
        if file is None or state.get("_buffers") is not None or state.get("memo"):
            return _Unpickler.load(self)
        data, whole, ends = gather(file)
        if whole or ends:
            memo = state.get("_natives_memo", [])
            asked = type(self) is not Unpickler or "find_class" in state or "persistent_load" in state
            found = load_plain(data, ends, memo, self if asked else None)
            if found is not None and found[1] == len(data):
                self._natives_memo = memo
                state.pop("memo", None)
                return found[0]
        return self._load_again(data, file)

    def _load_again(self, data, file):
        """Reads on in Python what was begun."""
        replayed = Replayed(data, file)
        self._file_read, self._file_readline = replayed.read, replayed.readline
        try:
            return _Unpickler.load(self)
        finally:
            self._file_read, self._file_readline = file.read, file.readline
