/**
 * Characters as they lie in the VM's memory, one, two or four bytes each, as texts of JavaScript's. A decoder takes 2 ms for four million of them, where
 * `String.fromCharCode(...part)` takes 150, `apply` 25. Halves of surrogate pairs stay as they are.
 */

/** Characters from which on a decoder is worth being made, and called. */
const LONG = 64;
/** Characters put together by one call: more arguments could be too many for the stack. */
const PART = 8192;

let asciiDecoder: TextDecoder | undefined;
/** Refuses halves of pairs. */
let pairDecoder: TextDecoder | undefined;

/** Characters below 128. */
export function ascii(bytes: Uint8Array): string {
  if (bytes.length < LONG) return joined(bytes);
  asciiDecoder ??= new TextDecoder();
  return asciiDecoder.decode(bytes);
}

/** Characters below 256, which TextDecoder's "latin1", windows-1252, takes some of for others. */
export function latin1(bytes: Uint8Array): string {
  return joined(bytes);
}

export function utf16(units: Uint16Array): string {
  if (units.length < LONG) return joined(units);
  pairDecoder ??= new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true });
  try {
    return pairDecoder.decode(units);
  } catch {
    return joined(units);
  }
}

export function utf32(points: Uint32Array): string {
  return points.length < PART ? codePoints(points) : utf16(pairs(points));
}

/** The same in two bytes each, or four for a pair. */
function pairs(points: Uint32Array): Uint16Array {
  const units = new Uint16Array(2 * points.length);
  let count = 0;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (point < 0x10000) units[count++] = point;
    else {
      units[count++] = 0xd7c0 + (point >> 10);
      units[count++] = 0xdc00 | (point & 0x3ff);
    }
  }
  return units.subarray(0, count);
}

function codePoints(points: Uint32Array): string {
  let text = "";
  for (let i = 0; i < points.length; i += PART)
    text += String.fromCodePoint.apply(null, points.subarray(i, i + PART) as unknown as number[]);
  return text;
}

function joined(units: Uint8Array | Uint16Array): string {
  let text = "";
  for (let i = 0; i < units.length; i += PART)
    text += String.fromCharCode.apply(null, units.subarray(i, i + PART) as unknown as number[]);
  return text;
}
