/** memoryview.cast: the same bytes as items of another kind, or in another shape (CPython: memory_cast). */
import {
  allocView,
  asView,
  checkViewable,
  setContiguity,
  shapeAt,
  shapeOf,
  stridesOf,
  ViewFlag,
} from "../core/buffer.ts";
import { fail, raise, raisef } from "../core/errors.ts";
import { isInt } from "../core/integer.ts";
import { isList, listItem, listLength } from "../core/list.ts";
import { gcTrack } from "../core/object.ts";
import { asStr, isStr, STR_DATA } from "../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../core/subscript.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { encode } from "./codec/encode.ts";
import { Codec } from "./codec/names.ts";
import { Code, codeOf, codeSize, isByteCode } from "./memoryviewitems.ts";

const DIMENSIONS_MAX: u32 = 64;

/** The shape asked for, in as many words. */
const wanted = memory.data(64 * 4, 4);

/** cast(format, shape): shape UNBOUND keeps one dimension. */
export function castMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const text = load<i64>(args, 8);
  const shape = load<i64>(args, 16);
  if (!checkViewable(p)) return ERROR;
  if (!isStr(text)) return raisef(Exc.TypeError, "cast() argument 'format' must be str, not %A", text);
  if (!(asView(p).flags & ViewFlag.C_CONTIGUOUS)) {
    return raise(Exc.TypeError, "memoryview: casts are restricted to C-contiguous views");
  }
  if ((shape !== UNBOUND || asView(p).ndim !== 1) && hasZero(p)) {
    return raise(Exc.TypeError, "memoryview: cannot cast view with zeros in shape or strides");
  }
  const ndim = shape === UNBOUND ? 1 : openShape(shape, asView(p).ndim);
  if (ndim < 0) return ERROR;
  // Raises UnicodeEncodeError.
  if (!asStr(pointer(text)).ascii) return encode(text, Codec.ASCII, UNBOUND);
  const format = formatOf(pointer(text));
  const size = castSize(p, format);
  return size === 0 ? ERROR : castTo(p, format, size, ndim, shape);
}

function hasZero(p: usize): bool {
  for (let i = 0; i < asView(p).ndim; i++) if (shapeAt(p, i) === 0) return true;
  return false;
}

/** Checks what kind of thing a shape is: how many dimensions it has, or -1. */
function openShape(shape: Value, now: i32): i32 {
  if (!isList(shape) && !isTuple(shape)) return fail(Exc.TypeError, "shape must be a list or a tuple");
  const count = isList(shape) ? listLength(pointer(shape)) : tupleLength(pointer(shape));
  if (count > DIMENSIONS_MAX) {
    return fail(Exc.ValueError, "memoryview: number of dimensions must not exceed 64");
  }
  if (now !== 1 && count !== 1) {
    return fail(Exc.TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  return <i32>count;
}

/** A format of up to four characters in a word; others come out as none that is known. */
function formatOf(text: usize): u32 {
  const length = asStr(text).length;
  if (length === 0 || length > 2) return 0;
  return length === 1 ? load<u8>(text, STR_DATA) : load<u16>(text, STR_DATA);
}

/** Bytes of an item in the new format; 0 with an exception pending if the view cannot have it. */
function castSize(p: usize, format: u32): i32 {
  const native = "format must be a native single character format prefixed with an optional '@'";
  const to = codeOf(format);
  const from = codeOf(asView(p).format);
  if (to === Code.NONE) raisef(Exc.ValueError, "memoryview: destination %L", <i64>changetype<usize>(native));
  else if (from === Code.NONE)
    raisef(Exc.ValueError, "memoryview: source %L", <i64>changetype<usize>(native));
  else if (!isByteCode(to) && !isByteCode(from)) {
    raise(Exc.TypeError, "memoryview: cannot cast between two non-byte formats");
  } else if (asView(p).length % codeSize(to) !== 0) {
    raise(Exc.TypeError, "memoryview: length is not a multiple of itemsize");
  } else return codeSize(to);
  return 0;
}

function castTo(p: usize, format: u32, size: i32, ndim: i32, shape: Value): Value {
  const length = asView(p).length;
  if (shape === UNBOUND) store<i32>(wanted, length / size);
  else if (!readShape(shape, ndim, size, length)) return ERROR;
  const q = allocView(asView(p).managed, ndim);
  if (q === 0) return ERROR;
  const view = asView(q);
  view.data = asView(p).data;
  view.length = length;
  view.itemSize = size;
  view.format = format;
  view.flags = asView(p).flags & ViewFlag.READONLY;
  memory.copy(shapeOf(q), wanted, (<usize>ndim) << 2);
  let stride = size;
  for (let i = ndim - 1; i >= 0; i--) {
    store<i32>(stridesOf(q) + ((<usize>i) << 2), stride);
    stride *= shapeAt(q, i);
  }
  setContiguity(q);
  gcTrack(q);
  return box(q);
}

/** Reads the extents into `wanted`; false with an exception pending unless they make `length` bytes. */
function readShape(shape: Value, ndim: i32, size: i32, length: i32): bool {
  let product: i64 = size;
  for (let i = 0; i < ndim; i++) {
    const v = isList(shape) ? listItem(pointer(shape), i) : tupleItem(pointer(shape), i);
    if (!isInt(v)) {
      raise(Exc.TypeError, "memoryview.cast(): elements of shape must be integers");
      return false;
    }
    const extent = sizeNumber(v);
    if (extent === BAD_INDEX) return false;
    if (extent <= 0) {
      raise(Exc.ValueError, "memoryview.cast(): elements of shape must be integers > 0");
      return false;
    }
    if (extent > i64.MAX_VALUE / product) {
      raise(Exc.ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
      return false;
    }
    product *= extent;
    store<i32>(wanted + ((<usize>i) << 2), <i32>min<i64>(extent, i32.MAX_VALUE));
  }
  if (product === length) return true;
  raise(Exc.TypeError, "memoryview: product(shape) * itemsize != buffer size");
  return false;
}
